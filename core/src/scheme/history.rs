//! Editions of a scheme by date (S1): rules are dated, and each case is judged by those of its day (C11).

use std::sync::Arc;

use super::{Change, Edition, Scheme, catalogue_diff};
use crate::read::{FaultKind, FaultList, Faults, Path};
use crate::value::Date;

/// The editions of one scheme, by the day from which each holds.
///
/// An edition holds until the day it names, and at the latest until the next one begins; days between two editions
/// may be without any.
///
/// ```
/// use wangge::scheme::{History, Preset, Scheme};
///
/// let first = Preset::Dongshi.document();
/// let later = first.replacen("from = \"2022-01-01\"", "from = \"2024-07-01\"", 1);
/// let history = History::new([Scheme::read(&later)?, Scheme::read(first)?])?;
/// let edition = |day: &str| history.on(day.parse().unwrap()).map(|scheme| scheme.edition().from.to_string());
/// assert_eq!(edition("2024-06-30").as_deref(), Some("2022-01-01"));
/// assert_eq!(edition("2024-07-01").as_deref(), Some("2024-07-01"));
/// assert_eq!(edition("2021-12-31"), None);
/// # Ok::<(), wangge::read::Faults>(())
/// ```
#[derive(Clone, Debug)]
pub struct History(Vec<Arc<Scheme>>);

impl History {
    /// The history of these editions, in any order.
    ///
    /// # Errors
    ///
    /// Every fault at once, each at the position of the edition: `wrong_count` for no edition at all,
    /// `other_scheme` for one of another code than the first, `overlapping_editions` for one that begins before the
    /// stated end of an earlier one, or on the same day.
    pub fn new<S: Into<Arc<Scheme>>>(editions: impl IntoIterator<Item = S>) -> Result<Self, Faults> {
        let editions: Vec<Arc<Scheme>> = editions.into_iter().map(Into::into).collect();
        let mut faults = FaultList::default();
        let mut fault = |kind, at| faults.push(kind, Path::root().index(at));
        match editions.first() {
            None => fault(FaultKind::no_entry("edition"), 0),
            Some(first) => {
                for (at, edition) in editions.iter().enumerate() {
                    let (expected, found) = (&first.edition.scheme, &edition.edition.scheme);
                    if expected != found {
                        let (expected, found) = (expected.to_string(), found.to_string());
                        fault(FaultKind::OtherScheme { expected, found }, at);
                    }
                }
            }
        }
        let mut by_date: Vec<(usize, &Arc<Scheme>)> = editions.iter().enumerate().collect();
        by_date.sort_by_key(|(at, edition)| (edition.edition.from, *at));
        for ((_, earlier), (at, later)) in by_date.iter().zip(by_date.iter().skip(1)) {
            let (first, from) = (earlier.edition.from, later.edition.from);
            if first == from || earlier.until.is_some_and(|until| from < until) {
                let (first, second) = (first.to_string(), from.to_string());
                fault(FaultKind::OverlappingEditions { first, second }, *at);
            }
        }
        if !faults.is_empty() {
            return Err(Faults::new(faults));
        }
        Ok(Self(by_date.into_iter().map(|(_, edition)| Arc::clone(edition)).collect()))
    }

    /// The editions, earliest first.
    #[must_use]
    pub fn editions(&self) -> &[Arc<Scheme>] {
        &self.0
    }

    /// The edition in force on a day. O(log editions).
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&Arc<Scheme>> {
        let begun = self.0.partition_point(|edition| edition.edition.from <= day);
        let latest = begun.checked_sub(1).and_then(|at| self.0.get(at))?;
        latest.holds_on(day).then_some(latest)
    }

    /// The edition that a case names (C11).
    #[must_use]
    pub fn edition(&self, edition: &Edition) -> Option<&Arc<Scheme>> {
        self.0.iter().find(|known| known.edition == *edition)
    }

    /// How the list of items changes between two days (K2), each judged by the edition in force on it.
    ///
    /// A day without an edition has an empty list.
    #[must_use]
    pub fn catalogue_diff(&self, before: Date, after: Date) -> Vec<Change> {
        let list = |day| self.on(day).map(|edition| (&**edition, day));
        catalogue_diff(list(before), list(after))
    }
}
