//! Deadlines and working time of whole columns, block by block and without Python.

use arrow_array::{ArrayRef, BooleanArray, Int64Array, TimestampMillisecondArray};
use arrow_buffer::{BooleanBufferBuilder, NullBuffer, NullBufferBuilder};
use wangge::calendar::{Calendar, ColumnError, Lengths, RowError};
use wangge::value::Unit;

use crate::rows::{Part, add, asked, blocks, gather, rows, without};
use crate::{amounts, instants};

/// How long the limits of a column are.
pub(crate) enum Numbers {
    /// All the same, in thousandths.
    One(i64),
    /// As a column of numbers says.
    Each(Vec<ArrayRef>),
}

/// The deadlines of a column of limits, and their marks.
///
/// # Errors
/// Every row that has no answer; nulls have none and are no error.
pub(crate) fn deadlines(
    calendar: &Calendar,
    starts: &[ArrayRef],
    numbers: &Numbers,
    unit: Unit,
) -> Result<(TimestampMillisecondArray, BooleanArray), ColumnError> {
    let mut work = Deadlines {
        calendar,
        unit,
        out: vec![0; rows(starts)],
        marks: BooleanBufferBuilder::new(rows(starts)),
        nulls: NullBufferBuilder::new(rows(starts)),
        errors: Vec::new(),
        room: Vec::new(),
        more_room: Vec::new(),
        marked: Vec::new(),
    };
    match numbers {
        Numbers::One(length) => blocks(starts, starts, |row, starts, _| {
            work.block(row, starts, Some(*length), starts);
        })?,
        Numbers::Each(numbers) => {
            blocks(starts, numbers, |row, starts, numbers| work.block(row, starts, None, numbers))?;
        }
    }
    work.finish()
}

/// Work under way, with room that is used again and again.
struct Deadlines<'c> {
    calendar: &'c Calendar,
    unit: Unit,
    out: Vec<i64>,
    marks: BooleanBufferBuilder,
    nulls: NullBufferBuilder,
    errors: Vec<(usize, RowError)>,
    room: Vec<i64>,
    more_room: Vec<i64>,
    marked: Vec<bool>,
}

impl Deadlines<'_> {
    /// One block of rows, the first of which is `row`.
    fn block(&mut self, row: usize, starts: &Part<'_>, one: Option<i64>, numbers: &Part<'_>) {
        let Self { calendar, unit, out, errors, room, more_room, marked, .. } = self;
        let rows = starts.len();
        let mut bad = Vec::new();
        let mut asked = asked(starts, numbers);
        let lengths = one.map_or_else(|| amounts::lengths(numbers, more_room, &mut bad), Lengths::One);
        bad.retain(|(bad, _)| asked.as_ref().is_none_or(|asked| asked.is_valid(*bad)));
        match &asked {
            Some(some) => self.nulls.append_buffer(some),
            None => self.nulls.append_n_non_nulls(rows),
        }
        if !bad.is_empty() {
            let rows_of_bad: Vec<usize> = bad.iter().map(|(bad, _)| *bad).collect();
            asked = Some(without(asked.as_ref(), &rows_of_bad, rows));
            errors.extend(bad.into_iter().map(|(bad, error)| (row + bad, error.into())));
        }
        let starts = instants::millis(starts, calendar.offset(), room);
        let Some(ends) = out.get_mut(row..row + rows) else { return };
        marked.resize(rows, false);
        match asked {
            None => {
                let found = calendar.deadlines(starts, lengths, *unit, ends, marked);
                found.unwrap_or_else(|found| add(errors, found, |at| row + at));
            }
            Some(asked) => {
                let (starts, mut some) = (gather(starts, &asked), Vec::new());
                let lengths = of_asked(lengths, &asked, &mut some);
                let places: Vec<usize> = asked.valid_indices().collect();
                let (mut some_ends, mut some_marks) = (vec![0; starts.len()], vec![false; starts.len()]);
                let found = calendar.deadlines(&starts, lengths, *unit, &mut some_ends, &mut some_marks);
                let place = |at: usize| row + places.get(at).copied().unwrap_or_default();
                found.unwrap_or_else(|found| add(errors, found, place));
                marked.fill(false);
                scatter(&places, &some_ends, ends);
                scatter(&places, &some_marks, marked);
            }
        }
        append(&mut self.marks, marked);
    }

    fn finish(mut self) -> Result<(TimestampMillisecondArray, BooleanArray), ColumnError> {
        if !self.errors.is_empty() {
            // A block reports its bad numbers before its bad dates.
            self.errors.sort_by_key(|(row, _)| *row);
            return Err(ColumnError::Rows(self.errors));
        }
        let nulls = self.nulls.finish();
        let ends = TimestampMillisecondArray::new(self.out.into(), nulls.clone());
        let zone = self.calendar.offset().to_string();
        Ok((ends.with_timezone(zone), BooleanArray::new(self.marks.finish(), nulls)))
    }
}

/// The working milliseconds between the rows of two columns.
///
/// # Errors
/// Every row that is no instant; nulls have no answer and are no error.
pub(crate) fn between(
    calendar: &Calendar,
    from: &[ArrayRef],
    to: &[ArrayRef],
) -> Result<Int64Array, ColumnError> {
    let mut out = vec![0; rows(from)];
    let mut nulls = NullBufferBuilder::new(rows(from));
    let mut errors = Vec::new();
    let (mut room, mut more_room) = (Vec::new(), Vec::new());
    blocks(from, to, |row, from, to| {
        let asked = asked(from, to);
        let rows = from.len();
        match &asked {
            Some(some) => nulls.append_buffer(some),
            None => nulls.append_n_non_nulls(rows),
        }
        let from = instants::millis(from, calendar.offset(), &mut room);
        let to = instants::millis(to, calendar.offset(), &mut more_room);
        let Some(out) = out.get_mut(row..row + rows) else { return };
        match asked {
            None => calendar
                .betweens(from, to, out)
                .unwrap_or_else(|found| add(&mut errors, found, |at| row + at)),
            Some(asked) => {
                let (from, to) = (gather(from, &asked), gather(to, &asked));
                let places: Vec<usize> = asked.valid_indices().collect();
                let mut found = vec![0; from.len()];
                let place = |at: usize| row + places.get(at).copied().unwrap_or_default();
                let done = calendar.betweens(&from, &to, &mut found);
                done.unwrap_or_else(|found| add(&mut errors, found, place));
                scatter(&places, &found, out);
            }
        }
    })?;
    if errors.is_empty() {
        Ok(Int64Array::new(out.into(), nulls.finish()))
    } else {
        Err(ColumnError::Rows(errors))
    }
}

/// The lengths of the rows asked about, in `room` where there is one a row.
fn of_asked<'a>(lengths: Lengths<'_>, asked: &NullBuffer, room: &'a mut Vec<i64>) -> Lengths<'a> {
    match lengths {
        Lengths::One(one) => Lengths::One(one),
        Lengths::Each(each) => {
            *room = gather(each, asked);
            Lengths::Each(room)
        }
        Lengths::Whole(each) => {
            *room = gather(each, asked);
            Lengths::Whole(room)
        }
    }
}

/// Puts values where they belong.
fn scatter<T: Copy>(places: &[usize], values: &[T], out: &mut [T]) {
    for (&place, &value) in places.iter().zip(values) {
        if let Some(out) = out.get_mut(place) {
            *out = value;
        }
    }
}

/// Adds marks, of which there are seldom any.
fn append(all: &mut BooleanBufferBuilder, marks: &[bool]) {
    // Without leaving early, so that many are looked at at once.
    if marks.iter().fold(false, |any, mark| any | mark) {
        all.append_slice(marks);
    } else {
        all.append_n(marks.len(), false);
    }
}
