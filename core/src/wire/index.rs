//! What is due among many cases (C6), as each snapshot says.

use super::Error;
use super::json::{self, What, write};
use crate::case::{Case, Due, DueIndex};
use crate::value::{CaseId, Instant};

/// What an index keeps of a case, from the snapshot that [`evolve`](super::case::evolve) gives: to be
/// [taken in](DueIndex::put_due) at once, or when those that come with it are read.
///
/// ```
/// use wangge::wire;
///
/// let error = wire::index::read(r#"{"state":"closed"}"#).unwrap_err();
/// assert_eq!((error.kind(), error.code()), ("json", "wrong_form"));
/// assert!(error.in_row(3).to_json().contains(r#""path":"[3]""#));
/// ```
///
/// # Errors
/// `json` for a snapshot that cannot be read.
pub fn read(case: &str) -> Result<Due, Error> {
    Ok(Due::from(&json::read::<Case>(case, What::Case)?))
}

/// Takes a case in, or takes in what became of it; one to which time brings nothing more is left out.
///
/// # Errors
/// As [`read`]; the index then stays as it was.
pub fn put(index: &mut DueIndex, case: &str) -> Result<(), Error> {
    index.put_due(read(case)?);
    Ok(())
}

/// Forgets a case, if it is known.
///
/// # Errors
/// `value` for an id that is none.
pub fn remove(index: &mut DueIndex, case: &str) -> Result<(), Error> {
    let case: CaseId = case.parse()?;
    index.remove(&case);
    Ok(())
}

/// The cases to which time has something to bring by `now`: an array of their ids, the earliest first, then by id.
///
/// ```
/// use wangge::case::DueIndex;
/// use wangge::wire;
///
/// let index = DueIndex::new();
/// assert_eq!(wire::index::due(&index, "2026-03-05T09:00:00+08:00")?, "[]");
/// assert_eq!(wire::index::due(&index, "9:00").unwrap_err().code(), "bad_instant");
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` for a `now` that is no instant.
pub fn due(index: &DueIndex, now: &str) -> Result<String, Error> {
    let now = Instant::parse(now)?;
    Ok(write(&index.due(now).map(|(_, case)| case).collect::<Vec<_>>()))
}

/// When time next brings something to any of them, as [`next_due`](super::case::next_due) says it of the first of
/// those due then; `null` if to none.
#[must_use]
pub fn next_due(index: &DueIndex) -> String {
    write(&index.next_stamp())
}
