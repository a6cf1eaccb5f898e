//! Items of the catalogue (网格事项, K1, K3).

use serde::Serialize;

use super::{Basis, ItemKind, Nature, TierNo};
use crate::value::{Code, Duration, Name};

/// One item of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Its category.
    pub category: Code,
    /// Problem, service or inspection.
    pub kind: ItemKind,
    /// Simple, complex or hard.
    pub nature: Nature,
    /// The tier that handles it first.
    pub start: TierNo,
    /// The highest tier it may climb to (不出网、不出片、不出镇).
    pub ceiling: TierNo,
    /// The kinds of evidence a resolution must show.
    pub evidence: Vec<Code>,
    /// Whether residents evaluate it.
    pub evaluated: bool,
    /// Its limits.
    pub limits: Limits,
    /// What it rests on.
    pub basis: Basis,
}

/// The limits of an item by tier (K3), the most specific row of each tier already chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Limits {
    accept: [Option<Duration>; 4],
    handle: [Option<Duration>; 4],
}

impl Limits {
    /// The time to accept a case at `tier`, if there is a limit.
    #[must_use]
    pub fn accept(&self, tier: TierNo) -> Option<Duration> {
        self.accept.get(tier.index()).copied().flatten()
    }

    /// The time to handle a case at `tier`; given for every tier from the item's start to the apex.
    #[must_use]
    pub fn handle(&self, tier: TierNo) -> Option<Duration> {
        self.handle.get(tier.index()).copied().flatten()
    }

    pub(crate) fn set(&mut self, tier: TierNo, accept: Option<Duration>, handle: Option<Duration>) {
        if let (Some(slot), Some(accept)) = (self.accept.get_mut(tier.index()), accept) {
            *slot = Some(accept);
        }
        if let (Some(slot), Some(handle)) = (self.handle.get_mut(tier.index()), handle) {
            *slot = Some(handle);
        }
    }
}
