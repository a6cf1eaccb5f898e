//! The calendar laid out day by day, so that every question is a few look-ups.
//!
//! Local time is counted here from the midnight that begins day 0, 1899-12-31: the local day of the first
//! instant may be that one. The last day, 2200-01-01, is that of the last instant. Minutes from there fit in a
//! `u32`, and a calendar takes less than 3 MB.

use super::Session;
use super::days::Rules;
use crate::value::{DAY_MS, Offset, Weekday};

/// Day 0, 1899-12-31, in days since 1970-01-01.
const FIRST_DAY: i32 = -25_568;
/// Days up to and with 2200-01-01.
const DAYS: usize = 109_575;
/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;
/// The pattern of an adjusted working day whose weekday has no sessions, after those of the seven weekdays.
const ADJUSTED: u8 = 7;
/// The pattern of a day without work.
const OFF: u8 = 8;

/// One session of a pattern, in milliseconds of the day.
#[derive(Clone, Copy, Debug)]
struct Slot {
    open: i64,
    length: i64,
    /// Working time of the day before it.
    before: i64,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Dense {
    /// The instant at which day 0 begins, in milliseconds since 1970-01-01T00:00Z.
    origin: i64,
    /// Sessions of a pattern; shorter ones are filled up with empty slots.
    width: usize,
    slots: Vec<Slot>,
    /// Of each day: its pattern, and the working minutes and working days before it; one entry more than days.
    pattern: Vec<u8>,
    minutes: Vec<u32>,
    ordinal: Vec<u32>,
    /// Of each working day: the minute of its close, and the working minutes up to then.
    close: Vec<u32>,
    worked: Vec<u32>,
    /// For each run of 2^`shift` working minutes, the working day in which it begins.
    seek: Vec<u32>,
    shift: u32,
}

impl Dense {
    pub(super) fn new(rules: &Rules, offset: Offset) -> Dense {
        let weekdays = Weekday::ALL.map(|weekday| rules.sessions().of(weekday));
        let adjusted = rules.sessions().default.as_slice();
        let patterns: Vec<&[Session]> = weekdays.into_iter().chain([adjusted, &[]]).collect();
        let width = patterns.iter().map(|sessions| sessions.len()).max().unwrap_or(0);
        let mut dense = Dense {
            origin: i64::from(FIRST_DAY) * DAY_MS - offset.millis(),
            width,
            slots: patterns.iter().flat_map(|sessions| slots(sessions, width)).collect(),
            pattern: pattern_of_days(rules),
            minutes: Vec::with_capacity(DAYS + 1),
            ordinal: Vec::with_capacity(DAYS + 1),
            close: Vec::new(),
            worked: Vec::new(),
            seek: Vec::new(),
            shift: 0,
        };
        let sums: Vec<(u32, u32)> = patterns.iter().map(|sessions| sums(sessions)).collect();
        dense.lay_out(&sums);
        dense.index();
        dense
    }

    /// Fills the arrays of days, from the working minutes and the minute of the close of each pattern.
    fn lay_out(&mut self, sums: &[(u32, u32)]) {
        let (mut minutes, mut midnight) = (0, 0);
        for &pattern in &self.pattern {
            self.minutes.push(minutes);
            self.ordinal.push(self.close.len() as u32);
            if let Some(&(length, close)) = sums.get(usize::from(pattern))
                && length > 0
            {
                minutes += length;
                self.close.push(midnight + close);
                self.worked.push(minutes);
            }
            midnight += 24 * 60;
        }
        self.minutes.push(minutes);
        self.ordinal.push(self.close.len() as u32);
    }

    /// Fills `seek`, of about one to two entries a working day.
    fn index(&mut self) {
        let total = self.worked.last().copied().unwrap_or(0);
        let average = total / (self.worked.len() as u32).max(1);
        self.shift = average.max(1).ilog2();
        let mut day = 0;
        let mut start = 0;
        while start < total {
            while self.worked.get(day).is_some_and(|&end| end <= start) {
                day += 1;
            }
            self.seek.push(day as u32);
            start = start.saturating_add(1 << self.shift);
        }
    }

    /// The day and the millisecond of it at which an instant lies; `None` only far outside the held range.
    #[inline]
    fn split(&self, millis: i64) -> Option<(usize, i64)> {
        let local = u64::try_from(millis - self.origin).ok()?;
        Some(((local / DAY_MS as u64) as usize, (local % DAY_MS as u64) as i64))
    }

    /// The sessions of a day.
    #[inline]
    fn slots(&self, day: usize) -> &[Slot] {
        let from = self.pattern.get(day).map_or(0, |&pattern| usize::from(pattern) * self.width);
        self.slots.get(from..from + self.width).unwrap_or(&[])
    }

    /// Working milliseconds from day 0 to an instant.
    #[inline]
    pub(super) fn spent(&self, millis: i64) -> Option<i64> {
        let (day, ms) = self.split(millis)?;
        let today: i64 = self.slots(day).iter().map(|slot| (ms - slot.open).clamp(0, slot.length)).sum();
        Some(i64::from(*self.minutes.get(day)?) * MINUTE + today)
    }

    /// The earliest instant by which so many (more than 0) working milliseconds have passed since day 0.
    #[inline]
    pub(super) fn reached(&self, spent: i64) -> Option<i64> {
        let minute = u32::try_from((spent - 1) / MINUTE).ok()?;
        let day = self.working_day_at(minute)?;
        // The close belongs to the day it ends, also at 24:00.
        let day = (*self.close.get(day)? as usize - 1) / (24 * 60);
        let rest = spent - i64::from(*self.minutes.get(day)?) * MINUTE;
        let mut ms = 0;
        for slot in self.slots(day) {
            ms = if rest > slot.before { slot.open + rest - slot.before } else { ms };
        }
        Some(self.origin + day as i64 * DAY_MS + ms)
    }

    /// The working day in which a working minute, counted from 0, passes.
    #[inline]
    fn working_day_at(&self, minute: u32) -> Option<usize> {
        let run = (minute >> self.shift) as usize;
        let first = *self.seek.get(run)? as usize;
        let guess = first + usize::from(*self.worked.get(first)? <= minute);
        if *self.worked.get(guess)? > minute {
            return Some(guess);
        }
        let last = self.seek.get(run + 1).map_or(self.worked.len(), |&day| day as usize + 1);
        Some(guess + self.worked.get(guess..last)?.partition_point(|&end| end <= minute))
    }

    /// The number of working days before the day after that of an instant: the first close after that day.
    #[inline]
    pub(super) fn next_day_ordinal(&self, millis: i64) -> Option<usize> {
        let (day, _) = self.split(millis)?;
        Some(*self.ordinal.get(day + 1)? as usize)
    }

    /// The number of closes at or before an instant: the first close after it.
    pub(super) fn closed(&self, millis: i64) -> Option<usize> {
        let (day, _) = self.split(millis)?;
        // Yesterday may close at 24:00, which is now or before; today's close may have passed.
        let today = *self.ordinal.get(day)? as usize;
        Some(
            today + usize::from(today < *self.ordinal.get(day + 1)? as usize && self.close(today)? <= millis),
        )
    }

    /// The instant of a close, by its number.
    #[inline]
    pub(super) fn close(&self, ordinal: usize) -> Option<i64> {
        Some(self.origin + i64::from(*self.close.get(ordinal)?) * MINUTE)
    }

    /// The day that a close ends, in days since 1970-01-01, by its number.
    pub(super) fn close_day(&self, ordinal: usize) -> Option<i32> {
        // The close belongs to the day it ends, also at 24:00.
        Some(((*self.close.get(ordinal)? - 1) / (24 * 60)) as i32 + FIRST_DAY)
    }
}

/// The pattern of each day.
fn pattern_of_days(rules: &Rules) -> Vec<u8> {
    let base =
        Weekday::ALL.map(|day| if rules.sessions().of(day).is_empty() { OFF } else { day.index() as u8 });
    let monday = (FIRST_DAY + 3).rem_euclid(7) as usize;
    let mut patterns: Vec<u8> = base.iter().copied().cycle().skip(monday).take(DAYS).collect();
    for (date, worked) in rules.exceptions() {
        let index = usize::try_from(date.days() - FIRST_DAY).ok();
        if let Some(pattern) = index.and_then(|index| patterns.get_mut(index)) {
            *pattern = match base.get(date.weekday().index()) {
                Some(&own) if worked && own != OFF => own,
                _ if worked => ADJUSTED,
                _ => OFF,
            };
        }
    }
    patterns
}

/// The slots of a pattern, filled up to `width`.
fn slots(sessions: &[Session], width: usize) -> impl Iterator<Item = Slot> {
    let mut before = 0;
    let real = sessions.iter().map(move |session| {
        let slot = Slot {
            open: i64::from(session.open()) * MINUTE,
            length: i64::from(session.minutes()) * MINUTE,
            before,
        };
        before += slot.length;
        slot
    });
    // No working time of a day is left when a filler comes, so it is never chosen.
    real.chain(std::iter::repeat(Slot { open: 0, length: 0, before: DAY_MS })).take(width)
}

/// The working minutes and the minute of the close of a pattern.
fn sums(sessions: &[Session]) -> (u32, u32) {
    let minutes = sessions.iter().map(|session| u32::from(session.minutes())).sum();
    (minutes, sessions.last().map_or(0, |session| session.close().into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Date;

    #[test]
    fn the_days_are_those_named() {
        assert_eq!(Date::from_ymd(1899, 12, 31).unwrap().days(), FIRST_DAY);
        assert_eq!(Date::from_ymd(2200, 1, 1).unwrap().days(), FIRST_DAY + DAYS as i32 - 1);
    }

    #[test]
    fn t5_a_calendar_takes_less_than_3_mb() {
        let dense = Dense::new(&Rules::china(), Offset::BEIJING);
        let words = [&dense.minutes, &dense.ordinal, &dense.close, &dense.worked, &dense.seek];
        let bytes = dense.pattern.len() + words.iter().map(|words| words.capacity() * 4).sum::<usize>();
        assert!(bytes < 3_000_000, "{bytes}");
    }
}
