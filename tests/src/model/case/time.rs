//! C5, C10, E3: what time alone brings, one thing after the other.

use super::super::limit::{Limit, touched};
use super::{Appeal, Awaited, Book, Called, Line, Refusals, State, mark, told, told_if};

/// What time may bring: the instant it would be stamped with, its place among what comes at that instant, the
/// instant from which it comes, its name, and which of several it is.
type Coming = (i64, usize, i64, &'static str, usize);

impl Book<'_> {
    /// The state after time has passed until `now`, and what it brought.
    pub fn tick(&self, state: &State, now: i64) -> (State, Vec<Line>) {
        let (mut state, mut lines) = (state.clone(), Vec::new());
        while let Some((_, _, from, what, which)) = coming(&state)
            && from <= now
        {
            let new = self.bring(&mut state, what, which);
            state.reach(&new);
            state.last = new.iter().fold(state.last, |last, line| last.max(line.at));
            lines.extend(new);
        }
        (state, lines)
    }

    /// When time next brings something.
    pub fn next_due(&self, state: &State) -> Option<i64> {
        coming(state).map(|(_, _, from, ..)| from)
    }

    /// C7: of the limit that runs or stands still what it is for, what is spent and what is left, when it ends, and
    /// whether it stands still.
    pub fn remaining(&self, state: &State, now: i64) -> Option<(&'static str, i64, i64, i64, bool)> {
        let (now, (state, _)) = (now.max(state.last), self.tick(state, now));
        let limit = state.limit.as_ref().filter(|_| state.is_open() || state.state == "resolved")?;
        let stands = state.state == "suspended";
        let (spent, left) = limit.spent(now, stands, &self.calendar);
        Some((limit.purpose, spent, left, limit.deadline, stands))
    }

    /// One thing that time brings.
    fn bring(&self, state: &mut State, what: &'static str, which: usize) -> Vec<Line> {
        let last = state.last;
        let stamp = |at: i64| at.max(last);
        match what {
            "accept_overdue" => {
                let at = stamp(state.limit.take().unwrap().deadline);
                state.late = true;
                let mut lines = vec![state.line(what, at, String::new())];
                for (unit, tier) in self.above(&state.holder.0) {
                    lines.push(state.line("notified", at, format!("{unit} {tier} accept_overdue")));
                }
                lines
            }
            "warned" => {
                let limit = state.limit.as_mut().unwrap();
                let (num, den, at) = limit.warnings.remove(which);
                let says = format!("{num}/{den} {}", limit.deadline);
                vec![state.line(what, stamp(at), says)]
            }
            "overdue" => {
                let limit = state.limit.take().unwrap();
                let at = stamp(limit.deadline);
                state.overdues += 1;
                let mut lines = vec![state.line(what, at, format!("{} {}", limit.purpose, told(&limit)))];
                if limit.purpose == "handle" {
                    lines.push(self.pass_on(state, at));
                    lines.extend(self.late(state, at));
                }
                lines
            }
            "missed" => {
                let Awaited { rule, by, .. } = state.awaited[which].clone();
                self.missed(state, &rule, stamp(by))
            }
            "answer_overdue" => {
                let Called { partner, limit, given_up, .. } = &mut state.calls[which];
                let (partner, at) = (partner.clone(), stamp(limit.take().unwrap().deadline));
                *given_up = true;
                let (unit, tier) = &state.holder;
                let told = state.line("notified", at, format!("{unit} {tier} answer_overdue"));
                vec![state.line(what, at, partner), told]
            }
            "resumed" => {
                let cause = if state.by_cap { "cap" } else { "until" };
                vec![self.resume(state, stamp(state.ends), cause)]
            }
            "feedback_overdue" => {
                let at = stamp(state.limit.take().unwrap().deadline);
                let mut lines = vec![state.line(what, at, String::new())];
                if let Some((unit, tier)) = self.above(&state.received.0).first() {
                    lines.push(state.line("notified", at, format!("{unit} {tier} feedback_overdue")));
                }
                lines
            }
            "judged" => {
                let Some(Appeal::Pending(_, until)) = state.appeal else { panic!("nothing is judged") };
                state.appeal = Some(Appeal::Judged(wangge::case::Verdict::Dismissed));
                vec![state.line(what, stamp(until), "dismissed time -".to_owned())]
            }
            _ => {
                let at = stamp(state.window.or(state.told).unwrap());
                vec![self.shut(state, at, "time").0]
            }
        }
    }

    /// E3: up one tier, or supervision at the ceiling.
    fn pass_on(&self, state: &mut State, at: i64) -> Line {
        match self.above(&state.holder.0).first() {
            Some((unit, tier)) if state.holder.1 > state.about().ceiling => {
                let limit = self.handle(state, *tier, at);
                let line = state.line(
                    "escalated",
                    at,
                    format!("{unit} {tier} overdue {} {}", self.scheme.ladder().code, told(&limit)),
                );
                state.hold((unit.clone(), *tier), limit);
                line
            }
            _ => {
                let rule = &self.scheme.ladder().code;
                self.supervise(&mut Refusals::default(), state, rule, at)
            }
        }
    }

    /// C8: every limit goes on; the days of a suspension that is no deferral are used.
    pub(super) fn resume(&self, state: &mut State, to: i64, cause: &str) -> Line {
        if !state.deferral {
            let unit = self.scheme.handling().suspension.duration().unit();
            state.used.extend(touched(state.since, to, unit, &self.calendar));
            state.used.sort();
            state.used.dedup();
        }
        state.rests.push((state.since, to));
        state.state = "handling";
        if let Some(limit) = &mut state.limit {
            limit.go_on(to, &self.calendar);
        }
        let mut says = format!("{cause} {}", told_if(state.limit.as_ref()));
        for called in &mut state.calls {
            if let Some(limit) = &mut called.limit {
                limit.go_on(to, &self.calendar);
                says = format!("{says} {} {}", called.partner, told(limit));
            }
        }
        state.line("resumed", to, says)
    }

    /// C10: the case is written off; the window for appeals, if the scheme hears any, runs from then.
    pub(super) fn shut(&self, state: &mut State, at: i64, cause: &str) -> (Line, Option<Limit>) {
        let window = self.scheme.appeal().map(|rule| self.plain("window", rule.window, at));
        state.state = "closed";
        state.appeal_until = window.as_ref().map(|window| window.deadline);
        let says = window.as_ref().map_or(String::new(), |window| {
            format!("{}{}", window.deadline, mark(window.unpublished, " unpublished"))
        });
        (state.line("closed", at, format!("{cause} {says}")), window)
    }
}

/// The next thing that time brings.
fn coming(state: &State) -> Option<Coming> {
    let past =
        |at: i64, place: usize, what, which| (state.last.max(at), place, state.last.max(at + 1), what, which);
    let limit = state.limit.as_ref();
    let deadline = |what| limit.map(|limit| past(limit.deadline, 0, what, 0));
    let own = match state.state {
        "reported" => deadline("accept_overdue"),
        "handling" => {
            let mut all: Vec<Coming> = Vec::new();
            let warnings = limit.iter().flat_map(|limit| &limit.warnings).enumerate();
            for (which, (_, _, at)) in warnings {
                let at = state.last.max(*at);
                all.push((at, which, at, "warned", which));
            }
            all.extend(limit.map(|limit| past(limit.deadline, 100, "overdue", 0)));
            for (which, called) in state.calls.iter().enumerate() {
                let limit = called.limit.as_ref();
                all.extend(limit.map(|limit| past(limit.deadline, 200 + which, "answer_overdue", which)));
            }
            all.into_iter().min()
        }
        "suspended" => {
            let at = state.last.max(state.ends);
            Some((at, 0, at, "resumed", 0))
        }
        "resolved" => match state.told {
            None => deadline("feedback_overdue"),
            Some(told) => Some(past(state.window.unwrap_or(told), 0, "closed", 0)),
        },
        "closed" => match &state.appeal {
            Some(Appeal::Pending(_, until)) => Some(past(*until, 0, "judged", 0)),
            _ => None,
        },
        _ => None,
    };
    let waits = ["suspended", "rejected", "merged", "withdrawn"].contains(&state.state);
    let missed = state.awaited.iter().enumerate().filter(|_| !waits);
    own.into_iter().chain(missed.map(|(which, one)| past(one.by, 1000 + which, "missed", which))).min()
}
