//! From the core's JSON text to Python values.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use wangge::wire::Error;

use crate::error::raise;

/// What a text of the core says, or the exception for its error.
pub(crate) fn parsed<'py>(py: Python<'py>, answer: Result<String, Error>) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let text = answer.map_err(|error| raise(py, &error))?;
    LOADS.import(py, "json", "loads")?.call1((text,))
}
