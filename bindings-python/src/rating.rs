//! Ranks and grades (评星定级) of totals from anywhere.

use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, Int32Array, StringArray, UInt32Array};
use pyo3::prelude::*;
use wangge::scheme::Grading;
use wangge::tally::rate::NO_GRADE;
use wangge::wire;

use crate::error::raise;
use crate::frame;
use crate::parse::text_of;
use crate::table::{Table, unlike};

/// The columns that say whose row it is: they are handed on.
const KEYS: [&str; 3] = ["subject", "group", "period"];

/// Rates totals from anywhere (评星定级): each subject among its peers, by a grading.
///
/// `table` is any object that hands over Arrow record batches (a frame of polars or pandas, a table of pyarrow), or a
/// mapping from names to Arrow columns of one length. There must be `total` (numbers; null is unrated). There may be
/// `group` and `period` (texts, dictionaries or whole numbers): peers are those of one group and period, those without
/// being a group as well; `veto` (the code of the grade that it sets whatever the total); and `subject` (ids of members
/// or units), which is only handed on. Any other column is a fault.
///
/// `grading` is a document of grades, best first: JSON or TOML text, or plain values.
///
/// Out comes a table of the same rows: `subject`, `group`, `period` as they came, `n` (how many peers there are; null
/// for who is unrated), `rank` (from 1, those who tie sharing the first place of theirs; null also under a veto),
/// `grade` (its code). So many `threads` share the work; the answers are the same on any number.
///
/// Raises `Faults` with all that is wrong with the grading, or with the table: of columns at places such as
/// `subjects.total`, of rows at `subjects[17].veto`.
///
/// >>> import pyarrow as pa
/// >>> stars = {"grade": [{"code": "star-2", "name": "二星", "quota": 0.25}, {"code": "star-1", "name": "一星"}]}
/// >>> totals = pa.table({"subject": ["ds-01", "ds-02", "ds-03"], "total": [91.5, None, 90]})
/// >>> pa.table(wangge.rate(totals, {**stars, "round": "up"}))["grade"].to_pylist()
/// ['star-2', None, 'star-1']
#[pyfunction]
#[pyo3(signature = (table, grading, threads = 1))]
pub(crate) fn rate(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    grading: &Bound<'_, PyAny>,
    threads: usize,
) -> PyResult<Table> {
    let grading = Grading::read(&text_of(grading)?).map_err(|faults| raise(py, &faults.into()))?;
    let arrays = frame::arrays(table)?;
    let columns = frame::named(&arrays)?;
    let rated = py.detach(|| wire::rating::rate_table(columns, &grading, threads));
    let rated = rated.map_err(|error| raise(py, &error))?;
    let keys = arrays.iter().filter(|(name, _)| KEYS.contains(&name.as_str()));
    let mut all: Vec<(&str, ArrayRef)> =
        keys.map(|(name, array)| (name.as_str(), ArrayRef::clone(array))).collect();
    let numbers = |numbers: &[u32]| -> ArrayRef {
        Arc::new(UInt32Array::from_iter(
            numbers.iter().map(|number| Some(*number).filter(|number| *number > 0)),
        ))
    };
    all.push(("n", numbers(&rated.n)));
    all.push(("rank", numbers(&rated.ranks)));
    all.push(("grade", grades(&rated.grades, &grading)?));
    Table::new(all)
}

/// The codes of grades by their places, in the order of the grading.
fn grades(places: &[u32], grading: &Grading) -> PyResult<ArrayRef> {
    let key = |place: &u32| Some(*place).filter(|place| *place != NO_GRADE).map(u32::cast_signed);
    let keys = Int32Array::from_iter(places.iter().map(key));
    let codes = StringArray::from_iter_values(grading.grades.iter().map(|grade| grade.code.as_str()));
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, Arc::new(codes)).map_err(unlike)?))
}

/// The same of rows, as JSON text.
#[pyfunction]
pub(crate) fn rate_rows(py: Python<'_>, subjects: &str, grading: &str) -> PyResult<String> {
    wire::rating::rate(subjects, grading).map_err(|error| raise(py, &error))
}
