//! R5: every small group there is, under every grading of a grid.

use wangge::scheme::{Grading, Rounding, Ties};
use wangge::value::{Amount, Ratio};
use wangge_tests::model::rate::{Subject, least, rate};

use super::worlds::{Owned, found, grade, grading, ratio, told};

/// Everybody there can be: unrated or with one of some totals, vetoed or not.
fn everybody(totals: &[Option<i64>], vetoes: &[Option<usize>]) -> Vec<Subject> {
    let of = |total: Option<i64>| {
        vetoes.iter().map(move |veto| Subject { group: 0, total, veto: *veto, met: Vec::new() })
    };
    totals.iter().flat_map(|total| of(*total)).collect()
}

/// Every group of up to so many of them, whatever their order.
fn groups(everybody: &[Subject], most: usize) -> Vec<Vec<Subject>> {
    let mut all: Vec<(usize, Vec<Subject>)> = vec![(0, Vec::new())];
    let mut from = 0;
    for _ in 0..most {
        let end = all.len();
        for at in from..end {
            let (first, group) = all[at].clone();
            for (next, one) in everybody.iter().enumerate().skip(first) {
                all.push((next, [group.as_slice(), std::slice::from_ref(one)].concat()));
            }
        }
        from = end;
    }
    all.into_iter().map(|(_, group)| group).collect()
}

/// Three grades, the first two with every pair of some quotas and thresholds, in all eight ways.
fn gradings(quotas: &[Option<Ratio>], thresholds: &[Option<i64>]) -> Vec<Grading> {
    let mut all = Vec::new();
    let whole = |one: Option<Ratio>, other: Option<Ratio>| {
        let [one, other] = [one, other].map(|quota| quota.unwrap_or(Ratio::ZERO));
        one.num() * other.den() + other.num() * one.den() <= one.den() * other.den()
    };
    for (first, second) in quotas.iter().flat_map(|one| quotas.iter().map(move |other| (*one, *other))) {
        for threshold in thresholds.iter().filter(|_| whole(first, second)) {
            let grades = vec![grade(0, *threshold, first), grade(1, None, second), grade(2, None, None)];
            for ways in 0..8 {
                all.push(Grading {
                    ties: if ways & 1 == 0 { Ties::Inclusive } else { Ties::Strict },
                    round: if ways & 2 == 0 { Rounding::Down } else { Rounding::Up },
                    at_least_one: ways & 4 != 0,
                    ..grading(grades.clone())
                });
            }
        }
    }
    all
}

fn quotas() -> Vec<Option<Ratio>> {
    let parts = [(0, 1), (1, 5), (1, 3), (1, 2), (2, 3), (1, 1)];
    [None].into_iter().chain(parts.map(|(num, den)| Some(ratio(num, den)))).collect()
}

/// R5: five subjects, three values, unrated or vetoed each, under 592 gradings: all as the clause is written.
#[test]
fn r5_every_small_group_is_rated_as_the_clause_says() {
    let everybody = everybody(&[None, Some(0), Some(1), Some(2)], &[None, Some(1)]);
    let (groups, gradings) = (groups(&everybody, 5), gradings(&quotas(), &[None, Some(2)]));
    assert!(groups.len() > 1200 && gradings.len() > 300, "{} {}", groups.len(), gradings.len());
    for grading in &gradings {
        for group in &groups {
            assert_eq!(found(group, grading, 1), rate(group, grading), "{group:?} {grading:?}");
        }
    }
}

/// R7: the least total for each grade is that of trying them all, and what a grade needs tells whether it is met.
#[test]
fn r7_the_least_total_for_a_grade_is_that_of_trying_all() {
    let vetoed = Subject { group: 0, total: Some(1), veto: Some(1), met: Vec::new() };
    let mut everybody = everybody(&[None, Some(0), Some(1), Some(2)], &[None]);
    everybody.push(vetoed);
    let groups = groups(&everybody, 4);
    let gradings = gradings(&quotas(), &[None, Some(1), Some(4)]);
    let bottom = Amount::MIN.thousandths();
    // Below all values and thresholds one total is as good as the other.
    let tried = || [bottom, -1, 0, 1, 2, 3, 4, 5];
    for grading in &gradings {
        for group in &groups {
            Owned::of(group, grading).rated(grading, 1, |ratings| {
                assert_eq!(told(ratings), rate(group, grading));
                for at in 0..group.len() {
                    for place in 0..3 {
                        let by_trial = least(group, (at, place), grading, tried());
                        let found = ratings.least_total(at, place).map(Amount::thousandths);
                        assert_eq!(found, by_trial, "{at} {place} {group:?} {grading:?}");
                    }
                    let Some(why) = ratings.why(at) else { continue };
                    let first = why.bars.iter().position(|bar| bar.met).unwrap();
                    assert!(why.vetoed || ratings.place(at) == Some(first), "{why:?}");
                    for bar in &why.bars {
                        assert_eq!(bar.met, bar.needs.is_some_and(|needs| needs <= why.total), "{why:?}");
                    }
                }
            });
        }
    }
}
