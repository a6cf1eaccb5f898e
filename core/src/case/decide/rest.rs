//! Suspend, defer, resume (C2, C8).

use std::collections::BTreeSet;

use super::super::command::Command;
use super::super::event::{Cause, Happening};
use super::super::refusal::Refusal;
use super::super::state::Suspension;
use super::super::tick::resumption;
use super::super::turn::Turn;
use crate::value::{Date, Instant, Stamp, Text, UnitId};

pub(super) fn suspend(
    turn: &mut Turn<'_>,
    command: &Command,
    reason: &Text,
    until: Option<Stamp>,
) -> Result<(), Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let at = command.at;
    if let Some(until) = until.filter(|until| until.instant() <= at.instant()) {
        return Err(Refusal::UntilNotLater { until });
    }
    let cap = turn.context.scheme.handling().suspension;
    let calendar = turn.clock.calendar();
    let touched = |past: &Suspension| calendar.touched_days(cap, past.from.instant(), past.to.instant());
    let counted = case.suspensions.iter().filter(|past| !past.deferral);
    let used: BTreeSet<Date> = counted.flat_map(touched).collect();
    let stated = until.map_or(Instant::MAX, Stamp::instant);
    let ends = calendar
        .suspension_end(cap, &used, at.instant(), stated)
        .ok_or(Refusal::SuspensionUsedUp { cap: cap.duration() })?;
    let cause = if until.is_some_and(|until| until.instant() == ends) { Cause::Until } else { Cause::Cap };
    let unpublished = cause == Cause::Cap && turn.clock.is_unpublished(cap, at.instant(), ends)?;
    let ends = turn.context.stamp(ends);
    turn.command(command, Happening::Suspended { reason: reason.clone(), ends, cause, unpublished })
}

/// 挂账缓办: granted once by a unit above, until a stated instant within the scheme's longest term.
pub(super) fn defer(
    turn: &mut Turn<'_>,
    command: &Command,
    granted_by: &UnitId,
    reason: &Text,
    until: Stamp,
) -> Result<(), Refusal> {
    turn.context.unit(granted_by)?;
    if until.instant() <= command.at.instant() {
        return Err(Refusal::UntilNotLater { until });
    }
    super::pace::stands_above(turn, granted_by)?;
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    if case.deferred {
        return Err(Refusal::DeferredAlready { case: case.case.clone() });
    }
    let rule = turn.context.scheme.deferral().ok_or_else(|| turn.inconsistent())?;
    let (latest, _) = turn.clock.end(command.at.instant(), rule.longest)?;
    if until.instant() > latest.instant() {
        return Err(Refusal::TermTooLong { until, latest });
    }
    let what = Happening::Deferred {
        granted_by: granted_by.clone(),
        reason: reason.clone(),
        ends: turn.context.stamp(until.instant()),
        rule: rule.code.clone(),
    };
    turn.command(command, what)
}

pub(super) fn resume(turn: &mut Turn<'_>, command: &Command) -> Result<(), Refusal> {
    let what = resumption(turn, command.at.instant(), Cause::Hand)?;
    turn.command(command, what)
}
