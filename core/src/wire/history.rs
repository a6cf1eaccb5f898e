//! Editions by date (S1).

use std::sync::Arc;

use super::Error;
use super::json::write;
use crate::scheme::{History, Scheme};

/// The history of editions of one scheme.
///
/// # Errors
/// `faults`: `wrong_count` for no edition, `other_scheme`, `overlapping_editions`, each at the edition's position.
pub fn read(editions: Vec<Arc<Scheme>>) -> Result<History, Error> {
    Ok(History::new(editions)?)
}

/// The edition in force on a day; `None` if there is none.
///
/// # Errors
/// `value` for a day that is none.
pub fn on(history: &History, day: &str) -> Result<Option<Arc<Scheme>>, Error> {
    Ok(history.on(day.parse()?).cloned())
}

/// The editions, earliest first: `[{"scheme":…,"from":…},…]`.
///
/// ```
/// use std::sync::Arc;
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let history = wire::history::read(vec![Arc::new(wire::scheme::read(Preset::Dongshi.document())?)])?;
/// assert_eq!(wire::history::editions(&history), r#"[{"scheme":"dongshi","from":"2022-01-01"}]"#);
/// assert!(wire::history::on(&history, "2021-12-31")?.is_none());
/// # Ok::<(), wire::Error>(())
/// ```
#[must_use]
pub fn editions(history: &History) -> String {
    let editions: Vec<_> = history.editions().iter().map(|edition| edition.edition()).collect();
    write(&editions)
}

/// How the list of items changes between two days (K2), each judged by the edition in force on it.
///
/// `[{"change":…,"path":…,"code":…,"fields"?:[…]},…]`, as [`scheme::diff`](super::scheme::diff) writes them, without
/// sentences.
///
/// # Errors
/// `value` for a day that is none.
pub fn catalogue_diff(history: &History, before: &str, after: &str) -> Result<String, Error> {
    Ok(write(&history.catalogue_diff(before.parse()?, after.parse()?)))
}
