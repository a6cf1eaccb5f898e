//! Ranks and grades of totals (R5): vetoes and what grades demand, and then as [`rate`] has it.

use std::collections::BTreeMap;

use super::adjust::vetoes;
use super::score::{Beyond, Figures, Scores, each, of};
use crate::scheme::{Appraisal, Grade, Grading, Peers, Rounding, Ties};
use crate::tally::rate::{RateColumns, RateTotals, rate};
use crate::value::Fraction;

/// Ranks and grades, by subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grades {
    /// The vetoes that hold, in declared order; empty where there are none.
    pub(super) vetoes: Vec<Vec<usize>>,
    /// How many peers there are.
    pub(super) of: Vec<u32>,
    /// Ranks; `None` for who is unrated or vetoed.
    pub(super) ranks: Vec<Option<u32>>,
    /// Places among the grades; `None` for who is unrated.
    pub(super) grades: Vec<Option<usize>>,
}

/// Ranks all subjects, and grades them where that is laid down.
pub(super) fn grades(appraisal: &Appraisal, figures: &Figures, scores: &Scores) -> Result<Grades, Beyond> {
    let subjects = figures.groups.len();
    let judged = if appraisal.vetoes.is_empty() { 0 } else { subjects };
    let holding = each(0..judged, |subject| vetoes(appraisal, figures, subject))?;
    let ungraded = Grading {
        peers: Peers::All {},
        ties: Ties::Inclusive,
        round: Rounding::Down,
        at_least_one: false,
        grades: vec![Grade {
            code: appraisal.code.clone(),
            name: appraisal.name.clone(),
            least: None,
            quota: None,
            demands: Vec::new(),
        }],
    };
    let grading = appraisal.grading.as_ref().unwrap_or(&ungraded);
    let worst = |holding: &Vec<usize>| {
        let grades = holding.iter().filter_map(|at| appraisal.vetoes.get(*at)).map(|veto| &veto.grade);
        let places = grades.filter_map(|code| grading.grades.iter().position(|grade| grade.code == *code));
        places.max().and_then(|place| u32::try_from(place).ok())
    };
    let vetoed: Vec<Option<u32>> = holding.iter().map(worst).collect();
    let met = met(grading, figures)?;
    let met: Vec<&[bool]> = met.iter().map(Vec::as_slice).collect();
    let columns = RateColumns {
        groups: Some(&figures.groups),
        vetoes: (!appraisal.vetoes.is_empty()).then_some(&vetoed),
        demands: &met,
        ..RateColumns::new(RateTotals::Amounts(&scores.totals))
    };
    // Columns of one length, and grades that the check has seen.
    let ratings = rate(&columns, grading, 1).map_err(|_| Beyond(appraisal.code.clone()))?;
    let graded = appraisal.grading.is_some();
    Ok(Grades {
        vetoes: holding,
        of: peers(figures, scores),
        ranks: (0..subjects).map(|row| ratings.rank(row)).collect(),
        grades: (0..subjects).map(|row| ratings.place(row).filter(|_| graded)).collect(),
    })
}

/// How many peers each has, itself among them if it is rated: those of its group that are.
fn peers(figures: &Figures, scores: &Scores) -> Vec<u32> {
    let mut peers: BTreeMap<u32, u32> = BTreeMap::new();
    for (group, total) in figures.groups.iter().zip(&scores.totals) {
        *peers.entry(*group).or_default() += u32::from(total.is_some());
    }
    figures.groups.iter().map(|group| peers.get(group).copied().unwrap_or_default()).collect()
}

/// Whether each subject meets what a grade demands, by grade; empty for a grade without demands.
fn met(grading: &Grading, figures: &Figures) -> Result<Vec<Vec<bool>>, Beyond> {
    let mut all = Vec::with_capacity(grading.grades.len());
    for (place, grade) in grading.grades.iter().enumerate() {
        let columns = figures.demands.get(place).map_or(&[][..], Vec::as_slice);
        let mut met = if grade.demands.is_empty() { Vec::new() } else { vec![true; figures.groups.len()] };
        for (demand, column) in grade.demands.iter().zip(columns) {
            for (met, value) in met.iter_mut().zip(column) {
                let number = of(&grade.code, value.number())?;
                *met &= number.is_some_and(|number| number >= Fraction::from(demand.least));
            }
        }
        all.push(met);
    }
    Ok(all)
}
