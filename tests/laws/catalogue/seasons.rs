//! K3: days of the year and seasons, against walking through the year.

use proptest::prelude::*;
use wangge::value::{Date, MonthDay, Season};
use wangge_tests::cases;
use wangge_tests::catalogue::{season, walk};
use wangge_tests::texts::tricky;

fn days() -> Vec<MonthDay> {
    MonthDay::all().collect()
}

fn made((from, to): (usize, usize)) -> Season {
    Season::new(days()[from], days()[to])
}

/// Texts of the form of a season, or nearly so.
fn nearly() -> impl Strategy<Value = String> {
    let number = || prop_oneof![8 => (0..=32_u8).prop_map(|n| format!("{n:02}")), 1 => "[0-9]{0,3}", 1 => "[０-９+ -]{2}"];
    let dash = || prop_oneof![12 => Just("-"), 1 => prop::sample::select(vec!["", "--", "/", "–", "."])];
    let dots =
        prop_oneof![12 => Just(".."), 1 => prop::sample::select(vec!["", ".", "...", "-", "…", "~", " .. "])];
    let month = || prop_oneof![4 => (1..=12_u8).prop_map(|n| format!("{n:02}")), 1 => number()];
    let end = prop_oneof![12 => Just(""), 1 => prop::sample::select(vec![" ", "..", "\n", "-01"])];
    (month(), dash(), number(), dots, month(), dash(), number(), end)
        .prop_map(|(a, b, c, d, e, f, g, h)| format!("{a}{b}{c}{d}{e}{f}{g}{h}"))
}

/// Whether a text is a season, found character by character and by looking the days up.
fn is_season(text: &str) -> bool {
    let form: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let exists = |end: &str| days().iter().any(|day| day.to_string() == end);
    form == "00-00..00-00" && exists(&text[..5]) && exists(&text[7..])
}

/// K3: a year has 366 days to name; 29 February is one of them.
#[test]
fn k3_the_days_of_the_year_are_those_of_a_leap_year() {
    let first = Date::from_ymd(2028, 1, 1).unwrap();
    let year: Vec<MonthDay> = (0..366).map(|n| MonthDay::of(first.plus_days(n).unwrap())).collect();
    assert_eq!(days(), year);
    assert!(days().is_sorted());
    for (month, day) in [(0, 1), (1, 0), (13, 1), (2, 30), (4, 31), (6, 31), (9, 31), (11, 31), (12, 32)] {
        assert_eq!(MonthDay::new(month, day), None, "{month}-{day}");
    }
}

proptest! {
    #![proptest_config(cases(1500))]

    /// K3: both days are included; the season wraps the end of the year if the first is the later.
    #[test]
    fn k3_a_season_holds_the_days_one_walks_through(ends in season()) {
        let walked = walk(ends.0, ends.1);
        let season = made(ends);
        for (day, within) in days().into_iter().zip(walked) {
            prop_assert_eq!(season.contains(day), within, "{}", day);
        }
    }

    /// K3: two seasons overlap if they share a day.
    #[test]
    fn k3_seasons_overlap_where_they_share_a_day(one in season(), other in season()) {
        let shared = walk(one.0, one.1).into_iter().zip(walk(other.0, other.1)).any(|(a, b)| a && b);
        prop_assert_eq!(made(one).overlaps(made(other)), shared);
        prop_assert_eq!(made(other).overlaps(made(one)), shared);
    }

    /// K3, X2: the text is read back.
    #[test]
    fn k3_the_text_of_a_season_is_read_back(ends in season()) {
        let season = made(ends);
        prop_assert_eq!(season.to_string().parse::<Season>(), Ok(season));
        prop_assert_eq!((season.from(), season.to()), (days()[ends.0], days()[ends.1]));
        prop_assert_eq!(serde_json::to_value(season).unwrap(), season.to_string());
    }

    /// K3, X1: every other text is refused with the one code.
    #[test]
    fn k3_every_bad_text_is_a_bad_season(text in prop_oneof![4 => nearly(), 1 => tricky()]) {
        let read = text.parse::<Season>();
        prop_assert_eq!(read.is_ok(), is_season(&text), "{:?}", text);
        match read {
            Ok(season) => prop_assert_eq!(season.to_string(), text),
            Err(error) => prop_assert_eq!(error.code(), "bad_season"),
        }
    }
}
