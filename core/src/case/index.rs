//! What is due among many open cases (C6): answered in time proportional to the answer.

use std::collections::{BTreeMap, BTreeSet};

use super::due::next_due;
use super::state::Case;
use crate::value::{CaseId, Instant, Stamp};

/// What an index keeps of a case: when time next brings something to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The case.
    pub case: CaseId,
    /// [`next_due`], in the offset of the case's last event; `None` if time alone brings nothing more.
    pub at: Option<Stamp>,
}

impl From<&Case> for Due {
    fn from(case: &Case) -> Self {
        let at = next_due(case).map(|at| Stamp::new(at, case.last.offset()));
        Self { case: case.case.clone(), at }
    }
}

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
    known: BTreeMap<CaseId, Stamp>,
}

impl DueIndex {
    /// An index of no case.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a case in, or takes in what became of it.
    pub fn put(&mut self, case: &Case) {
        self.put_due(case.into());
    }

    /// The same, of a case of which only this is known.
    pub fn put_due(&mut self, due: Due) {
        let Due { case, at } = due;
        let Some(at) = at else { return self.remove(&case) };
        match self.known.insert(case.clone(), at).map(Stamp::instant) {
            Some(before) if before == at.instant() => return,
            Some(before) => {
                self.queue.remove(&(before, case.clone()));
            }
            None => {}
        }
        self.queue.insert((at.instant(), case));
    }

    /// Forgets a case.
    pub fn remove(&mut self, case: &CaseId) {
        if let Some((case, due)) = self.known.remove_entry(case) {
            self.queue.remove(&(due.instant(), case));
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

    /// The same instant, in the offset of the last event of the case it comes to: of several the first by id.
    #[must_use]
    pub fn next_stamp(&self) -> Option<Stamp> {
        self.queue.first().and_then(|(_, case)| self.known.get(case)).copied()
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
        for Due { case, at } in cases.into_iter().map(Due::from) {
            match at {
                Some(at) => known.insert(case, at),
                None => known.remove(&case),
            };
        }
        let queue = known.iter().map(|(case, at)| (at.instant(), case.clone())).collect();
        Self { queue, known }
    }
}
