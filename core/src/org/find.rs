//! Finding in sorted lists.

use std::cmp::Ordering;

/// A position held in 32 bits: a list of more rows than that would take some hundred gigabytes.
pub(super) fn at(ix: u32) -> usize {
    usize::try_from(ix).unwrap_or(usize::MAX)
}

/// The entry that is equal.
pub(super) fn find<T>(sorted: &[T], order: impl FnMut(&T) -> Ordering) -> Option<&T> {
    sorted.binary_search_by(order).ok().and_then(|at| sorted.get(at))
}

/// The run of equal entries.
pub(super) fn run<T>(sorted: &[T], order: impl Fn(&T) -> Ordering) -> &[T] {
    let start = sorted.partition_point(|entry| order(entry).is_lt());
    let rest = sorted.get(start..).unwrap_or_default();
    let length = rest.partition_point(|entry| order(entry).is_eq());
    rest.get(..length).unwrap_or_default()
}
