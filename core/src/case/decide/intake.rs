//! Report, classify, accept, reject (C2, C3, C10, K5).

use std::collections::BTreeSet;

use super::super::authority;
use super::super::command::{Action, Command};
use super::super::event::{self, Actor, FailedPoint, Happening, Matter, Receiver};
use super::super::limit::{Limit, LimitFor};
use super::super::place::{About, First, Work, higher};
use super::super::plans::Planned;
use super::super::refusal::Refusal;
use super::super::state::{Holder, Phase};
use super::super::triggers::milestones;
use super::super::turn::Turn;
use crate::scheme::Item;
use crate::value::{Code, Date, Instant, Text, UnitId};

pub(super) fn report(turn: &mut Turn<'_>, command: &Command) -> Result<(), Refusal> {
    let (context, at) = (turn.context, command.at.instant());
    let Action::Report {
        unit,
        item,
        severity,
        condition,
        affected,
        groups,
        point,
        origin,
        channel,
        reporter,
    } = &command.action
    else {
        return Ok(());
    };
    let day = context.day(at);
    if !context.scheme.holds_on(day) {
        return Err(Refusal::NotInForce { day, edition: context.scheme.edition().clone() });
    }
    authority::may_report(command, unit, channel, &context)?;
    super::not_done_later(command)?;
    let opened = point.as_ref().map(|point| opened_item(turn, point, day)).transpose()?;
    let about = item.as_ref().or(opened).map(|item| About {
        item,
        severity: severity.as_ref(),
        condition: condition.as_ref(),
        affected,
    });
    let listed = about.as_ref().map(|about| context.listed(about, day)).transpose()?;
    let known = |group: &&Code| context.scheme.groups().iter().any(|known| known.code == **group);
    if let Some(group) = groups.iter().find(|group| !known(group)) {
        return Err(Refusal::UnknownGroup { group: group.clone() });
    }
    if !context.scheme.channels().iter().any(|known| known.code == *channel) {
        return Err(Refusal::UnknownChannel { channel: channel.clone() });
    }
    let origin = origin.as_ref().unwrap_or(unit);
    for named in [unit, origin].into_iter().chain(affected) {
        context.unit(named)?;
    }
    if let (Some(expected), Some(found)) = (opened, item)
        && expected != found
    {
        return Err(Refusal::OtherItem { expected: expected.clone(), found: found.clone() });
    }
    if let Some(item) = listed.filter(|item| !item.takes(channel)) {
        return Err(Refusal::ChannelNotForItem { item: item.code.clone(), channel: channel.clone() });
    }
    if channel.as_str() == authority::SENSOR && reporter.is_some() {
        return Err(Refusal::ReporterBySensor { channel: channel.clone() });
    }
    if about.is_none() && (severity.is_some() || condition.is_some() || !affected.is_empty()) {
        return Err(Refusal::Unclassified { case: command.case.clone() });
    }
    let (matter, to, limit) = match (about, listed) {
        (Some(about), Some(item)) => {
            let first = context.first_holder((origin, day), item, about.severity, about.affected)?;
            let matter = context.matter(&about, item, &first, day);
            let limit = accept_limit(turn, (origin, at), item, &matter, &first.holder)?;
            (Some(matter), first, limit)
        }
        _ => {
            let origin = context.unit(origin)?;
            let catalogue = context.scheme.catalogue();
            let begin = |length| turn.clock.begin(LimitFor::Accept, length, at, catalogue.code.clone());
            let limit = catalogue.accept.map(begin).transpose()?;
            let holder = Holder { unit: origin.id().clone(), tier: origin.tier() };
            (None, First { holder, plan: None, passed: Vec::new() }, limit)
        }
    };
    let member = match &command.by {
        Actor::Member(member) => Some(member.clone()),
        _ => None,
    };
    let what = Happening::Reported {
        edition: context.scheme.edition().clone(),
        matter,
        point: point.clone(),
        origin: origin.clone(),
        received: Receiver { unit: unit.clone(), member },
        channel: channel.clone(),
        reporter: reporter.clone(),
        groups: sorted(groups),
        milestones: milestones(turn, at)?,
        to: to.holder.unit,
        tier: to.holder.tier,
        plan: to.plan,
        limit,
    };
    turn.command(command, what)
}

fn sorted(codes: &[Code]) -> Vec<Code> {
    let all: BTreeSet<&Code> = codes.iter().collect();
    all.into_iter().cloned().collect()
}

/// The item whose cases a point of a checklist opens, where the list is in use (K6).
fn opened_item<'a>(turn: &Turn<'a>, failed: &FailedPoint, day: Date) -> Result<&'a Code, Refusal> {
    let lists = turn.context.scheme.checklists().iter();
    let mut lists = lists.filter(|list| list.code == failed.checklist && list.is_on(day));
    let point = lists.find_map(|list| list.points.iter().find(|point| point.code == failed.point));
    point.map(|point| &point.item).ok_or_else(|| Refusal::UnknownPoint {
        checklist: failed.checklist.clone(),
        point: failed.point.clone(),
    })
}

/// The limit to accept a case, from its report on.
fn accept_limit<'a>(
    turn: &Turn<'a>,
    (origin, reported): (&UnitId, Instant),
    item: &'a Item,
    matter: &Matter,
    to: &Holder,
) -> Result<Option<Limit>, Refusal> {
    let length = turn.context.accept_length((origin, reported), item, matter, to.tier);
    let begin = |Planned { value, plans }| {
        let limit = turn.clock.begin(LimitFor::Accept, value, reported, item.code.clone())?;
        Ok(Limit { plans, ..limit })
    };
    length.map(begin).transpose()
}

pub(super) fn classify(turn: &mut Turn<'_>, command: &Command, about: &About<'_>) -> Result<(), Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let reported = case.reported_at.instant();
    let late = matches!(case.phase, Phase::Reported { late: true, .. });
    let (origin, opened) = (case.origin.clone(), case.point.clone());
    let context = turn.context;
    let day = context.day(reported);
    let item = context.listed(about, day)?;
    known_units(turn, about.affected)?;
    if let Some(failed) = opened {
        let expected = opened_item(turn, &failed, day)?;
        if *expected != item.code {
            return Err(Refusal::OtherItem { expected: expected.clone(), found: item.code.clone() });
        }
    }
    let first = context.first_holder((&origin, day), item, about.severity, about.affected)?;
    let matter = context.matter(about, item, &first, day);
    let limit =
        if late { None } else { accept_limit(turn, (&origin, reported), item, &matter, &first.holder)? };
    let First { holder: Holder { unit: to, tier }, plan, .. } = first;
    turn.command(command, Happening::Classified { matter, to, tier, plan, limit })
}

fn known_units(turn: &Turn<'_>, units: &[UnitId]) -> Result<(), Refusal> {
    units.iter().try_for_each(|unit| turn.context.unit(unit).map(|_| ()))
}

pub(super) fn accept(turn: &mut Turn<'_>, command: &Command) -> Result<(), Refusal> {
    let at = command.at.instant();
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let Some(matter) = case.matter.clone() else {
        return Err(Refusal::Unclassified { case: case.case.clone() });
    };
    let (origin, point) = (case.origin.clone(), case.point.clone());
    let context = turn.context;
    let item = context.item(&matter.item).ok_or_else(|| turn.inconsistent())?;
    let start = (&origin, context.day(at));
    let first = context.first_holder(start, item, matter.severity.as_ref(), &matter.affected)?;
    let stage = item.stages.first().map(|stage| &stage.code);
    let work = Work { item, matter: &matter, stage, point: point.as_ref(), origin: &origin };
    let limit = turn.handle(&work, first.holder.tier, at)?;
    let what = Happening::Accepted {
        holder: first.holder.unit,
        tier: first.holder.tier,
        plan: first.plan,
        ceiling: higher(item.ceiling, first.holder.tier),
        stage: stage.cloned(),
        limit,
    };
    turn.command(command, what)?;
    notify_passed(turn, at, first.passed, &item.code)
}

/// Tells the units that a severity took the case past, lowest first (C3).
pub(super) fn notify_passed(
    turn: &mut Turn<'_>,
    at: Instant,
    passed: Vec<Holder>,
    rule: &Code,
) -> Result<(), Refusal> {
    for Holder { unit, tier } in passed {
        let about = event::About::Severity;
        turn.derive(at, Happening::Notified { unit, tier, about, rule: rule.clone() })?;
    }
    Ok(())
}

pub(super) fn reject(turn: &mut Turn<'_>, command: &Command, reason: &Text) -> Result<(), Refusal> {
    turn.command(command, Happening::Rejected { reason: reason.clone() })
}
