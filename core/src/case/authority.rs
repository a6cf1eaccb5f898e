//! Who may give a command (A1): deny by default.

use super::command::{Action, Command, CommandKind};
use super::context::Context;
use super::event::{Actor, Receiver, Wish};
use super::refusal::Refusal;
use super::state::{Appealed, Case, Feedback, Phase};
use crate::scheme::{Authority, CommandWord, Scope, TierNo};
use crate::value::{Code, Date, MemberId, UnitId};

/// The channel by which devices report (K5).
pub(super) const SENSOR: &str = "sensor";

/// Whether the actor may report at `unit`: a member by a role the scheme names, held there on the day; a device,
/// and nobody else, by the channel `sensor`.
pub(super) fn may_report(
    command: &Command,
    unit: &UnitId,
    channel: &Code,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    let day = context.day(command.at.instant());
    let by_sensor = channel.as_str() == SENSOR;
    let allowed = match &command.by {
        Actor::Device(_) => by_sensor,
        Actor::Member(member) => {
            let mut rules = rules(context, CommandWord::Report);
            !by_sensor && rules.any(|rule| context.holds_any(member, &rule.roles, unit, day))
        }
        Actor::Reporter(_) | Actor::Partner(_) => false,
    };
    if allowed { Ok(()) } else { Err(refused(command, unit)) }
}

/// Whether the actor may give any other command to `case`.
pub(super) fn may(command: &Command, case: &Case, context: &Context<'_>) -> Result<(), Refusal> {
    let day = context.day(command.at.instant());
    let asked = Asked { case, day, context };
    let unit = match &command.action {
        Action::FeedBack => &case.received.unit,
        Action::Defer { granted_by, .. }
        | Action::Extend { granted_by, .. }
        | Action::Expedite { granted_by, .. }
        | Action::Judge { granted_by, .. } => granted_by,
        _ => &case.holder().unit,
    };
    let allowed = match &command.by {
        Actor::Member(member) => asked.member(member, &command.action, unit),
        Actor::Reporter(reporter) => {
            case.reporters.contains(reporter) && asked.reporter(command.action.kind())
        }
        Actor::Partner(partner) => {
            let called = case.dispatches.iter().any(|called| called.partner == *partner);
            called && command.action.kind() == CommandKind::Answer
        }
        Actor::Device(_) => false,
    };
    if allowed { Ok(()) } else { Err(refused(command, unit)) }
}

/// A command asked of a case on a day.
struct Asked<'a> {
    case: &'a Case,
    day: Date,
    context: &'a Context<'a>,
}

impl Asked<'_> {
    fn member(&self, member: &MemberId, action: &Action, unit: &UnitId) -> bool {
        match action {
            Action::FeedBack => self.may_feed_back(member),
            Action::Evaluate { .. } => self.may_follow_up(member),
            Action::Ask { .. } => self.context.holds_post(member, &self.case.holder().unit, self.day),
            Action::Defer { .. } => self.may_grant(CommandWord::Defer, member, unit, Some(Wish::Defer)),
            Action::Extend { .. } => self.may_grant(CommandWord::Extend, member, unit, Some(Wish::Extend)),
            Action::Expedite { .. } => self.may_grant(CommandWord::Expedite, member, unit, None),
            Action::Judge { .. } => self.may_grant(CommandWord::Judge, member, unit, None),
            Action::RefuseAsk { wish, .. } => self.by_rule(CommandWord::RefuseAsk, member, Some(*wish)),
            action => word(action.kind()).is_some_and(|word| self.by_rule(word, member, None)),
        }
    }

    /// What a reporter of the case may do.
    fn reporter(&self, kind: CommandKind) -> bool {
        match kind {
            CommandKind::Evaluate | CommandKind::Withdraw => true,
            CommandKind::Reopen => {
                rules(self.context, CommandWord::Reopen).any(|rule| rule.scope.contains(&Scope::Reporter))
            }
            _ => false,
        }
    }

    /// The first receiver; after the limit of feedback, or where that person has left, any post-holder of the
    /// receiving unit or a unit above it (C2).
    fn may_feed_back(&self, member: &MemberId) -> bool {
        let (context, day) = (self.context, self.day);
        let Receiver { unit, member: receiver } = &self.case.received;
        let serves = |member: &MemberId| context.holds_post(member, unit, day);
        if receiver.as_ref() == Some(member) && serves(member) {
            return true;
        }
        let late =
            matches!(&self.case.phase, Phase::Resolved(outcome) if outcome.feedback == Feedback::Overdue);
        if !late && receiver.as_ref().is_some_and(serves) {
            return false;
        }
        serves(member) || context.ancestors(unit).any(|(above, _)| context.holds_post(member, &above, day))
    }

    /// A role the scheme names for taking marks down, held anywhere (回访).
    fn may_follow_up(&self, member: &MemberId) -> bool {
        let roles = &self.context.scheme.evaluation().follow_up;
        self.context.org.posts_of(member, self.day).any(|post| roles.contains(&post.role))
    }

    /// A role the scheme names, held where the rule says.
    fn by_rule(&self, word: CommandWord, member: &MemberId, wish: Option<Wish>) -> bool {
        let holder = &self.case.holder().unit;
        let holds = |roles: &[Code], unit: &UnitId| self.context.holds_any(member, roles, unit, self.day);
        rules(self.context, word).any(|rule| {
            rule.scope.iter().any(|scope| match scope {
                Scope::Holder => holds(&rule.roles, holder),
                Scope::Ancestor => {
                    self.context.ancestors(holder).any(|(above, _)| holds(&rule.roles, &above))
                }
                Scope::FirstReceiver => {
                    let Receiver { unit, member: receiver } = &self.case.received;
                    receiver.as_ref() == Some(member) && holds(&rule.roles, unit)
                }
                Scope::Apex => self.at_apex(holder, member, wish) && holds(&rule.roles, holder),
                Scope::Reporter => false,
            })
        })
    }

    /// A role the scheme names, held at the unit that grants; where the holder stands at the apex, there (C4a).
    fn may_grant(&self, word: CommandWord, member: &MemberId, unit: &UnitId, wish: Option<Wish>) -> bool {
        let holds = |rule: &Authority| self.context.holds_any(member, &rule.roles, unit, self.day);
        let scope = if *unit == self.case.holder().unit { Scope::Apex } else { Scope::Ancestor };
        let reached = scope == Scope::Ancestor || self.at_apex(unit, member, wish);
        reached && rules(self.context, word).any(|rule| rule.scope.contains(&scope) && holds(rule))
    }

    /// Whether the holder stands at the apex, and it is not this member who asks.
    fn at_apex(&self, unit: &UnitId, member: &MemberId, wish: Option<Wish>) -> bool {
        let holder = self.case.holder();
        let asks = self.case.asks.iter().any(|ask| Some(ask.wish) == wish && ask.by == *member);
        let appeals = matches!(
            &self.case.appeal,
            Some(Appealed::Pending { by: Actor::Member(by), .. }) if by == member
        );
        holder.tier == TierNo::APEX && holder.unit == *unit && !asks && !appeals
    }
}

fn rules<'a>(context: &Context<'a>, word: CommandWord) -> impl Iterator<Item = &'a Authority> {
    context.scheme.authorities().iter().filter(move |rule| rule.command == word)
}

/// The word by which the scheme names a command in its authorities; C2 itself says who gives the others.
fn word(kind: CommandKind) -> Option<CommandWord> {
    CommandWord::ALL.iter().copied().find(|word| word.as_str() == kind.as_str())
}

fn refused(command: &Command, unit: &UnitId) -> Refusal {
    Refusal::NotAuthorised { command: command.action.kind(), by: command.by.clone(), unit: unit.clone() }
}
