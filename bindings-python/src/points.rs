//! Points (积分) as a handle.

use std::sync::Arc;

use arrow_array::{ArrayRef, Int64Array, StringArray, UInt64Array};
use pyo3::prelude::*;
use wangge::tally::points::{Options, Reason, Totals};
use wangge::value::{Amount, Instant};
use wangge::wire;

use crate::capsule;
use crate::column::Column;
use crate::error::raise;
use crate::org::Org;
use crate::parse::parsed;
use crate::table::{Make, Table, placed, points, words};
use crate::watch::Look;

/// The points (积分) of records in every purse, each with its reasons; totals by member, unit and rule.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Points {
    held: Arc<wire::Points>,
    org: Py<Org>,
}

/// What a pass is asked for, as Python says it.
pub(crate) struct Asked<'a> {
    pub(crate) filed_by: Option<&'a str>,
    pub(crate) keep: bool,
    pub(crate) members: Vec<String>,
    pub(crate) units: Vec<String>,
}

impl Points {
    pub(crate) fn score(
        py: Python<'_>,
        (records, org): (&Arc<wire::Records>, Py<Org>),
        asked: &Asked<'_>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Self> {
        let options = options(asked).map_err(|error| raise(py, &error))?;
        let look = Look::new(progress);
        let held = py.detach(|| wire::Points::score_watched(Arc::clone(records), &options, &look));
        Ok(Self { held: Arc::new(look.answer(py, held)?), org })
    }
}

impl Points {
    fn threads(&self) -> usize {
        self.held.records().world().tally().threads()
    }
}

fn options(asked: &Asked<'_>) -> Result<Options, wire::Error> {
    let kinds = |words: &[String]| words.iter().map(|word| wire::period_kind(word)).collect::<Result<_, _>>();
    Ok(Options {
        filed_by: asked.filed_by.map(Instant::parse).transpose()?,
        keep: asked.keep,
        members: kinds(&asked.members)?,
        units: kinds(&asked.units)?,
    })
}

#[pymethods]
impl Points {
    /// The codes of the purses, in declared order.
    #[getter]
    fn purses<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, Ok(self.held.purses()))
    }

    /// The credit of each record in a purse, in thousandths of a point, in the order of the records.
    ///
    /// They are lent, not copied: the column keeps these points.
    fn credits(&self, py: Python<'_>, purse: &str) -> PyResult<Column> {
        let lent = capsule::lend(&self.held, |held| held.credits(purse));
        let credits = lent.map_err(|error| raise(py, &error))?;
        Ok(Column::new(Int64Array::new(credits, None)))
    }

    /// Totals of the members who recorded: `of` and `period`, dictionaries of texts, and `points`, decimals of three
    /// places; by id and period. Who is not listed has 0. `per` is `day`, `week`, `month`, `quarter`, `half`, `year`
    /// or `all`.
    fn by_member(&self, py: Python<'_>, purse: &str, per: &str) -> PyResult<Table> {
        let found = || Ok::<_, wire::Error>(self.held.purse(purse)?.by_member(wire::period_kind(per)?)?);
        let found = py.detach(found).map_err(|error| raise(py, &error))?;
        py.detach(|| totals(&found, self.org.get().member_ids(), self.threads()))
    }

    /// Totals of units, each with all below it: `of`, `period`, `points`, by id and period.
    fn by_unit(&self, py: Python<'_>, purse: &str, per: &str) -> PyResult<Table> {
        let found = || Ok::<_, wire::Error>(self.held.purse(purse)?.by_unit(wire::period_kind(per)?)?);
        let found = py.detach(found).map_err(|error| raise(py, &error))?;
        py.detach(|| totals(&found, self.org.get().unit_ids(), self.threads()))
    }

    /// Totals of rules, in declared order: `rule`, `points`.
    fn by_rule(&self, py: Python<'_>, purse: &str) -> PyResult<Table> {
        let found = || Ok::<_, wire::Error>(self.held.purse(purse)?.by_rule()?);
        let totals = py.detach(found).map_err(|error| raise(py, &error))?;
        let rules = StringArray::from_iter_values(totals.rules.iter().map(|rule| rule.as_str()));
        let rules: ArrayRef = Arc::new(rules);
        Table::new(vec![("rule", rules), ("points", points(&totals.amounts)?)])
    }

    /// The records of which caps left less than they were worth, in order: `row` (its number, from 0), `rule`, `raw` and
    /// `credit` (points), `cap`.
    fn cuts(&self, py: Python<'_>, purse: &str) -> PyResult<Table> {
        let found = || Ok::<_, wire::Error>(self.held.purse(purse)?.cuts()?);
        let cuts = py.detach(found).map_err(|error| raise(py, &error))?;
        let amounts =
            |of: fn(&wangge::tally::points::Cut) -> Amount| points(&cuts.iter().map(of).collect::<Vec<_>>());
        Table::new(vec![
            ("row", rows(cuts.iter().map(|cut| cut.row))),
            ("rule", words(cuts.iter().map(|cut| &cut.rule), ToString::to_string)?),
            ("raw", amounts(|cut| cut.raw)?),
            ("credit", amounts(|cut| cut.credit)?),
            ("cap", words(cuts.iter().map(|cut| &cut.cap), ToString::to_string)?),
        ])
    }

    /// The records that a rule serves and that come to nothing all the same: `row`, `rule`, `reason`.
    fn failed(&self, py: Python<'_>, purse: &str) -> PyResult<Table> {
        let found = || Ok::<_, wire::Error>(self.held.purse(purse)?.failed());
        let failed = py.detach(found).map_err(|error| raise(py, &error))?;
        Table::new(vec![
            ("row", rows(failed.iter().map(|failed| failed.row))),
            ("rule", words(failed.iter().map(|failed| &failed.rule), ToString::to_string)?),
            (
                "reason",
                words(failed.iter().map(|failed| failed.reason), |reason: Reason| {
                    reason.as_str().to_owned()
                })?,
            ),
        ])
    }

    /// The rows of records that no rule of any purse serves (不计分).
    fn unscored(&self, py: Python<'_>) -> Column {
        Column::of(rows(py.detach(|| self.held.held().unscored()).into_iter()))
    }

    /// How a record stands: `served`, `unscored`, `reversed` …; `None` if there is no such row.
    fn state<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, Ok(self.held.state(row)))
    }

    /// Why a record earned what it earned in a purse: rule, conditions, multipliers, what each cap had left.
    ///
    /// `None` if there is no such row, or it takes no part. The first explanation puts the records in order.
    fn explain<'py>(&self, py: Python<'py>, purse: &str, row: usize) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.explain(purse, row));
        parsed(py, answer)
    }

    /// The same in words.
    #[pyo3(signature = (purse, row, lang = "zh"))]
    fn explanation<'py>(
        &self,
        py: Python<'py>,
        purse: &str,
        row: usize,
        lang: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.explanation(purse, row, lang));
        parsed(py, answer)
    }

    /// What looks distorted among the records of a period (数据失真迹象), for who files and who verifies to look at: bursts at
    /// the end of months, series, one member at two places, caps that nearly all use up.
    fn signs<'py>(&self, py: Python<'py>, period: &str) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.signs(period));
        parsed(py, answer)
    }

    /// The same in words.
    #[pyo3(signature = (period, lang = "zh"))]
    fn signs_said<'py>(&self, py: Python<'py>, period: &str, lang: &str) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.signs_said(period, lang));
        parsed(py, answer)
    }

    fn __repr__(&self) -> String {
        let rows = self.held.records().activities().len();
        format!("<wangge.Points of {rows} records in {} purses>", self.held.held().purses().len())
    }
}

/// Totals with the ids of those whose they are.
fn totals(totals: &Totals, ids: &ArrayRef, threads: usize) -> PyResult<Table> {
    let columns: Vec<(&str, Make<'_>)> = vec![
        ("of", Box::new(|| placed(&totals.subjects, ids))),
        ("period", Box::new(|| words(totals.periods.iter().copied(), |period| period.to_string()))),
        ("points", Box::new(|| points(&totals.amounts))),
    ];
    // The points take as long as the other two.
    Table::made(columns, threads.min(2))
}

fn rows(rows: impl Iterator<Item = usize>) -> ArrayRef {
    Arc::new(UInt64Array::from_iter_values(rows.map(|row| row as u64)))
}

/// The codes of the purses, as JSON text.
#[pyfunction]
pub(crate) fn purses(points: &Points) -> String {
    points.held.purses()
}

/// Totals of members, as JSON text.
#[pyfunction]
pub(crate) fn by_member(py: Python<'_>, points: &Points, purse: &str, per: &str) -> PyResult<String> {
    points.held.by_member(purse, per).map_err(|error| raise(py, &error))
}

/// Totals of units, as JSON text.
#[pyfunction]
pub(crate) fn by_unit(py: Python<'_>, points: &Points, purse: &str, per: &str) -> PyResult<String> {
    points.held.by_unit(purse, per).map_err(|error| raise(py, &error))
}

/// Totals of rules, as JSON text.
#[pyfunction]
pub(crate) fn by_rule(py: Python<'_>, points: &Points, purse: &str) -> PyResult<String> {
    points.held.by_rule(purse).map_err(|error| raise(py, &error))
}

/// What caps cut, as JSON text.
#[pyfunction]
pub(crate) fn cuts(py: Python<'_>, points: &Points, purse: &str) -> PyResult<String> {
    points.held.cuts(purse).map_err(|error| raise(py, &error))
}

/// What comes to nothing, as JSON text.
#[pyfunction]
pub(crate) fn failed(py: Python<'_>, points: &Points, purse: &str) -> PyResult<String> {
    points.held.failed(purse).map_err(|error| raise(py, &error))
}

/// What no rule serves, as JSON text.
#[pyfunction]
pub(crate) fn unscored(points: &Points) -> String {
    points.held.unscored()
}

/// Why a record earned what it earned, as JSON text.
#[pyfunction]
pub(crate) fn explain(py: Python<'_>, points: &Points, purse: &str, row: usize) -> PyResult<String> {
    points.held.explain(purse, row).map_err(|error| raise(py, &error))
}

/// The same in words, as JSON text.
#[pyfunction]
pub(crate) fn explanation(
    py: Python<'_>,
    points: &Points,
    purse: &str,
    row: usize,
    lang: &str,
) -> PyResult<String> {
    points.held.explanation(purse, row, lang).map_err(|error| raise(py, &error))
}

/// What looks distorted, as JSON text.
#[pyfunction]
pub(crate) fn signs(py: Python<'_>, points: &Points, period: &str) -> PyResult<String> {
    points.held.signs(period).map_err(|error| raise(py, &error))
}

/// The same in words, as JSON text.
#[pyfunction]
pub(crate) fn signs_said(py: Python<'_>, points: &Points, period: &str, lang: &str) -> PyResult<String> {
    points.held.signs_said(period, lang).map_err(|error| raise(py, &error))
}
