//! Units: each one tier below its parent, none its own ancestor (O1).

use super::checker::Checker;
use super::names::Row;
use super::rings::rings;
use crate::org::rows::UnitDraft;
use crate::org::tree::{Seed, UnitIx};
use crate::read::{FaultKind, Field, Path, Rows};
use crate::scheme::TierNo;

const LIST: &str = "units";

/// Checks the units; of each row that of its parent, where it has one that is known.
pub(super) fn parents(rows: &Rows<UnitDraft>, checker: &mut Checker<'_, '_>) -> Vec<Option<u32>> {
    checker.notes.not_empty("unit", rows, || Path::root().field(LIST));
    let length = rows.len().unwrap_or_default();
    let (mut tiers, mut parents) = (vec![None; length], vec![None; length]);
    let declared = checker.scheme.tiers();
    for (at, row) in rows.iter() {
        let place = Row { list: LIST, at };
        let tier = checker.notes.declared("tier", &row.tier, declared, |tier| &tier.code, (place, "tier"));
        if let Some(slot) = tiers.get_mut(at) {
            *slot = tier.map(|tier| tier.number);
        }
        let apex = tier.is_some_and(|tier| tier.number == TierNo::APEX);
        let parent = row.parent.get().filter(|_| !apex);
        let parent = parent.and_then(|parent| checker.unit(parent, || place.field("parent")));
        if let Some(slot) = parents.get_mut(at) {
            *slot = parent.and_then(|parent| u32::try_from(parent).ok());
        }
    }
    checker.tiers = tiers;
    let ringed = ringed(rows, &parents, checker);
    for (at, row) in rows.iter() {
        let in_ring = ringed.get(at).copied().unwrap_or_default();
        let parent = parents.get(at).copied().flatten().filter(|_| !in_ring);
        rung(row, at, parent, checker);
    }
    parents
}

/// What the tree grows from: the units in id order. All of them are sound by now.
pub(super) fn seeds<'c>(
    rows: &'c Rows<UnitDraft>,
    parents: &'c [Option<u32>],
    checker: &'c Checker<'_, '_>,
) -> impl Iterator<Item = Seed> {
    // Of each row its position in id order.
    let mut places = vec![UnitIx(0); parents.len()];
    for (place, row) in (0..).map(UnitIx).zip(checker.ids.units.rows()) {
        if let Some(slot) = places.get_mut(row) {
            *slot = place;
        }
    }
    let place = move |row: u32| places.get(usize::try_from(row).ok()?).copied();
    let seed = move |at: usize| {
        let row = rows.get(at)?;
        Some(Seed {
            id: row.id.get()?.clone(),
            tier: checker.tier_of(at)?,
            parent: parents.get(at).copied().flatten().and_then(&place),
            kind: row.kind.get().copied(),
            name: row.name.get().cloned(),
        })
    };
    checker.ids.units.rows().filter_map(seed)
}

/// A unit of tier 1 has no parent, every other one exactly one tier above.
fn rung(row: &UnitDraft, at: usize, parent: Option<u32>, checker: &mut Checker<'_, '_>) {
    let Some(tier) = checker.tier_of(at) else { return };
    let path = || Row { list: LIST, at }.field("parent");
    let above = tier.above();
    let wrong = match (above, &row.parent) {
        (None, Field::Given(_)) => true,
        (Some(_), Field::Absent) => {
            checker.notes.fault(FaultKind::Missing { field: "parent".to_owned() }, path());
            return;
        }
        (Some(above), Field::Given(_)) => tier_of(parent, checker).is_some_and(|its| its != above),
        _ => false,
    };
    if wrong {
        let id = row.id.get().map(ToString::to_string).unwrap_or_default();
        checker.wrong_tier(id, tier, above.as_slice(), path());
    }
}

fn tier_of(row: Option<u32>, checker: &Checker<'_, '_>) -> Option<TierNo> {
    checker.tier_of(usize::try_from(row?).ok()?)
}

/// Notes each ring whole, at its least id; which rows stand in one.
///
/// A ring always has a rung that is wrong: where every known parent stands one tier above, none is looked for. Since
/// a parent in it must change anyway, its rungs are not reported one by one.
fn ringed(rows: &Rows<UnitDraft>, parents: &[Option<u32>], checker: &mut Checker<'_, '_>) -> Vec<bool> {
    let rises = |(at, parent): (usize, &Option<u32>)| {
        parent.is_none() || checker.tier_of(at).is_some_and(|tier| tier.above() == tier_of(*parent, checker))
    };
    if parents.iter().enumerate().all(rises) {
        return Vec::new();
    }
    let mut ringed = vec![false; parents.len()];
    let id = |row: usize| Some(rows.get(row)?.id.get()?.as_str());
    for ring in rings(parents, id) {
        let ids = ring.iter().filter_map(|row| id(*row)).map(str::to_owned).collect();
        let least = ring.first().copied().unwrap_or_default();
        checker.notes.fault(FaultKind::Cycle { ids }, Row { list: LIST, at: least }.field("parent"));
        for row in ring {
            if let Some(slot) = ringed.get_mut(row) {
                *slot = true;
            }
        }
    }
    ringed
}
