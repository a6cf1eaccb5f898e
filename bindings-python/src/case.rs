//! What happens to a case (事件): text in, the core's JSON text out.

use pyo3::prelude::*;
use wangge::wire::{self, Error};

use crate::error::raise;
use crate::org::Org;
use crate::scheme::Scheme;

/// The events that a command brings to a case.
#[pyfunction]
#[pyo3(signature = (scheme, org, case, command))]
pub(crate) fn decide(
    py: Python<'_>,
    scheme: &Scheme,
    org: &Org,
    case: Option<&str>,
    command: &str,
) -> PyResult<String> {
    said(py, wire::case::decide(scheme.held(), org.held(), case, command))
}

/// The case after more events.
#[pyfunction]
#[pyo3(signature = (case, events))]
pub(crate) fn evolve(py: Python<'_>, case: Option<&str>, events: &str) -> PyResult<String> {
    said(py, py.detach(|| wire::case::evolve(case, events)))
}

/// The events that time alone has brought to a case.
#[pyfunction]
pub(crate) fn tick(py: Python<'_>, scheme: &Scheme, org: &Org, case: &str, now: &str) -> PyResult<String> {
    said(py, wire::case::tick(scheme.held(), org.held(), case, now))
}

/// The earliest instant at which `tick` would do something, or `null`.
#[pyfunction]
pub(crate) fn next_due(py: Python<'_>, case: &str) -> PyResult<String> {
    said(py, wire::case::next_due(case))
}

/// What happened, event by event, in one language.
#[pyfunction]
pub(crate) fn story(py: Python<'_>, scheme: &Scheme, events: &str, lang: &str) -> PyResult<String> {
    said(py, wire::case::story(scheme.held(), events, lang))
}

fn said(py: Python<'_>, answer: Result<String, Error>) -> PyResult<String> {
    answer.map_err(|error| raise(py, &error))
}
