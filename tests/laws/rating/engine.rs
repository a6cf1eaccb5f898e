//! R5: what holds of any rating.

use proptest::prelude::*;
use wangge::scheme::{Grading, Ties};
use wangge_tests::cases;
use wangge_tests::model::rate::{capacity, rate};

use super::worlds::{any_grading, any_subjects, found};

fn with(grading: &Grading, ties: Ties) -> Grading {
    Grading { ties, ..grading.clone() }
}

proptest! {
    #![proptest_config(cases(400))]

    /// R5: the engine rates as the clause is written.
    #[test]
    fn r5_ratings_are_those_of_the_clause(subjects in any_subjects(40), grading in any_grading()) {
        prop_assert_eq!(found(&subjects, &grading, 1), rate(&subjects, &grading));
    }

    /// R5: strict, no more hold the grades up to one with a quota than it has room for; those of a veto apart.
    #[test]
    fn r5_strict_never_passes_a_quota(subjects in any_subjects(40), grading in any_grading()) {
        let grading = with(&grading, Ties::Strict);
        let ratings = found(&subjects, &grading, 1);
        for (at, one) in subjects.iter().enumerate() {
            let n = ratings[at].n;
            let quotas = (0..grading.grades.len() - 1).filter_map(|place| Some((place, capacity(&grading, place, n)?)));
            // A grade without quota takes whomever it likes, so only what is held by quota alone is counted.
            for (place, room) in quotas.filter(|_| n > 0) {
                let held = subjects.iter().zip(&ratings).filter(|(other, rated)| {
                    other.group == one.group && rated.rank.is_some() && rated.grade == Some(place)
                });
                prop_assert!(i128::try_from(held.count()).unwrap() <= room, "{}", place);
            }
        }
    }

    /// R5: inclusive is never worse than strict.
    #[test]
    fn r5_inclusive_is_never_worse(subjects in any_subjects(40), grading in any_grading()) {
        let inclusive = found(&subjects, &with(&grading, Ties::Inclusive), 1);
        let strict = found(&subjects, &with(&grading, Ties::Strict), 1);
        for (one, other) in inclusive.iter().zip(strict) {
            prop_assert!(one.grade <= other.grade && one.rank == other.rank && one.n == other.n);
        }
    }

    /// R5: equal totals among the same peers, with equal demands met, have equal grades.
    #[test]
    fn r5_equals_are_graded_equally(subjects in any_subjects(40), grading in any_grading()) {
        let ratings = found(&subjects, &grading, 1);
        for (one, rated) in subjects.iter().zip(&ratings) {
            for (other, its) in subjects.iter().zip(&ratings) {
                prop_assert!(one != other || rated == its);
            }
        }
    }

    /// R5: a greater total never has a worse rank or grade, all else as it is.
    #[test]
    fn r5_more_is_never_worse(
        subjects in any_subjects(25),
        grading in any_grading(),
        at in any::<prop::sample::Index>(),
        more in 1..6_i64,
    ) {
        prop_assume!(!subjects.is_empty());
        let at = at.index(subjects.len());
        let Some(total) = subjects[at].total.filter(|total| *total < 100) else { return Ok(()) };
        let mut raised = subjects.clone();
        raised[at].total = Some(total + more);
        let (before, after) = (found(&subjects, &grading, 1)[at], found(&raised, &grading, 1)[at]);
        prop_assert!(after.grade <= before.grade && after.rank <= before.rank && after.n == before.n);
    }

    /// R5, V6: neither the order of the rows nor the numbers of the groups nor the threads tell on anything.
    #[test]
    fn r5_order_and_threads_tell_on_nothing(
        (subjects, shuffled) in any_subjects(40).prop_flat_map(|subjects| {
            let places: Vec<usize> = (0..subjects.len()).collect();
            (Just(subjects), Just(places).prop_shuffle())
        }),
        grading in any_grading(),
        threads in 0..5_usize,
        turn in any::<u32>(),
    ) {
        let ratings = found(&subjects, &grading, 1);
        let mut moved: Vec<_> = shuffled.iter().map(|at| subjects[*at].clone()).collect();
        moved.iter_mut().for_each(|one| one.group = one.group.wrapping_add(turn));
        let other = found(&moved, &grading, threads);
        for (at, its) in shuffled.iter().zip(other) {
            prop_assert_eq!(ratings[*at], its);
        }
    }

    /// R5: who is no peer changes nothing for anybody.
    #[test]
    fn r5_the_unrated_and_other_groups_are_nobodys_peers(
        subjects in any_subjects(30),
        grading in any_grading(),
    ) {
        let ratings = found(&subjects, &grading, 1);
        for group in [0, 1, 2, u32::MAX] {
            let alone = |at: &usize| subjects[*at].group == group && subjects[*at].total.is_some();
            let places: Vec<usize> = (0..subjects.len()).filter(alone).collect();
            let own: Vec<_> = places.iter().map(|at| subjects[*at].clone()).collect();
            let all: Vec<_> = places.iter().map(|at| ratings[*at]).collect();
            prop_assert_eq!(found(&own, &grading, 1), all);
        }
    }
}
