//! Deciding a command (C1, C4): events, or the first refusal in published order.

mod appeal;
mod climb;
mod correct;
mod intake;
mod join;
mod outcome;
mod pace;
mod rest;
mod work;

use super::authority;
use super::clock::Clockwork;
use super::command::{Action, Command, CommandKind};
use super::context::Context;
use super::event::Event;
use super::place::About;
use super::refusal::Refusal;
use super::state::{Case, State};
use super::tick::advance;
use super::triggers::after_command;
use super::turn::Turn;

/// The events that `command` brings to `case` (`None` while it is not in the ledger), those of time up to the
/// command's instant first (C5).
///
/// # Errors
///
/// One refusal, the first that applies in the order of [`Refusal::ALL`]: the case, its edition, the instant, the
/// state, authority, fields, then the command's own conditions. A refusal changes nothing.
pub fn decide(case: Option<&Case>, command: &Command, context: Context<'_>) -> Result<Vec<Event>, Refusal> {
    let at = command.at.instant();
    let clock = Clockwork::for_tick(context);
    let mut turn = Turn::new(command.case.clone(), case.cloned(), context, clock);
    if let Action::Report { .. } = command.action {
        if case.is_some() {
            return Err(Refusal::KnownCase { case: command.case.clone() });
        }
        turn.clock = Clockwork::for_command(context);
        intake::report(&mut turn, command)?;
        after_command(&mut turn, None, 0, at)?;
        return Ok(turn.events);
    }
    fits(case, command, &context)?;
    advance(&mut turn, at)?;
    turn.clock = Clockwork::for_command(context);
    let now = turn.case().ok_or_else(|| turn.inconsistent())?;
    let at_rest = work::names_stage_at_rest(&command.action, &now.phase);
    if at_rest || !allowed_in(command.action.kind(), now.state()) {
        return Err(Refusal::WrongState { state: now.state(), command: command.action.kind() });
    }
    authority::may(command, now, &context)?;
    not_done_later(command)?;
    let own = turn.events.len();
    act(&mut turn, command)?;
    after_command(&mut turn, case.and_then(|before| before.matter.as_ref()), own, at)?;
    Ok(turn.events)
}

/// Each command's own conditions, in the order in which C2 writes them, and what it brings.
fn act(turn: &mut Turn<'_>, command: &Command) -> Result<(), Refusal> {
    match &command.action {
        Action::Report { .. } => Ok(()),
        Action::Classify { item, severity, condition, affected } => {
            let (severity, condition) = (severity.as_ref(), condition.as_ref());
            intake::classify(turn, command, &About { item, severity, condition, affected })
        }
        Action::Accept => intake::accept(turn, command),
        Action::Reject { reason } => intake::reject(turn, command, reason),
        Action::Merge { into } => join::merge(turn, command, into),
        Action::Assign { member } => work::assign(turn, command, member),
        Action::Dispatch { calls } => work::dispatch(turn, command, calls),
        Action::Convene { partners, held_at, decision } => {
            work::convene(turn, command, partners, *held_at, decision)
        }
        Action::Escalate { to, reason } => climb::escalate(turn, command, to.as_ref(), reason),
        Action::Return { reason } => climb::give_back(turn, command, reason),
        Action::Suspend { reason, until } => rest::suspend(turn, command, reason, *until),
        Action::Resume => rest::resume(turn, command),
        Action::Defer { granted_by, reason, until } => rest::defer(turn, command, granted_by, reason, *until),
        Action::Extend { granted_by, length } => pace::extend(turn, command, granted_by, *length),
        Action::Expedite { granted_by, deadline, reason } => {
            pace::expedite(turn, command, granted_by, *deadline, reason)
        }
        Action::Reclassify { item, severity, condition, reason } => {
            let urgent = (severity.as_ref(), condition.as_ref());
            correct::reclassify(turn, command, item.as_ref(), urgent, reason)
        }
        Action::Ask { wish, reason } => work::ask(turn, command, *wish, reason),
        Action::RefuseAsk { wish, reason } => work::refuse_ask(turn, command, *wish, reason),
        Action::Answer { answer, reason } => work::answer(turn, command, *answer, reason.as_ref()),
        Action::Progress { stage } => work::progress(turn, command, stage.as_ref()),
        Action::Resolve { outcome, evidence } => outcome::resolve(turn, command, outcome, evidence),
        Action::FeedBack => outcome::feed_back(turn, command),
        Action::Evaluate { marks } => outcome::evaluate(turn, command, *marks),
        Action::Reopen { reason } => outcome::reopen(turn, command, reason),
        Action::Close => outcome::close(turn, command),
        Action::Appeal { reason } => appeal::appeal(turn, command, reason),
        Action::Judge { granted_by, verdict, reason } => {
            appeal::judge(turn, command, granted_by, *verdict, reason)
        }
        Action::Withdraw => join::withdraw(turn, command),
    }
}

/// The case, its edition, and the order of time.
fn fits(case: Option<&Case>, command: &Command, context: &Context<'_>) -> Result<(), Refusal> {
    let Some(case) = case.filter(|case| case.case == command.case) else {
        return Err(Refusal::UnknownCase { case: command.case.clone() });
    };
    if case.edition != *context.scheme.edition() {
        let (expected, found) = (case.edition.clone(), context.scheme.edition().clone());
        return Err(Refusal::OtherEdition { expected, found });
    }
    if command.at.instant() < case.last.instant() {
        return Err(Refusal::BackDated { last: case.last });
    }
    Ok(())
}

/// The table of C2.
fn allowed_in(command: CommandKind, state: State) -> bool {
    use CommandKind as K;
    match command {
        K::Report => false,
        K::Classify | K::Accept | K::Reject => state == State::Reported,
        K::Merge | K::Withdraw => matches!(state, State::Reported | State::Handling | State::Suspended),
        K::Assign
        | K::Dispatch
        | K::Convene
        | K::Escalate
        | K::Return
        | K::Suspend
        | K::Defer
        | K::Extend
        | K::Expedite
        | K::Reclassify
        | K::Ask
        | K::RefuseAsk
        | K::Answer
        | K::Resolve => state == State::Handling,
        K::Progress => matches!(state, State::Handling | State::Suspended),
        K::Resume => state == State::Suspended,
        K::FeedBack | K::Close => state == State::Resolved,
        K::Evaluate | K::Reopen => matches!(state, State::Resolved | State::Closed),
        K::Appeal | K::Judge => state == State::Closed,
    }
}

/// A deed is not done after it is taken down (C4).
fn not_done_later(command: &Command) -> Result<(), Refusal> {
    match command.done_at {
        Some(done_at) if done_at.instant() > command.at.instant() => {
            Err(Refusal::DoneLater { done_at, at: command.at })
        }
        _ => Ok(()),
    }
}
