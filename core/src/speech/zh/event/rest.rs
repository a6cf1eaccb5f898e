//! How a case rests and goes on.

use super::super::words::{Words, because, mark};
use super::super::{at, quoted};
use super::{KEPT, running};
use crate::case::{Cause, Limit, PartnerLimit};
use crate::speech::parts::Entry;
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
