//! What is otherwise while a plan is active (L1): an item stays as sound under it as it is by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::limits::handled;
use super::names::Checker;
use super::once::{Spoken, each_once};
use crate::read::{FaultKind, Field, Path, Rows};
use crate::scheme::draft::{ItemDraft, OverrideDraft, PlanDraft};
use crate::scheme::{Item, LimitChange, Override, TierNo};
use crate::value::{Code, Duration, Ratio};

/// What overrides ask of items.
#[derive(Default)]
pub(super) struct Known<'i> {
    items: BTreeMap<&'i Code, Asked>,
    /// The ceilings of all.
    ceilings: BTreeSet<TierNo>,
    /// By tier the items that start above it and have no handle limit on it.
    without: [Vec<&'i Code>; TierNo::COUNT as usize],
    /// Whether the items of a tier have been told of: a document of many plans would else repeat them for each.
    told: [bool; TierNo::COUNT as usize],
}

/// What overrides ask of one item.
struct Asked {
    ceiling: TierNo,
    /// By tier whether it starts above it and has no handle limit on it.
    without: [bool; TierNo::COUNT as usize],
}

impl<'i> Known<'i> {
    pub(super) fn of(drafts: &Rows<ItemDraft>, items: &'i [Item]) -> Self {
        let drafts: BTreeMap<&Code, &ItemDraft> =
            drafts.iter().filter_map(|(_, row)| Some((row.code.get()?, row))).collect();
        let mut known = Self::default();
        for item in items {
            // Of limits that could not be read nothing can be said to be missing.
            let readable = drafts.get(&item.code).is_some_and(|draft| is_readable(draft, item));
            let mut without = [false; TierNo::COUNT as usize];
            for tier in TierNo::all().filter(|tier| readable && item.start.is_above(*tier)) {
                if !is_handled(item, tier)
                    && let (Some(one), Some(all)) =
                        (without.get_mut(tier.index()), known.without.get_mut(tier.index()))
                {
                    *one = true;
                    all.push(&item.code);
                }
            }
            known.ceilings.insert(item.ceiling);
            known.items.insert(&item.code, Asked { ceiling: item.ceiling, without });
        }
        known
    }

    /// The ceilings of the items named, or of every one.
    fn ceilings(&self, named: &[Code]) -> BTreeSet<TierNo> {
        if named.is_empty() {
            return self.ceilings.clone();
        }
        named.iter().filter_map(|code| self.items.get(code)).map(|asked| asked.ceiling).collect()
    }

    /// Of the items named, or of every one, those that start above a tier and have no handle limit on it.
    fn without(&mut self, tier: TierNo, named: &[Code]) -> Vec<Code> {
        if named.is_empty() {
            let told = self.told.get_mut(tier.index()).is_some_and(|told| std::mem::replace(told, true));
            let all = self.without.get(tier.index()).into_iter().flatten();
            return all.take(if told { 1 } else { usize::MAX }).map(|code| (*code).clone()).collect();
        }
        let lacks = |code: &&Code| {
            self.items.get(code).and_then(|asked| asked.without.get(tier.index())).is_some_and(|lacks| *lacks)
        };
        named.iter().filter(lacks).cloned().collect()
    }
}

/// Whether each row of limits that was written is in the item.
fn is_readable(draft: &ItemDraft, item: &Item) -> bool {
    let mut stages = draft.stage.iter().zip(&item.stages);
    draft.limit.len() == Some(item.limits.rows().len())
        && draft.stage.len() == Some(item.stages.len())
        && stages.all(|((_, draft), stage)| draft.limit.len() == Some(stage.limits.rows().len()))
}

fn is_handled(item: &Item, tier: TierNo) -> bool {
    match item.stages.as_slice() {
        [] => handled(item.limits.rows(), tier),
        stages => stages.iter().all(|stage| handled(stage.limits.rows(), tier)),
    }
}

pub(super) fn overrides(
    row: &PlanDraft,
    known: &mut Known<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Vec<Override> {
    let list = place.field("override");
    let spoken =
        Spoken { row: "override", what: "item", field: "items", codes: |row: &OverrideDraft| &row.items };
    each_once(&row.r#override, &spoken, &list, checker);
    let mut overrides = Vec::new();
    for (at, row) in row.r#override.iter() {
        overrides.extend(one(row, known, &list.index(at), checker));
    }
    overrides
}

fn is_of_every_item(row: &OverrideDraft) -> bool {
    row.items.len() == Some(0)
}

fn one(
    row: &OverrideDraft,
    known: &mut Known<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<Override> {
    let names = checker.declared();
    let items = checker.all_known(&names.items, &row.items, &place.field("items"));
    let start = checker.tier(&row.start, || place.field("start"));
    let accept = change("accept", &row.accept, ("accept_factor", &row.accept_factor), place, checker);
    let handle = change("handle", &row.handle, ("handle_factor", &row.handle_factor), place, checker);
    let limits = [row.accept.is_absent(), row.handle.is_absent()];
    let factors = [row.accept_factor.is_absent(), row.handle_factor.is_absent()];
    if row.start.is_absent() && limits == [true; 2] && factors == [true; 2] {
        checker.fault(FaultKind::Missing { field: "handle".to_owned() }, place.clone());
    }
    if items.is_empty() && !is_of_every_item(row) {
        return None;
    }
    if let Some(start) = start {
        start_is_possible(start, &items, row.handle.is_absent(), known, &place.field("start"), checker);
    }
    Some(Override { items, start, accept, handle })
}

/// A limit is given anew or by a factor over 0, not by both.
fn change(
    value_field: &str,
    value: &Field<Duration>,
    (factor_field, factor): (&str, &Field<Ratio>),
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<LimitChange> {
    if !value.is_absent() && !factor.is_absent() {
        checker.excluded(factor_field, value_field, place.field(factor_field));
    }
    let factor = checker.factor(factor, || place.field(factor_field));
    let value = value.get().copied().map(LimitChange::Value);
    value.or(factor.map(LimitChange::Factor))
}

/// A start is not above the ceiling (K1), and where it is below the item's own the tiers between have their limits
/// (K3), unless the override gives one.
fn start_is_possible(
    start: TierNo,
    items: &[Code],
    limited_by_item: bool,
    known: &mut Known<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) {
    for ceiling in known.ceilings(items).into_iter().filter(|ceiling| start.is_above(*ceiling)) {
        let kind = FaultKind::StartAboveCeiling {
            start: checker.tier_name(start),
            ceiling: checker.tier_name(ceiling),
        };
        checker.fault(kind, place.clone());
    }
    for tier in TierNo::all().rev().filter(|tier| limited_by_item && !start.is_above(*tier)) {
        for item in known.without(tier, items) {
            let kind = FaultKind::MissingLimit { item: item.to_string(), tier: checker.tier_name(tier) };
            checker.fault(kind, place.clone());
        }
    }
}
