//! Limits made and moved by the calendar.

use super::context::Context;
use super::limit::{Limit, LimitFor, Warning};
use super::refusal::Refusal;
use super::state::Suspension;
use crate::calendar::{self, Calendar, CalendarError, Clock, Length, SuspensionCap, Unpublished};
use crate::value::{Code, Date, Duration, Instant, Ratio, Stamp};

/// Counts limits with one calendar: the scheme's own for commands, the marking one for what time brings (T4).
pub(super) struct Clockwork<'a> {
    context: Context<'a>,
    calendar: Calendar,
}

impl<'a> Clockwork<'a> {
    /// For a command: an unpublished deadline is refused where the scheme demands it.
    pub(super) fn for_command(context: Context<'a>) -> Self {
        Self { context, calendar: context.scheme.calendar().clone() }
    }

    /// For what time alone brings: never refused, only marked.
    pub(super) fn for_tick(context: Context<'a>) -> Self {
        Self { context, calendar: context.scheme.calendar().marking() }
    }

    pub(super) fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// A limit that begins at `start`; handle limits carry the ladder's warnings (E4).
    pub(super) fn begin(
        &self,
        purpose: LimitFor,
        length: Duration,
        start: Instant,
        rule: Code,
    ) -> Result<Limit, Refusal> {
        let shares: &[Ratio] = match purpose {
            LimitFor::Handle => &self.context.scheme.ladder().warnings,
            LimitFor::Accept | LimitFor::Supervision | LimitFor::Answer | LimitFor::Feedback => &[],
        };
        let warnings =
            shares.iter().map(|share| Warning { share: *share, at: self.context.stamp(start) }).collect();
        let start = self.context.stamp(start);
        let unset = Limit {
            purpose,
            length,
            expedited: None,
            start,
            deadline: start,
            warnings,
            edition: self.calendar.edition(),
            unpublished: false,
            rule,
            plans: Vec::new(),
        };
        self.moved(&unset, &[])
    }

    /// The same limit with its deadline and open warnings counted anew around `suspensions` (C8).
    pub(super) fn moved(&self, limit: &Limit, suspensions: &[Suspension]) -> Result<Limit, Refusal> {
        let spans = spans(suspensions);
        let clock = Clock::new(&self.calendar, limit.start.instant(), limit.runs(), &spans);
        let refused = |error| refusal(error, limit.start, limit.length);
        let deadline = clock.deadline().map_err(refused)?;
        let mut warnings = Vec::with_capacity(limit.warnings.len());
        for warning in &limit.warnings {
            let at = clock.warning(deadline.at, warning.share).map_err(refused)?;
            warnings.push(Warning { share: warning.share, at: self.context.stamp(at) });
        }
        Ok(Limit {
            deadline: self.context.stamp(deadline.at),
            warnings,
            edition: deadline.edition,
            unpublished: deadline.unpublished,
            ..limit.clone()
        })
    }

    /// The same limit, to end at `deadline` instead: one of exact time from now on (C2 expedite).
    pub(super) fn expedited(
        &self,
        limit: &Limit,
        deadline: Instant,
        suspensions: &[Suspension],
    ) -> Result<Limit, Refusal> {
        let spans = spans(suspensions);
        let clock = Clock::new(&self.calendar, limit.start.instant(), Length::Exact(0), &spans);
        let expedited = Some(clock.elapsed(deadline));
        self.moved(&Limit { expedited, ..limit.clone() }, suspensions)
    }

    /// How much of a limit has passed at an instant and how much is left, in its own kind of time.
    pub(super) fn spent(&self, limit: &Limit, suspensions: &[Suspension], now: Instant) -> (i64, i64) {
        let spans = spans(suspensions);
        let clock = Clock::new(&self.calendar, limit.start.instant(), limit.runs(), &spans);
        (clock.elapsed(now), clock.remaining(now))
    }

    /// The end of a plain span, such as the window for marks, and whether it rests on unpublished days.
    pub(super) fn end(&self, start: Instant, length: Duration) -> Result<(Stamp, bool), Refusal> {
        let deadline = self.calendar.deadline(start, &length);
        deadline
            .map(|deadline| (self.context.stamp(deadline.at), deadline.unpublished))
            .map_err(|error| refusal(error, self.context.stamp(start), length))
    }

    /// Whether a cap used up at `end` was counted over unpublished working days (T4).
    pub(super) fn is_unpublished(
        &self,
        cap: SuspensionCap,
        start: Instant,
        end: Instant,
    ) -> Result<bool, Refusal> {
        let length = cap.duration();
        if !length.unit().is_working() {
            return Ok(false);
        }
        // A close at midnight belongs to the day it ends.
        let (first, last) = (self.context.day(start), end.checked_add_millis(-1).unwrap_or(end));
        let days = first.days()..=self.context.day(last).days();
        let unknown = |day: Date| !self.calendar.is_published(day);
        let missing = days.filter_map(Date::from_days).any(unknown);
        if missing && self.calendar.unpublished() == Unpublished::Error {
            return Err(Refusal::Unpublished { length, edition: self.calendar.edition() });
        }
        Ok(missing)
    }
}

/// Suspensions as the calendar counts them.
fn spans(suspensions: &[Suspension]) -> Vec<calendar::Suspension> {
    let span = |s: &Suspension| calendar::Suspension { from: s.from.instant(), to: s.to.instant() };
    suspensions.iter().map(span).collect()
}

fn refusal(error: CalendarError, start: Stamp, length: Duration) -> Refusal {
    match error {
        CalendarError::Unpublished { edition, .. } => Refusal::Unpublished { length, edition },
        CalendarError::OutOfRange => Refusal::OutOfRange { start, length },
    }
}
