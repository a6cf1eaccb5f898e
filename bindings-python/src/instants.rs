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

/// The rows of a chunk in milliseconds since 1970 in UTC, finer ones floored: its own memory where that is how it
/// holds them, else written into `room`.
///
/// What is beyond the range of an instant stays beyond it, and is for the core to refuse.
pub(crate) fn millis<'a>(chunk: &'a ArrayRef, offset: Offset, room: &'a mut Vec<i64>) -> &'a [i64] {
    let DataType::Timestamp(unit, zone) = chunk.data_type() else { return &[] };
    let shift = if zone.is_some() { 0 } else { offset.millis() };
    match unit {
        TimeUnit::Millisecond if shift == 0 => chunk.as_primitive::<TimestampMillisecondType>().values(),
        TimeUnit::Second => convert::<TimestampSecondType>(chunk, |s| s.saturating_mul(1000), shift, room),
        TimeUnit::Millisecond => convert::<TimestampMillisecondType>(chunk, |ms| ms, shift, room),
        TimeUnit::Microsecond => {
            convert::<TimestampMicrosecondType>(chunk, |us| us.div_euclid(1000), shift, room)
        }
        TimeUnit::Nanosecond => {
            convert::<TimestampNanosecondType>(chunk, |ns| ns.div_euclid(1_000_000), shift, room)
        }
    }
}

fn convert<'a, T: ArrowTimestampType>(
    chunk: &ArrayRef,
    millis: impl Fn(i64) -> i64,
    shift: i64,
    room: &'a mut Vec<i64>,
) -> &'a [i64] {
    room.clear();
    let values = chunk.as_primitive::<T>().values();
    room.extend(values.iter().map(|&value| millis(value).saturating_sub(shift)));
    room
}
