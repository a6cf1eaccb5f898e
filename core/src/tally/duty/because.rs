//! The reasons of an answer.

use serde::Serialize;

use super::part::{Part, Row};
use super::plans::asked;
use crate::scheme::{Asks, Basis, Coverage, Duty, Edition};
use crate::tally::days;
use crate::value::{Amount, Code, MemberId, Period, RecordId, TargetId, UnitId};

/// What a duty counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Records (次).
    Times,
    /// Different targets of records (不同对象).
    Targets,
    /// Quantities (数量).
    Amount,
    /// Households of the subtree (户).
    Households,
    /// Contact households (联系户).
    Contacts,
    /// Points of a checklist (检查点).
    Points,
    /// Cases that were closed (已销号事件).
    Cases,
}

impl Measure {
    /// What a duty counts.
    #[must_use]
    pub fn of(duty: &Duty) -> Self {
        match &duty.asks {
            Asks::Times { distinct: false, .. } => Self::Times,
            Asks::Times { distinct: true, .. } => Self::Targets,
            Asks::Amount { .. } => Self::Amount,
            Asks::Coverage(Coverage::Households | Coverage::Groups { .. }) => Self::Households,
            Asks::Coverage(Coverage::Contacts { .. }) => Self::Contacts,
            Asks::Coverage(Coverage::Points { .. }) => Self::Points,
            Asks::Coverage(Coverage::Closed { .. }) => Self::Cases,
        }
    }
}

/// Why a subject has to do so much, and what counts as done: the rule, what it rests on, and the very records.
///
/// The records alone give `done` again: so many, so many different targets, the sum of their quantities, or so many
/// targets of the set; at most `required`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Because {
    /// The duty.
    pub duty: Code,
    /// The edition that was in force on the period's last day.
    pub edition: Edition,
    /// What the duty rests on.
    pub basis: Basis,
    /// The period.
    pub period: Period,
    /// How many days it has.
    pub days: u32,
    /// On how many of them the duty was in force, and of a duty that plans add one of these plans active: at least half.
    pub in_force: u32,
    /// Who is bound; absent of a duty of units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// The unit that is bound, or at which the member is.
    pub unit: UnitId,
    /// On how many days the post was held: at least half; absent of a duty of units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<u32>,
    /// What is counted.
    pub measure: Measure,
    /// The kinds of records that count.
    pub kinds: Vec<Code>,
    /// Whether only records that another member verified count.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub verified: bool,
    /// How many targets the set has; absent of a duty that covers none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set: Option<u32>,
    /// How much it would be without plans; absent where none changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usual: Option<Amount>,
    /// The plans that changed it, each active on at least half of the days, in declared order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<Code>,
    /// How much is to be done.
    pub required: Amount,
    /// How much of it is done.
    pub done: Amount,
    /// The records that count, also those beyond what is required, by time and id.
    pub records: Vec<RecordId>,
    /// The targets that no record covers, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<TargetId>,
}

impl Because {
    pub(super) fn of(part: &Part<'_>, row: &Row<'_>) -> Self {
        let (standing, subject) = (&part.standing, &row.subject);
        let (duty, period) = (standing.duty, standing.period);
        let asked = asked(part.given.world.activations(), standing, subject.unit).ok().flatten();
        let changed = asked.filter(|asked| !asked.plans.is_empty());
        let activities = part.given.activities;
        let record = |row: u32| {
            let row = usize::try_from(row).ok()?;
            Some((activities.record(row)?.at, activities.id(row)?.clone()))
        };
        let mut records: Vec<(i64, RecordId)> = part.counted(row).filter_map(record).collect();
        records.sort_unstable();
        Self {
            duty: duty.code.clone(),
            edition: standing.edition.edition().clone(),
            basis: duty.basis.clone(),
            period,
            days: days::length(period),
            in_force: subject.in_force,
            member: subject.member.map(|(_, member)| member.clone()),
            unit: subject.unit.id().clone(),
            held: subject.member.map(|_| subject.held),
            measure: Measure::of(duty),
            kinds: duty.kinds.clone(),
            verified: duty.verified,
            set: part.set_of(row),
            usual: changed.as_ref().map(|asked| asked.usual),
            plans: changed.map_or_else(Vec::new, |asked| asked.plans.into_iter().cloned().collect()),
            required: row.required,
            done: row.done,
            records: records.into_iter().map(|(_, id)| id).collect(),
            missing: part.missing(row),
        }
    }
}
