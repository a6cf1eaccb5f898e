//! Deciding a command (C1, C4): events, or the first refusal in published order.

mod climb;
mod intake;
mod outcome;
mod rest;

use super::authority;
use super::clock::Clockwork;
use super::command::{Action, Command, CommandKind};
use super::context::Context;
use super::event::Event;
use super::refusal::Refusal;
use super::state::{Case, State};
use super::tick::advance;
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
        return Ok(turn.events);
    }
    fits(case, command, &context)?;
    advance(&mut turn, at)?;
    turn.clock = Clockwork::for_command(context);
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    if !allowed_in(command.action.kind(), case.state()) {
        return Err(Refusal::WrongState { state: case.state(), command: command.action.kind() });
    }
    authority::may(command, case, &context)?;
    not_done_later(command)?;
    match &command.action {
        Action::Report { .. } => {}
        Action::Accept => intake::accept(&mut turn, command)?,
        Action::Escalate { to, reason } => climb::escalate(&mut turn, command, to.as_ref(), reason)?,
        Action::Suspend { reason, until } => rest::suspend(&mut turn, command, reason, *until)?,
        Action::Resume => rest::resume(&mut turn, command)?,
        Action::Resolve { outcome, evidence } => outcome::resolve(&mut turn, command, outcome, evidence)?,
        Action::FeedBack => outcome::feed_back(&mut turn, command)?,
        Action::Evaluate { marks } => outcome::evaluate(&mut turn, command, *marks)?,
        Action::Close => outcome::close(&mut turn, command)?,
    }
    Ok(turn.events)
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
    match command {
        CommandKind::Report => false,
        CommandKind::Accept => state == State::Reported,
        CommandKind::Escalate | CommandKind::Suspend | CommandKind::Resolve => state == State::Handling,
        CommandKind::Resume => state == State::Suspended,
        CommandKind::FeedBack | CommandKind::Close => state == State::Resolved,
        CommandKind::Evaluate => matches!(state, State::Resolved | State::Closed),
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
