//! E5, E7: trigger rules and cards.

use wangge::case::{Action, Command};
use wangge::scheme::{Milestone, Then, Trigger, When};
use wangge::value::Code;

use super::{Awaited, Book, Line, Matter, Refusals, State, millis, told};

impl Book<'_> {
    /// The instants by which milestones are to be reached, from the report on.
    pub(super) fn milestones(&self, no: &mut Refusals, reported: i64) -> (Vec<Awaited>, String) {
        let (mut awaited, mut says) = (Vec::new(), String::new());
        for rule in self.scheme.triggers() {
            if let When::Milestone { milestone, within } = rule.when {
                let limit = self.plain("milestone", within, reported);
                self.published(no, [&limit]);
                says = format!("{says} {} {milestone} {}", rule.code, told(&limit));
                awaited.push(Awaited { rule: rule.code.clone(), milestone, by: limit.deadline });
            }
        }
        (awaited, says)
    }

    /// What follows a command's own events: the cards of item and severity, then the rules in declared order.
    pub(super) fn follow(
        &self,
        no: &mut Refusals,
        before: Option<&State>,
        state: &mut State,
        command: &Command,
    ) -> Vec<Line> {
        let at = millis(command.at);
        let mut lines = Vec::new();
        lines.extend(self.own_cards(before.and_then(|before| before.matter.as_ref()), state, at));
        let counts = before.map(|before| (before.reopenings, before.bad_marks, before.extended.len() as u32));
        let (reopenings, bad, extended) = counts.unwrap_or_default();
        for rule in self.scheme.triggers() {
            let became = |old: u32, new: u32, nth: u32| old < nth && new == nth;
            let fires = match rule.when {
                When::Reopening { nth } => became(reopenings, state.reopenings, nth),
                When::BadEvaluation { nth } => became(bad, state.bad_marks, nth),
                When::Extension { nth } => became(extended, state.extended.len() as u32, nth),
                When::Mark { at_most } => match &command.action {
                    Action::Evaluate { marks } => [marks.effect, marks.duration, marks.attitude]
                        .iter()
                        .any(|mark| mark.get() <= at_most),
                    _ => false,
                },
                When::Nature { .. } | When::Group { .. } | When::Functions { .. } => {
                    self.is_so(&rule.when, state)
                        && may_yet(&rule.then, state)
                        && !state.fired.contains(&rule.code)
                }
                When::Milestone { .. } | When::Overdue => false,
            };
            if fires {
                lines.extend(self.fire(no, state, rule, at));
            }
        }
        lines
    }

    /// Whether a condition holds of a case as it stands.
    fn is_so(&self, when: &When, state: &State) -> bool {
        let item = state.matter.as_ref().and_then(|matter| self.scheme.item(&matter.item));
        match when {
            When::Nature { nature } => item.is_some_and(|item| item.nature == *nature),
            When::Group { group } => state.groups.contains(group),
            When::Functions { count } => {
                let own = item.into_iter().flat_map(|item| item.lead.iter().chain(&item.support));
                let mut all: Vec<&Code> = own.chain(&state.called).collect();
                all.sort();
                all.dedup();
                all.len() >= *count as usize
            }
            _ => false,
        }
    }

    /// The rules that wait for the handle limit to pass.
    pub(super) fn late(&self, state: &mut State, at: i64) -> Vec<Line> {
        let late = self.scheme.triggers().iter().filter(|rule| rule.when == When::Overdue);
        late.flat_map(|rule| self.fire(&mut Refusals::default(), state, rule, at)).collect()
    }

    /// A milestone was missed.
    pub(super) fn missed(&self, state: &mut State, rule: &Code, at: i64) -> Vec<Line> {
        let rule = self.scheme.triggers().iter().find(|known| known.code == *rule).unwrap();
        self.fire(&mut Refusals::default(), state, rule, at)
    }

    fn fire(&self, no: &mut Refusals, state: &mut State, rule: &Trigger, at: i64) -> Vec<Line> {
        let code = &rule.code;
        state.awaited.retain(|awaited| awaited.rule != *code);
        if !state.fired.contains(code) {
            state.fired.push(code.clone());
        }
        let mut lines = vec![state.line("fired", at, code.to_string())];
        let handled = state.state == "handling";
        match &rule.then {
            Then::Escalate if handled && state.holder.1 > state.about().ceiling => {
                let (unit, tier) = self.above(&state.holder.0).remove(0);
                let limit = self.handle(state, tier, at);
                self.published(no, [&limit]);
                lines.push(state.line(
                    "escalated",
                    at,
                    format!("{unit} {tier} rule {code} {}", told(&limit)),
                ));
                state.hold((unit, tier), limit);
            }
            Then::Supervise
                if handled && state.limit.as_ref().is_none_or(|limit| limit.purpose != "supervision") =>
            {
                lines.push(self.supervise(no, state, code, at));
            }
            Then::Conference if (handled || state.state == "suspended") && !state.conference_required => {
                state.conference_required = true;
                lines.push(state.line("conference_required", at, code.to_string()));
            }
            Then::Notify { tier } => {
                let told = self.path(&state.origin).into_iter().find(|(_, own)| *own == tier.number());
                let line = |(unit, tier)| state.line("notified", at, format!("{unit} {tier} rule {code}"));
                lines.extend(told.map(line));
            }
            Then::Card { card } => lines.push(self.give(state, card, code, at)),
            Then::Escalate | Then::Supervise | Then::Conference => {}
        }
        lines
    }

    /// A supervision limit in place of whatever runs.
    pub(super) fn supervise(&self, no: &mut Refusals, state: &mut State, rule: &Code, at: i64) -> Line {
        let limit = self.plain("supervision", self.scheme.ladder().supervision, at);
        self.published(no, [&limit]);
        let line = state.line("supervised", at, format!("{} {rule} {}", state.holder.0, told(&limit)));
        state.limit = Some(limit);
        line
    }

    /// E7: the cards that item and severity start with, where they are not what they were.
    fn own_cards(&self, before: Option<&Matter>, state: &mut State, at: i64) -> Vec<Line> {
        let now = state.matter.clone();
        let of_item = |matter: &Matter| Some(self.scheme.item(&matter.item).unwrap());
        let of_severity = |matter: &Matter| {
            self.scheme.severities().iter().find(|known| Some(&known.code) == matter.severity.as_ref())
        };
        let mut lines = Vec::new();
        let (was, item) = (before.and_then(of_item), now.as_ref().and_then(of_item));
        if let Some(item) = item.filter(|_| item != was) {
            lines.extend(item.card.as_ref().map(|card| self.give(state, card, &item.code, at)));
        }
        let (was, severity) = (before.and_then(of_severity), now.as_ref().and_then(of_severity));
        if let Some(severity) = severity.filter(|_| severity != was) {
            lines.extend(severity.card.as_ref().map(|card| self.give(state, card, &severity.code, at)));
        }
        lines
    }

    /// A card is given; the case bears the highest.
    fn give(&self, state: &mut State, card: &Code, rule: &Code, at: i64) -> Line {
        let rank = |card: &Code| self.scheme.cards().iter().position(|known| known.code == *card);
        if state.card.as_ref().is_none_or(|held| rank(held) < rank(card)) {
            state.card = Some(card.clone());
        }
        state.line("carded", at, format!("{card} {:?} {rule}", rank(card)))
    }
}

/// Whether a rule about the case as it stands may fire in its state.
fn may_yet(then: &Then, state: &State) -> bool {
    match then {
        Then::Escalate | Then::Supervise | Then::Conference => state.state == "handling",
        Then::Notify { .. } | Then::Card { .. } => state.is_open(),
    }
}

impl State {
    /// A milestone that was ever reached is awaited no more.
    pub(super) fn reach(&mut self, lines: &[Line]) {
        for line in lines {
            let over: &[Milestone] = match line.name {
                "accepted" => &[Milestone::Accept],
                "dispatched" => &[Milestone::Dispatch],
                "progressed" => &[Milestone::Progress],
                "resolved" => {
                    &[Milestone::Accept, Milestone::Dispatch, Milestone::Progress, Milestone::Resolve]
                }
                "closed" => Milestone::ALL,
                _ => continue,
            };
            self.awaited.retain(|awaited| !over.contains(&awaited.milestone));
        }
    }
}
