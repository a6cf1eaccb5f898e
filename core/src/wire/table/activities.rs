//! The columns of an activity table (P1, R0) by their names.

use super::walk::length_fault;
use super::{Cells, Table, nothing};
use crate::read::{FaultKind, FaultList, Faults, Path, nearest, shown};
use crate::tally::ActivityColumns;
use crate::tally::column::{Amounts, Column, Ids, Instants, Integers, Validity};
use crate::wire::Error;

/// The columns of a table, in the order of a record.
const NAMES: [&str; 10] =
    ["id", "member", "unit", "kind", "at", "quantity", "target", "verified_by", "filed_at", "reverses"];

const ID: &str = "an id";
const CODE: &str = "a code such as grid-worker";
const TIMES: &str = "a column of timestamps or days";
const NUMBERS: &str = "a column of numbers";

/// The columns of an activity table by their names: those of [`ActivityColumns`], in any order. A column whose rows
/// are all empty is none.
///
/// ```
/// use wangge::tally::column::{Ids, Instants, TimeUnit};
/// use wangge::wire::table::{Cells, Table, activity_columns};
///
/// let table = Table::new()
///     .with("member", Cells::Ids(Ids::Texts(&["m-1"])))
///     .with("unit", Cells::Ids(Ids::Texts(&["ds"])))
///     .with("kind", Cells::Ids(Ids::Texts(&["visit"])));
/// let error = activity_columns(table.clone()).unwrap_err();
/// assert!(error.to_json().contains(r#"{"code":"missing_field","path":"activities.at","#));
/// let at = Instants::local(TimeUnit::Second, vec![1_772_704_800]);
/// assert_eq!(activity_columns(table.with("at", Cells::Times(at)))?.len(), 1);
/// # Ok::<(), wangge::wire::Error>(())
/// ```
///
/// # Errors
/// `faults` of whole columns, all at once, each at its place such as `activities.member`: `unknown_field` with the
/// nearest name, `duplicate_field`, `missing_field` for `member`, `unit`, `kind` and `at`, `wrong_type`; `wrong_count`
/// of one that is not as long as the first.
pub fn activity_columns(table: Table<'_>) -> Result<ActivityColumns<'_>, Error> {
    let mut columns = Named::new(table);
    let [member, unit, kind] = [("member", ID), ("unit", ID), ("kind", CODE)].map(|(name, expected)| {
        columns.required(name, expected, Cells::into_ids, |rows| Ids::Integers(Integers::U8(nothing(rows))))
    });
    let at = columns.required("at", TIMES, Cells::into_times, |rows| Instants::Days(vec![0; rows].into()));
    let [id, target, verified_by, reverses] =
        ["id", "target", "verified_by", "reverses"].map(|name| columns.optional(name, ID, Cells::into_ids));
    let quantity: Option<Column<'_, Amounts<'_>>> =
        columns.optional("quantity", NUMBERS, Cells::into_amounts);
    let filed_at = columns.optional("filed_at", TIMES, Cells::into_times);
    match (member, unit, kind, at) {
        (Some(member), Some(unit), Some(kind), Some(at)) if columns.faults.is_empty() => {
            Ok(ActivityColumns {
                id,
                quantity,
                target,
                verified_by,
                filed_at,
                reverses,
                ..ActivityColumns::new(member, unit, kind, at)
            })
        }
        _ => Err(Faults::new(columns.faults).into()),
    }
}

/// The columns of a table by their names, taken out one by one.
struct Named<'a> {
    columns: Vec<(String, Column<'a, Cells<'a>>)>,
    faults: FaultList,
}

impl<'a> Named<'a> {
    /// Those of known names, each once and as long as the first.
    fn new(table: Table<'a>) -> Self {
        let rows = table.len();
        let mut named = Self { columns: Vec::new(), faults: FaultList::default() };
        for (name, column) in table.columns {
            let fault = if !NAMES.contains(&name.as_str()) {
                let nearest = nearest(&name, NAMES);
                Some(FaultKind::UnknownField { field: shown(&name), nearest })
            } else if named.columns.iter().any(|(known, _)| *known == name) {
                Some(FaultKind::DuplicateField { field: name.clone() })
            } else {
                length_fault(&column, rows)
            };
            if let Some(fault) = fault {
                named.faults.push(fault, place(&shown(&name)));
            }
            // One of the wrong length is there nonetheless.
            named.columns.push((name, column));
        }
        named
    }

    /// A column that may be absent.
    fn optional<V>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl Fn(Cells<'a>) -> Result<V, Cells<'a>>,
    ) -> Option<Column<'a, V>> {
        let column = self.take(name)?;
        if matches!(column.values, Cells::Nulls(_)) { None } else { self.read(name, expected, read, column) }
    }

    /// A column that there must be; `none` gives values for one whose rows are all empty.
    fn required<V>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl Fn(Cells<'a>) -> Result<V, Cells<'a>>,
        none: impl Fn(usize) -> V,
    ) -> Option<Column<'a, V>> {
        let Some(column) = self.take(name) else {
            self.faults.push(FaultKind::Missing { field: name.to_owned() }, place(name));
            return None;
        };
        match column.values {
            Cells::Nulls(rows) => {
                Some(Column::from(none(rows)).with_validity(Validity::new(nothing(rows.div_ceil(8)), 0)))
            }
            _ => self.read(name, expected, read, column),
        }
    }

    fn take(&mut self, name: &str) -> Option<Column<'a, Cells<'a>>> {
        let at = self.columns.iter().position(|(known, _)| known == name)?;
        Some(self.columns.swap_remove(at).1)
    }

    fn read<V>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl Fn(Cells<'a>) -> Result<V, Cells<'a>>,
        column: Column<'a, Cells<'a>>,
    ) -> Option<Column<'a, V>> {
        match read(column.values) {
            Ok(values) => Some(Column { values, validity: column.validity }),
            Err(values) => {
                self.faults.push(FaultKind::wrong_type(expected, &values.kind()), place(name));
                None
            }
        }
    }
}

fn place(column: &str) -> Path {
    Path::root().field("activities").field(column)
}
