//! Who may give a command (A1): deny by default.

use super::command::{Action, Command, CommandKind};
use super::context::Context;
use super::event::{Actor, Receiver};
use super::refusal::Refusal;
use super::state::{Case, Feedback, Phase};
use crate::scheme::{CommandWord, Scope};
use crate::value::{Date, MemberId, UnitId};

/// Whether the actor may report at `unit`: a role the scheme names, held there on the day.
pub(super) fn may_report(command: &Command, unit: &UnitId, context: &Context<'_>) -> Result<(), Refusal> {
    let day = context.day(command.at.instant());
    let rules = context.scheme.authorities().iter();
    let mut rules = rules.filter(|rule| rule.command == CommandWord::Report);
    let allowed = match &command.by {
        Actor::Member(member) => rules.any(|rule| context.holds_any(member, &rule.roles, unit, day)),
        Actor::Reporter(_) => false,
    };
    if allowed { Ok(()) } else { Err(refused(command, unit)) }
}

/// Whether the actor may give any other command to `case`.
pub(super) fn may(command: &Command, case: &Case, context: &Context<'_>) -> Result<(), Refusal> {
    let day = context.day(command.at.instant());
    let (allowed, unit) = match (&command.action, &command.by) {
        (Action::FeedBack, Actor::Member(member)) => {
            (may_feed_back(member, case, day, context), &case.received.unit)
        }
        (Action::FeedBack, Actor::Reporter(_)) => (false, &case.received.unit),
        (Action::Evaluate { .. }, Actor::Reporter(reporter)) => {
            (case.reporter.as_ref() == Some(reporter), &case.holder().unit)
        }
        (Action::Evaluate { .. }, Actor::Member(member)) => {
            (may_follow_up(member, day, context), &case.holder().unit)
        }
        (action, Actor::Member(member)) => {
            let unit = &case.holder().unit;
            let allowed = word(action.kind()).is_some_and(|word| by_rule(word, member, case, day, context));
            (allowed, unit)
        }
        (_, Actor::Reporter(_)) => (false, &case.holder().unit),
    };
    if allowed { Ok(()) } else { Err(refused(command, unit)) }
}

/// The first receiver; after the limit of feedback, or where that person has left, any post-holder of the
/// receiving unit or a unit above it (C2).
fn may_feed_back(member: &MemberId, case: &Case, day: Date, context: &Context<'_>) -> bool {
    let Receiver { unit, member: receiver } = &case.received;
    if member == receiver && context.holds_post(member, unit, day) {
        return true;
    }
    let late = matches!(&case.phase, Phase::Resolved(outcome) if outcome.feedback == Feedback::Overdue);
    if !late && context.holds_post(receiver, unit, day) {
        return false;
    }
    context.holds_post(member, unit, day)
        || context.ancestors(unit).any(|(above, _)| context.holds_post(member, &above, day))
}

/// A role the scheme names for taking marks down, held anywhere (回访).
fn may_follow_up(member: &MemberId, day: Date, context: &Context<'_>) -> bool {
    let roles = &context.scheme.evaluation().follow_up;
    context.org.posts_of(member, day).any(|post| roles.contains(&post.role))
}

fn by_rule(word: CommandWord, member: &MemberId, case: &Case, day: Date, context: &Context<'_>) -> bool {
    let holder = &case.holder().unit;
    context.scheme.authorities().iter().filter(|rule| rule.command == word).any(|rule| {
        rule.scope.iter().any(|scope| match scope {
            Scope::Holder => context.holds_any(member, &rule.roles, holder, day),
            Scope::Ancestor => context
                .ancestors(holder)
                .any(|(above, _)| context.holds_any(member, &rule.roles, &above, day)),
            Scope::FirstReceiver => {
                *member == case.received.member
                    && context.holds_any(member, &rule.roles, &case.received.unit, day)
            }
            Scope::Reporter | Scope::Apex => false,
        })
    })
}

/// The word by which the scheme names a command in its authorities.
fn word(kind: CommandKind) -> Option<CommandWord> {
    Some(match kind {
        CommandKind::Report => CommandWord::Report,
        CommandKind::Accept => CommandWord::Accept,
        CommandKind::Escalate => CommandWord::Escalate,
        CommandKind::Suspend => CommandWord::Suspend,
        CommandKind::Resume => CommandWord::Resume,
        CommandKind::Resolve => CommandWord::Resolve,
        CommandKind::Close => CommandWord::Close,
        CommandKind::FeedBack | CommandKind::Evaluate => return None,
    })
}

fn refused(command: &Command, unit: &UnitId) -> Refusal {
    Refusal::NotAuthorised { command: command.action.kind(), by: command.by.clone(), unit: unit.clone() }
}
