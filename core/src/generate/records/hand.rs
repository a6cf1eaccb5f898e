//! How a deed becomes a record: who verified it, when it was filed, and whether it was taken back.

use super::ground::Ground;
use super::sheet::{Draft, Sheet};
use crate::generate::Rng;
use crate::org::Unit;
use crate::value::{Amount, Code, Date, Instant, MemberId, TargetId};

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;
/// One record in so many is taken back.
const TAKEN_BACK: u64 = 120;
/// Of so many records that must be verified one is not.
const UNVERIFIED: u64 = 20;
/// One record in so many is filed days later.
const LATE: u64 = 12;
/// The most days that one is filed late, and that pass until one is taken back.
const DAYS_LATE: u64 = 20;

/// Something that somebody did.
pub(super) struct Deed<'a> {
    pub(super) member: &'a MemberId,
    pub(super) unit: Unit<'a>,
    pub(super) kind: &'a Code,
    pub(super) at: Instant,
    pub(super) quantity: Amount,
    pub(super) target: Option<TargetId>,
}

impl<'a> Ground<'a> {
    /// Puts a deed on the sheet; whether it stands.
    pub(super) fn record(&self, deed: Deed<'a>, sheet: &mut Sheet, rng: &mut Rng) -> bool {
        let day = deed.at.local(self.offset()).0;
        let needs = self.needs(deed.kind);
        let asked = if needs.verified || needs.lapse { rng.below(UNVERIFIED) > 0 } else { rng.below(4) == 0 };
        let verifier = if asked { self.verifier(deed.unit, (deed.member, day), rng) } else { None };
        let filed = filed(deed.at, rng);
        let draft = Draft {
            member: deed.member.clone(),
            unit: deed.unit.id().clone(),
            kind: deed.kind.clone(),
            at: deed.at,
            quantity: deed.quantity,
            target: deed.target,
            verified_by: verifier.cloned(),
            filed_at: filed,
            reverses: None,
        };
        let taken_back = rng.below(TAKEN_BACK) == 0;
        let back = if taken_back { self.taken_back(&draft, deed.member, rng) } else { None };
        let Some(place) = sheet.put(draft) else { return false };
        let Some(back) = back else { return true };
        sheet.put(Draft { reverses: Some(place), ..back });
        false
    }

    /// The record that takes one back, some days later, while the member still serves.
    fn taken_back(&self, draft: &Draft, member: &MemberId, rng: &mut Rng) -> Option<Draft> {
        let days = i64::try_from(1 + rng.below(DAYS_LATE)).ok()?;
        let at = draft.at.checked_add_millis(days * DAY_MS)?;
        let served = |day: Date| self.world.org().serves(member, day);
        if !self.holds(at) || !served(at.local(self.offset()).0) {
            return None;
        }
        let filed_at = draft.filed_at.filter(|filed| *filed > at);
        Some(Draft { at, filed_at, verified_by: None, ..draft.clone() })
    }
}

/// When it is filed: at once, within hours, or days later.
fn filed(at: Instant, rng: &mut Rng) -> Option<Instant> {
    let millis = if rng.below(LATE) == 0 {
        i64::try_from(1 + rng.below(DAYS_LATE)).ok()? * DAY_MS
    } else if rng.below(3) > 0 {
        i64::try_from(1 + rng.below(8)).ok()? * HOUR_MS
    } else {
        return None;
    };
    at.checked_add_millis(millis)
}
