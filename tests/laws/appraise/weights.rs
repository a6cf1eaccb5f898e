//! R8: how far a weight can move.

use proptest::prelude::*;
use wangge::scheme::{Appraisal, How, Scoring};
use wangge::tally::appraise::MAX_STEPS;
use wangge::value::Amount;
use wangge_tests::appraisals::{asked, township};
use wangge_tests::cases;
use wangge_tests::model::appraise::{Told, top};

/// The appraisal with another weight, in thousandths; `None` where no scheme could have it.
fn with(appraisal: &Appraisal, nth: usize, weight: i64) -> Option<Appraisal> {
    let mut moved = appraisal.clone();
    moved.indicators[nth].weight = Amount::from_thousandths(weight).ok().filter(|_| weight > 0)?;
    match &moved.indicators[nth].how {
        How::Measured { scoring: Scoring::Deduct { floor, .. }, .. } => {
            (weight >= floor.thousandths()).then_some(moved)
        }
        _ => Some(moved),
    }
}

/// One of the last digit; of a whole number a hundredth.
fn step(weight: Amount) -> i64 {
    let text = weight.to_string();
    let digits = text.split_once('.').map_or(2, |(_, digits)| digits.len());
    10_i64.pow(3 - u32::try_from(digits).unwrap())
}

proptest! {
    #![proptest_config(cases(16))]

    /// R8: along the run nobody enters or leaves the top grade; a step beyond it somebody does, or there is no such
    /// weight.
    #[test]
    fn r8_runs_of_weights_are_as_long_as_can_be(township in township(30), asked in asked()) {
        township.with(|book, judge| {
            let (code, period) = &asked;
            let Ok(appraised) = book.appraise(code, *period) else { return Ok(()) };
            let told = judge.told(code, *period).unwrap();
            let Told { appraisal, ref peers, ref figures, .. } = *told;
            let runs = appraised.weight_runs().unwrap();
            if appraisal.grading.is_none() {
                prop_assert!(runs.is_empty());
                return Ok(());
            }
            prop_assert_eq!(runs.len(), appraisal.indicators.len());
            let now = top(appraisal, peers, figures);
            for (nth, run) in runs.iter().enumerate() {
                let (weight, step) = (appraisal.indicators[nth].weight, step(appraisal.indicators[nth].weight));
                prop_assert_eq!((run.weight, run.step.thousandths()), (weight, step));
                let same = |weight: i64| {
                    with(appraisal, nth, weight).is_some_and(|moved| top(&moved, peers, figures) == now)
                };
                for (end, more, by) in [(run.least, run.and_less, -step), (run.most, run.and_more, step)] {
                    let (end, own) = (end.thousandths(), weight.thousandths());
                    let steps = (end - own) / by;
                    prop_assert!(steps >= 0 && own + steps * by == end);
                    let every = (steps / 50).max(1);
                    for at in (0..=steps).filter(|at| *at < 20 || steps - at < 20 || at % every == 0) {
                        prop_assert!(same(own + at * by), "{} {} {}", run.indicator, own, at);
                    }
                    if more {
                        prop_assert_eq!(steps, i64::from(MAX_STEPS));
                    } else {
                        prop_assert!(!same(end + by), "{} goes on beyond {}", run.indicator, end);
                    }
                }
            }
            Ok(())
        })?;
    }
}
