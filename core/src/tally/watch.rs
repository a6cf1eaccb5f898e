//! Looking on while many records are gone over, and stopping it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Looks on while many records are gone over (进度), and may stop it.
///
/// Any function is one that takes how much is done and how much there is, in steps of no meaning, and says whether to
/// go on. It is called every 65,536 records, by whichever thread is at work, and must be quick.
///
/// ```
/// use wangge::tally::Watch;
///
/// let half = |done: u64, of: u64| done <= of / 2;
/// assert!(half.goes_on(1, 2) && !half.goes_on(2, 2));
/// ```
pub trait Watch: Sync {
    /// Whether to go on, when so many steps of so many are done.
    fn goes_on(&self, done: u64, of: u64) -> bool;
}

impl<F: Fn(u64, u64) -> bool + Sync> Watch for F {
    fn goes_on(&self, done: u64, of: u64) -> bool {
        self(done, of)
    }
}

/// The steps of what is watched.
pub(super) struct Steps<'w> {
    watch: Option<&'w dyn Watch>,
    done: AtomicU64,
    of: u64,
    stopped: AtomicBool,
}

impl<'w> Steps<'w> {
    /// So many steps, watched.
    pub(super) fn watched(watch: &'w dyn Watch, of: u64) -> Self {
        Self { watch: Some(watch), done: AtomicU64::new(0), of, stopped: AtomicBool::new(false) }
    }

    /// Nobody watches.
    pub(super) fn unwatched() -> Self {
        Self { watch: None, done: AtomicU64::new(0), of: 0, stopped: AtomicBool::new(false) }
    }

    /// More steps are done: whether to go on.
    pub(super) fn go_on(&self, steps: u64) -> bool {
        let Some(watch) = self.watch else { return true };
        let done = self.done.fetch_add(steps, Ordering::Relaxed).saturating_add(steps);
        let on = !self.is_stopped() && watch.goes_on(done.min(self.of), self.of);
        if !on {
            self.stopped.store(true, Ordering::Relaxed);
        }
        on
    }

    /// Whether it was stopped.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}
