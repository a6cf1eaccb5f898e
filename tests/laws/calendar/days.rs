//! T1, T4: what a day is, and whether it is published.

use proptest::prelude::*;
use wangge::calendar::{Calendar, CalendarError, CalendarSpec, OwnDay, Reason, Unpublished};
use wangge::value::{Date, Duration, Instant, Unit};
use wangge_tests::calendars::world;
use wangge_tests::cases;
use wangge_tests::model::calendar::{Model, instant};

proptest! {
    #![proptest_config(cases(150))]

    /// T1, T4
    #[test]
    fn a_day_is_what_the_precedence_makes_it((start, spec) in world(), after in -2..32_i32) {
        let calendar = Calendar::new(&spec).unwrap();
        let day = start.div_euclid(86_400_000) as i32 + after;
        let date = Date::from_days(day).unwrap();
        let sessions = Model::new(&spec).sessions(day.into());
        prop_assert_eq!(calendar.sessions_on(date), &sessions[..]);
        prop_assert_eq!(calendar.is_working_day(date), !sessions.is_empty());
        prop_assert_eq!(calendar.is_published(date), Model::new(&spec).is_published(day.into()));
        let own = spec.days.iter().any(|named| named.0 == date);
        prop_assert_eq!(calendar.day(date).reason == Reason::Own, own);
        if let Reason::Notice(notice) = calendar.day(date).reason {
            prop_assert!(notice.year <= calendar.edition());
            prop_assert!(notice.days().any(|named| named == (date, calendar.is_working_day(date))));
        }
    }

    /// T4
    #[test]
    fn a_scheme_that_demands_it_gets_an_error_where_others_get_a_mark((start, spec) in world(), n in 0..20_i64) {
        let limit = Duration::new(Unit::Wd, n * 1000).unwrap();
        let marking = Calendar::new(&spec).unwrap();
        let demanding = Calendar::new(&CalendarSpec { unpublished: Unpublished::Error, ..spec }).unwrap();
        let marked = marking.deadline(instant(start), &limit).unwrap();
        prop_assert_eq!(demanding.marking().deadline(instant(start), &limit), Ok(marked));
        match demanding.deadline(instant(start), &limit) {
            Ok(deadline) => prop_assert_eq!(deadline, marked),
            Err(CalendarError::Unpublished { day, edition }) => {
                prop_assert!(marked.unpublished && !marking.is_published(day) && edition == marking.edition());
                let start = instant(start).local(marking.offset()).0;
                prop_assert!((start.days()..day.days()).all(|d| marking.is_published(Date::from_days(d).unwrap())));
            }
            Err(error) => prop_assert!(false, "{}", error),
        }
    }
}

fn is_marked(spec: &CalendarSpec, start: &str, limit: &str) -> bool {
    let start = Instant::parse(start).unwrap();
    Calendar::new(spec).unwrap().deadline(start, &limit.parse().unwrap()).unwrap().unpublished
}

/// T4
#[test]
fn late_december_waits_for_the_next_notice() {
    let spec = CalendarSpec::default();
    assert!(!is_marked(&spec, "2026-12-22T09:00:00+08:00", "1wd"));
    assert!(is_marked(&spec, "2026-12-23T09:00:00+08:00", "1wd"));
    assert!(is_marked(&spec, "2026-12-24T09:00:00+08:00", "1wh"));
    assert!(!is_marked(&spec, "2026-12-31T09:00:00+08:00", "30d"));
    assert!(!is_marked(&spec, "2026-12-31T09:00:00+08:00", "30h"));
    assert!(is_marked(&spec, "2009-12-31T09:00:00+08:00", "1wd"));
    assert!(!is_marked(&spec, "2025-12-24T09:00:00+08:00", "5wd"));
    let earlier = CalendarSpec { edition: Some(2025), ..spec };
    assert!(is_marked(&earlier, "2025-12-24T09:00:00+08:00", "5wd"));
}

/// T4
#[test]
fn a_day_the_scheme_names_is_published() {
    let days = ["2026-12-24", "2026-12-25"].map(|day| (day.parse().unwrap(), OwnDay::Working));
    let spec = CalendarSpec { days: days.to_vec(), ..CalendarSpec::default() };
    assert!(!is_marked(&spec, "2026-12-23T09:00:00+08:00", "2wd"));
    assert!(is_marked(&spec, "2026-12-23T09:00:00+08:00", "3wd"));
}

/// T1
#[test]
fn the_schemes_own_days_win_over_the_table() {
    let days =
        vec![("2026-02-14".parse().unwrap(), OwnDay::Off), ("2026-02-16".parse().unwrap(), OwnDay::Working)];
    let calendar = Calendar::new(&CalendarSpec { days, ..CalendarSpec::default() }).unwrap();
    assert!(!calendar.is_working_day("2026-02-14".parse().unwrap()));
    assert!(calendar.is_working_day("2026-02-16".parse().unwrap()));
    assert!(calendar.is_working_day("2026-02-28".parse().unwrap()));
}
