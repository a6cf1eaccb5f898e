//! What only events tell: when it happened, more than once a case.

use super::field::NONE;
use super::fold::Reading;

/// What happened to cases when, each by the place of the case.
#[derive(Clone, Debug, Default)]
pub(super) struct Happened {
    /// Breaches of the ceiling, in milliseconds since 1970.
    pub(super) breaches: Vec<(u32, i64)>,
    /// Returns.
    pub(super) returns: Vec<(u32, i64)>,
    /// Calls upon partners, and whether each was answered in time; `None` where they are not told.
    pub(super) calls: Option<Vec<(u32, i64, bool)>>,
}

impl Happened {
    /// What happened to a case.
    pub(super) fn take(&mut self, case: u32, reading: &Reading) {
        let (breaches, returns) = reading.instants();
        self.breaches.extend(breaches.iter().map(|at| (case, *at)));
        self.returns.extend(returns.iter().map(|at| (case, *at)));
        if let Some(calls) = &mut self.calls {
            calls.extend(reading.answers().map(|(at, in_time)| (case, at, in_time)));
        }
    }

    /// What happened to the cases after those known.
    pub(super) fn append(&mut self, other: Self, before: u32) {
        let later = |case: u32| case.saturating_add(before);
        self.breaches.extend(other.breaches.into_iter().map(|(case, at)| (later(case), at)));
        self.returns.extend(other.returns.into_iter().map(|(case, at)| (later(case), at)));
        if let (Some(calls), Some(more)) = (&mut self.calls, other.calls) {
            calls.extend(more.into_iter().map(|(case, at, in_time)| (later(case), at, in_time)));
        }
    }

    /// The same with cases at other places; what happened to those that have none is forgotten.
    pub(super) fn place(&mut self, places: &[u32]) {
        let to = |case: &mut u32| {
            *case = places.get(*case as usize).copied().unwrap_or(NONE);
            *case != NONE
        };
        self.breaches.retain_mut(|(case, _)| to(case));
        self.returns.retain_mut(|(case, _)| to(case));
        if let Some(calls) = &mut self.calls {
            calls.retain_mut(|(case, ..)| to(case));
        }
    }
}
