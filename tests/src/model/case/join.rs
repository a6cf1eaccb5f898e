//! C2: merge and withdraw.

use wangge::case::Actor;

use super::{Book, Line, Refusals, State};

impl Book<'_> {
    /// The case that another goes on in, and what happened to both.
    pub(super) fn merge(
        &self,
        no: &mut Refusals,
        state: &mut State,
        beside: Option<&State>,
        into: &str,
        at: i64,
    ) -> Option<(State, Vec<Line>)> {
        if state.id == into {
            no.refuse("merge_into_itself");
            return None;
        }
        let Some(target) = beside.filter(|beside| beside.id == into) else {
            no.refuse("unknown_target");
            return None;
        };
        no.refuse_if(!target.is_open(), "target_not_open");
        no.refuse_if(at < target.last, "target_later");
        if !no.0.is_empty() {
            return None;
        }
        (state.state, state.last) = ("merged", at);
        let mut lines = vec![state.line("merged", at, into.to_owned())];
        let (mut target, brought) = self.tick(target, at);
        lines.extend(brought);
        for reporter in &state.reporters {
            if !target.reporters.contains(reporter) {
                target.reporters.push(reporter.clone());
            }
        }
        target.last = at;
        lines.push(target.line("joined", at, format!("{} {:?}", state.id, state.reporters)));
        Some((target, lines))
    }

    /// Of several reporters each leaves alone; the last takes the case along.
    pub(super) fn withdraw(&self, state: &mut State, by: &Actor, at: i64) -> Vec<Line> {
        let Actor::Reporter(reporter) = by else { panic!("no other may") };
        if state.reporters.len() > 1 {
            state.reporters.retain(|known| known != reporter.as_str());
            return vec![state.line("left", at, reporter.to_string())];
        }
        state.state = "withdrawn";
        vec![state.line("withdrawn", at, reporter.to_string())]
    }
}
