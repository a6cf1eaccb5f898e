//! Items with their limits and stages, checklists.

use super::super::words::Words;
use super::{all, named, said_whole};
use crate::scheme::{Checklist, Item, LimitRow, Limits, Place, Point};
use crate::value::{Code, Date};

pub(super) fn item(entry: &Item, words: Words<'_>) -> String {
    let mut parts = vec![format!(
        "Item {} is a {} {} of category {}",
        named(&entry.name, &entry.code),
        entry.nature,
        entry.kind,
        words.category(&entry.category)
    )];
    parts.extend(on_list(entry.from, entry.until));
    if entry.temporary {
        parts.push("taken in for a term".to_owned());
    }
    parts.push(format!(
        "it starts on {} and climbs to {}",
        words.tier(entry.start),
        words.tier(entry.ceiling)
    ));
    parts.extend(entry.card.as_ref().map(|card| format!("with card {}", words.card(card))));
    parts.extend(entry.lead.as_ref().map(|lead| format!("led by {}", words.function(lead))));
    parts.extend(listed("supported by ", &entry.support, |code| words.function(code)));
    let severities = entry.severities.iter().map(|severity| {
        let tier = severity.tier.map(|tier| format!(" starting on {}", words.tier(tier))).unwrap_or_default();
        format!("{}{tier}", words.severity(&severity.code))
    });
    parts.extend(joined("it may be ", severities));
    parts.extend(joined("conditions are ", entry.conditions.iter().map(|one| named(&one.name, &one.code))));
    parts.extend(listed("to be shown: ", &entry.evidence, |code| words.kind_of_evidence(code)));
    parts.push(
        if entry.evaluated { "residents evaluate it" } else { "residents do not evaluate it" }.to_owned(),
    );
    parts.extend(listed("taken in only through ", &entry.channels, |code| words.channel(code)));
    parts.extend(listed("served at home to ", &entry.at_home, |code| words.group(code)));
    parts.extend(entry.registration.as_ref().map(|text| format!("registered when {}", said_whole(text))));
    parts.extend(entry.closing.as_ref().map(|text| format!("closed when {}", said_whole(text))));
    if !entry.limits.rows().is_empty() {
        parts.push(format!("limits: {}", limits(&entry.limits, entry, words)));
    }
    for (nth, stage) in (1..).zip(&entry.stages) {
        let name = named(&stage.name, &stage.code);
        parts.push(format!("stage {nth}, {name}: {}", limits(&stage.limits, entry, words)));
    }
    if entry.stages_in_order {
        parts.push("its stages are to be gone through in order".to_owned());
    }
    parts.join("; ")
}

pub(super) fn on_list(from: Option<Date>, until: Option<Date>) -> Option<String> {
    match (from, until) {
        (None, None) => None,
        (Some(from), None) => Some(format!("in use from {from}")),
        (None, Some(until)) => Some(format!("in use until before {until}")),
        (Some(from), Some(until)) => Some(format!("in use from {from} until before {until}")),
    }
}

pub(super) fn listed(lead: &str, codes: &[Code], said: impl Fn(&Code) -> String) -> Option<String> {
    joined(lead, codes.iter().map(said))
}

pub(super) fn joined(lead: &str, said: impl Iterator<Item = String>) -> Option<String> {
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| format!("{lead}{}", said.join(", ")))
}

fn limits(limits: &Limits, item: &Item, words: Words<'_>) -> String {
    let said: Vec<String> = limits.rows().iter().map(|row| limit(row, item, words)).collect();
    said.join(", ")
}

/// `on 镇 (tier 1) in 06-01..09-30: accept 8wh and handle 3wd`.
fn limit(row: &LimitRow, item: &Item, words: Words<'_>) -> String {
    let condition = row.condition.as_ref().map(|code| {
        let name = item.conditions.iter().find(|one| one.code == *code).map(|one| one.name.as_str());
        format!("under {}", said_whole(name.unwrap_or(code.as_str())))
    });
    let severity = row.severity.as_ref().map(|code| format!("at {}", words.severity(code)));
    let tier = row.tier.map(|tier| format!("on {}", words.tier(tier)));
    let season = row.season.map(|season| format!("in {season}"));
    let when: Vec<String> = [condition, severity, tier, season].into_iter().flatten().collect();
    let accept = row.accept.map(|limit| format!("accept {limit}"));
    let handle = row.handle.map(|limit| format!("handle {limit}"));
    let limits: Vec<String> = [accept, handle].into_iter().flatten().collect();
    let when = if when.is_empty() { "otherwise".to_owned() } else { when.join(" ") };
    format!("{when} {}", limits.join(" and "))
}

pub(super) fn checklist(entry: &Checklist) -> String {
    let mut parts = vec![format!("Checklist {}", named(&entry.name, &entry.code))];
    parts.extend(on_list(entry.from, entry.until));
    parts.extend(joined("groups are ", entry.groups.iter().map(|group| named(&group.name, &group.code))));
    parts.push(format!("it has {} points", entry.points.len()));
    parts.join("; ")
}

pub(super) fn point(list: &Checklist, entry: &Point, words: Words<'_>) -> String {
    let group = entry.group.as_ref().map(|code| {
        let name = list.groups.iter().find(|group| group.code == *code).map(|group| group.name.as_str());
        format!("of group {}", all([name.unwrap_or(code.as_str())]))
    });
    let place = match &entry.place {
        Place::Tier(tier) => format!("checked at every unit of {}", words.tier(*tier)),
        Place::Unit(unit) => format!("checked at unit {}", said_whole(unit)),
    };
    let opened =
        format!("where it fails {} is opened, to be put right in {}", words.item(&entry.item), entry.limit);
    let measure = entry.measure.as_ref().map(|text| format!("measure {}", said_whole(text)));
    let head = format!("Point {} of checklist {}", named(&entry.name, &entry.code), said_whole(&list.name));
    let parts: Vec<String> =
        [Some(head), group, Some(place), Some(opened), measure].into_iter().flatten().collect();
    parts.join("; ")
}
