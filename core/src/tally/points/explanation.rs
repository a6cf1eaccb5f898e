//! Why a record earned what it earned: the form of the answer.

use serde::Serialize;

use super::outcome::{Reason, State};
use crate::scheme::{CapMost, CapOf, Edition, TierNo};
use crate::value::{Amount, Code, Date, Name, Period, Ratio, RecordId, UnitId};

/// Why a record earned what it earned in a purse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Its row.
    pub row: usize,
    /// Its id.
    pub record: RecordId,
    /// Its local day.
    pub day: Date,
    /// How it stands, over all purses.
    pub state: State,
    /// The edition in force on its day, by which it is judged (P8).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<Edition>,
    /// What a rule of this purse makes of it, if it is live and one serves it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub served: Option<Served>,
    /// Its credit.
    pub credit: Amount,
}

/// What the rule that serves a record makes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Served {
    /// The rule.
    pub rule: Code,
    /// Its conditions, all of which held, each by what it held.
    pub held: Vec<Held>,
    /// Why it comes to nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Points for each unit of quantity.
    pub points: Amount,
    /// How many units.
    pub quantity: Amount,
    /// What multiplied: all that applied.
    pub multipliers: Vec<Multiplied>,
    /// Points × quantity × multipliers; 0 if it comes to nothing.
    pub raw: Amount,
    /// The caps that name the rule, in declared order, each with what it had left; none if it comes to nothing.
    pub caps: Vec<CapLeft>,
    /// The first of these that had least left, if it had less than the raw.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut_by: Option<Code>,
}

/// What held of a condition; of a list the first that did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// The member held this role.
    Role(Code),
    /// The member had this tag.
    Tag(Code),
    /// The unit stands on this tier.
    Tier(TierNo),
    /// The unit stands at or below this one.
    Under(UnitId),
    /// The day is not before this one.
    From(Date),
    /// The day is before this one.
    Until(Date),
    /// This plan was active at the unit.
    Plan(Code),
}

/// What multiplied points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Multiplied {
    /// By what.
    pub by: MultipliedBy,
    /// How many times.
    pub factor: Ratio,
}

/// By what points are multiplied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MultipliedBy {
    /// A multiplier of the rule, by its name.
    Multiplier(Name),
    /// A plan that was active at the unit, by its code.
    Plan(Code),
}

/// What a cap had left for a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CapLeft {
    /// The cap.
    pub cap: Code,
    /// What it counts apart.
    pub of: CapOf,
    /// The period.
    pub period: Period,
    /// How much there is.
    #[serde(flatten)]
    pub most: CapMost,
    /// Whether it credits in full or not at all.
    pub whole: bool,
    /// Points that were used of its bucket before.
    pub used_points: Amount,
    /// Records that used of it before.
    pub used_times: u64,
    /// Points that were left; `None`: as many as one likes, for there were times left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Amount>,
}
