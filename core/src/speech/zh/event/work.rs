//! What is done about a case without moving it.

use super::super::words::Words;
use super::super::{at, list, quoted, reply, wish};
use super::KEPT;
use crate::case::{Call, Limit, Reply, Wish};
use crate::speech::parts::Entry;
use crate::value::{Code, PartnerId, Stamp};

/// The holder stays accountable.
pub(super) fn dispatched(calls: &[Call], rule: &Code, limit: Option<&Limit>, words: Words<'_>) -> String {
    let called =
        |call: &Call| format!("部门{}（职能{}）", quoted(&call.partner), words.function(&call.function));
    let calls: Vec<String> = calls.iter().map(called).collect();
    let limit = limit.map_or_else(|| "未设回应时限".to_owned(), |limit| words.limit(limit));
    let rule = words.rule(rule, (Entry::Dispatch, ""));
    format!("吹哨派遣：派遣{}，承办单元仍负总责；{rule}；{limit}", calls.join("、"))
}

pub(super) fn answered(partner: &PartnerId, answer: Reply, reasoned: bool) -> String {
    let said = format!("部门回应：部门{}{}", quoted(partner), reply(answer));
    if reasoned { format!("{said}；{KEPT}") } else { said }
}

pub(super) fn convened(partners: &[PartnerId], held_at: Stamp) -> String {
    let present = match partners {
        [] => "无部门参加".to_owned(),
        some => format!("部门{}参加", list(some)),
    };
    format!("联席会议：于{}召开，{present}；决定存于台账", at(held_at))
}

pub(super) fn progressed(stage: Option<&Code>, limit: Option<&Limit>, words: Words<'_>) -> String {
    let Some(stage) = stage else { return "进展：说明存于台账".to_owned() };
    let said = format!("进展：进入{}", words.stage(limit.map(|limit| &limit.rule), stage));
    match limit {
        Some(limit) => format!("{said}；{}", words.limit(limit)),
        None => said,
    }
}

pub(super) fn asked(wished: Wish) -> String {
    format!("申请：申请{}，不影响时限；{KEPT}", wish(wished))
}

pub(super) fn ask_refused(wished: Wish) -> String {
    format!("不准所请：{}申请未获准；{KEPT}", wish(wished))
}
