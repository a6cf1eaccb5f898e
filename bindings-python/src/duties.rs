//! Duties (常态工作) as a handle.

use std::sync::Arc;

use pyo3::prelude::*;
use wangge::wire::{self, DutyAsked};

use crate::error::raise;
use crate::parse::parsed;

/// What those who serve have to do in each period (常态工作), what they did, and what they still owe.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Duties {
    held: wire::Duties,
}

impl Duties {
    pub(crate) fn new(py: Python<'_>, records: &Arc<wire::Records>, closed: &str) -> PyResult<Self> {
        let held = py.detach(|| wire::Duties::read(Arc::clone(records), closed));
        Ok(Self { held: held.map_err(|error| raise(py, &error))? })
    }
}

#[pymethods]
impl Duties {
    /// What was required and done in these periods, of one duty, or of all whose periods are of these kinds.
    #[pyo3(signature = (periods, duty = None))]
    fn fulfil<'py>(
        &self,
        py: Python<'py>,
        periods: Vec<String>,
        duty: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.fulfil(duty, &periods));
        parsed(py, answer)
    }

    /// Why a subject has to do so much, and which records count; `None` if the duty does not bind it then. A duty of a
    /// role binds a `member` at a `unit`, others a unit alone.
    #[pyo3(signature = (duty, period, unit, member = None))]
    fn because<'py>(
        &self,
        py: Python<'py>,
        duty: &str,
        period: &str,
        unit: &str,
        member: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.because(&DutyAsked { duty, period, member, unit }));
        parsed(py, answer)
    }

    /// The same in words.
    #[pyo3(signature = (duty, period, unit, member = None, lang = "zh"))]
    fn explanation<'py>(
        &self,
        py: Python<'py>,
        duty: &str,
        period: &str,
        unit: &str,
        member: Option<&str>,
        lang: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.explanation(&DutyAsked { duty, period, member, unit }, lang));
        parsed(py, answer)
    }

    /// What a member still owes in the periods that overlap a stretch of time, soonest first.
    fn agenda<'py>(
        &self,
        py: Python<'py>,
        member: &str,
        begin: &str,
        end: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.agenda(member, begin, end));
        parsed(py, answer)
    }

    /// The same as iCalendar text. The ids of entries are hashes with the `salt`, which is to be kept secret.
    #[pyo3(signature = (member, begin, end, salt, lang = "zh"))]
    fn icalendar<'py>(
        &self,
        py: Python<'py>,
        member: &str,
        begin: &str,
        end: &str,
        salt: &str,
        lang: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.icalendar((member, begin, end), salt, lang));
        parsed(py, answer)
    }

    fn __repr__(&self) -> String {
        format!("<wangge.Duties over {} records>", self.held.records().activities().len())
    }
}

/// What was required and done, as JSON text.
#[pyfunction]
#[pyo3(signature = (duties, periods, duty = None))]
pub(crate) fn fulfil(
    py: Python<'_>,
    duties: &Duties,
    periods: Vec<String>,
    duty: Option<&str>,
) -> PyResult<String> {
    duties.held.fulfil(duty, &periods).map_err(|error| raise(py, &error))
}

/// Why a subject has to do so much, as JSON text.
#[pyfunction]
#[pyo3(signature = (duties, duty, period, unit, member = None))]
pub(crate) fn because(
    py: Python<'_>,
    duties: &Duties,
    duty: &str,
    period: &str,
    unit: &str,
    member: Option<&str>,
) -> PyResult<String> {
    let asked = DutyAsked { duty, period, member, unit };
    duties.held.because(&asked).map_err(|error| raise(py, &error))
}

/// The same in words, as JSON text.
#[pyfunction]
#[pyo3(signature = (duties, duty, period, unit, member, lang))]
pub(crate) fn duty_explanation(
    py: Python<'_>,
    duties: &Duties,
    duty: &str,
    period: &str,
    unit: &str,
    member: Option<&str>,
    lang: &str,
) -> PyResult<String> {
    let asked = DutyAsked { duty, period, member, unit };
    duties.held.explanation(&asked, lang).map_err(|error| raise(py, &error))
}

/// What a member still owes, as JSON text.
#[pyfunction]
pub(crate) fn agenda(
    py: Python<'_>,
    duties: &Duties,
    member: &str,
    begin: &str,
    end: &str,
) -> PyResult<String> {
    duties.held.agenda(member, begin, end).map_err(|error| raise(py, &error))
}

/// The same as iCalendar text, as JSON text.
#[pyfunction]
pub(crate) fn icalendar(
    py: Python<'_>,
    duties: &Duties,
    member: &str,
    begin: &str,
    end: &str,
    salt: &str,
    lang: &str,
) -> PyResult<String> {
    duties.held.icalendar((member, begin, end), salt, lang).map_err(|error| raise(py, &error))
}
