//! Resolve, feed back, evaluate, reopen, close (C2, C10).

use super::super::command::Command;
use super::super::event::{About, Actor, Cause, Evidence, Happening, Marks, TakenBy};
use super::super::limit::LimitFor;
use super::super::place::Work;
use super::super::refusal::Refusal;
use super::super::state::{Feedback, Outcome};
use super::super::tick::closing;
use super::super::turn::Turn;
use super::work::next_stage;
use crate::scheme::TierNo;
use crate::value::{Code, Text, UnitId};

pub(super) fn resolve(
    turn: &mut Turn<'_>,
    command: &Command,
    outcome: &Text,
    evidence: &[Evidence],
) -> Result<(), Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let scheme = turn.context.scheme;
    let work = Work::of(case, &turn.context).ok_or_else(|| turn.inconsistent())?;
    let item = work.item;
    let declared = |kind: &Code| scheme.evidence().iter().any(|known| known.code == *kind);
    if let Some(unknown) = evidence.iter().find(|shown| !declared(&shown.kind)) {
        return Err(Refusal::UnknownEvidence { kind: unknown.kind.clone() });
    }
    let shown = |kind: &&Code| evidence.iter().any(|shown| shown.kind == **kind);
    let kinds: Vec<Code> = item.evidence.iter().filter(|kind| !shown(kind)).cloned().collect();
    if !kinds.is_empty() {
        return Err(Refusal::MissingEvidence { kinds });
    }
    if item.stages_in_order && next_stage(&work).is_some() {
        return Err(Refusal::StageOpen { stage: case.stage.clone() });
    }
    if case.conference_required && case.conferences == 0 {
        return Err(Refusal::ConferenceRequired { case: case.case.clone() });
    }
    let at = command.at.instant();
    let rule = scheme.handling();
    let feedback = turn.clock.begin(LimitFor::Feedback, rule.feedback, at, rule.code.clone())?;
    let evaluation = scheme.evaluation();
    let window = work.matter.evaluated.then(|| turn.clock.end(at, evaluation.window)).transpose()?;
    let (reopen_until, marked) = turn.clock.end(at, evaluation.reopen_within)?;
    let what = Happening::Resolved {
        outcome: outcome.clone(),
        evidence: evidence.to_vec(),
        feedback,
        evaluate_until: window.map(|(until, _)| until),
        reopen_until,
        unpublished: marked || window.is_some_and(|(_, unpublished)| unpublished),
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
    let item = turn.matter()?.item;
    let Some(until) = outcome(turn)?.evaluate_until else { return Err(Refusal::NotEvaluated { item }) };
    if command.at.instant() > until.instant() {
        return Err(Refusal::WindowPast { until });
    }
    let rule = turn.context.scheme.evaluation();
    let bad = marks.least().get() <= rule.reopens_at;
    let taken_by = match command.by {
        Actor::Member(_) => TakenBy::FollowUp,
        _ => TakenBy::Reporter,
    };
    turn.command(command, Happening::Evaluated { marks, taken_by, bad, rule: rule.code.clone() })?;
    if !bad {
        return Ok(());
    }
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    if case.reopenings >= rule.reopenings {
        // No reopening is left: the apex is told.
        let holder = case.holder();
        let apex = turn.context.ancestors(&holder.unit).last();
        let (unit, tier) = apex.unwrap_or((holder.unit.clone(), holder.tier));
        let about = About::ReopeningsUsed;
        let what = Happening::Notified { unit, tier, about, rule: rule.code.clone() };
        return turn.derive(command.at.instant(), what);
    }
    let what = reopening(turn, command, Cause::Mark, None)?;
    turn.derive(command.at.instant(), what)
}

pub(super) fn reopen(turn: &mut Turn<'_>, command: &Command, reason: &Text) -> Result<(), Refusal> {
    let until = outcome(turn)?.reopen_until;
    if command.at.instant() > until.instant() {
        return Err(Refusal::WindowPast { until });
    }
    let cap = turn.context.scheme.evaluation().reopenings;
    if turn.case().is_some_and(|case| case.reopenings >= cap) {
        return Err(Refusal::ReopeningsUsedUp { cap });
    }
    let what = reopening(turn, command, Cause::Hand, Some(reason.clone()))?;
    turn.command(command, what)
}

fn reopening(
    turn: &Turn<'_>,
    command: &Command,
    cause: Cause,
    reason: Option<Text>,
) -> Result<Happening, Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let count = case.reopenings.saturating_add(1);
    let (holder, tier) = reopening_holder(turn, turn.matter()?.ceiling, count)?;
    let limit = turn.handle_as_it_stands(tier, command.at.instant())?;
    let rule = turn.context.scheme.evaluation().code.clone();
    Ok(Happening::Reopened { count, holder, tier, cause, reason, rule, limit })
}

/// The holder as at the resolution; from the second reopening its parent, unless that would pass the ceiling.
fn reopening_holder(turn: &Turn<'_>, ceiling: TierNo, count: u32) -> Result<(UnitId, TierNo), Refusal> {
    let holder = turn.holder()?;
    let parent = turn.context.parent(&holder.unit).filter(|(_, tier)| !tier.is_above(ceiling));
    Ok(match parent {
        Some(parent) if count >= 2 => parent,
        _ => (holder.unit, holder.tier),
    })
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
        _ => {
            let what = closing(turn, command.at.instant(), Cause::Hand)?;
            turn.command(command, what)
        }
    }
}

fn outcome(turn: &Turn<'_>) -> Result<Outcome, Refusal> {
    let outcome = turn.case().and_then(|case| case.outcome());
    outcome.cloned().ok_or_else(|| turn.inconsistent())
}
