//! Spans of local days.

use serde::Serialize;

use super::Date;

/// A half-open span of local days (起止日期): the day it begins on belongs to it, the day it ends before does not.
///
/// ```
/// use wangge::value::{Date, Span};
///
/// let (from, until): (Date, Date) = ("2026-03-01".parse()?, "2026-04-01".parse()?);
/// let march = Span::new(from, Some(until)).unwrap();
/// assert!(march.contains(from) && !march.contains(until));
/// assert_eq!(Span::new(until, Some(from)), None);
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    from: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

impl Span {
    /// The span from a day until before another, or open; `None` if no day lies in it.
    #[must_use]
    pub fn new(from: Date, until: Option<Date>) -> Option<Self> {
        until.is_none_or(|until| from < until).then_some(Self { from, until })
    }

    /// Its first day.
    #[must_use]
    pub const fn from(self) -> Date {
        self.from
    }

    /// The day it ends before; `None` while open.
    #[must_use]
    pub const fn until(self) -> Option<Date> {
        self.until
    }

    /// Whether `day` lies in it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether a day lies in both.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.contains(other.from) || other.contains(self.from)
    }

    /// Whether this one ends later than the other.
    pub(crate) fn outlasts(self, other: Self) -> bool {
        match (self.until, other.until) {
            (Some(this), Some(other)) => this > other,
            (None, Some(_)) => true,
            (_, None) => false,
        }
    }
}

/// For every row whose span meets that of another row with the same key: the key, the row that stands later in
/// the document, and the earlier one. Takes key, span and position of each row; O(n log n).
pub(crate) fn overlaps<K: Ord + Copy>(mut rows: Vec<(K, Span, usize)>) -> Vec<(K, usize, usize)> {
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
