//! The fast lanes of columns: plain blocks, whose rows all lie in the span of the table, almost without branches.
//!
//! A lane gives up a block as soon as one row of it is anything but plain; the block is then done by the slower
//! way, which knows marks, zero lengths and everything that can be wrong.

use std::hint::select_unpredictable;

use super::Session;
use super::pattern::MINUTE;
use crate::value::DAY_MS;

/// Milliseconds of a working hour.
const HOUR: i64 = 60 * MINUTE;

/// What the lanes look up: small tables of the covered span alone.
#[derive(Clone, Debug)]
pub(super) struct Lanes {
    /// The midnight at which the span begins.
    pub(super) first: i64,
    /// For each day of the span the working days before it, above a bit that says whether it is one itself.
    pub(super) worked: Vec<u32>,
    /// The instant of each close in the span, none of which needs a mark.
    pub(super) closes: Vec<i64>,
    /// The sessions of every working day, if all have the same, two at most.
    pub(super) same: Option<SameDay>,
}

/// The rows of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block<'c> {
    pub(super) starts: &'c [i64],
    pub(super) lengths: &'c [i64],
    /// Whether the lengths are thousandths, not whole units.
    pub(super) thousandths: bool,
}

impl Lanes {
    /// The closes of the working days after each start; whether every row was plain.
    pub(super) fn working_days(&self, block: Block<'_>, out: &mut [i64]) -> bool {
        if block.thousandths {
            self.days_after(block, out, |length| if length % 1000 == 0 { length / 1000 } else { 0 })
        } else {
            self.days_after(block, out, |length| length)
        }
    }

    #[inline(always)]
    fn days_after(&self, block: Block<'_>, out: &mut [i64], days: impl Fn(i64) -> i64) -> bool {
        for ((&start, &length), out) in block.starts.iter().zip(block.lengths).zip(out) {
            let days = days(length);
            let day = start.wrapping_sub(self.first) as u64 / DAY_MS as u64;
            let Some(worked) = self.worked.get(day as usize).filter(|_| days > 0) else { return false };
            // Working days up to and with that of the start.
            let before = i64::from((worked + 1) >> 1);
            let Some(close) = self.closes.get(before.wrapping_add(days - 1) as usize) else { return false };
            *out = *close;
        }
        true
    }

    /// The instants by which so many working hours have passed; whether every row was plain.
    pub(super) fn working_hours(&self, block: Block<'_>, out: &mut [i64]) -> bool {
        let Some(same) = self.same else { return false };
        let unit = if block.thousandths { HOUR / 1000 } else { HOUR };
        for ((&start, &length), out) in block.starts.iter().zip(block.lengths).zip(out) {
            let local = start.wrapping_sub(self.first) as u64;
            let (day, ms) = (local / DAY_MS as u64, (local % DAY_MS as u64) as i64);
            let length_is_plain = (1..=MOST).contains(&length);
            let Some(worked) = self.worked.get(day as usize).filter(|_| length_is_plain) else {
                return false;
            };
            let today = same.passed(ms) & -i64::from(worked & 1);
            let spent = i64::from(worked >> 1) * same.length + today + length * unit - 1;
            let number = same.days_of(spent as u64);
            let Some(close) = self.closes.get(number as usize) else { return false };
            let rest = spent - number as i64 * same.length + 1;
            *out = close - same.before_close(rest);
        }
        true
    }
}

/// More than any plain length, in whole units or thousandths, and far from what overflows.
const MOST: i64 = 1 << 31;

/// A session in milliseconds of the day.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    open: i64,
    length: i64,
}

/// A working day like every other: two sessions, the second perhaps empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct SameDay {
    sessions: [Stretch; 2],
    /// Idle time between the sessions.
    gap: i64,
    /// Working milliseconds of the day.
    length: i64,
    /// 2^79 / `length`, rounded up.
    inverse: u64,
}

impl SameDay {
    /// The day that all of `used` kinds are, if they are one and have no more than two sessions.
    pub(super) fn of(kinds: &[&[Session]], used: impl Iterator<Item = usize>) -> Option<SameDay> {
        let mut used = used.map(|kind| kinds.get(kind).copied());
        let sessions = used.next()??;
        if sessions.is_empty() || sessions.len() > 2 || !used.all(|other| other == Some(sessions)) {
            return None;
        }
        let at = |nth: usize| {
            let session = sessions.get(nth)?;
            let (open, length) = (i64::from(session.open()), i64::from(session.minutes()));
            Some(Stretch { open: open * MINUTE, length: length * MINUTE })
        };
        let first = at(0)?;
        let second = at(1).unwrap_or(Stretch { open: first.open + first.length, length: 0 });
        let length = first.length + second.length;
        Some(SameDay {
            sessions: [first, second],
            gap: second.open - first.open - first.length,
            length,
            inverse: u64::try_from((1_u128 << 79) / u128::try_from(length).ok()? + 1).ok()?,
        })
    }

    /// Working time of the day until a millisecond of it.
    #[inline(always)]
    fn passed(&self, ms: i64) -> i64 {
        let [first, second] = self.sessions;
        (ms - first.open).max(0).min(first.length) + (ms - second.open).max(0).min(second.length)
    }

    /// Whole days in so much working time: exact below 2^52, since `inverse` errs by less than a
    /// 2^52th of a day.
    #[inline(always)]
    fn days_of(&self, spent: u64) -> u64 {
        ((u128::from(spent) * u128::from(self.inverse)) >> 79) as u64
    }

    /// How long before the close so much of the day, more than 0, has passed.
    #[inline(always)]
    fn before_close(&self, passed: i64) -> i64 {
        let [first, _] = self.sessions;
        self.length - passed + select_unpredictable(passed <= first.length, self.gap, 0)
    }
}
