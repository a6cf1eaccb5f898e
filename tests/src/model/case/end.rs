//! C2, C10: resolve, evaluate, reopen, close, appeal, judge.

use wangge::case::{Actor, Marks, Verdict};
use wangge::value::Code;

use super::{Appeal, Book, Line, Refusals, State, mark, told};

impl Book<'_> {
    pub(super) fn resolve(
        &self,
        no: &mut Refusals,
        state: &mut State,
        shown: &[&Code],
        at: i64,
    ) -> Vec<Line> {
        let known = |kind: &Code| self.scheme.evidence().iter().any(|known| known.code == *kind);
        no.refuse_if(shown.iter().any(|kind| !known(kind)), "unknown_evidence");
        let item = self.scheme.item(&state.about().item).unwrap();
        no.refuse_if(item.evidence.iter().any(|kind| !shown.contains(&kind)), "missing_evidence");
        no.refuse_if(item.stages_in_order && self.next_stage(state).is_some(), "stage_open");
        no.refuse_if(state.conference_required && state.conferences == 0, "conference_required");
        let feedback = self.plain("feedback", self.scheme.handling().feedback, at);
        let rule = self.scheme.evaluation();
        let window = item.evaluated.then(|| self.plain("window", rule.window, at));
        let reopen = self.plain("window", rule.reopen_within, at);
        self.published(no, [&feedback, &reopen].into_iter().chain(&window));
        state.window = window.as_ref().map(|window| window.deadline);
        state.reopen_until = reopen.deadline;
        let unpublished = [&reopen].into_iter().chain(&window).any(|window| window.unpublished);
        let says = format!(
            "{} {:?} {}{}",
            told(&feedback),
            state.window,
            state.reopen_until,
            mark(unpublished, " unpublished")
        );
        (state.state, state.limit) = ("resolved", Some(feedback));
        (state.told, state.marked) = (None, false);
        for call in &mut state.calls {
            call.given_up |= call.limit.take().is_some();
        }
        vec![state.line("resolved", at, says)]
    }

    pub(super) fn evaluate(
        &self,
        no: &mut Refusals,
        state: &mut State,
        marks: Marks,
        by: &Actor,
        at: i64,
    ) -> Vec<Line> {
        match state.window {
            None => no.refuse("not_evaluated"),
            Some(window) => no.refuse_if(at > window, "window_past"),
        }
        let rule = self.scheme.evaluation();
        let least = marks.effect.get().min(marks.duration.get()).min(marks.attitude.get());
        let bad = least <= rule.reopens_at;
        state.marked = true;
        state.bad_marks += u32::from(bad);
        let taken = if matches!(by, Actor::Reporter(_)) { "reporter" } else { "follow_up" };
        let mut lines = vec![state.line("evaluated", at, format!("{taken} {least} {bad}"))];
        if bad && state.reopenings >= rule.reopenings {
            let (unit, tier) = self.path(&state.holder.0).pop().unwrap();
            lines.push(state.line("notified", at, format!("{unit} {tier} reopenings_used")));
        } else if bad {
            lines.push(self.again(no, state, "mark", at));
        }
        lines
    }

    pub(super) fn reopen(&self, no: &mut Refusals, state: &mut State, at: i64) -> Vec<Line> {
        no.refuse_if(at > state.reopen_until, "window_past");
        no.refuse_if(state.reopenings >= self.scheme.evaluation().reopenings, "reopenings_used_up");
        vec![self.again(no, state, "hand", at)]
    }

    /// The holder as at the resolution; from the second time its parent, unless that would pass the ceiling.
    fn again(&self, no: &mut Refusals, state: &mut State, cause: &str, at: i64) -> Line {
        state.reopenings += 1;
        let mut holder = state.holder.clone();
        if state.reopenings >= 2
            && let Some(parent) = self.above(&holder.0).first()
            && parent.1 >= state.about().ceiling
        {
            holder = parent.clone();
        }
        if let Some(Appeal::Pending(..)) = state.appeal {
            state.appeal = None;
        }
        let limit = self.handle(state, holder.1, at);
        self.published(no, [&limit]);
        let (unit, tier) = &holder;
        let says = format!("{} {unit} {tier} {cause} {}", state.reopenings, told(&limit));
        state.hold(holder, limit);
        state.line("reopened", at, says)
    }

    pub(super) fn close(&self, no: &mut Refusals, state: &mut State, at: i64) -> Vec<Line> {
        no.refuse_if(state.told.is_none(), "feedback_missing");
        let pending = state.window.is_some_and(|window| at <= window) && !state.marked;
        no.refuse_if(pending, "evaluation_pending");
        let (line, window) = self.shut(state, at, "hand");
        self.published(no, window.iter());
        vec![line]
    }

    pub(super) fn appeal(&self, no: &mut Refusals, state: &mut State, by: &Actor, at: i64) -> Vec<Line> {
        no.refuse_if(at > state.appeal_until.unwrap(), "window_past");
        no.refuse_if(state.overdues == 0, "not_late");
        no.refuse_if(state.appeal.is_some(), "appealed_already");
        let until = self.plain("appeal", self.scheme.appeal().unwrap().judged, at);
        self.published(no, [&until]);
        state.appeal = Some(Appeal::Pending(by.clone(), until.deadline));
        vec![state.line("appealed", at, told(&until))]
    }

    pub(super) fn judge(
        &self,
        no: &mut Refusals,
        state: &mut State,
        granted_by: &str,
        verdict: Verdict,
        at: i64,
    ) -> Vec<Line> {
        self.grants(no, granted_by, state);
        no.refuse_if(!matches!(state.appeal, Some(Appeal::Pending(..))), "no_appeal");
        state.appeal = Some(Appeal::Judged(verdict));
        vec![state.line("judged", at, format!("{verdict} hand {granted_by}"))]
    }
}
