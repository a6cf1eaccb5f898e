//! What may lower a score (R4, P2): service left undone or late, never what people report.

use super::measures::Known;
use super::names::Checker;
use crate::read::{FaultKind, Field, Path};
use crate::scheme::draft::{IndicatorDraft, Measured};
use crate::scheme::words::{MeasureWord, ScoringWord};
use crate::value::Code;

/// Reports what may not lower a score nor veto: what counts reports, and records that are no lapse.
pub(super) fn lowering(
    given: Measured<'_>,
    rule: &Field<Code>,
    known: &Known<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) {
    let Some(word) = given.measure.get() else { return };
    if word.is_of_reporting() {
        let measure = word.to_string();
        checker.fault(FaultKind::PunishesReporting { measure }, place.field("measure"));
    }
    if !matches!(word, MeasureWord::Records | MeasureWord::ActiveMonths) {
        return;
    }
    let rule = rule.get().map(ToString::to_string).unwrap_or_default();
    if *word == MeasureWord::ActiveMonths && given.activities.is_absent() {
        checker.fault(FaultKind::DeductionWithoutDuty { rule: rule.clone() }, place.field("measure"));
    }
    for (at, kind) in given.activities.iter() {
        if known.lapses.get(kind) == Some(&false) {
            let kind = FaultKind::DeductionWithoutDuty { rule: rule.clone() };
            checker.fault(kind, place.field("activities").index(at));
        }
    }
}

/// Whether a greater value can be worth less.
pub(super) fn falls(row: &IndicatorDraft) -> bool {
    match row.scoring.get() {
        Some(ScoringWord::Deduct) => true,
        Some(ScoringWord::Linear) => row.from.get().zip(row.to.get()).is_some_and(|(from, to)| from > to),
        Some(ScoringWord::Bands) => {
            let shares = || row.band.iter().filter_map(|(_, band)| band.share.get());
            shares().zip(shares().skip(1)).any(|(lower, higher)| higher < lower)
        }
        Some(ScoringWord::Rank) => row.lowest_first.get() == Some(&true),
        Some(ScoringWord::Ratio | ScoringWord::Points) | None => false,
    }
}
