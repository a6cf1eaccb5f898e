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
    format!("suspended, for a reason kept in the ledger; ends {ends} at the latest, {cause}{mark}")
}

pub(super) fn deferred(granted_by: &UnitId, ends: Stamp, rule: &Code, words: Words<'_>) -> String {
    let rule = words.rule(rule, (Entry::Deferral, "longest"));
    format!(
        "deferred, granted by unit {}; {KEPT}; ends {} at the latest; {rule}",
        quoted(granted_by),
        at(ends)
    )
}

pub(super) fn resumed(
    cause: Cause,
    limit: Option<&Limit>,
    answers: &[PartnerLimit],
    words: Words<'_>,
) -> String {
    let mut said = vec![format!("resumed {}", because(cause)), running(limit, words)];
    let open = answers.iter();
    said.extend(open.map(|open| format!("partner {}: {}", quoted(&open.partner), words.limit(&open.limit))));
    said.join("; ")
}

/// A rule fires; what it brings is told by the events after it.
pub(super) fn fired(rule: &Code, words: Words<'_>) -> String {
    format!("a rule fires: {}", words.rule(rule, (Entry::Trigger, "")))
}

pub(super) fn carded(card: &Code, rule: &Code, words: Words<'_>) -> String {
    format!("card {} is given; {}", words.card(card), words.rule(rule, carding(rule, words.scheme)))
}

pub(super) fn conference_required(rule: &Code, words: Words<'_>) -> String {
    format!(
        "a joint conference must be held before it is resolved; {}",
        words.rule(rule, (Entry::Trigger, ""))
    )
}

/// What is to be reached by when, else a rule fires.
pub(super) fn awaited(awaited: &Awaited, words: Words<'_>) -> String {
    let step = match awaited.milestone {
        Milestone::Accept => "accepted",
        Milestone::Dispatch => "dispatched",
        Milestone::Progress => "in progress",
        Milestone::Resolve => "resolved",
        Milestone::Close => "closed",
    };
    let (by, unpublished) = (at(awaited.by), mark(awaited.unpublished));
    format!("to be {step} by {by}{unpublished} ({})", words.rule(&awaited.rule, (Entry::Trigger, "within")))
}
