//! Plans for emergencies (L1).

use std::collections::BTreeMap;

use super::fields::{by_code, exactly_one};
use super::names::Checker;
use super::once::{Spoken, each_once};
use super::overrides::{Known, overrides};
use crate::read::{Path, Rows};
use crate::scheme::draft::{DutyChangeDraft, ItemDraft, PlanDraft, PlanMultiplierDraft, WorkingGroupDraft};
use crate::scheme::{AmountChange, Asks, Duty, DutyChange, Item, Plan, PlanMultiplier, WorkingGroup};
use crate::value::{Amount, Code};

pub(super) fn plans(
    rows: &Rows<PlanDraft>,
    drafts: &Rows<ItemDraft>,
    (items, duties): (&[Item], &[Duty]),
    checker: &mut Checker<'_>,
) -> Vec<Plan> {
    let asked = by_code(duties.iter().map(|duty| (&duty.code, &duty.asks)));
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
        let duties = duty_changes(&row.duty, &asked, &place.field("duty"), checker);
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

/// What duties ask for, by code: only times and amounts can change.
type Asked<'d> = BTreeMap<&'d Code, &'d Asks>;

fn duty_changes(
    rows: &Rows<DutyChangeDraft>,
    asked: &Asked<'_>,
    list: &Path,
    checker: &mut Checker<'_>,
) -> Vec<DutyChange> {
    let spoken = Spoken {
        row: "duty-change",
        what: "duty",
        field: "duties",
        codes: |row: &DutyChangeDraft| &row.duties,
    };
    each_once(rows, &spoken, list, checker);
    let declared = checker.declared();
    let mut changes = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        let duties = checker.all_known(&declared.duties, &row.duties, &place.field("duties"));
        exactly_one(&[("value", row.value.is_absent()), ("factor", row.factor.is_absent())], &place, checker);
        changeable(row, asked, &place, checker);
        let value = checker.over_zero(&row.value, || place.field("value")).map(AmountChange::Value);
        let factor = checker.factor(&row.factor, || place.field("factor")).map(AmountChange::Factor);
        changes.extend(value.or(factor).map(|change| DutyChange { duties, change }));
    }
    changes
}

/// The duties named ask for times or an amount; for times there are only whole values.
fn changeable(row: &DutyChangeDraft, asked: &Asked<'_>, place: &Path, checker: &mut Checker<'_>) {
    for (at, code) in row.duties.iter() {
        if matches!(asked.get(code), Some(Asks::Coverage(_))) {
            checker.excluded(code.as_str(), "cover", place.field("duties").index(at));
        }
    }
    let is_times = |asks: &&Asks| matches!(asks, Asks::Times { .. });
    let counts = if row.duties.len() == Some(0) {
        asked.values().any(is_times)
    } else {
        row.duties.iter().any(|(_, code)| asked.get(code).is_some_and(is_times))
    };
    if let Some(value) = row.value.get().filter(|value| counts && **value > Amount::ZERO) {
        let thousandths = value.thousandths();
        if thousandths % 1000 != 0 || thousandths / 1000 > i64::from(u32::MAX) {
            let bounds = format!("a whole number in 1..={}", u32::MAX);
            checker.out_of_bounds(value, &bounds, place.field("value"));
        }
    }
}

fn multipliers(
    rows: &Rows<PlanMultiplierDraft>,
    list: &Path,
    checker: &mut Checker<'_>,
) -> Vec<PlanMultiplier> {
    let spoken = Spoken {
        row: "multiplier",
        what: "point-rule",
        field: "points",
        codes: |row: &PlanMultiplierDraft| &row.points,
    };
    each_once(rows, &spoken, list, checker);
    let declared = checker.declared();
    let mut multipliers = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        let points = checker.all_known(&declared.point_rules, &row.points, &place.field("points"));
        let factor = checker.factor(&row.factor, || place.field("factor"));
        multipliers.extend(factor.map(|factor| PlanMultiplier { points, factor }));
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
