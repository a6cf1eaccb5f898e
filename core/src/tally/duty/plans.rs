//! Plans in force over a period (L1): what they make of a duty.

use super::exact::scaled;
use super::standing::Standing;
use crate::org::{Activation, Activations, Unit};
use crate::scheme::{AmountChange, Asks, DutyChange, Plan};
use crate::tally::days::{self, Days};
use crate::value::{Amount, Code};

/// What a duty asks of a subject for times or an amount, before and after plans.
pub(super) struct Asked<'a> {
    /// Without plans.
    pub(super) usual: Amount,
    /// With them.
    pub(super) amount: Amount,
    /// The plans that changed it, in declared order.
    pub(super) plans: Vec<&'a Code>,
}

/// The days of the period on which a plan is active at a unit: by its own activations and those of the units above.
fn active(activations: Option<&Activations>, plan: &Code, unit: Unit<'_>, standing: &Standing<'_>) -> Days {
    let all = activations.map_or(&[][..], Activations::as_slice);
    let rows = std::iter::once(unit).chain(unit.ancestors()).flat_map(|unit| at(all, plan, unit));
    let within = days::run(standing.period);
    let runs = rows.filter_map(|row| days::clip(within, Some(row.span.from()), row.span.until()));
    Days::united(runs.collect())
}

/// The activations of a plan at a unit: they stand by plan and unit.
fn at<'r>(all: &'r [Activation], plan: &Code, unit: Unit<'_>) -> &'r [Activation] {
    let key = (plan, unit.id());
    let rest = all.get(all.partition_point(|row| (&row.plan, &row.unit) < key)..).unwrap_or_default();
    rest.get(..rest.partition_point(|row| (&row.plan, &row.unit) == key)).unwrap_or_default()
}

/// The days of the period on which a duty is in force for a unit: its own, and of a duty that plans add those on which
/// one of them is active there.
pub(super) fn in_force(activations: Option<&Activations>, standing: &Standing<'_>, unit: Unit<'_>) -> u32 {
    if standing.duty.plans.is_empty() {
        return standing.days.count();
    }
    // The days of several plans, united: none twice.
    let none = Days::default();
    let plans = standing.duty.plans.iter().map(|plan| active(activations, plan, unit, standing));
    plans.fold(none, |sum, days| sum.or(&days)).and(&standing.days).count()
}

/// What a duty asks of the subjects at a unit: the first value of the plans that were active on at least half of the
/// days, all their factors, rounded once (L1). `None` of a duty that covers targets; an error beyond the greatest
/// amount.
pub(super) fn asked<'a>(
    activations: Option<&Activations>,
    standing: &Standing<'a>,
    unit: Unit<'_>,
) -> Result<Option<Asked<'a>>, Overflow> {
    let (usual, step) = match standing.duty.asks {
        Asks::Times { times, .. } => (Amount::from_whole(times.into()).map_err(|_| Overflow)?, 1000),
        Asks::Amount { amount } => (amount, 1),
        Asks::Coverage(_) => return Ok(None),
    };
    let (mut value, mut factors, mut plans) = (None, Vec::new(), Vec::new());
    for plan in standing.edition.plans() {
        let mut changes = changes_of(plan, &standing.duty.code).peekable();
        let at_issue = changes.peek().is_some() && activations.is_some();
        let holds = at_issue
            && days::is_half(active(activations, &plan.code, unit, standing).count(), standing.period);
        for change in changes.filter(|_| holds) {
            match change.change {
                AmountChange::Value(given) if value.is_none() => value = Some(given),
                AmountChange::Factor(factor) => factors.push(factor),
                AmountChange::Value(_) => continue,
            }
            if plans.last() != Some(&&plan.code) {
                plans.push(&plan.code);
            }
        }
    }
    if plans.is_empty() {
        return Ok(Some(Asked { usual, amount: usual, plans }));
    }
    let amount = scaled(value.unwrap_or(usual), step, &factors).ok_or(Overflow)?;
    Ok(Some(Asked { usual, amount, plans }))
}

/// More than the greatest amount.
#[derive(Debug)]
pub(super) struct Overflow;

/// What a plan says of a duty: first what names it, then what is meant for every duty.
fn changes_of<'a>(plan: &'a Plan, duty: &Code) -> impl Iterator<Item = &'a DutyChange> {
    let named = plan.duties.iter().filter(move |one| one.duties.contains(duty));
    named.chain(plan.duties.iter().filter(|one| one.duties.is_empty()))
}
