//! Deadlines and the working time between two instants, T2–T4.

use super::{Calendar, Unpublished};
use crate::value::{DAY_MS, Date, Duration, Instant, Unit};

/// When a limit ends (截止时间), T2–T4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The instant. To meet it exactly is on time; late is strictly after (T3).
    pub at: Instant,
    /// Whether some day from start to deadline is unpublished (T4); only ever for `wh` and `wd`.
    pub unpublished: bool,
    /// The edition of the national table it rests on.
    pub edition: u16,
}

/// Why a calendar gives no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(untagged)]
pub enum CalendarError {
    /// The answer rests on a day for which no table is published, and the scheme demands an error (T4).
    #[error("{day} is not published: the table in use ends with {edition}")]
    Unpublished {
        /// The first such day.
        day: Date,
        /// The edition of the table in use.
        edition: u16,
    },
    /// The answer lies beyond 2199-12-31 UTC (V1).
    #[error("the answer lies beyond 2199-12-31 UTC")]
    #[serde(serialize_with = "super::fault::no_facts")]
    OutOfRange,
}

impl CalendarError {
    /// Every code, in the order of the variants.
    pub const ALL_CODES: [&'static str; 2] = ["unpublished", "out_of_range"];

    /// The stable name of the error, for machines.
    pub const fn code(&self) -> &'static str {
        match self {
            CalendarError::Unpublished { .. } => "unpublished",
            CalendarError::OutOfRange => "out_of_range",
        }
    }
}

impl Calendar {
    /// The deadline of a limit that starts at an instant and is never suspended, T2 and T3.
    ///
    /// # Errors
    /// `out_of_range` if it lies beyond 2199; `unpublished` if it rests on an unpublished day and the scheme
    /// demands an error.
    ///
    /// ```
    /// use wangge::calendar::Calendar;
    /// use wangge::value::{Instant, Offset};
    /// let (calendar, friday) = (Calendar::china(), Instant::parse("2026-03-06T17:00:00+08:00")?);
    /// let at = |text: &str| {
    ///     calendar.deadline(friday, &text.parse().unwrap()).unwrap().at.display(Offset::BEIJING).to_string()
    /// };
    /// assert_eq!(at("90min"), "2026-03-06T18:30:00+08:00");
    /// assert_eq!(at("1d"), "2026-03-08T00:00:00+08:00");
    /// assert_eq!(at("1.5wh"), "2026-03-09T09:30:00+08:00");
    /// assert_eq!(at("0wd"), "2026-03-06T17:30:00+08:00");
    /// assert_eq!(at("1wd"), "2026-03-09T17:30:00+08:00");
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    pub fn deadline(&self, start: Instant, limit: &Duration) -> Result<Deadline, CalendarError> {
        let at = self.end(start.millis(), limit.unit(), limit.thousandths());
        let at = at.and_then(|at| Instant::from_millis(at).ok()).ok_or(CalendarError::OutOfRange)?;
        self.judged(start, at, limit.unit().is_working())
    }

    /// Working milliseconds from `a` to `b`, negative if `b` is earlier.
    ///
    /// ```
    /// # use wangge::calendar::Calendar;
    /// # use wangge::value::Instant;
    /// let noon = Instant::parse("2026-03-06T12:00:00+08:00")?;
    /// let monday = Instant::parse("2026-03-09T09:00:00+08:00")?;
    /// assert_eq!(Calendar::china().between(noon, monday), (3 * 60 + 30) * 60_000);
    /// assert_eq!(Calendar::china().between(monday, noon), -(3 * 60 + 30) * 60_000);
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    pub fn between(&self, a: Instant, b: Instant) -> i64 {
        self.spent(b) - self.spent(a)
    }

    /// Working milliseconds from the calendar's beginning.
    fn spent(&self, instant: Instant) -> i64 {
        // Every instant's local day is laid out, so the fallback is never taken.
        self.parts.dense().spent(instant.millis()).unwrap_or(0)
    }

    /// The earliest instant by which so many working milliseconds have passed since `start`: `start` itself
    /// for none.
    pub(super) fn after_working(&self, start: Instant, millis: i64) -> Option<Instant> {
        if millis <= 0 {
            return Some(start);
        }
        let reached = self.parts.dense().reached(self.spent(start).checked_add(millis)?)?;
        Instant::from_millis(reached).ok()
    }

    /// The end of a limit in milliseconds since 1970, perhaps beyond what an [`Instant`] holds.
    #[inline(always)]
    pub(super) fn end(&self, start: i64, unit: Unit, thousandths: i64) -> Option<i64> {
        let dense = self.parts.dense();
        match unit {
            Unit::Min => start.checked_add(thousandths.checked_mul(60)?),
            Unit::H => start.checked_add(thousandths.checked_mul(3_600)?),
            Unit::D => {
                let days = thousandths as u64 / 1000;
                Some(dense.midnight_after(start)? + i64::try_from(days).ok()?.checked_mul(DAY_MS)?)
            }
            Unit::Wh => dense.reached(dense.spent(start)?.checked_add(thousandths.checked_mul(3_600)?)?),
            Unit::Wd if thousandths == 0 => dense.close(dense.first_close_after(start)?),
            Unit::Wd => {
                let closes =
                    dense.first_close_after_day(start)? + usize::try_from(thousandths / 1000).ok()?;
                dense.close(closes.checked_sub(1)?)
            }
        }
    }

    /// The deadline with its mark, T4, or the error the scheme demands.
    pub(super) fn judged(
        &self,
        start: Instant,
        at: Instant,
        working: bool,
    ) -> Result<Deadline, CalendarError> {
        let edition = self.edition();
        let missing = if working { self.first_unpublished(start, at) } else { None };
        match missing {
            Some(day) if self.unpublished == Unpublished::Error => {
                Err(CalendarError::Unpublished { day, edition })
            }
            _ => Ok(Deadline { at, unpublished: missing.is_some(), edition }),
        }
    }

    /// The first unpublished day from the day of `start` to that of `at`. A deadline at midnight belongs to the
    /// day it ends, whose last session closes at 24:00.
    pub(super) fn first_unpublished(&self, start: Instant, at: Instant) -> Option<Date> {
        let day = |millis: i64| (millis + self.parts.offset.millis()).div_euclid(DAY_MS) as i32;
        let from = day(start.millis());
        self.parts.rules.first_unpublished(from, day(at.millis() - 1).max(from))
    }
}
