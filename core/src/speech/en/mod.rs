//! English: lower case, no final stop, what was given in backticks.

pub(super) mod account;
pub(super) mod appraise;
pub(super) mod duty;
pub(super) mod event;
pub(super) mod fault;
pub(super) mod points;
pub(super) mod rate;
pub(super) mod refusal;
pub(super) mod rule;
pub(super) mod statement;
pub(super) mod value;
mod words;

use super::parts::{moment, shown};
use crate::case::{CommandKind, Reply, Wish};
use crate::value::Stamp;

/// A given text in backticks.
fn quoted(text: impl AsRef<str>) -> String {
    format!("`{}`", shown(text.as_ref()))
}

/// Several of them.
fn list<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let quoted: Vec<String> = texts.into_iter().map(quoted).collect();
    quoted.join(", ")
}

/// `2026-03-05 09:00`, with seconds where there are any, and with the offset where it is not +08:00.
fn at(stamp: Stamp) -> String {
    let (day, clock, offset) = moment(stamp);
    match offset {
        None => format!("{day} {clock}"),
        Some(offset) => format!("{day} {clock} {offset}"),
    }
}

/// The name of a command, as documents write it.
fn command(kind: CommandKind) -> String {
    quoted(kind.as_str())
}

/// What is asked for.
fn wish(wish: Wish) -> &'static str {
    match wish {
        Wish::Extend => "an extension",
        Wish::Defer => "a deferral",
        Wish::Return => "a return",
    }
}

/// What a partner did, by its answer.
fn reply(reply: Reply) -> &'static str {
    match reply {
        Reply::Accepts => "accepts",
        Reply::Declines => "declines",
        Reply::Done => "has done its part",
    }
}
