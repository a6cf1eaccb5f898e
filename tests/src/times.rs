//! Instants, offsets and periods.

use proptest::prelude::*;
use wangge::value::{Date, Instant, Offset, Period, PeriodKind};

/// Any instant, those near the bounds and near local midnights among them.
pub fn instant() -> impl Strategy<Value = Instant> {
    let (min, max) = (Instant::MIN.millis(), Instant::MAX.millis());
    let near_midnight =
        (min / 60_000..max / 60_000, -1..=1_i64).prop_map(|(minute, away)| minute * 60_000 + away);
    prop_oneof![2 => min..=max, 2 => near_midnight, 1 => min..=min + 86_400_000, 1 => max - 86_400_000..=max]
        .prop_filter_map("in range", |millis| Instant::from_millis(millis).ok())
}

/// Any offset of a scheme, the default and the extremes among them.
pub fn offset() -> impl Strategy<Value = Offset> {
    prop_oneof![Just(480), Just(0), Just(1080), Just(-1080), -1080..=1080]
        .prop_filter_map("in range", |minutes| Offset::from_minutes(minutes).ok())
}

/// A kind of period.
pub fn period_kind() -> impl Strategy<Value = PeriodKind> {
    prop::sample::select(&PeriodKind::ALL)
}

/// Any period, those at the ends of time among them.
pub fn period() -> impl Strategy<Value = Period> {
    let (first, last) = local_days();
    let days = prop_oneof![4 => first..=last, 1 => first..=first + 1, 1 => last - 1..=last];
    (period_kind(), days)
        .prop_filter_map("in range", |(kind, day)| Period::of_day(kind, Date::from_days(day)?))
}

/// The local days on which an instant may lie at some offset: out to the days beside the bounds.
pub fn local_days() -> (i32, i32) {
    let day = |instant: Instant| instant.local(Offset::UTC).0.days();
    (day(Instant::MIN) - 1, day(Instant::MAX) + 1)
}
