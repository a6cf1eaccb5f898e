//! P1, S2, X2: records that are read are what they were written from, and all that is wrong with them is said at once.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use wangge::tally::points::{Options, score};
use wangge::tally::{Activities, ActivityRow};
use wangge::value::Offset;
use wangge_tests::cases;
use wangge_tests::worlds::{Case, broken, case};

use super::{parsed, text, told};

fn offset() -> impl Strategy<Value = Offset> {
    select(vec!["+08:00", "+00:00", "-03:30", "+18:00"]).prop_map(|text| text.parse().unwrap())
}

fn written(rows: &[ActivityRow], offset: Offset) -> String {
    text(rows.iter().map(|row| row.in_offset(offset)))
}

/// The rows that take no part.
fn skipped(activities: &Activities<'_>) -> BTreeSet<usize> {
    (0..activities.len()).filter(|row| activities.is_skipped(*row)).collect()
}

/// The rows that take back one of these, and those rows.
fn with_reversals(case: &Case, rows: BTreeSet<usize>) -> BTreeSet<usize> {
    let back =
        |row: &ActivityRow| rows.iter().any(|other| row.reverses.as_ref() == Some(&case.rows[*other].id));
    let backs = case.rows.iter().enumerate().filter(|(_, row)| back(row)).map(|(row, _)| row);
    rows.iter().copied().chain(backs).collect()
}

proptest! {
    #![proptest_config(cases(200))]

    /// X2: what is written in any offset reads back, whatever local time is where it is read.
    #[test]
    fn x2_records_read_back(case in case(20), to in offset(), local in offset()) {
        let written = written(&case.rows, to);
        prop_assert_eq!(ActivityRow::read_all(&written, local).unwrap(), case.rows);
    }

    /// P1: records that are read are checked as rows are, with the same faults at the same places; what is left without
    /// the wrong ones is the same.
    #[test]
    fn p1_records_that_are_read_are_checked_as_rows_are(case in broken(), to in offset()) {
        let (tally, text) = (case.world.tally(), written(&case.rows, to));
        let read = Activities::read(&text, &tally).map(|read| read.len());
        let rows = Activities::from_rows(&case.rows, &tally).map(|rows| rows.len());
        prop_assert_eq!(read, rows);
        let read = Activities::sift(&text, &tally).unwrap();
        let rows = Activities::sift_rows(&case.rows, &tally).unwrap();
        prop_assert_eq!(read.faults, rows.faults);
        prop_assert_eq!(skipped(&read.activities), skipped(&rows.activities));
        for (row, given) in case.rows.iter().enumerate() {
            prop_assert_eq!(read.activities.id(row), Some(given.id.clone()));
        }
    }

    /// P2: and they earn what rows earn.
    #[test]
    fn p2_records_that_are_read_earn_what_rows_earn(case in case(30), to in offset()) {
        let tally = case.world.tally();
        let read = Activities::read(&written(&case.rows, to), &tally).unwrap();
        let rows = Activities::from_rows(&case.rows, &tally).unwrap();
        let [read, rows] = [&read, &rows].map(|activities| score(&tally, activities, &Options::default()).unwrap());
        for (read, rows) in read.purses().zip(rows.purses()) {
            prop_assert_eq!(read.credits(), rows.credits());
        }
    }

    /// S2: one value that cannot be read is one fault, at its place; nothing follows from it, and without that row, and
    /// what takes it back, the others take part.
    #[test]
    fn s2_an_unreadable_value_is_one_fault(case in case(20), at in any::<Index>(), field in any::<Index>()) {
        prop_assume!(!case.rows.is_empty());
        let mut rows = parsed(&written(&case.rows, case.world.offset()));
        let at = at.index(rows.len());
        let row = rows[at].as_object_mut().unwrap();
        let field = row.keys().nth(field.index(row.len())).unwrap().clone();
        row[&field] = Value::Bool(true);
        let (tally, text) = (case.world.tally(), text(rows));
        let fault = format!("activities[{at}].{field} wrong_type");
        prop_assert_eq!(told(&Activities::read(&text, &tally).unwrap_err()), [fault.as_str()]);
        let rest = Activities::sift(&text, &tally).unwrap();
        prop_assert_eq!(told(&rest.faults.unwrap()), [fault.as_str()]);
        prop_assert_eq!(skipped(&rest.activities), with_reversals(&case, BTreeSet::from([at])));
    }

    /// S2: and so is a field that is needed and left out.
    #[test]
    fn s2_a_field_left_out_is_one_fault(case in case(20), at in any::<Index>(), field in 0..5_usize) {
        prop_assume!(!case.rows.is_empty());
        let mut rows = parsed(&written(&case.rows, case.world.offset()));
        let (at, field) = (at.index(rows.len()), ["id", "member", "unit", "kind", "at"][field]);
        rows[at].as_object_mut().unwrap().remove(field);
        let found = told(&Activities::read(&text(rows), &case.world.tally()).unwrap_err());
        prop_assert_eq!(found, [format!("activities[{at}].{field} missing_field")]);
    }
}
