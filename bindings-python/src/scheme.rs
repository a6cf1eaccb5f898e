//! The scheme (治理方案) as a handle.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use wangge::{scheme, wire};

use crate::calendar::Calendar;
use crate::error::raise;
use crate::parse::parsed;

/// What is laid down (治理方案), checked: tiers, roles, items, limits, the rules of handling.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Scheme {
    held: Arc<scheme::Scheme>,
    /// The document, kept to make it anew elsewhere.
    text: String,
}

impl Scheme {
    pub(crate) fn held(&self) -> &Arc<scheme::Scheme> {
        &self.held
    }
}

#[pymethods]
impl Scheme {
    /// Reads and checks a document, JSON if it begins with `{`, else TOML.
    #[staticmethod]
    fn read(py: Python<'_>, text: String) -> PyResult<Self> {
        let held = py.detach(|| wire::scheme::read(&text)).map_err(|error| raise(py, &error))?;
        Ok(Self { held: Arc::new(held), text })
    }

    /// The bundled scheme of a township: `dongshi`.
    #[staticmethod]
    fn preset(py: Python<'_>, name: &str) -> PyResult<Self> {
        let text = wire::generate::scheme(name).map_err(|error| raise(py, &error))?;
        Self::read(py, text.to_owned())
    }

    /// The whole scheme as it was read, defaults filled in.
    fn describe<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, Ok(wire::scheme::describe(&self.held)))
    }

    /// Its working calendar.
    #[getter]
    fn calendar(this: &Bound<'_, Self>) -> Calendar {
        Calendar::of(this)
    }

    /// Which document cases are judged by: its code and the first day it holds.
    #[getter]
    fn edition<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, Ok(wire::scheme::edition(&self.held)))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let again = py.import("wangge._again")?.getattr("scheme")?;
        (again, (&self.text,)).into_pyobject(py)
    }

    fn __repr__(&self) -> String {
        let edition = self.held.edition();
        format!("<wangge.Scheme {} from {}>", edition.scheme, edition.from)
    }
}

/// The whole scheme, as JSON text.
#[pyfunction]
pub(crate) fn describe(scheme: &Scheme) -> String {
    wire::scheme::describe(&scheme.held)
}
