//! P1–P5, P8: what is held against the plain model is caught wherever it is wrong.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::json;
use wangge::tally::ActivityRow;
use wangge::value::{Code, HouseholdId, Instant, PeriodKind, RecordId};
use wangge_tests::cases;
use wangge_tests::compare::{Candidate, Plain, compare};
use wangge_tests::model::points::{
    Book, Cut, Fault, Ids, Outcome, Overflow, Pass, Points, Reason, Row, State, Totals,
};
use wangge_tests::worlds::{Case, World, broken, case, large, local, now, rule, visit};

use super::told::under;

/// What a candidate gets wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Error {
    /// It is the model.
    None,
    /// It does not see that a record is taken back twice.
    ReversedTwice,
    /// It takes ids that are texts for numbers, or the other way round.
    Ids,
    /// What verification is missing from falls through to nothing.
    Unverified,
    /// It cuts a thousandth too much.
    CutTooMuch,
    /// It names another cap.
    OtherCap,
    /// It takes a reversal for a record.
    Reversal,
    /// It looks at what is filed at the very instant as filed later.
    Exclusive,
    /// It takes adjustments for credits.
    NoAdjustment,
    /// It leaves a unit's subtree out.
    OwnUnit,
    /// It counts every credit at its record, whatever is booked when.
    NoBooks,
    /// It gives a household no more than a point.
    Household,
    /// It finds an overflow where there is none.
    Overflow,
}

const ERRORS: [Error; 12] = [
    Error::ReversedTwice,
    Error::Ids,
    Error::Unverified,
    Error::CutTooMuch,
    Error::OtherCap,
    Error::Reversal,
    Error::Exclusive,
    Error::NoAdjustment,
    Error::OwnUnit,
    Error::NoBooks,
    Error::Household,
    Error::Overflow,
];

impl Error {
    /// Whether this is the error.
    fn is(self, other: Self) -> bool {
        self == other
    }

    fn points(self, world: &World) -> Points<'_> {
        let other = if world.ids == Ids::Text { Ids::Numbers } else { Ids::Text };
        // Texts that are no numbers cannot be taken for such.
        let ids = if self.is(Self::Ids) && world.ids == Ids::Numbers { other } else { world.ids };
        Points::new(world.tally(), ids)
    }

    fn spoil(self, row: &mut Row) {
        if self.is(Self::Reversal) && row.state == State::Reversal {
            row.state = State::Unscored;
        }
        for outcome in row.outcomes.values_mut() {
            if self.is(Self::Unverified) && outcome.reason == Some(Reason::Verification) {
                outcome.reason = None;
            }
            if let Some(Cut { cap, amount }) = &mut outcome.cut {
                if self.is(Self::CutTooMuch) && outcome.credit > 0 {
                    (outcome.credit, *amount) = (outcome.credit - 1, *amount + 1);
                }
                if self.is(Self::OtherCap) && cap.as_str() == "cap-0" {
                    *cap = "cap-1".parse().unwrap();
                }
            }
        }
    }
}

impl Candidate for Error {
    fn check(&self, world: &World, rows: &[ActivityRow]) -> Vec<(usize, Fault)> {
        let mut faults = Plain.check(world, rows);
        faults.retain(|(_, fault)| !self.is(Self::ReversedTwice) || *fault != Fault::ReversesTwice);
        faults.reverse();
        faults
    }

    fn pass(&self, world: &World, rows: &[ActivityRow], filed_by: Option<Instant>) -> Result<Pass, Overflow> {
        if self.is(Self::Overflow) && rows.len() > 20 {
            return Err(Overflow(vec![rows[0].id.clone()]));
        }
        let before = |by: Instant| Instant::from_millis(by.millis() - 1).unwrap();
        let filed_by = if self.is(Self::Exclusive) { filed_by.map(before) } else { filed_by };
        let mut pass = self.points(world).pass(rows, filed_by)?;
        pass.rows.iter_mut().for_each(|row| self.spoil(row));
        Ok(pass)
    }

    fn settle(&self, world: &World, rows: &[ActivityRow], now: Instant) -> Result<Book, Overflow> {
        let mut book = Plain.settle(world, rows, now)?;
        if self.is(Self::NoAdjustment) {
            book.entries.iter_mut().for_each(|entry| entry.adjustment = false);
        }
        book.entries.sort_by_key(|entry| (entry.settled, entry.purse.clone(), entry.row));
        Ok(book)
    }

    fn totals(
        &self,
        world: &World,
        rows: &[ActivityRow],
        now: Instant,
        (purse, per): (&Code, PeriodKind),
    ) -> Result<Totals, Overflow> {
        let mut totals = Plain.totals(world, rows, now, (purse, per))?;
        let points = world.points();
        if self.is(Self::OwnUnit) {
            let own: BTreeSet<_> = rows.iter().map(|row| &row.unit).collect();
            totals.units.retain(|(unit, _), _| own.contains(unit));
        }
        if self.is(Self::NoBooks) {
            let credits = points.credits(rows, &points.pass(rows, Some(now))?);
            totals = points.totals(rows, &credits, purse, per);
        }
        Ok(totals)
    }

    fn household(
        &self,
        world: &World,
        rows: &[ActivityRow],
        now: Instant,
        of: (&Code, &HouseholdId),
    ) -> Result<i128, Overflow> {
        let total = Plain.household(world, rows, now, of)?;
        Ok(if self.is(Self::Household) { total.min(1000) } else { total })
    }
}

proptest! {
    #![proptest_config(cases(300))]

    /// The comparison has nothing to say of the model itself, on records right and wrong.
    #[test]
    fn the_model_agrees_with_itself(case in case(40), large in large(10), broken in broken(), now in now()) {
        prop_assert_eq!(compare(&Plain, &case, now), Ok(()));
        prop_assert_eq!(compare(&Error::None, &large, now), Ok(()));
        prop_assert_eq!(compare(&Error::None, &case, now), Ok(()));
        prop_assert_eq!(compare(&Error::None, &broken, now), Ok(()));
    }
}

/// Each error is caught in one of a few hundred cases.
#[test]
fn whatever_is_wrong_is_caught() {
    let mut runner = TestRunner::deterministic();
    let (sound, wrong, nows) = (case(40), broken(), now());
    let mut left: Vec<Error> = ERRORS.to_vec();
    for number in 0..600 {
        let mut case: Case = if number % 3 == 0 {
            wrong.new_tree(&mut runner).unwrap().current()
        } else {
            sound.new_tree(&mut runner).unwrap().current()
        };
        let now = nows.new_tree(&mut runner).unwrap().current();
        if let Some(row) = case.rows.first_mut().filter(|_| number % 2 == 0) {
            // Something is filed at the very instant.
            row.filed_at = Some(now.max(row.at));
        }
        left.retain(|error| compare(error, &case, now).is_ok());
    }
    assert!(left.is_empty(), "{left:?} are never caught");
}

/// V3: an overflow is to be found, and to name a record that overflows.
#[test]
fn v3_an_overflow_names_a_record_that_overflows() {
    struct Names(Option<&'static str>);
    impl Candidate for Names {
        fn check(&self, world: &World, rows: &[ActivityRow]) -> Vec<(usize, Fault)> {
            Plain.check(world, rows)
        }

        fn pass(&self, _: &World, rows: &[ActivityRow], _: Option<Instant>) -> Result<Pass, Overflow> {
            let named: Option<RecordId> = self.0.map(|id| id.parse().unwrap());
            let nothing =
                Row { state: State::Unscored, outcomes: std::iter::empty::<(Code, Outcome)>().collect() };
            named.map_or_else(|| Ok(Pass { rows: vec![nothing; rows.len()] }), |id| Err(Overflow(vec![id])))
        }

        fn settle(&self, world: &World, rows: &[ActivityRow], now: Instant) -> Result<Book, Overflow> {
            Plain.settle(world, rows, now)
        }

        fn totals(
            &self,
            world: &World,
            rows: &[ActivityRow],
            now: Instant,
            of: (&Code, PeriodKind),
        ) -> Result<Totals, Overflow> {
            Plain.totals(world, rows, now, of)
        }

        fn household(
            &self,
            world: &World,
            rows: &[ActivityRow],
            now: Instant,
            of: (&Code, &HouseholdId),
        ) -> Result<i128, Overflow> {
            Plain.household(world, rows, now, of)
        }
    }
    let rule = rule("one", 8e12, json!({}));
    let world = under(&[rule], &[]);
    let mut rows = ["r-1", "r-2"].map(|id| visit(id, "2026-03-05T10:00")).to_vec();
    rows[1].quantity = "2".parse().unwrap();
    let (case, now) = (Case { world, rows }, local("2026-06-01T10:00"));
    assert_eq!(compare(&Names(Some("r-2")), &case, now), Ok(()));
    assert!(compare(&Names(Some("r-1")), &case, now).is_err());
    assert!(compare(&Names(None), &case, now).is_err());
}
