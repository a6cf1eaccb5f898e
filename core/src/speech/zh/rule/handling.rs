//! The rules of handling, authority.

use super::super::command_word;
use super::super::words::Words;
use super::named;
use crate::scheme::{Authority, Catalogue, Ceiling, Evaluation, Handling, Ladder, Outside, Scope};
use crate::speech::parts::share;

pub(super) fn catalogue(entry: &Catalogue) -> String {
    let outside = match entry.outside {
        Outside::Refuse => "清单以外的事项不予受理",
        Outside::Flag => "清单以外的事项可以受理，并予标注",
    };
    let accept = entry.accept.map(|limit| format!("；未列事项{}内接单", limit.chinese())).unwrap_or_default();
    format!("规则{}：{outside}{accept}", named(&entry.name, &entry.code))
}

pub(super) fn ceiling(entry: &Ceiling, words: Words<'_>) -> String {
    format!(
        "规则{}：一般矛盾最高至{}，复杂问题最高至{}，疑难杂症最高至{}",
        named(&entry.name, &entry.code),
        words.tier(entry.simple),
        words.tier(entry.complex),
        words.tier(entry.hard)
    )
}

pub(super) fn handling(entry: &Handling) -> String {
    format!(
        "规则{}：办结后{}内由首接人反馈；一件事项累计中止不超过{}",
        named(&entry.name, &entry.code),
        entry.feedback.chinese(),
        entry.suspension.duration().chinese()
    )
}

pub(super) fn ladder(entry: &Ladder) -> String {
    let shares: Vec<String> = entry.warnings.iter().map(|warning| share(*warning)).collect();
    let warned = if shares.is_empty() {
        String::new()
    } else {
        format!("办理时限过{}时预警；", shares.join("、"))
    };
    format!(
        "规则{}：{warned}逾期未办结的上报上一级，已在最高层级的挂牌督办，督办时限{}",
        named(&entry.name, &entry.code),
        entry.supervision.chinese()
    )
}

pub(super) fn evaluation(entry: &Evaluation, words: Words<'_>) -> String {
    let reopens = match entry.reopens_at {
        0 => "评分不引起返工".to_owned(),
        mark => format!("任一项不高于{mark}分的返工"),
    };
    let follow_up: Vec<String> = entry.follow_up.iter().map(|role| words.role(role)).collect();
    let follow_up = if follow_up.is_empty() {
        String::new()
    } else {
        format!("；可由{}回访代录", follow_up.join("、"))
    };
    format!(
        "规则{}：办结后{}内可评价，{}内可要求返工；{reopens}；一件事项至多返工{}次{follow_up}",
        named(&entry.name, &entry.code),
        entry.window.chinese(),
        entry.reopen_within.chinese(),
        entry.reopenings
    )
}

pub(super) fn authority(entry: &Authority, words: Words<'_>) -> String {
    let roles: Vec<String> = entry.roles.iter().map(|role| words.role(role)).collect();
    let scopes = entry.scope.iter().filter_map(|scope| match scope {
        Scope::Holder => Some("承办单元"),
        Scope::Ancestor => Some("承办单元的上级"),
        Scope::FirstReceiver => Some("首接"),
        Scope::Apex => Some("承办单元已在顶层时的本级他人"),
        Scope::Reporter => None,
    });
    let scopes: Vec<&str> = scopes.collect();
    let scopes = if scopes.is_empty() { String::new() } else { format!("（限{}）", scopes.join("、")) };
    let by_role = (!roles.is_empty()).then(|| format!("{}{scopes}", roles.join("、")));
    let by_reporter = entry.scope.contains(&Scope::Reporter).then(|| "报事人".to_owned());
    let givers: Vec<String> = by_role.into_iter().chain(by_reporter).collect();
    format!("指令「{}」由{}发出", command_word(entry.command), givers.join("或"))
}
