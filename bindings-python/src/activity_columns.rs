//! Activity records (活动记录表, P1, R0) as columns of any Arrow producer.

use pyo3::prelude::*;
use wangge::tally::ActivityColumns;
use wangge::tally::column::{Amounts, Column, Ids, Instants, Integers, Validity};
use wangge::wire;

use crate::error::raise;
use crate::frame::table;

/// The columns of an activity table, shared with their producer as far as [`cells`](crate::cells) says.
///
/// # Errors
/// As [`table`]; `Faults` of columns that are unknown, missing, of another type or length.
pub(crate) fn columns(source: &Bound<'_, PyAny>) -> PyResult<ActivityColumns<'static>> {
    wire::table::activity_columns(table(source)?).map_err(|error| raise(source.py(), &error))
}

/// Where the values and the bitmap of a column lie: 0 for none.
type Place = (usize, usize);

/// Where the columns of an activity table are read, by name: for tests, which compare with where their producer holds
/// them.
#[pyfunction]
pub(crate) fn addresses(table: &Bound<'_, PyAny>) -> PyResult<Vec<(&'static str, Place)>> {
    let columns = columns(table)?;
    let ids = [
        ("id", columns.id.as_ref()),
        ("member", Some(&columns.member)),
        ("unit", Some(&columns.unit)),
        ("kind", Some(&columns.kind)),
        ("target", columns.target.as_ref()),
        ("verified_by", columns.verified_by.as_ref()),
        ("reverses", columns.reverses.as_ref()),
    ];
    let ids = ids.into_iter().filter_map(|(name, column)| Some((name, place(column?, of_ids))));
    let times = [("at", Some(&columns.at)), ("filed_at", columns.filed_at.as_ref())];
    let times = times.into_iter().filter_map(|(name, column)| Some((name, place(column?, of_times))));
    let amounts = columns.quantity.iter().map(|column| ("quantity", place(column, of_amounts)));
    Ok(ids.chain(times).chain(amounts).collect())
}

fn place<V>(column: &Column<'_, V>, values: impl Fn(&V) -> usize) -> Place {
    let bitmap = column.validity.as_ref().map(Validity::bits);
    (values(&column.values), bitmap.map_or(0, |bits| of(bits.as_slice())))
}

fn of<T>(values: &[T]) -> usize {
    values.as_ptr().addr()
}

fn of_ids(ids: &Ids<'_>) -> usize {
    match ids {
        Ids::Packed { bytes, .. } => of(bytes.as_slice()),
        Ids::Texts(texts) => of(texts),
        Ids::Integers(numbers) | Ids::Dictionary { keys: numbers, .. } => of_integers(numbers),
    }
}

fn of_integers(numbers: &Integers<'_>) -> usize {
    match numbers {
        Integers::I8(values) => of(values.as_slice()),
        Integers::I16(values) => of(values.as_slice()),
        Integers::I32(values) => of(values.as_slice()),
        Integers::I64(values) => of(values.as_slice()),
        Integers::U8(values) => of(values.as_slice()),
        Integers::U16(values) => of(values.as_slice()),
        Integers::U32(values) => of(values.as_slice()),
        Integers::U64(values) => of(values.as_slice()),
    }
}

fn of_times(times: &Instants<'_>) -> usize {
    match times {
        Instants::Stamps { values, .. } => of(values.as_slice()),
        Instants::Days(days) => of(days.as_slice()),
    }
}

fn of_amounts(amounts: &Amounts<'_>) -> usize {
    match amounts {
        Amounts::Whole(numbers) => of_integers(numbers),
        Amounts::Floats(values) => of(values.as_slice()),
        Amounts::Decimals { unscaled, .. } => of(unscaled.as_slice()),
        Amounts::Thousandths(values) => of(values.as_slice()),
    }
}
