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
        Some(until) => format!("residents evaluate until {}", at(until)),
        None => "residents do not evaluate it".to_owned(),
    };
    format!("{marks}; it may be reopened until {}{}", at(reopen), mark(unpublished))
}

pub(super) fn evaluated(marks: Marks, taken_by: TakenBy, bad: bool, rule: &Code, words: Words<'_>) -> String {
    let taken = match taken_by {
        TakenBy::Reporter => "by the reporter",
        TakenBy::FollowUp => "in a follow-up call",
    };
    let (effect, duration) = (marks.effect.get(), marks.duration.get());
    let marks = format!("effect {effect}, duration {duration}, attitude {}", marks.attitude.get());
    let judged = words.threshold(rule, bad);
    let rule = words.rule(rule, (Entry::Evaluation, "reopens_at"));
    format!("evaluated {taken}: {marks}; {judged}; {rule}")
}

/// The field of the evaluation that a reopening rests on.
pub(super) fn reopens(cause: Cause) -> &'static str {
    if cause == Cause::Mark { "reopens_at" } else { "reopen_within" }
}

pub(super) fn closed(cause: Cause, appeal_until: Option<Stamp>, unpublished: bool) -> String {
    let said = match cause {
        Cause::Time => {
            "closed by time: the result was fed back, and the window for marks is past or there is none"
                .to_owned()
        }
        cause => format!("closed {}", because(cause)),
    };
    match appeal_until {
        Some(until) => format!("{said}; appeals are heard until {}{}", at(until), mark(unpublished)),
        None => said,
    }
}

pub(super) fn appealed(until: Stamp, unpublished: bool, rule: &Code, words: Words<'_>) -> String {
    let rule = words.rule(rule, (Entry::Appeal, "judged"));
    let (until, mark) = (at(until), mark(unpublished));
    format!("appeal against lateness; {KEPT}; judged until {until}, past that dismissed{mark}; {rule}")
}

pub(super) fn judged(
    verdict: Verdict,
    cause: Cause,
    by: Option<&UnitId>,
    reasoned: bool,
    rule: &str,
) -> String {
    let verdict = match verdict {
        Verdict::Granted => "granted: lateness does not count against the case",
        Verdict::Dismissed => "dismissed",
    };
    let by = by.map(|unit| format!(", by unit {}", quoted(unit))).unwrap_or_default();
    let kept = if reasoned { format!("; {KEPT}") } else { String::new() };
    format!("appeal judged {}{by}: {verdict}{kept}; {rule}", because(cause))
}
