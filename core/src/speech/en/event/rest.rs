//! How a case rests and goes on.

use super::super::words::{Words, because, mark};
use super::super::{at, quoted};
use super::{KEPT, running};
use crate::case::{Cause, Limit, PartnerLimit};
use crate::speech::parts::Entry;
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
