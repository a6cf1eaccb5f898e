//! A case by the letter of the clauses: every refusal that applies is gathered and the first in published order
//! given; time goes on one event at a time.

mod climb;
mod decide;
mod end;
mod intake;
mod join;
mod pace;
mod people;
mod place;
mod rules;
mod time;
mod work;

use wangge::calendar::CalendarSpec;
use wangge::case::{Actor, Reply, Verdict, Wish};
use wangge::org::{Activations, Org};
use wangge::scheme::{Milestone, Scheme};
use wangge::value::{Code, Date, Stamp};

use super::calendar::{Model, instant};
use super::limit::{Limit, day_of};

/// One event: its name, instant, and what it says, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The case.
    pub case: String,
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
    activations: &'a Activations,
    calendar: Model<'a>,
    demands: bool,
}

/// A case as it stands.
#[derive(Clone, Debug)]
pub struct State {
    id: String,
    last: i64,
    reported: i64,
    matter: Option<Matter>,
    point: Option<(Code, Code)>,
    origin: String,
    received: (String, Option<String>),
    reporters: Vec<String>,
    groups: Vec<Code>,
    card: Option<Code>,
    awaited: Vec<Awaited>,
    fired: Vec<Code>,
    conference_required: bool,
    first_tier: u8,
    stage: Option<Code>,
    assignee: Option<String>,
    asks: Vec<(Wish, String)>,
    calls: Vec<Called>,
    /// Every function ever called upon.
    called: Vec<Code>,
    conferences: u32,
    returns: u32,
    reopenings: u32,
    bad_marks: u32,
    corrections: u32,
    overdues: u32,
    extended: Vec<u8>,
    deferred: bool,
    appeal: Option<Appeal>,
    /// Every suspension that has ended, deferrals included.
    rests: Vec<(i64, i64)>,
    /// The days that count for the cap.
    used: Vec<Date>,
    state: &'static str,
    holder: Holder,
    limit: Option<Limit>,
    late: bool,
    since: i64,
    ends: i64,
    by_cap: bool,
    deferral: bool,
    told: Option<i64>,
    window: Option<i64>,
    reopen_until: i64,
    appeal_until: Option<i64>,
    marked: bool,
}

/// A unit and its tier.
type Holder = (String, u8);

/// What a case is about.
#[derive(Clone, Debug)]
struct Matter {
    item: Code,
    severity: Option<Code>,
    condition: Option<Code>,
    affected: Vec<String>,
    ceiling: u8,
    outside: bool,
}

/// What a case is to reach by when.
#[derive(Clone, Debug)]
struct Awaited {
    rule: Code,
    milestone: Milestone,
    by: i64,
}

/// A partner called upon.
#[derive(Clone, Debug)]
struct Called {
    partner: String,
    limit: Option<Limit>,
    answer: Option<Reply>,
    /// Whether its limit is over and it has not answered: nobody waits for it.
    given_up: bool,
}

/// An appeal: until it is judged by whom it was made, and until when it may be.
#[derive(Clone, Debug)]
enum Appeal {
    Pending(Actor, i64),
    Judged(Verdict),
}

/// The refusals that apply.
#[derive(Default)]
struct Refusals(Vec<&'static str>);

impl Refusals {
    fn refuse(&mut self, code: &'static str) {
        self.0.push(code);
    }

    fn refuse_if(&mut self, applies: bool, code: &'static str) {
        if applies {
            self.0.push(code);
        }
    }
}

impl<'a> Book<'a> {
    /// By this scheme, organisation, plans in force and calendar.
    pub fn new(
        scheme: &'a Scheme,
        org: &'a Org,
        activations: &'a Activations,
        calendar: &'a CalendarSpec,
    ) -> Self {
        let demands = calendar.unpublished == wangge::calendar::Unpublished::Error;
        Self { scheme, org, activations, calendar: Model::new(calendar), demands }
    }

    /// The local day of an instant.
    fn day(&self, at: i64) -> Date {
        Date::from_days(day_of(at, &self.calendar) as i32).unwrap()
    }

    /// T4: a command whose limits rest on unpublished days is refused where the scheme demands it.
    fn published<'l>(&self, no: &mut Refusals, limits: impl IntoIterator<Item = &'l Limit>) {
        no.refuse_if(self.demands && limits.into_iter().any(|limit| limit.unpublished), "unpublished");
    }

    /// A limit without warnings.
    fn plain(&self, purpose: &'static str, length: wangge::value::Duration, at: i64) -> Limit {
        Limit::begin(purpose, length, at, &[], &self.calendar)
    }
}

impl State {
    /// What stands now, in words.
    pub fn says(&self) -> String {
        let Self { state, holder, stage, assignee, reporters, returns, reopenings, .. } = self;
        let Self { corrections, overdues, extended, deferred, .. } = self;
        let limit = self.limit.as_ref().filter(|_| self.state != "closed");
        let limit = limit.filter(|_| self.is_open() || self.state == "resolved").map(told);
        let asks: Vec<String> = self.asks.iter().map(|(wish, by)| format!("{wish} {by}")).collect();
        let call =
            |call: &Called| format!("{} {:?} {:?}", call.partner, call.answer, call.limit.as_ref().map(told));
        let calls: Vec<String> = self.calls.iter().map(call).collect();
        let appeal = match &self.appeal {
            Some(Appeal::Pending(_, until)) => until.to_string(),
            Some(Appeal::Judged(verdict)) => verdict.to_string(),
            None => String::new(),
        };
        let ceiling = self.matter.as_ref().map(|matter| matter.ceiling);
        let Self { groups, card, fired, conference_required, conferences, bad_marks, .. } = self;
        let awaited: Vec<&Code> = self.awaited.iter().map(|awaited| &awaited.rule).collect();
        format!(
            "{state} {holder:?} {ceiling:?} {stage:?} {assignee:?} {reporters:?} {returns} {reopenings} \
             {corrections} {overdues} {extended:?} {deferred} {limit:?} {asks:?} {calls:?} {appeal} \
             {groups:?} {card:?} {awaited:?} {fired:?} {conference_required} {conferences} {bad_marks}"
        )
    }

    fn is_open(&self) -> bool {
        matches!(self.state, "reported" | "handling" | "suspended")
    }

    /// What it is about; once accepted it is never without.
    fn about(&self) -> &Matter {
        self.matter.as_ref().unwrap()
    }

    /// C9: a new holder begins with its own limit.
    fn hold(&mut self, holder: Holder, limit: Limit) {
        (self.state, self.holder, self.limit) = ("handling", holder, Some(limit));
        self.assignee = None;
        self.asks.clear();
    }

    fn line(&self, name: &'static str, at: i64, says: String) -> Line {
        Line { case: self.id.clone(), name, at: instant(at).millis(), says }
    }
}

/// What a line says of a limit: its deadline, whether it is marked, and the plans that changed it.
fn told(limit: &Limit) -> String {
    let plans: String = limit.plans.iter().map(|plan| format!(" by {plan}")).collect();
    format!("{}{}{plans}", limit.deadline, mark(limit.unpublished, " unpublished"))
}

/// What it says of one that may be none.
fn told_if(limit: Option<&Limit>) -> String {
    limit.map(told).unwrap_or_default()
}

fn mark(holds: bool, mark: &'static str) -> &'static str {
    if holds { mark } else { "" }
}

/// What a line says of a code that may be none.
fn code(code: Option<&Code>) -> &str {
    code.map_or("-", Code::as_str)
}

fn millis(stamp: Stamp) -> i64 {
    stamp.instant().millis()
}
