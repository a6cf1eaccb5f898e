//! Calendars and instants for the laws.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use wangge::calendar::{CalendarSpec, OwnDay, Session, Suspension, Unpublished, WeekSessions};
use wangge::value::{Date, Offset, Unit};

use crate::model::calendar::{MINUTE, instant};

/// Some days between which most of what happens happens: around the ends of editions and ordinary years.
fn around() -> impl Strategy<Value = i64> {
    let day = |text: &str| i64::from(text.parse::<Date>().unwrap().days());
    prop_oneof![
        day("2010-01-01")..day("2026-12-31"),
        day("2026-12-01")..day("2027-01-31"),
        day("2009-12-20")..day("2010-01-10"),
        day("2018-12-01")..day("2020-02-10"),
    ]
}

/// Instants in milliseconds, of every kind around those days: whole hours, minutes, milliseconds.
pub fn start() -> impl Strategy<Value = i64> {
    let day = 86_400_000_i64;
    (
        around(),
        prop_oneof![(0..24_i64).prop_map(|h| h * 3_600_000), (0..1440_i64).prop_map(|m| m * MINUTE), 0..day],
    )
        .prop_map(move |(days, ms)| days * day + ms)
}

/// Up to four sessions of a day.
fn sessions(least: usize) -> BoxedStrategy<Vec<Session>> {
    let edges = prop_oneof![
        3 => proptest::collection::btree_set(0..=1440_u16, least * 2..=8),
        1 => Just([510, 720, 870, 1050].into()),
        1 => Just([0, 1440].into()),
        1 => Just([480, 720, 720 + 1, 1440].into()),
        1 => Just([600, 601].into()),
    ];
    let sessions = edges.prop_map(|edges| {
        let edges: Vec<u16> = edges.into_iter().collect();
        edges.chunks_exact(2).map(|pair| Session::new(pair[0], pair[1]).unwrap()).collect()
    });
    // Boxed, or what is built of it does not fit a test's stack.
    sessions.boxed()
}

/// The sessions of a week, of which at least one day is worked.
fn week() -> BoxedStrategy<WeekSessions> {
    let weekday =
        prop_oneof![3 => Just(None), 1 => Just(Some(vec![])), 1 => sessions(0).prop_map(Some)].boxed();
    let week = (sessions(1), proptest::array::uniform7(weekday), 0..7_usize);
    week.prop_map(|(default, mut weekdays, worked)| {
        weekdays[worked] = Some(default.clone());
        WeekSessions { default, weekdays }
    })
    .boxed()
}

/// Descriptions of calendars without a fault; the days they name lie in the month after `start`.
pub fn spec(start: i64) -> impl Strategy<Value = CalendarSpec> {
    let today = start.div_euclid(86_400_000) as i32;
    let kind = prop_oneof![Just(OwnDay::Off), Just(OwnDay::Working)];
    let days = proptest::collection::btree_map(today - 2..today + 30, kind, 0..12);
    let offset = prop_oneof![3 => Just(480), 1 => -1080..=1080_i32];
    let edition = prop_oneof![2 => Just(None), 1 => (2010..=2026_u16).prop_map(Some)];
    (week(), days, offset, edition).prop_map(|(sessions, days, offset, edition)| CalendarSpec {
        offset: Offset::from_minutes(offset).unwrap(),
        sessions,
        days: days.into_iter().map(|(day, kind)| (Date::from_days(day).unwrap(), kind)).collect(),
        edition,
        unpublished: Unpublished::Mark,
    })
}

/// A start and a calendar that names days near it.
pub fn world() -> impl Strategy<Value = (i64, CalendarSpec)> {
    start().prop_flat_map(|start| (Just(start), spec(start)))
}

/// A unit and thousandths of it that make a duration, a few weeks at most.
pub fn limit() -> impl Strategy<Value = (Unit, i64)> {
    prop_oneof![
        (1..2_000_000_i64).prop_map(|n| (Unit::Min, n)),
        (1..200_000_i64).prop_map(|n| (Unit::H, n)),
        (0..20_i64).prop_map(|n| (Unit::D, n * 1000)),
        prop_oneof![1..60_000_i64, (1..60_i64).prop_map(|n| n * 1000)].prop_map(|n| (Unit::Wh, n)),
        (0..20_i64).prop_map(|n| (Unit::Wd, n * 1000)),
    ]
}

/// Up to four suspensions after a start, in order, in whole minutes; some touch, some begin at whole hours.
pub fn suspensions(start: i64) -> impl Strategy<Value = Vec<Suspension>> {
    let minutes = || prop_oneof![0..4000_i64, (0..60_i64).prop_map(|hours| hours * 60), Just(0)];
    proptest::collection::vec((minutes(), minutes()), 0..5).prop_map(move |steps| {
        let mut now = start;
        let step = |now: &mut i64, minutes: i64| {
            *now += minutes * MINUTE;
            instant(*now)
        };
        steps
            .into_iter()
            .map(|(gap, long)| Suspension { from: step(&mut now, gap), to: step(&mut now, long) })
            .collect()
    })
}
