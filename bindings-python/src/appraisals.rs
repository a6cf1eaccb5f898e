//! Appraisals (考核、评星定级) as handles.

use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, Decimal128Array, DictionaryArray, Int32Array, StringArray, UInt32Array};
use pyo3::prelude::*;
use wangge::scheme::Grade;
use wangge::tally::appraise::{self, Difference, Standing};
use wangge::value::Amount;
use wangge::wire;

use crate::error::raise;
use crate::parse::parsed;
use crate::table::{Make, Table, unlike};

/// Everything that appraisals are judged by (考核): records, cases, and what comes from outside.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Appraisals {
    held: Arc<wire::Appraisals>,
}

impl Appraisals {
    pub(crate) fn new(
        py: Python<'_>,
        records: &Arc<wire::Records>,
        events: &str,
        outside: &str,
    ) -> PyResult<Self> {
        let held = py.detach(|| wire::Appraisals::read(Arc::clone(records), events, outside));
        Ok(Self { held: Arc::new(held.map_err(|error| raise(py, &error))?) })
    }

    /// With a table of cases.
    pub(crate) fn with_cases(
        py: Python<'_>,
        records: &Arc<wire::Records>,
        cases: &Arc<wire::Cases>,
        outside: &str,
    ) -> PyResult<Self> {
        let (records, cases) = (Arc::clone(records), Arc::clone(cases));
        let held = py.detach(|| wire::Appraisals::with_cases(records, cases, outside));
        Ok(Self { held: Arc::new(held.map_err(|error| raise(py, &error))?) })
    }
}

#[pymethods]
impl Appraisals {
    /// Appraises everybody in a period, by the edition in force on its last day.
    ///
    /// >>> scheme = Scheme.preset("dongshi")
    /// >>> org = Org.read({"units": [{"id": "ds", "tier": "town"}], "enrolments": [
    /// ...     {"member": member, "as": "volunteer", "from": "2022-01-01"} for member in ("m-1", "m-2")]}, scheme)
    /// >>> deed = {"id": "r-1", "member": "m-1", "unit": "ds", "kind": "volunteer.customs", "at": "2026-03-05"}
    /// >>> activities = Activities.read([deed | {"quantity": 12, "verified_by": "m-2"}], org)
    /// >>> stars = activities.appraisals().appraise("volunteer-star", "2026")
    /// >>> [(row["member"], row["total"], row["grade"]) for row in stars.standings()]
    /// [('m-1', 10, 'star2'), ('m-2', 0, 'none')]
    fn appraise(&self, py: Python<'_>, appraisal: &str, period: &str) -> PyResult<Appraised> {
        let held = py.detach(|| wire::Appraised::of(Arc::clone(&self.held), appraisal, period));
        Ok(Appraised { held: Arc::new(held.map_err(|error| raise(py, &error))?) })
    }

    /// What the rules of an appraisal recommend at the end of a period, as of an instant: they never act.
    fn recommend<'py>(
        &self,
        py: Python<'py>,
        appraisal: &str,
        period: &str,
        as_of: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.recommend(appraisal, period, as_of));
        parsed(py, answer)
    }

    /// Whether the results of a period are provisional as of an instant, and which objections are undecided.
    fn publicity<'py>(
        &self,
        py: Python<'py>,
        appraisal: &str,
        period: &str,
        as_of: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.publicity(appraisal, period, as_of));
        parsed(py, answer)
    }

    /// The units all of whose marks in a period are one (评价无差异), for who evaluates to look at.
    fn even_marks<'py>(&self, py: Python<'py>, period: &str) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.even_marks(period));
        parsed(py, answer)
    }

    fn __repr__(&self) -> String {
        format!("<wangge.Appraisals over {} records>", self.held.records().activities().len())
    }
}

/// An appraisal of a period: totals, ranks and grades, each with its reasons.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Appraised {
    held: Arc<wire::Appraised>,
}

#[pymethods]
impl Appraised {
    /// How each subject stands, by id.
    fn standings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.standings());
        parsed(py, Ok(answer))
    }

    /// The same as one table: `subject`; `unit`, where it is or stands; `total`, null of one that is unrated; `grade`;
    /// `rank`, null of one that is unrated or vetoed; `peers`; `bonus` and `penalty`; and for each indicator `score.` with
    /// its code, null where it is left out. Totals and scores are decimals of three places, grades a dictionary of all
    /// that are declared, in their order.
    fn table(&self, py: Python<'_>) -> PyResult<Table> {
        let held = self.held.held();
        let standings = || held.iter();
        let amounts = |of: fn(Standing<'_, '_>) -> Option<Amount>| decimals(held.iter().map(of));
        let scores: Vec<_> =
            held.appraisal().indicators.iter().map(|own| format!("score.{}", own.code)).collect();
        let mut columns: Vec<(&str, Make<'_>)> = vec![
            ("subject", Box::new(move || Ok(texts(standings().map(|standing| Some(standing.id())))))),
            (
                "unit",
                Box::new(move || Ok(texts(standings().map(|standing| Some(standing.unit()?.as_str()))))),
            ),
            ("total", Box::new(move || amounts(|standing| standing.total()))),
            ("grade", Box::new(move || grades(held, standings().map(Standing::grade)))),
            (
                "rank",
                Box::new(move || Ok(Arc::new(standings().map(Standing::rank).collect::<UInt32Array>()))),
            ),
            (
                "peers",
                Box::new(move || {
                    Ok(Arc::new(UInt32Array::from_iter_values(standings().map(Standing::peers))))
                }),
            ),
            ("bonus", Box::new(move || amounts(|standing| Some(standing.adjusted().0)))),
            ("penalty", Box::new(move || amounts(|standing| Some(standing.adjusted().1)))),
        ];
        for (nth, name) in scores.iter().enumerate() {
            let score =
                move |standing: Standing<'_, '_>| standing.indicators().nth(nth).and_then(|(_, score)| score);
            columns.push((name, Box::new(move || decimals(standings().map(score)))));
        }
        py.detach(|| Table::made(columns, threads(&self.held)))
    }

    /// How the total and grade of a subject came about, down to the records; `None` for one that is not appraised.
    fn explain<'py>(&self, py: Python<'py>, subject: &str) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.explain(subject));
        parsed(py, answer)
    }

    /// The same in words: a list of lines, the total first.
    #[pyo3(signature = (subject, lang = "zh"))]
    fn explanation<'py>(&self, py: Python<'py>, subject: &str, lang: &str) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.explanation(subject, lang));
        parsed(py, answer)
    }

    /// The least change of each measure that gives a subject one grade higher, all else fixed.
    fn lift<'py>(&self, py: Python<'py>, subject: &str) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.lift(subject));
        parsed(py, answer)
    }

    /// How far each weight can move, the others fixed, and leave the top grade's members as they are.
    fn weight_runs<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.weight_runs());
        parsed(py, answer)
    }

    fn __len__(&self) -> usize {
        self.held.held().len()
    }

    fn __repr__(&self) -> String {
        let appraised = self.held.held();
        format!(
            "<wangge.Appraised {} {}, {}>",
            appraised.appraisal().code,
            appraised.period(),
            appraised.len()
        )
    }
}

/// What two appraisals of the same records differ in (试算比较), kept with both.
///
/// >>> org = {"units": [{"id": "ds", "tier": "town"}], "enrolments": [
/// ...     {"member": member, "as": "volunteer", "from": "2022-01-01"} for member in ("m-1", "m-2")]}
/// >>> deed = {"id": "r-1", "member": "m-1", "unit": "ds", "kind": "volunteer.customs", "at": "2026-03-05"}
/// >>> def stars(document):
/// ...     activities = Activities.read([deed | {"quantity": 12, "verified_by": "m-2"}], Org.read(org, document))
/// ...     return activities.appraisals().appraise("volunteer-star", "2026")
/// >>> scheme = Scheme.preset("dongshi")
/// >>> compared = compare(stars(scheme), stars(scheme))
/// >>> compared.migration
/// [{'from': 'star2', 'to': 'star2', 'subjects': 1}, {'from': 'none', 'to': 'none', 'subjects': 1}]
/// >>> compared.table()
/// <wangge.Table of subject, before, after, gain, from, to, 2 rows>
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Comparison {
    held: wire::Comparison,
    /// So many share the work on its table.
    threads: usize,
}

#[pymethods]
impl Comparison {
    /// How each subject of either stands in both, as one table, by id: `subject`; the totals `before` and `after`, null
    /// where it is unrated or not appraised; `gain`, null unless it is rated in both; the grades `from` and `to`. Totals
    /// and gains are decimals of three places, grades dictionaries of all that are declared, in their order.
    fn table(&self, py: Python<'_>) -> PyResult<Table> {
        let held = self.held.held();
        let subjects = || held.iter();
        let columns: Vec<(&str, Make<'_>)> = vec![
            ("subject", Box::new(move || Ok(texts(subjects().map(|subject| Some(subject.id())))))),
            ("before", Box::new(move || decimals(subjects().map(Difference::before)))),
            ("after", Box::new(move || decimals(subjects().map(Difference::after)))),
            ("gain", Box::new(move || decimals(subjects().map(Difference::gain)))),
            ("from", Box::new(move || grades(held.before(), subjects().map(Difference::from)))),
            ("to", Box::new(move || grades(held.after(), subjects().map(Difference::to)))),
        ];
        py.detach(|| Table::made(columns, self.threads))
    }

    /// The same as a list of plain values, made whenever it is asked for.
    #[getter]
    fn subjects<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let answer = py.detach(|| self.held.subjects());
        parsed(py, Ok(answer))
    }

    /// How many subjects go from one grade to another, grades as declared, those without last.
    #[getter]
    fn migration<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, Ok(self.held.migration()))
    }

    /// How far the order of totals stays (Kendall's τ-b), over those rated in both; `None` where either has no spread.
    #[getter]
    fn tau<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, Ok(self.held.tau()))
    }

    fn __len__(&self) -> usize {
        self.held.held().len()
    }

    fn __repr__(&self) -> String {
        format!("<wangge.Comparison of {} subjects>", self.__len__())
    }
}

/// What two appraisals of the same records differ in: under two schemes, or two organisations.
#[pyfunction]
pub(crate) fn compare(py: Python<'_>, before: &Appraised, after: &Appraised) -> Comparison {
    let (before, after) = (Arc::clone(&before.held), Arc::clone(&after.held));
    let threads = threads(&before);
    Comparison { held: py.detach(|| wire::Comparison::of(before, after)), threads }
}

/// The same, as JSON text.
#[pyfunction]
pub(crate) fn comparison(before: &Appraised, after: &Appraised) -> String {
    before.held.compare(&after.held)
}

/// How each subject stands, as JSON text.
#[pyfunction]
pub(crate) fn standings(appraised: &Appraised) -> String {
    appraised.held.standings()
}

/// How a total came about, as JSON text.
#[pyfunction]
pub(crate) fn explain_total(py: Python<'_>, appraised: &Appraised, subject: &str) -> PyResult<String> {
    appraised.held.explain(subject).map_err(|error| raise(py, &error))
}

/// The same in words, as JSON text.
#[pyfunction]
pub(crate) fn total_explanation(
    py: Python<'_>,
    appraised: &Appraised,
    subject: &str,
    lang: &str,
) -> PyResult<String> {
    appraised.held.explanation(subject, lang).map_err(|error| raise(py, &error))
}

/// What one grade higher takes, as JSON text.
#[pyfunction]
pub(crate) fn lift(py: Python<'_>, appraised: &Appraised, subject: &str) -> PyResult<String> {
    appraised.held.lift(subject).map_err(|error| raise(py, &error))
}

/// How far each weight can move, as JSON text.
#[pyfunction]
pub(crate) fn weight_runs(py: Python<'_>, appraised: &Appraised) -> PyResult<String> {
    appraised.held.weight_runs().map_err(|error| raise(py, &error))
}

/// What is recommended, as JSON text.
#[pyfunction]
pub(crate) fn recommend(
    py: Python<'_>,
    appraisals: &Appraisals,
    appraisal: &str,
    period: &str,
    as_of: &str,
) -> PyResult<String> {
    appraisals.held.recommend(appraisal, period, as_of).map_err(|error| raise(py, &error))
}

/// The units all of whose marks are one, as JSON text.
#[pyfunction]
pub(crate) fn even_marks(py: Python<'_>, appraisals: &Appraisals, period: &str) -> PyResult<String> {
    appraisals.held.even_marks(period).map_err(|error| raise(py, &error))
}

/// Whether results are provisional, as JSON text.
#[pyfunction]
pub(crate) fn publicity(
    py: Python<'_>,
    appraisals: &Appraisals,
    appraisal: &str,
    period: &str,
    as_of: &str,
) -> PyResult<String> {
    appraisals.held.publicity(appraisal, period, as_of).map_err(|error| raise(py, &error))
}

fn texts<'t>(texts: impl Iterator<Item = Option<&'t str>>) -> ArrayRef {
    Arc::new(texts.collect::<StringArray>())
}

/// Grades of an appraisal by their codes.
fn grades<'g>(
    of: &appraise::Appraised<'_>,
    given: impl Iterator<Item = Option<&'g Grade>>,
) -> PyResult<ArrayRef> {
    let declared = of.appraisal().grading.as_ref().map_or(&[][..], |grading| &grading.grades);
    let place =
        |grade: &Grade| declared.iter().position(|known| std::ptr::eq(known, grade)).map(|at| at as i32);
    let keys = given.map(|grade| place(grade?)).collect::<Int32Array>();
    let codes = StringArray::from_iter_values(declared.iter().map(|grade| grade.code.as_str()));
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, Arc::new(codes)).map_err(unlike)?))
}

/// How many threads share the work on an appraisal.
fn threads(appraised: &wire::Appraised) -> usize {
    appraised.appraisals().records().world().tally().threads()
}

fn decimals(amounts: impl Iterator<Item = Option<Amount>>) -> PyResult<ArrayRef> {
    let values = amounts.map(|amount| Some(i128::from(amount?.thousandths())));
    let array = values.collect::<Decimal128Array>().with_precision_and_scale(16, 3);
    Ok(Arc::new(array.map_err(unlike)?))
}
