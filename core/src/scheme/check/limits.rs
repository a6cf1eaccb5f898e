//! Limits of items and stages (K3): no two rows tie, and each tier has its time on each day of the year.

use super::names::{Checker, Names};
use super::ties::ties;
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::draft::{ItemDraft, LimitDraft};
use crate::scheme::{LimitRow, Limits, TierNo};
use crate::value::MonthDay;

/// What the limits of an item must do.
pub(super) struct Wanted<'a> {
    pub(super) item: &'a ItemDraft,
    /// The tier it starts on.
    pub(super) start: Option<TierNo>,
    pub(super) severities: &'a Names,
    pub(super) conditions: &'a Names,
}

/// The limits of the rows at `place`: those of an item, of one in stages (`staged`), or of a stage.
pub(super) fn limits(
    rows: &Rows<LimitDraft>,
    wanted: &Wanted<'_>,
    staged: bool,
    stage: Option<usize>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Limits {
    let list = place.field("limit");
    let mut readable = rows.is_whole();
    let (mut taken, mut positions) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter() {
        let place = || list.index(at);
        fields(row, staged, stage.is_some(), place, checker);
        match resolved(row, wanted, place, checker) {
            // One that gives no limit is a fault already, and millions of them take next to nothing to write.
            Some(row) if row.accept.is_none() && row.handle.is_none() => {}
            Some(row) => {
                taken.push(row);
                positions.push(at);
            }
            None => readable = false,
        }
    }
    for (later, first) in ties(&taken) {
        if let (Some(later), Some(first)) = (positions.get(later), positions.get(first)) {
            let first = list.index(*first).to_string();
            checker.fault(FaultKind::AmbiguousLimit { first }, list.index(*later));
        }
    }
    if readable && !staged {
        covered(&taken, wanted, &list, checker);
    }
    Limits::new(taken)
}

/// A row gives a limit, and of the fields only those that may stand together.
fn fields(
    row: &LimitDraft,
    staged: bool,
    in_stage: bool,
    place: impl Fn() -> Path,
    checker: &mut Checker<'_>,
) {
    if !row.condition.is_absent() && !row.severity.is_absent() {
        checker.excluded("severity", "condition", place().field("severity"));
    }
    let (wrong, wanted) = if in_stage {
        (Some(("accept", &row.accept)), "handle")
    } else if staged {
        (Some(("handle", &row.handle)), "accept")
    } else {
        (None, "handle")
    };
    if let Some((field, given)) = wrong
        && !given.is_absent()
    {
        checker.excluded(field, "stage", place().field(field));
    } else if row.accept.is_absent() && row.handle.is_absent() {
        checker.fault(FaultKind::Missing { field: wanted.to_owned() }, place());
    }
}

/// The row with its names looked up; `None` if one of its fields is faulty.
fn resolved(
    row: &LimitDraft,
    wanted: &Wanted<'_>,
    place: impl Fn() -> Path,
    checker: &mut Checker<'_>,
) -> Option<LimitRow> {
    let condition = checker.one_known(wanted.conditions, &row.condition, || place().field("condition"));
    let severity = checker.one_known(wanted.severities, &row.severity, || place().field("severity"));
    let tier = checker.tier(&row.tier, || place().field("tier"));
    let whole = (condition.is_some() || row.condition.is_absent())
        && (severity.is_some() || row.severity.is_absent())
        && (tier.is_some() || row.tier.is_absent())
        && !row.season.is_faulty()
        && !row.accept.is_faulty()
        && !row.handle.is_faulty();
    whole.then(|| LimitRow {
        condition,
        severity,
        tier,
        season: row.season.get().copied(),
        accept: row.accept.get().copied(),
        handle: row.handle.get().copied(),
    })
}

/// A case without condition or severity has a handle limit on every tier from the start to the apex, on every day.
fn covered(rows: &[LimitRow], wanted: &Wanted<'_>, list: &Path, checker: &mut Checker<'_>) {
    let Some(start) = wanted.start else { return };
    for tier in TierNo::all().rev().filter(|tier| !start.is_above(*tier)) {
        if !handled(rows, tier) {
            let item = wanted.item.code.get().map_or_else(String::new, ToString::to_string);
            let kind = FaultKind::MissingLimit { item, tier: checker.tier_name(tier) };
            checker.fault(kind, list.clone());
        }
    }
}

/// Whether a case without condition or severity has a handle limit on a tier, on every day.
pub(super) fn handled(rows: &[LimitRow], tier: TierNo) -> bool {
    let plain: Vec<&LimitRow> = rows
        .iter()
        .filter(|row| row.condition.is_none() && row.severity.is_none() && row.handle.is_some())
        .filter(|row| row.tier.is_none_or(|own| own == tier))
        .collect();
    let always = plain.iter().any(|row| row.season.is_none());
    let on = |day| plain.iter().any(|row| row.season.is_some_and(|season| season.contains(day)));
    always || MonthDay::all().all(on)
}
