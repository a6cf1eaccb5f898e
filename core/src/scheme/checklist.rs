//! Checklists (检查清单, K6): points that are checked, each opening a case when it fails.

use serde::Serialize;

use super::{Basis, Condition, TierNo};
use crate::value::{Code, Date, Duration, Name, Text, UnitId};

/// A list of points to be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checklist {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The first day it is in use; `None`: since the scheme holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The day its use ends before; `None` while open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The groups its points fall into, in declared order.
    pub groups: Vec<PointGroup>,
    /// Its points, in declared order.
    pub points: Vec<Point>,
    /// What it rests on.
    pub basis: Basis,
}

/// A group of points; code and name, as of a condition.
pub type PointGroup = Condition;

impl Checklist {
    /// Whether it is in use on `day`.
    #[must_use]
    pub fn is_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// One point of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    /// Its code, of this list alone.
    pub code: Code,
    /// What is checked.
    pub name: Text,
    /// The group it falls into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Code>,
    /// Where it is checked.
    #[serde(flatten)]
    pub place: Place,
    /// The time to put it right.
    pub limit: Duration,
    /// The item whose case is opened when it fails.
    pub item: Code,
    /// What is done against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<Text>,
}

/// Where a point is checked; in JSON the field `tier` or `unit`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// At every unit of a tier.
    Tier(TierNo),
    /// At this unit.
    Unit(UnitId),
}
