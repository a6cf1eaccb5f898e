//! What is due among many cases, as a handle: the one handle that changes.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::sync::MutexExt;
use wangge::{case, wire};

use crate::error::raise;
use crate::parse::{parsed, text_of};

/// How many snapshots are read at a time: few enough not to need much room where an iterator makes them, many enough
/// to be worth the wait for Python after each block.
const BLOCK: usize = 8192;

/// When time next brings something to each of many cases: what is due is answered in time proportional to the answer.
///
/// A case is put in again whenever it changed; one to which time brings nothing more takes no room. It may be shared
/// by threads. It is not pickled, as what follows from the snapshots: made anew of them it cannot be behind them.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct DueIndex {
    /// Whoever waits for the lock has let go of Python.
    held: Mutex<case::DueIndex>,
}

impl DueIndex {
    /// For those that hold Python: they let go of it if they must wait.
    fn held(&self, py: Python<'_>) -> MutexGuard<'_, case::DueIndex> {
        self.held.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner)
    }

    /// For those that have let go of Python.
    fn alone(&self) -> MutexGuard<'_, case::DueIndex> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl DueIndex {
    /// An index of no case.
    #[new]
    fn new() -> Self {
        Self { held: Mutex::default() }
    }

    /// Takes a case in, or takes in what became of it: its snapshot as `evolve` gives it, or the text of it.
    fn put(&self, py: Python<'_>, case: &Bound<'_, PyAny>) -> PyResult<()> {
        let text = text_of(case)?;
        let due = wire::index::read(&text).map_err(|error| raise(py, &error))?;
        self.held(py).put_due(due);
        Ok(())
    }

    /// Takes in many cases, all or, if one cannot be read, none; of several snapshots of one case the last holds.
    fn put_many(&self, py: Python<'_>, cases: &Bound<'_, PyAny>) -> PyResult<()> {
        let text_of = py.import("wangge._json")?.getattr("text_of")?;
        let mut texts = cases.try_iter()?.map(|case| text_of.call1((case?,))?.extract());
        let mut all = Vec::new();
        loop {
            let block: Vec<PyBackedStr> = texts.by_ref().take(BLOCK).collect::<PyResult<_>>()?;
            if block.is_empty() {
                break;
            }
            let read = py.detach(|| {
                for text in &block {
                    all.push(wire::index::read(text).map_err(|error| error.in_row(all.len()))?);
                }
                Ok(())
            });
            read.map_err(|error| raise(py, &error))?;
        }
        py.detach(|| {
            let mut held = self.alone();
            all.into_iter().for_each(|due| held.put_due(due));
        });
        Ok(())
    }

    /// Forgets a case, if it is known.
    fn remove(&self, py: Python<'_>, case: &str) -> PyResult<()> {
        let done = wire::index::remove(&mut self.held(py), case);
        done.map_err(|error| raise(py, &error))
    }

    /// The cases to which time has something to bring by `now`: their ids, the earliest first, then by id.
    fn due<'py>(&self, py: Python<'py>, now: &str) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, py.detach(|| wire::index::due(&self.alone(), now)))
    }

    /// When time next brings something to any of them; `None` if to none.
    #[getter]
    fn next_due<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let next = wire::index::next_due(&self.held(py));
        parsed(py, Ok(next))
    }

    /// How many cases wait for something.
    fn __len__(&self, py: Python<'_>) -> usize {
        self.held(py).len()
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        format!("<wangge.DueIndex of {} cases>", self.__len__(py))
    }
}

/// The cases to which time has something to bring, as JSON text.
#[pyfunction]
pub(crate) fn due(py: Python<'_>, index: &DueIndex, now: &str) -> PyResult<String> {
    py.detach(|| wire::index::due(&index.alone(), now)).map_err(|error| raise(py, &error))
}
