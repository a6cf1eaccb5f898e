//! What is due among many open cases (C6): answered in time proportional to the answer.

use std::collections::{BTreeMap, BTreeSet};

use super::due::next_due;
use super::state::Case;
use crate::value::{CaseId, Instant};

/// The instants at which time will next bring something to each of many cases.
///
/// A case is put in again whenever it changed; one to which time brings nothing more takes no room.
///
/// ```
/// use wangge::case::{Case, DueIndex};
/// use wangge::value::Instant;
///
/// fn tick_all(open: &[Case], now: Instant) -> usize {
///     let index: DueIndex = open.iter().collect();
///     index.due(now).count()
/// }
/// # assert_eq!(tick_all(&[], Instant::MAX), 0);
/// ```
#[derive(Clone, Debug, Default)]
pub struct DueIndex {
    queue: BTreeSet<(Instant, CaseId)>,
    known: BTreeMap<CaseId, Instant>,
}

impl DueIndex {
    /// An index of no case.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a case in, or takes in what became of it.
    pub fn put(&mut self, case: &Case) {
        match next_due(case) {
            None => self.remove(&case.case),
            Some(due) => {
                let before = self.known.insert(case.case.clone(), due);
                if before == Some(due) {
                    return;
                }
                if let Some(before) = before {
                    self.queue.remove(&(before, case.case.clone()));
                }
                self.queue.insert((due, case.case.clone()));
            }
        }
    }

    /// Forgets a case.
    pub fn remove(&mut self, case: &CaseId) {
        if let Some((case, due)) = self.known.remove_entry(case) {
            self.queue.remove(&(due, case));
        }
    }

    /// The cases to which time has something to bring by `now`, the earliest first, then by id.
    pub fn due(&self, now: Instant) -> impl Iterator<Item = (Instant, &CaseId)> {
        self.queue.iter().take_while(move |(due, _)| *due <= now).map(|(due, case)| (*due, case))
    }

    /// When time next brings something to any of them.
    #[must_use]
    pub fn next(&self) -> Option<Instant> {
        self.queue.first().map(|(due, _)| *due)
    }

    /// How many cases wait for something.
    #[must_use]
    pub fn len(&self) -> usize {
        self.queue.len()
    }

    /// Whether none waits for anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }
}

/// Built at once: of several states of one case the last holds.
impl<'c> FromIterator<&'c Case> for DueIndex {
    fn from_iter<I: IntoIterator<Item = &'c Case>>(cases: I) -> Self {
        let mut known = BTreeMap::new();
        for case in cases {
            match next_due(case) {
                Some(due) => known.insert(case.case.clone(), due),
                None => known.remove(&case.case),
            };
        }
        let queue = known.iter().map(|(case, due)| (*due, case.clone())).collect();
        Self { queue, known }
    }
}
