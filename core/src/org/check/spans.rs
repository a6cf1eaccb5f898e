//! Rows that say the same thing of the same days.

use crate::value::Span;

/// For every row whose span meets that of another row with the same key: the key, the row that stands later in
/// the document, and the earlier one. Takes key, span and position of each row; O(n log n).
pub(super) fn overlaps<K: Ord + Copy>(mut rows: Vec<(K, Span, usize)>) -> Vec<(K, usize, usize)> {
    rows.sort_by(|(key, span, at), (other, its, its_at)| {
        (key, span.from(), at).cmp(&(other, its.from(), its_at))
    });
    let mut found = Vec::new();
    // Of the rows so far with this key, the one that lasts longest.
    let mut longest: Option<&(K, Span, usize)> = None;
    for row in &rows {
        match longest {
            Some(other) if other.0 == row.0 => {
                if other.1.overlaps(row.1) {
                    found.push((row.0, other.2.max(row.2), other.2.min(row.2)));
                }
                if row.1.outlasts(other.1) {
                    longest = Some(row);
                }
            }
            _ => longest = Some(row),
        }
    }
    found
}
