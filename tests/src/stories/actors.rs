//! Who gives a command.

use wangge::case::{Action, Actor, Case};
use wangge::value::UnitId;

use super::dice::Dice;
use super::moves::Who;
use super::world::{OTHERS, PARTNERS, UNITS, head};

/// Who gives the command.
pub(super) fn actor(who: Who, action: &Action, case: Option<&Case>, dice: &mut Dice) -> Actor {
    match who {
        Who::Right => right(action, case, dice),
        Who::Holder => holder(action, case),
        Who::Receiver => receiver(action, case),
        Who::Reporter => Actor::Reporter("r-1".parse().expect("an id")),
        Who::OtherReporter => Actor::Reporter("r-2".parse().expect("an id")),
        Who::Partner(number) => Actor::Partner(PARTNERS[usize::from(number)].0.parse().expect("an id")),
        Who::Device => device(),
        Who::Head(number) => member(&format!("m-{}", UNITS[usize::from(number)].0)),
        Who::Other(number) => member(OTHERS[usize::from(number)]),
    }
}

/// Somebody who mostly may.
fn right(action: &Action, case: Option<&Case>, dice: &mut Dice) -> Actor {
    let reporter = case.and_then(|case| dice.any(&case.reporters)).cloned().map(Actor::Reporter);
    match (action, case) {
        (Action::Report { channel, .. }, _) if channel.as_str() == "sensor" => device(),
        (Action::Report { .. } | Action::FeedBack, _) => receiver(action, case),
        (Action::Evaluate { .. }, Some(_)) if dice.percent(50) => member("m-b"),
        (Action::Evaluate { .. } | Action::Withdraw, Some(_)) => reporter.unwrap_or_else(|| member("m-b")),
        (Action::Reopen { .. }, Some(_)) if reporter.is_some() && dice.percent(60) => {
            reporter.expect("just seen")
        }
        (Action::Answer { .. }, Some(case)) => {
            let called = dice.any(&case.dispatches).map(|called| called.partner.clone());
            called.map_or_else(|| holder(action, Some(case)), Actor::Partner)
        }
        (
            Action::Defer { granted_by, .. }
            | Action::Extend { granted_by, .. }
            | Action::Expedite { granted_by, .. }
            | Action::Judge { granted_by, .. },
            _,
        ) => granter(granted_by.as_str(), dice),
        (Action::RefuseAsk { .. }, Some(case)) => {
            let unit = case.holder().unit.as_str();
            granter(above(unit, dice).as_ref().map_or(unit, UnitId::as_str), dice)
        }
        (
            Action::Accept
            | Action::Assign { .. }
            | Action::Dispatch { .. }
            | Action::Escalate { .. }
            | Action::Return { .. }
            | Action::Progress { .. }
            | Action::Resolve { .. }
            | Action::Ask { .. }
            | Action::Appeal { .. },
            _,
        ) => holder(action, case),
        (_, Some(case)) => {
            let unit = case.holder().unit.as_str();
            let up = above(unit, dice).filter(|_| dice.percent(60));
            Actor::Member(head(up.as_ref().map_or(unit, UnitId::as_str)))
        }
        _ => member("nobody"),
    }
}

/// Somebody with a post at the unit that grants.
fn granter(unit: &str, dice: &mut Dice) -> Actor {
    match unit {
        "a" if dice.percent(50) => member("enforcer"),
        "b" if dice.percent(50) => member("enforcer-b"),
        _ => Actor::Member(head(unit)),
    }
}

fn member(id: &str) -> Actor {
    Actor::Member(id.parse().expect("an id"))
}

fn device() -> Actor {
    Actor::Device("camera-7".parse().expect("an id"))
}

fn receiver(action: &Action, case: Option<&Case>) -> Actor {
    match (action, case) {
        (Action::Report { unit, .. }, _) => Actor::Member(head(unit.as_str())),
        (_, Some(case)) => {
            let received = &case.received;
            Actor::Member(received.member.clone().unwrap_or_else(|| head(received.unit.as_str())))
        }
        (_, None) => member("nobody"),
    }
}

fn holder(action: &Action, case: Option<&Case>) -> Actor {
    case.map_or_else(|| receiver(action, case), |case| Actor::Member(head(case.holder().unit.as_str())))
}

/// The parent of a unit.
pub(super) fn parent(unit: &str) -> Option<&'static str> {
    UNITS.iter().find(|(other, ..)| *other == unit).and_then(|(.., parent)| *parent)
}

/// A unit above this one; `None` at the apex.
pub(super) fn above(unit: &str, dice: &mut Dice) -> Option<UnitId> {
    let above: Vec<&str> = std::iter::successors(parent(unit), |id| parent(id)).collect();
    dice.any(&above).map(|chosen| chosen.parse().expect("an id"))
}
