//! How much memory the process has resident, and how long it was at work, where the system tells (Linux).

use std::fs;
use std::time::Duration;

/// Forgets how much there was at most; how much there is now, in bytes.
pub(crate) fn restart() -> usize {
    // That this is refused only makes the figure larger.
    drop(fs::write("/proc/self/clear_refs", "5"));
    told("VmRSS:")
}

/// How much there was at most, in bytes.
pub(crate) fn peak() -> usize {
    told("VmHWM:")
}

fn told(field: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    let kilobytes: Option<usize> = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kilobytes.unwrap_or_default() * 1024
}

/// How long this thread was at work up to now.
pub(crate) fn worked() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}
