//! Days and periods around the spring of 2026, many of them where half of a period turns.

use proptest::prelude::*;
use wangge::value::{Date, Instant, Offset, Period, PeriodKind};

/// Days at which March, its weeks, the quarter begin, end, or are half over, and days beside them.
const TURNS: [&str; 14] = [
    "2026-02-13",
    "2026-02-14",
    "2026-03-01",
    "2026-03-05",
    "2026-03-06",
    "2026-03-09",
    "2026-03-15",
    "2026-03-16",
    "2026-03-17",
    "2026-03-18",
    "2026-04-01",
    "2026-04-02",
    "2026-04-16",
    "2026-05-16",
];

/// A day.
pub(super) fn day() -> impl Strategy<Value = Date> {
    let turn = prop::sample::select(TURNS.to_vec()).prop_map(|day| day.parse::<Date>().unwrap());
    let any = (0..110).prop_map(|days| "2026-02-05".parse::<Date>().unwrap().plus_days(days).unwrap());
    prop_oneof![1 => turn, 1 => any]
}

/// A first day and the day it ends before, if it ends; half of them long.
pub(super) fn days() -> impl Strategy<Value = (Date, Option<Date>)> {
    let some = (day(), prop::option::weighted(0.7, day())).prop_map(|(one, other)| match other {
        Some(other) if other < one => (other, Some(one)),
        Some(other) if other == one => (one, one.next()),
        other => (one, other),
    });
    let ever = Just(("2025-01-01".parse::<Date>().unwrap(), None));
    prop_oneof![2 => ever, 3 => some]
}

/// An instant as drawn: a day and the milliseconds since its midnight, many of them at its edges.
pub(super) type Drawn = (Date, i64);

/// A day, more often than not in March.
fn march() -> impl Strategy<Value = Date> {
    let march = (0..31).prop_map(|days| "2026-03-01".parse::<Date>().unwrap().plus_days(days).unwrap());
    prop_oneof![2 => march, 1 => day()]
}

/// An instant, more often than not in March.
pub(super) fn instant() -> impl Strategy<Value = Drawn> {
    (march(), prop_oneof![1 => prop::sample::select(vec![0, 86_399_999]), 3 => 0..86_400_000_i64])
}

/// The instant at an offset.
pub(super) fn at((day, ms): Drawn, offset: Offset) -> Instant {
    Instant::at(day, ms, offset).unwrap()
}

/// A period.
pub fn period(id: &str) -> Period {
    id.parse().unwrap()
}

/// Periods of every kind but `all`, a few of each, most of them around March.
pub fn periods() -> impl Strategy<Value = Vec<Period>> {
    let kinds: Vec<PeriodKind> =
        PeriodKind::ALL.into_iter().filter(|kind| *kind != PeriodKind::All).collect();
    let each =
        kinds.into_iter().map(|kind| prop::collection::vec(march(), 1..4).prop_map(move |days| (kind, days)));
    each.collect::<Vec<_>>().prop_map(|drawn| {
        let of = |(kind, days): &(PeriodKind, Vec<Date>)| {
            days.iter().map(|day| Period::of_day(*kind, *day).unwrap()).collect::<Vec<_>>()
        };
        drawn.iter().flat_map(of).collect()
    })
}
