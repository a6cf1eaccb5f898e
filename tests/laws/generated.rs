//! Generated records of service: of whatever scheme, they are without fault.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use wangge::generate::{RecordPlan, records, redemptions};
use wangge::tally::duty::{ClosedCase, DutyError};
use wangge::tally::points::{Options, PursePass, score};
use wangge::tally::{Accounts, Activities, Book, World};
use wangge::value::{Instant, Period};
use wangge_tests::cases;
use wangge_tests::duties::township;
use wangge_tests::worlds::case;

/// Spans in which most happens in these worlds.
fn span() -> impl Strategy<Value = Period> {
    let spans = ["2026-03", "2026-04", "2026-W10", "2026-Q1", "2026-Q2"];
    select(spans.to_vec()).prop_map(|span| span.parse().unwrap())
}

/// What must hold of the records of a plan; how many there are.
fn sound(world: World<'_>, closed: &[ClosedCase], plan: &RecordPlan) -> Result<usize, TestCaseError> {
    let rows = match records(world, closed, plan) {
        Ok(rows) => rows,
        Err(DutyError::NoEdition { day, .. }) => {
            prop_assert!(world.edition_on(day).is_none());
            return Ok(0);
        }
        // What plans make of a duty may be more than there is.
        Err(error) => {
            prop_assert!(["overflow", "target_too_long"].contains(&error.code()), "{}", error);
            return Ok(0);
        }
    };
    prop_assert_eq!(&rows, &records(world, closed, plan).unwrap());
    prop_assert!(rows.iter().all(|row| plan.span.contains(row.at, world.offset())));
    let activities = match Activities::from_rows(&rows, &world) {
        Ok(activities) => activities,
        Err(faults) => return Err(TestCaseError::fail(faults.to_string())),
    };
    let Ok(points) = score(&world, &activities, &Options::default()) else { return Ok(rows.len()) };
    let asked = redemptions(world, &rows, &points, plan);
    let end = Instant::from_millis(plan.span.span(world.offset()).end).unwrap();
    for purse in points.purses() {
        let pass = PursePass::new(&world, &activities, purse.code()).unwrap();
        let Ok(book) = Book::keep(world, &activities, purse.code(), end, pass) else { continue };
        let accounts = Accounts::new(book, &asked, &[]);
        prop_assert!(accounts.is_ok(), "{}", accounts.unwrap_err());
    }
    Ok(rows.len())
}

proptest! {
    #![proptest_config(cases(60))]

    /// P1, P7: what is generated under any rules of points is without fault, and so is what is asked for it.
    #[test]
    fn p1_generated_records_have_no_fault(case in case(1), seed: u64, scale in 0..4_u32, span in span()) {
        let world = case.world.tally();
        sound(world, &[], &RecordPlan { seed, scale, span })?;
    }

    /// D1: likewise under any duties, with cases to follow up.
    #[test]
    fn d1_generated_records_have_no_fault(township in township(1), seed: u64, span in span()) {
        sound(township.world(), &township.closed, &RecordPlan { seed, scale: 0, span })?;
    }
}

/// The laws are tried on something: most worlds give records, with scale and without.
#[test]
fn most_worlds_give_records() {
    let mut runner = TestRunner::deterministic();
    let (mut deeds, mut duties) = (0, 0);
    let plan = |scale| RecordPlan { seed: 7, scale, span: "2026-Q1".parse().unwrap() };
    for _ in 0..40 {
        let case = case(1).new_tree(&mut runner).unwrap().current();
        deeds += usize::from(sound(case.world.tally(), &[], &plan(2)).unwrap() > 0);
        let township = township(1).new_tree(&mut runner).unwrap().current();
        duties += usize::from(sound(township.world(), &township.closed, &plan(0)).unwrap() > 0);
    }
    assert!(deeds > 20 && duties > 20, "{deeds} by deeds, {duties} by duties, of 40");
}
