//! One case read from what happened to it up to an instant (R2).

use super::build::place;
use super::field::{EndedAs, NEVER, NONE, NOT, Small, Time, Wide};
use super::step::{About, Held, Step};
use super::store::Line;

/// A handling run; before a case is accepted, what stands for one.
#[derive(Clone, Copy, Debug)]
struct Run {
    started: i64,
    deadline: i64,
    overdue: i64,
    handle_overdue: i64,
    resolved: i64,
    feedback: i64,
    closed: i64,
    evaluated: i64,
    resolved_tier: u8,
    ended: u8,
    marks: [u8; 3],
    /// Who was assigned last.
    last: u32,
    /// Who was assigned when it was resolved.
    resolver: u32,
    /// Who was assigned last before it was overdue.
    late: u32,
}

impl Run {
    const NEW: Self = Self {
        started: NEVER,
        deadline: NEVER,
        overdue: NEVER,
        handle_overdue: NEVER,
        resolved: NEVER,
        feedback: NEVER,
        closed: NEVER,
        evaluated: NEVER,
        resolved_tier: NOT,
        ended: NOT,
        marks: [NOT; 3],
        last: NONE,
        resolver: NONE,
        late: NONE,
    };
}

/// A call upon a partner.
#[derive(Clone, Copy, Debug)]
struct Call {
    partner: u32,
    at: i64,
    late: bool,
    /// Whether it was answered, and in time.
    answered: Option<bool>,
}

/// A case as what happened tells it; made once and used for one case after the other.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) about: About,
    holder: u32,
    tier: u8,
    top: u8,
    reported: i64,
    accepted: i64,
    runs: Vec<Run>,
    assignee: u32,
    deferred: bool,
    exempt: bool,
    reopened: u32,
    breaches: Vec<i64>,
    returns: Vec<i64>,
    calls: Vec<Call>,
}

impl Reading {
    /// Of no case yet.
    pub(super) fn new() -> Self {
        Self {
            about: About::NOTHING,
            holder: NONE,
            tier: NOT,
            top: NOT,
            reported: NEVER,
            accepted: NEVER,
            runs: Vec::new(),
            assignee: NONE,
            deferred: false,
            exempt: false,
            reopened: 0,
            breaches: Vec::new(),
            returns: Vec::new(),
            calls: Vec::new(),
        }
    }

    fn clear(&mut self) {
        let Self { mut runs, mut breaches, mut returns, mut calls, .. } =
            std::mem::replace(self, Self::new());
        runs.clear();
        breaches.clear();
        returns.clear();
        calls.clear();
        runs.push(Run::NEW);
        (self.runs, self.breaches, self.returns, self.calls) = (runs, breaches, returns, calls);
    }

    /// Reads what happened to another case before an instant, and what of `resolved` and `overdue` is at it; a granted
    /// appeal whenever it came. Whether the case was reported by then: it is what happened first.
    #[inline]
    pub(super) fn read_all(&mut self, steps: impl Iterator<Item = (i64, Step)>, end: i64) -> bool {
        self.clear();
        for (at, step) in steps {
            let read = at < end || (at == end && step.is_read_at_end());
            match step {
                Step::Reported { about, held } if read && self.reported == NEVER => {
                    (self.about, self.holder, self.tier, self.reported) = (about, held.unit, held.tier, at);
                }
                _ if self.reported == NEVER => return false,
                _ if read => self.read(at, step),
                Step::Granted => self.exempt = true,
                _ => {}
            }
        }
        self.reported != NEVER
    }

    #[inline(always)]
    fn read(&mut self, at: i64, step: Step) {
        match step {
            Step::Classified { about, held } => {
                self.about = about;
                self.moved(held);
            }
            Step::Accepted(held) => {
                // Where each who holds it accepts it, the first to do so begins.
                if self.accepted == NEVER {
                    self.accepted = at;
                    self.run(|run| run.started = at);
                }
                self.held(held);
            }
            Step::Reopened(held) => {
                self.reopened = self.reopened.saturating_add(1);
                self.runs.push(Run { started: at, ..Run::NEW });
                self.held(held);
            }
            Step::Escalated { held, breach } => {
                if breach {
                    self.breaches.push(at);
                }
                self.held(held);
            }
            Step::Returned(held) => {
                self.returns.push(at);
                self.held(held);
            }
            Step::Reclassified { about, held } => {
                self.about = about;
                if held.deadline != NEVER && held.unit != NONE && held.unit != self.holder {
                    self.held(held);
                } else {
                    self.limited(held.deadline);
                }
            }
            Step::Limited(deadline) => self.limited(deadline),
            Step::Resumed(deadline) => {
                self.deferred = false;
                self.limited(deadline);
            }
            Step::Deferred => self.deferred = true,
            Step::Assigned(member) => {
                self.assignee = member;
                self.run(|run| run.last = member);
            }
            Step::Overdue { handle } => {
                // Nothing falls due while a case rests (C8).
                self.deferred = false;
                self.run(|run| {
                    run.overdue = run.overdue.min(at);
                    if handle {
                        run.handle_overdue = run.handle_overdue.min(at);
                    }
                    run.late = run.last;
                });
            }
            Step::Resolved => {
                self.deferred = false;
                let (tier, assignee) = (self.tier, self.assignee);
                self.run(|run| {
                    if run.resolved == NEVER {
                        (run.resolved, run.resolved_tier, run.resolver) = (at, tier, assignee);
                    }
                });
            }
            Step::FedBack => self.run(|run| run.feedback = at),
            Step::Evaluated(marks) => self.run(|run| (run.marks, run.evaluated) = (marks, at)),
            Step::Ended(how) => {
                self.deferred = false;
                self.run(|run| (run.closed, run.ended) = (at, place(EndedAs::ALL, &how)));
            }
            Step::Granted => self.exempt = true,
            Step::Called(partner) => {
                self.calls.push(Call { partner, at, late: false, answered: None });
            }
            Step::Answered(partner) => self.called(partner, |call| {
                call.answered.get_or_insert(!call.late);
            }),
            Step::AnswerOverdue(partner) => self.called(partner, |call| call.late = true),
            Step::Reported { .. } | Step::Other => {}
        }
    }

    fn run(&mut self, change: impl FnOnce(&mut Run)) {
        if let Some(run) = self.runs.last_mut() {
            change(run);
        }
    }

    /// The last call upon a partner.
    fn called(&mut self, partner: u32, change: impl FnOnce(&mut Call)) {
        if let Some(call) = self.calls.iter_mut().rfind(|call| call.partner == partner) {
            change(call);
        }
    }

    /// A new holder begins (C9).
    fn held(&mut self, held: Held) {
        self.assignee = NONE;
        self.moved(held);
        self.top = self.top.min(self.tier);
        self.limited(held.deadline);
    }

    /// It stands at another unit.
    fn moved(&mut self, held: Held) {
        if held.unit != NONE {
            self.holder = held.unit;
        }
        if held.tier != NOT {
            self.tier = held.tier;
        }
    }

    fn limited(&mut self, deadline: i64) {
        if deadline != NEVER {
            self.run(|run| run.deadline = deadline);
        }
    }

    /// The member whom the case counts for: who was assigned last in a handling that still runs, else when it was
    /// resolved last, else before it was overdue.
    fn counts_for(&self) -> u32 {
        let somebody = |member: &u32| *member != NONE;
        let present =
            self.runs.last().filter(|run| run.resolved == NEVER).map(|run| run.last).filter(somebody);
        let resolved = self.runs.iter().rfind(|run| run.resolved != NEVER);
        let late = || self.runs.iter().rev().map(|run| run.late).find(somebody);
        let resolver = || resolved.map(|run| run.resolver).filter(somebody);
        present.or_else(resolver).or_else(late).unwrap_or(NONE)
    }

    /// The rows of the case; `line` has what the case is.
    pub(super) fn lines(&self, mut line: Line) -> impl ExactSizeIterator<Item = Line> {
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        line.time(Time::Reported, self.reported);
        line.time(Time::Accepted, self.accepted);
        line.small(Small::Tier, self.tier);
        line.small(Small::TopTier, self.top);
        line.small(Small::Deferred, self.deferred.into());
        line.small(Small::Exempt, self.exempt.into());
        line.wide(Wide::Holder, self.holder);
        line.wide(Wide::Assignee, self.counts_for());
        line.wide(Wide::Reopened, self.reopened);
        line.wide(Wide::Returned, count(self.returns.len()));
        line.wide(Wide::Breach, count(self.breaches.len()));
        self.runs.iter().enumerate().map(move |(before, run)| {
            let mut line = line;
            line.wide(Wide::Run, if run.started == NEVER { 0 } else { count(before).saturating_add(1) });
            for (field, at) in [
                (Time::Started, run.started),
                (Time::Deadline, run.deadline),
                (Time::Overdue, run.overdue),
                (Time::Resolved, run.resolved),
                (Time::Feedback, run.feedback),
                (Time::Closed, run.closed),
                (Time::Evaluated, run.evaluated),
            ] {
                line.time(field, at);
            }
            line.handle_overdue = run.handle_overdue;
            line.small(Small::ResolvedTier, run.resolved_tier);
            line.small(Small::EndedAs, run.ended);
            let marks = [Small::Effect, Small::Duration, Small::Attitude];
            marks.into_iter().zip(run.marks).for_each(|(field, mark)| line.small(field, mark));
            line
        })
    }

    /// When it passed its ceiling, and when it was returned.
    pub(super) fn instants(&self) -> (&[i64], &[i64]) {
        (&self.breaches, &self.returns)
    }

    /// When partners were called upon, and whether each answered in time.
    pub(super) fn answers(&self) -> impl Iterator<Item = (i64, bool)> {
        self.calls.iter().map(|call| (call.at, call.answered == Some(true)))
    }
}
