//! One case read from its events up to an instant (R2).

use super::field::{EndedAs, NEVER, NOT, Small, Time, Wide};
use super::store::Line;
use crate::case::{Event, Happening, Limit, LimitFor, Marks, Matter, Verdict};
use crate::scheme::TierNo;
use crate::value::{Code, MemberId, PartnerId, UnitId};

/// A handling run; before a case is accepted, what stands for one.
#[derive(Clone, Copy, Debug)]
struct Run<'e> {
    started: i64,
    deadline: i64,
    overdue: i64,
    handle_overdue: i64,
    resolved: i64,
    resolved_tier: u8,
    feedback: i64,
    closed: i64,
    ended: Option<EndedAs>,
    marks: Option<Marks>,
    evaluated: i64,
    /// Who was assigned last.
    last: Option<&'e MemberId>,
    /// Who was assigned when it was resolved.
    resolver: Option<&'e MemberId>,
    /// Who was assigned last before it was overdue.
    late: Option<&'e MemberId>,
}

impl Run<'_> {
    fn new() -> Self {
        Self {
            started: NEVER,
            deadline: NEVER,
            overdue: NEVER,
            handle_overdue: NEVER,
            resolved: NEVER,
            resolved_tier: NOT,
            feedback: NEVER,
            closed: NEVER,
            ended: None,
            marks: None,
            evaluated: NEVER,
            last: None,
            resolver: None,
            late: None,
        }
    }
}

/// A call upon a partner.
#[derive(Clone, Copy, Debug)]
struct Call<'e> {
    partner: &'e PartnerId,
    at: i64,
    late: bool,
    /// Whether it was answered, and in time.
    answered: Option<bool>,
}

/// A case as its events tell it.
pub(super) struct Reading<'e> {
    pub(super) origin: &'e UnitId,
    pub(super) receiver: Option<&'e MemberId>,
    pub(super) channel: &'e Code,
    pub(super) matter: Option<&'e Matter>,
    pub(super) holder: &'e UnitId,
    tier: TierNo,
    top: Option<TierNo>,
    reported: i64,
    accepted: i64,
    runs: Vec<Run<'e>>,
    assignee: Option<&'e MemberId>,
    deferred: bool,
    exempt: bool,
    reopened: u32,
    breaches: Vec<i64>,
    returns: Vec<i64>,
    calls: Vec<Call<'e>>,
}

impl<'e> Reading<'e> {
    /// Reads the events before an instant, and what of `resolved` and `overdue` is at it; a granted appeal whenever it
    /// came. `None` if it was not reported by then.
    pub(super) fn of(events: impl Iterator<Item = &'e Event>, end: i64) -> Option<Self> {
        let mut reading: Option<Self> = None;
        for event in events {
            let at = event.at.instant().millis();
            let at_end = matches!(event.what, Happening::Resolved { .. } | Happening::Overdue { .. });
            let read = at < end || (at == end && at_end);
            match &mut reading {
                None if read => reading = Self::begun(event, at),
                None => return None,
                Some(reading) if read => reading.read(event, at),
                Some(reading) => {
                    reading.exempt |=
                        matches!(event.what, Happening::Judged { verdict: Verdict::Granted, .. });
                }
            }
        }
        reading
    }

    fn begun(event: &'e Event, at: i64) -> Option<Self> {
        let Happening::Reported { matter, origin, received, channel, to, tier, .. } = &event.what else {
            return None;
        };
        Some(Self {
            origin,
            receiver: received.member.as_ref(),
            channel,
            matter: matter.as_ref(),
            holder: to,
            tier: *tier,
            top: None,
            reported: at,
            accepted: NEVER,
            runs: vec![Run::new()],
            assignee: None,
            deferred: false,
            exempt: false,
            reopened: 0,
            breaches: Vec::new(),
            returns: Vec::new(),
            calls: Vec::new(),
        })
    }

    fn read(&mut self, event: &'e Event, at: i64) {
        match &event.what {
            Happening::Classified { matter, to, tier, .. } => {
                self.matter = Some(matter);
                (self.holder, self.tier) = (to, *tier);
            }
            Happening::Accepted { holder, tier, limit, .. } => {
                self.accepted = at;
                self.begin(at);
                self.held(holder, *tier, limit);
            }
            Happening::Reopened { holder, tier, limit, .. } => {
                self.reopened = self.reopened.saturating_add(1);
                self.runs.push(Run::new());
                self.begin(at);
                self.held(holder, *tier, limit);
            }
            Happening::Escalated { holder, tier, breach, limit, .. } => {
                if *breach {
                    self.breaches.push(at);
                }
                self.held(holder, *tier, limit);
            }
            Happening::Returned { holder, tier, limit, .. } => {
                self.returns.push(at);
                self.held(holder, *tier, limit);
            }
            Happening::Reclassified { matter, holder, tier, limit, .. } => {
                self.matter = Some(matter);
                match limit {
                    Some(limit) if holder != self.holder => self.held(holder, *tier, limit),
                    limit => self.limited(limit.as_ref()),
                }
            }
            Happening::Supervised { limit, .. }
            | Happening::Extended { limit, .. }
            | Happening::Expedited { limit, .. } => self.limited(Some(limit)),
            Happening::Progressed { limit, .. } => self.limited(limit.as_ref()),
            Happening::Resumed { limit, .. } => {
                self.deferred = false;
                self.limited(limit.as_ref());
            }
            Happening::Deferred { .. } => self.deferred = true,
            Happening::Assigned { member } => {
                self.assignee = Some(member);
                self.run(|run| run.last = Some(member));
            }
            Happening::Overdue { limit } => {
                // Nothing falls due while a case rests (C8).
                self.deferred = false;
                self.run(|run| {
                    run.overdue = run.overdue.min(at);
                    if limit.purpose == LimitFor::Handle {
                        run.handle_overdue = run.handle_overdue.min(at);
                    }
                    run.late = run.last;
                });
            }
            Happening::Resolved { .. } => {
                self.deferred = false;
                let (tier, assignee) = (self.tier.number(), self.assignee);
                self.run(|run| {
                    if run.resolved == NEVER {
                        (run.resolved, run.resolved_tier, run.resolver) = (at, tier, assignee);
                    }
                });
            }
            Happening::FedBack => self.run(|run| run.feedback = at),
            Happening::Evaluated { marks, .. } => {
                self.run(|run| (run.marks, run.evaluated) = (Some(*marks), at));
            }
            Happening::Closed { .. } => self.ended(at, EndedAs::Closed),
            Happening::Rejected { .. } => self.ended(at, EndedAs::Rejected),
            Happening::Merged { .. } => self.ended(at, EndedAs::Merged),
            Happening::Withdrawn { .. } => self.ended(at, EndedAs::Withdrawn),
            Happening::Judged { verdict, .. } => self.exempt |= *verdict == Verdict::Granted,
            what => self.called(what, at),
        }
    }

    fn called(&mut self, what: &'e Happening, at: i64) {
        match what {
            Happening::Dispatched { calls, .. } => {
                let called =
                    calls.iter().map(|call| Call { partner: &call.partner, at, late: false, answered: None });
                self.calls.extend(called);
            }
            Happening::Answered { partner, .. } => {
                if let Some(call) = self.calls.iter_mut().rfind(|call| call.partner == partner) {
                    call.answered.get_or_insert(!call.late);
                }
            }
            Happening::AnswerOverdue { partner, .. } => {
                if let Some(call) = self.calls.iter_mut().rfind(|call| call.partner == partner) {
                    call.late = true;
                }
            }
            _ => {}
        }
    }

    fn run(&mut self, change: impl FnOnce(&mut Run<'e>)) {
        if let Some(run) = self.runs.last_mut() {
            change(run);
        }
    }

    fn begin(&mut self, at: i64) {
        self.run(|run| run.started = at);
    }

    fn ended(&mut self, at: i64, how: EndedAs) {
        self.deferred = false;
        self.run(|run| (run.closed, run.ended) = (at, Some(how)));
    }

    /// A new holder begins (C9).
    fn held(&mut self, holder: &'e UnitId, tier: TierNo, limit: &Limit) {
        (self.holder, self.tier, self.assignee) = (holder, tier, None);
        self.top = Some(self.top.map_or(tier, |top| top.min(tier)));
        self.limited(Some(limit));
    }

    fn limited(&mut self, limit: Option<&Limit>) {
        if let Some(limit) = limit {
            self.run(|run| run.deadline = limit.deadline.instant().millis());
        }
    }

    /// The member whom the case counts for: who was assigned last in a handling that still runs, else when it was
    /// resolved last, else before it was overdue.
    pub(super) fn assignee(&self) -> Option<&'e MemberId> {
        let present = self.runs.last().filter(|run| run.resolved == NEVER).and_then(|run| run.last);
        let resolved = self.runs.iter().rfind(|run| run.resolved != NEVER);
        let late = || self.runs.iter().rev().find_map(|run| run.late);
        present.or_else(|| resolved?.resolver).or_else(late)
    }

    /// The rows of the case; `line` has what its names stand for.
    pub(super) fn lines(&self, mut line: Line) -> impl Iterator<Item = Line> {
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        line.time(Time::Reported, self.reported);
        line.time(Time::Accepted, self.accepted);
        line.small(Small::Tier, self.tier.number());
        line.small(Small::TopTier, self.top.map_or(NOT, TierNo::number));
        line.small(Small::Deferred, self.deferred.into());
        line.small(Small::Exempt, self.exempt.into());
        line.wide(Wide::Reopened, self.reopened);
        line.wide(Wide::Returned, count(self.returns.len()));
        line.wide(Wide::Breach, count(self.breaches.len()));
        self.runs.iter().zip(1..).map(move |(run, number)| {
            let mut line = line;
            line.wide(Wide::Run, if run.started == NEVER { 0 } else { number });
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
            if let Some(marks) = run.marks {
                line.small(Small::Effect, marks.effect.get());
                line.small(Small::Duration, marks.duration.get());
                line.small(Small::Attitude, marks.attitude.get());
            }
            let ended = run.ended.map_or(NOT, |ended| super::build::place(EndedAs::ALL, &ended));
            line.small(Small::EndedAs, ended);
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
