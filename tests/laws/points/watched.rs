//! P8: a pass that is looked on at gives the same, and stops when it is told to.

use std::sync::atomic::{AtomicU64, Ordering};

use proptest::prelude::*;
use wangge::tally::Activities;
use wangge::tally::points::{Options, TallyError, score, score_watched};
use wangge_tests::cases;
use wangge_tests::columns::Texts;
use wangge_tests::worlds::case;

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_pass_stops_at_any_look(case in case(30), threads in 1_usize..4) {
        let (texts, tally) = (Texts::of(&case.rows, case.world.ids), case.world.tally().with_threads(threads));
        let activities = Activities::from_columns(&texts.columns(), &tally).expect("records without fault");
        let options = Options::default();
        let (looks, most) = (AtomicU64::new(0), AtomicU64::new(0));
        let watch = |done: u64, of: u64| {
            looks.fetch_add(1, Ordering::Relaxed);
            most.fetch_max(done, Ordering::Relaxed);
            done <= of
        };
        let watched = score_watched(&tally, &activities, &options, &watch).expect("amounts in bounds");
        let unwatched = score(&tally, &activities, &options).expect("amounts in bounds");
        for (one, other) in watched.purses().zip(unwatched.purses()) {
            prop_assert_eq!(one.credits(), other.credits());
        }
        let rows = 2 * case.rows.len() as u64 * watched.purses().len() as u64;
        prop_assert_eq!(most.into_inner(), rows);
        for last in 0..looks.into_inner() {
            let left = AtomicU64::new(last);
            let until = |_: u64, _: u64| {
                left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
            };
            let stopped = score_watched(&tally, &activities, &options, &until);
            prop_assert_eq!(stopped.err(), Some(TallyError::Stopped {}));
        }
    }
}
