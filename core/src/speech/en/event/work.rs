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
        |call: &Call| format!("partner {} for {}", quoted(&call.partner), words.function(&call.function));
    let calls: Vec<String> = calls.iter().map(called).collect();
    let limit = limit.map_or_else(|| "there is no answer limit".to_owned(), |limit| words.limit(limit));
    let rule = words.rule(rule, (Entry::Dispatch, ""));
    format!("called upon: {}; the holder stays accountable; {rule}; {limit}", calls.join(", "))
}

pub(super) fn answered(partner: &PartnerId, answer: Reply, reasoned: bool) -> String {
    let said = format!("partner {} {}", quoted(partner), reply(answer));
    if reasoned { format!("{said}; {KEPT}") } else { said }
}

pub(super) fn convened(partners: &[PartnerId], held_at: Stamp) -> String {
    let present = match partners {
        [] => "without partners".to_owned(),
        some => format!("with partners {}", list(some)),
    };
    format!("joint conference held {} {present}; its decision is kept in the ledger", at(held_at))
}

pub(super) fn progressed(stage: Option<&Code>, limit: Option<&Limit>, words: Words<'_>) -> String {
    let Some(stage) = stage else { return "progress, told in a note kept in the ledger".to_owned() };
    let said = format!("progress: it enters {}", words.stage(limit.map(|limit| &limit.rule), stage));
    match limit {
        Some(limit) => format!("{said}; {}", words.limit(limit)),
        None => said,
    }
}

pub(super) fn asked(wished: Wish) -> String {
    format!("{} is asked for, which moves no limit; {KEPT}", wish(wished))
}

pub(super) fn ask_refused(wished: Wish) -> String {
    format!("{}, as asked for, is refused; {KEPT}", wish(wished))
}
