//! P5: what is settled, and what is open.

use proptest::prelude::*;
use wangge::tally::ActivityRow;
use wangge_tests::cases;
use wangge_tests::model::points::{Entry, filed};
use wangge_tests::worlds::{case, now};

proptest! {
    #![proptest_config(cases(1000))]

    /// P5: settled books never change as time goes on and records arrive.
    #[test]
    fn p5_settled_books_never_change(case in case(60), mut two in [now(), now()]) {
        two.sort();
        let points = case.world.points();
        let [early, late] = two.map(|now| points.settle(&case.rows, now).unwrap());
        prop_assert!(late.entries.starts_with(&early.entries));
        prop_assert!(late.entries[early.entries.len()..].iter().all(|entry| entry.settled > two[0].millis()));
        // What was filed by then is all that the early books know.
        let known: Vec<ActivityRow> = case.rows.iter().filter(|row| filed(row) <= two[0]).cloned().collect();
        let alone = points.settle(&known, two[0]).unwrap();
        let name = |rows: &[ActivityRow], entries: &[Entry]| -> Vec<_> {
            let entry = |entry: &Entry| {
                (entry.period, rows[entry.row].id.clone(), entry.purse.clone(), entry.amount, entry.at)
            };
            entries.iter().map(entry).collect()
        };
        prop_assert_eq!(name(&case.rows, &early.entries), name(&known, &alone.entries));
    }

    /// P5: books and open part together equal the full pass now; what is not settled yet is open as it is.
    #[test]
    fn p5_books_and_open_part_equal_the_full_pass(case in case(60), now in now()) {
        let points = case.world.points();
        let book = points.settle(&case.rows, now).unwrap();
        prop_assert_eq!(&book.pass, &points.pass(&case.rows, Some(now)).unwrap());
        for row in 0..case.rows.len() {
            for purse in points.purses() {
                let booked = book.entries.iter().filter(|entry| entry.row == row && entry.purse == *purse);
                let open = book.open.iter().filter(|open| open.row == row && open.purse == *purse);
                let sum = booked.map(|entry| entry.amount).sum::<i64>() + open.map(|open| open.amount).sum::<i64>();
                prop_assert_eq!(sum, book.pass.credit(row, purse));
            }
        }
        for open in book.open.iter().filter(|open| !open.change) {
            prop_assert_eq!(open.amount, book.pass.credit(open.row, &open.purse));
        }
    }

    /// P5: an adjustment is of an earlier period and dated in the one that is settled; anything else is dated as its
    /// record, of the period itself.
    #[test]
    fn p5_entries_are_dated_in_their_period(case in case(60), now in now()) {
        let book = case.world.points().settle(&case.rows, now).unwrap();
        for entry in &book.entries {
            let (span, at) = (entry.period.span(case.world.offset()), case.rows[entry.row].at.millis());
            prop_assert!(span.contains(&entry.at) && entry.settled >= span.end && entry.amount != 0);
            prop_assert_eq!(entry.adjustment, at < span.start);
            prop_assert_eq!(entry.at, if entry.adjustment { span.end - 1 } else { at });
            prop_assert!(filed(&case.rows[entry.row]).millis() <= entry.settled);
        }
    }
}
