//! V5: the check for personal data.

use std::ops::Range;

use proptest::prelude::*;
use wangge::value::{Code, MemberId, Name, Text, personal};
use wangge_tests::cases;
use wangge_tests::texts::{check_digit, digits, full_width, identity, mobile, nearly_identity};

/// The same search without cleverness: every place, both lengths, the clause word for word.
fn naive(text: &str) -> Option<Range<usize>> {
    let plain: Vec<char> = text.chars().map(plain).collect();
    let byte = |index: usize| text.char_indices().nth(index).map_or(text.len(), |(at, _)| at);
    let is_digit = |index: usize| plain.get(index).is_some_and(char::is_ascii_digit);
    (0..plain.len()).find_map(|start| {
        let bounded = |len: usize| {
            start + len <= plain.len() && (start == 0 || !is_digit(start - 1)) && !is_digit(start + len)
        };
        let run = |len: usize| plain[start..start + len].iter().collect::<String>();
        let len = if bounded(18) && is_identity(&run(18)) {
            18
        } else if bounded(11) && is_mobile(&run(11)) {
            11
        } else {
            return None;
        };
        Some(byte(start)..byte(start + len))
    })
}

fn plain(c: char) -> char {
    match "０１２３４５６７８９".chars().position(|wide| wide == c) {
        Some(digit) => char::from_digit(digit.try_into().unwrap(), 10).unwrap(),
        None if matches!(c, 'x' | 'ｘ' | 'Ｘ') => 'X',
        None => c,
    }
}

fn is_mobile(run: &str) -> bool {
    let second: Vec<char> = run.chars().skip(1).take(1).collect();
    run.bytes().all(|b| b.is_ascii_digit()) && run.starts_with('1') && second[0] >= '3'
}

fn is_identity(run: &str) -> bool {
    if !run.is_ascii()
        || !run[..17].bytes().all(|b| b.is_ascii_digit())
        || !run.ends_with(check_digit(&run[..17]))
    {
        return false;
    }
    let year: u32 = run[6..10].parse().unwrap();
    let leap = if year.is_multiple_of(100) { year.is_multiple_of(400) } else { year.is_multiple_of(4) };
    let february = if leap { 29 } else { 28 };
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let month = run[10..12].parse::<usize>().unwrap().checked_sub(1).and_then(|month| months.get(month));
    let day: u32 = run[12..14].parse().unwrap();
    (1850..=2199).contains(&year) && day >= 1 && month.is_some_and(|days| day <= *days)
}

/// V5
#[test]
fn the_29_february_is_a_date_of_birth_in_leap_years_only() {
    for (year, leap) in
        [(1900, false), (1904, true), (2000, true), (2023, false), (2100, false), (2196, true)]
    {
        let body = format!("110000{year}0229001");
        let number = format!("{body}{}", check_digit(&body));
        assert_eq!(personal::find(&number).is_some(), leap, "{year}");
    }
}

proptest! {
    #![proptest_config(cases(3000))]

    /// V5
    #[test]
    fn the_search_finds_what_the_clause_says(text in digits()) {
        prop_assert_eq!(personal::find(&text), naive(&text), "{}", text);
    }

    /// V5
    #[test]
    fn numbers_of_persons_are_refused_everywhere_in_every_script(
        number in prop_oneof![identity(), mobile()],
        before in "[a-z网]{0,9}",
        after in "[a-w格]{0,9}",
    ) {
        for number in [number.clone(), number.to_lowercase(), full_width(&number), full_width(&number.to_lowercase())] {
            let text = format!("{before}{number}{after}");
            prop_assert_eq!(personal::find(&text), Some(before.len()..before.len() + number.len()));
            let id = if text.len() > 64 { "bad_id" } else { "personal_data" };
            prop_assert_eq!(text.parse::<MemberId>().unwrap_err().code(), id);
            prop_assert_eq!(text.parse::<Name>().unwrap_err().code(), "personal_data");
            prop_assert_eq!(text.parse::<Text>().unwrap_err().code(), "personal_data");
        }
        let code = format!("a.{}", number.to_lowercase());
        prop_assert_eq!(code.parse::<Code>().unwrap_err().code(), "personal_data");
    }

    /// V5
    #[test]
    fn a_wrong_digit_anywhere_is_no_identity_number(
        number in identity(),
        at in 0..18_usize,
        other in 0..10_u32,
    ) {
        let other = char::from_digit(other, 10).unwrap();
        let digits = number.chars().enumerate();
        let changed: String = digits.map(|(i, c)| if i == at { other } else { c }).collect();
        prop_assert_eq!(personal::find(&changed).is_some(), changed == number);
    }

    /// V5
    #[test]
    fn only_a_real_date_of_birth_makes_an_identity_number(number in nearly_identity()) {
        prop_assert_eq!(personal::find(&number).is_some(), is_identity(&number), "{}", number);
    }

    /// V5
    #[test]
    fn a_digit_beside_it_makes_it_another_number(number in mobile(), digit in "[0-9０-９]") {
        prop_assert_eq!(personal::find(&format!("{number}{digit}")), None);
        prop_assert_eq!(personal::find(&format!("{digit}{number}")), None);
    }
}
