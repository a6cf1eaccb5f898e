//! What a report or a classification says.

use wangge::case::{Action, Case, FailedPoint};
use wangge::scheme::{Item, Scheme};
use wangge::value::{Code, UnitId};

use super::dice::Dice;
use super::fields::{code, unit};
use super::items::ITEMS;
use super::moves::Who;
use super::triggers::GROUPS;
use super::world::UNITS;

/// A report.
pub(super) fn report(who: Who, scheme: &Scheme, dice: &mut Dice) -> Action {
    let point = dice.percent(12).then(|| failed(dice));
    let opened =
        point.as_ref().and_then(|point| ["p-1", "p-2"].iter().position(|code| *code == point.point.as_str()));
    let named = match opened {
        Some(at) if !dice.wrong() => dice.percent(40).then(|| ITEMS[at]),
        _ => dice.percent(87).then(|| dice.one(&ITEMS)),
    };
    let item = if dice.wrong() { Some("nothing.known") } else { named }.map(code);
    let known = item.clone().or(opened.map(|at| code(ITEMS[at])));
    let known = known.and_then(|item| scheme.item(&item));
    let channel = channel(known, dice);
    let sensor = channel.as_str() == "sensor";
    let reporter = if sensor { dice.wrong() } else { dice.percent(75) };
    Action::Report {
        unit: receiver(who, dice),
        item,
        severity: severity(known, dice),
        condition: condition(known, dice),
        affected: affected(dice),
        groups: groups(dice),
        point,
        origin: dice.percent(66).then(|| unit(dice)),
        channel,
        reporter: reporter.then(|| dice.one(&["r-1", "r-2", "r-3"]).parse().expect("an id")),
    }
}

/// A classification of a case.
pub(super) fn classify(case: Option<&Case>, scheme: &Scheme, dice: &mut Dice) -> Action {
    let opened = case.and_then(|case| case.point.as_ref()).map(|point| point.point.as_str());
    let item = match opened {
        Some("p-1") if !dice.wrong() => ITEMS[0],
        Some("p-2") if !dice.wrong() => ITEMS[1],
        _ if dice.wrong() => "nothing.known",
        _ => dice.one(&ITEMS),
    };
    let known = scheme.item(&code(item));
    let (severity, condition) = (severity(known, dice), condition(known, dice));
    Action::Classify { item: code(item), severity, condition, affected: affected(dice) }
}

/// A correction of a case.
pub(super) fn reclassify(case: Option<&Case>, scheme: &Scheme, dice: &mut Dice) -> Action {
    let before = case.and_then(|case| case.matter.as_ref()).map(|matter| matter.item.clone());
    let item = dice.percent(60).then(|| code(if dice.wrong() { "nothing.known" } else { dice.one(&ITEMS) }));
    let known = item.clone().or(before).and_then(|item| scheme.item(&item));
    let (severity, condition) = (severity(known, dice), condition(known, dice));
    Action::Reclassify { item, severity, condition, reason: "情形有变".parse().expect("a text") }
}

/// Groups of households, or rarely one that the scheme does not know.
fn groups(dice: &mut Dice) -> Vec<Code> {
    let many = dice.one(&[0, 0, 0, 1, 1, 2, 3]);
    (0..many).map(|_| code(if dice.wrong() { "unheard-of" } else { dice.one(&GROUPS) })).collect()
}

fn failed(dice: &mut Dice) -> FailedPoint {
    let point = if dice.wrong() { "p-9" } else { dice.one(&["p-1", "p-2"]) };
    FailedPoint { checklist: code("flood"), point: code(point) }
}

/// A channel that the item comes in by, or rarely one that it does not.
fn channel(item: Option<&Item>, dice: &mut Dice) -> Code {
    if dice.wrong() {
        return code(dice.one(&["rumour", "hotline", "sensor"]));
    }
    let taken = item.map(|item| item.channels.clone()).filter(|channels| !channels.is_empty());
    match taken {
        Some(channels) => channels[dice.below(channels.len())].clone(),
        None => code(dice.one(&["visit", "visit", "patrol", "walk-in", "sensor"])),
    }
}

fn severity(item: Option<&Item>, dice: &mut Dice) -> Option<Code> {
    if dice.wrong() && dice.percent(30) {
        return Some(code("dire"));
    }
    let known = item.map_or(&[][..], |item| &item.severities);
    let known = dice.any(known).map(|severity| severity.code.clone());
    known.filter(|_| dice.percent(45))
}

fn condition(item: Option<&Item>, dice: &mut Dice) -> Option<Code> {
    if dice.wrong() && dice.percent(30) {
        return Some(code("snow"));
    }
    let known = item.map_or(&[][..], |item| &item.conditions);
    let known = dice.any(known).map(|condition| condition.code.clone());
    known.filter(|_| dice.percent(35))
}

/// Units the matter touches, mostly of one tree.
fn affected(dice: &mut Dice) -> Vec<UnitId> {
    let many = dice.one(&[0, 0, 0, 1, 2]);
    (0..many)
        .map(|_| if dice.percent(80) { UNITS[dice.below(7)].0.parse().expect("an id") } else { unit(dice) })
        .collect()
}

/// Where a report is received: where the one who gives it stands.
fn receiver(who: Who, dice: &mut Dice) -> UnitId {
    let unit = match who {
        Who::Other(0 | 3 | 4) => "a-1-1",
        Who::Other(5) => "a-1-1-1",
        Who::Head(number) => UNITS[usize::from(number)].0,
        _ if dice.wrong() && dice.percent(20) => "nowhere",
        _ => UNITS[dice.below(UNITS.len())].0,
    };
    unit.parse().expect("an id")
}
