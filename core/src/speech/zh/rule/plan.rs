//! Plans for emergencies.

use super::super::words::Words;
use super::{all, named};
use crate::scheme::{LimitChange, Override, Plan, WorkingGroup};
use crate::speech::parts::share;

pub(super) fn plan(entry: &Plan, words: Words<'_>) -> String {
    let groups: Vec<String> = entry.groups.iter().map(|group| working_group(group, words)).collect();
    let groups = if groups.is_empty() {
        String::new()
    } else {
        format!("，下设{}个工作组：{}", groups.len(), groups.join("；"))
    };
    let during: Vec<String> = entry.overrides.iter().map(|one| otherwise(one, words)).collect();
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
