//! Looking on at long work from Python: progress, and Ctrl-C.

use std::sync::{Mutex, PoisonError};
use std::thread::{self, ThreadId};

use pyo3::prelude::*;
use wangge::tally::Watch;
use wangge::wire::Error;

use crate::error::raise;

/// Python is asked at every so many looks, which is some ten times a second.
const PAUSE: u32 = 16;

/// Tells a callable how much is done, and listens to signals, from the thread that called alone.
pub(crate) struct Look {
    progress: Option<Py<PyAny>>,
    home: ThreadId,
    held: Mutex<Held>,
}

struct Held {
    looks: u32,
    /// What Python raised.
    raised: Option<PyErr>,
}

impl Look {
    pub(crate) fn new(progress: Option<Py<PyAny>>) -> Self {
        let held = Held { looks: 0, raised: None };
        Self { progress, home: thread::current().id(), held: Mutex::new(held) }
    }

    /// What came of the work: what Python raised comes before what the core says.
    pub(crate) fn answer<T>(self, py: Python<'_>, answer: Result<T, Error>) -> PyResult<T> {
        match self.held.into_inner().unwrap_or_else(PoisonError::into_inner).raised {
            Some(raised) => Err(raised),
            None => answer.map_err(|error| raise(py, &error)),
        }
    }

    fn ask(&self, done: u64, of: u64) -> PyResult<()> {
        Python::attach(|py| {
            if let Some(progress) = &self.progress {
                progress.call1(py, (done, of))?;
            }
            py.check_signals()
        })
    }
}

impl Watch for Look {
    fn goes_on(&self, done: u64, of: u64) -> bool {
        if thread::current().id() != self.home {
            return true;
        }
        {
            let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
            held.looks = held.looks.wrapping_add(1);
            if !held.looks.is_multiple_of(PAUSE) && done < of {
                return true;
            }
        }
        match self.ask(done, of) {
            Ok(()) => true,
            Err(raised) => {
                self.held.lock().unwrap_or_else(PoisonError::into_inner).raised = Some(raised);
                false
            }
        }
    }
}
