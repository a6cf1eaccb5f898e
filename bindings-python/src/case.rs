//! What happens to a case (事件): text in, the core's JSON text out.

use pyo3::prelude::*;
use wangge::wire::case::Grounds;
use wangge::wire::{self, Error};

use crate::activations::Activations;
use crate::error::raise;
use crate::org::Org;
use crate::scheme::Scheme;

/// The events that a command brings to a case.
#[pyfunction]
#[pyo3(signature = (scheme, org, case, command, *, activations = None, target = None, target_scheme = None))]
#[expect(clippy::too_many_arguments, reason = "by keyword")]
pub(crate) fn decide(
    py: Python<'_>,
    scheme: &Scheme,
    org: &Org,
    case: Option<&str>,
    command: &str,
    activations: Option<&Activations>,
    target: Option<&str>,
    target_scheme: Option<&Scheme>,
) -> PyResult<String> {
    let target_scheme = target_scheme.map(|scheme| &**scheme.held());
    let grounds = Grounds { target, target_scheme, ..grounds(scheme, org, activations) };
    said(py, wire::case::decide(grounds, case, command))
}

/// The case after more events.
#[pyfunction]
#[pyo3(signature = (case, events))]
pub(crate) fn evolve(py: Python<'_>, case: Option<&str>, events: &str) -> PyResult<String> {
    said(py, py.detach(|| wire::case::evolve(case, events)))
}

/// The events that time alone has brought to a case.
#[pyfunction]
#[pyo3(signature = (scheme, org, case, now, *, activations = None))]
pub(crate) fn tick(
    py: Python<'_>,
    scheme: &Scheme,
    org: &Org,
    case: &str,
    now: &str,
    activations: Option<&Activations>,
) -> PyResult<String> {
    said(py, wire::case::tick(grounds(scheme, org, activations), case, now))
}

/// What is left of the limit that runs, or `null`.
#[pyfunction]
#[pyo3(signature = (scheme, org, case, now, *, activations = None))]
pub(crate) fn remaining(
    py: Python<'_>,
    scheme: &Scheme,
    org: &Org,
    case: &str,
    now: &str,
    activations: Option<&Activations>,
) -> PyResult<String> {
    said(py, wire::case::remaining(grounds(scheme, org, activations), case, now))
}

/// What an actor may do with a case.
#[pyfunction]
#[pyo3(signature = (scheme, org, case, actor, now, *, activations = None))]
pub(crate) fn allowed(
    py: Python<'_>,
    scheme: &Scheme,
    org: &Org,
    case: &str,
    actor: &str,
    now: &str,
    activations: Option<&Activations>,
) -> PyResult<String> {
    said(py, wire::case::allowed(grounds(scheme, org, activations), case, actor, now))
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

fn grounds<'a>(scheme: &'a Scheme, org: &'a Org, activations: Option<&'a Activations>) -> Grounds<'a> {
    let activations = activations.map(Activations::held);
    Grounds { activations: activations.map(AsRef::as_ref), ..Grounds::new(scheme.held(), org.held()) }
}

fn said(py: Python<'_>, answer: Result<String, Error>) -> PyResult<String> {
    answer.map_err(|error| raise(py, &error))
}
