//! C2: what is done about a case without moving it: assign, dispatch, answer, convene, ask, progress.

use wangge::case::{Actor, Call, Reply, Wish};
use wangge::value::{Code, PartnerId};

use super::{Book, Called, Line, Refusals, State, code, told_if};

impl Book<'_> {
    pub(super) fn assign(&self, no: &mut Refusals, state: &mut State, member: &str, at: i64) -> Vec<Line> {
        no.refuse_if(!self.holds(member, None, &state.holder.0, self.day(at)), "not_posted");
        state.assignee = Some(member.to_owned());
        vec![state.line("assigned", at, member.to_owned())]
    }

    pub(super) fn dispatch(
        &self,
        no: &mut Refusals,
        state: &mut State,
        calls: &[Call],
        at: i64,
    ) -> Vec<Line> {
        let mut names = Vec::new();
        let length = self.scheme.dispatch().and_then(|rule| rule.answer);
        let limit = length.map(|length| self.plain("answer", length, at));
        self.published(no, limit.iter());
        for Call { partner, function } in calls {
            let known = self.standing(no, partner, at);
            let able = known.is_none_or(|functions| functions.contains(function));
            no.refuse_if(!able, "unknown_function");
            let same = |call: &&Called| call.partner == partner.as_str();
            let busy = state
                .calls
                .iter()
                .find(same)
                .is_some_and(|call| !call.given_up && last_word(call.answer).is_none());
            no.refuse_if(busy, "already_dispatched");
            names.push(format!("{partner}:{function}"));
            state.calls.retain(|call| call.partner != partner.as_str());
            if !state.called.contains(function) {
                state.called.push(function.clone());
            }
            let (partner, limit) = (partner.to_string(), limit.clone());
            state.calls.push(Called { partner, limit, answer: None, given_up: false });
        }
        vec![state.line("dispatched", at, format!("{} {}", names.join(","), told_if(limit.as_ref())))]
    }

    /// The functions of a partner who stands on the day.
    fn standing(&self, no: &mut Refusals, id: &PartnerId, at: i64) -> Option<&[Code]> {
        let day = self.day(at);
        let partner = self.org.partners().iter().find(|partner| {
            let until = partner.term.and_then(|term| term.until());
            let from = partner.term.map(|term| term.from());
            partner.id == *id && from.is_none_or(|from| from <= day) && until.is_none_or(|until| day < until)
        });
        no.refuse_if(partner.is_none(), "unknown_partner");
        partner.map(|partner| partner.functions.as_slice())
    }

    pub(super) fn answer(
        &self,
        no: &mut Refusals,
        state: &mut State,
        answer: Reply,
        by: &Actor,
        at: i64,
    ) -> Vec<Line> {
        let Actor::Partner(partner) = by else { panic!("C2: nobody else may") };
        let call = state.calls.iter_mut().find(|call| call.partner == partner.as_str()).unwrap();
        no.refuse_if(last_word(call.answer).is_some(), "answered_finally");
        (call.answer, call.limit, call.given_up) = (Some(answer), None, false);
        vec![state.line("answered", at, format!("{partner} {answer}"))]
    }

    pub(super) fn convene(
        &self,
        no: &mut Refusals,
        state: &mut State,
        partners: &[PartnerId],
        held: i64,
        at: i64,
    ) -> Vec<Line> {
        no.refuse_if(held > at, "done_later");
        for partner in partners {
            self.standing(no, partner, at);
        }
        let mut names: Vec<String> = partners.iter().map(ToString::to_string).collect();
        names.sort();
        names.dedup();
        state.conferences += 1;
        vec![state.line("convened", at, format!("{} {held}", names.join(",")))]
    }

    pub(super) fn ask(
        &self,
        no: &mut Refusals,
        state: &mut State,
        wish: Wish,
        by: &Actor,
        at: i64,
    ) -> Vec<Line> {
        let Actor::Member(by) = by else { panic!("C2: nobody else may") };
        no.refuse_if(state.asks.iter().any(|(asked, _)| *asked == wish), "asked_already");
        state.asks.push((wish, by.to_string()));
        vec![state.line("asked", at, wish.to_string())]
    }

    pub(super) fn refuse_ask(&self, no: &mut Refusals, state: &mut State, wish: Wish, at: i64) -> Vec<Line> {
        no.refuse_if(state.asks.iter().all(|(asked, _)| *asked != wish), "nothing_asked");
        state.asks.retain(|(asked, _)| *asked != wish);
        vec![state.line("ask_refused", at, wish.to_string())]
    }

    /// K3: a note, or the next stage.
    pub(super) fn progress(
        &self,
        no: &mut Refusals,
        state: &mut State,
        stage: Option<&Code>,
        at: i64,
    ) -> Vec<Line> {
        if let Some(stage) = stage {
            if self.next_stage(state) != Some(stage) {
                no.refuse("not_next_stage");
                return Vec::new();
            }
            state.stage = Some(stage.clone());
            if state.limit.as_ref().is_some_and(|limit| limit.purpose == "handle") {
                let limit = self.handle(state, state.holder.1, at);
                self.published(no, [&limit]);
                state.limit = Some(limit);
                let says = format!("{stage} {}", told_if(state.limit.as_ref()));
                return vec![state.line("progressed", at, says)];
            }
        }
        vec![state.line("progressed", at, format!("{} ", code(stage)))]
    }

    /// The stage after the one the case is in.
    pub(super) fn next_stage(&self, state: &State) -> Option<&Code> {
        let stages = &self.scheme.item(&state.about().item).unwrap().stages;
        let now = stages.iter().position(|stage| Some(&stage.code) == state.stage.as_ref())?;
        stages.get(now + 1).map(|stage| &stage.code)
    }
}

/// What a partner said, if there is no more to say.
fn last_word(answer: Option<Reply>) -> Option<Reply> {
    answer.filter(|answer| *answer != Reply::Accepts)
}
