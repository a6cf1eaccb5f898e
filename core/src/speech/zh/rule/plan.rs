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
        format!("，下设{}个工作组：{}", groups.len(), groups.join("；"))
    };
    let items = entry.overrides.iter().map(|one| otherwise(one, words));
    let duties = entry.duties.iter().map(|one| other_amount(one, words));
    let points = entry.multipliers.iter().map(|one| multiplied(one, words));
    let during: Vec<String> = items.chain(duties).chain(points).collect();
    let during =
        if during.is_empty() { String::new() } else { format!("；启动期间{}", during.join("；")) };
    format!("应急预案{}设于{}{groups}{during}", named(&entry.name, &entry.code), words.tiers(&entry.tiers))
}

fn working_group(group: &WorkingGroup, words: Words<'_>) -> String {
    let roles: Vec<String> = group.roles.iter().map(|role| words.role(role)).collect();
    let mut said = named(&group.name, &group.code);
    if !roles.is_empty() {
        said.push_str(&format!("，由{}参加", roles.join("、")));
    }
    if !group.posts.is_empty() {
        said.push_str(&format!("，设{}", all(&group.posts)));
    }
    said
}

/// `事项「路灯」（request.lighting）由镇起办、2个工作日内办结`.
fn otherwise(entry: &Override, words: Words<'_>) -> String {
    let items: Vec<String> = entry.items.iter().map(|item| words.item(item)).collect();
    let items = if items.is_empty() { "各事项".to_owned() } else { items.join("、") };
    let start = entry.start.map(|tier| format!("由{}起办", words.tier(tier)));
    let accept = entry.accept.map(|limit| changed(limit, "接单时限", "接单"));
    let handle = entry.handle.map(|limit| changed(limit, "办理时限", "办结"));
    let parts: Vec<String> = [start, accept, handle].into_iter().flatten().collect();
    format!("{items}{}", parts.join("、"))
}

fn changed(limit: LimitChange, name: &str, done: &str) -> String {
    match limit {
        LimitChange::Value(length) => format!("{}内{done}", length.chinese()),
        LimitChange::Factor(factor) => format!("{name}为平时的{}", share(factor)),
    }
}

/// `常态工作「入户走访」（visit）每期改为6`.
fn other_amount(entry: &DutyChange, words: Words<'_>) -> String {
    let duties: Vec<String> = entry.duties.iter().map(|code| words.duty(code)).collect();
    let duties = if duties.is_empty() {
        "各项常态工作".to_owned()
    } else {
        format!("常态工作{}", duties.join("、"))
    };
    match entry.change {
        AmountChange::Value(amount) => format!("{duties}的数量改为每期{amount}"),
        AmountChange::Factor(factor) => format!("{duties}的数量为平时的{}", share(factor)),
    }
}

/// `积分规则「入户走访」（visit）的分值乘以2`.
fn multiplied(entry: &PlanMultiplier, words: Words<'_>) -> String {
    let rules: Vec<String> = entry.points.iter().map(|code| words.point_rule(code)).collect();
    let rules = if rules.is_empty() {
        "各项积分规则".to_owned()
    } else {
        format!("积分规则{}", rules.join("、"))
    };
    format!("{rules}的分值乘以{}", entry.factor)
}
