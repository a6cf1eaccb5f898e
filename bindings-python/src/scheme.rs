//! The scheme (治理方案) as a handle.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use wangge::{scheme, wire};

use crate::calendar::Calendar;
use crate::error::raise;
use crate::parse::{parsed, text_of};

/// What is laid down (治理方案), checked: tiers, roles, items, limits, the rules of handling.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Scheme {
    held: Arc<scheme::Scheme>,
    /// The document and the table of its items, kept to make it anew elsewhere.
    text: String,
    items: Option<String>,
}

impl Scheme {
    pub(crate) fn held(&self) -> &Arc<scheme::Scheme> {
        &self.held
    }
}

#[pymethods]
impl Scheme {
    /// Reads and checks a document, JSON if it begins with `{`, else TOML; with a table of items, if it is given: CSV
    /// text, or rows of cells.
    #[staticmethod]
    #[pyo3(signature = (text, items = None))]
    fn read(py: Python<'_>, text: String, items: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let items = items.map(text_of).transpose()?.map(|items| items.to_string());
        let held = py.detach(|| match &items {
            Some(items) => wire::scheme::read_with_items(&text, items),
            None => wire::scheme::read(&text),
        });
        Ok(Self { held: Arc::new(held.map_err(|error| raise(py, &error))?), text, items })
    }

    /// The bundled scheme of a township: `chixi`, `xiawuqi`, `haihong`, `luoshui` or `dongshi`.
    #[staticmethod]
    fn preset(py: Python<'_>, name: &str) -> PyResult<Self> {
        let text = wire::generate::scheme(name).map_err(|error| raise(py, &error))?;
        Self::read(py, text.to_owned(), None)
    }

    /// The whole scheme as it was read, defaults filled in.
    fn describe<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, Ok(wire::scheme::describe(&self.held)))
    }

    /// The scheme as numbered sentences, in Chinese or English.
    #[pyo3(signature = (lang = "zh"))]
    fn read_out<'py>(&self, py: Python<'py>, lang: &str) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, wire::scheme::read_out(&self.held, lang))
    }

    /// What is still assumed.
    fn assumed<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, Ok(wire::scheme::assumed(&self.held)))
    }

    /// What a later scheme has that this one has not, and the other way round.
    #[pyo3(signature = (later, lang = "zh"))]
    fn diff<'py>(&self, py: Python<'py>, later: &Self, lang: &str) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, wire::scheme::diff(&self.held, &later.held, lang))
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
        (again, (&self.text, &self.items)).into_pyobject(py)
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

/// The scheme as numbered sentences, as JSON text.
#[pyfunction]
pub(crate) fn read_out(py: Python<'_>, scheme: &Scheme, lang: &str) -> PyResult<String> {
    wire::scheme::read_out(&scheme.held, lang).map_err(|error| raise(py, &error))
}

/// What is still assumed, as JSON text.
#[pyfunction]
pub(crate) fn assumed(scheme: &Scheme) -> String {
    wire::scheme::assumed(&scheme.held)
}

/// What differs between two schemes, as JSON text.
#[pyfunction]
pub(crate) fn diff(py: Python<'_>, earlier: &Scheme, later: &Scheme, lang: &str) -> PyResult<String> {
    wire::scheme::diff(&earlier.held, &later.held, lang).map_err(|error| raise(py, &error))
}
