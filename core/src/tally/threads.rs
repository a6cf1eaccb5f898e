//! Work shared by threads; what comes of it does not hang on how many there are.

use std::sync::{Mutex, PoisonError};
use std::thread;

/// Does every job, and gives what comes of them in their order.
///
/// At most so many threads work at once, the caller's among them. In WebAssembly, and wherever no thread is to be had,
/// the caller's does it all.
pub(super) fn share<J: Send, R: Send>(threads: usize, jobs: Vec<J>, work: impl Fn(J) -> R + Sync) -> Vec<R> {
    let helpers = if cfg!(target_family = "wasm") { 0 } else { threads.min(jobs.len()).saturating_sub(1) };
    if helpers == 0 {
        return jobs.into_iter().map(work).collect();
    }
    let queue = Mutex::new(jobs.into_iter().enumerate());
    let turn = || {
        let mut done = Vec::new();
        loop {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((place, job)) = next else { return done };
            done.push((place, work(job)));
        }
    };
    let mut done = thread::scope(|scope| {
        let spawn = |_| thread::Builder::new().spawn_scoped(scope, turn).ok();
        let others: Vec<_> = (0..helpers).filter_map(spawn).collect();
        let mut done = turn();
        for other in others {
            match other.join() {
                Ok(theirs) => done.extend(theirs),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v6_results_come_in_the_order_of_the_jobs() {
        for threads in [0, 1, 2, 3, 50] {
            let squares = share(threads, (0..40_u32).collect(), |job| job * job);
            assert_eq!(squares, (0..40_u32).map(|job| job * job).collect::<Vec<_>>());
        }
    }
}
