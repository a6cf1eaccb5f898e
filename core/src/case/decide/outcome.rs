//! Resolve, feed back, evaluate, close (C2, C10).

use super::super::command::Command;
use super::super::event::{About, Actor, Cause, Evidence, Happening, Marks, TakenBy};
use super::super::limit::LimitFor;
use super::super::refusal::Refusal;
use super::super::state::{Case, Feedback, Outcome, Phase};
use super::super::tick::handle_limit;
use super::super::turn::Turn;
use crate::value::{Code, Text};

pub(super) fn resolve(
    turn: &mut Turn<'_>,
    command: &Command,
    outcome: &Text,
    evidence: &[Evidence],
) -> Result<(), Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let scheme = turn.context.scheme;
    let item = turn.context.item(&case.item).ok_or_else(|| turn.inconsistent())?;
    let declared = |kind: &Code| scheme.evidence().iter().any(|known| known.code == *kind);
    if let Some(unknown) = evidence.iter().find(|shown| !declared(&shown.kind)) {
        return Err(Refusal::UnknownEvidence { kind: unknown.kind.clone() });
    }
    let shown = |kind: &&Code| evidence.iter().any(|shown| shown.kind == **kind);
    let kinds: Vec<Code> = item.evidence.iter().filter(|kind| !shown(kind)).cloned().collect();
    if !kinds.is_empty() {
        return Err(Refusal::MissingEvidence { kinds });
    }
    let at = command.at.instant();
    let rule = scheme.handling();
    let feedback = turn.clock.begin(LimitFor::Feedback, rule.feedback, at, rule.code.clone())?;
    let window = scheme.evaluation().window;
    let window = case.evaluated.then(|| turn.clock.end(at, window)).transpose()?;
    let what = Happening::Resolved {
        outcome: outcome.clone(),
        evidence: evidence.to_vec(),
        feedback,
        evaluate_until: window.map(|(until, _)| until),
        unpublished: window.is_some_and(|(_, unpublished)| unpublished),
    };
    turn.command(command, what)
}

pub(super) fn feed_back(turn: &mut Turn<'_>, command: &Command) -> Result<(), Refusal> {
    if let Feedback::Given(at) = outcome(turn)?.feedback {
        return Err(Refusal::FeedbackGiven { at });
    }
    turn.command(command, Happening::FedBack)
}

pub(super) fn evaluate(turn: &mut Turn<'_>, command: &Command, marks: Marks) -> Result<(), Refusal> {
    let item = turn.case().ok_or_else(|| turn.inconsistent())?.item.clone();
    let Some(until) = outcome(turn)?.evaluate_until else { return Err(Refusal::NotEvaluated { item }) };
    if command.at.instant() > until.instant() {
        return Err(Refusal::WindowPast { until });
    }
    let rule = turn.context.scheme.evaluation();
    let bad = marks.least().get() <= rule.reopens_at;
    let taken_by = match command.by {
        Actor::Reporter(_) => TakenBy::Reporter,
        Actor::Member(_) => TakenBy::FollowUp,
    };
    turn.command(command, Happening::Evaluated { marks, taken_by, bad, rule: rule.code.clone() })?;
    if bad { reopen(turn, command) } else { Ok(()) }
}

/// A bad mark reopens the case; when no reopening is left, the apex is told (C2).
fn reopen(turn: &mut Turn<'_>, command: &Command) -> Result<(), Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let (rule, at) = (turn.context.scheme.evaluation(), command.at.instant());
    if case.reopenings >= rule.reopenings {
        let holder = case.holder();
        let apex = turn.context.ancestors(&holder.unit).last();
        let (unit, tier) = apex.unwrap_or((holder.unit.clone(), holder.tier));
        let about = About::ReopeningsUsed;
        return turn.derive(at, Happening::Notified { unit, tier, about, rule: rule.code.clone() });
    }
    let count = case.reopenings.saturating_add(1);
    let (unit, tier) = reopening_holder(turn, case, count);
    let limit = handle_limit(turn, &case.item, tier, at)?;
    let rule = rule.code.clone();
    turn.derive(at, Happening::Reopened { count, holder: unit, tier, rule, limit })
}

/// The holder as at the resolution; from the second reopening its parent, unless that would pass the ceiling.
fn reopening_holder(
    turn: &Turn<'_>,
    case: &Case,
    count: u32,
) -> (crate::value::UnitId, crate::scheme::TierNo) {
    let holder = case.holder();
    let parent = turn.context.parent(&holder.unit).filter(|(_, tier)| !tier.is_above(case.ceiling));
    match parent {
        Some(parent) if count >= 2 => parent,
        _ => (holder.unit.clone(), holder.tier),
    }
}

pub(super) fn close(turn: &mut Turn<'_>, command: &Command) -> Result<(), Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?.case.clone();
    let outcome = outcome(turn)?;
    if !matches!(outcome.feedback, Feedback::Given(_)) {
        return Err(Refusal::FeedbackMissing { case });
    }
    match outcome.evaluate_until {
        Some(until) if outcome.marks.is_none() && command.at.instant() <= until.instant() => {
            Err(Refusal::EvaluationPending { until })
        }
        _ => turn.command(command, Happening::Closed { cause: Cause::Hand }),
    }
}

fn outcome(turn: &Turn<'_>) -> Result<Outcome, Refusal> {
    match turn.case().map(|case| &case.phase) {
        Some(Phase::Resolved(outcome) | Phase::Closed(outcome)) => Ok(outcome.clone()),
        _ => Err(turn.inconsistent()),
    }
}
