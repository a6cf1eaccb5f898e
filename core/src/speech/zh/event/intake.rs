//! How a case comes in: what it is about, who took it, who is told.

use super::super::refusal::edition as scheme_of;
use super::super::words::Words;
use super::super::{list, quoted};
use crate::case::{About, Matter, Receiver};
use crate::scheme::Edition;
use crate::speech::parts::{Entry, accepting};
use crate::value::{CaseId, Code, UnitId};

pub(super) fn reported(matter: Option<&Matter>, origin: &UnitId, words: Words<'_>) -> String {
    let about = matter.map_or_else(|| "未列事项".to_owned(), |matter| words.item(&matter.item));
    format!("受理登记：{about}，事发单元{}", quoted(origin))
}

/// What else is known of a matter.
pub(super) fn about(matter: Option<&Matter>, words: Words<'_>) -> Vec<String> {
    let Some(matter) = matter else { return Vec::new() };
    let mut said = Vec::new();
    said.extend(matter.outside.then(|| "不在当日清单之内".to_owned()));
    said.extend(matter.severity.iter().map(|code| format!("紧急程度{}", words.severity(code))));
    said.extend(matter.condition.iter().map(|code| format!("情形{}", words.condition(&matter.item, code))));
    if !matter.affected.is_empty() {
        said.push(format!("涉及单元{}", list(&matter.affected)));
    }
    if !matter.functions.is_empty() {
        let functions: Vec<String> = matter.functions.iter().map(|code| words.function(code)).collect();
        said.push(format!("主办、协办职能{}", functions.join("、")));
    }
    said
}

/// How high a matter may climb, and whether residents judge it.
pub(super) fn bounds(matter: Option<&Matter>, words: Words<'_>) -> Vec<String> {
    let Some(matter) = matter else { return vec!["须先分类定级才能接单".to_owned()] };
    let judged = if matter.evaluated { "由群众评价" } else { "不由群众评价" };
    vec![format!("最高可上报至{}", words.tier(matter.ceiling)), judged.to_owned()]
}

/// Who took the report, through which channel, and the scheme it is judged by.
pub(super) fn receipt(
    received: &Receiver,
    channel: &Code,
    edition: &Edition,
    words: Words<'_>,
) -> [String; 2] {
    let member = received.member.as_ref().map(|member| format!("成员{}", quoted(member)));
    let receiver = format!("单元{}{}首接", quoted(&received.unit), member.unwrap_or_default());
    [format!("{receiver}，受理渠道{}", words.channel(channel)), format!("适用{}", scheme_of(edition))]
}

pub(super) fn told(somebody: bool) -> &'static str {
    if somebody { "办结后须向报事人反馈" } else { "无报事人" }
}

/// Reporters who come along are counted, not named (A5).
pub(super) fn joined(from: &CaseId, reporters: usize) -> String {
    let along = match reporters {
        0 => "无报事人随之并入".to_owned(),
        several => format!("报事人{several}名随之并入"),
    };
    format!("并入：事件{}并入本事件办理；{along}", quoted(from))
}

/// Why a unit is notified, and the rule that says so.
pub(super) fn notice(about: About, rule: &Code, words: Words<'_>) -> String {
    let (why, entry) = match about {
        About::AcceptOverdue => ("逾期未接单", accepting(rule, words.scheme)),
        About::Severity => ("因紧急程度，直接由其上级承办", (Entry::Item, "severity")),
        About::AnswerOverdue => ("被派遣部门逾期未回应", (Entry::Dispatch, "answer")),
        About::Rule => ("触发规则", (Entry::Trigger, "")),
        About::FeedbackOverdue => ("逾期未反馈", (Entry::Handling, "feedback")),
        About::ReopeningsUsed => ("评价不满意而返工次数已用完", (Entry::Evaluation, "reopenings")),
    };
    format!("{why}；{}", words.rule(rule, entry))
}

/// The groups of households it concerns.
pub(super) fn concerned(groups: &[Code], words: Words<'_>) -> Option<String> {
    let said: Vec<String> = groups.iter().map(|group| words.group(group)).collect();
    (!said.is_empty()).then(|| format!("涉及群体：{}", said.join("、")))
}
