//! D2, D3: which records count.

use proptest::prelude::*;
use wangge::scheme::Asks;
use wangge::tally::ActivityRow;
use wangge::tally::duty::{Because, Fulfilment, Measure};
use wangge::value::Period;
use wangge_tests::cases;
use wangge_tests::duties::{Township, periods, township};

use super::model::{judged, told};

fn written(found: &Fulfilment<'_>) -> String {
    serde_json::to_string(found).unwrap() + &format!("{:?}", found.iter().map(told).collect::<Vec<_>>())
}

/// Everything that is said with these records instead.
fn with(township: &Township, rows: &[ActivityRow], periods: &[Period]) -> String {
    let activities = township.activities(rows);
    written(&township.book(&activities).fulfil(None, periods).unwrap())
}

/// What the records that are named add up to, by the words of the clause.
fn again(because: &Because, rows: &[ActivityRow]) -> i64 {
    let named = because.records.iter().map(|id| rows.iter().find(|row| row.id == *id).unwrap());
    let mut targets: Vec<_> = named.clone().filter_map(|row| row.target.as_ref()).collect();
    targets.sort();
    targets.dedup();
    match because.measure {
        Measure::Times => i64::try_from(because.records.len()).unwrap() * 1000,
        Measure::Amount => named.map(|row| row.quantity.thousandths()).sum(),
        _ => i64::try_from(targets.len()).unwrap() * 1000,
    }
}

proptest! {
    #![proptest_config(cases(200))]

    /// D2: what is done lies between nothing and what is required; where nothing is required there is no data.
    #[test]
    fn d2_done_is_at_most_required_and_the_reasons_suffice(township in township(100), periods in periods()) {
        let activities = township.activities(&township.rows);
        let found = township.book(&activities).fulfil(None, &judged(&township, &periods)).unwrap();
        for answer in found.iter() {
            let (required, done) = (answer.required(), answer.done());
            prop_assert!(0 <= done.thousandths() && done <= required);
            prop_assert_eq!(answer.owed().checked_add(done), Ok(required));
            prop_assert_eq!(answer.is_no_data(), required.thousandths() == 0);
            let covers = matches!(answer.duty().asks, Asks::Coverage(_));
            prop_assert!(covers || !answer.is_no_data());
            let because = answer.because();
            prop_assert_eq!(again(&because, &township.rows).min(required.thousandths()), done.thousandths());
            prop_assert_eq!((because.required, because.done), (required, done));
            prop_assert_eq!(because.missing.len() as i64 * 1000, if covers { answer.owed().thousandths() } else { 0 });
            // No proration: less than half binds nobody.
            prop_assert!(because.in_force * 2 >= because.days && because.held.is_none_or(|held| held * 2 >= because.days));
        }
    }

    /// V6: the order of records and of closed cases is of no account, nor that of the periods asked.
    #[test]
    fn v6_the_order_of_what_is_given_is_of_no_account(township in township(40), periods in periods(), seed: u64) {
        let mut rng = wangge::generate::Rng::new(seed);
        let judged = judged(&township, &periods);
        let first = with(&township, &township.rows, &judged);
        let mut other = township;
        rng.shuffle(&mut other.rows);
        rng.shuffle(&mut other.closed);
        let mut shuffled: Vec<Period> = judged.iter().chain(&judged).copied().collect();
        rng.shuffle(&mut shuffled);
        prop_assert_eq!(with(&other, &other.rows, &shuffled), first);
    }

    /// D3: a record serves every duty that lists its kind: each duty is answered alike with the others and alone.
    #[test]
    fn d3_duties_take_nothing_from_each_other(township in township(100), periods in periods()) {
        let activities = township.activities(&township.rows);
        let book = township.book(&activities);
        for period in judged(&township, &periods) {
            let all = book.fulfil(None, &[period]).unwrap();
            let edition = township.world().edition_on(period.last_day()).unwrap();
            for duty in edition.duties().iter().filter(|duty| duty.per == period.kind()) {
                let alone = book.fulfil(Some(&duty.code), &[period]).unwrap();
                let of_all: Vec<_> = all.iter().filter(|answer| answer.duty().code == duty.code).map(told).collect();
                prop_assert_eq!(alone.iter().map(told).collect::<Vec<_>>(), of_all);
            }
        }
    }

    /// D2: what is taken back counts as if it had never been, and so does what takes it back.
    #[test]
    fn d2_reversed_records_never_count(township in township(100), periods in periods()) {
        let judged = judged(&township, &periods);
        let taken = |row: &ActivityRow| township.rows.iter().any(|other| other.reverses.as_ref() == Some(&row.id));
        let live: Vec<ActivityRow> =
            township.rows.iter().filter(|row| row.reverses.is_none() && !taken(row)).cloned().collect();
        prop_assert_eq!(with(&township, &township.rows, &judged), with(&township, &live, &judged));
    }

    /// D2: unverified records count unless verification is demanded; who verifies their own has not.
    #[test]
    fn d2_unverified_records_count_unless_verification_is_demanded(township in township(100), periods in periods()) {
        let judged = judged(&township, &periods);
        let mut bare = township.rows.clone();
        bare.iter_mut().for_each(|row| row.verified_by = None);
        let [given, bare] = [&township.rows, &bare].map(|rows| township.activities(rows));
        let (given, bare) = (township.book(&given), township.book(&bare));
        let (given, bare) = (given.fulfil(None, &judged).unwrap(), bare.fulfil(None, &judged).unwrap());
        prop_assert_eq!(given.len(), bare.len());
        for (one, other) in given.iter().zip(bare.iter()) {
            if one.duty().verified {
                prop_assert!(other.because().records.is_empty());
                let verified = |id: &_| {
                    let row = township.rows.iter().find(|row| row.id == *id).unwrap();
                    row.verified_by.as_ref().is_some_and(|by| *by != row.member)
                };
                prop_assert!(one.because().records.iter().all(verified));
            } else {
                prop_assert_eq!(told(one), told(other));
            }
        }
    }

    /// D2: doing the same again covers nothing more, and distinct targets count once; every other count grows.
    #[test]
    fn d2_coverage_counts_distinct_targets(township in township(40), periods in periods()) {
        let judged = judged(&township, &periods);
        let again = |row: &ActivityRow| ActivityRow {
            id: format!("again-{}", row.id).parse().unwrap(),
            reverses: row.reverses.as_ref().map(|id| format!("again-{id}").parse().unwrap()),
            ..row.clone()
        };
        let twice: Vec<ActivityRow> = township.rows.iter().cloned().chain(township.rows.iter().map(again)).collect();
        let [once, twice] = [&township.rows, &twice].map(|rows| township.activities(rows));
        let (once, twice) = (township.book(&once), township.book(&twice));
        let (once, twice) = (once.fulfil(None, &judged).unwrap(), twice.fulfil(None, &judged).unwrap());
        for (one, two) in once.iter().zip(twice.iter()) {
            prop_assert_eq!(two.because().records.len(), one.because().records.len() * 2);
            let distinct = !matches!(one.measure(), Measure::Times | Measure::Amount);
            if distinct {
                prop_assert_eq!((one.done(), one.missing()), (two.done(), two.missing()));
            } else {
                let doubled = (one.done().thousandths() * 2).min(one.required().thousandths());
                prop_assert!(two.done().thousandths() >= doubled);
            }
        }
    }
}
