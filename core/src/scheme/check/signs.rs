//! Figures from outside (R2), and signs of distorted data (R9).

use super::names::Checker;
use crate::read::{Field, Path, Rows};
use crate::scheme::draft::{InputDraft, ScorerDraft, SignsDraft};
use crate::scheme::{Basis, Input, Scorer, Signs};
use crate::value::Ratio;

pub(super) fn inputs(rows: &Rows<InputDraft>, checker: &mut Checker<'_>) -> Vec<Input> {
    let mut inputs = Vec::new();
    for (at, row) in rows.iter() {
        let place = Path::root().field("input").index(at);
        let basis = checker.basis(&row.basis, &row.assumed, InputDraft::FIELDS, || place.clone());
        let scorers = scorers(&row.scorer, &place.field("scorer"), checker);
        let input = || {
            Some(Input {
                code: row.code.get()?.clone(),
                name: row.name.get()?.clone(),
                scorers,
                basis: basis?,
            })
        };
        inputs.extend(input());
    }
    inputs
}

fn scorers(rows: &Rows<ScorerDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<Scorer> {
    checker.not_written_empty(rows, "scorer", || list.clone());
    checker.declare(rows, "scorer", list, "code", |row| &row.code);
    let mut scorers = Vec::new();
    for (at, row) in rows.iter() {
        let weight = checker.over_zero(&row.weight, || list.index(at).field("weight"));
        let scorer =
            || Some(Scorer { code: row.code.get()?.clone(), name: row.name.get()?.clone(), weight: weight? });
        scorers.extend(scorer());
    }
    scorers
}

/// The signs, and whether the document lays them down; what it leaves out is as usual.
pub(super) fn signs(draft: &Field<SignsDraft>, checker: &mut Checker<'_>) -> Option<(Signs, bool)> {
    let usual = Signs::usual(Basis { source: Basis::ASSUMED.parse().ok()?, assumed: Vec::new() });
    if draft.is_absent() {
        return Some((usual, false));
    }
    let (row, place) = (draft.get()?, Path::root().field("signs"));
    let basis = checker.basis(&row.basis, &row.assumed, SignsDraft::FIELDS, || place.clone());
    let mut share = |name, given: &Field<Ratio>, usual| {
        let share = given.get().copied().unwrap_or(usual);
        if share <= Ratio::ZERO || share > Ratio::ONE {
            checker.out_of_bounds(&share, "0 < share <= 1", place.field(name));
        }
        share
    };
    let burst_share = share("burst_share", &row.burst_share, usual.burst_share);
    let capped_share = share("capped_share", &row.capped_share, usual.capped_share);
    let mut count = |name, given: &Field<u32>, least, usual| {
        let count = given.get().copied().unwrap_or(usual);
        if count < least {
            checker.out_of_bounds(&count, &format!("{least}.."), place.field(name));
        }
        count
    };
    let signs = Signs {
        burst_share,
        burst_days: count("burst_days", &row.burst_days, 1, usual.burst_days),
        burst_records: count("burst_records", &row.burst_records, 1, usual.burst_records),
        // Two records are at equal spacing, and one mark is equal, always.
        series_records: count("series_records", &row.series_records, 3, usual.series_records),
        places_minutes: count("places_minutes", &row.places_minutes, 1, usual.places_minutes),
        capped_share,
        spread_marks: count("spread_marks", &row.spread_marks, 2, usual.spread_marks),
        basis: basis?,
    };
    Some((signs, true))
}
