//! A1, C4a: who stands where, and who may.

use wangge::case::{Action, Actor, Command, Wish};
use wangge::scheme::{CommandWord, Scope};
use wangge::value::{Code, Date};

use super::{Appeal, Book, Holder, Refusals, State, millis};

impl Book<'_> {
    /// A unit and those above it, lowest first; nothing, if there is no such unit.
    pub(super) fn path(&self, unit: &str) -> Vec<Holder> {
        let unit = self.org.units().find(|known| known.id().as_str() == unit);
        let path = std::iter::successors(unit, |unit| unit.parent());
        path.map(|unit| (unit.id().to_string(), unit.tier().number())).collect()
    }

    /// The units above, lowest first.
    pub(super) fn above(&self, unit: &str) -> Vec<Holder> {
        self.path(unit).into_iter().skip(1).collect()
    }

    pub(super) fn is_unit(&self, unit: &str) -> bool {
        !self.path(unit).is_empty()
    }

    /// Whether somebody holds, on a day, one of the roles (any, if none are named) at a unit.
    pub(super) fn holds(&self, member: &str, roles: Option<&[Code]>, unit: &str, day: Date) -> bool {
        self.org.posts().iter().any(|post| {
            post.member.as_str() == member
                && post.unit.as_str() == unit
                && roles.is_none_or(|roles| roles.contains(&post.role))
                && post.span.from() <= day
                && post.span.until().is_none_or(|until| day < until)
        })
    }

    /// A1, C2: who may report.
    pub(super) fn may_report(&self, command: &Command, unit: &str, channel: &Code) -> bool {
        let day = self.day(millis(command.at));
        match &command.by {
            Actor::Device(_) => channel.as_str() == "sensor",
            Actor::Member(member) if channel.as_str() != "sensor" => self
                .rules(CommandWord::Report)
                .any(|(roles, _)| self.holds(member.as_str(), Some(roles), unit, day)),
            _ => false,
        }
    }

    /// A1, C2: who may give another command.
    pub(super) fn may(&self, command: &Command, state: &State) -> bool {
        let day = self.day(millis(command.at));
        match &command.by {
            Actor::Device(_) => false,
            Actor::Partner(partner) => {
                let called = state.calls.iter().any(|call| call.partner == partner.as_str());
                called && matches!(command.action, Action::Answer { .. })
            }
            Actor::Reporter(id) => {
                state.reporters.iter().any(|known| known == id.as_str())
                    && match command.action {
                        Action::Evaluate { .. } | Action::Withdraw => true,
                        Action::Reopen { .. } => {
                            self.rules(CommandWord::Reopen).any(|(_, scope)| scope.contains(&Scope::Reporter))
                        }
                        _ => false,
                    }
            }
            Actor::Member(member) => self.member_may(&command.action, state, member.as_str(), day),
        }
    }

    fn member_may(&self, action: &Action, state: &State, member: &str, day: Date) -> bool {
        let here = |unit: &str, roles: Option<&[Code]>| self.holds(member, roles, unit, day);
        match action {
            Action::Withdraw | Action::Answer { .. } | Action::Report { .. } => false,
            Action::Ask { .. } => here(&state.holder.0, None),
            Action::FeedBack => {
                let (unit, receiver) = &state.received;
                let stays = receiver.as_ref().is_some_and(|receiver| self.holds(receiver, None, unit, day));
                let late = state.state == "resolved" && state.told.is_none() && state.limit.is_none();
                let first = stays && receiver.as_deref() == Some(member);
                first || ((late || !stays) && self.path(unit).iter().any(|(unit, _)| here(unit, None)))
            }
            Action::Evaluate { .. } => {
                let roles = &self.scheme.evaluation().follow_up;
                self.org.units().any(|unit| here(unit.id().as_str(), Some(roles)))
            }
            Action::Defer { granted_by, .. } => self.may_grant(
                CommandWord::Defer,
                Some(Wish::Defer),
                granted_by.as_str(),
                state,
                (member, day),
            ),
            Action::Extend { granted_by, .. } => self.may_grant(
                CommandWord::Extend,
                Some(Wish::Extend),
                granted_by.as_str(),
                state,
                (member, day),
            ),
            Action::Expedite { granted_by, .. } => {
                self.may_grant(CommandWord::Expedite, None, granted_by.as_str(), state, (member, day))
            }
            Action::Judge { granted_by, .. } => {
                self.may_grant(CommandWord::Judge, None, granted_by.as_str(), state, (member, day))
            }
            action => {
                let wish = if let Action::RefuseAsk { wish, .. } = action { Some(*wish) } else { None };
                let word =
                    CommandWord::ALL.iter().find(|word| word.as_str() == action.kind().as_str()).unwrap();
                self.rules(*word).any(|(roles, scopes)| {
                    scopes.iter().any(|scope| match scope {
                        Scope::Holder => here(&state.holder.0, Some(roles)),
                        Scope::Ancestor => {
                            self.above(&state.holder.0).iter().any(|(above, _)| here(above, Some(roles)))
                        }
                        Scope::FirstReceiver => {
                            state.received.1.as_deref() == Some(member)
                                && here(&state.received.0, Some(roles))
                        }
                        Scope::Apex => apex(state, wish, member) && here(&state.holder.0, Some(roles)),
                        Scope::Reporter => false,
                    })
                })
            }
        }
    }

    /// C4a: the actor is judged at the unit that grants. The holder itself grants at tier 1 alone, and nobody what
    /// he asks for.
    fn may_grant(
        &self,
        word: CommandWord,
        wish: Option<Wish>,
        unit: &str,
        state: &State,
        (member, day): (&str, Date),
    ) -> bool {
        let itself = unit == state.holder.0;
        let scope = if itself { Scope::Apex } else { Scope::Ancestor };
        let barred = itself && !apex(state, wish, member);
        let mut rules = self.rules(word);
        !barred
            && rules
                .any(|(roles, scopes)| scopes.contains(&scope) && self.holds(member, Some(roles), unit, day))
    }

    /// C4a: the unit that grants is known and stands above the holder, or at tier 1 is the holder.
    pub(super) fn grants(&self, no: &mut Refusals, unit: &str, state: &State) {
        no.refuse_if(!self.is_unit(unit), "unknown_unit");
        let above = self.above(&state.holder.0).iter().any(|(above, _)| above == unit);
        let itself = state.holder.1 == 1 && state.holder.0 == unit;
        no.refuse_if(!above && !itself, "not_above");
    }

    fn rules(&self, word: CommandWord) -> impl Iterator<Item = (&[Code], &[Scope])> {
        let rules = self.scheme.authorities().iter().filter(move |rule| rule.command == word);
        rules.map(|rule| (rule.roles.as_slice(), rule.scope.as_slice()))
    }
}

/// C4a: the holder stands at tier 1, and this is not who asks or appeals.
fn apex(state: &State, wish: Option<Wish>, member: &str) -> bool {
    let asks = state.asks.iter().any(|(asked, by)| Some(*asked) == wish && by == member);
    let appeals =
        matches!(&state.appeal, Some(Appeal::Pending(Actor::Member(by), _)) if by.as_str() == member);
    state.holder.1 == 1 && !asks && !appeals
}
