//! The catalogue: items and their limits.

use super::names::Checker;
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::draft::{ItemDraft, LimitDraft};
use crate::scheme::{Ceiling, Item, Limits, TierNo};

pub(super) fn items(
    rows: &Rows<ItemDraft>,
    ceiling: Option<&Ceiling>,
    checker: &mut Checker<'_>,
) -> Vec<Item> {
    checker.at_least_one(rows, "item");
    rows.iter()
        .filter_map(|(at, row)| item(row, ceiling, Path::root().field("item").index(at), checker))
        .collect()
}

fn item(row: &ItemDraft, rule: Option<&Ceiling>, place: Path, checker: &mut Checker<'_>) -> Option<Item> {
    let basis = checker.basis(&row.basis, &row.assumed, ItemDraft::FIELDS, &place);
    let (categories, kinds) = (checker.categories.clone(), checker.evidence.clone());
    if let Some(category) = row.category.get() {
        checker.known(&categories, category, place.field("category"));
    }
    let evidence = checker.all_known(&kinds, &row.evidence, &place.field("evidence"));
    let start = checker.tier(&row.start, place.field("start"));
    let ceiling = ceiling(row, rule, start, &place, checker);
    let limits = limits(row, start, &place, checker);
    Some(Item {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        category: row.category.get()?.clone(),
        kind: *row.kind.get()?,
        nature: *row.nature.get()?,
        start: start?,
        ceiling: ceiling?,
        evidence,
        evaluated: row.evaluated.get().copied().unwrap_or(false),
        limits,
        basis: basis?,
    })
}

/// The item's own ceiling, else its nature's (E1); a start above it is a fault (K1).
fn ceiling(
    row: &ItemDraft,
    rule: Option<&Ceiling>,
    start: Option<TierNo>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<TierNo> {
    let (ceiling, field) = if row.ceiling.is_absent() {
        (rule?.of(*row.nature.get()?), "start")
    } else {
        (checker.tier(&row.ceiling, place.field("ceiling"))?, "ceiling")
    };
    if let Some(start) = start
        && start.is_above(ceiling)
    {
        let kind = FaultKind::StartAboveCeiling {
            start: checker.tier_name(start),
            ceiling: checker.tier_name(ceiling),
        };
        checker.fault(kind, place.field(field));
    }
    Some(ceiling)
}

/// Per tier the row that names it, else the plain row (K3); a handle limit for every tier the case can come to.
fn limits(row: &ItemDraft, start: Option<TierNo>, place: &Path, checker: &mut Checker<'_>) -> Limits {
    let mut limits = Limits::default();
    let mut readable = row.limit.is_whole();
    // Rows that tie with none before them: of each tier at most two.
    let mut taken: Vec<(Option<TierNo>, usize, &LimitDraft)> = Vec::new();
    let list = place.field("limit");
    for (at, limit) in row.limit.iter() {
        let place = list.index(at);
        let tier = checker.tier(&limit.tier, place.field("tier"));
        readable &= !limit.handle.is_faulty() && (tier.is_some() || limit.tier.is_absent());
        if limit.accept.is_absent() && limit.handle.is_absent() {
            checker.fault(FaultKind::Missing { field: "handle".to_owned() }, place);
            continue;
        }
        if tier.is_none() && !limit.tier.is_absent() {
            continue;
        }
        match taken.iter().find(|(other, _, first)| *other == tier && ties(first, limit)) {
            Some((_, first, _)) => {
                let first = list.index(*first).to_string();
                checker.fault(FaultKind::AmbiguousLimit { first }, place);
            }
            None => taken.push((tier, at, limit)),
        }
    }
    for specific in [false, true] {
        for (tier, _, limit) in &taken {
            let (accept, handle) = (limit.accept.get().copied(), limit.handle.get().copied());
            match tier {
                Some(tier) if specific => limits.set(*tier, accept, handle),
                None if !specific => TierNo::all().for_each(|tier| limits.set(tier, accept, handle)),
                _ => {}
            }
        }
    }
    let Some(start) = start.filter(|_| readable) else { return limits };
    for tier in TierNo::all().rev().filter(|tier| !start.is_above(*tier)) {
        if limits.handle(tier).is_none() {
            let item = row.code.get().map_or_else(String::new, ToString::to_string);
            let kind = FaultKind::MissingLimit { item, tier: checker.tier_name(tier) };
            checker.fault(kind, list.clone());
        }
    }
    limits
}

/// Two rows of one tier tie when both give the same kind of limit.
fn ties(first: &LimitDraft, limit: &LimitDraft) -> bool {
    (!first.accept.is_absent() && !limit.accept.is_absent())
        || (!first.handle.is_absent() && !limit.handle.is_absent())
}
