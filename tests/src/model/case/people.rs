//! C3, A1: who stands where, and who may.

use wangge::case::{Action, Actor, Command};
use wangge::scheme::{CommandWord, Item, Scope};
use wangge::value::{Code, Date};

use super::super::limit::day_of;
use super::{Book, State};

impl Book<'_> {
    /// The units above, lowest first.
    pub(super) fn above(&self, unit: &str) -> Vec<(String, u8)> {
        let unit = self.org.units().find(|known| known.id().as_str() == unit);
        let above = std::iter::successors(unit.and_then(|unit| unit.parent()), |unit| unit.parent());
        above.map(|unit| (unit.id().to_string(), unit.tier().number())).collect()
    }

    pub(super) fn tier(&self, unit: &str) -> Option<u8> {
        self.org.units().find(|known| known.id().as_str() == unit).map(|unit| unit.tier().number())
    }

    /// C3: the ancestor-or-self of the origin at the start tier; the origin itself if it stands higher.
    pub(super) fn first_holder(&self, origin: &str, item: &Item) -> Option<(String, u8)> {
        let own = (origin.to_owned(), self.tier(origin)?);
        if own.1 <= item.start.number() {
            return Some(own);
        }
        self.above(origin).into_iter().find(|(_, tier)| *tier == item.start.number())
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

    /// A1, C2: who may.
    pub(super) fn may(&self, command: &Command, state: Option<&State>) -> bool {
        let at = command.at.instant().millis();
        let day = Date::from_days(day_of(at, &self.calendar) as i32).unwrap();
        let member = match &command.by {
            Actor::Member(member) => member.as_str(),
            Actor::Reporter(id) => {
                let evaluates = matches!(command.action, Action::Evaluate { .. });
                return evaluates && state.and_then(|state| state.reporter.as_deref()) == Some(id.as_str());
            }
        };
        let here = |unit: &str, roles: Option<&[Code]>| self.holds(member, roles, unit, day);
        let over = |unit: &str, roles: Option<&[Code]>| {
            self.above(unit).iter().any(|(above, _)| self.holds(member, roles, above, day))
        };
        match (&command.action, state) {
            (Action::Report { unit, .. }, _) => {
                self.rules(CommandWord::Report).any(|(roles, _)| here(unit.as_str(), Some(roles)))
            }
            (Action::FeedBack, Some(state)) => {
                let (unit, receiver) = &state.received;
                let gone = !self.holds(receiver, None, unit, day);
                let late = state.state == "resolved" && state.told.is_none() && state.limit.is_none();
                let anyone = here(unit, None) || over(unit, None);
                (member == receiver && !gone) || ((late || gone) && anyone)
            }
            (Action::Evaluate { .. }, Some(_)) => {
                let roles = &self.scheme.evaluation().follow_up;
                self.org.units().any(|unit| here(unit.id().as_str(), Some(roles)))
            }
            (action, Some(state)) => {
                let word =
                    CommandWord::ALL.iter().find(|word| word.as_str() == action.kind().as_str()).unwrap();
                self.rules(*word).any(|(roles, scopes)| {
                    scopes.iter().any(|scope| match scope {
                        Scope::Holder => here(&state.holder.0, Some(roles)),
                        Scope::Ancestor => over(&state.holder.0, Some(roles)),
                        Scope::FirstReceiver => {
                            member == state.received.1 && here(&state.received.0, Some(roles))
                        }
                        Scope::Reporter | Scope::Apex => false,
                    })
                })
            }
            (_, None) => false,
        }
    }

    pub(super) fn rules(&self, word: CommandWord) -> impl Iterator<Item = (&[Code], &[Scope])> {
        let rules = self.scheme.authorities().iter().filter(move |rule| rule.command == word);
        rules.map(|rule| (rule.roles.as_slice(), rule.scope.as_slice()))
    }
}
