//! A case by the letter of the clauses: every refusal that applies is gathered and the first in published order
//! given; time goes on one event at a time.

mod decide;
mod people;

use wangge::calendar::CalendarSpec;
use wangge::org::Org;
use wangge::scheme::Scheme;
use wangge::value::{Code, Date, MonthDay};

use super::calendar::{Model, instant};
use super::limit::{Limit, day_of, touched};
use super::lookup::{Of, limit};

/// One event: its name, instant, and what it says, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: &'static str,
    /// Its instant.
    pub at: i64,
    /// Whatever else it says.
    pub says: String,
}

/// What a case is decided by.
pub struct Book<'a> {
    scheme: &'a Scheme,
    org: &'a Org,
    calendar: Model<'a>,
    demands: bool,
}

/// A case as it stands.
#[derive(Clone, Debug)]
pub struct State {
    id: String,
    last: i64,
    item: Code,
    origin: String,
    received: (String, String),
    reporter: Option<String>,
    ceiling: u8,
    reopenings: u32,
    used: Vec<Date>,
    state: &'static str,
    holder: (String, u8),
    limit: Option<Limit>,
    since: i64,
    ends: i64,
    by_cap: bool,
    told: Option<i64>,
    window: Option<i64>,
    marked: bool,
}

/// The refusals that apply, and the events as far as there are none.
struct Turn {
    state: Option<State>,
    lines: Vec<Line>,
    refusals: Vec<&'static str>,
}

/// What time may bring, and the instant from which it may.
type Coming = (i64, &'static str, usize);

impl<'a> Book<'a> {
    /// By this scheme, organisation and calendar.
    pub fn new(scheme: &'a Scheme, org: &'a Org, calendar: &'a CalendarSpec) -> Self {
        let demands = calendar.unpublished == wangge::calendar::Unpublished::Error;
        Self { scheme, org, calendar: Model::new(calendar), demands }
    }

    /// The state after time has passed until `now`, and what it brought.
    pub fn tick(&self, state: &State, now: i64) -> (State, Vec<Line>) {
        let mut turn = Turn { state: Some(state.clone()), lines: Vec::new(), refusals: Vec::new() };
        self.pass(&mut turn, now);
        (turn.state.unwrap(), turn.lines)
    }

    /// When time next brings something.
    pub fn next_due(&self, state: &State) -> Option<i64> {
        coming(state).map(|(from, ..)| from)
    }

    fn pass(&self, turn: &mut Turn, now: i64) {
        while let Some((from, what, which)) = turn.state.as_ref().and_then(coming)
            && from <= now
        {
            let mut state = turn.state.take().unwrap();
            let lines = self.bring(&mut state, what, which);
            state.last = lines.iter().fold(state.last, |last, line| last.max(line.at));
            turn.lines.extend(lines);
            turn.state = Some(state);
        }
    }

    /// One thing that time brings.
    fn bring(&self, state: &mut State, what: &'static str, which: usize) -> Vec<Line> {
        let stamp = |at: i64| at.max(state.last);
        match what {
            "accept_overdue" => {
                let at = stamp(state.limit.take().unwrap().deadline);
                let mut lines = vec![line(what, at, String::new())];
                for (unit, tier) in self.above(&state.holder.0) {
                    lines.push(line("notified", at, format!("{unit} {tier} accept_overdue")));
                }
                lines
            }
            "warned" => {
                let limit = state.limit.as_mut().unwrap();
                let (num, den, at) = limit.warnings.remove(which);
                vec![line(what, at.max(state.last), format!("{num}/{den} {}", limit.deadline))]
            }
            "overdue" => {
                let limit = state.limit.take().unwrap();
                let at = stamp(limit.deadline);
                let mut lines = vec![line(what, at, limit.purpose.to_owned())];
                if limit.purpose == "handle" {
                    lines.push(self.climb(state, at));
                }
                lines
            }
            "resumed" => {
                let (from, to) = (state.since, stamp(state.ends));
                let cause = if state.by_cap { "cap" } else { "until" };
                vec![self.resume(state, from, to, cause)]
            }
            "feedback_overdue" => {
                let at = stamp(state.limit.take().unwrap().deadline);
                let mut lines = vec![line(what, at, String::new())];
                if let Some((unit, tier)) = self.above(&state.received.0).first() {
                    lines.push(line("notified", at, format!("{unit} {tier} feedback_overdue")));
                }
                lines
            }
            _ => {
                let at = stamp(state.window.or(state.told).unwrap());
                state.state = "closed";
                vec![line("closed", at, "time".to_owned())]
            }
        }
    }

    /// E3: up one tier, or supervision at the ceiling.
    fn climb(&self, state: &mut State, at: i64) -> Line {
        match self.above(&state.holder.0).first() {
            Some((unit, tier)) if state.holder.1 > state.ceiling => {
                let limit = self.handle(&state.item, *tier, at);
                let says = format!("{unit} {tier} overdue {}", told(&limit));
                state.holder = (unit.clone(), *tier);
                state.limit = Some(limit);
                line("escalated", at, says)
            }
            _ => {
                let length = self.scheme.ladder().supervision;
                let limit = Limit::begin("supervision", length, at, &[], &self.calendar);
                let says = format!("{} {}", state.holder.0, told(&limit));
                state.limit = Some(limit);
                line("supervised", at, says)
            }
        }
    }

    fn resume(&self, state: &mut State, from: i64, to: i64, cause: &str) -> Line {
        let cap = self.scheme.handling().suspension.duration();
        state.used.extend(touched(from, to, cap.unit(), &self.calendar));
        state.used.sort();
        state.used.dedup();
        state.state = "handling";
        if let Some(limit) = &mut state.limit {
            limit.go_on(to, &self.calendar);
        }
        line("resumed", to, format!("{cause} {}", state.limit.as_ref().map(told).unwrap_or_default()))
    }

    /// The day of the year on which an instant falls.
    fn day_of_year(&self, at: i64) -> MonthDay {
        MonthDay::of(Date::from_days(day_of(at, &self.calendar) as i32).unwrap())
    }

    /// The handle limit of an item at a tier.
    fn handle(&self, item: &Code, tier: u8, at: i64) -> Limit {
        let item = self.scheme.item(item).unwrap();
        let length = limit(item, Of::Handle, (tier, self.day_of_year(at), None, None)).unwrap();
        let shares: Vec<(i64, i64)> =
            self.scheme.ladder().warnings.iter().map(|share| (share.num(), share.den())).collect();
        Limit::begin("handle", length, at, &shares, &self.calendar)
    }
}

impl Turn {
    fn refuse(&mut self, code: &'static str) {
        self.refusals.push(code);
    }
}

/// The next thing that time brings: the instant from which it may, its name, and of warnings which.
fn coming(state: &State) -> Option<Coming> {
    let after = |at: i64| state.last.max(at + 1);
    let deadline = state.limit.as_ref().map(|limit| after(limit.deadline));
    match state.state {
        "reported" => deadline.map(|from| (from, "accept_overdue", 0)),
        "handling" => {
            let limit = state.limit.as_ref()?;
            let warnings = limit.warnings.iter().enumerate();
            let mut all: Vec<Coming> =
                warnings.map(|(which, (_, _, at))| (state.last.max(*at), "warned", which)).collect();
            all.push((after(limit.deadline), "overdue", usize::MAX));
            all.into_iter().min_by_key(|(from, _, which)| (*from, *which))
        }
        "suspended" => Some((state.last.max(state.ends), "resumed", 0)),
        "resolved" => match state.told {
            None => deadline.map(|from| (from, "feedback_overdue", 0)),
            Some(told) => Some((after(state.window.unwrap_or(told)), "closed", 0)),
        },
        _ => None,
    }
}

/// What a line says of a limit: its deadline, whether it is marked, its warnings that are still ahead.
fn told(limit: &Limit) -> String {
    let mark = if limit.unpublished { " unpublished" } else { "" };
    format!("{}{mark}", limit.deadline)
}

fn line(name: &'static str, at: i64, says: String) -> Line {
    Line { name, at: instant(at).millis(), says }
}
