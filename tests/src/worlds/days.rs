//! The days on which things happen: around the turns of periods.

use proptest::prelude::*;
use wangge::value::{Date, Instant, Offset};

/// Ends and beginnings of years, quarters, months and weeks, and days between.
pub(super) const DAYS: [&str; 16] = [
    "2026-03-05",
    "2026-03-06",
    "2026-03-31",
    "2026-04-01",
    "2026-04-02",
    "2026-02-28",
    "2026-03-01",
    "2026-04-05",
    "2026-04-06",
    "2026-01-31",
    "2026-02-01",
    "2026-06-30",
    "2026-07-01",
    "2025-12-31",
    "2026-01-01",
    "2025-12-30",
];

/// Hours of a day at which things happen, in milliseconds.
pub(super) const TIMES: [i64; 6] = [36_000_000, 36_000_000, 0, 63_000_000, 41_400_000, 86_399_999];

/// A millisecond of a day.
pub(super) fn instant(day: &str, millis: i64, offset: Offset) -> Instant {
    let day: Date = day.parse().expect("a day");
    Instant::at(day, millis, offset).expect("an instant")
}

/// A span of two of the days: from the earlier until the later, open if they are the same.
pub(super) fn span((from, until): (usize, usize)) -> (&'static str, Option<&'static str>) {
    let (from, until) = (DAYS[from], DAYS[until]);
    let last = (from != until).then(|| from.max(until));
    (from.min(until), last)
}

/// The places of two days.
pub(super) fn two() -> impl Strategy<Value = (usize, usize)> {
    (0..DAYS.len(), 0..DAYS.len())
}

/// Whether two spans of days share one.
pub(super) fn meet(one: (&str, Option<&str>), other: (&str, Option<&str>)) -> bool {
    let before = |a: (&str, Option<&str>), b: (&str, Option<&str>)| a.1.is_some_and(|until| until <= b.0);
    !before(one, other) && !before(other, one)
}

/// An instant as of which something is asked, from the first day to long after the last.
pub fn now() -> impl Strategy<Value = Instant> {
    let later = prop_oneof![1 => Just(0_i64), 1 => 0..5_i64, 3 => 0..250_i64];
    let time = prop_oneof![prop::sample::select(TIMES.to_vec()), 0..86_400_000_i64];
    (0..DAYS.len(), later, time)
        .prop_map(|(day, later, time)| instant(DAYS[day], later * 86_400_000 + time, Offset::BEIJING))
}
