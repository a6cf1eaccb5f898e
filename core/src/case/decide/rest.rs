//! Suspend and resume (C2, C8).

use std::collections::BTreeSet;

use super::super::command::Command;
use super::super::event::{Cause, Happening};
use super::super::refusal::Refusal;
use super::super::state::Suspension;
use super::super::tick::resumption;
use super::super::turn::Turn;
use crate::value::{Date, Instant, Stamp, Text};

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
    let used: BTreeSet<Date> = case.suspensions.iter().flat_map(touched).collect();
    let stated = until.map_or(Instant::MAX, Stamp::instant);
    let ends = calendar
        .suspension_end(cap, &used, at.instant(), stated)
        .ok_or(Refusal::SuspensionUsedUp { cap: cap.duration() })?;
    let cause = if until.is_some_and(|until| until.instant() == ends) { Cause::Until } else { Cause::Cap };
    let unpublished = cause == Cause::Cap && turn.clock.is_unpublished(cap, at.instant(), ends)?;
    let ends = turn.context.stamp(ends);
    turn.command(command, Happening::Suspended { reason: reason.clone(), ends, cause, unpublished })
}

pub(super) fn resume(turn: &mut Turn<'_>, command: &Command) -> Result<(), Refusal> {
    let limit = resumption(turn, command.at.instant())?;
    turn.command(command, Happening::Resumed { cause: Cause::Hand, limit })
}
