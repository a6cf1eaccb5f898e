//! Errors of the core, as the exceptions that `wangge.errors` defines.

use pyo3::prelude::*;
use wangge::wire::Error;

/// The exception for an error of the core: `wangge.errors.from_text` chooses its class.
pub(crate) fn raise(py: Python<'_>, error: &Error) -> PyErr {
    let made = || py.import("wangge.errors")?.call_method1("from_text", (error.to_json(),));
    made().map_or_else(|failed| failed, PyErr::from_value)
}
