//! V1, T2: instants, stamps, dates and durations.

use proptest::prelude::*;
use wangge::value::{Date, Duration, Instant, Offset, Stamp, Unit};
use wangge_tests::cases;
use wangge_tests::times::{instant, offset};

fn duration() -> impl Strategy<Value = Duration> {
    let thousandths = prop_oneof![Just(0), 1..5_000_i64, Just(1_000_000_000), 1..=1_000_000_000_i64];
    (prop::sample::select(&Unit::ALL), thousandths, any::<bool>()).prop_filter_map(
        "in bounds",
        |(unit, thousandths, whole)| {
            Duration::new(unit, if whole { thousandths / 1000 * 1000 } else { thousandths }).ok()
        },
    )
}

proptest! {
    #![proptest_config(cases(1000))]

    /// V1, X2
    #[test]
    fn an_instant_is_read_back_from_its_text_in_any_offset(
        instant in instant(),
        offset in offset(),
        other in offset(),
    ) {
        let stamp = Stamp::new(instant, offset);
        prop_assert_eq!(stamp.to_string().parse(), Ok(stamp));
        prop_assert_eq!(stamp.to_string().contains('.'), instant.millis() % 1000 != 0);
        prop_assert_eq!(Instant::parse(&instant.display(other).to_string()), Ok(instant));
        let json = serde_json::to_string(&stamp).unwrap();
        prop_assert_eq!(serde_json::from_str::<Stamp>(&json).ok(), Some(stamp));
        prop_assert_eq!(serde_json::from_str::<Instant>(&json).ok(), Some(instant));
    }

    /// V1
    #[test]
    fn local_day_and_time_of_day_make_the_instant(instant in instant(), offset in offset()) {
        let (day, ms) = instant.local(offset);
        prop_assert!((0..86_400_000).contains(&ms));
        prop_assert_eq!(Instant::at(day, ms, offset), Ok(instant));
    }

    /// V1
    #[test]
    fn order_is_that_of_time_and_of_texts_in_one_offset(a in instant(), b in instant()) {
        prop_assert_eq!(a.cmp(&b), a.since(b).cmp(&0));
        let text = |instant: Instant| instant.display(Offset::UTC).to_string().replace("+00:00", "");
        prop_assert_eq!(a.cmp(&b), text(a).cmp(&text(b)), "shorter texts, without .mmm, come first");
    }

    /// V1
    #[test]
    fn finer_digits_are_floored(instant in instant(), finer in "[0-9]{0,30}") {
        let seconds = instant.millis().div_euclid(1000) * 1000;
        prop_assume!(seconds >= Instant::MIN.millis());
        let start = Instant::from_millis(seconds).unwrap().display(Offset::UTC).to_string();
        let start = start.trim_end_matches("+00:00");
        let millis = instant.millis().rem_euclid(1000);
        prop_assert_eq!(Instant::parse(&format!("{start}.{millis:03}{finer}z")), Ok(instant));
    }

    /// V1
    #[test]
    fn addition_of_time_is_exact_or_none(instant in instant(), millis in any::<i64>()) {
        let sum = instant.millis().checked_add(millis).and_then(|sum| Instant::from_millis(sum).ok());
        prop_assert_eq!(instant.checked_add_millis(millis), sum);
        prop_assert!(sum.is_none_or(|sum| sum.since(instant) == millis));
    }

    /// T2, X2
    #[test]
    fn a_duration_is_read_back_from_its_short_and_its_chinese_form(duration in duration()) {
        prop_assert_eq!(duration.to_string().parse(), Ok(duration));
        prop_assert_eq!(duration.chinese().parse(), Ok(duration));
        prop_assert_eq!(duration.chinese().replace('个', "").parse(), Ok(duration));
        let json = serde_json::to_string(&duration).unwrap();
        prop_assert_eq!(&json, &format!("\"{duration}\""));
        prop_assert_eq!(serde_json::from_str::<Duration>(&json).ok(), Some(duration));
    }

    /// T2
    #[test]
    fn days_are_whole_and_may_be_none_the_rest_is_more_than_nothing(
        unit in prop::sample::select(&Unit::ALL),
        thousandths in prop_oneof![-2_000..=2_000_i64, 999_999_000..=1_000_001_000_i64, any::<i64>()],
    ) {
        let days = matches!(unit, Unit::D | Unit::Wd);
        let fits = if days { thousandths >= 0 && thousandths % 1000 == 0 } else { thousandths > 0 };
        prop_assert_eq!(Duration::new(unit, thousandths).is_ok(), fits && thousandths <= 1_000_000_000);
    }

    /// V1
    #[test]
    fn a_date_is_read_back_and_ordered_as_its_text(
        days in -25_567..84_006_i32,
        other in -25_567..84_006_i32,
    ) {
        let (a, b) = (Date::from_days(days).unwrap(), Date::from_days(other).unwrap());
        prop_assert_eq!(a.to_string().parse(), Ok(a));
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        prop_assert_eq!(a.plus_days(other - days), Some(b));
    }

    /// V1, T2
    #[test]
    fn no_text_makes_a_parser_panic(
        text in "[0-9TtZz:+. 时工作日小个年-]{0,32}|[0-9.]{1,9}(min|h|d|wh|wd)|\\PC{0,40}",
    ) {
        let errors = [
            text.parse::<Stamp>().err(),
            text.parse::<Date>().err(),
            text.parse::<Duration>().err(),
            text.parse::<Offset>().err(),
        ];
        for error in errors {
            prop_assert!(error.is_none_or(|error| !error.to_string().is_empty()));
        }
    }
}
