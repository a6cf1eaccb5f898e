//! What time alone brings (C5, C10, E3, E4).

use super::clock::Clockwork;
use super::context::Context;
use super::due::{Coming, come};
use super::event::{About, Cause, Event, Happening};
use super::limit::{Limit, LimitFor};
use super::refusal::Refusal;
use super::state::{Case, Holder, Phase, Suspension};
use super::turn::Turn;
use crate::scheme::TierNo;
use crate::value::{Code, Instant, Ratio};

/// The events that time has brought to `case` by `now`, each stamped with the instant at which it fell due, or
/// the case's last event if that is later.
///
/// Nothing is derived for an instant before the case's last event. `tick(t1)` then `tick(t2)` is `tick(t2)`.
///
/// # Errors
///
/// `out_of_range` if a new deadline would fall after 2199, `inconsistent` for a case that no events lead to,
/// `other_edition` if the context holds another scheme.
pub fn tick(case: &Case, now: Instant, context: Context<'_>) -> Result<Vec<Event>, Refusal> {
    if case.edition != *context.scheme.edition() {
        let (expected, found) = (case.edition.clone(), context.scheme.edition().clone());
        return Err(Refusal::OtherEdition { expected, found });
    }
    let clock = Clockwork::for_tick(context);
    let mut turn = Turn::new(case.case.clone(), Some(case.clone()), context, clock);
    advance(&mut turn, now)?;
    Ok(turn.events)
}

/// Brings the turn to `now`.
pub(super) fn advance(turn: &mut Turn<'_>, now: Instant) -> Result<(), Refusal> {
    while let Some((at, what)) = turn.case().and_then(|case| come(case, now)) {
        match what {
            Coming::AcceptOverdue => accept_overdue(turn, at)?,
            Coming::Warning(share) => warn(turn, at, share)?,
            Coming::Overdue => overdue(turn, at)?,
            Coming::Resumption(cause) => resume(turn, at, cause)?,
            Coming::FeedbackOverdue => feedback_overdue(turn, at)?,
            Coming::Closing => turn.derive(at, Happening::Closed { cause: Cause::Time })?,
        }
    }
    Ok(())
}

/// Tells each unit above the one that should have accepted, lowest first (C10).
fn accept_overdue(turn: &mut Turn<'_>, at: Instant) -> Result<(), Refusal> {
    let Some((unit, rule)) = turn.case().map(|case| (case.holder().unit.clone(), case.item.clone())) else {
        return Ok(());
    };
    let deadline = turn.context.stamp(at);
    turn.derive(at, Happening::AcceptOverdue { deadline })?;
    for (unit, tier) in turn.context.ancestors(&unit) {
        let about = About::AcceptOverdue;
        turn.derive(at, Happening::Notified { unit, tier, about, rule: rule.clone() })?;
    }
    Ok(())
}

fn warn(turn: &mut Turn<'_>, at: Instant, share: Ratio) -> Result<(), Refusal> {
    let Some(deadline) = turn.case().and_then(Case::limit).map(|limit| limit.deadline) else { return Ok(()) };
    let rule = turn.context.scheme.ladder().code.clone();
    turn.derive(at, Happening::Warned { share, deadline, rule })
}

/// The handle limit passed: the tier above, at the ceiling supervision. The supervision limit passed: no limit
/// runs until the holder is set anew (E3).
fn overdue(turn: &mut Turn<'_>, at: Instant) -> Result<(), Refusal> {
    let Some((case, limit)) = turn.case().and_then(|case| Some((case, case.limit()?.clone()))) else {
        return Ok(());
    };
    let (holder, ceiling, item) = (case.holder().clone(), case.ceiling, case.item.clone());
    let (purpose, rule) = (limit.purpose, turn.context.scheme.ladder().code.clone());
    turn.derive(at, Happening::Overdue { limit })?;
    if purpose != LimitFor::Handle {
        return Ok(());
    }
    let at = turn.case().map_or(at, |case| case.last.instant());
    match turn.context.parent(&holder.unit).filter(|_| ceiling.is_above(holder.tier)) {
        Some((unit, tier)) => {
            let limit = handle_limit(turn, &item, tier, at)?;
            let what = Happening::Escalated {
                from: holder.unit,
                holder: unit,
                tier,
                cause: Cause::Overdue,
                breach: false,
                reason: None,
                rule: Some(rule),
                limit,
            };
            turn.derive(at, what)
        }
        None => supervise(turn, at, holder, rule),
    }
}

fn supervise(turn: &mut Turn<'_>, at: Instant, holder: Holder, rule: Code) -> Result<(), Refusal> {
    let length = turn.context.scheme.ladder().supervision;
    let limit = turn.clock.begin(LimitFor::Supervision, length, at, rule.clone())?;
    turn.derive(at, Happening::Supervised { holder: holder.unit, rule, limit })
}

/// The handle limit of the item at a tier, in full (C9).
pub(super) fn handle_limit(
    turn: &Turn<'_>,
    item: &Code,
    tier: TierNo,
    at: Instant,
) -> Result<Limit, Refusal> {
    let length =
        turn.context.item(item).and_then(|item| item.handling().handle(&turn.context.situation(tier, at)));
    let length = length.ok_or_else(|| turn.inconsistent())?;
    turn.clock.begin(LimitFor::Handle, length, at, item.clone())
}

/// Ends the suspension at `at` and counts the limit anew around it (C8).
pub(super) fn resumption(turn: &Turn<'_>, at: Instant) -> Result<Option<Limit>, Refusal> {
    let Some(case) = turn.case() else { return Ok(None) };
    let Phase::Suspended { limit: Some(limit), since, .. } = &case.phase else { return Ok(None) };
    let mut suspensions = case.suspensions.clone();
    suspensions.push(Suspension { from: *since, to: turn.context.stamp(at) });
    turn.clock.moved(limit, &suspensions).map(Some)
}

fn resume(turn: &mut Turn<'_>, at: Instant, cause: Cause) -> Result<(), Refusal> {
    let limit = resumption(turn, at)?;
    turn.derive(at, Happening::Resumed { cause, limit })
}

/// Tells the parent of the unit that received the report (C10).
fn feedback_overdue(turn: &mut Turn<'_>, at: Instant) -> Result<(), Refusal> {
    let Some(unit) = turn.case().map(|case| case.received.unit.clone()) else { return Ok(()) };
    let deadline = turn.context.stamp(at);
    turn.derive(at, Happening::FeedbackOverdue { deadline })?;
    let Some((unit, tier)) = turn.context.parent(&unit) else { return Ok(()) };
    let rule = turn.context.scheme.handling().code.clone();
    turn.derive(at, Happening::Notified { unit, tier, about: About::FeedbackOverdue, rule })
}
