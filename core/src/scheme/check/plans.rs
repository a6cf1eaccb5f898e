//! Plans for emergencies (L1).

use super::names::Checker;
use super::overrides::{Known, overrides};
use crate::read::{Path, Rows};
use crate::scheme::draft::{DutyChangeDraft, ItemDraft, PlanDraft, PlanMultiplierDraft, WorkingGroupDraft};
use crate::scheme::{AmountChange, DutyChange, Item, Plan, PlanMultiplier, WorkingGroup};

pub(super) fn plans(
    rows: &Rows<PlanDraft>,
    drafts: &Rows<ItemDraft>,
    items: &[Item],
    checker: &mut Checker<'_>,
) -> Vec<Plan> {
    let mut plans = Vec::new();
    let starts =
        rows.iter().flat_map(|(_, row)| row.r#override.iter()).any(|(_, row)| row.start.get().is_some());
    let mut known = if starts { Known::of(drafts, items) } else { Known::default() };
    for (at, row) in rows.iter() {
        let place = Path::root().field("plan").index(at);
        let basis = checker.basis(&row.basis, &row.assumed, PlanDraft::FIELDS, || place.clone());
        let tiers = checker.tiers(&row.tiers, &place.field("tiers"));
        let groups = groups(&row.group, &place.field("group"), checker);
        let overrides = overrides(row, &mut known, &place, checker);
        let duties = duty_changes(&row.duty, &place.field("duty"), checker);
        let multipliers = multipliers(&row.multiplier, &place.field("multiplier"), checker);
        let plan = || {
            Some(Plan {
                code: row.code.get()?.clone(),
                name: row.name.get()?.clone(),
                tiers,
                groups,
                overrides,
                duties,
                multipliers,
                basis: basis?,
            })
        };
        plans.extend(plan());
    }
    plans
}

fn duty_changes(rows: &Rows<DutyChangeDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<DutyChange> {
    let declared = checker.declared();
    let mut changes = Vec::new();
    for (at, row) in rows.iter() {
        let duties = checker.all_known(&declared.duties, &row.duties, &list.index(at).field("duties"));
        let value = row.value.get().copied().map(AmountChange::Value);
        let change = value.or_else(|| row.factor.get().copied().map(AmountChange::Factor));
        changes.extend(change.map(|change| DutyChange { duties, change }));
    }
    changes
}

fn multipliers(
    rows: &Rows<PlanMultiplierDraft>,
    list: &Path,
    checker: &mut Checker<'_>,
) -> Vec<PlanMultiplier> {
    let declared = checker.declared();
    let mut multipliers = Vec::new();
    for (at, row) in rows.iter() {
        let points = checker.all_known(&declared.point_rules, &row.points, &list.index(at).field("points"));
        multipliers.extend(row.factor.get().map(|factor| PlanMultiplier { points, factor: *factor }));
    }
    multipliers
}

fn groups(rows: &Rows<WorkingGroupDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<WorkingGroup> {
    checker.declare(rows, "group", list, "code", |row| &row.code);
    let declared = checker.declared();
    let mut groups = Vec::new();
    for (at, row) in rows.iter() {
        let roles = checker.all_known(&declared.roles, &row.roles, &list.index(at).field("roles"));
        let posts = row.posts.iter().map(|(_, post)| post.clone()).collect();
        let group = || {
            Some(WorkingGroup { code: row.code.get()?.clone(), name: row.name.get()?.clone(), roles, posts })
        };
        groups.extend(group());
    }
    groups
}
