//! Columns of instants (V1): timestamps of any unit, with a zone, or without one and then at a fixed offset.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowTimestampType, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{Array, ArrayRef, TimestampMillisecondArray};
use arrow_buffer::NullBufferBuilder;
use arrow_schema::{DataType, TimeUnit};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use wangge::value::{Instant, Offset};

use crate::capsule;
use crate::column::Column;
use crate::error::bad_row;

/// A column of instants as the library takes it: whole milliseconds in UTC, finer ones floored.
///
/// `offset_minutes` tells where local time stands for timestamps that carry no zone.
#[pyfunction]
#[pyo3(signature = (source, offset_minutes=480))]
pub(crate) fn read_instants(source: &Bound<'_, PyAny>, offset_minutes: i32) -> PyResult<Column> {
    let offset =
        Offset::from_minutes(offset_minutes).map_err(|error| PyValueError::new_err(error.to_string()))?;
    read(source, offset).map(Column::new)
}

/// The instants of a column, in milliseconds since 1970 in UTC; every value that is not null is an [`Instant`].
///
/// # Errors
/// `TypeError` if it is not a column of timestamps, `BadValue` with code `out_of_range` and the row if an instant
/// lies outside the range of V1.
pub(crate) fn read(source: &Bound<'_, PyAny>, offset: Offset) -> PyResult<TimestampMillisecondArray> {
    let chunks = capsule::read(source)?;
    let rows = chunks.iter().map(Array::len).sum();
    let mut millis = Vec::with_capacity(rows);
    let mut nulls = NullBufferBuilder::new(rows);
    for chunk in &chunks {
        let read = millis.len();
        append(chunk, offset, &mut millis)?;
        match chunk.nulls() {
            Some(some) => nulls.append_buffer(some),
            None => nulls.append_n_non_nulls(chunk.len()),
        }
        refuse_beyond_range(source.py(), chunk, read, &mut millis)?;
    }
    Ok(TimestampMillisecondArray::new(millis.into(), nulls.finish()).with_timezone("UTC"))
}

fn append(chunk: &ArrayRef, offset: Offset, out: &mut Vec<i64>) -> PyResult<()> {
    let DataType::Timestamp(unit, zone) = chunk.data_type() else {
        let kind = chunk.data_type();
        return Err(PyTypeError::new_err(format!("a column of timestamps is wanted, not of {kind}")));
    };
    let shift = if zone.is_some() { 0 } else { offset.millis() };
    match unit {
        TimeUnit::Second => convert::<TimestampSecondType>(chunk, |s| s.saturating_mul(1000), shift, out),
        TimeUnit::Millisecond => convert::<TimestampMillisecondType>(chunk, |ms| ms, shift, out),
        TimeUnit::Microsecond => {
            convert::<TimestampMicrosecondType>(chunk, |us| us.div_euclid(1000), shift, out)
        }
        TimeUnit::Nanosecond => {
            convert::<TimestampNanosecondType>(chunk, |ns| ns.div_euclid(1_000_000), shift, out)
        }
    }
    Ok(())
}

fn convert<T: ArrowTimestampType>(
    chunk: &ArrayRef,
    millis: impl Fn(i64) -> i64,
    shift: i64,
    out: &mut Vec<i64>,
) {
    out.extend(chunk.as_primitive::<T>().values().iter().map(|&value| millis(value).saturating_sub(shift)));
}

/// Refuses the first instant beyond the range among the rows from `first` on, which are those of `chunk`. What
/// stands under a null is no instant, and becomes 0.
fn refuse_beyond_range(py: Python<'_>, chunk: &ArrayRef, first: usize, millis: &mut [i64]) -> PyResult<()> {
    let held = Instant::MIN.millis()..=Instant::MAX.millis();
    for (here, millis) in
        millis.iter_mut().skip(first).enumerate().filter(|(_, millis)| !held.contains(&**millis))
    {
        if chunk.is_valid(here) {
            Instant::from_millis(*millis).map_err(|error| bad_row(py, first + here, &error))?;
        }
        *millis = 0;
    }
    Ok(())
}
