//! Cases that were closed (D1).

use serde::Serialize;

use super::moment::Moment;
use super::read_all;
use crate::read::{Faults, draft};
use crate::tally::duty::ClosedCase;
use crate::value::{CaseId, Offset, Stamp, UnitId};

draft! {
    /// 已销号事件: a case that was closed.
    pub(crate) struct ClosedDraft {
        /// 事件.
        required case: CaseId,
        /// 事发单元: where the matter lies.
        required origin: UnitId,
        /// 销号时间; a day stands for its first instant.
        required closed_at: Moment,
    }
}

impl ClosedCase {
    /// Reads rows from a JSON array of tables: `case`, `origin` (a unit), `closed_at`; local time of `offset` where
    /// that has none, or a day, which stands for its first instant.
    ///
    /// ```
    /// use wangge::tally::duty::ClosedCase;
    /// use wangge::value::Offset;
    ///
    /// let text = r#"[{"case":"c-1","origin":"ds","closed_at":"2026-03-05T10:00:00+08:00"}]"#;
    /// let closed = ClosedCase::read_all(text, Offset::BEIJING)?;
    /// let written: Vec<_> = closed.iter().map(|case| case.in_offset(Offset::BEIJING)).collect();
    /// assert_eq!(serde_json::to_string(&written)?, text);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Every fault at once, each at its place such as `closed[3].origin`.
    pub fn read_all(text: &str, offset: Offset) -> Result<Vec<Self>, Faults> {
        read_all(text, "closed", |draft: &ClosedDraft, notes| {
            let closed_at = notes.instant(&draft.closed_at, "closed_at", offset);
            Some(Self {
                case: draft.case.get().cloned()?,
                origin: draft.origin.get().cloned()?,
                closed_at: closed_at?,
            })
        })
    }

    /// The row as it is read, its instant written in an offset (V1). An array of them reads back to the same rows.
    #[must_use]
    pub fn in_offset(&self, offset: Offset) -> impl Serialize + '_ {
        let Self { case, origin, closed_at } = self;
        Written { case, origin, closed_at: Stamp::new(*closed_at, offset) }
    }
}

#[derive(Serialize)]
struct Written<'r> {
    case: &'r CaseId,
    origin: &'r UnitId,
    closed_at: Stamp,
}
