//! Trigger rules and cards (触发规则、亮牌, E5): one `when`, one `then`; effects cause no further rule.

use super::event::{About, Awaited, Cause, Event, Happening, Matter};
use super::limit::LimitFor;
use super::refusal::Refusal;
use super::state::{Case, Holder, Phase};
use super::turn::Turn;
use crate::scheme::{Then, Trigger, When};
use crate::value::{Code, Instant};

/// Tries the rules after a command, whose own events are those of the turn from `own` on, in declared order; `before`
/// it the case was about that.
pub(super) fn after_command(
    turn: &mut Turn<'_>,
    before: Option<&Matter>,
    own: usize,
    at: Instant,
) -> Result<(), Refusal> {
    start_cards(turn, before, own, at)?;
    let events: Vec<Happening> =
        turn.events.iter().skip(own).map(|event: &Event| event.what.clone()).collect();
    for trigger in turn.context.scheme.triggers() {
        let fires = turn.case().is_some_and(|case| {
            holds(trigger, case, turn) || events.iter().any(|what| brings(&trigger.when, what, case))
        });
        if fires {
            fire(turn, at, trigger)?;
        }
    }
    Ok(())
}

/// The rules that wait for the handle limit to pass, after what the ladder brings (E5, E3).
pub(super) fn after_overdue(turn: &mut Turn<'_>, at: Instant) -> Result<(), Refusal> {
    let waiting = turn.context.scheme.triggers().iter().filter(|trigger| trigger.when == When::Overdue);
    for trigger in waiting {
        fire(turn, at, trigger)?;
    }
    Ok(())
}

/// A milestone was not reached in time: the rule fires, whatever its effect.
pub(super) fn missed(turn: &mut Turn<'_>, at: Instant, rule: &Code) -> Result<(), Refusal> {
    let trigger = turn.context.scheme.triggers().iter().find(|trigger| trigger.code == *rule);
    fire(turn, at, trigger.ok_or_else(|| turn.inconsistent())?)
}

/// What a case is to reach by when, from its report on.
pub(super) fn milestones(turn: &Turn<'_>, reported: Instant) -> Result<Vec<Awaited>, Refusal> {
    let mut awaited = Vec::new();
    for trigger in turn.context.scheme.triggers() {
        let When::Milestone { milestone, within } = trigger.when else { continue };
        let (by, unpublished) = turn.clock.end(reported, within)?;
        awaited.push(Awaited { rule: trigger.code.clone(), milestone, by, unpublished });
    }
    Ok(awaited)
}

/// What an event brings: the n-th of its kind, or a mark.
fn brings(when: &When, what: &Happening, case: &Case) -> bool {
    match (when, what) {
        (When::Reopening { nth }, Happening::Reopened { count, .. })
        | (When::Extension { nth }, Happening::Extended { count, .. }) => count == nth,
        (When::BadEvaluation { nth }, Happening::Evaluated { bad, .. }) => *bad && case.bad_marks == *nth,
        (When::Mark { at_most }, Happening::Evaluated { marks, .. }) => marks.least().get() <= *at_most,
        _ => false,
    }
}

/// What holds of the case as it stands: fires once, when it becomes so, and what only handling knows once it is
/// handled.
fn holds(trigger: &Trigger, case: &Case, turn: &Turn<'_>) -> bool {
    let handled = matches!(case.phase, Phase::Handling { .. });
    let waits = matches!(trigger.then, Then::Escalate | Then::Supervise | Then::Conference) && !handled;
    let ended = !case.is_open();
    if waits || ended || case.fired.contains(&trigger.code) {
        return false;
    }
    let matter = case.matter.as_ref();
    match &trigger.when {
        When::Nature { nature } => matter
            .and_then(|matter| turn.context.item(&matter.item))
            .is_some_and(|item| item.nature == *nature),
        When::Group { group } => case.groups.contains(group),
        When::Functions { count } => involved(case) >= usize::try_from(*count).unwrap_or(usize::MAX),
        _ => false,
    }
}

/// The functions involved: the item's own and all that were called upon, each once.
fn involved(case: &Case) -> usize {
    let own = case.matter.iter().flat_map(|matter| &matter.functions);
    let all: std::collections::BTreeSet<&Code> = own.chain(&case.called).collect();
    all.len()
}

/// Records that a rule fires, and what it brings.
fn fire(turn: &mut Turn<'_>, at: Instant, trigger: &Trigger) -> Result<(), Refusal> {
    let rule = || trigger.code.clone();
    turn.derive(at, Happening::Fired { rule: rule() })?;
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let at = case.last.instant();
    let what = match &trigger.then {
        Then::Escalate => escalated(turn, at, rule())?,
        Then::Supervise => supervised(turn, at, rule())?,
        Then::Conference => {
            let handled = matches!(case.phase, Phase::Handling { .. } | Phase::Suspended { .. });
            (handled && !case.conference_required).then(|| Happening::ConferenceRequired { rule: rule() })
        }
        Then::Notify { tier } => {
            let told = turn.context.unit(&case.origin.clone())?.ancestor_at(*tier);
            told.map(|unit| Happening::Notified {
                unit: unit.id().clone(),
                tier: *tier,
                about: About::Rule,
                rule: rule(),
            })
        }
        Then::Card { card } => carded(turn, card, rule()),
    };
    what.map_or(Ok(()), |what| turn.derive(at, what))
}

/// To the parent, never past the ceiling.
fn escalated(turn: &Turn<'_>, at: Instant, rule: Code) -> Result<Option<Happening>, Refusal> {
    if !turn.case().is_some_and(|case| matches!(case.phase, Phase::Handling { .. })) {
        return Ok(None);
    }
    let (Holder { unit: from, tier }, ceiling) = (turn.holder()?, turn.matter()?.ceiling);
    let parent = turn.context.parent(&from).filter(|_| ceiling.is_above(tier));
    let Some((holder, tier)) = parent else { return Ok(None) };
    let limit = turn.handle_as_it_stands(tier, at)?;
    let (cause, rule) = (Cause::Rule, Some(rule));
    Ok(Some(Happening::Escalated { from, holder, tier, cause, breach: false, reason: None, rule, limit }))
}

/// Supervision, unless it runs already.
fn supervised(turn: &Turn<'_>, at: Instant, rule: Code) -> Result<Option<Happening>, Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let Phase::Handling { holder, limit } = &case.phase else { return Ok(None) };
    if limit.as_ref().is_some_and(|limit| limit.purpose == LimitFor::Supervision) {
        return Ok(None);
    }
    let length = turn.context.scheme.ladder().supervision;
    let limit = turn.clock.begin(LimitFor::Supervision, length, at, rule.clone())?;
    Ok(Some(Happening::Supervised { holder: holder.unit.clone(), rule, limit }))
}

fn carded(turn: &Turn<'_>, card: &Code, rule: Code) -> Option<Happening> {
    let rank = turn.context.scheme.cards().iter().position(|known| known.code == *card)?;
    Some(Happening::Carded { card: card.clone(), rank: u32::try_from(rank).ok()?, rule })
}

/// The cards an item and a severity start with (E7), given with what first says so, and not again while they stay.
fn start_cards(turn: &mut Turn<'_>, before: Option<&Matter>, own: usize, at: Instant) -> Result<(), Refusal> {
    let said = turn.events.iter().skip(own).find_map(|event| match &event.what {
        Happening::Reported { matter, .. } => matter.clone(),
        Happening::Classified { matter, .. } | Happening::Reclassified { matter, .. } => Some(matter.clone()),
        _ => None,
    });
    let Some(matter) = said else { return Ok(()) };
    let scheme = turn.context.scheme;
    let new = before.is_none_or(|before| before.item != matter.item);
    let item = turn.context.item(&matter.item).filter(|_| new);
    let item = item.and_then(|item| Some((item.card.as_ref()?, &item.code)));
    let new = before.is_none_or(|before| before.severity != matter.severity);
    let mut severities = scheme.severities().iter().filter(|_| new);
    let severity = severities.find(|known| Some(&known.code) == matter.severity.as_ref());
    let severity = severity.and_then(|known| Some((known.card.as_ref()?, &known.code)));
    for (card, rule) in item.into_iter().chain(severity) {
        if let Some(what) = carded(turn, card, rule.clone()) {
            turn.derive(at, what)?;
        }
    }
    Ok(())
}
