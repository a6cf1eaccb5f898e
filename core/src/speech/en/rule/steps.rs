//! What single steps of handling are bound by.

use super::named;
use crate::scheme::{Appeal, Correction, Deferral, Dispatch, Extension, Return};
use crate::speech::parts::share;

pub(super) fn returning(entry: &Return) -> String {
    format!("Rule {}: a case goes back down {}", named(&entry.name, &entry.code), at_most(entry.times))
}

pub(super) fn deferral(entry: &Deferral) -> String {
    format!("Rule {}: a case is put off once, for {} at most", named(&entry.name, &entry.code), entry.longest)
}

pub(super) fn extension(entry: &Extension) -> String {
    format!(
        "Rule {}: an extension adds {} of the handle limit at most; a case is extended {}",
        named(&entry.name, &entry.code),
        share(entry.share),
        at_most(entry.times)
    )
}

pub(super) fn correction(entry: &Correction) -> String {
    format!("Rule {}: a case is classified anew {}", named(&entry.name, &entry.code), at_most(entry.times))
}

pub(super) fn appeal(entry: &Appeal) -> String {
    format!(
        "Rule {}: lateness is appealed against once, within {} of the closing; an appeal not judged within {} is dismissed",
        named(&entry.name, &entry.code),
        entry.window,
        entry.judged
    )
}

pub(super) fn dispatch(entry: &Dispatch) -> String {
    let answer = match entry.answer {
        Some(limit) => format!("answer within {limit}"),
        None => "answer without a limit".to_owned(),
    };
    format!(
        "Rule {}: partners who are dispatched {answer}; the holder stays accountable",
        named(&entry.name, &entry.code)
    )
}

/// `once at most`, `3 times at most`.
fn at_most(times: u32) -> String {
    match times {
        1 => "once at most".to_owned(),
        times => format!("{times} times at most"),
    }
}
