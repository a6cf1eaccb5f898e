//! Activity records (活动记录表, P1, R0) as columns of any Arrow producer.

use pyo3::prelude::*;
use wangge::tally::ActivityColumns;
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
