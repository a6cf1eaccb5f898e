//! Limits that can be suspended (中止、恢复计时), C8, and their warnings, E4.

use super::{Calendar, CalendarError, Deadline};
use crate::value::{Duration, Instant, Ratio, Unit};

/// A suspension (中止) of whatever limit runs: time in (`from`, `to`] does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Suspension {
    /// When it began.
    pub from: Instant,
    /// When it ended.
    pub to: Instant,
}

/// How long a limit is, in what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    /// Milliseconds of exact time: `min`, `h`, or what `expedite` leaves of any limit.
    Exact(i64),
    /// Milliseconds of working time: `wh`.
    Working(i64),
    /// Local midnights after the start day: `d`.
    Days(i64),
    /// Closes of working days after the start day: `wd`.
    WorkingDays(i64),
}

impl Length {
    /// The number alone: milliseconds or closings.
    pub const fn count(self) -> i64 {
        match self {
            Length::Exact(count)
            | Length::Working(count)
            | Length::Days(count)
            | Length::WorkingDays(count) => count,
        }
    }

    /// Whether it rests on the working calendar.
    pub const fn is_working(self) -> bool {
        matches!(self, Length::Working(_) | Length::WorkingDays(_))
    }
}

impl From<Duration> for Length {
    fn from(limit: Duration) -> Length {
        let millis = limit.millis().unwrap_or(0);
        let days = limit.days().unwrap_or(0);
        match limit.unit() {
            Unit::Min | Unit::H => Length::Exact(millis),
            Unit::Wh => Length::Working(millis),
            Unit::D => Length::Days(days),
            Unit::Wd => Length::WorkingDays(days),
        }
    }
}

/// A limit that runs (计时) from a start, with its suspensions, C8.
///
/// `min`, `h` and `wh` accrue outside suspensions. `d` and `wd` count the closings (local midnights; ends of
/// working days) after the start day, except those in a suspension (from, to]; of length 0 they end at the first
/// closing after the start that is not suspended. A limit complete at the very instant of suspension falls due
/// when that suspension ends.
///
/// ```
/// use wangge::calendar::{Calendar, Clock, Suspension};
/// use wangge::value::{Duration, Instant, Offset};
/// let at = |text: &str| Instant::parse(text);
/// let calendar = Calendar::china();
/// let suspensions = [Suspension { from: at("2026-03-03T10:00:00+08:00")?, to: at("2026-03-05T10:00:00+08:00")? }];
/// let limit: Duration = "3wd".parse()?;
/// let clock = Clock::new(&calendar, at("2026-03-02T09:00:00+08:00")?, limit, &suspensions);
/// let due = clock.deadline().unwrap().at;
/// assert_eq!(due.display(Offset::BEIJING).to_string(), "2026-03-09T17:30:00+08:00");
/// assert_eq!(clock.elapsed(at("2026-03-05T18:00:00+08:00")?), 1);
/// assert_eq!(clock.remaining(at("2026-03-05T18:00:00+08:00")?), 2);
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Clock<'a> {
    calendar: &'a Calendar,
    start: Instant,
    length: Length,
    suspensions: &'a [Suspension],
}

impl<'a> Clock<'a> {
    /// A limit of a length from a start. The suspensions stand in order of `from`; where they overlap, time is
    /// left out once.
    pub fn new(
        calendar: &'a Calendar,
        start: Instant,
        length: impl Into<Length>,
        suspensions: &'a [Suspension],
    ) -> Clock<'a> {
        Clock { calendar, start, length: length.into(), suspensions }
    }

    /// The length of the limit.
    pub const fn length(&self) -> Length {
        self.length
    }

    /// When the limit ends.
    ///
    /// # Errors
    /// As [`Calendar::deadline`].
    pub fn deadline(&self) -> Result<Deadline, CalendarError> {
        let due = match self.length {
            Length::Exact(millis) | Length::Working(millis) => self.accrued(millis),
            Length::Days(count) | Length::WorkingDays(count) => self.closed(count),
        };
        let at = due.map(|due| self.resumed(due)).ok_or(CalendarError::OutOfRange)?;
        self.calendar.judged(self.start, at, self.length.is_working())
    }

    /// How much of the limit has passed at an instant: milliseconds of its own kind of time, or closings. It may
    /// exceed the length; before the start it is 0.
    pub fn elapsed(&self, now: Instant) -> i64 {
        match self.length {
            Length::Exact(_) | Length::Working(_) => self.accrual(now),
            Length::Days(0) | Length::WorkingDays(0) => (self.closings(now) - 1).max(0),
            Length::Days(_) | Length::WorkingDays(_) => self.closings(now),
        }
    }

    /// How much of the limit is left at an instant, negative once it is exceeded: length − elapsed.
    pub fn remaining(&self, now: Instant) -> i64 {
        self.length.count() - self.elapsed(now)
    }

    /// When the warning (预警) at a share 0 < s < 1 of (start → `deadline`) is due, E4: shares of exact time for
    /// `min`, `h` and `d`, of working time for `wh` and `wd`, suspensions left out, rounded to the millisecond.
    ///
    /// # Errors
    /// `out_of_range` for shares that lead beyond 2199.
    pub fn warning(&self, deadline: Instant, share: Ratio) -> Result<Instant, CalendarError> {
        let whole = self.accrual(deadline);
        let part = share.of_millis(whole).map_err(|_| CalendarError::OutOfRange)?;
        self.accrued(part).ok_or(CalendarError::OutOfRange)
    }

    /// Time of the limit's kind between two instants, suspensions included.
    fn measure(&self, from: Instant, to: Instant) -> i64 {
        if self.length.is_working() { self.calendar.between(from, to) } else { to.since(from) }
    }

    /// The earliest instant by which so much time of the limit's kind has passed, suspensions included.
    fn reach(&self, from: Instant, millis: i64) -> Option<Instant> {
        if self.length.is_working() {
            self.calendar.after_working(from, millis)
        } else {
            from.checked_add_millis(millis)
        }
    }

    /// The instant at which so much time has accrued.
    fn accrued(&self, millis: i64) -> Option<Instant> {
        let (mut now, mut left) = (self.start, millis);
        for suspension in self.suspensions {
            if suspension.from > now {
                let complete = self.reach(now, left);
                if complete.is_some_and(|complete| complete <= suspension.from) {
                    return complete;
                }
                left -= self.measure(now, suspension.from);
            }
            now = now.max(suspension.to);
        }
        self.reach(now, left)
    }

    /// The time accrued until an instant.
    fn accrual(&self, until: Instant) -> i64 {
        let (mut now, mut passed) = (self.start, 0);
        for suspension in self.suspensions {
            let from = suspension.from.min(until);
            if from > now {
                passed += self.measure(now, from);
            }
            now = now.max(suspension.to);
        }
        if until > now { passed + self.measure(now, until) } else { passed }
    }

    /// The number of the first closing after an instant.
    fn first_after(&self, instant: Instant) -> i64 {
        match self.length {
            Length::WorkingDays(_) => self.calendar.closes_until(instant),
            _ => self.calendar.day_number(instant),
        }
    }

    /// The number of the first closing that can count.
    fn first_closing(&self) -> i64 {
        match self.length {
            Length::Days(0) | Length::WorkingDays(0) => self.first_after(self.start),
            Length::WorkingDays(_) => self.calendar.closes_until_day_after(self.start),
            _ => self.first_after(self.start) + 1,
        }
    }

    /// The runs of closings that are suspended, as half-open ranges of numbers in order, each once.
    fn suspended_closings(&self) -> impl Iterator<Item = (i64, i64)> {
        self.suspensions.iter().scan(self.first_closing(), |next, suspension| {
            let first = self.first_after(suspension.from).max(*next);
            let end = self.first_after(suspension.to).max(first);
            *next = end;
            Some((first, end))
        })
    }

    /// The instant of the closing that completes `count` of them.
    fn closed(&self, count: i64) -> Option<Instant> {
        let mut number = self.first_closing().checked_add(count.max(1) - 1)?;
        for (first, end) in self.suspended_closings() {
            if first <= number {
                number += end - first;
            }
        }
        match self.length {
            Length::WorkingDays(_) => self.calendar.close_of(number),
            _ => self.calendar.midnight_after(number),
        }
    }

    /// The closings that have counted at an instant.
    fn closings(&self, now: Instant) -> i64 {
        let end = self.first_after(now);
        let suspended: i64 =
            self.suspended_closings().map(|(first, until)| (until.min(end) - first).max(0)).sum();
        (end - self.first_closing() - suspended).max(0)
    }

    /// A limit complete at the instant of suspension falls due at the resumption.
    fn resumed(&self, due: Instant) -> Instant {
        self.suspensions.iter().fold(due, |due, suspension| {
            if suspension.from <= due && due < suspension.to { suspension.to } else { due }
        })
    }
}
