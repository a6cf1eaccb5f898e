//! X1: what is said of a refused value.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wangge::value::{
    Amount, Code, Date, Duration, Excerpt, Expected, Instant, Name, Offset, Period, Ratio, Season, UnitId,
    ValueError,
};
use wangge_tests::cases;
use wangge_tests::texts::{identity, mobile};

/// X1
#[test]
fn every_code_is_said_of_some_value_and_no_other() {
    let overflow = Amount::MAX.checked_add(Amount::MAX);
    let personal = "a13".to_string() + &"0".repeat(9);
    let errors = [
        Instant::parse("now").err(),
        Instant::parse("2300-01-01T00:00:00Z").err(),
        "2026".parse::<Date>().err(),
        "08:00".parse::<Offset>().err(),
        "2025-W53".parse::<Period>().err(),
        "3".parse::<Duration>().err(),
        "1e3".parse::<Amount>().err(),
        overflow.err(),
        "1/0".parse::<Ratio>().err(),
        "06-01".parse::<Season>().err(),
        "".parse::<UnitId>().err(),
        "A".parse::<Code>().err(),
        "".parse::<Name>().err(),
        personal.parse::<Code>().err(),
    ];
    let said: Vec<&str> = errors.iter().flatten().map(ValueError::code).collect();
    assert_eq!(said, ValueError::ALL_CODES);
    let messages: BTreeSet<String> = errors.iter().flatten().map(ToString::to_string).collect();
    assert_eq!(messages.len(), said.len());
}

/// X1
#[test]
fn a_message_tells_what_was_found_and_what_was_expected() {
    let error = "2026-02-30".parse::<Date>().unwrap_err();
    assert_eq!(error.expected(), Some(Expected::ExistingDay));
    assert_eq!(error.to_string(), "\"2026-02-30\" is not a date: expected a day that exists");
}

proptest! {
    #![proptest_config(cases(1000))]

    /// V5, X1
    #[test]
    fn an_excerpt_shows_the_beginning_without_control_characters_or_numbers_of_persons(
        before in "[a-z网\u{0}\u{85}]{0,45}",
        number in prop_oneof![identity(), mobile(), Just(String::new())],
        after in "[a-z格\n]{0,40}",
    ) {
        let text = format!("{before}{number}{after}");
        let masked = format!("{before}{}{after}", "*".repeat(number.len()));
        let shown: String = masked.chars().take(40).collect();
        let cut = if masked.chars().count() > 40 { "…" } else { "" };
        let plain = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
        let expected = shown.chars().map(plain).collect::<String>() + cut;
        let excerpt = Excerpt::of(&text);
        prop_assert_eq!(excerpt.as_str(), expected);
    }
}
