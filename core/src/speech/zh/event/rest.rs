//! How a case rests and goes on.

use super::super::words::{Words, because, mark};
use super::super::{at, quoted};
use super::{KEPT, running};
use crate::case::{Awaited, Cause, Limit, PartnerLimit};
use crate::scheme::Milestone;
use crate::speech::parts::{Entry, carding};
use crate::value::{Code, Stamp, UnitId};

pub(super) fn suspended(ends: Stamp, cause: Cause, unpublished: bool) -> String {
    let (ends, cause, mark) = (at(ends), because(cause), mark(unpublished));
    format!("中止：{KEPT}；最迟于{ends}{cause}恢复{mark}")
}

pub(super) fn deferred(granted_by: &UnitId, ends: Stamp, rule: &Code, words: Words<'_>) -> String {
    let rule = words.rule(rule, (Entry::Deferral, "longest"));
    format!("挂账缓办：由单元{}准予；{KEPT}；最迟于{}恢复；{rule}", quoted(granted_by), at(ends))
}

pub(super) fn resumed(
    cause: Cause,
    limit: Option<&Limit>,
    answers: &[PartnerLimit],
    words: Words<'_>,
) -> String {
    let mut said = vec![format!("恢复：{}恢复办理", because(cause)), running(limit, words)];
    let open = answers.iter();
    said.extend(open.map(|open| format!("部门{}的{}", quoted(&open.partner), words.limit(&open.limit))));
    said.join("；")
}

/// A rule fires; what it brings is told by the events after it.
pub(super) fn fired(rule: &Code, words: Words<'_>) -> String {
    format!("触发规则：{}", words.rule(rule, (Entry::Trigger, "")))
}

pub(super) fn carded(card: &Code, rule: &Code, words: Words<'_>) -> String {
    format!("亮牌：{}；{}", words.card(card), words.rule(rule, carding(rule, words.scheme)))
}

pub(super) fn conference_required(rule: &Code, words: Words<'_>) -> String {
    format!("须开联席会议：办结之前应召开；{}", words.rule(rule, (Entry::Trigger, "")))
}

/// What is to be reached by when, else a rule fires.
pub(super) fn awaited(awaited: &Awaited, words: Words<'_>) -> String {
    let step = match awaited.milestone {
        Milestone::Accept => "接单",
        Milestone::Dispatch => "派遣",
        Milestone::Progress => "首次进展",
        Milestone::Resolve => "办结",
        Milestone::Close => "销号",
    };
    let (by, unpublished) = (at(awaited.by), mark(awaited.unpublished));
    format!("须于{by}前{step}{unpublished}（{}）", words.rule(&awaited.rule, (Entry::Trigger, "within")))
}
