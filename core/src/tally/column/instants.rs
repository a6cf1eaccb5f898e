//! Columns of instants (V1).

use super::{Buffer, Column};
use crate::value::{DAY_MS, Instant, Offset, ValueError};

/// What a column of instants counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// Seconds.
    Second,
    /// Milliseconds.
    Millisecond,
    /// Microseconds, of which instants keep whole milliseconds: they are floored.
    Microsecond,
    /// Nanoseconds, floored likewise.
    Nanosecond,
}

/// Instants, or days that stand for their first.
///
/// ```
/// use wangge::tally::column::{Instants, TimeUnit};
/// use wangge::value::Offset;
///
/// let local = Instants::local(TimeUnit::Second, vec![1_772_668_800]);
/// assert_eq!(local.get(0, Offset::BEIJING).unwrap()?.display(Offset::BEIJING).to_string(), "2026-03-05T00:00:00+08:00");
/// let days = Instants::Days(vec![20_517].into());
/// assert_eq!(days.get(0, Offset::BEIJING), local.get(0, Offset::BEIJING));
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Debug)]
pub enum Instants<'a> {
    /// Counted from 1970-01-01T00:00.
    Stamps {
        /// What is counted.
        unit: TimeUnit,
        /// Whether from that hour in UTC (a column with a time zone), or in the scheme's local time (one without).
        zoned: bool,
        /// How many.
        values: Buffer<'a, i64>,
    },
    /// Local days since 1970-01-01: each stands for its first instant.
    Days(Buffer<'a, i32>),
}

impl<'a> Instants<'a> {
    /// Counted in UTC.
    #[must_use]
    pub fn zoned(unit: TimeUnit, values: impl Into<Buffer<'a, i64>>) -> Self {
        Self::Stamps { unit, zoned: true, values: values.into() }
    }

    /// Counted in the scheme's local time.
    #[must_use]
    pub fn local(unit: TimeUnit, values: impl Into<Buffer<'a, i64>>) -> Self {
        Self::Stamps { unit, zoned: false, values: values.into() }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Stamps { values, .. } => values.len(),
            Self::Days(days) => days.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The instant of a row; `None` beyond the last.
    ///
    /// # Errors
    /// Within: `out_of_range` beyond the years 1900–2199.
    #[must_use]
    pub fn get(&self, row: usize, offset: Offset) -> Option<Result<Instant, ValueError>> {
        let millis = match self {
            Self::Stamps { unit, zoned, values } => {
                unit.millis(*values.as_slice().get(row)?, shift(*zoned, offset))
            }
            Self::Days(days) => midnight(*days.as_slice().get(row)?, offset),
        };
        Some(Instant::from_millis(millis))
    }
}

impl<'a> Column<'a, Instants<'a>> {
    /// The instant of a row; `None` where there is none.
    pub(in crate::tally) fn get(&self, row: usize, offset: Offset) -> Option<Result<Instant, ValueError>> {
        if self.is_null(row) { None } else { self.values.get(row, offset) }
    }
}

/// What is taken from local milliseconds to make them UTC.
pub(in crate::tally) fn shift(zoned: bool, offset: Offset) -> i64 {
    if zoned { 0 } else { offset.millis() }
}

/// The midnight that begins a local day.
pub(in crate::tally) fn midnight(day: i32, offset: Offset) -> i64 {
    i64::from(day) * DAY_MS - offset.millis()
}

impl TimeUnit {
    /// Milliseconds of so many; what is far out of range stays so.
    #[inline(always)]
    pub(in crate::tally) fn millis(self, value: i64, shift: i64) -> i64 {
        let millis = match self {
            Self::Second => value.saturating_mul(1000),
            Self::Millisecond => value,
            Self::Microsecond => value.div_euclid(1000),
            Self::Nanosecond => value.div_euclid(1_000_000),
        };
        millis.saturating_sub(shift)
    }
}
