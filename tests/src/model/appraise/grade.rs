//! Ranks and grades (R5).

use wangge::scheme::{Appraisal, Grading, Rounding, Ties};
use wangge::value::Code;

use super::adjust::holding;
use super::{Exact, Figures, Peer};

/// Rank and grade of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// How many peers there are.
    pub peers: usize,
    /// The rank among those that hold one.
    pub rank: Option<usize>,
    /// The place of the grade.
    pub grade: Option<usize>,
    /// The vetoes that hold.
    pub vetoes: Vec<usize>,
}

/// R5: of each subject, by its total; without one it is unrated.
pub fn graded(
    appraisal: &Appraisal,
    peers: &[Peer],
    figures: &[Figures],
    totals: &[Option<i64>],
) -> Vec<Graded> {
    let vetoes: Vec<Vec<usize>> = figures.iter().map(|own| holding(appraisal, own)).collect();
    let of = |at: usize| {
        let own = |other: &usize| peers[*other] == peers[at];
        // Unrated are no peers; vetoed count in n but hold no rank.
        let rated: Vec<usize> =
            (0..totals.len()).filter(own).filter(|other| totals[*other].is_some()).collect();
        let ranked: Vec<i64> = rated
            .iter()
            .filter(|other| vetoes[**other].is_empty())
            .filter_map(|other| totals[*other])
            .collect();
        let total = totals[at].filter(|_| vetoes[at].is_empty());
        let rank = total.map(|total| ranked.iter().filter(|other| **other > total).count() + 1);
        let ties = total.map_or(0, |total| ranked.iter().filter(|other| **other == total).count());
        let grade = appraisal.grading.as_ref().filter(|_| totals[at].is_some()).map(|grading| {
            let place = |code: &Code| grading.grades.iter().position(|grade| grade.code == *code).unwrap();
            // Several vetoes: the worst.
            let worst = vetoes[at].iter().map(|veto| place(&appraisal.vetoes[*veto].grade)).max();
            worst.unwrap_or_else(|| {
                first(grading, &figures[at].demands, (totals[at].unwrap(), rank.unwrap(), ties), rated.len())
            })
        });
        Graded { peers: rated.len(), rank, grade, vetoes: vetoes[at].clone() }
    };
    (0..totals.len()).map(of).collect()
}

/// The first grade whose conditions are met by a total, its rank, and how many have it; the last takes the rest.
pub fn first(
    grading: &Grading,
    demands: &[Vec<Option<Exact>>],
    (total, rank, ties): (i64, usize, usize),
    peers: usize,
) -> usize {
    let mut share = Exact::ZERO;
    for (place, grade) in grading.grades.iter().enumerate() {
        let reached = grade.least.is_none_or(|least| total >= least.thousandths());
        let demanded = grade
            .demands
            .iter()
            .zip(&demands[place])
            .all(|(demand, value)| value.is_some_and(|value| value >= Exact::from(demand.least)));
        let fits = grade.quota.is_none_or(|quota| {
            share = share + Exact::from(quota);
            let (above, below) = (Exact::whole(peers as i128) * share).parts();
            let capacity = match grading.round {
                Rounding::Down => above / below,
                Rounding::Up => (above + below - 1) / below,
            };
            let capacity = if grading.at_least_one { capacity.max(1) } else { capacity };
            let last = match grading.ties {
                Ties::Inclusive => rank,
                Ties::Strict => rank + ties - 1,
            };
            last as i128 <= capacity
        });
        if reached && demanded && fits {
            return place;
        }
    }
    grading.grades.len() - 1
}
