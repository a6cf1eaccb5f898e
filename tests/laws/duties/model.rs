//! D1–D3, L1: duties against the plain model.

use proptest::prelude::*;
use wangge::tally::duty::Answer;
use wangge::value::Period;
use wangge_tests::cases;
use wangge_tests::duties::{Township, periods, township};
use wangge_tests::model::duty::{Duties, Told};

/// An answer with its reasons, as the model tells it.
pub(super) fn told(answer: Answer<'_, '_>) -> Told {
    let because = answer.because();
    Told {
        duty: answer.duty().code.to_string(),
        period: answer.period(),
        member: answer.member().map(ToString::to_string),
        unit: answer.unit().to_string(),
        held: because.held,
        in_force: because.in_force,
        plans: because.plans.iter().map(ToString::to_string).collect(),
        set: because.set.map(|set| usize::try_from(set).unwrap()),
        required: answer.required().thousandths(),
        done: answer.done().thousandths(),
        records: because.records.iter().map(ToString::to_string).collect(),
        missing: answer.missing().iter().map(ToString::to_string).collect(),
    }
}

/// The periods on whose last day an edition is in force, in order, each once.
pub(super) fn judged(township: &Township, periods: &[Period]) -> Vec<Period> {
    let mut judged: Vec<Period> = periods.to_vec();
    judged.retain(|period| township.world().edition_on(period.last_day()).is_some());
    judged.sort();
    judged.dedup();
    judged
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn d1_duties_are_those_of_the_plain_model(township in township(100), periods in periods()) {
        let activities = township.activities(&township.rows);
        let book = township.book(&activities);
        let (rows, closed) = (&township.rows[..], &township.closed[..]);
        let model = Duties { world: township.world(), rows, closed };
        let judged = judged(&township, &periods);
        let found = book.fulfil(None, &periods);
        if judged.len() < { let mut all = periods.clone(); all.sort(); all.dedup(); all.len() } {
            prop_assert_eq!(found.unwrap_err().code(), "no_edition");
        }
        let found = book.fulfil(None, &judged).unwrap();
        let expected: Vec<Told> = judged.iter().flat_map(|period| model.told(*period)).collect();
        prop_assert_eq!(found.iter().map(told).collect::<Vec<_>>(), expected);
        prop_assert_eq!(found.len(), found.iter().count());
    }
}
