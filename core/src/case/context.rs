//! What decisions are made against.

use super::state::Case;
use crate::org::{Activations, Org, Unit};
use crate::scheme::{Item, Scheme, TierNo};
use crate::value::{Code, Date, Instant, MemberId, Stamp, UnitId};

/// What is laid down and who stands where, on the day of the command (C11).
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The scheme: the edition the case was reported under.
    pub scheme: &'a Scheme,
    /// The organisation.
    pub org: &'a Org,
    /// Which plans are in force where and when (L2); none if there is no such list.
    pub activations: Option<&'a Activations>,
    /// The case that another is to go on in, for `merge` alone.
    pub target: Option<Target<'a>>,
}

/// A case that another is to go on in (C2 merge), and the scheme it is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The case.
    pub case: &'a Case,
    /// The edition it was reported under.
    pub scheme: &'a Scheme,
}

impl<'a> Context<'a> {
    /// For commands to one case.
    #[must_use]
    pub const fn new(scheme: &'a Scheme, org: &'a Org) -> Self {
        Self { scheme, org, activations: None, target: None }
    }

    /// With the plans that are in force.
    #[must_use]
    pub const fn with_activations(self, activations: &'a Activations) -> Self {
        Self { activations: Some(activations), ..self }
    }

    /// For a merge into `case`, which is judged by `scheme`.
    #[must_use]
    pub const fn with_target(self, case: &'a Case, scheme: &'a Scheme) -> Self {
        Self { target: Some(Target { case, scheme }), ..self }
    }

    pub(super) fn stamp(&self, at: Instant) -> Stamp {
        Stamp::new(at, self.scheme.offset())
    }

    /// The local day of an instant (V2).
    pub(super) fn day(&self, at: Instant) -> Date {
        at.local(self.scheme.offset()).0
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
