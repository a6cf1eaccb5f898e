//! Books and accounts of a purse (账簿、账户) as a handle.

use std::sync::Arc;

use pyo3::prelude::*;
use wangge::wire;

use crate::error::raise;
use crate::parse::{parsed, text_of};

/// The books and accounts of one purse (账簿、账户) at an instant: what was settled, redeemed, lapsed, and is left.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Accounts {
    held: wire::Accounts,
}

/// What accounts are asked for.
pub(crate) struct Asked<'a> {
    pub(crate) purse: &'a str,
    pub(crate) now: &'a str,
    pub(crate) redemptions: &'a str,
    pub(crate) cancels: &'a str,
}

impl Accounts {
    pub(crate) fn keep(py: Python<'_>, records: &Arc<wire::Records>, asked: &Asked<'_>) -> PyResult<Self> {
        let Asked { purse, now, redemptions, cancels } = *asked;
        let held =
            py.detach(|| wire::Accounts::read(Arc::clone(records), (purse, now), (redemptions, cancels)));
        Ok(Self { held: held.map_err(|error| raise(py, &error))? })
    }
}

#[pymethods]
impl Accounts {
    /// What was booked in settled periods, which no later record changes.
    fn entries<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.entries());
        parsed(py, Ok(answer))
    }

    /// What is not settled yet.
    fn open<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.open());
        parsed(py, Ok(answer))
    }

    /// What became of each redemption, in order: what was paid, or why it was refused.
    fn verdicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.verdicts());
        parsed(py, Ok(answer))
    }

    /// What one account holds and how it came to it; an account is `{"member": id}` or `{"household": id}`.
    fn statement<'py>(&self, py: Python<'py>, account: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let account = text_of(account)?;
        parsed(py, self.held.statement(&account))
    }

    /// The same in words.
    #[pyo3(signature = (account, lang = "zh"))]
    fn explanation<'py>(
        &self,
        py: Python<'py>,
        account: &Bound<'py, PyAny>,
        lang: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let account = text_of(account)?;
        parsed(py, self.held.explanation(&account, lang))
    }

    fn __repr__(&self) -> String {
        format!("<wangge.Accounts of {}>", self.held.purse())
    }
}

/// What was booked in settled periods, as JSON text.
#[pyfunction]
pub(crate) fn entries(accounts: &Accounts) -> String {
    accounts.held.entries()
}

/// What is not settled yet, as JSON text.
#[pyfunction]
pub(crate) fn open_entries(accounts: &Accounts) -> String {
    accounts.held.open()
}

/// What became of each redemption, as JSON text.
#[pyfunction]
pub(crate) fn verdicts(accounts: &Accounts) -> String {
    accounts.held.verdicts()
}

/// What one account holds, as JSON text.
#[pyfunction]
pub(crate) fn statement(py: Python<'_>, accounts: &Accounts, account: &str) -> PyResult<String> {
    accounts.held.statement(account).map_err(|error| raise(py, &error))
}

/// The same in words, as JSON text.
#[pyfunction]
pub(crate) fn statement_explanation(
    py: Python<'_>,
    accounts: &Accounts,
    account: &str,
    lang: &str,
) -> PyResult<String> {
    accounts.held.explanation(account, lang).map_err(|error| raise(py, &error))
}
