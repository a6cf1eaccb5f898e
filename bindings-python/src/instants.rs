//! Columns of instants (V1): timestamps of any unit, with a zone, or without one and then at a fixed offset.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowTimestampType, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use wangge::value::Offset;

use crate::capsule;
use crate::rows::Part;

/// The chunks of a column of timestamps.
///
/// # Errors
/// `TypeError` if it is not one.
pub(crate) fn column(source: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let chunks = capsule::read(source)?;
    match chunks.iter().map(Array::data_type).find(|kind| !matches!(kind, DataType::Timestamp(..))) {
        Some(kind) => Err(PyTypeError::new_err(format!("a column of timestamps is wanted, not of {kind}"))),
        None => Ok(chunks),
    }
}

/// Rows in milliseconds since 1970 in UTC, finer ones floored: their own memory where that is how the chunk holds
/// them, else written into `room`.
///
/// What is beyond the range of an instant stays beyond it, and is for the core to refuse.
pub(crate) fn millis<'a>(rows: &Part<'a>, offset: Offset, room: &'a mut Vec<i64>) -> &'a [i64] {
    let DataType::Timestamp(unit, zone) = rows.chunk.data_type() else { return &[] };
    let shift = if zone.is_some() { 0 } else { offset.millis() };
    match unit {
        TimeUnit::Millisecond if shift == 0 => {
            rows.of(rows.chunk.as_primitive::<TimestampMillisecondType>().values())
        }
        TimeUnit::Second => convert::<TimestampSecondType>(rows, |s| s.saturating_mul(1000), shift, room),
        TimeUnit::Millisecond => convert::<TimestampMillisecondType>(rows, |ms| ms, shift, room),
        TimeUnit::Microsecond => {
            convert::<TimestampMicrosecondType>(rows, |us| us.div_euclid(1000), shift, room)
        }
        TimeUnit::Nanosecond => {
            convert::<TimestampNanosecondType>(rows, |ns| ns.div_euclid(1_000_000), shift, room)
        }
    }
}

fn convert<'a, T: ArrowTimestampType>(
    rows: &Part<'_>,
    millis: impl Fn(i64) -> i64,
    shift: i64,
    room: &'a mut Vec<i64>,
) -> &'a [i64] {
    room.clear();
    let values = rows.of(rows.chunk.as_primitive::<T>().values());
    // Wrapping is quicker than saturating, and what wraps comes from far beyond the range and stays there.
    room.extend(values.iter().map(|&value| millis(value).wrapping_sub(shift)));
    room
}
