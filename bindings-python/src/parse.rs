//! From the core's JSON text to Python values, and back.

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::sync::PyOnceLock;
use wangge::wire::Error;

use crate::error::raise;

/// What a text of the core says, or the exception for its error.
pub(crate) fn parsed<'py>(py: Python<'py>, answer: Result<String, Error>) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let text = answer.map_err(|error| raise(py, &error))?;
    LOADS.import(py, "json", "loads")?.call1((text,))
}

/// The JSON text of plain values; a text stands for itself.
pub(crate) fn text_of(value: &Bound<'_, PyAny>) -> PyResult<PyBackedStr> {
    value.py().import("wangge._json")?.call_method1("text_of", (value,))?.extract()
}
