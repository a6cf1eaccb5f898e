//! Items of the catalogue (网格事项, K1, K2).

use serde::Serialize;

use super::{Basis, ItemKind, LimitRow, Limits, Nature, TierNo};
use crate::value::{Code, Date, Name, Text};

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
    /// The first day it is on the list (准入); `None`: since the scheme holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The day it leaves the list (退出); `None` while open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Whether it was taken in for a term only; then `until` is given.
    pub temporary: bool,
    /// The tier that handles it first.
    pub start: TierNo,
    /// The highest tier it may climb to (不出网、不出片、不出镇).
    pub ceiling: TierNo,
    /// The card its cases start with (E7).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<Code>,
    /// The function that leads (主办).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<Code>,
    /// The functions that support (协办).
    pub support: Vec<Code>,
    /// How urgent its cases may be, in declared order.
    pub severities: Vec<ItemSeverity>,
    /// Conditions with limits of their own, in declared order.
    pub conditions: Vec<Condition>,
    /// The kinds of evidence a resolution must show.
    pub evidence: Vec<Code>,
    /// Whether residents evaluate it.
    pub evaluated: bool,
    /// The channels it comes in by; empty: any.
    pub channels: Vec<Code>,
    /// The groups of households it is served to at home.
    pub at_home: Vec<Code>,
    /// When it is to be registered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<Text>,
    /// When it may be closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing: Option<Text>,
    /// Whether its stages must be gone through before it is resolved.
    pub stages_in_order: bool,
    /// Its limits; with stages, those to accept only.
    pub limits: Limits,
    /// Its stages, in order (K3).
    pub stages: Vec<Stage>,
    /// What it rests on.
    pub basis: Basis,
}

impl Item {
    /// Whether it is on the list on `day` (K2).
    #[must_use]
    pub fn is_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// Whether it comes in by `channel`.
    #[must_use]
    pub fn takes(&self, channel: &Code) -> bool {
        self.channels.is_empty() || self.channels.contains(channel)
    }

    /// The limits to handle it that hold first: its own, or those of its first stage.
    #[must_use]
    pub fn handling(&self) -> &Limits {
        self.stages.first().map_or(&self.limits, |stage| &stage.limits)
    }

    /// Every row of its limits, those of its stages last.
    pub fn rows(&self) -> impl Iterator<Item = &LimitRow> {
        self.limits.rows().iter().chain(self.stages.iter().flat_map(|stage| stage.limits.rows()))
    }
}

/// How urgent cases of an item may be (E7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemSeverity {
    /// The severity.
    pub code: Code,
    /// The tier such a case starts on, the item's own or the severity's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<TierNo>,
}

/// A condition (情形) that has limits of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Condition {
    /// Its code, of this item alone.
    pub code: Code,
    /// Its name.
    pub name: Name,
}

/// A stage of handling (办理阶段, K3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stage {
    /// Its code, of this item alone.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Its limits, to handle only.
    pub limits: Limits,
}
