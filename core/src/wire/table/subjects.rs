//! The columns of a table of subjects to be rated (R5) by their names.

use super::keys::{Keys, numbered, paired};
use super::named::{CODE, ID, NUMBERS, Named};
use super::{Cells, Table, nothing};
use crate::read::{FaultKind, FaultList, Faults, Path, nearest, shown};
use crate::scheme::Grading;
use crate::tally::column::{Amounts, Cell, Column, Ids, Integers};
use crate::tally::rate::{RateColumns, RateTotals};
use crate::value::Amount;
use crate::wire::Error;

/// What faults call the table.
pub(in crate::wire) const LIST: &str = "subjects";
/// Its columns.
const NAMES: [&str; 5] = ["subject", "group", "period", "total", "veto"];

/// Subjects to be rated, as columns that own what they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectColumns {
    /// The total of each; who has none is unrated.
    pub totals: Vec<Option<Amount>>,
    /// Who are peers: the same number for those of one group and period. `None`: all are.
    pub groups: Option<Vec<u32>>,
    /// The grade that a veto sets, by its place in the grading. `None`: nobody is vetoed.
    pub vetoes: Option<Vec<Option<u32>>>,
}

impl SubjectColumns {
    /// As they are rated.
    #[must_use]
    pub fn columns(&self) -> RateColumns<'_> {
        RateColumns {
            groups: self.groups.as_deref(),
            vetoes: self.vetoes.as_deref(),
            ..RateColumns::new(RateTotals::Amounts(&self.totals))
        }
    }
}

/// The columns of a table of subjects by their names: `total` (numbers; null is unrated); and, where there are any,
/// `subject` (ids, which nothing is made of), `group` and `period` (ids: peers are those of one group and period,
/// those without being a group as well), `veto` (codes of grades). A column whose rows are all empty is none.
///
/// # Errors
/// `faults`, all at once: of columns as [`activity_columns`](super::activity_columns) tells, at places such as
/// `subjects.total`; of rows at `subjects[17].total`: `bad_amount`, `out_of_range`, of a veto `unknown_reference`, of
/// texts `not_utf8`.
///
/// ```
/// use wangge::scheme::Grading;
/// use wangge::tally::column::{Amounts, Ids};
/// use wangge::wire::table::{Cells, Table, subject_columns};
///
/// let grades = r#"{"grade": [{"code": "best", "name": "优", "quota": 0.2}, {"code": "rest", "name": "其余"}]}"#;
/// let table = Table::new()
///     .with("total", Cells::Amounts(Amounts::Floats(vec![98.5, 90.0].into())))
///     .with("group", Cells::Ids(Ids::Texts(&["ds", "ds"])));
/// let columns = subject_columns(table, &Grading::read(grades)?)?;
/// assert_eq!(columns.groups, Some(vec![0, 0]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn subject_columns(table: Table<'_>, grading: &Grading) -> Result<SubjectColumns, Error> {
    let mut named = Named::new(table, &NAMES, LIST);
    let total = named
        .required("total", NUMBERS, Cells::into_amounts, |rows| Amounts::Whole(Integers::U8(nothing(rows))));
    let [_, group, period] =
        ["subject", "group", "period"].map(|name| named.optional(name, ID, Cells::into_ids));
    let veto = named.optional("veto", CODE, Cells::into_ids);
    let mut faults = named.faults;
    let Some(total) = total.filter(|_| faults.is_empty()) else { return Err(Faults::new(faults).into()) };
    let list = Path::root().field(LIST);
    let totals = totals(&total, &list, &mut faults);
    let mut keys = |column: Option<Column<'_, Ids<'_>>>, name| {
        column.map(|column| numbered(&column, &list, name, &mut faults))
    };
    let groups = match (keys(group, "group"), keys(period, "period")) {
        (Some(group), Some(period)) => Some(paired(&group, &period)),
        (Some(Keys { numbers, .. }), None) | (None, Some(Keys { numbers, .. })) => Some(numbers),
        (None, None) => None,
    };
    let vetoes = veto.map(|veto| vetoes(&veto, grading, &list, &mut faults));
    if faults.is_empty() {
        Ok(SubjectColumns { totals, groups, vetoes })
    } else {
        Err(Faults::new(faults).into())
    }
}

fn totals(column: &Column<'_, Amounts<'_>>, list: &Path, faults: &mut FaultList) -> Vec<Option<Amount>> {
    let mut total = |row: usize| {
        let found = if column.is_null(row) { None } else { column.values.get(row) };
        found.and_then(|amount| match amount {
            Ok(amount) => Some(amount),
            Err(error) => {
                faults.push(FaultKind::Value(error), list.index(row).field("total"));
                None
            }
        })
    };
    (0..column.values.len()).map(&mut total).collect()
}

fn vetoes(
    column: &Column<'_, Ids<'_>>,
    grading: &Grading,
    list: &Path,
    faults: &mut FaultList,
) -> Vec<Option<u32>> {
    let mut veto = |row: usize| {
        let cell = column.cell(row);
        let fault = match cell {
            Cell::Text(code) => match place_of(grading, code) {
                Ok(place) => return Some(place),
                Err(fault) => Some(fault),
            },
            Cell::Number(number) => match place_of(grading, &number.to_string()) {
                Ok(place) => return Some(place),
                Err(fault) => Some(fault),
            },
            other => other.flaw(),
        };
        if let Some(fault) = fault {
            faults.push(fault, list.index(row).field("veto"));
        }
        None
    };
    (0..column.values.len()).map(&mut veto).collect()
}

/// The place of the grade of a code.
///
/// # Errors
/// `unknown_reference` with the nearest one.
pub(in crate::wire) fn place_of(grading: &Grading, code: &str) -> Result<u32, FaultKind> {
    let codes = || grading.grades.iter().map(|grade| grade.code.as_str());
    let place = codes().position(|known| known == code).and_then(|place| u32::try_from(place).ok());
    place.ok_or_else(|| FaultKind::UnknownReference {
        what: "grade".to_owned(),
        name: shown(code),
        nearest: nearest(code, codes()),
    })
}
