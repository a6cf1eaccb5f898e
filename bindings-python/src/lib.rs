//! The module `wangge._native`: the core's JSON text and Arrow columns, handed to Python as they are.
//!
//! Nothing here decides anything. Text goes in and comes out as the core wrote it; the Python package `wangge`
//! parses it. Columns cross by the Arrow `PyCapsule` protocol, so no data-frame library is needed or preferred.
#![deny(unsafe_code)]

use pyo3::prelude::*;

mod amounts;
#[allow(
    unsafe_code,
    reason = "Arrow's C data interface hands over raw pointers; they go no further than this file"
)]
mod capsule;
mod column;
mod error;
mod instants;

/// The functions and classes of `wangge._native`.
#[pymodule(name = "_native")]
mod native {
    #[pymodule_export]
    use crate::amounts::read_amounts;
    #[pymodule_export]
    use crate::column::Column;
    #[pymodule_export]
    use crate::instants::read_instants;
    #[pymodule_export]
    use crate::version;
}

/// The library's version, as JSON text.
#[pyfunction]
fn version() -> String {
    wangge::wire::version()
}
