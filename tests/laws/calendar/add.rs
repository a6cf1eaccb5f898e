//! T2–T4, T6: deadlines and working time.

use proptest::prelude::*;
use wangge::calendar::Calendar;
use wangge::value::{Duration, Instant, Offset, Unit};
use wangge_tests::calendars::{limit, start, world};
use wangge_tests::cases;
use wangge_tests::model::calendar::{Model, instant};

proptest! {
    #![proptest_config(cases(250))]

    /// T1, T2, T3, T4
    #[test]
    fn a_deadline_is_where_walking_leads((start, spec) in world(), (unit, thousandths) in limit()) {
        let calendar = Calendar::new(&spec).unwrap();
        let model = Model::new(&spec);
        let limit = Duration::new(unit, thousandths).unwrap();
        let (at, day) = model.deadline(start, unit, limit.millis().or(limit.days()).unwrap());
        let deadline = calendar.deadline(instant(start), &limit).unwrap();
        prop_assert_eq!(deadline.at, instant(at));
        prop_assert_eq!(deadline.unpublished, unit.is_working() && model.is_marked(start, day));
        prop_assert_eq!(deadline.edition, model.edition());
    }

    /// T3
    #[test]
    fn between_counts_what_walking_counts((start, spec) in world(), after in 0..4_000_000_000_i64) {
        let calendar = Calendar::new(&spec).unwrap();
        let (a, b) = (instant(start), instant(start + after));
        prop_assert_eq!(calendar.between(a, b), Model::new(&spec).between(start, start + after));
        prop_assert_eq!(calendar.between(b, a), -calendar.between(a, b));
    }

    /// T3
    #[test]
    fn add_gives_the_earliest_instant_between_which_lies_the_limit((start, spec) in world(), n in 1..100_000_i64) {
        let calendar = Calendar::new(&spec).unwrap();
        let limit = Duration::new(Unit::Wh, n).unwrap();
        let at = calendar.deadline(instant(start), &limit).unwrap().at;
        prop_assert_eq!(Some(calendar.between(instant(start), at)), limit.millis());
        let before = at.checked_add_millis(-1).unwrap();
        prop_assert!(Some(calendar.between(instant(start), before)) < limit.millis());
    }

    /// T3
    #[test]
    fn a_start_outside_counts_from_the_next_session((start, spec) in world(), n in 1..50_000_i64) {
        let calendar = Calendar::new(&spec).unwrap();
        let limit = Duration::new(Unit::Wh, n).unwrap();
        let first = calendar.deadline(instant(start), &Duration::new(Unit::Wh, 1).unwrap()).unwrap().at;
        let opening = first.checked_add_millis(-3_600).unwrap().max(instant(start));
        prop_assume!(calendar.between(instant(start), opening) == 0);
        let at = |start| calendar.deadline(start, &limit).unwrap().at;
        prop_assert_eq!(at(instant(start)), at(opening));
    }

    /// T2: a day's limit depends on its start's day alone, and midnight is of the day that begins.
    #[test]
    fn days_are_counted_from_the_local_day(start in start(), n in 0..30_i64, ms in 0..86_400_000_i64) {
        let calendar = Calendar::china();
        let (day, _) = instant(start).local(Offset::BEIJING);
        let limit = Duration::new(Unit::D, n * 1000).unwrap();
        let at = |ms| calendar.deadline(Instant::at(day, ms, Offset::BEIJING).unwrap(), &limit).unwrap().at;
        prop_assert_eq!(at(ms), at(0));
        prop_assert_eq!(at(0).local(Offset::BEIJING), (day.plus_days(n as i32 + 1).unwrap(), 0));
    }
}

fn add(start: &str, limit: &str) -> String {
    let start = Instant::parse(start).unwrap();
    let at = Calendar::china().deadline(start, &limit.parse().unwrap()).unwrap().at;
    at.display(Offset::BEIJING).to_string()
}

/// T6
#[test]
fn make_up_days_and_the_spring_festival_count() {
    assert_eq!(add("2026-02-12T09:00:00+08:00", "7wd"), "2026-02-28T17:30:00+08:00");
}

/// T2
#[test]
fn zero_days_end_with_the_start_day() {
    assert_eq!(add("2026-03-05T00:00:00+08:00", "0d"), "2026-03-06T00:00:00+08:00");
    assert_eq!(add("2026-03-05T23:59:59.999+08:00", "0d"), "2026-03-06T00:00:00+08:00");
    assert_eq!(add("2026-03-05T00:00:00+08:00", "0wd"), "2026-03-05T17:30:00+08:00");
    assert_eq!(add("2026-03-05T17:29:59.999+08:00", "0wd"), "2026-03-05T17:30:00+08:00");
    assert_eq!(add("2026-03-05T17:30:00+08:00", "0wd"), "2026-03-06T17:30:00+08:00");
    assert_eq!(add("2026-03-06T18:00:00+08:00", "0wd"), "2026-03-09T17:30:00+08:00");
}

/// T3
#[test]
fn a_limit_that_ends_with_a_session_ends_at_its_close() {
    assert_eq!(add("2026-03-05T08:30:00+08:00", "3.5wh"), "2026-03-05T12:00:00+08:00");
    assert_eq!(add("2026-03-05T08:30:00+08:00", "3.501wh"), "2026-03-05T14:30:03.600+08:00");
    assert_eq!(add("2026-03-05T12:00:00+08:00", "3wh"), "2026-03-05T17:30:00+08:00");
    assert_eq!(add("2026-03-05T17:30:00+08:00", "0.001wh"), "2026-03-06T08:30:03.600+08:00");
}
