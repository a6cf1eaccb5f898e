//! Activity records (活动记录) as a handle.

use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use wangge::wire;

use crate::accounts::{self, Accounts};
use crate::activations::Activations;
use crate::activity_columns;
use crate::appraisals::Appraisals;
use crate::cases::Cases;
use crate::duties::Duties;
use crate::error::raise;
use crate::history::History;
use crate::org::Org;
use crate::parse::text_of;
use crate::points::{Asked, Points};

/// What those who serve did (活动记录), checked: the ground of points, duties and accounts.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Activities {
    held: Arc<wire::Records>,
    org: Py<Org>,
}

/// What records are judged by.
pub(crate) fn world(
    py: Python<'_>,
    org: &Py<Org>,
    (history, activations): (Option<&Py<History>>, Option<&Py<Activations>>),
    threads: usize,
) -> PyResult<wire::World> {
    let kept = Arc::clone(org.get().held());
    let world = match history {
        Some(history) => wire::World::with_history(history.get().held().clone(), kept),
        None => {
            let scheme = Arc::clone(org.get().scheme(py).get().held());
            wire::World::new(scheme, kept).map_err(|error| raise(py, &error))?
        }
    };
    let world = world.with_threads(threads);
    Ok(match activations {
        Some(activations) => world.with_activations(Arc::clone(activations.get().held())),
        None => world,
    })
}

impl Activities {
    fn of(records: wire::Records, org: Py<Org>) -> Self {
        Self { held: Arc::new(records), org }
    }
}

/// JSON text of an array of rows, which is empty if none are given.
fn rows_of(rows: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
    rows.map_or_else(|| Ok("[]".to_owned()), |rows| Ok(text_of(rows)?.to_string()))
}

#[pymethods]
impl Activities {
    /// Reads and checks records: JSON text of an array, or plain values. They are judged by the scheme of the `org`, or
    /// by the editions of a `history`, under the plans of `activations`.
    ///
    /// Raises `Faults` with all that is wrong; with `skip=True` wrong records take no part, and `faults` tells of them.
    /// `threads` share the work here and in all that is asked of the records; the answers are the same on any number.
    #[staticmethod]
    #[pyo3(signature = (records, org, *, history = None, activations = None, skip = false, threads = 1))]
    fn read(
        py: Python<'_>,
        records: &Bound<'_, PyAny>,
        org: Py<Org>,
        history: Option<Py<History>>,
        activations: Option<Py<Activations>>,
        skip: bool,
        threads: usize,
    ) -> PyResult<Self> {
        let text = text_of(records)?;
        let world = world(py, &org, (history.as_ref(), activations.as_ref()), threads)?;
        let read = if skip { wire::Records::sift } else { wire::Records::read };
        let records = py.detach(|| read(&text, world));
        Ok(Self::of(records.map_err(|error| raise(py, &error))?, org))
    }

    /// Checks an activity table (活动记录表) under an organisation: any object that hands over Arrow record batches (a frame
    /// of polars or pandas, a table of pyarrow), or a mapping from names to Arrow columns of one length.
    ///
    /// Columns there must be: `member`, `unit`, `kind` (texts, dictionaries, or whole numbers, which stand for their
    /// decimal texts) and `at` (timestamps of any unit, local times if they have no zone; or days). There may be: `id`
    /// (else the row's number is it), `quantity` (whole numbers, floats, decimals; else 1), `target`, `verified_by`,
    /// `filed_at` (else `at`), `reverses`; null is absent. Any other column is a fault, so that none is misspelt.
    ///
    /// Numbers, instants, keys of dictionaries, texts and bitmaps are read where their producer holds them, and must not
    /// change; copied are texts held as views, 32-bit floats, 32- and 64-bit decimals, and columns of several chunks.
    ///
    /// Raises `Faults` with everything that is wrong: of columns at places such as `activities.member`, of rows at
    /// `activities[17].member`. With `skip=True` only of columns; rows that are wrong take no part, and `faults` tells
    /// of them. `threads` share the work, as in `read`.
    ///
    /// >>> import datetime as dt, pyarrow as pa
    /// >>> units = pa.table({"id": ["ds"], "tier": ["town"]})
    /// >>> serving = pa.table({"member": [1], "as": ["volunteer"], "from": ["2022-01-01"]})
    /// >>> org = Org.from_tables(Scheme.preset("dongshi"), units=units, enrolments=serving)
    /// >>> at = [dt.datetime(2026, 3, 5, 9), dt.datetime(2021, 3, 5, 9)]
    /// >>> deeds = pa.table({"member": [1, 1], "unit": ["ds"] * 2, "kind": ["visit"] * 2, "at": at})
    /// >>> activities = Activities.from_table(deeds, org, skip=True)
    /// >>> len(activities), activities.skipped, activities.faults.faults[0]["code"]
    /// (2, 1, 'not_serving_then')
    #[staticmethod]
    #[pyo3(signature = (table, org, *, history = None, activations = None, skip = false, threads = 1))]
    fn from_table(
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        org: Py<Org>,
        history: Option<Py<History>>,
        activations: Option<Py<Activations>>,
        skip: bool,
        threads: usize,
    ) -> PyResult<Self> {
        let columns = activity_columns::columns(table)?;
        let under = world(py, &org, (history.as_ref(), activations.as_ref()), threads)?;
        let read = if skip { wire::Records::sift_columns } else { wire::Records::from_columns };
        let held = py.detach(move || read(&columns, under)).map_err(|error| raise(py, &error))?;
        Ok(Self::of(held, org))
    }

    /// Duties over these records and, for follow-up calls, the cases that were `closed`: JSON text of an array, or
    /// plain values `{"case": …, "origin": …, "closed_at": …}`.
    #[pyo3(signature = (closed = None))]
    fn duties(&self, py: Python<'_>, closed: Option<&Bound<'_, PyAny>>) -> PyResult<Duties> {
        Duties::new(py, &self.held, &rows_of(closed)?)
    }

    /// Everything that appraisals are judged by: these records; cases, as `events`, JSON text of an array or plain values,
    /// each case from its report on, or as a table of `cases` under the same organisation; and what comes from `outside`, a
    /// document of marks (`inputs`), `honours` and `objections` as text or plain values. With neither events nor cases
    /// measures of cases are without data.
    #[pyo3(signature = (*, events = None, cases = None, outside = None))]
    fn appraisals(
        &self,
        py: Python<'_>,
        events: Option<&Bound<'_, PyAny>>,
        cases: Option<Py<Cases>>,
        outside: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Appraisals> {
        let text = |given: Option<&Bound<'_, PyAny>>, else_: &str| {
            given.map_or_else(|| Ok(else_.to_owned()), |given| Ok::<_, PyErr>(text_of(given)?.to_string()))
        };
        let outside = text(outside, "{}")?;
        match (events, cases) {
            (Some(_), Some(_)) => Err(PyTypeError::new_err("events or cases, not both")),
            (None, Some(cases)) => Appraisals::with_cases(py, &self.held, cases.get().held(), &outside),
            (events, None) => Appraisals::new(py, &self.held, &text(events, "null")?, &outside),
        }
    }

    /// The books and accounts of a purse as known at an instant, after redemptions and their cancellations by then:
    /// JSON texts of arrays, or plain values.
    #[pyo3(signature = (purse, now, *, redemptions = None, cancels = None))]
    fn accounts(
        &self,
        py: Python<'_>,
        purse: &str,
        now: &str,
        redemptions: Option<&Bound<'_, PyAny>>,
        cancels: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Accounts> {
        let (redemptions, cancels) = (rows_of(redemptions)?, rows_of(cancels)?);
        let asked = accounts::Asked { purse, now, redemptions: &redemptions, cancels: &cancels };
        Accounts::keep(py, &self.held, &asked)
    }

    /// What is wrong with the records that take no part, as `Faults`; `None` if nothing is.
    #[getter]
    fn faults<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        self.held.faults().map(|faults| raise(py, &faults).into_value(py).into_bound(py).into_any())
    }

    /// Scores the records: what each earns in every purse, and why.
    ///
    /// Nothing filed after `filed_by` is looked at.
    /// With `keep=False` there are totals alone: those of `members` and `units` by kinds of periods such as `month`.
    /// `progress` is called with how much is done and how much there is; it may raise to stop.
    #[allow(clippy::too_many_arguments, reason = "each is a keyword of its own in Python")]
    #[pyo3(signature = (*, filed_by = None, keep = true, members = Vec::new(), units = Vec::new(), progress = None))]
    fn score(
        &self,
        py: Python<'_>,
        filed_by: Option<&str>,
        keep: bool,
        members: Vec<String>,
        units: Vec<String>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Points> {
        let records = (&self.held, self.org.clone_ref(py));
        Points::score(py, records, &Asked { filed_by, keep, members, units }, progress)
    }

    /// How many rows take no part, because they are wrong or take back one that is.
    #[getter]
    fn skipped(&self) -> usize {
        self.held.activities().skipped()
    }

    fn __len__(&self) -> usize {
        self.held.activities().len()
    }

    fn __repr__(&self) -> String {
        format!("<wangge.Activities of {} records>", self.held.activities().len())
    }
}
