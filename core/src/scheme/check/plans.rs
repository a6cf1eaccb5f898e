//! Plans for emergencies (L1).

use super::names::Checker;
use super::overrides::{Known, overrides};
use crate::read::{Path, Rows};
use crate::scheme::draft::{ItemDraft, PlanDraft, WorkingGroupDraft};
use crate::scheme::{Item, Plan, WorkingGroup};

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
        let plan = || {
            Some(Plan {
                code: row.code.get()?.clone(),
                name: row.name.get()?.clone(),
                tiers,
                groups,
                overrides,
                basis: basis?,
            })
        };
        plans.extend(plan());
    }
    plans
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
