//! What follows when a case is resolved: marks, reopening, closing, appeals.

use super::super::words::{Words, because, mark};
use super::super::{at, quoted};
use super::KEPT;
use crate::case::{Cause, Marks, TakenBy, Verdict};
use crate::speech::parts::Entry;
use crate::value::{Code, Stamp, UnitId};

/// Until when marks are taken and the case may be reopened.
pub(super) fn windows(evaluate: Option<Stamp>, reopen: Stamp, unpublished: bool) -> String {
    let marks = match evaluate {
        Some(until) => format!("群众评价至{}止", at(until)),
        None => "不由群众评价".to_owned(),
    };
    format!("{marks}；可要求返工至{}止{}", at(reopen), mark(unpublished))
}

pub(super) fn evaluated(marks: Marks, taken_by: TakenBy, bad: bool, rule: &Code, words: Words<'_>) -> String {
    let taken = match taken_by {
        TakenBy::Reporter => "报事人评价",
        TakenBy::FollowUp => "回访登记",
    };
    let (effect, duration) = (marks.effect.get(), marks.duration.get());
    let marks = format!("效果{effect}分、时长{duration}分、态度{}分", marks.attitude.get());
    let judged = words.threshold(rule, bad);
    let rule = words.rule(rule, (Entry::Evaluation, "reopens_at"));
    format!("评价：{taken}，{marks}，{judged}；{rule}")
}

/// The field of the evaluation that a reopening rests on.
pub(super) fn reopens(cause: Cause) -> &'static str {
    if cause == Cause::Mark { "reopens_at" } else { "reopen_within" }
}

pub(super) fn closed(cause: Cause, appeal_until: Option<Stamp>, unpublished: bool) -> String {
    let said = match cause {
        Cause::Time => "销号：已反馈，评价期已过或无须评价，到期自动销号".to_owned(),
        cause => format!("销号：{}销号", because(cause)),
    };
    match appeal_until {
        Some(until) => format!("{said}；超时申诉至{}止{}", at(until), mark(unpublished)),
        None => said,
    }
}

pub(super) fn appealed(until: Stamp, unpublished: bool, rule: &Code, words: Words<'_>) -> String {
    let rule = words.rule(rule, (Entry::Appeal, "judged"));
    format!("超时申诉：{KEPT}；至{}止裁定，过期视为驳回{}；{rule}", at(until), mark(unpublished))
}

pub(super) fn judged(
    verdict: Verdict,
    cause: Cause,
    by: Option<&UnitId>,
    reasoned: bool,
    rule: &str,
) -> String {
    let verdict = match verdict {
        Verdict::Granted => "准予，超时不计入考核",
        Verdict::Dismissed => "驳回",
    };
    let how = match by {
        Some(unit) => format!("{}由单元{}", because(cause), quoted(unit)),
        None => because(cause).to_owned(),
    };
    let kept = if reasoned { format!("；{KEPT}") } else { String::new() };
    format!("申诉裁定：{how}{verdict}{kept}；{rule}")
}
