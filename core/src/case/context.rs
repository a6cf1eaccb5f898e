//! What decisions are made against.

use crate::org::{Org, Unit};
use crate::scheme::{Item, Scheme, Situation, TierNo};
use crate::value::{Code, Date, Instant, MemberId, MonthDay, Stamp, UnitId};

/// What is laid down and who stands where, on the day of the command (C11).
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The scheme: the edition the case was reported under.
    pub scheme: &'a Scheme,
    /// The organisation.
    pub org: &'a Org,
}

impl<'a> Context<'a> {
    pub(super) fn stamp(&self, at: Instant) -> Stamp {
        Stamp::new(at, self.scheme.offset())
    }

    /// The local day of an instant (V2).
    pub(super) fn day(&self, at: Instant) -> Date {
        at.local(self.scheme.offset()).0
    }

    /// What a limit that starts at `at` on `tier` is asked for (K3).
    pub(super) fn situation(&self, tier: TierNo, at: Instant) -> Situation<'static> {
        Situation::plain(tier, MonthDay::of(self.day(at)))
    }

    pub(super) fn item(&self, code: &Code) -> Option<&'a Item> {
        self.scheme.item(code)
    }

    pub(super) fn parent(&self, unit: &UnitId) -> Option<(UnitId, TierNo)> {
        self.ancestors(unit).next()
    }

    /// The units above `unit`, lowest first, with their tiers.
    pub(super) fn ancestors(&self, unit: &UnitId) -> impl Iterator<Item = (UnitId, TierNo)> + use<'a> {
        let above = self.org.unit(unit).into_iter().flat_map(Unit::ancestors);
        above.map(|above| (above.id().clone(), above.tier()))
    }

    /// Whether `member` holds any post at `unit` on `day`.
    pub(super) fn holds_post(&self, member: &MemberId, unit: &UnitId, day: Date) -> bool {
        self.org.posts_of(member, day).any(|post| post.unit == *unit)
    }

    /// Whether `member` holds, on `day`, a post at `unit` in one of `roles`.
    pub(super) fn holds_any(&self, member: &MemberId, roles: &[Code], unit: &UnitId, day: Date) -> bool {
        roles.iter().any(|role| self.org.holds(member, role, unit, day))
    }
}
