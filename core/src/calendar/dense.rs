//! The calendar laid out day by day, so that every question is a few look-ups (T5).
//!
//! Local time is counted here from the midnight that begins day 0, 1899-12-31: the local day of the first
//! instant may be that one. The last day, 2200-01-01, is that of the last instant. Minutes from there fit in 28
//! bits, and a calendar takes less than 3 MB.

use super::Session;
use super::days::Rules;
use super::lanes::{Lanes, SameDay};
use super::pattern::{MINUTE, Pattern};
use crate::value::{DAY_MS, Date, Offset, Weekday};

/// Day 0, 1899-12-31, in days since 1970-01-01.
const FIRST_DAY: i32 = -25_568;
/// Days up to and with 2200-01-01.
const DAYS: usize = 109_575;
/// The kind of an adjusted working day whose weekday has no sessions; kinds 0 to 6 are the weekdays.
const ADJUSTED: u8 = 7;
/// The kind of a day without work.
const OFF: u8 = 8;
/// Kinds of days; those from 9 on are not in use, so that four bits always name one.
const KINDS: usize = 16;
/// The bits that hold a kind.
const KIND_BITS: u32 = 4;

/// A day.
#[derive(Clone, Copy, Debug)]
struct DayRow {
    /// Working minutes before it.
    minutes: u32,
    /// Working days before it, above the bits of its kind.
    days_and_kind: u32,
}

/// A working day.
#[derive(Clone, Copy, Debug)]
struct WorkRow {
    /// Working minutes up to its close.
    minutes: u32,
    /// The minute of its close, above the bits of its kind.
    close_and_kind: u32,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Dense {
    /// The instant at which day 0 begins, in milliseconds since 1970-01-01T00:00Z.
    origin: i64,
    patterns: [Pattern; KINDS],
    /// Every day, and one more.
    days: Vec<DayRow>,
    works: Vec<WorkRow>,
    /// For each run of 2^`shift` working minutes, the working day in which it begins.
    seek: Vec<u32>,
    shift: u32,
}

impl Dense {
    pub(super) fn new(rules: &Rules, offset: Offset) -> Dense {
        let kinds = kinds(rules);
        let mut dense = Dense {
            origin: i64::from(FIRST_DAY) * DAY_MS - offset.millis(),
            patterns: kinds.map(Pattern::new),
            days: Vec::with_capacity(DAYS + 1),
            works: Vec::with_capacity(DAYS),
            seek: Vec::new(),
            shift: 0,
        };
        dense.lay_out(&kind_of_days(rules), kinds.map(sums));
        dense.works.shrink_to_fit();
        dense.index();
        dense
    }

    /// Fills the days, from the working minutes and the minute of the close of each kind.
    fn lay_out(&mut self, kinds: &[u8], sums: [(u32, u32); KINDS]) {
        let (mut minutes, mut days, mut midnight) = (0, 0, 0);
        for &kind in kinds.iter().chain([&OFF]) {
            self.days.push(DayRow { minutes, days_and_kind: days << KIND_BITS | u32::from(kind) });
            let (length, close) = sums.get(usize::from(kind)).copied().unwrap_or_default();
            if length > 0 {
                minutes += length;
                days += 1;
                let close_and_kind = (midnight + close) << KIND_BITS | u32::from(kind);
                self.works.push(WorkRow { minutes, close_and_kind });
            }
            midnight += 24 * 60;
        }
    }

    /// Fills `seek`, of about one to two entries a working day.
    fn index(&mut self) {
        let total = self.works.last().map_or(0, |last| last.minutes);
        let average = total / (self.works.len() as u32).max(1);
        self.shift = average.max(1).ilog2();
        self.seek = Vec::with_capacity((total >> self.shift) as usize + 1);
        let mut start = 0;
        for (number, work) in self.works.iter().enumerate() {
            while start < work.minutes {
                self.seek.push(number as u32);
                start += 1 << self.shift;
            }
        }
    }

    /// The fast lanes of columns, for the span from one instant to another, both midnights.
    pub(super) fn lanes(&self, rules: &Rules, (first, last): (i64, i64)) -> Lanes {
        let days = self.split(first).zip(self.split(last));
        let days = days.map_or(0..0, |((first, _), (last, _))| first..last.max(first));
        let before = self.works_before(days.start).unwrap_or(0);
        let worked = |day: usize| {
            let (until, and_with) = (self.works_before(day)?, self.works_before(day + 1)?);
            u32::try_from((until - before) << 1 | (and_with - until)).ok()
        };
        let closes = (before..).map_while(|number| self.close(number)).take_while(|close| *close <= last);
        let used = self.works.iter().map(|work| (work.close_and_kind % (1 << KIND_BITS)) as usize);
        Lanes {
            first,
            worked: days.filter_map(worked).collect(),
            closes: closes.collect(),
            same: SameDay::of(&kinds(rules), used),
        }
    }

    /// The day and the millisecond of it at which an instant lies; `None` only far outside the held range.
    #[inline(always)]
    fn split(&self, millis: i64) -> Option<(usize, i64)> {
        let local = u64::try_from(millis - self.origin).ok()?;
        Some(((local / DAY_MS as u64) as usize, (local % DAY_MS as u64) as i64))
    }

    #[inline(always)]
    fn pattern(&self, packed: u32) -> Option<&Pattern> {
        self.patterns.get((packed % (1 << KIND_BITS)) as usize)
    }

    /// Working milliseconds from day 0 to an instant.
    #[inline(always)]
    pub(super) fn spent(&self, millis: i64) -> Option<i64> {
        let (day, ms) = self.split(millis)?;
        let day = self.days.get(day)?;
        Some(i64::from(day.minutes) * MINUTE + self.pattern(day.days_and_kind)?.passed(ms))
    }

    /// The earliest instant by which so many (more than 0) working milliseconds have passed since day 0.
    #[inline(always)]
    pub(super) fn reached(&self, spent: i64) -> Option<i64> {
        let work = self.work_at(u32::try_from((spent - 1) as u64 / MINUTE as u64).ok()?)?;
        let left = i64::from(work.minutes) * MINUTE - spent;
        let close = self.origin + i64::from(work.close_and_kind >> KIND_BITS) * MINUTE;
        Some(close - self.pattern(work.close_and_kind)?.before_close(left))
    }

    /// The working day in which a working minute, counted from 0, passes.
    #[inline(always)]
    fn work_at(&self, minute: u32) -> Option<WorkRow> {
        let run = (minute >> self.shift) as usize;
        let first = *self.seek.get(run)? as usize;
        let guess = first + usize::from(self.works.get(first)?.minutes <= minute);
        let work = *self.works.get(guess)?;
        if work.minutes > minute { Some(work) } else { self.work_after(guess, minute, run) }
    }

    /// The same, where days are much shorter than the average.
    #[cold]
    fn work_after(&self, guess: usize, minute: u32, run: usize) -> Option<WorkRow> {
        let last = self.seek.get(run + 1).map_or(self.works.len(), |&day| day as usize + 1);
        let works = self.works.get(guess..last)?;
        works.get(works.partition_point(|work| work.minutes <= minute)).copied()
    }

    /// The midnight that ends the day of an instant.
    #[inline(always)]
    pub(super) fn midnight_after(&self, millis: i64) -> Option<i64> {
        let (_, ms) = self.split(millis)?;
        Some(millis - ms + DAY_MS)
    }

    /// The number of the first close after the day of an instant.
    #[inline(always)]
    pub(super) fn first_close_after_day(&self, millis: i64) -> Option<usize> {
        let (day, _) = self.split(millis)?;
        self.works_before(day + 1)
    }

    /// The number of the first close after an instant: that many are at or before it.
    pub(super) fn first_close_after(&self, millis: i64) -> Option<usize> {
        let (day, _) = self.split(millis)?;
        // Yesterday may close at 24:00, which is now or before; today's close may have passed.
        let today = self.works_before(day)?;
        let passed = today < self.works_before(day + 1)? && self.close(today)? <= millis;
        Some(today + usize::from(passed))
    }

    /// The working days before a day.
    #[inline(always)]
    fn works_before(&self, day: usize) -> Option<usize> {
        Some((self.days.get(day)?.days_and_kind >> KIND_BITS) as usize)
    }

    /// The instant of a close, by its number.
    #[inline(always)]
    pub(super) fn close(&self, number: usize) -> Option<i64> {
        let minute = self.works.get(number)?.close_and_kind >> KIND_BITS;
        Some(self.origin + i64::from(minute) * MINUTE)
    }

    /// The day that a close ends, in days since 1970-01-01, by its number.
    pub(super) fn close_day(&self, number: usize) -> Option<i32> {
        // Before the minute, since a close at 24:00 belongs to the day it ends.
        let last = (self.works.get(number)?.close_and_kind >> KIND_BITS).checked_sub(1)?;
        Some((last / (24 * 60)) as i32 + FIRST_DAY)
    }
}

/// The sessions of each kind of day.
fn kinds(rules: &Rules) -> [&[Session]; KINDS] {
    let [mon, tue, wed, thu, fri, sat, sun] = Weekday::ALL.map(|weekday| rules.sessions().of(weekday));
    let adjusted = rules.sessions().default.as_slice();
    let off: &[Session] = &[];
    [mon, tue, wed, thu, fri, sat, sun, adjusted, off, off, off, off, off, off, off, off]
}

/// The kind of each day.
fn kind_of_days(rules: &Rules) -> Vec<u8> {
    let base =
        Weekday::ALL.map(|day| if rules.sessions().of(day).is_empty() { OFF } else { day.index() as u8 });
    let first = Date::from_days(FIRST_DAY).map_or(0, |day| day.weekday().index());
    let mut kinds = base.repeat(DAYS / 7 + 2);
    kinds.drain(..first);
    kinds.truncate(DAYS);
    for (date, worked) in rules.exceptions() {
        let index = usize::try_from(date.days() - FIRST_DAY).ok();
        if let Some(kind) = index.and_then(|index| kinds.get_mut(index)) {
            *kind = match base.get(date.weekday().index()) {
                Some(&own) if worked && own != OFF => own,
                _ if worked => ADJUSTED,
                _ => OFF,
            };
        }
    }
    kinds
}

/// The working minutes and the minute of the close of a kind of day.
fn sums(sessions: &[Session]) -> (u32, u32) {
    let minutes = sessions.iter().map(|session| u32::from(session.minutes())).sum();
    (minutes, sessions.last().map_or(0, |session| session.close().into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{CalendarSpec, WeekSessions};

    #[test]
    fn the_days_are_those_named() {
        assert_eq!(Date::from_ymd(1899, 12, 31).unwrap().days(), FIRST_DAY);
        assert_eq!(Date::from_ymd(2200, 1, 1).unwrap().days(), FIRST_DAY + DAYS as i32 - 1);
    }

    #[test]
    fn t5_a_calendar_takes_less_than_3_mb_even_if_every_day_is_worked() {
        for session in ["00:00-00:01", "09:00-17:31", "00:00-24:00"] {
            let all = vec![session.parse().unwrap()];
            let weekdays = std::array::from_fn(|_| Some(all.clone()));
            let spec =
                CalendarSpec { sessions: WeekSessions { default: all, weekdays }, ..Default::default() };
            let dense = Dense::new(&Rules::new(&spec).unwrap(), Offset::BEIJING);
            let bytes = (dense.days.capacity() + dense.works.capacity()) * 8 + dense.seek.capacity() * 4;
            assert!(bytes < 3_000_000, "{bytes}");
        }
    }
}
