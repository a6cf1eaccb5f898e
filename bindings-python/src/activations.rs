//! Plans put into force, as a handle.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use wangge::{org, wire};

use crate::error::raise;
use crate::org::Org;
use crate::parse::{parsed, text_of};

/// The dated list of plans put into force (预案启动), checked under an organisation and its scheme.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Activations {
    held: Arc<org::Activations>,
    under: Py<Org>,
    /// The document, kept to make it anew elsewhere.
    text: String,
}

impl Activations {
    pub(crate) fn held(&self) -> &Arc<org::Activations> {
        &self.held
    }
}

#[pymethods]
impl Activations {
    /// Reads and checks a document: a text, JSON if it begins with `{`, else TOML; or plain values.
    #[staticmethod]
    fn read(py: Python<'_>, document: &Bound<'_, PyAny>, org: Py<Org>) -> PyResult<Self> {
        let text = text_of(document)?.to_string();
        let scheme = org.get().scheme(py);
        let held = wire::activations::read(&text, scheme.get().held(), org.get().held());
        Ok(Self { held: Arc::new(held.map_err(|error| raise(py, &error))?), under: org, text })
    }

    /// The activation by which a plan holds at a unit on a day; `None` if there is none.
    fn active<'py>(&self, py: Python<'py>, plan: &str, unit: &str, day: &str) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, wire::activations::active(&self.held, self.under.get().held(), plan, unit, day))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let again = py.import("wangge._again")?.getattr("activations")?;
        (again, (&self.text, self.under.clone_ref(py))).into_pyobject(py)
    }

    fn __repr__(&self) -> String {
        format!("<wangge.Activations of {} rows>", self.held.as_slice().len())
    }
}

/// The activation by which a plan holds at a unit on a day, as JSON text.
#[pyfunction]
pub(crate) fn active(
    py: Python<'_>,
    activations: &Activations,
    plan: &str,
    unit: &str,
    day: &str,
) -> PyResult<String> {
    let org = activations.under.get().held();
    wire::activations::active(&activations.held, org, plan, unit, day).map_err(|error| raise(py, &error))
}
