//! Cases in a table (事件表, R0) as a handle.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, DictionaryArray, Int32Array, Int64Array, StringArray, TimestampMillisecondArray,
    UInt8Array, UInt32Array,
};
use arrow_buffer::{BooleanBuffer, NullBuffer, ScalarBuffer};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use wangge::tally::CaseValues;
use wangge::wire::{self, table};

use crate::activations::Activations;
use crate::activities::world;
use crate::capsule;
use crate::column::Column;
use crate::error::raise;
use crate::frame;
use crate::history::History;
use crate::org::Org;
use crate::parse::text_of;
use crate::table::{Table, unlike};

/// Cases in a table (事件表), checked: what case measures are taken of.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Cases {
    held: Arc<wire::Cases>,
    org: Py<Org>,
}

impl Cases {
    pub(crate) fn held(&self) -> &Arc<wire::Cases> {
        &self.held
    }

    fn of(py: Python<'_>, read: Result<wire::Cases, wire::Error>, org: Py<Org>) -> PyResult<Self> {
        Ok(Self { held: Arc::new(read.map_err(|error| raise(py, &error))?), org })
    }
}

#[pymethods]
impl Cases {
    /// Reads and checks cases: JSON text of an array, or plain values; fields are those of `from_table`.
    ///
    /// Raises `Faults` with all that is wrong; with `skip=True` wrong rows take no part, and `faults` tells of them.
    #[staticmethod]
    #[pyo3(signature = (cases, org, *, history = None, activations = None, skip = false, threads = 1))]
    fn read(
        py: Python<'_>,
        cases: &Bound<'_, PyAny>,
        org: Py<Org>,
        history: Option<Py<History>>,
        activations: Option<Py<Activations>>,
        skip: bool,
        threads: usize,
    ) -> PyResult<Self> {
        let text = text_of(cases)?;
        let under = world(py, &org, (history.as_ref(), activations.as_ref()), threads)?;
        let read = py.detach(|| wire::Cases::read(&text, under, skip));
        Self::of(py, read, org)
    }

    /// Checks a case table (事件表) under an organisation: any object that hands over Arrow record batches, or a mapping
    /// from names to Arrow columns of one length. A row is a case or, with a column `run`, a handling run of one.
    ///
    /// Columns there must be: `case`, `item`, `origin` (texts, dictionaries, or whole numbers, which stand for their
    /// decimal texts) and `reported_at` (timestamps of any unit, local times if they have no zone; or days). There may be:
    /// `run`, `kind`, `nature`, `severity`, `channel`, `first_receiver`, `accepted_at`, `holder`, `tier`, `top_tier`,
    /// `assignee`, `started_at`, `deadline`, `overdue_at`, `deferred`, `resolved_at`, `resolved_tier`, `feedback_at`,
    /// `closed_at`, `reopened`, `returned`, `breach`, `exempt`, `effect`, `duration`, `attitude`, `evaluated_at`,
    /// `ended_as`. A measure whose columns are not there is without data; a null says that nothing of the kind happened.
    ///
    /// Raises `Faults` with everything that is wrong: of columns at places such as `cases.item`, of rows at
    /// `cases[17].item`. With `skip=True` only of columns; rows that are wrong take no part, and `faults` tells of them.
    ///
    /// >>> import datetime as dt, pyarrow as pa
    /// >>> org = Org.read({"units": [{"id": "ds", "tier": "town"}]}, Scheme.preset("dongshi"))
    /// >>> at = [dt.datetime(2026, 3, 5, 9), dt.datetime(2026, 3, 6, 9)]
    /// >>> given = {"case": [1, 2], "item": ["request.lighting", "unlisted"], "origin": ["ds"] * 2, "reported_at": at}
    /// >>> cases = Cases.from_table(pa.table(given), org)
    /// >>> len(cases), cases.columns
    /// (2, ['case', 'item', 'origin', 'reported_at'])
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
        let columns = table::case_columns(frame::table(table)?).map_err(|error| raise(py, &error))?;
        let under = world(py, &org, (history.as_ref(), activations.as_ref()), threads)?;
        Self::of(py, py.detach(move || wire::Cases::from_columns(&columns, under, skip)), org)
    }

    /// The case table of two tables: what `cases` are, a row each, and what happened to them, a row an event (办理流水).
    ///
    /// Of cases there must be `case`, `item` and `origin`, and may be `kind`, `nature`, `severity`, `channel`,
    /// `first_receiver`. Of events there must be `case`, `event` (`reported`, `accepted`, `assigned`, `escalated`,
    /// `resolved` and so on, the words of events) and `at`; there may be `unit` and `tier` (who holds the case from then
    /// on), `member` (who is assigned), `deadline` (that runs from then on), `limit` (`handle` or `supervision`: which is
    /// `overdue`), `breach` (whether it was escalated past its ceiling), `verdict` (`granted` or `dismissed`), and the
    /// marks `effect`, `duration`, `attitude`. Rows stand in any order; only events before `as_of` are read, if it is
    /// given, and of `resolved` and `overdue` those at it.
    ///
    /// Raises `Faults` as `from_table` does, of events at places such as `events[17].at`. With `skip=True` cases take no
    /// part that are wrong or of which an event is.
    ///
    /// >>> import datetime as dt, pyarrow as pa
    /// >>> org = Org.read({"units": [{"id": "ds", "tier": "town"}]}, Scheme.preset("dongshi"))
    /// >>> given = pa.table({"case": ["c-1"], "item": ["request.lighting"], "origin": ["ds"]})
    /// >>> at = [dt.datetime(2026, 3, 5, hour) for hour in (9, 10, 15)]
    /// >>> events = {"case": ["c-1"] * 3, "event": ["reported", "accepted", "resolved"], "at": at}
    /// >>> cases = Cases.from_events(given, pa.table(events), org)
    /// >>> pa.array(cases["resolved_at"])[0].as_py().isoformat()
    /// '2026-03-05T15:00:00+08:00'
    #[staticmethod]
    #[pyo3(signature = (cases, events, org, *, as_of = None, history = None, activations = None, skip = false, threads = 1))]
    #[expect(clippy::too_many_arguments, reason = "most by keyword")]
    fn from_events(
        py: Python<'_>,
        cases: &Bound<'_, PyAny>,
        events: &Bound<'_, PyAny>,
        org: Py<Org>,
        as_of: Option<&str>,
        history: Option<Py<History>>,
        activations: Option<Py<Activations>>,
        skip: bool,
        threads: usize,
    ) -> PyResult<Self> {
        let facts = table::case_facts(frame::table(cases)?).map_err(|error| raise(py, &error))?;
        let events = table::event_columns(frame::table(events)?).map_err(|error| raise(py, &error))?;
        let under = world(py, &org, (history.as_ref(), activations.as_ref()), threads)?;
        let read = py.detach(move || wire::Cases::of_events((&facts, &events), as_of, under, skip));
        Self::of(py, read, org)
    }

    /// What is wrong with the rows that take no part, as `Faults`; `None` if nothing is.
    #[getter]
    fn faults<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        self.held.faults().map(|faults| raise(py, &faults).into_value(py).into_bound(py).into_any())
    }

    /// How many rows take no part, because they are wrong.
    #[getter]
    fn skipped(&self) -> usize {
        self.held.table().skipped()
    }

    /// The names of the columns that are supplied.
    #[getter]
    fn columns(&self) -> Vec<&'static str> {
        std::iter::once("case").chain(self.held.table().columns()).collect()
    }

    /// One column; `KeyError` if none of that name is supplied. Instants are timestamps in milliseconds in the zone of
    /// the scheme's offset, names dictionaries.
    fn __getitem__(&self, py: Python<'_>, key: &str) -> PyResult<Column> {
        let found = py.detach(|| self.array(key))?;
        found.map(Column::of).ok_or_else(|| PyKeyError::new_err(key.to_owned()))
    }

    /// Every column that is supplied, as one table.
    fn table(&self, py: Python<'_>) -> PyResult<Table> {
        let names = self.columns();
        let arrays = py.detach(|| {
            let arrays = names.into_iter().map(|name| Ok(self.array(name)?.map(|array| (name, array))));
            arrays.filter_map(Result::transpose).collect::<PyResult<Vec<_>>>()
        });
        Table::new(arrays?)
    }

    /// What `columns` of yours come to for every unit, with all below it: a table of `unit`, `tier` and the totals in
    /// tree order, each unit before those below it. They are whole numbers or booleans, as many as there are rows here; null adds nothing.
    ///
    /// >>> import datetime as dt, pyarrow as pa
    /// >>> units = [{"id": "ds", "tier": "town"}, {"id": "v1", "tier": "grid1", "parent": "ds"}]
    /// >>> org = Org.read({"units": units}, Scheme.preset("dongshi"))
    /// >>> at = [dt.datetime(2026, 3, 5, 9), dt.datetime(2026, 3, 6, 9)]
    /// >>> given = {"case": [1, 2], "item": ["request.lighting"] * 2, "origin": ["ds", "v1"], "reported_at": at}
    /// >>> cases = Cases.from_table(pa.table(given), org)
    /// >>> pa.table(cases.totals({"lamps": pa.array([3, 4])})).to_pylist()
    /// [{'unit': 'ds', 'tier': 1, 'lamps': 7}, {'unit': 'v1', 'tier': 2, 'lamps': 4}]
    fn totals(&self, py: Python<'_>, columns: &Bound<'_, PyAny>) -> PyResult<Table> {
        let columns = frame::table(columns)?;
        let (names, totals) = py.detach(|| self.held.totals(columns)).map_err(|error| raise(py, &error))?;
        py.detach(|| {
            let [units, tiers] = self.org.get().units_in_order();
            let mut all = vec![("unit", ArrayRef::clone(units)), ("tier", ArrayRef::clone(tiers))];
            for (name, sums) in names.iter().zip(totals.into_columns()) {
                all.push((name, Arc::new(Int64Array::from(sums))));
            }
            Table::new(all)
        })
    }

    /// How many rows there are.
    fn __len__(&self) -> usize {
        self.held.table().len()
    }

    fn __repr__(&self) -> String {
        let table = self.held.table();
        format!("<wangge.Cases of {} cases in {} rows>", table.cases(), table.len())
    }
}

impl Cases {
    /// A column as an array; `None` if it is not supplied.
    fn array(&self, name: &str) -> PyResult<Option<ArrayRef>> {
        let table = self.held.table();
        if name == "case" {
            let ids = (0..table.len()).map(|row| table.case(row).map(|case| case.to_string()));
            return Ok(Some(Arc::new(ids.collect::<StringArray>())));
        }
        let Some(values) = table.column(name) else { return Ok(None) };
        Ok(Some(match values {
            CaseValues::Instants(values) => {
                let nulls = nulls(&values, |at| *at == CaseValues::NEVER);
                // Where they stand in the table they are lent, which the array then keeps.
                let lent = capsule::lend(&self.held, |held| match held.table().column(name) {
                    Some(CaseValues::Instants(Cow::Borrowed(lent))) => Ok(lent),
                    _ => Err(()),
                });
                let values = lent.unwrap_or_else(|()| ScalarBuffer::from(values.into_owned()));
                let array = TimestampMillisecondArray::new(values, nulls);
                Arc::new(array.with_timezone(self.held.world().tally().offset().to_string()))
            }
            CaseValues::Units(places) => {
                let [units, _] = self.org.get().units_in_order();
                named(&places, units)?
            }
            CaseValues::Members(places) => named(&places, self.org.get().member_ids())?,
            CaseValues::Names { places, names } => {
                named(&places, &(Arc::new(StringArray::from_iter_values(names)) as ArrayRef))?
            }
            CaseValues::Runs(values) => {
                let nulls = nulls(&values, |run| *run == 0);
                Arc::new(UInt32Array::new(ScalarBuffer::from(values.into_owned()), nulls))
            }
            CaseValues::Counts(values) => Arc::new(UInt32Array::from(values.into_owned())),
            CaseValues::Few(values) => {
                let nulls = nulls(&values, |value| *value == CaseValues::NOTHING);
                Arc::new(UInt8Array::new(ScalarBuffer::from(values.into_owned()), nulls))
            }
            CaseValues::Flags(values) => {
                Arc::new(BooleanArray::from(values.iter().map(|value| *value == 1).collect::<Vec<bool>>()))
            }
        }))
    }
}

/// Which values are none, if some are.
fn nulls<T>(values: &[T], is_none: impl Fn(&T) -> bool) -> Option<NullBuffer> {
    let some = values.iter().any(&is_none);
    some.then(|| {
        NullBuffer::new(BooleanBuffer::collect_bool(values.len(), |row| {
            !values.get(row).is_none_or(&is_none)
        }))
    })
}

/// Names by their places; null beyond the last.
fn named(places: &[u32], names: &ArrayRef) -> PyResult<ArrayRef> {
    let place = |place: &u32| i32::try_from(*place).ok().filter(|place| (*place as usize) < names.len());
    let keys: Int32Array = places.iter().map(place).collect();
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, ArrayRef::clone(names)).map_err(unlike)?))
}
