//! The sessions of a kind of day, laid out to be added up without branching.

use std::hint::select_unpredictable;

use super::Session;

/// Milliseconds of a minute.
pub(super) const MINUTE: i64 = 60_000;

/// The sessions of a kind of day, in milliseconds. Most have two or fewer, so that these stand apart.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    first: Slot,
    second: Slot,
    others: Box<[Slot]>,
}

/// One session of a pattern.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// When it begins in the day.
    open: i64,
    length: i64,
    /// Working time of the day from then on.
    rest: i64,
    /// Idle time since the session before it.
    idle: i64,
}

impl Slot {
    const NONE: Slot = Slot { open: 0, length: 0, rest: i64::MAX, idle: 0 };

    /// Working time of the session that has passed.
    #[inline(always)]
    fn passed(&self, ms: i64) -> i64 {
        (ms - self.open).max(0).min(self.length)
    }

    /// The idle time before the session, if it has not begun when so much working time of the day is left.
    #[inline(always)]
    fn idle(&self, left: i64) -> i64 {
        select_unpredictable(left >= self.rest, self.idle, 0)
    }
}

impl Pattern {
    pub(super) fn new(sessions: &[Session]) -> Pattern {
        let (mut rest, mut closed) = (length(sessions), 0);
        let mut slots = sessions.iter().map(|session| {
            let (open, length) = (i64::from(session.open()) * MINUTE, i64::from(session.minutes()) * MINUTE);
            let slot = Slot { open, length, rest, idle: open - closed };
            rest -= length;
            closed = open + length;
            slot
        });
        let first = slots.next().unwrap_or(Slot::NONE);
        let second = slots.next().unwrap_or(Slot::NONE);
        Pattern { first, second, others: slots.collect() }
    }

    /// Working time of the day until a millisecond of it.
    #[inline(always)]
    pub(super) fn passed(&self, ms: i64) -> i64 {
        let two = self.first.passed(ms) + self.second.passed(ms);
        if self.others.is_empty() {
            two
        } else {
            self.others.iter().fold(two, |sum, slot| sum + slot.passed(ms))
        }
    }

    /// How long before the close the instant is at which so much working time of the day, but not all, is left;
    /// the earliest such instant.
    #[inline(always)]
    pub(super) fn before_close(&self, left: i64) -> i64 {
        let two = left + self.second.idle(left);
        if self.others.is_empty() {
            two
        } else {
            self.others.iter().fold(two, |sum, slot| sum + slot.idle(left))
        }
    }
}

/// The working milliseconds of sessions.
fn length(sessions: &[Session]) -> i64 {
    sessions.iter().map(|session| i64::from(session.minutes()) * MINUTE).sum()
}
