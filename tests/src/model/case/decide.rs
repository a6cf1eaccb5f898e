//! C2, C4: what a command brings, or every refusal that applies to it.

use wangge::case::{Action, Command, CommandKind, Refusal};

use super::place::Said;
use super::{Book, Line, Refusals, State, millis};

/// What a decision leaves behind: the case, the case another goes on in if there is one, and what happened.
pub(super) type Decided = (State, Option<State>, Vec<Line>);

impl Book<'_> {
    /// What becomes of a case and of the one beside it by a command, or the refusal that comes first.
    ///
    /// # Errors
    /// The code of the refusal.
    pub fn decide(
        &self,
        state: Option<&State>,
        beside: Option<&State>,
        command: &Command,
    ) -> Result<Decided, &'static str> {
        let at = millis(command.at);
        let mut no = Refusals::default();
        let report = command.action.kind() == CommandKind::Report;
        no.refuse_if(command.done_at.is_some_and(|done| millis(done) > at), "done_later");
        no.refuse_if(report && state.is_some(), "known_case");
        let known = state.filter(|state| state.id == command.case.as_str());
        no.refuse_if(!report && known.is_none(), "unknown_case");
        let mut decided = None;
        if report {
            decided = self.report(&mut no, command, at).map(|(mut state, line)| {
                let more = self.follow(&mut no, None, &mut state, command);
                (state, None, std::iter::once(line).chain(more).collect())
            });
        } else if let Some(state) = known {
            decided = self.other(&mut no, state, beside, command, at);
        }
        match Refusal::ALL.iter().find(|code| no.0.contains(code)) {
            Some(code) => Err(code),
            None => Ok(decided.unwrap()),
        }
    }

    fn other(
        &self,
        no: &mut Refusals,
        state: &State,
        beside: Option<&State>,
        command: &Command,
        at: i64,
    ) -> Option<Decided> {
        no.refuse_if(at < state.last, "back_dated");
        let (mut state, mut lines) = self.tick(state, at);
        no.refuse_if(!fits(&command.action, state.state), "wrong_state");
        no.refuse_if(!self.may(command, &state), "not_authorised");
        if no.0.iter().any(|code| ["back_dated", "wrong_state", "not_authorised"].contains(code)) {
            return None;
        }
        if let Action::Merge { into } = &command.action {
            let (target, new) = self.merge(no, &mut state, beside, into.as_str(), at)?;
            lines.extend(new);
            return Some((state, Some(target), lines));
        }
        let before = state.clone();
        let new = self.act(no, &mut state, command, at);
        if !no.0.is_empty() {
            return None;
        }
        state.reach(&new);
        lines.extend(new);
        lines.extend(self.follow(no, Some(&before), &mut state, command));
        state.last = at;
        Some((state, None, lines))
    }

    fn act(&self, no: &mut Refusals, state: &mut State, command: &Command, at: i64) -> Vec<Line> {
        match &command.action {
            Action::Report { .. } | Action::Merge { .. } => Vec::new(),
            Action::Classify { item, severity, condition, affected } => {
                let (severity, condition) = (severity.as_ref(), condition.as_ref());
                self.classify(no, state, Said { item, severity, condition, affected }, at)
            }
            Action::Accept => self.accept(no, state, at),
            Action::Reject { .. } => {
                state.state = "rejected";
                vec![state.line("rejected", at, String::new())]
            }
            Action::Assign { member } => self.assign(no, state, member.as_str(), at),
            Action::Dispatch { calls } => self.dispatch(no, state, calls, at),
            Action::Convene { partners, held_at, .. } => {
                self.convene(no, state, partners, millis(*held_at), at)
            }
            Action::Escalate { to, .. } => self.escalate(no, state, to.as_ref().map(|to| to.as_str()), at),
            Action::Return { .. } => self.give_back(no, state, at),
            Action::Suspend { until, .. } => self.suspend(no, state, until.map(millis), at),
            Action::Resume => {
                let line = self.resume(state, at, "hand");
                let calls = state.calls.iter().filter_map(|call| call.limit.as_ref());
                self.published(no, state.limit.iter().chain(calls));
                vec![line]
            }
            Action::Defer { granted_by, until, .. } => {
                self.defer(no, state, granted_by.as_str(), millis(*until), at)
            }
            Action::Extend { granted_by, length } => self.extend(no, state, granted_by.as_str(), *length, at),
            Action::Expedite { granted_by, deadline, .. } => {
                self.expedite(no, state, granted_by.as_str(), millis(*deadline), at)
            }
            Action::Reclassify { item, severity, condition, .. } => {
                let said = (item.as_ref(), severity.as_ref(), condition.as_ref());
                self.reclassify(no, state, said, at)
            }
            Action::Ask { wish, .. } => self.ask(no, state, *wish, &command.by, at),
            Action::RefuseAsk { wish, .. } => self.refuse_ask(no, state, *wish, at),
            Action::Answer { answer, .. } => self.answer(no, state, *answer, &command.by, at),
            Action::Progress { stage } => self.progress(no, state, stage.as_ref(), at),
            Action::Resolve { evidence, .. } => {
                let shown: Vec<_> = evidence.iter().map(|shown| &shown.kind).collect();
                self.resolve(no, state, &shown, at)
            }
            Action::FeedBack => {
                no.refuse_if(state.told.is_some(), "feedback_given");
                (state.told, state.limit) = (Some(at), None);
                vec![state.line("fed_back", at, String::new())]
            }
            Action::Evaluate { marks } => self.evaluate(no, state, *marks, &command.by, at),
            Action::Reopen { .. } => self.reopen(no, state, at),
            Action::Close => self.close(no, state, at),
            Action::Appeal { .. } => self.appeal(no, state, &command.by, at),
            Action::Judge { granted_by, verdict, .. } => {
                self.judge(no, state, granted_by.as_str(), *verdict, at)
            }
            Action::Withdraw => self.withdraw(state, &command.by, at),
        }
    }
}

/// The table of C2; a stage is named in handling alone (K3).
fn fits(action: &Action, state: &'static str) -> bool {
    use CommandKind as K;
    let states: &[&str] = match action.kind() {
        K::Report => &[],
        K::Classify | K::Accept | K::Reject => &["reported"],
        K::Merge | K::Withdraw => &["reported", "handling", "suspended"],
        K::Progress if !matches!(action, Action::Progress { stage: Some(_) }) => &["handling", "suspended"],
        K::Resume => &["suspended"],
        K::FeedBack | K::Close => &["resolved"],
        K::Evaluate | K::Reopen => &["resolved", "closed"],
        K::Appeal | K::Judge => &["closed"],
        _ => &["handling"],
    };
    states.contains(&state)
}
