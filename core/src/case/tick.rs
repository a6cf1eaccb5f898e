//! What time alone brings (C5, C10, E3, E4).

use super::clock::Clockwork;
use super::context::Context;
use super::due::{Coming, come};
use super::event::{About, Cause, Event, Happening, PartnerLimit, Verdict};
use super::limit::{Limit, LimitFor};
use super::refusal::Refusal;
use super::state::{Case, Holder, Phase, Suspension};
use super::triggers::{after_overdue, missed};
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
    advanced(case, now, context).map(|turn| turn.events)
}

/// The case after what time has brought by `now`.
pub(super) fn ticked(case: &Case, now: Instant, context: Context<'_>) -> Result<Case, Refusal> {
    let turn = advanced(case, now, context)?;
    turn.case().cloned().ok_or_else(|| turn.inconsistent())
}

fn advanced<'a>(case: &Case, now: Instant, context: Context<'a>) -> Result<Turn<'a>, Refusal> {
    if case.edition != *context.scheme.edition() {
        let (expected, found) = (case.edition.clone(), context.scheme.edition().clone());
        return Err(Refusal::OtherEdition { expected, found });
    }
    let clock = Clockwork::for_tick(context);
    let mut turn = Turn::new(case.case.clone(), Some(case.clone()), context, clock);
    advance(&mut turn, now)?;
    Ok(turn)
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
            Coming::AnswerOverdue(nth) => answer_overdue(turn, at, nth)?,
            Coming::Missed(rule) => missed(turn, at, &rule)?,
            Coming::Closing => {
                let what = closing(turn, at, Cause::Time)?;
                turn.derive(at, what)?;
            }
            Coming::Dismissal => dismiss(turn, at)?,
        }
    }
    Ok(())
}

/// Tells each unit above the one that should have accepted, lowest first (C10).
fn accept_overdue(turn: &mut Turn<'_>, at: Instant) -> Result<(), Refusal> {
    let catalogue = &turn.context.scheme.catalogue().code;
    let Some(case) = turn.case() else { return Ok(()) };
    let rule = case.matter.as_ref().map_or(catalogue, |matter| &matter.item).clone();
    let unit = case.holder().unit.clone();
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
    let Some(limit) = turn.case().and_then(Case::limit).cloned() else { return Ok(()) };
    let (holder, ceiling) = (turn.holder()?, turn.matter()?.ceiling);
    let (purpose, rule) = (limit.purpose, turn.context.scheme.ladder().code.clone());
    turn.derive(at, Happening::Overdue { limit })?;
    if purpose != LimitFor::Handle {
        return Ok(());
    }
    let at = turn.case().map_or(at, |case| case.last.instant());
    climb(turn, at, holder, ceiling, rule)?;
    after_overdue(turn, at)
}

/// To the tier above; at the ceiling, supervision.
fn climb(
    turn: &mut Turn<'_>,
    at: Instant,
    holder: Holder,
    ceiling: TierNo,
    rule: Code,
) -> Result<(), Refusal> {
    match turn.context.parent(&holder.unit).filter(|_| ceiling.is_above(holder.tier)) {
        Some((unit, tier)) => {
            let limit = turn.handle_as_it_stands(tier, at)?;
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

/// Ends the suspension at `at` and counts the limits anew around it (C8).
pub(super) fn resumption(turn: &Turn<'_>, at: Instant, cause: Cause) -> Result<Happening, Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let Phase::Suspended { limit, since, deferral, .. } = &case.phase else {
        return Err(turn.inconsistent());
    };
    let mut suspensions = case.suspensions.clone();
    suspensions.push(Suspension { from: *since, to: turn.context.stamp(at), deferral: *deferral });
    let moved = |limit: &Limit| turn.clock.moved(limit, &suspensions);
    let limit = limit.as_ref().map(moved).transpose()?;
    let open = case.dispatches.iter().filter_map(|known| Some((&known.partner, known.limit.as_ref()?)));
    let answers = open.map(|(partner, limit)| {
        Ok(PartnerLimit { partner: partner.clone(), limit: turn.clock.moved(limit, &suspensions)? })
    });
    Ok(Happening::Resumed { cause, limit, answers: answers.collect::<Result<_, Refusal>>()? })
}

fn resume(turn: &mut Turn<'_>, at: Instant, cause: Cause) -> Result<(), Refusal> {
    let what = resumption(turn, at, cause)?;
    turn.derive(at, what)
}

/// A partner did not answer in time: the holder is told (C2 answer).
fn answer_overdue(turn: &mut Turn<'_>, at: Instant, nth: usize) -> Result<(), Refusal> {
    let called = turn.case().and_then(|case| case.dispatches.get(nth));
    let called = called.and_then(|known| Some((known.partner.clone(), known.limit.as_ref()?.rule.clone())));
    let (partner, rule) = called.ok_or_else(|| turn.inconsistent())?;
    let deadline = turn.context.stamp(at);
    turn.derive(at, Happening::AnswerOverdue { partner, deadline })?;
    let Holder { unit, tier } = turn.holder()?;
    turn.derive(at, Happening::Notified { unit, tier, about: About::AnswerOverdue, rule })
}

/// The case is written off; from then an appeal is heard for a while, if the scheme hears any (C10).
pub(super) fn closing(turn: &Turn<'_>, at: Instant, cause: Cause) -> Result<Happening, Refusal> {
    let at = turn.case().map_or(at, |case| at.max(case.last.instant()));
    let window = turn.context.scheme.appeal().map(|rule| turn.clock.end(at, rule.window)).transpose()?;
    Ok(Happening::Closed {
        cause,
        appeal_until: window.map(|(until, _)| until),
        unpublished: window.is_some_and(|(_, unpublished)| unpublished),
    })
}

/// An appeal nobody judged in time is dismissed (C2 judge).
fn dismiss(turn: &mut Turn<'_>, at: Instant) -> Result<(), Refusal> {
    let rule = turn.context.scheme.appeal().ok_or_else(|| turn.inconsistent())?.code.clone();
    let verdict = Verdict::Dismissed;
    turn.derive(at, Happening::Judged { verdict, cause: Cause::Time, granted_by: None, reason: None, rule })
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
