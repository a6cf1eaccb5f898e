//! What the checks share: the scheme, the ids of the document, the faults so far.

use super::names::{Ids, Notes, Row};
use super::spans::overlaps;
use crate::org::draft::OrgDraft;
use crate::read::{FaultKind, FaultList, Field, Path, Rows};
use crate::scheme::{Scheme, TierNo};
use crate::value::{Code, Date, Span, UnitId};

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
        let ids = Ids::of(draft, faults);
        Self { scheme, notes: Notes::new(faults), ids, tiers: Vec::new() }
    }

    pub(super) fn fault(&mut self, kind: FaultKind, path: Path) {
        self.notes.fault(kind, path);
    }

    /// The entry of the scheme that a field names by code.
    pub(super) fn declared<T>(
        &mut self,
        what: &str,
        given: &Field<Code>,
        entries: &'d [T],
        code: impl Fn(&'d T) -> &'d Code,
        (row, field): (Row, &str),
    ) -> Option<&'d T> {
        let given = given.get()?;
        let entry = entries.iter().find(|entry| code(entry) == given);
        if entry.is_none() {
            let names = entries.iter().map(|entry| code(entry).as_str());
            self.notes.unknown(what, given.as_str(), names, row.field(field));
        }
        entry
    }

    /// The row of `units` that a field names.
    pub(super) fn unit(&mut self, given: &UnitId, path: impl FnOnce() -> Path) -> Option<usize> {
        self.notes.look_up(&self.ids.units, given.as_str(), path)
    }

    /// Notes that a list needs an entry.
    pub(super) fn not_empty<T>(&mut self, what: &str, rows: &Rows<T>, path: impl FnOnce() -> Path) {
        if rows.len() == Some(0) {
            let kind = FaultKind::WrongCount { what: what.to_owned(), expected: "1..".to_owned(), found: 0 };
            self.fault(kind, path());
        }
    }

    /// Notes the rows whose span meets an earlier one with the same key.
    pub(super) fn no_overlap<K: Ord + Copy>(
        &mut self,
        list: &'static str,
        rows: Vec<(K, Span, usize)>,
        kind: impl Fn(K, String) -> FaultKind,
    ) {
        for (key, at, first) in overlaps(rows) {
            let first = Row { list, at: first }.path().to_string();
            self.fault(kind(key, first), Row { list, at }.path());
        }
    }

    /// The tier of a row of `units`.
    pub(super) fn tier_of(&self, row: usize) -> Option<TierNo> {
        self.tiers.get(row).copied().flatten()
    }

    /// The tier of the unit of this id.
    pub(super) fn tier_of_id(&self, unit: &UnitId) -> Option<TierNo> {
        self.tier_of(self.ids.units.row(unit.as_str())?)
    }

    /// The code of a tier, for messages.
    pub(super) fn tier_code(&self, tier: TierNo) -> String {
        self.scheme.tier(tier).map_or_else(|| tier.to_string(), |tier| tier.code.to_string())
    }

    /// The span of a row; one that no day lies in is a fault.
    pub(super) fn span(&mut self, from: &Field<Date>, until: &Field<Date>, row: Row) -> Option<Span> {
        let from = *from.get()?;
        if until.is_faulty() {
            return None;
        }
        let until = until.get().copied();
        let span = Span::new(from, until);
        if let (None, Some(until)) = (span, until) {
            let kind = FaultKind::EmptySpan { from: from.to_string(), until: until.to_string() };
            self.fault(kind, row.field("until"));
        }
        span
    }
}
