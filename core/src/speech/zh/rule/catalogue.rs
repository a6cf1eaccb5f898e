//! Items with their limits and stages, checklists.

use super::super::day;
use super::super::words::Words;
use super::{all, named, said_whole};
use crate::scheme::{Checklist, Item, ItemKind, LimitRow, Limits, Nature, Place, Point};
use crate::value::{Code, Date, Season};

pub(super) fn item(entry: &Item, words: Words<'_>) -> String {
    let mut parts = vec![format!(
        "事项{}属{}，为{}，{}",
        named(&entry.name, &entry.code),
        words.category(&entry.category),
        kind(entry.kind),
        nature(entry.nature)
    )];
    parts.extend(span(entry.from, entry.until, "列入清单"));
    if entry.temporary {
        parts.push("为临时事项".to_owned());
    }
    parts.push(format!("由{}起办，最高至{}", words.tier(entry.start), words.tier(entry.ceiling)));
    parts.extend(entry.card.as_ref().map(|card| format!("起始亮{}", words.card(card))));
    parts.extend(entry.lead.as_ref().map(|lead| format!("由{}主办", words.function(lead))));
    parts.extend(listed("协办职能", &entry.support, |code| words.function(code)));
    let severities = entry.severities.iter().map(|severity| {
        let tier = severity.tier.map(|tier| format!("（自{}起办）", words.tier(tier))).unwrap_or_default();
        format!("{}{tier}", words.severity(&severity.code))
    });
    parts.extend(joined("紧急程度可为", severities));
    parts.extend(joined("情形有", entry.conditions.iter().map(|one| named(&one.name, &one.code))));
    parts.extend(listed("办结须提供", &entry.evidence, |code| words.kind_of_evidence(code)));
    parts.push(if entry.evaluated { "由群众评价" } else { "不由群众评价" }.to_owned());
    parts.extend(listed("受理渠道限于", &entry.channels, |code| words.channel(code)));
    parts.extend(listed("上门服务于", &entry.at_home, |code| words.group(code)));
    parts.extend(entry.registration.as_ref().map(|text| format!("登记条件为{}", said_whole(text))));
    parts.extend(entry.closing.as_ref().map(|text| format!("办结条件为{}", said_whole(text))));
    if !entry.limits.rows().is_empty() {
        parts.push(format!("时限：{}", limits(&entry.limits, entry, words)));
    }
    for (nth, stage) in (1..).zip(&entry.stages) {
        let name = named(&stage.name, &stage.code);
        parts.push(format!("第{nth}阶段{name}：{}", limits(&stage.limits, entry, words)));
    }
    if entry.stages_in_order {
        parts.push("须依次办理各阶段".to_owned());
    }
    parts.join("；")
}

fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Problem => "问题",
        ItemKind::Service => "代办服务",
        ItemKind::Inspection => "巡查检查",
    }
}

pub(super) fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Simple => "性质一般",
        Nature::Complex => "性质复杂",
        Nature::Hard => "性质疑难",
    }
}

pub(super) fn span(from: Option<Date>, until: Option<Date>, what: &str) -> Option<String> {
    let from = from.map(|from| format!("自{}起", day(from)));
    let until = until.map(|until| format!("至{}前", day(until)));
    let ends: Vec<String> = [from, until].into_iter().flatten().collect();
    (!ends.is_empty()).then(|| format!("{}{what}", ends.join("、")))
}

pub(super) fn listed(lead: &str, codes: &[Code], said: impl Fn(&Code) -> String) -> Option<String> {
    joined(lead, codes.iter().map(said))
}

pub(super) fn joined(lead: &str, said: impl Iterator<Item = String>) -> Option<String> {
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| format!("{lead}{}", said.join("、")))
}

fn limits(limits: &Limits, item: &Item, words: Words<'_>) -> String {
    let said: Vec<String> = limits.rows().iter().map(|row| limit(row, item, words)).collect();
    said.join("，")
}

/// `在镇、6月1日至9月30日，8工作时接单并在3个工作日内办结`.
fn limit(row: &LimitRow, item: &Item, words: Words<'_>) -> String {
    let condition = row.condition.as_ref().map(|code| {
        let name = item.conditions.iter().find(|one| one.code == *code).map(|one| one.name.as_str());
        format!("情形{}", said_whole(name.unwrap_or(code.as_str())))
    });
    let severity = row.severity.as_ref().map(|code| words.severity(code));
    let tier = row.tier.map(|tier| format!("在{}", words.tier(tier)));
    let when: Vec<String> =
        [condition, severity, tier, row.season.map(season)].into_iter().flatten().collect();
    let accept = row.accept.map(|limit| format!("{}内接单", limit.chinese()));
    let handle = row.handle.map(|limit| format!("{}内办结", limit.chinese()));
    let limits: Vec<String> = [accept, handle].into_iter().flatten().collect();
    let when = if when.is_empty() { "一般".to_owned() } else { when.concat() };
    format!("{when}{}", limits.join("、"))
}

fn season(season: Season) -> String {
    let ((from_month, from_day), (to_month, to_day)) = (season.from().parts(), season.to().parts());
    format!("（{from_month}月{from_day}日至{to_month}月{to_day}日）")
}

pub(super) fn checklist(entry: &Checklist) -> String {
    let mut parts = vec![format!("检查清单{}", named(&entry.name, &entry.code))];
    parts.extend(span(entry.from, entry.until, "使用"));
    parts.extend(joined("分组有", entry.groups.iter().map(|group| named(&group.name, &group.code))));
    parts.push(format!("共{}个检查点", entry.points.len()));
    parts.join("；")
}

pub(super) fn point(list: &Checklist, entry: &Point, words: Words<'_>) -> String {
    let group = entry.group.as_ref().map(|code| {
        let name = list.groups.iter().find(|group| group.code == *code).map(|group| group.name.as_str());
        format!("分组{}", all([name.unwrap_or(code.as_str())]))
    });
    let place = match &entry.place {
        Place::Tier(tier) => format!("由各{}检查", words.tier(*tier)),
        Place::Unit(unit) => format!("在单元{}检查", said_whole(unit)),
    };
    let opened = format!("不合格的转办{}，{}内整改", words.item(&entry.item), entry.limit.chinese());
    let measure = entry.measure.as_ref().map(|text| format!("防范措施为{}", said_whole(text)));
    let head = format!("清单{}检查点{}", said_whole(&list.name), named(&entry.name, &entry.code));
    let parts: Vec<String> =
        [Some(head), group, Some(place), Some(opened), measure].into_iter().flatten().collect();
    parts.join("；")
}
