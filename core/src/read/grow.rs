//! Lists that grow by a quarter, not to the double: a hostile document would else pay for room it never fills.

/// Makes room for one more.
pub(crate) fn make_room<T>(list: &mut Vec<T>) {
    if list.len() == list.capacity() {
        list.reserve_exact((list.len() / 4).max(4));
    }
}
