//! The columns of an activity table (P1, R0) by their names.

use super::named::{CODE, ID, NUMBERS, Named, TIMES};
use super::{Cells, Table, nothing};
use crate::read::Faults;
use crate::tally::ActivityColumns;
use crate::tally::column::{Amounts, Column, Ids, Instants, Integers};
use crate::wire::Error;

/// The columns of a table, in the order of a record.
const NAMES: [&str; 10] =
    ["id", "member", "unit", "kind", "at", "quantity", "target", "verified_by", "filed_at", "reverses"];

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
    let mut columns = Named::new(table, &NAMES, "activities");
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
