//! V2: periods of local time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;
use wangge::value::{Date, Offset, Period, PeriodKind};
use wangge_tests::cases;
use wangge_tests::times::{instant, local_days, offset, period, period_kind};

/// Every period there is, found by walking through the days: its id, its first and its last day.
static WALKED: LazyLock<BTreeMap<(PeriodKind, String), (Date, Date)>> = LazyLock::new(|| {
    let (from, to) = local_days();
    let mut periods = BTreeMap::new();
    let mut week = (1898, 52); // 1899-01-01 is a Sunday, the last day of this week.
    let mut day = Date::MIN;
    let mut all: Vec<(Date, [(PeriodKind, String); 6])> = Vec::new();
    loop {
        let (year, month, of_month) = day.ymd();
        // A week begins on Monday; the first of a year is the one with 4 January.
        if day.weekday().index() == 0 {
            let first = (month == 12 && of_month >= 29) || (month == 1 && of_month <= 4);
            week = if first { (week.0 + 1, 1) } else { (week.0, week.1 + 1) };
        }
        let (quarter, half) = ([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4][month as usize - 1], 1 + month / 7);
        all.push((
            day,
            [
                (PeriodKind::Day, format!("{year}-{month:02}-{of_month:02}")),
                (PeriodKind::Week, format!("{}-W{:02}", week.0, week.1)),
                (PeriodKind::Month, format!("{year}-{month:02}")),
                (PeriodKind::Quarter, format!("{year}-Q{quarter}")),
                (PeriodKind::Half, format!("{year}-H{half}")),
                (PeriodKind::Year, format!("{year}")),
            ],
        ));
        let Some(next) = day.next() else { break };
        day = next;
    }
    let real: BTreeSet<_> = all
        .iter()
        .filter(|(day, _)| (from..=to).contains(&day.days()))
        .flat_map(|(_, ids)| ids.clone())
        .collect();
    for (day, ids) in all {
        for id in ids.into_iter().filter(|id| real.contains(id)) {
            periods.entry(id).or_insert((day, day)).1 = day;
        }
    }
    periods
});

/// V2
#[test]
fn every_period_of_three_centuries_is_what_walking_through_the_days_finds() {
    for ((kind, id), (first, last)) in WALKED.iter() {
        let period: Period = id.parse().unwrap();
        assert_eq!((period.kind(), period.first_day(), period.last_day()), (*kind, *first, *last), "{id}");
        assert_eq!(period.to_string(), *id);
    }
}

/// V2
#[test]
fn consecutive_periods_abut_from_the_first_to_the_last() {
    for kind in PeriodKind::ALL.into_iter().filter(|kind| *kind != PeriodKind::All) {
        let walked = WALKED.keys().filter(|(of, _)| *of == kind).count();
        let mut period = Period::of_day(kind, Date::from_days(local_days().0).unwrap()).unwrap();
        assert_eq!(period.previous(), None);
        let mut count = 1;
        while let Some(next) = period.next() {
            assert_eq!(period.span(Offset::BEIJING).end, next.span(Offset::BEIJING).start);
            assert_eq!(next.previous(), Some(period));
            assert!(period < next);
            (period, count) = (next, count + 1);
        }
        assert_eq!(count, walked, "{kind}");
    }
    assert_eq!((Period::ALL.next(), Period::ALL.previous()), (None, None));
}

/// V2
#[test]
fn a_kind_nests_in_another_if_every_period_of_it_lies_in_one_and_weeks_do_not_nest_in_months() {
    let (from, _) = local_days();
    for fine in PeriodKind::ALL {
        for coarse in PeriodKind::ALL {
            let nested = (from + 400..from + 11_400).all(|day| {
                let period = Period::of_day(fine, Date::from_days(day).unwrap()).unwrap();
                let around = |day: Date| Period::of_day(coarse, day);
                fine == coarse
                    || fine != PeriodKind::All && around(period.first_day()) == around(period.last_day())
            });
            assert_eq!(fine.nests_in(coarse), nested, "{fine} in {coarse}");
        }
    }
    assert!(!PeriodKind::Week.nests_in(PeriodKind::Month));
}

/// V2
#[test]
fn ids_that_do_not_exist_or_have_another_form_are_refused() {
    let missing = [
        "2025-W53",
        "2026-W54",
        "2026-W00",
        "2026-02-30",
        "2025-02-29",
        "2026-13",
        "2026-00",
        "2026-Q0",
        "2026-Q5",
        "2026-H0",
        "2026-H3",
        "1898",
        "2201",
        "0000",
        "2026-04-31",
        "2026-01-00",
    ];
    let malformed = [
        "",
        "al",
        "ALL",
        "All",
        "26",
        "02026",
        "2026-",
        "2026-w10",
        "2026-q1",
        "2026-h1",
        "2026W10",
        "2026-W1",
        "2026-W010",
        "2026-W10-1",
        "2026-1",
        "2026-3-5",
        "2026/03",
        " 2026",
        "2026 ",
        "2026-Q",
        "2026-Q11",
        "-2026",
        "+2026",
        "２０２６",
        "2026-03-05T00",
        "2026年",
        "2026-Q１",
    ];
    for text in missing.into_iter().chain(malformed) {
        assert_eq!(text.parse::<Period>().unwrap_err().code(), "bad_period", "{text}");
        assert!(serde_json::from_value::<Period>(text.into()).is_err());
    }
    for huge in ["2026-", "9", "\0"].map(|unit| unit.repeat(2_000_000)) {
        assert!(huge.parse::<Period>().unwrap_err().to_string().len() < 500);
    }
    assert!(serde_json::from_str::<Period>("2026").is_err(), "an id is a text");
}

proptest! {
    #![proptest_config(cases(1000))]

    /// V2
    #[test]
    fn the_span_of_a_period_contains_its_instants_and_no_other(
        kind in period_kind(),
        instant in instant(),
        other in instant(),
        offset in offset(),
    ) {
        let period = Period::containing(kind, instant, offset);
        prop_assert!(period.span(offset).contains(&instant.millis()));
        let same = Period::containing(kind, other, offset) == period;
        prop_assert_eq!(period.contains(other, offset), same);
        let (day, _) = instant.local(offset);
        prop_assert!(period.first_day() <= day && day <= period.last_day());
    }

    /// V2
    #[test]
    fn a_span_runs_from_midnight_to_midnight(period in period(), offset in offset()) {
        let span = period.span(offset);
        let local = |millis: i64| millis + offset.millis();
        prop_assert_eq!((local(span.start) % 86_400_000, local(span.end) % 86_400_000), (0, 0));
        let days = i64::from(period.last_day().days() - period.first_day().days() + 1);
        prop_assert_eq!(span.end - span.start, days * 86_400_000);
    }

    /// V2, X2
    #[test]
    fn a_period_is_read_back_from_its_id_and_its_json(period in period()) {
        prop_assert_eq!(period.to_string().parse(), Ok(period));
        let json = serde_json::to_string(&period).unwrap();
        prop_assert_eq!(&json, &format!("\"{period}\""));
        prop_assert_eq!(serde_json::from_str::<Period>(&json).ok(), Some(period));
    }

    /// V2
    #[test]
    fn only_the_ids_that_walking_finds_are_read(
        id in "((19|20|21)[0-9]{2}|1898|1899|2200|2201)(|-[01][0-9]|-Q[0-9]|-H[0-9]|-W[0-5][0-9]|-[01][0-9]-[0-3][0-9])",
    ) {
        let known = PeriodKind::ALL.into_iter().any(|kind| WALKED.contains_key(&(kind, id.clone())));
        prop_assert_eq!(id.parse::<Period>().is_ok(), known, "{}", id);
    }

    /// V2
    #[test]
    fn rolling_up_keeps_what_lies_within(period in period(), kind in period_kind(), offset in offset()) {
        match period.roll_up(kind) {
            Some(coarse) => {
                let (inner, outer) = (period.span(offset), coarse.span(offset));
                prop_assert!(outer.start <= inner.start && inner.end <= outer.end);
                prop_assert_eq!(coarse.kind(), kind);
            }
            None => prop_assert!(!period.kind().nests_in(kind)),
        }
        prop_assert_eq!(period.roll_up(PeriodKind::All), Some(Period::ALL));
    }

    /// V2
    #[test]
    fn periods_of_a_kind_are_ordered_in_time(
        kind in period_kind(),
        a in instant(),
        b in instant(),
        offset in offset(),
    ) {
        let (one, two) = (Period::containing(kind, a, offset), Period::containing(kind, b, offset));
        prop_assert_eq!(one.cmp(&two), one.span(offset).start.cmp(&two.span(offset).start));
        if a <= b {
            prop_assert!(one <= two);
        }
    }
}
