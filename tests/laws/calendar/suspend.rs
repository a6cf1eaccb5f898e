//! C8, E4: suspensions, their cap, and warnings.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wangge::calendar::{Calendar, Clock, Length, Suspension, SuspensionCap};
use wangge::value::{Duration, Instant, Ratio, Unit};
use wangge_tests::calendars::{suspensions, world};
use wangge_tests::cases;
use wangge_tests::model::calendar::{MINUTE, Model, instant};

/// A unit and how many minutes or closings.
fn whole_limit() -> impl Strategy<Value = (Unit, i64)> {
    prop_oneof![
        (1..6000_i64).prop_map(|n| (Unit::Min, n)),
        (1..100_i64).prop_map(|n| (Unit::H, n * 60)),
        (1..30_i64).prop_map(|n| (Unit::Wh, n * 60)),
        (0..8_i64).prop_map(|n| (Unit::D, n)),
        (0..8_i64).prop_map(|n| (Unit::Wd, n)),
    ]
}

fn length(unit: Unit, n: i64) -> Length {
    match unit {
        Unit::Min | Unit::H => Length::Exact(n * MINUTE),
        Unit::Wh => Length::Working(n * MINUTE),
        Unit::D => Length::Days(n),
        Unit::Wd => Length::WorkingDays(n),
    }
}

/// A start in whole minutes with a calendar and suspensions.
fn suspended_world() -> impl Strategy<Value = (i64, wangge::calendar::CalendarSpec, Vec<Suspension>)> {
    world().prop_flat_map(|(start, spec)| {
        let start = start.div_euclid(MINUTE) * MINUTE;
        (Just(start), Just(spec), suspensions(start))
    })
}

proptest! {
    #![proptest_config(cases(120))]

    /// C8
    #[test]
    fn a_suspended_limit_ends_where_walking_leads(
        (start, spec, suspensions) in suspended_world(),
        (unit, n) in whole_limit(),
    ) {
        let calendar = Calendar::new(&spec).unwrap();
        let clock = Clock::new(&calendar, instant(start), length(unit, n), &suspensions);
        let expected = Model::new(&spec).suspended(start, unit, n, &suspensions);
        prop_assert_eq!(clock.deadline().unwrap().at, instant(expected));
    }

    /// C8
    #[test]
    fn a_limit_due_with_a_suspension_falls_due_at_its_end(
        (start, spec, suspensions) in suspended_world(),
        (unit, n) in whole_limit(),
        hours in 1..100_i64,
    ) {
        let calendar = Calendar::new(&spec).unwrap();
        let due = Clock::new(&calendar, instant(start), length(unit, n), &suspensions).deadline().unwrap().at;
        let last = suspensions.last().map_or(instant(start), |last| last.to);
        prop_assume!(due > last);
        let to = due.checked_add_millis(hours * 60 * MINUTE).unwrap();
        let more: Vec<_> = suspensions.iter().copied().chain([Suspension { from: due, to }]).collect();
        let clock = Clock::new(&calendar, instant(start), length(unit, n), &more);
        prop_assert_eq!(clock.deadline().unwrap().at, to);
        let earlier = due.checked_add_millis(-1).unwrap();
        let more: Vec<_> = suspensions.iter().copied().chain([Suspension { from: earlier.max(last), to }]).collect();
        let clock = Clock::new(&calendar, instant(start), length(unit, n), &more);
        prop_assert!(clock.deadline().unwrap().at > to);
    }

    /// C8: no minute and no closing is lost or counted twice.
    #[test]
    fn elapsed_is_what_walking_counts_and_the_rest_remains(
        (start, spec, suspensions) in suspended_world(),
        (unit, n) in whole_limit(),
        after in 0..12_000_i64,
    ) {
        let calendar = Calendar::new(&spec).unwrap();
        let clock = Clock::new(&calendar, instant(start), length(unit, n), &suspensions);
        let now = start + after * MINUTE;
        let elapsed = clock.elapsed(instant(now));
        prop_assert_eq!(elapsed + clock.remaining(instant(now)), clock.length().count());
        let model = Model::new(&spec);
        if !unit.counts_days() {
            prop_assert_eq!(elapsed, model.minutes(start, now, unit, &suspensions) * MINUTE);
        } else if n > 0 {
            prop_assert_eq!(elapsed, model.closings(start, now, unit, &suspensions));
        }
    }

    /// C8
    #[test]
    fn at_the_deadline_nothing_remains_and_before_it_something_does(
        (start, spec, suspensions) in suspended_world(),
        (unit, n) in whole_limit(),
    ) {
        let calendar = Calendar::new(&spec).unwrap();
        let clock = Clock::new(&calendar, instant(start), length(unit, n), &suspensions);
        let due = clock.deadline().unwrap().at;
        prop_assert_eq!(clock.remaining(due), 0);
        let resumed = suspensions.iter().any(|suspension| suspension.to == due);
        if n > 0 && !resumed {
            prop_assert!(clock.remaining(due.checked_add_millis(-1).unwrap()) > 0);
        }
    }

    /// C8: what remains, begun anew without suspensions, ends as the suspended limit does.
    #[test]
    fn what_remains_leads_to_the_deadline(
        (start, spec, suspensions) in suspended_world(),
        n in 1..6000_i64,
        working in any::<bool>(),
    ) {
        let calendar = Calendar::new(&spec).unwrap();
        let of = |millis| if working { Length::Working(millis) } else { Length::Exact(millis) };
        let clock = Clock::new(&calendar, instant(start), of(n * MINUTE), &suspensions);
        let now = suspensions.last().map_or(instant(start), |last| last.to);
        prop_assume!(clock.remaining(now) > 0);
        let rest = Clock::new(&calendar, now, of(clock.remaining(now)), &[]);
        prop_assert_eq!(rest.deadline().unwrap().at, clock.deadline().unwrap().at);
    }

    /// E4
    #[test]
    fn a_warning_stands_at_its_share_of_the_time_outside_suspensions(
        (start, spec, suspensions) in suspended_world(),
        (unit, n) in whole_limit(),
        part in 1..100_i64,
    ) {
        let calendar = Calendar::new(&spec).unwrap();
        let clock = Clock::new(&calendar, instant(start), length(unit, n), &suspensions);
        let due = clock.deadline().unwrap().at;
        let at = clock.warning(due, Ratio::new(part, 100).unwrap()).unwrap();
        prop_assert!(instant(start) <= at && at <= due);
        let measure = |from: Instant, to: Instant| {
            if unit.is_working() { calendar.between(from, to) } else { to.since(from) }
        };
        let outside = |to: Instant| {
            let inside = suspensions.iter().filter(|s| s.from < to).map(|s| measure(s.from, s.to.min(to)));
            measure(instant(start), to) - inside.sum::<i64>()
        };
        let (passed, whole) = (outside(at), outside(due));
        prop_assert_eq!(passed, (whole * part * 2 + 100) / 200);
    }

    /// C8
    #[test]
    fn a_cap_ends_the_suspension_at_the_close_of_its_last_day(
        (start, spec) in world(),
        hours in 1..600_i64,
        days in 0..12_i64,
        working in any::<bool>(),
        earlier in 0..3_usize,
    ) {
        let calendar = Calendar::new(&spec).unwrap();
        let unit = if working { Unit::Wd } else { Unit::D };
        let cap = SuspensionCap::new(Duration::new(unit, days * 1000).unwrap()).unwrap();
        let until = start + hours * 60 * MINUTE;
        let touched = Model::new(&spec).touched(unit, start, until);
        let named: Vec<_> = calendar.touched_days(cap, instant(start), instant(until)).collect();
        prop_assert_eq!(&named, &touched.iter().map(|day| day.0).collect::<Vec<_>>());

        let used: BTreeSet<_> = named.iter().copied().take(earlier).collect();
        let end = calendar.suspension_end(cap, &used, instant(start), instant(until));
        let left = days - used.len() as i64;
        let fresh = touched.iter().filter(|day| !used.contains(&day.0));
        let expected = (left > 0).then(|| fresh.skip(left as usize - 1).map(|day| day.1.min(until)).next().unwrap_or(until));
        prop_assert_eq!(end, expected.map(instant));
        if let Some(end) = end {
            let all: BTreeSet<_> = calendar.touched_days(cap, instant(start), end).chain(used.iter().copied()).collect();
            prop_assert!(all.len() as i64 <= days);
        }
    }
}

/// C8
#[test]
fn only_days_cap_a_suspension() {
    for (text, caps) in [("5d", true), ("5wd", true), ("5h", false), ("5wh", false), ("5min", false)] {
        assert_eq!(SuspensionCap::new(text.parse().unwrap()).is_some(), caps, "{text}");
    }
}
