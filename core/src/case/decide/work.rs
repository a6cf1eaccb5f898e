//! What is done about a case without moving it: assign, dispatch, answer, convene, progress, ask (C2).

use super::super::command::Command;
use super::super::event::{Actor, Call, Happening, Reply, Wish};
use super::super::limit::LimitFor;
use super::super::place::Work;
use super::super::refusal::Refusal;
use super::super::state::{Dispatched, Phase};
use super::super::turn::Turn;
use crate::org::Partner;
use crate::value::{Code, MemberId, PartnerId, Stamp, Text};

pub(super) fn assign(turn: &mut Turn<'_>, command: &Command, member: &MemberId) -> Result<(), Refusal> {
    let unit = turn.holder()?.unit;
    let day = turn.context.day(command.at.instant());
    if !turn.context.holds_post(member, &unit, day) {
        return Err(Refusal::NotPosted { member: member.clone(), unit });
    }
    turn.command(command, Happening::Assigned { member: member.clone() })
}

pub(super) fn dispatch(turn: &mut Turn<'_>, command: &Command, calls: &[Call]) -> Result<(), Refusal> {
    let called: Vec<&Partner> =
        calls.iter().map(|call| standing(turn, command, &call.partner)).collect::<Result<_, _>>()?;
    let lacks = |(partner, call): &(&Partner, &Call)| !partner.functions.contains(&call.function);
    if let Some((_, Call { partner, function })) = called.into_iter().zip(calls).find(lacks) {
        let (partner, function) = (partner.clone(), function.clone());
        return Err(Refusal::UnknownFunction { partner, function });
    }
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let rule = turn.context.scheme.dispatch().ok_or_else(|| turn.inconsistent())?;
    // Nobody waits any more for one whose limit is over.
    let called = |known: &Dispatched| match known.answer {
        Some(answer) => answer == Reply::Accepts,
        None => known.limit.is_some() || rule.answer.is_none(),
    };
    for (nth, Call { partner, .. }) in calls.iter().enumerate() {
        let mut known = case.dispatches.iter().filter(|known| known.partner == *partner);
        let twice = calls.iter().take(nth).any(|other| other.partner == *partner);
        if twice || known.any(called) {
            return Err(Refusal::AlreadyDispatched { partner: partner.clone() });
        }
    }
    let begin = |length| turn.clock.begin(LimitFor::Answer, length, command.at.instant(), rule.code.clone());
    let limit = rule.answer.map(begin).transpose()?;
    turn.command(command, Happening::Dispatched { calls: calls.to_vec(), rule: rule.code.clone(), limit })
}

/// The partner, who stands on the day of the command.
fn standing<'a>(turn: &Turn<'a>, command: &Command, id: &PartnerId) -> Result<&'a Partner, Refusal> {
    let day = turn.context.day(command.at.instant());
    let partner = turn.context.org.partner(id).filter(|partner| partner.stands_on(day));
    partner.ok_or_else(|| Refusal::UnknownPartner { partner: id.clone() })
}

pub(super) fn answer(
    turn: &mut Turn<'_>,
    command: &Command,
    answer: Reply,
    reason: Option<&Text>,
) -> Result<(), Refusal> {
    let Actor::Partner(partner) = command.by.clone() else { return Err(turn.inconsistent()) };
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let before = case.dispatches.iter().find(|known| known.partner == partner).and_then(|known| known.answer);
    if let Some(answer @ (Reply::Declines | Reply::Done)) = before {
        return Err(Refusal::AnsweredFinally { answer });
    }
    turn.command(command, Happening::Answered { partner, answer, reason: reason.cloned() })
}

pub(super) fn convene(
    turn: &mut Turn<'_>,
    command: &Command,
    partners: &[PartnerId],
    held_at: Stamp,
    decision: &Text,
) -> Result<(), Refusal> {
    if held_at.instant() > command.at.instant() {
        return Err(Refusal::DoneLater { done_at: held_at, at: command.at });
    }
    for partner in partners {
        standing(turn, command, partner)?;
    }
    let mut partners = partners.to_vec();
    partners.sort();
    partners.dedup();
    let held_at = held_at.in_offset(turn.context.scheme.offset());
    turn.command(command, Happening::Convened { partners, held_at, decision: decision.clone() })
}

/// A note, or the next stage with its limit in place of a running handle limit (K3).
pub(super) fn progress(turn: &mut Turn<'_>, command: &Command, stage: Option<&Code>) -> Result<(), Refusal> {
    let Some(stage) = stage else {
        return turn.command(command, Happening::Progressed { stage: None, limit: None });
    };
    let case = turn.case().ok_or_else(|| turn.inconsistent())?.clone();
    let work = Work::of(&case, &turn.context).ok_or_else(|| turn.inconsistent())?;
    let next = next_stage(&work);
    if next != Some(stage) {
        return Err(Refusal::NotNextStage { stage: stage.clone(), next: next.cloned() });
    }
    let handled = case.limit().is_some_and(|limit| limit.purpose == LimitFor::Handle);
    let entered = Work { stage: Some(stage), ..work };
    let limit = handled.then(|| turn.handle(&entered, case.holder().tier, command.at.instant()));
    let limit = limit.transpose()?;
    turn.command(command, Happening::Progressed { stage: Some(stage.clone()), limit })
}

/// The stage after the one a case is in.
pub(super) fn next_stage<'a>(work: &Work<'a, '_>) -> Option<&'a Code> {
    let mut after = work.item.stages.iter().skip_while(|stage| Some(&stage.code) != work.stage);
    after.nth(1).map(|stage| &stage.code)
}

pub(super) fn ask(turn: &mut Turn<'_>, command: &Command, wish: Wish, reason: &Text) -> Result<(), Refusal> {
    if asked(turn, wish) {
        return Err(Refusal::AskedAlready { wish });
    }
    turn.command(command, Happening::Asked { wish, reason: reason.clone() })
}

pub(super) fn refuse_ask(
    turn: &mut Turn<'_>,
    command: &Command,
    wish: Wish,
    reason: &Text,
) -> Result<(), Refusal> {
    if !asked(turn, wish) {
        return Err(Refusal::NothingAsked { wish });
    }
    turn.command(command, Happening::AskRefused { wish, reason: reason.clone() })
}

fn asked(turn: &Turn<'_>, wish: Wish) -> bool {
    turn.case().is_some_and(|case| case.asks.iter().any(|ask| ask.wish == wish))
}

/// A stage is named in handling only (K3).
pub(super) fn names_stage_at_rest(command: &super::super::command::Action, phase: &Phase) -> bool {
    use super::super::command::Action;
    matches!((command, phase), (Action::Progress { stage: Some(_) }, Phase::Suspended { .. }))
}
