//! Deadlines and working time of whole columns, T5.

use super::lanes::Block;
use super::{Calendar, CalendarError, Unpublished};
use crate::value::{Duration, Instant, Unit, ValueError};

/// Rows are done by blocks that stay in the nearest cache.
const BLOCK: usize = 1024;

/// The lengths of a column of limits in one unit.
#[derive(Clone, Copy, Debug)]
pub enum Lengths<'a> {
    /// The same for every row, in thousandths.
    One(i64),
    /// One a row, in thousandths.
    Each(&'a [i64]),
    /// One a row, in whole units.
    Whole(&'a [i64]),
}

/// Why a row has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// The start is no instant, or the length no duration.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// The calendar gives no answer.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
}

impl RowError {
    /// The stable name of the error, for machines.
    pub fn code(&self) -> &'static str {
        match self {
            RowError::Value(error) => error.code(),
            RowError::Calendar(error) => error.code(),
        }
    }
}

/// Why a column has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ColumnError {
    /// The columns are not equally long.
    #[error("the columns are not equally long")]
    Length,
    /// Rows without an answer: their numbers, from 0, in order.
    #[error("{} rows have no answer", .0.len())]
    Rows(Vec<(usize, RowError)>),
}

impl ColumnError {
    /// Every code of its own; rows carry theirs.
    pub const ALL_CODES: [&'static str; 2] = ["column_length", "rows"];

    /// The stable name of the error, for machines.
    pub const fn code(&self) -> &'static str {
        match self {
            ColumnError::Length => "column_length",
            ColumnError::Rows(_) => "rows",
        }
    }
}

impl Calendar {
    /// The deadline and the mark of each row, as [`Calendar::deadline`] gives them.
    ///
    /// Starts and deadlines are milliseconds since 1970-01-01T00:00Z.
    ///
    /// # Errors
    /// Every row that has no answer, or columns of different length; `out` and `unpublished` then hold nothing of
    /// meaning.
    ///
    /// ```
    /// use wangge::calendar::{Calendar, Lengths};
    /// use wangge::value::Unit;
    /// let (mut out, mut marks) = ([0; 2], [false; 2]);
    /// let starts = [1_770_861_600_000, 1_770_861_600_000];
    /// let lengths = Lengths::Each(&[7_000, 1_000]);
    /// Calendar::china().deadlines(&starts, lengths, Unit::Wd, &mut out, &mut marks).unwrap();
    /// assert_eq!(out, [1_772_271_000_000, 1_770_975_000_000]);
    /// ```
    pub fn deadlines(
        &self,
        starts: &[i64],
        lengths: Lengths<'_>,
        unit: Unit,
        out: &mut [i64],
        unpublished: &mut [bool],
    ) -> Result<(), ColumnError> {
        let rows = starts.len();
        let fits = match lengths {
            Lengths::One(_) => true,
            Lengths::Each(each) | Lengths::Whole(each) => each.len() == rows,
        };
        if !fits || out.len() != rows || unpublished.len() != rows {
            return Err(ColumnError::Length);
        }
        let columns = Columns { starts, lengths, out, unpublished };
        // A closure a unit, so that each has a loop of its own.
        let filled = match unit {
            Unit::Min => self.fill(columns, unit, |start, length| self.end(start, Unit::Min, length)),
            Unit::H => self.fill(columns, unit, |start, length| self.end(start, Unit::H, length)),
            Unit::D => self.fill(columns, unit, |start, length| self.end(start, Unit::D, length)),
            Unit::Wh => self.fill_working(columns),
            Unit::Wd => self.fill(columns, unit, |start, length| self.end(start, Unit::Wd, length)),
        };
        if filled.all && !(filled.marked && self.unpublished() == Unpublished::Error) {
            return Ok(());
        }
        let rows = starts.iter().enumerate();
        let refused =
            rows.filter_map(|(row, &start)| Some((row, self.refused(start, unit, lengths.of(row)?)?)));
        Err(ColumnError::Rows(refused.collect()))
    }

    /// Working milliseconds from each `from` to the `to` beside it, as [`Calendar::between`] gives them; all in
    /// milliseconds.
    ///
    /// # Errors
    /// Every row with a number that is no instant, or columns of different length; `out` then holds nothing of
    /// meaning.
    pub fn betweens(&self, from: &[i64], to: &[i64], out: &mut [i64]) -> Result<(), ColumnError> {
        if from.len() != to.len() || from.len() != out.len() {
            return Err(ColumnError::Length);
        }
        let mut all = true;
        for ((&from, &to), out) in from.iter().zip(to).zip(out) {
            let row = if is_instant(from) && is_instant(to) { self.passed(from, to) } else { None };
            all &= row.is_some();
            *out = row.unwrap_or_default();
        }
        if all {
            return Ok(());
        }
        let rows = from.iter().zip(to).enumerate();
        let bad = |millis: i64| Instant::from_millis(millis).err();
        let refused =
            rows.filter_map(|(row, (&from, &to))| Some((row, bad(from).or_else(|| bad(to))?.into())));
        Err(ColumnError::Rows(refused.collect()))
    }

    #[inline]
    fn passed(&self, from: i64, to: i64) -> Option<i64> {
        Some(self.parts.dense().spent(to)? - self.parts.dense().spent(from)?)
    }

    /// Fills the columns with the ends that `end` gives.
    #[inline(always)]
    fn fill(&self, columns: Columns<'_>, unit: Unit, end: impl Fn(i64, i64) -> Option<i64> + Copy) -> Filled {
        self.fill_in_steps(columns, unit, end, None::<fn(i64) -> Option<i64>>)
    }

    /// Fills the columns with the ends of working hours, in two steps so that each waits less for its look-ups.
    fn fill_working(&self, columns: Columns<'_>) -> Filled {
        let dense = self.parts.dense();
        let spent = |start, length| Some(dense.spent(start)? + length * 3_600);
        self.fill_in_steps(columns, Unit::Wh, spent, Some(|spent| dense.reached(spent)))
    }

    /// Fills the columns block by block with what `first` and then, if given, `second` make of them.
    #[inline(always)]
    fn fill_in_steps(
        &self,
        columns: Columns<'_>,
        unit: Unit,
        first: impl Fn(i64, i64) -> Option<i64> + Copy,
        second: Option<impl Fn(i64) -> Option<i64>>,
    ) -> Filled {
        let Columns { starts, lengths, out, unpublished } = columns;
        let mut filled = Filled { all: true, marked: false };
        let one = if let Lengths::One(length) = lengths { Some([length; BLOCK]) } else { None };
        let blocks = starts.chunks(BLOCK).zip(out.chunks_mut(BLOCK)).zip(unpublished.chunks_mut(BLOCK));
        for (block, ((starts, out), marks)) in blocks.enumerate() {
            let (given, thousandths) = match lengths {
                Lengths::One(_) => (one.as_ref().map_or(&[][..], |one| &one[..]), true),
                Lengths::Each(each) => (each.get(block * BLOCK..).unwrap_or(&[]), true),
                Lengths::Whole(each) => (each.get(block * BLOCK..).unwrap_or(&[]), false),
            };
            let plain = Block { starts, lengths: given, thousandths };
            if self.fill_plain(unit, plain, out) {
                marks.fill(false);
                continue;
            }
            let mut room = [0; BLOCK];
            let lengths = in_thousandths(given, thousandths, &mut room);
            // The earliest start and the latest end tell whether any row of the block needs a second look.
            let (mut earliest, mut latest) = (i64::MAX, i64::MIN);
            for ((&start, &length), out) in starts.iter().zip(lengths).zip(&mut *out) {
                let sound = is_instant(start) & is_length(unit, length);
                *out = if sound { first(start, length).unwrap_or(NONE) } else { NONE };
                (earliest, latest) = (earliest.min(start), latest.max(*out));
            }
            if let Some(second) = &second {
                latest = i64::MIN;
                for out in &mut *out {
                    *out = second(*out).unwrap_or(NONE);
                    latest = latest.max(*out);
                }
            }
            filled.all &= latest <= Instant::MAX.millis();
            marks.fill(false);
            let (first, last) = self.parts.covered;
            if unit.is_working() && (earliest < first || latest > last) {
                filled.marked |= self.mark(starts, out, marks);
            }
        }
        filled
    }

    /// Fills a block in which there is nothing to look out for; whether it is one.
    #[inline(always)]
    fn fill_plain(&self, unit: Unit, block: Block<'_>, out: &mut [i64]) -> bool {
        match unit {
            Unit::Wh => self.parts.lanes().working_hours(block, out),
            Unit::Wd => self.parts.lanes().working_days(block, out),
            Unit::Min | Unit::H | Unit::D => false,
        }
    }

    /// Sets the marks of a block; whether there is one.
    fn mark(&self, starts: &[i64], ends: &[i64], marks: &mut [bool]) -> bool {
        let (first, last) = self.parts.covered;
        for ((&start, &end), mark) in starts.iter().zip(ends).zip(marks.iter_mut()) {
            *mark = (start < first || end > last) && self.is_marked(start, end);
        }
        marks.contains(&true)
    }

    /// The mark of a row that leaves the span of the table.
    fn is_marked(&self, start: i64, at: i64) -> bool {
        let ends = Instant::from_millis(start).ok().zip(Instant::from_millis(at).ok());
        ends.is_some_and(|(start, at)| self.first_unpublished(start, at).is_some())
    }

    /// Why a row has no answer, if so.
    fn refused(&self, start: i64, unit: Unit, length: i64) -> Option<RowError> {
        let answer = || -> Result<(), RowError> {
            let limit = Duration::new(unit, length)?;
            self.deadline(Instant::from_millis(start)?, &limit)?;
            Ok(())
        };
        answer().err()
    }
}

/// What stands in the place of an answer that there is not.
const NONE: i64 = i64::MAX;

/// The columns of a question.
struct Columns<'a> {
    starts: &'a [i64],
    lengths: Lengths<'a>,
    out: &'a mut [i64],
    unpublished: &'a mut [bool],
}

/// What filling a column has met.
struct Filled {
    /// Every row has an answer.
    all: bool,
    /// Some row is marked.
    marked: bool,
}

impl Lengths<'_> {
    fn of(&self, row: usize) -> Option<i64> {
        match self {
            Lengths::One(length) => Some(*length),
            Lengths::Each(each) => each.get(row).copied(),
            Lengths::Whole(each) => each.get(row).map(|whole| whole.saturating_mul(1000)),
        }
    }
}

/// The lengths of a block in thousandths, in `room` if they have to be made; too long ones stay too long.
fn in_thousandths<'r>(given: &'r [i64], thousandths: bool, room: &'r mut [i64; BLOCK]) -> &'r [i64] {
    if thousandths {
        return given;
    }
    for (made, whole) in room.iter_mut().zip(given) {
        *made = whole.saturating_mul(1000);
    }
    room
}

/// Whether a number of milliseconds is an [`Instant`].
#[inline(always)]
fn is_instant(millis: i64) -> bool {
    (Instant::MIN.millis()..=Instant::MAX.millis()).contains(&millis)
}

/// Whether a number of thousandths is a [`Duration`] of the unit.
#[inline(always)]
fn is_length(unit: Unit, thousandths: i64) -> bool {
    // As unsigned, so that the division is the one that `end` makes, and a negative number is too great.
    let whole = thousandths as u64 / 1000 * 1000 == thousandths as u64;
    let fits = if unit.counts_days() { whole & (thousandths >= 0) } else { thousandths > 0 };
    fits && thousandths <= Duration::MAX_THOUSANDTHS
}
