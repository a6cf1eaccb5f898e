//! Trigger rules.

use super::super::words::Words;
use super::catalogue::nature;
use super::named;
use crate::scheme::{Milestone, Then, Trigger, When};

pub(super) fn trigger(entry: &Trigger, words: Words<'_>) -> String {
    let (when, then) = (when(&entry.when, words), then(&entry.then, words));
    format!("规则{}：{when}的，{then}", named(&entry.name, &entry.code))
}

fn when(when: &When, words: Words<'_>) -> String {
    match when {
        When::Reopening { nth } => format!("第{nth}次返工"),
        When::BadEvaluation { nth } => format!("第{nth}次评为不满意"),
        When::Mark { at_most } => format!("有一项评分不高于{at_most}分"),
        When::Functions { count } => format!("涉及职能达到{count}个"),
        When::Nature { nature: given } => nature(*given).to_owned(),
        When::Group { group } => format!("服务于群体{}", words.group(group)),
        When::Extension { nth } => format!("第{nth}次延期"),
        When::Milestone { milestone, within } => {
            format!("自报告起{}内{}", within.chinese(), missed(*milestone))
        }
        When::Overdue => "办理超时".to_owned(),
    }
}

fn missed(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Accept => "未接单",
        Milestone::Dispatch => "未派遣",
        Milestone::Progress => "没有进展",
        Milestone::Resolve => "未办结",
        Milestone::Close => "未销号",
    }
}

fn then(then: &Then, words: Words<'_>) -> String {
    match then {
        Then::Escalate => "上报上一级，不超过最高层级".to_owned(),
        Then::Supervise => "挂牌督办".to_owned(),
        Then::Conference => "办结前须召开联席会议".to_owned(),
        Then::Notify { tier } => format!("通知{}", words.tier(*tier)),
        Then::Card { card } => format!("亮{}", words.card(card)),
    }
}
