//! Closings by number: local midnights, and the closes of working days.

use super::Calendar;
use crate::value::{DAY_MS, Date, Instant};

impl Calendar {
    /// The local day of an instant, in days since 1970-01-01: the number of the midnight that ends it.
    pub(super) fn day_number(&self, instant: Instant) -> i64 {
        (instant.millis() + self.offset().millis()).div_euclid(DAY_MS)
    }

    /// The midnight that ends the day of a number.
    pub(super) fn midnight_after(&self, day: i64) -> Option<Instant> {
        let local = day.checked_add(1)?.checked_mul(DAY_MS)?;
        Instant::from_millis(local - self.offset().millis()).ok()
    }

    /// How many working days have closed at or before an instant: the number of the first close after it.
    pub(super) fn closes_until(&self, instant: Instant) -> i64 {
        // Every instant's local day is laid out, so the fallback is never taken.
        self.parts.dense().first_close_after(instant.millis()).unwrap_or(0) as i64
    }

    /// The number of the first close after the local day of an instant.
    pub(super) fn closes_until_day_after(&self, instant: Instant) -> i64 {
        self.parts.dense().first_close_after_day(instant.millis()).unwrap_or(0) as i64
    }

    /// The close of a number.
    pub(super) fn close_of(&self, number: i64) -> Option<Instant> {
        let close = self.parts.dense().close(usize::try_from(number).ok()?)?;
        Instant::from_millis(close).ok()
    }

    /// The working day that the close of a number ends.
    pub(super) fn close_day(&self, number: i64) -> Option<Date> {
        Date::from_days(self.parts.dense().close_day(usize::try_from(number).ok()?)?)
    }
}
