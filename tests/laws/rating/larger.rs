//! R5: many rows in many groups, which threads share.

use wangge::scheme::{Grading, Rounding, Ties};
use wangge_tests::model::rate::{Rated, Subject, rate};

use super::worlds::{found, grade, grading, ratio};

fn stars(ties: Ties) -> Grading {
    let quotas = [10, 20, 30, 25].map(|part| Some(ratio(part, 100)));
    let mut grades: Vec<_> =
        quotas.into_iter().enumerate().map(|(at, quota)| grade(at, Some(90), quota)).collect();
    grades.push(grade(4, None, None));
    Grading { ties, round: Rounding::Up, ..grading(grades) }
}

/// Seeded subjects: of the groups the first is as large as all others together.
fn subjects(rows: u64, spread: u64) -> Vec<Subject> {
    let mut seed = 7_u64;
    let mut next = |bound: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % bound
    };
    let mut one = |_| {
        let group = if next(2) == 0 { 0 } else { 1 + next(rows / 50) };
        let total = (next(20) > 0).then(|| i64::try_from(next(spread)).unwrap());
        let veto = (next(40) == 0).then_some(3);
        Subject { group: u32::try_from(group).unwrap(), total, veto, met: Vec::new() }
    };
    (0..rows).map(&mut one).collect()
}

/// R5, V6: as each group by itself, on any number of threads, whether totals lie near each other or far apart.
#[test]
fn r5_many_groups_are_rated_as_each_by_itself() {
    for (spread, ties) in [(200, Ties::Inclusive), (200, Ties::Strict), (6_000_000_000_000, Ties::Inclusive)]
    {
        let (all, grading) = (subjects(40_000, spread), stars(ties));
        let ratings = found(&all, &grading, 1);
        for threads in [2, 3, 64] {
            assert!(found(&all, &grading, threads) == ratings, "{threads}");
        }
        for group in 0..60 {
            let own: Vec<usize> = (0..all.len()).filter(|at| all[*at].group == group).collect();
            let apart: Vec<Subject> = own.iter().map(|at| all[*at].clone()).collect();
            let together: Vec<Rated> = own.iter().map(|at| ratings[*at]).collect();
            // The model compares everyone with everyone: not the largest.
            let by_itself = if group == 0 { found(&apart, &grading, 1) } else { rate(&apart, &grading) };
            assert!(by_itself == together, "{group}");
        }
    }
}
