//! Reclassify (更正, C2).

use super::super::command::Command;
use super::super::event::Happening;
use super::super::limit::{Limit, LimitFor};
use super::super::place::{About, Work};
use super::super::refusal::Refusal;
use super::super::turn::Turn;
use crate::value::{Code, Text};

pub(super) fn reclassify(
    turn: &mut Turn<'_>,
    command: &Command,
    item: Option<&Code>,
    (severity, condition): (Option<&Code>, Option<&Code>),
    reason: &Text,
) -> Result<(), Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?.clone();
    let before = turn.matter()?;
    let another = item.is_some_and(|item| *item != before.item);
    // What is not said stays; another item has severities and conditions of its own.
    let kept = |before: &Option<Code>| before.clone().filter(|_| !another);
    let severity = severity.cloned().or_else(|| kept(&before.severity));
    let condition = condition.cloned().or_else(|| kept(&before.condition));
    let about = About {
        item: item.unwrap_or(&before.item),
        severity: severity.as_ref(),
        condition: condition.as_ref(),
        affected: &before.affected,
    };
    let (context, at) = (turn.context, command.at.instant());
    let day = context.day(case.reported_at.instant());
    let item = context.listed(&about, day)?;
    let rule = context.scheme.correction().ok_or_else(|| turn.inconsistent())?;
    if case.corrections >= rule.times {
        return Err(Refusal::CorrectionsUsedUp { cap: rule.times });
    }
    let start = (&case.origin, context.day(at));
    let first = context.first_holder(start, item, about.severity, about.affected)?;
    let matter = context.matter(&about, item, &first, day);
    let stage = if another { item.stages.first().map(|stage| &stage.code) } else { case.stage.as_ref() };
    let work = Work { item, matter: &matter, stage, point: case.point.as_ref(), origin: &case.origin };
    let old = case.holder().clone();
    let climbs = first.holder.tier.is_above(old.tier);
    let holder = if climbs { first.holder } else { old.clone() };
    let limit = match case.limit() {
        _ if climbs => Some(turn.handle(&work, holder.tier, at)?),
        Some(limit) if limit.purpose == LimitFor::Handle => {
            Some(in_place_of(turn, limit, &work, &holder, &case)?)
        }
        other => other.cloned(),
    };
    let what = Happening::Reclassified {
        count: case.corrections.saturating_add(1),
        stage: stage.cloned(),
        reason: reason.clone(),
        rule: rule.code.clone(),
        holder: holder.unit,
        tier: holder.tier,
        limit,
        matter: matter.clone(),
    };
    turn.command(command, what)?;
    let passed = first.passed.into_iter().filter(|unit| climbs && unit.tier.is_above(old.tier)).collect();
    super::intake::notify_passed(turn, at, passed, &matter.item)
}

/// The new item's limit in place of the running one: the same start and suspensions, extensions lost, no warning
/// given twice.
fn in_place_of<'a>(
    turn: &Turn<'a>,
    running: &Limit,
    work: &Work<'a, '_>,
    holder: &super::super::state::Holder,
    case: &super::super::state::Case,
) -> Result<Limit, Refusal> {
    let mut limit = turn.handle(work, holder.tier, running.start.instant())?;
    limit.warnings.retain(|new| running.warnings.iter().any(|open| open.share == new.share));
    turn.clock.moved(&limit, &case.suspensions)
}
