//! P1–P5, R0: the pass over columns, and the books kept with it, agree with the plain model.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use wangge::tally::points::{Cut, Options, PursePass, TallyError, score};
use wangge::tally::{Activities, ActivityRow, Book, BookError, Booking, Pass};
use wangge::value::{Code, Instant, RecordId};
use wangge_tests::cases;
use wangge_tests::columns::Texts;
use wangge_tests::worlds::{Case, broken, case, harmed, large, now};

/// Of each purse the thousandths of every row.
pub(super) type Credits = BTreeMap<Code, Vec<i64>>;

/// Those of the engine, on so many threads.
pub(super) fn scored(case: &Case, filed_by: Option<Instant>, threads: usize) -> Result<Credits, TallyError> {
    let (texts, tally) = (Texts::of(&case.rows, case.world.ids), case.world.tally().with_threads(threads));
    let activities = Activities::from_columns(&texts.columns(), &tally).expect("records without fault");
    let options = Options { filed_by, ..Options::default() };
    let points = score(&tally, &activities, &options)?;
    let credits =
        points.purses().map(|purse| (purse.code().clone(), purse.credits().expect("kept").to_vec()));
    Ok(credits.collect())
}

/// Those of the model.
pub(super) fn plain(case: &Case, filed_by: Option<Instant>) -> Option<Credits> {
    let points = case.world.points();
    let pass = points.pass(&case.rows, filed_by).ok()?;
    let of_purse = |purse: &Code| {
        let credit = pass.rows.iter().map(|row| row.outcomes.get(purse).map_or(0, |outcome| outcome.credit));
        (purse.clone(), credit.collect())
    };
    Some(points.purses().iter().map(|purse| of_purse(purse)).collect())
}

/// What the engine says of every row in every purse beside its credit, held against the model.
pub(super) fn reasons(case: &Case, filed_by: Option<Instant>) -> Result<(), TestCaseError> {
    let (texts, tally) = (Texts::of(&case.rows, case.world.ids), case.world.tally());
    let activities = Activities::from_columns(&texts.columns(), &tally).expect("records without fault");
    let options = Options { filed_by, ..Options::default() };
    let points = score(&tally, &activities, &options).expect("amounts in bounds");
    let pass = case.world.points().pass(&case.rows, filed_by).expect("amounts in bounds");
    for (row, plain) in pass.rows.iter().enumerate() {
        let state = points.state(row).map(|state| format!("{state:?}"));
        prop_assert_eq!(state, Some(format!("{:?}", plain.state)), "row {}", row);
    }
    for purse in points.purses() {
        let cuts: BTreeMap<usize, Cut> =
            purse.cuts().expect("as before").into_iter().map(|cut| (cut.row, cut)).collect();
        let failed: BTreeSet<usize> = purse.failed().into_iter().map(|failed| failed.row).collect();
        for (row, plain) in pass.rows.iter().enumerate() {
            let plain = plain.outcomes.get(purse.code());
            let found = purse.outcome(row).map(|outcome| {
                let reason = outcome.reason.map(|reason| format!("{reason:?}"));
                let cut = cuts
                    .get(&row)
                    .map(|cut| (cut.cap.clone(), (cut.raw.thousandths() - cut.credit.thousandths())));
                (outcome.rule, reason, outcome.raw.thousandths(), outcome.credit.thousandths(), cut)
            });
            let expected = plain.map(|outcome| {
                let reason = outcome.reason.map(|reason| format!("{reason:?}"));
                let cut = outcome.cut.as_ref().map(|cut| (cut.cap.clone(), cut.amount));
                (outcome.rule.clone(), reason, outcome.raw, outcome.credit, cut)
            });
            prop_assert_eq!(&found, &expected, "row {} in {}", row, purse.code());
            prop_assert_eq!(failed.contains(&row), expected.is_some_and(|(_, reason, ..)| reason.is_some()));
        }
    }
    Ok(())
}

/// What was booked, or is open, of a row: period or none, adjustment, thousandths, dated.
type Booked = (usize, Option<String>, bool, i64, i64);

fn kept(case: &Case, purse: &Code, now: Instant) -> Result<Vec<Booked>, BookError<TallyError>> {
    let (texts, tally) = (Texts::of(&case.rows, case.world.ids), case.world.tally());
    let activities = Activities::from_columns(&texts.columns(), &tally).expect("records without fault");
    let pass = PursePass::new(&tally, &activities, purse).expect("a purse of the scheme");
    let book = Book::keep(tally, &activities, purse, now, pass)?;
    let entries = book.entries().into_iter().map(|entry| {
        let adjusts = entry.booking == Booking::Adjustment;
        let dated = entry.dated.instant().millis();
        (entry.row, Some(entry.period.to_string()), adjusts, entry.amount.thousandths(), dated)
    });
    let open = book.open().into_iter().map(|open| (open.row, None, false, open.amount.thousandths(), 0));
    let mut booked: Vec<Booked> = entries.chain(open).collect();
    booked.sort();
    Ok(booked)
}

fn booked(case: &Case, purse: &Code, now: Instant) -> Option<Vec<Booked>> {
    let book = case.world.points().settle(&case.rows, now).ok()?;
    let entries = book.entries.iter().filter(|entry| entry.purse == *purse);
    let entries = entries
        .map(|entry| (entry.row, Some(entry.period.to_string()), entry.adjustment, entry.amount, entry.at));
    let open = book.open.iter().filter(|open| open.purse == *purse);
    let mut booked: Vec<Booked> =
        entries.chain(open.map(|open| (open.row, None, false, open.amount, 0))).collect();
    booked.sort();
    Some(booked)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn p2_p3_p4_the_pass_credits_as_the_plain_model_does(case in case(60), now in now()) {
        for filed_by in [None, Some(now)] {
            let found = scored(&case, filed_by, 1).expect("amounts in bounds");
            let plain = plain(&case, filed_by);
            prop_assert_eq!(Some(&found), plain.as_ref());
            reasons(&case, filed_by)?;
            for threads in [0, 3, usize::MAX] {
                prop_assert_eq!(&found, &scored(&case, filed_by, threads).expect("amounts in bounds"));
            }
        }
    }

    #[test]
    fn v3_what_leaves_the_bounds_is_an_error_in_both(case in large(12)) {
        let (found, plain) = (scored(&case, None, 2), plain(&case, None));
        match found {
            Ok(found) => prop_assert_eq!(Some(found), plain),
            Err(TallyError::Overflow { record, .. }) => {
                let over = case.world.points().pass(&case.rows, None).expect_err("an overflow in both");
                prop_assert!(over.0.contains(&record));
            }
            Err(other) => prop_assert!(false, "{}", other),
        }
    }

    #[test]
    fn p1_r0_rows_and_columns_are_wrong_for_the_same_reasons(case in prop_oneof![broken(), harmed().prop_map(|(case, _)| case)]) {
        let (texts, tally) = (Texts::of(&case.rows, case.world.ids), case.world.tally());
        let columns = Activities::sift_columns(&texts.columns(), &tally).expect("columns of one length");
        let rows = Activities::sift_rows(&case.rows, &tally).expect("rows");
        let wrong: Vec<usize> = {
            let mut rows: Vec<usize> = case.world.points().check(&case.rows).into_iter().map(|(row, _)| row).collect();
            rows.dedup();
            rows
        };
        let strict = Activities::from_columns(&texts.columns(), &tally);
        prop_assert_eq!(strict.is_err(), !wrong.is_empty());
        for row in wrong {
            prop_assert!(columns.activities.is_skipped(row), "row {}", row);
        }
        prop_assert_eq!(columns.activities.skipped(), rows.activities.skipped());
    }

    #[test]
    fn p5_books_kept_with_the_pass_are_those_of_the_plain_model(case in case(40), now in now()) {
        for purse in case.world.points().purses() {
            let found = kept(&case, purse, now).expect("amounts in bounds");
            prop_assert_eq!(Some(found), booked(&case, purse, now), "{}", purse);
        }
    }

    /// However few they are, with what takes them back.
    #[test]
    fn p5_rows_asked_for_alone_are_credited_as_if_alone(
        case in case(60), chosen in vec(any::<Index>(), 0..12), now in now(),
    ) {
        let own: BTreeSet<&RecordId> =
            chosen.iter().filter(|_| !case.rows.is_empty()).map(|at| &at.get(&case.rows).id).collect();
        let among = |row: &ActivityRow| own.contains(&row.id) || row.reverses.as_ref().is_some_and(|id| own.contains(id));
        let taken_back: BTreeSet<RecordId> = case.rows.iter().filter(|row| among(row)).filter_map(|row| row.reverses.clone()).collect();
        let (places, rows): (Vec<u32>, Vec<ActivityRow>) = (0..)
            .zip(&case.rows)
            .filter(|(_, row)| among(row) || taken_back.contains(&row.id))
            .map(|(at, row)| (at, row.clone()))
            .unzip();
        let (texts, some, tally) = (
            Texts::of(&case.rows, case.world.ids),
            Texts::of(&rows, case.world.ids),
            case.world.tally(),
        );
        let activities = Activities::from_columns(&texts.columns(), &tally).expect("records without fault");
        let some = Activities::from_columns(&some.columns(), &tally).expect("records without fault");
        for purse in case.world.points().purses() {
            let mut pass = PursePass::new(&tally, &activities, purse).expect("a purse of the scheme");
            let mut by_itself = PursePass::new(&tally, &some, purse).expect("a purse of the scheme");
            prop_assert_eq!(
                pass.credits_of(&places, now.millis()),
                by_itself.credits(Some(now.millis())),
                "{}", purse,
            );
        }
    }
}
