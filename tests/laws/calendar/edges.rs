//! The ends of time, strange calendars, and everything wrong with a description at once.

use proptest::prelude::*;
use wangge::calendar::{Calendar, CalendarFault, CalendarSpec, OwnDay, WeekSessions};
use wangge::value::{Date, Duration, Instant, Offset, Unit};
use wangge_tests::cases;

/// A calendar whose only session is one minute a week, on Sunday.
fn one_minute() -> CalendarSpec {
    let minute = vec!["23:59-24:00".parse().unwrap()];
    let mut weekdays: [_; 7] = std::array::from_fn(|_| Some(vec![]));
    weekdays[6] = Some(minute.clone());
    CalendarSpec { sessions: WeekSessions { default: minute, weekdays }, ..CalendarSpec::default() }
}

/// T3, V1
#[test]
fn a_minute_a_week_is_counted_out_to_the_end() {
    let calendar = Calendar::new(&one_minute()).unwrap();
    let add = |limit: &str| {
        calendar.deadline(Instant::parse("2027-02-01T00:00:00+08:00").unwrap(), &limit.parse().unwrap())
    };
    let text = |limit: &str| add(limit).unwrap().at.display(Offset::BEIJING).to_string();
    assert_eq!(text("1wh"), "2028-03-27T00:00:00+08:00");
    assert_eq!(text("60wd"), "2028-03-27T00:00:00+08:00");
    assert_eq!(add("1000000wh").unwrap_err().code(), "out_of_range");
    assert_eq!(add("1000000wd").unwrap_err().code(), "out_of_range");
}

proptest! {
    #![proptest_config(cases(60))]

    /// V1, T2: nothing panics, and no deadline lies before its start.
    #[test]
    fn any_length_from_any_instant_ends_or_is_out_of_range(
        start in Instant::MIN.millis()..=Instant::MAX.millis(),
        n in 1..=Duration::MAX_THOUSANDTHS,
        offset in -1080..=1080_i32,
        edge in 0..3_u8,
    ) {
        let start = [start, Instant::MIN.millis(), Instant::MAX.millis()][usize::from(edge)];
        let start = Instant::from_millis(start).unwrap();
        let offset = Offset::from_minutes(offset).unwrap();
        for spec in [one_minute(), CalendarSpec::default()] {
            let calendar = Calendar::new(&CalendarSpec { offset, ..spec }).unwrap();
            for unit in Unit::ALL {
                let n = if unit.counts_days() { n / 1000 * 1000 } else { n };
                match calendar.deadline(start, &Duration::new(unit, n).unwrap()) {
                    Ok(deadline) => prop_assert!(deadline.at > start),
                    Err(error) => prop_assert_eq!(error.code(), "out_of_range"),
                }
            }
            prop_assert_eq!(calendar.between(start, start), 0);
            prop_assert!(calendar.between(Instant::MIN, start) + calendar.between(start, Instant::MAX)
                == calendar.between(Instant::MIN, Instant::MAX));
        }
    }
}

/// T1
#[test]
fn hundreds_of_own_days_are_held() {
    let first: Date = "2026-01-01".parse().unwrap();
    let days = (0..900).map(|n| (first.plus_days(n).unwrap(), OwnDay::Off)).collect();
    let calendar = Calendar::new(&CalendarSpec { days, ..CalendarSpec::default() }).unwrap();
    let start = Instant::parse("2026-01-01T09:00:00+08:00").unwrap();
    let deadline = calendar.deadline(start, &"1wd".parse().unwrap()).unwrap();
    assert_eq!(deadline.at.display(Offset::BEIJING).to_string(), "2028-06-19T17:30:00+08:00");
    assert!(deadline.unpublished);
}

/// T1
#[test]
fn every_fault_is_reported_at_once() {
    let day: Date = "2026-05-01".parse().unwrap();
    let spec = CalendarSpec {
        sessions: WeekSessions { default: vec![], weekdays: Default::default() },
        days: vec![(day, OwnDay::Off), (day, OwnDay::Off), (day, OwnDay::Working)],
        edition: Some(2027),
        ..CalendarSpec::default()
    };
    let faults = Calendar::new(&spec).unwrap_err();
    let codes: Vec<_> = faults.iter().map(CalendarFault::code).collect();
    assert_eq!(
        codes,
        ["no_default_sessions", "no_sessions", "duplicate_day", "duplicate_day", "unknown_edition"]
    );
    assert!(faults.contains(&CalendarFault::DuplicateDay { day, index: 2 }));
    assert!(Calendar::new(&CalendarSpec { edition: Some(2009), ..CalendarSpec::default() }).is_err());
}
