//! Columns of instants (V1): timestamps of any unit, with a zone, or without one and then at a fixed offset.

use arrow_array::builder::{ArrayBuilder, TimestampMillisecondBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowTimestampType, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{Array, TimestampMillisecondArray};
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
    let mut out = TimestampMillisecondBuilder::with_capacity(rows);
    for chunk in &chunks {
        append(source.py(), chunk, offset, &mut out)?;
    }
    Ok(out.finish().with_timezone("UTC"))
}

fn append(
    py: Python<'_>,
    chunk: &dyn Array,
    offset: Offset,
    out: &mut TimestampMillisecondBuilder,
) -> PyResult<()> {
    let DataType::Timestamp(unit, zone) = chunk.data_type() else {
        let kind = chunk.data_type();
        return Err(PyTypeError::new_err(format!("a column of timestamps is wanted, not of {kind}")));
    };
    let offset = if zone.is_some() { Offset::UTC } else { offset };
    match unit {
        TimeUnit::Second => each::<TimestampSecondType>(py, chunk, offset, |s| s.saturating_mul(1000), out),
        TimeUnit::Millisecond => each::<TimestampMillisecondType>(py, chunk, offset, |ms| ms, out),
        TimeUnit::Microsecond => {
            each::<TimestampMicrosecondType>(py, chunk, offset, |us| us.div_euclid(1000), out)
        }
        TimeUnit::Nanosecond => {
            each::<TimestampNanosecondType>(py, chunk, offset, |ns| ns.div_euclid(1_000_000), out)
        }
    }
}

fn each<T: ArrowTimestampType>(
    py: Python<'_>,
    chunk: &dyn Array,
    offset: Offset,
    millis: impl Fn(i64) -> i64,
    out: &mut TimestampMillisecondBuilder,
) -> PyResult<()> {
    for value in chunk.as_primitive::<T>() {
        let Some(value) = value else {
            out.append_null();
            continue;
        };
        let instant = Instant::from_millis(millis(value).saturating_sub(offset.millis()))
            .map_err(|error| bad_row(py, out.len(), &error))?;
        out.append_value(instant.millis());
    }
    Ok(())
}
