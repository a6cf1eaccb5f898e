//! Errors of the binding's own, as the exceptions that `wangge.errors` defines.

use pyo3::prelude::*;
use pyo3::types::PyDict;
use wangge::value::ValueError;

mod python {
    pyo3::import_exception!(wangge.errors, BadValue);
}

/// A `BadValue` at a row of a column, named `[row]`, counted from 0.
pub(crate) fn bad_row(py: Python<'_>, row: usize, error: &ValueError) -> PyErr {
    let facts = PyDict::new(py).unbind();
    python::BadValue::new_err((error.code(), format!("[{row}]"), facts, error.to_string(), chinese(error)))
}

/// The reason in Chinese, for the errors that a column of instants or amounts can have.
fn chinese(error: &ValueError) -> &'static str {
    match error {
        ValueError::OutOfRange { .. } => "超出允许的范围",
        _ => "不是至多三位小数的数",
    }
}
