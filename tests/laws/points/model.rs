//! P1, P4, P5: what holds of the plain model itself.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use wangge::tally::ActivityRow;
use wangge::value::RecordId;
use wangge_tests::cases;
use wangge_tests::model::points::{Book, Entry, Pass, Points, Row, State, filed};
use wangge_tests::worlds::{broken, case, large, now, shuffled};

/// What a pass says of each record, by id.
fn by_id<'p>(rows: &[ActivityRow], pass: &'p Pass) -> BTreeMap<RecordId, &'p Row> {
    rows.iter().map(|row| row.id.clone()).zip(&pass.rows).collect()
}

fn some(rows: &[ActivityRow], keep: impl Fn(&ActivityRow) -> bool) -> Vec<ActivityRow> {
    rows.iter().filter(|row| keep(row)).cloned().collect()
}

fn pass(points: &Points<'_>, rows: &[ActivityRow]) -> Pass {
    points.pass(rows, None).expect("amounts within bounds")
}

proptest! {
    #![proptest_config(cases(1000))]

    /// P1, P4: a record that is taken back leaves everything else as if it had never been.
    #[test]
    fn p4_a_reversal_equals_absence(case in case(60)) {
        let points = case.world.points();
        let with = pass(&points, &case.rows);
        let taken = |row: &ActivityRow| case.rows.iter().any(|other| other.reverses.as_ref() == Some(&row.id));
        let rows = some(&case.rows, |row| row.reverses.is_none() && !taken(row));
        let without = pass(&points, &rows);
        let with = by_id(&case.rows, &with);
        for (id, row) in by_id(&rows, &without) {
            prop_assert_eq!(with[&id], row);
        }
        for row in case.rows.iter().filter(|row| row.reverses.is_some() || taken(row)) {
            let state = if row.reverses.is_some() { State::Reversal } else { State::Reversed };
            prop_assert_eq!(with[&row.id].state, state);
            prop_assert!(with[&row.id].outcomes.is_empty());
        }
    }

    /// P5: a pass over what was filed by an instant is one over these records alone.
    #[test]
    fn p5_what_is_filed_later_is_of_no_account(case in case(60), by in now()) {
        let points = case.world.points();
        let then = points.pass(&case.rows, Some(by)).unwrap();
        let rows = some(&case.rows, |row| filed(row) <= by);
        let alone = pass(&points, &rows);
        let then = by_id(&case.rows, &then);
        for (id, row) in by_id(&rows, &alone) {
            prop_assert_eq!(then[&id], row);
        }
        let later = case.rows.iter().filter(|row| filed(row) > by);
        prop_assert!(later.into_iter().all(|row| then[&row.id].state == State::Unfiled));
    }

    /// V3: a pass fails if a live record by itself leaves the bounds of amounts, and names every such one.
    #[test]
    fn v3_every_record_that_overflows_is_named(case in large(20)) {
        let points = case.world.points();
        let taken = |row: &ActivityRow| case.rows.iter().any(|other| other.reverses.as_ref() == Some(&row.id));
        let order = points.in_order(&case.rows);
        let live = order.iter().map(|at| &case.rows[*at]).filter(|row| row.reverses.is_none() && !taken(row));
        let alone = live.filter(|row| points.pass(std::slice::from_ref(row), None).is_err());
        let alone: Vec<RecordId> = alone.map(|row| row.id.clone()).collect();
        match points.pass(&case.rows, None) {
            Ok(_) => prop_assert_eq!(alone, vec![]),
            Err(overflow) => prop_assert_eq!(alone, overflow.0),
        }
    }

    /// R0, V6: the order in which records are given is of no account.
    #[test]
    fn r0_the_order_of_rows_is_of_no_account(
        case in case(60),
        keys in prop::collection::vec(any::<u8>(), 60),
        now in now(),
    ) {
        let points = case.world.points();
        let order = shuffled(&case.rows, &keys);
        let rows: Vec<ActivityRow> = order.iter().map(|at| case.rows[*at].clone()).collect();
        let [one, other] = [&case.rows, &rows].map(|rows| points.settle(rows, now).unwrap());
        prop_assert_eq!(by_id(&case.rows, &one.pass), by_id(&rows, &other.pass));
        let name = |rows: &[ActivityRow], book: &Book| {
            let entry = |entry: &Entry| {
                (entry.settled, entry.period, rows[entry.row].id.clone(), entry.purse.clone(), entry.amount)
            };
            let mut entries: Vec<_> = book.entries.iter().map(entry).collect();
            entries.sort();
            entries
        };
        prop_assert_eq!(name(&case.rows, &one), name(&rows, &other));
    }

    /// P1: how many faults of each kind there are does not hang on the order of rows either.
    #[test]
    fn p1_faults_are_as_many_in_any_order(case in broken(), keys in prop::collection::vec(any::<u8>(), 12)) {
        let points = case.world.points();
        let rows: Vec<ActivityRow> =
            shuffled(&case.rows, &keys).iter().map(|at| case.rows[*at].clone()).collect();
        let count = |rows: &[ActivityRow]| {
            let ids = rows.iter().map(|row| &row.id).collect::<BTreeSet<_>>().len();
            let faults = points.check(rows).into_iter().map(|(_, fault)| fault);
            // Where ids are doubled, which record is taken back does hang on it.
            let mut faults: Vec<_> = faults.filter(|_| ids == rows.len()).collect();
            faults.sort();
            faults
        };
        prop_assert_eq!(count(&case.rows), count(&rows));
    }
}
