//! Lists that grow by a quarter, not to the double: a hostile document would else pay for room it never fills.

/// Puts an item last.
pub(crate) fn push<T>(list: &mut Vec<T>, item: T) {
    if list.len() == list.capacity() {
        list.reserve_exact((list.len() / 4).max(4));
    }
    list.push(item);
}
