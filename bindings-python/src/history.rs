//! Editions of a scheme by date, as a handle.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use wangge::{scheme, wire};

use crate::error::raise;
use crate::parse::parsed;
use crate::scheme::Scheme;

/// The editions of one scheme (历次版本), by the day from which each holds.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct History {
    held: scheme::History,
    /// The handles it was made of, given back for the days on which they hold.
    schemes: Vec<Py<Scheme>>,
}

impl History {
    pub(crate) fn held(&self) -> &scheme::History {
        &self.held
    }

    fn handle(&self, py: Python<'_>, edition: &Arc<scheme::Scheme>) -> Option<Py<Scheme>> {
        let mut handles = self.schemes.iter();
        handles.find(|handle| Arc::ptr_eq(handle.get().held(), edition)).map(|handle| handle.clone_ref(py))
    }
}

#[pymethods]
impl History {
    /// The history of these editions, in any order.
    #[new]
    fn new(py: Python<'_>, schemes: Vec<Py<Scheme>>) -> PyResult<Self> {
        let editions = schemes.iter().map(|scheme| Arc::clone(scheme.get().held())).collect();
        let held = wire::history::read(editions).map_err(|error| raise(py, &error))?;
        Ok(Self { held, schemes })
    }

    /// The edition in force on a day; `None` if there is none.
    fn on(&self, py: Python<'_>, day: &str) -> PyResult<Option<Py<Scheme>>> {
        let found = wire::history::on(&self.held, day).map_err(|error| raise(py, &error))?;
        Ok(found.and_then(|edition| self.handle(py, &edition)))
    }

    /// The editions, earliest first.
    #[getter]
    fn editions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, Ok(wire::history::editions(&self.held)))
    }

    /// How the list of items changes between two days.
    fn catalogue_diff<'py>(&self, py: Python<'py>, before: &str, after: &str) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, wire::history::catalogue_diff(&self.held, before, after))
    }

    fn __reduce__<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let py = this.py();
        let schemes: Vec<Py<Scheme>> = this.get().schemes.iter().map(|scheme| scheme.clone_ref(py)).collect();
        (this.get_type(), (schemes,)).into_pyobject(py)
    }

    fn __repr__(&self) -> String {
        format!("<wangge.History of {} editions>", self.schemes.len())
    }
}

/// How the list of items changes between two days, as JSON text.
#[pyfunction]
pub(crate) fn catalogue_diff(
    py: Python<'_>,
    history: &History,
    before: &str,
    after: &str,
) -> PyResult<String> {
    wire::history::catalogue_diff(&history.held, before, after).map_err(|error| raise(py, &error))
}
