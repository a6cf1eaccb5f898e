//! Indicators (R3): a measure with its scoring, or a mix of other appraisals.

use std::collections::BTreeMap;

use super::fields::{belonging, exactly_one};
use super::lowering::{falls, lowering};
use super::measures::{Frame, measure};
use super::names::Checker;
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::draft::{AppraisalDraft, BandDraft, IndicatorDraft, MixDraft};
use crate::scheme::words::{NoData, ScoringWord};
use crate::scheme::{Band, How, Indicator, MixPart, Scoring};
use crate::value::{Amount, Code, Ratio};

pub(super) fn indicators(
    appraisal: &AppraisalDraft,
    frame: &Frame<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Vec<Indicator> {
    let (rows, list) = (&appraisal.indicator, place.field("indicator"));
    checker.declare(rows, "indicator", &list, "code", |row| &row.code);
    full_mark(appraisal, &list, checker);
    rows.iter().filter_map(|(at, row)| indicator(row, frame, &list.index(at), checker)).collect()
}

/// The base and all weights are an amount together.
fn full_mark(appraisal: &AppraisalDraft, list: &Path, checker: &mut Checker<'_>) {
    let mut full = appraisal.base.get().copied().unwrap_or(Amount::ZERO);
    for (at, row) in appraisal.indicator.iter() {
        let Some(weight) = row.weight.get() else { continue };
        match full.checked_add(*weight) {
            Ok(more) => full = more,
            Err(error) => {
                checker.fault(FaultKind::Value(error), list.index(at).field("weight"));
                return;
            }
        }
    }
}

fn indicator(
    row: &IndicatorDraft,
    frame: &Frame<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<Indicator> {
    let basis = checker.basis(&row.basis, &row.assumed, IndicatorDraft::FIELDS, || place.clone());
    let weight = checker.over_zero(&row.weight, || place.field("weight"));
    let how = how(row, weight, frame, place, checker);
    Some(Indicator {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        weight: weight?,
        how: how?,
        no_data: row.no_data.get().copied().unwrap_or(NoData::Out),
        basis: basis?,
    })
}

fn how(
    row: &IndicatorDraft,
    weight: Option<Amount>,
    frame: &Frame<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<How> {
    let sorts = [("measure", row.measure.is_absent()), ("mix", row.mix.is_absent())];
    let sort = exactly_one(&sorts, place, checker);
    if sort == Some("mix") {
        let given = row.measured();
        let fields = given.arguments().into_iter().chain(given.narrowing()).chain(beside(row));
        let fields: Vec<_> = fields.chain([("scoring", row.scoring.is_absent())]).collect();
        belonging((&[], &[]), "mix", &fields, place, checker);
        return Some(How::Mix { mix: mix(&row.mix, &place.field("mix"), checker) });
    }
    if sort == Some("measure") && row.scoring.is_absent() {
        checker.missing("scoring", place);
    }
    let measure = measure(row.measured(), frame, place, checker);
    if falls(row) {
        lowering(row.measured(), &row.code, frame.known, place, checker);
    }
    let scoring = scoring(row, weight, place, checker);
    mix(&row.mix, &place.field("mix"), checker);
    Some(How::Measured { measure: Box::new(measure?), scoring: scoring? })
}

/// What stands beside a scoring.
fn beside(row: &IndicatorDraft) -> [(&'static str, bool); 7] {
    [
        ("target", row.target.is_absent()),
        ("from", row.from.is_absent()),
        ("to", row.to.is_absent()),
        ("band", row.band.is_absent()),
        ("lowest_first", row.lowest_first.is_absent()),
        ("each", row.each.is_absent()),
        ("floor", row.floor.is_absent()),
    ]
}

fn scoring(
    row: &IndicatorDraft,
    weight: Option<Amount>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<Scoring> {
    let word = *row.scoring.get()?;
    let own: (&[&str], &[&str]) = match word {
        ScoringWord::Ratio => (&["target"], &[]),
        ScoringWord::Linear => (&["from", "to"], &[]),
        ScoringWord::Bands => (&["band"], &[]),
        ScoringWord::Rank => (&[], &["lowest_first"]),
        ScoringWord::Deduct => (&["each"], &["floor"]),
        ScoringWord::Points => (&[], &[]),
    };
    belonging(own, word.as_str(), &beside(row), place, checker);
    let target = checker.factor(&row.target, || place.field("target"));
    let (from, to) = (row.from.get().copied(), row.to.get().copied());
    if let Some(to) = to.filter(|_| from == to) {
        checker.out_of_bounds(&to, "to != from", place.field("to"));
    }
    let bands = bands(&row.band, &place.field("band"), checker);
    let each = checker.over_zero(&row.each, || place.field("each"));
    let floor = row.floor.get().copied().unwrap_or(Amount::ZERO);
    if let Some(weight) = weight.filter(|weight| floor > *weight) {
        checker.out_of_bounds(&floor, &format!("<= {weight}"), place.field("floor"));
    }
    Some(match word {
        ScoringWord::Ratio => Scoring::Ratio { target: target? },
        ScoringWord::Linear => Scoring::Linear { from: from?, to: to? },
        ScoringWord::Bands => Scoring::Bands { bands },
        ScoringWord::Rank => {
            Scoring::Rank { lowest_first: row.lowest_first.get().copied().unwrap_or_default() }
        }
        ScoringWord::Deduct => Scoring::Deduct { each: each?, floor },
        ScoringWord::Points => Scoring::Points,
    })
}

/// Bands with rising bounds, each worth a share of the weight.
fn bands(rows: &Rows<BandDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<Band> {
    checker.not_written_empty(rows, "band", || list.clone());
    let mut last: Option<Ratio> = None;
    let mut bands = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        if let Some(share) = row.share.get().filter(|share| **share < Ratio::ZERO || **share > Ratio::ONE) {
            checker.out_of_bounds(share, "0..=1", place.field("share"));
        }
        let Some(from) = row.from.get().copied() else { continue };
        if let Some(last) = last.filter(|last| from <= *last) {
            checker.out_of_bounds(&from, &format!("{last} < from"), place.field("from"));
        }
        last = Some(from);
        bands.extend(row.share.get().map(|share| Band { from, share: *share }));
    }
    bands
}

/// Parts, each period of an appraisal named once. What they are of is judged when all appraisals are known.
fn mix(rows: &Rows<MixDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<MixPart> {
    checker.not_written_empty(rows, "mix", || list.clone());
    let names = checker.declared();
    let mut first: BTreeMap<(&Code, Option<u32>), usize> = BTreeMap::new();
    let mut parts = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        let appraisal = checker.one_known(&names.appraisals, &row.appraisal, || place.field("appraisal"));
        let nth = checker.count_from_one(&row.nth, || place.field("nth"));
        let weight = checker.over_zero(&row.weight, || place.field("weight"));
        if let Some(code) = row.appraisal.get().filter(|_| !row.nth.is_faulty()) {
            let earlier = *first.entry((code, row.nth.get().copied())).or_insert(at);
            if earlier < at {
                checker.duplicate("mix", code, &list.index(earlier), place.field("appraisal"));
            }
        }
        let part = || Some(MixPart { appraisal: appraisal?, nth, weight: weight? });
        parts.extend(part());
    }
    parts
}
