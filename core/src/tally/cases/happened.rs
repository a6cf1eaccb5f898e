//! What only events tell: when it happened, more than once a case.

/// What happened to cases when, each by the place of the case.
#[derive(Clone, Debug, Default)]
pub(super) struct Happened {
    /// Breaches of the ceiling, in milliseconds since 1970.
    pub(super) breaches: Vec<(u32, i64)>,
    /// Returns.
    pub(super) returns: Vec<(u32, i64)>,
    /// Calls upon partners, and whether each was answered in time.
    pub(super) calls: Vec<(u32, i64, bool)>,
}

impl Happened {
    /// What happened to the cases after those known.
    pub(super) fn append(&mut self, other: Self, before: u32) {
        let later = |case: u32| case.saturating_add(before);
        self.breaches.extend(other.breaches.into_iter().map(|(case, at)| (later(case), at)));
        self.returns.extend(other.returns.into_iter().map(|(case, at)| (later(case), at)));
        self.calls.extend(other.calls.into_iter().map(|(case, at, in_time)| (later(case), at, in_time)));
    }
}
