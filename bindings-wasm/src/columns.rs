//! Columns of numbers, as JavaScript has them: instants in milliseconds since 1970 in UTC, lengths in units.

use wangge::calendar::{Calendar, ColumnError, Lengths, RowError};
use wangge::value::{Amount, Expected, Unit, ValueError};
use wangge::wire::Error;

/// How long the limits of a column are.
pub(crate) enum Numbers<'a> {
    /// All the same.
    One(f64),
    /// One a row.
    Each(&'a [f64]),
}

/// Fills `out` with the deadlines and `unpublished` with their marks, 0 or 1.
pub(crate) fn deadlines(
    calendar: &Calendar,
    starts: &[f64],
    numbers: Numbers<'_>,
    unit: &str,
    out: &mut [f64],
    unpublished: &mut [u8],
) -> Result<(), Error> {
    let unit: Unit = unit.parse()?;
    let mut errors = Vec::new();
    let starts = read(starts, instant, &mut errors);
    let (one, each) = match numbers {
        Numbers::One(number) => (Some(Amount::from_f64_exact(number)?.thousandths()), Vec::new()),
        Numbers::Each(numbers) => (None, read(numbers, length, &mut errors)),
    };
    let answer = |starts: &[i64], each: &[i64]| -> Result<(Vec<i64>, Vec<bool>), ColumnError> {
        let (mut ends, mut marks) = (vec![0; starts.len()], vec![false; starts.len()]);
        let lengths = one.map_or(Lengths::Each(each), Lengths::One);
        calendar.deadlines(starts, lengths, unit, &mut ends, &mut marks)?;
        Ok((ends, marks))
    };
    if one.is_none() && starts.len() != each.len() {
        return Err(ColumnError::Length.into());
    }
    if !errors.is_empty() {
        return Err(all(errors, starts.len(), |sound| {
            answer(&pick(&starts, sound), &pick(&each, sound)).err()
        }));
    }
    let (ends, marks) = answer(&starts, &each)?;
    write(&ends, out);
    unpublished.iter_mut().zip(marks).for_each(|(out, mark)| *out = mark.into());
    Ok(())
}

/// Fills `out` with the working milliseconds from each `a` to the `b` beside it.
pub(crate) fn between(calendar: &Calendar, a: &[f64], b: &[f64], out: &mut [f64]) -> Result<(), Error> {
    let mut errors = Vec::new();
    let (from, to) = (read(a, instant, &mut errors), read(b, instant, &mut errors));
    let answer = |from: &[i64], to: &[i64]| -> Result<Vec<i64>, ColumnError> {
        let mut found = vec![0; from.len()];
        calendar.betweens(from, to, &mut found)?;
        Ok(found)
    };
    if from.len() != to.len() {
        return Err(ColumnError::Length.into());
    }
    if !errors.is_empty() {
        return Err(all(errors, from.len(), |sound| answer(&pick(&from, sound), &pick(&to, sound)).err()));
    }
    write(&answer(&from, &to)?, out);
    Ok(())
}

/// Reads a column; 0 stands for what cannot be read.
fn read(
    column: &[f64],
    value: impl Fn(f64) -> Result<i64, ValueError>,
    errors: &mut Vec<(usize, RowError)>,
) -> Vec<i64> {
    let rows = column.iter().enumerate();
    let read = rows.map(|(row, &number)| {
        value(number).unwrap_or_else(|error| {
            errors.push((row, error.into()));
            0
        })
    });
    read.collect()
}

/// Milliseconds, finer ones floored (V1). What is beyond the range of an instant is for the core to refuse.
fn instant(millis: f64) -> Result<i64, ValueError> {
    if millis.is_nan() {
        return Err(ValueError::BadInstant { found: "NaN".into(), expected: Expected::InstantRange });
    }
    Ok(millis.floor() as i64)
}

/// Thousandths of the unit.
fn length(number: f64) -> Result<i64, ValueError> {
    Amount::from_f64_column(number).map(Amount::thousandths)
}

fn write(values: &[i64], out: &mut [f64]) {
    out.iter_mut().zip(values).for_each(|(out, &value)| *out = value as f64);
}

/// Every row that has no answer: those that could not be read, once each, and of the others those that `refused`
/// names by their place among them.
fn all(
    mut errors: Vec<(usize, RowError)>,
    rows: usize,
    refused: impl Fn(&[usize]) -> Option<ColumnError>,
) -> Error {
    errors.sort_by_key(|(row, _)| *row);
    errors.dedup_by_key(|(row, _)| *row);
    let unread = |row: &usize| errors.binary_search_by_key(row, |(row, _)| *row).is_ok();
    let sound: Vec<usize> = (0..rows).filter(|row| !unread(row)).collect();
    if let Some(ColumnError::Rows(more)) = refused(&sound) {
        errors.extend(more.into_iter().filter_map(|(at, error)| Some((*sound.get(at)?, error))));
        errors.sort_by_key(|(row, _)| *row);
    }
    ColumnError::Rows(errors).into()
}

/// The values of some rows; none of a column that is not given.
fn pick(values: &[i64], rows: &[usize]) -> Vec<i64> {
    rows.iter().filter_map(|&row| values.get(row).copied()).collect()
}
