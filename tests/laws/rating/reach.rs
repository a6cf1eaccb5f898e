//! R7: the least total for a grade, among many and at the ends of what there is.

use proptest::prelude::*;
use wangge::value::Amount;
use wangge_tests::cases;
use wangge_tests::model::rate::least;

use super::worlds::{Owned, any_grading, any_subjects, found};

const BOTTOM: i64 = Amount::MIN.thousandths();
const TOP: i64 = Amount::MAX.thousandths();

proptest! {
    #![proptest_config(cases(300))]

    /// R7: as trying every total that can matter: those of others, the thresholds, and what lies beside them.
    #[test]
    fn r7_the_least_total_is_exact(
        subjects in any_subjects(25),
        grading in any_grading(),
        at in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!subjects.is_empty());
        let at = at.index(subjects.len());
        let thresholds = grading.grades.iter().filter_map(|grade| Some(grade.least?.thousandths()));
        let known: Vec<i64> = subjects.iter().filter_map(|one| one.total).chain(thresholds).collect();
        let beside = known.iter().flat_map(|total| [total - 1, *total, total + 1]);
        let tried: Vec<i64> = beside.chain([BOTTOM, TOP]).filter(|total| (BOTTOM..=TOP).contains(total)).collect();
        Owned::of(&subjects, &grading).rated(&grading, 1, |ratings| {
            for place in 0..grading.grades.len() {
                let by_trial = least(&subjects, (at, place), &grading, tried.clone());
                let total = ratings.least_total(at, place).map(Amount::thousandths);
                prop_assert_eq!(total, by_trial, "{} {}", at, place);
                // Recomputed by the engine itself, it gives the grade; a thousandth less does not.
                let mut changed = subjects.clone();
                for (total, given) in total.into_iter().flat_map(|total| [(total, true), (total - 1, false)]) {
                    if total >= BOTTOM {
                        changed[at].total = Some(total);
                        prop_assert_eq!(found(&changed, &grading, 1)[at].grade == Some(place), given);
                    }
                }
            }
            prop_assert_eq!(ratings.least_total(subjects.len(), 0), None);
            prop_assert_eq!(ratings.least_total(at, grading.grades.len()), None);
            Ok(())
        })?;
    }
}
