//! How much cases count (R2): each value of a field once, and sums of factors that stay exact.

use std::collections::BTreeMap;

use super::names::Checker;
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::CaseWeight;
use crate::scheme::draft::WeightingDraft;
use crate::scheme::words::{CaseField, ItemKind, Nature};
use crate::value::{Code, Ratio};

/// The greatest number below the stroke of sums of ratios.
const COMMON: i64 = 1_000_000_000;
/// In words, for messages.
pub(super) const COMMON_BOUNDS: &str = "a common denominator <= 1000000000";
/// The greatest factor.
const MOST: i64 = 1_000;

/// The rows; what was said of a value, and in which fractions each field is counted, is kept over all of them.
pub(super) fn weightings(
    rows: &Rows<WeightingDraft>,
    list: &Path,
    checker: &mut Checker<'_>,
) -> Vec<CaseWeight> {
    checker.not_written_empty(rows, "weighting", || list.clone());
    let mut first: BTreeMap<(CaseField, &Code), (usize, usize)> = BTreeMap::new();
    let mut parts: BTreeMap<CaseField, i64> = BTreeMap::new();
    let mut weights = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        let values = place.field("values");
        checker.not_empty(&row.values, "value", || values.clone());
        let factor = factor(row, &place, checker);
        let Some(by) = row.by.get().copied() else { continue };
        for (nth, value) in row.values.iter() {
            let place = values.index(nth);
            let earlier = *first.entry((by, value)).or_insert((at, nth));
            if earlier == (at, nth) {
                known(by, value, place, checker);
            } else {
                let earlier = list.index(earlier.0).field("values").index(earlier.1);
                checker.duplicate("value", value, &earlier, place);
            }
        }
        let Some(factor) = factor else { continue };
        let part = parts.entry(by).or_insert(1);
        match common(*part, factor.den()) {
            Some(both) => *part = both,
            None => checker.out_of_bounds(&factor, COMMON_BOUNDS, place.field("factor")),
        }
        let values = row.values.iter().map(|(_, value)| value.clone()).collect();
        weights.push(CaseWeight { by, values, factor });
    }
    // Factors of several fields multiply.
    let whole = parts.values().try_fold(1_i64, |whole, part| whole.checked_mul(*part));
    if whole.is_none_or(|whole| whole > COMMON) {
        let given = parts.values().map(ToString::to_string).collect::<Vec<_>>().join(" * ");
        checker.out_of_bounds(&given, COMMON_BOUNDS, list.clone());
    }
    weights
}

fn factor(row: &WeightingDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Ratio> {
    let factor = *row.factor.get()?;
    let most = Ratio::new(MOST, 1).unwrap_or(Ratio::ONE);
    if factor < Ratio::ZERO || factor > most {
        checker.out_of_bounds(&factor, "0..=1000", place.field("factor"));
        return None;
    }
    Some(factor)
}

/// Whether a value is one of its field.
fn known(by: CaseField, value: &Code, place: Path, checker: &mut Checker<'_>) {
    let names = checker.declared();
    let word = |words: &[&'static str], checker: &mut Checker<'_>, place: Path| {
        if !words.contains(&value.as_str()) {
            checker.fault(FaultKind::unknown_word(value.as_str(), words.iter().copied()), place);
        }
    };
    match by {
        CaseField::Category => drop(checker.known(&names.categories, value, place)),
        CaseField::Item => drop(checker.known(&names.items, value, place)),
        CaseField::Severity => drop(checker.known(&names.severities, value, place)),
        CaseField::Channel => drop(checker.known(&names.channels, value, place)),
        CaseField::Kind => {
            word(&ItemKind::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>(), checker, place)
        }
        CaseField::Nature => {
            word(&Nature::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>(), checker, place)
        }
    }
}

/// The least common multiple of two numbers below strokes, if it is not too great.
pub(super) fn common(a: i64, b: i64) -> Option<i64> {
    let (mut greater, mut rest) = (a, b);
    while rest != 0 {
        (greater, rest) = (rest, greater % rest);
    }
    (a / greater.max(1)).checked_mul(b).filter(|both| *both <= COMMON)
}
