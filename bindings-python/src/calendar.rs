//! The working calendar (工作日历) as a handle.

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use wangge::calendar::{self, ColumnError};
use wangge::value::Unit;
use wangge::wire;

use crate::column::Column;
use crate::error::raise;
use crate::parse::parsed;
use crate::scheme::Scheme;
use crate::vector::{self, Numbers};
use crate::{amounts, capsule, instants};

/// A working calendar (工作日历): that of the mainland, or a scheme's own (`Scheme.calendar`).
///
/// Instants are RFC 3339 texts, durations such as `3wd` or `3个工作日`. Every answer names the edition of the
/// national table it rests on.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Calendar {
    held: calendar::Calendar,
    /// The scheme it comes from, kept to make it anew elsewhere.
    scheme: Option<Py<Scheme>>,
}

impl Calendar {
    pub(crate) fn of(scheme: &Bound<'_, Scheme>) -> Self {
        let held = scheme.get().held().calendar().clone();
        Self { held, scheme: Some(scheme.clone().unbind()) }
    }
}

#[pymethods]
impl Calendar {
    /// The calendar of the mainland: Monday to Friday 08:30-12:00 and 14:30-17:30, holidays as published.
    #[new]
    fn new() -> Self {
        Self { held: calendar::Calendar::china(), scheme: None }
    }

    /// When a limit of `duration` that starts at `start` ends (截止时间).
    fn deadline<'py>(&self, py: Python<'py>, start: &str, duration: &str) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, wire::calendar::deadline(&self.held, start, duration))
    }

    /// The working time from `a` to `b` in milliseconds, negative if `b` is earlier.
    fn between<'py>(&self, py: Python<'py>, a: &str, b: &str) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, wire::calendar::between(&self.held, a, b))
    }

    /// What a day (`2026-03-05`) is, and why.
    fn day<'py>(&self, py: Python<'py>, date: &str) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, wire::calendar::day(&self.held, date))
    }

    /// The deadlines of a whole column: limits of `n` (a number, or a column of them) `unit` (`min`, `h`, `d`,
    /// `wh`, `wd`) that start at `starts`, a column of timestamps; those without a zone are local times of the
    /// calendar. Nulls in give nulls out; every row without an answer is named.
    fn deadlines(
        &self,
        py: Python<'_>,
        starts: &Bound<'_, PyAny>,
        n: &Bound<'_, PyAny>,
        unit: &str,
    ) -> PyResult<Deadlines> {
        let unit: Unit = unit.parse().map_err(|error| raise(py, &wire::Error::from(error)))?;
        let starts = instants::column(starts)?;
        let numbers = if capsule::is_column(n)? {
            Numbers::Each(amounts::column(n)?)
        } else {
            let one = amounts::one(n)?.map_err(|error| raise(py, &error.into()))?;
            Numbers::One(one.thousandths())
        };
        let found = py.detach(|| vector::deadlines(&self.held, &starts, &numbers, unit));
        let (ends, marks) = found.map_err(|error| raise_column(py, error))?;
        Ok(Deadlines {
            deadline: Py::new(py, Column::new(ends))?,
            unpublished: Py::new(py, Column::new(marks))?,
            edition: self.held.edition(),
        })
    }

    /// The working milliseconds from each row of `a` to that of `b`, both columns of timestamps.
    fn between_many(&self, py: Python<'_>, a: &Bound<'_, PyAny>, b: &Bound<'_, PyAny>) -> PyResult<Column> {
        let (a, b) = (instants::column(a)?, instants::column(b)?);
        let found = py.detach(|| vector::between(&self.held, &a, &b));
        found.map(Column::new).map_err(|error| raise_column(py, error))
    }

    /// The edition of the national table it rests on: the last published year it knows.
    #[getter]
    fn edition(&self) -> u16 {
        self.held.edition()
    }

    /// The offset of its local time from UTC, such as `+08:00`.
    #[getter]
    fn offset(&self) -> String {
        self.held.offset().to_string()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let again = py.import("wangge._again")?.getattr("calendar")?;
        let of = self.scheme.as_ref().map(|scheme| scheme.clone_ref(py));
        (again, (of,)).into_pyobject(py)
    }

    fn __repr__(&self) -> String {
        format!("<wangge.Calendar of edition {}, offset {}>", self.held.edition(), self.held.offset())
    }
}

fn raise_column(py: Python<'_>, error: ColumnError) -> PyErr {
    raise(py, &error.into())
}

/// The deadlines of a column, and what they rest on.
#[pyclass(frozen, get_all, module = "wangge")]
pub(crate) struct Deadlines {
    /// Timestamps in milliseconds, in the zone of the calendar's offset.
    deadline: Py<Column>,
    /// Whether some day from start to deadline is not published yet, so that the weekday served.
    unpublished: Py<Column>,
    /// The edition of the national table they rest on.
    edition: u16,
}

#[pymethods]
impl Deadlines {
    fn __len__(&self) -> usize {
        self.deadline.get().len()
    }

    fn __repr__(&self) -> String {
        format!("<wangge.Deadlines, length {}, edition {}>", self.__len__(), self.edition)
    }
}

/// Calendar questions as the core's JSON text.
#[pyfunction]
pub(crate) fn deadline(py: Python<'_>, calendar: &Calendar, start: &str, duration: &str) -> PyResult<String> {
    wire::calendar::deadline(&calendar.held, start, duration).map_err(|error| raise(py, &error))
}

/// The working time from `a` to `b`, as JSON text.
#[pyfunction]
pub(crate) fn between(py: Python<'_>, calendar: &Calendar, a: &str, b: &str) -> PyResult<String> {
    wire::calendar::between(&calendar.held, a, b).map_err(|error| raise(py, &error))
}

/// What a day is, as JSON text.
#[pyfunction]
pub(crate) fn day(py: Python<'_>, calendar: &Calendar, date: &str) -> PyResult<String> {
    wire::calendar::day(&calendar.held, date).map_err(|error| raise(py, &error))
}
