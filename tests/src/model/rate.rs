//! Ranks and grades by the letter of R5: everyone is compared with everyone.

use wangge::scheme::{Grading, Rounding, Ties};
use wangge::value::Ratio;

/// Whoever is rated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// Who are peers.
    pub group: u32,
    /// In thousandths; none is unrated.
    pub total: Option<i64>,
    /// The grade of a veto, by its place.
    pub veto: Option<usize>,
    /// By grade, whether its demands are met, if it has any; all are where there is nothing.
    pub met: Vec<bool>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rated {
    /// Peers, itself among them; 0 for who is unrated.
    pub n: usize,
    /// From 1.
    pub rank: Option<usize>,
    /// By its place.
    pub grade: Option<usize>,
}

/// For how many there is room in a grade and all better ones; none for a grade without quota.
pub fn capacity(grading: &Grading, place: usize, n: usize) -> Option<i128> {
    grading.grades[place].quota?;
    let quotas = grading.grades[..=place].iter().filter_map(|grade| grade.quota);
    let sum = |(num, den): (i128, i128), quota: Ratio| {
        let (more, of) = (i128::from(quota.num()), i128::from(quota.den()));
        (num * of + more * den, den * of)
    };
    let (num, den) = quotas.fold((0, 1), sum);
    let share = num * i128::try_from(n).unwrap();
    let whole = match grading.round {
        Rounding::Down => share.div_euclid(den),
        Rounding::Up => -(-share).div_euclid(den),
    };
    Some(if grading.at_least_one { whole.max(1) } else { whole })
}

/// Rates one among all.
pub fn one(subjects: &[Subject], at: usize, grading: &Grading) -> Rated {
    let own = &subjects[at];
    let Some(total) = own.total else { return Rated { n: 0, rank: None, grade: None } };
    let peers = || subjects.iter().filter(|other| other.group == own.group && other.total.is_some());
    let n = peers().count();
    if own.veto.is_some() {
        return Rated { n, rank: None, grade: own.veto };
    }
    let ranked = || peers().filter(|other| other.veto.is_none());
    let rank = 1 + ranked().filter(|other| other.total > Some(total)).count();
    let ties = ranked().filter(|other| other.total == Some(total)).count();
    let last = grading.grades.len() - 1;
    let grade = (0..last).find(|&place| {
        let grade = &grading.grades[place];
        let enough = grade.least.is_none_or(|least| total >= least.thousandths());
        let within = capacity(grading, place, n).is_none_or(|room| match grading.ties {
            Ties::Inclusive => i128::try_from(rank).unwrap() <= room,
            Ties::Strict => i128::try_from(rank + ties - 1).unwrap() <= room,
        });
        enough && within && (grade.demands.is_empty() || own.met.get(place) != Some(&false))
    });
    Rated { n, rank: Some(rank), grade: Some(grade.unwrap_or(last)) }
}

/// Rates everybody.
pub fn rate(subjects: &[Subject], grading: &Grading) -> Vec<Rated> {
    (0..subjects.len()).map(|at| one(subjects, at, grading)).collect()
}

/// The least of some totals with which one has a grade, all else as it is.
pub fn least(
    subjects: &[Subject],
    (at, grade): (usize, usize),
    grading: &Grading,
    totals: impl IntoIterator<Item = i64>,
) -> Option<i64> {
    let mut changed = subjects.to_vec();
    let given = |total: &i64| {
        changed[at].total = Some(*total);
        one(&changed, at, grading).grade == Some(grade)
    };
    let mut totals: Vec<i64> = totals.into_iter().collect();
    totals.sort_unstable();
    totals.into_iter().find(given)
}
