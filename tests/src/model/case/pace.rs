//! C2, C4a, C8: suspend, defer, extend, expedite.

use wangge::case::Wish;
use wangge::value::{Duration, Ratio};

use super::super::limit::{day_of, used_up};
use super::{Book, Line, Refusals, State, mark, told};

impl Book<'_> {
    pub(super) fn suspend(
        &self,
        no: &mut Refusals,
        state: &mut State,
        until: Option<i64>,
        at: i64,
    ) -> Vec<Line> {
        no.refuse_if(until.is_some_and(|until| until <= at), "until_not_later");
        let cap: Duration = self.scheme.handling().suspension.duration();
        let left = cap.days().unwrap() - state.used.len() as i64;
        if left <= 0 {
            no.refuse("suspension_used_up");
            return Vec::new();
        }
        let unit = cap.unit();
        let cap = used_up(at, left as usize, &state.used, unit, &self.calendar);
        state.by_cap = until.is_none_or(|until| cap < until);
        state.deferral = false;
        self.rest(state, at, until.map_or(cap, |until| until.min(cap)));
        let counted = state.by_cap && unit.is_working();
        let unpublished = counted && self.calendar.is_marked(at, day_of(state.ends - 1, &self.calendar));
        no.refuse_if(unpublished && self.demands, "unpublished");
        let cause = if state.by_cap { "cap" } else { "until" };
        vec![state.line(
            "suspended",
            at,
            format!("{} {cause}{}", state.ends, mark(unpublished, " unpublished")),
        )]
    }

    /// Every limit stands still.
    fn rest(&self, state: &mut State, at: i64, ends: i64) {
        (state.state, state.since, state.ends) = ("suspended", at, ends);
        let calls = state.calls.iter_mut().filter_map(|call| call.limit.as_mut());
        state.limit.iter_mut().chain(calls).for_each(|limit| limit.stop(at, &self.calendar));
    }

    pub(super) fn defer(
        &self,
        no: &mut Refusals,
        state: &mut State,
        granted_by: &str,
        until: i64,
        at: i64,
    ) -> Vec<Line> {
        self.grants(no, granted_by, state);
        no.refuse_if(until <= at, "until_not_later");
        no.refuse_if(state.deferred, "deferred_already");
        let longest = self.plain("deferral", self.scheme.deferral().unwrap().longest, at);
        if self.demands && longest.unpublished {
            // Nobody can say how long that is.
            no.refuse("unpublished");
        } else {
            no.refuse_if(until > longest.deadline, "term_too_long");
        }
        (state.by_cap, state.deferral, state.deferred) = (false, true, true);
        Self::answered(state, Wish::Defer);
        self.rest(state, at, until);
        vec![state.line("deferred", at, format!("{granted_by} {until}"))]
    }

    pub(super) fn extend(
        &self,
        no: &mut Refusals,
        state: &mut State,
        granted_by: &str,
        length: Duration,
        at: i64,
    ) -> Vec<Line> {
        self.grants(no, granted_by, state);
        let above = self.above(&state.holder.0);
        no.refuse_if(above.first().is_some_and(|(parent, _)| parent != granted_by), "not_parent");
        let rule = self.scheme.extension().unwrap();
        no.refuse_if(state.extended.contains(&state.holder.1), "extended_at_tier");
        no.refuse_if(state.extended.len() >= rule.times as usize, "extensions_used_up");
        let Some(mut limit) = state.limit.clone().filter(|limit| limit.purpose == "handle") else {
            no.refuse("no_handle_limit");
            return Vec::new();
        };
        no.refuse_if(limit.expedited, "expedited");
        if length.unit() != limit.length.unit() {
            no.refuse("other_kind_of_time");
            return Vec::new();
        }
        no.refuse_if(length.thousandths() > most(limit.length, rule.share), "extension_too_long");
        if !no.0.is_empty() {
            return Vec::new();
        }
        limit.extend(length, &self.calendar);
        self.published(no, [&limit]);
        state.extended.push(state.holder.1);
        Self::answered(state, Wish::Extend);
        let says =
            format!("{granted_by} {length} {} {} {}", state.extended.len(), limit.length, told(&limit));
        state.limit = Some(limit);
        vec![state.line("extended", at, says)]
    }

    pub(super) fn expedite(
        &self,
        no: &mut Refusals,
        state: &mut State,
        granted_by: &str,
        deadline: i64,
        at: i64,
    ) -> Vec<Line> {
        self.grants(no, granted_by, state);
        let Some(limit) = &mut state.limit else {
            no.refuse("no_limit");
            return Vec::new();
        };
        no.refuse_if(deadline <= at, "deadline_not_later");
        no.refuse_if(deadline >= limit.deadline, "deadline_not_earlier");
        if !no.0.is_empty() {
            return Vec::new();
        }
        limit.expedite(deadline, &self.calendar);
        let says = format!("{granted_by} {} {}", limit.purpose, told(limit));
        vec![state.line("expedited", at, says)]
    }
}

/// A share of a length in thousandths, rounded down to whole days where T2 allows no others.
fn most(length: Duration, share: Ratio) -> i64 {
    let part = i128::from(length.thousandths()) * i128::from(share.num()) / i128::from(share.den());
    let part = part as i64;
    if length.unit().counts_days() { part / 1000 * 1000 } else { part }
}
