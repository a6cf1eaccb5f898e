//! Plans for emergencies.

use super::super::words::Words;
use super::{all, named};
use crate::scheme::{AmountChange, DutyChange, LimitChange, Override, Plan, PlanMultiplier, WorkingGroup};
use crate::speech::parts::share;

pub(super) fn plan(entry: &Plan, words: Words<'_>) -> String {
    let groups: Vec<String> = entry.groups.iter().map(|group| working_group(group, words)).collect();
    let groups = if groups.is_empty() {
        String::new()
    } else {
        format!(" with {} working groups: {}", groups.len(), groups.join("; "))
    };
    let items = entry.overrides.iter().map(|one| otherwise(one, words));
    let duties = entry.duties.iter().map(|one| other_amount(one, words));
    let points = entry.multipliers.iter().map(|one| multiplied(one, words));
    let during: Vec<String> = items.chain(duties).chain(points).collect();
    let during =
        if during.is_empty() { String::new() } else { format!("; while it is active {}", during.join("; ")) };
    format!(
        "Plan {} exists on {}{groups}{during}",
        named(&entry.name, &entry.code),
        words.tiers(&entry.tiers)
    )
}

fn working_group(group: &WorkingGroup, words: Words<'_>) -> String {
    let roles: Vec<String> = group.roles.iter().map(|role| words.role(role)).collect();
    let mut said = named(&group.name, &group.code);
    if !roles.is_empty() {
        said.push_str(&format!(", manned by {}", roles.join(", ")));
    }
    if !group.posts.is_empty() {
        said.push_str(&format!(", with posts {}", all(&group.posts)));
    }
    said
}

/// `item 路灯 (request.lighting) starts on 镇, is handled in 2wd`.
fn otherwise(entry: &Override, words: Words<'_>) -> String {
    let items: Vec<String> = entry.items.iter().map(|item| words.item(item)).collect();
    let items = if items.is_empty() { "each item".to_owned() } else { items.join(", ") };
    let start = entry.start.map(|tier| format!("first handled on {}", words.tier(tier)));
    let accept = entry.accept.map(|limit| changed(limit, "accepted"));
    let handle = entry.handle.map(|limit| changed(limit, "handled"));
    let parts: Vec<String> = [start, accept, handle].into_iter().flatten().collect();
    format!("{items} is {}", parts.join(", "))
}

fn changed(limit: LimitChange, done: &str) -> String {
    match limit {
        LimitChange::Value(length) => format!("{done} in {length}"),
        LimitChange::Factor(factor) => format!("{done} in {} of the usual time", share(factor)),
    }
}

/// `duty 入户走访 (visit) asks for 6 a period`.
fn other_amount(entry: &DutyChange, words: Words<'_>) -> String {
    let duties: Vec<String> = entry.duties.iter().map(|code| words.duty(code)).collect();
    let duties =
        if duties.is_empty() { "each duty".to_owned() } else { format!("duty {}", duties.join(", ")) };
    match entry.change {
        AmountChange::Value(amount) => format!("{duties} asks for {amount} a period"),
        AmountChange::Factor(factor) => format!("{duties} asks for {} of the usual", share(factor)),
    }
}

/// `rule of points 入户走访 (visit) counts 2 times`.
fn multiplied(entry: &PlanMultiplier, words: Words<'_>) -> String {
    let rules: Vec<String> = entry.points.iter().map(|code| words.point_rule(code)).collect();
    let rules = if rules.is_empty() {
        "each rule of points".to_owned()
    } else {
        format!("rule of points {}", rules.join(", "))
    };
    format!("{rules} counts {} times", entry.factor)
}
