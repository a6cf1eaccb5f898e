//! Cases that were closed, for follow-up calls (回访, D1).

use std::collections::BTreeMap;

use super::DutyError;
use crate::case::{Event, Happening};
use crate::value::{CaseId, Instant, UnitId};

/// A case that was closed (销号): once or, after a reopening, again, each time a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedCase {
    /// The case.
    pub case: CaseId,
    /// Its origin: where the matter lies; of a case the same each time.
    pub origin: UnitId,
    /// When it was closed.
    pub closed_at: Instant,
}

/// The cases that these events close, in the order of the events.
///
/// The events may be of many cases, one after the other or mixed; of each case from its first one on.
///
/// ```
/// use wangge::case::Event;
/// use wangge::tally::duty::closed_cases;
///
/// # let ledger = r#"[
/// #   {"v":1,"case":"c-1","seq":1,"at":"2026-03-02T09:00:00+08:00","event":"reported",
/// #    "edition":{"scheme":"any","from":"2022-01-01"},"origin":"g-1","received":{"unit":"g-1","member":"m-1"},
/// #    "channel":"patrol","to":"g-1","tier":3},
/// #   {"v":1,"case":"c-1","seq":2,"at":"2026-03-05T10:00:00+08:00","event":"closed","cause":"hand"}
/// # ]"#;
/// let events: Vec<Event> = serde_json::from_str(ledger)?;
/// let closed = closed_cases(&events)?;
/// assert_eq!((closed[0].case.as_str(), closed[0].origin.as_str()), ("c-1", "g-1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// `not_reported` for a case that is closed without having been reported before.
pub fn closed_cases<'e>(events: impl IntoIterator<Item = &'e Event>) -> Result<Vec<ClosedCase>, DutyError> {
    let mut origins: BTreeMap<&CaseId, &UnitId> = BTreeMap::new();
    let mut closed = Vec::new();
    for event in events {
        match &event.what {
            Happening::Reported { origin, .. } => {
                origins.insert(&event.case, origin);
            }
            Happening::Closed { .. } => {
                let case = event.case.clone();
                let Some(origin) = origins.get(&case) else { return Err(DutyError::NotReported { case }) };
                closed.push(ClosedCase { case, origin: (*origin).clone(), closed_at: event.at.instant() });
            }
            _ => {}
        }
    }
    Ok(closed)
}
