//! Gradings and subjects of every sort, and both as the engine takes them.

use proptest::prelude::*;
use wangge::scheme::{Demand, Grade, Grading, Measure, Narrowing, Peers, Rounding, Ties, What};
use wangge::tally::rate::{RateColumns, RateTotals, Ratings, rate};
use wangge::value::{Amount, Ratio};
use wangge_tests::model::rate::{Rated, Subject};

pub(super) fn ratio(num: i64, den: i64) -> Ratio {
    Ratio::new(num, den).unwrap()
}

pub(super) fn grade(place: usize, least: Option<i64>, quota: Option<Ratio>) -> Grade {
    let code = format!("g-{place}");
    Grade {
        code: code.parse().unwrap(),
        name: code.parse().unwrap(),
        least: least.map(|least| Amount::from_thousandths(least).unwrap()),
        quota,
        demands: Vec::new(),
    }
}

pub(super) fn grading(grades: Vec<Grade>) -> Grading {
    let (ties, round) = (Ties::Inclusive, Rounding::Down);
    Grading { peers: Peers::All {}, ties, round, at_least_one: false, grades }
}

/// Some demand: which is of no account, since the columns say who meets it.
pub(super) fn demand() -> Demand {
    let measure = Measure { what: What::Reported, cases: Narrowing::default(), weights: Vec::new() };
    Demand { measure, least: Ratio::ONE }
}

/// Columns that own what they hold.
pub(super) struct Owned {
    totals: Vec<Option<Amount>>,
    groups: Vec<u32>,
    vetoes: Vec<Option<u32>>,
    demands: Vec<Vec<bool>>,
}

impl Owned {
    pub(super) fn of(subjects: &[Subject], grading: &Grading) -> Self {
        let amount = |total: i64| Amount::from_thousandths(total).unwrap();
        let column = |(place, grade): (usize, &Grade)| match grade.demands.is_empty() {
            true => Vec::new(),
            false => subjects.iter().map(|one| one.met.get(place) != Some(&false)).collect(),
        };
        Self {
            totals: subjects.iter().map(|one| one.total.map(amount)).collect(),
            groups: subjects.iter().map(|one| one.group).collect(),
            vetoes: subjects.iter().map(|one| one.veto.map(|place| u32::try_from(place).unwrap())).collect(),
            demands: grading.grades.iter().enumerate().map(column).collect(),
        }
    }

    /// Rates them, and hands over what came of it.
    pub(super) fn rated<T>(
        &self,
        grading: &Grading,
        threads: usize,
        look: impl FnOnce(&Ratings<'_>) -> T,
    ) -> T {
        let demands: Vec<&[bool]> = self.demands.iter().map(Vec::as_slice).collect();
        let columns = RateColumns {
            totals: RateTotals::Amounts(&self.totals),
            groups: Some(&self.groups),
            vetoes: Some(&self.vetoes),
            demands: &demands,
        };
        look(&rate(&columns, grading, threads).unwrap())
    }
}

/// What the engine says, as the model does.
pub(super) fn found(subjects: &[Subject], grading: &Grading, threads: usize) -> Vec<Rated> {
    Owned::of(subjects, grading).rated(grading, threads, told)
}

pub(super) fn told(ratings: &Ratings<'_>) -> Vec<Rated> {
    let peers = ratings.peers();
    let row = |row: usize| Rated {
        n: peers[row] as usize,
        rank: ratings.rank(row).map(|rank| rank as usize),
        grade: ratings.place(row),
    };
    (0..ratings.len()).map(row).collect()
}

/// Quotas that are at most the whole together, small denominators and large.
pub(super) fn any_grading() -> impl Strategy<Value = Grading> {
    let quota = prop_oneof![
        2 => Just(None),
        1 => Just(Some(Ratio::ZERO)),
        4 => (0..=4_i64).prop_map(|tenths| Some(ratio(tenths, 16))),
        1 => (0..=250_000_000_i64).prop_map(|part| Some(ratio(part, 1_000_000_000))),
        1 => (1..=7_i64).prop_map(|part| Some(ratio(1, 3 + part))),
    ];
    let least = prop::option::of(-3..9_i64);
    let better = prop::collection::vec((least, quota, any::<bool>()), 1..4);
    (better, any::<(bool, bool, bool)>()).prop_map(|(better, (strict, up, at_least_one))| {
        let made = better.into_iter().enumerate().map(|(place, (least, quota, demanding))| {
            let demands = if demanding && place % 2 == 0 { vec![demand()] } else { Vec::new() };
            Grade { demands, ..grade(place, least, quota) }
        });
        let mut grades: Vec<Grade> = made.collect();
        grades.push(grade(grades.len(), None, None));
        Grading {
            ties: if strict { Ties::Strict } else { Ties::Inclusive },
            round: if up { Rounding::Up } else { Rounding::Down },
            at_least_one,
            ..grading(grades)
        }
    })
}

/// Subjects of a few groups, whose totals are mostly few and sometimes the greatest there are.
pub(super) fn any_subjects(most: usize) -> impl Strategy<Value = Vec<Subject>> {
    let total = prop_oneof![
        2 => Just(None),
        12 => (-2..8_i64).prop_map(Some),
        1 => Just(Some(Amount::MAX.thousandths())),
        1 => Just(Some(Amount::MIN.thousandths())),
    ];
    let group = prop_oneof![6 => 0..3_u32, 1 => Just(u32::MAX), 1 => Just(4_000_000_000)];
    let veto = prop::option::weighted(0.1, 0..2_usize);
    let met = prop::collection::vec(prop::bool::weighted(0.7), 3);
    let one = (group, total, veto, met);
    let subject = one.prop_map(|(group, total, veto, met)| Subject { group, total, veto, met });
    prop::collection::vec(subject, 0..most)
}
