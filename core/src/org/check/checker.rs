//! What the checks share: the scheme, the ids of the document, the faults so far.

use super::names::{self, Ids};
use super::notes::Notes;
use crate::org::draft::OrgDraft;
use crate::read::{FaultList, Path};
use crate::scheme::{Scheme, TierNo};
use crate::value::{MemberId, UnitId};

/// Collects faults and holds the ids of the document.
pub(super) struct Checker<'d, 'f> {
    pub(super) scheme: &'d Scheme,
    pub(super) notes: Notes<'f>,
    pub(super) ids: Ids<'d>,
    /// Of each row of `units` its tier, where it could be read.
    pub(super) tiers: Vec<Option<TierNo>>,
}

impl<'d, 'f> Checker<'d, 'f> {
    pub(super) fn new(draft: &'d OrgDraft, scheme: &'d Scheme, faults: &'f mut FaultList) -> Self {
        let mut notes = Notes::new(faults);
        let ids = Ids::of(draft, &mut notes);
        Self { scheme, notes, ids, tiers: Vec::new() }
    }

    /// The row of `units` that a field names.
    pub(super) fn unit(&mut self, given: &UnitId, path: impl FnOnce() -> Path) -> Option<usize> {
        names::look_up(&self.ids.units, given.as_str(), &mut self.notes, path)
    }

    /// Notes a member who neither holds a post nor is enrolled.
    pub(super) fn serving(&mut self, given: &MemberId, path: impl FnOnce() -> Path) {
        names::serving(&self.ids.members, given.as_str(), &mut self.notes, path);
    }

    /// The tier of a row of `units`.
    pub(super) fn tier_of(&self, row: usize) -> Option<TierNo> {
        self.tiers.get(row).copied().flatten()
    }

    /// The tier of the unit of this id.
    pub(super) fn tier_of_id(&self, unit: &UnitId) -> Option<TierNo> {
        self.tier_of(self.ids.units.row(unit.as_str())?)
    }

    /// Notes that a unit stands on none of the tiers it would have to.
    pub(super) fn wrong_tier(&mut self, id: impl ToString, tier: TierNo, expected: &[TierNo], path: Path) {
        self.notes.wrong_tier(id, tier, expected, self.scheme, path);
    }
}
