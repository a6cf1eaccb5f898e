//! V4: ratios.

use proptest::prelude::*;
use wangge::value::Ratio;
use wangge_tests::cases;
use wangge_tests::numbers::{ratio, whole};

fn read(json: &str) -> Option<Ratio> {
    serde_json::from_str(json).ok()
}

proptest! {
    #![proptest_config(cases(1000))]

    /// V4, V6
    #[test]
    fn a_ratio_is_read_back_from_its_text_and_its_json(ratio in ratio()) {
        let text = ratio.to_string();
        prop_assert_eq!(text.parse(), Ok(ratio));
        let json = serde_json::to_string(&ratio).unwrap();
        prop_assert_eq!(read(&json), Some(ratio));
        prop_assert_eq!(json.trim_matches('"'), text, "no exponent, trailing zero or -0");
        prop_assert_eq!(json.starts_with('"'), json.contains('/'));
    }

    /// V4
    #[test]
    fn a_ratio_stands_in_lowest_terms(
        num in whole(1_000_000),
        den in 1..=100_000_i64,
        factor in 1..=10_000_i64,
    ) {
        let ratio = Ratio::new(num, den).unwrap();
        prop_assert_eq!(Ratio::new(num * factor, den * factor), Ok(ratio));
        prop_assert_eq!(ratio.num() * den, num * ratio.den());
        prop_assert!((2..=ratio.den().min(1000)).all(|d| ratio.num() % d != 0 || ratio.den() % d != 0));
    }

    /// V4
    #[test]
    fn order_is_that_of_the_quotients(a in ratio(), b in ratio()) {
        let cross = |one: Ratio, two: Ratio| i128::from(one.num()) * i128::from(two.den());
        let (left, right) = (cross(a, b), cross(b, a));
        prop_assert_eq!(a.cmp(&b), left.cmp(&right));
        prop_assert_eq!(a == b, left == right);
    }

    /// V4
    #[test]
    fn a_number_is_taken_as_its_shortest_decimal(millionths in whole(1_000_000_000_000_000)) {
        let (sign, size) = (if millionths < 0 { "-" } else { "" }, millionths.abs());
        let decimal = format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000);
        let number: f64 = decimal.parse().unwrap();
        prop_assert_eq!(Ratio::from_f64(number), Ratio::new(millionths, 1_000_000));
        prop_assert_eq!(read(&decimal), Ratio::new(millionths, 1_000_000).ok());
        prop_assert!(Ratio::from_f64(number.next_up()).is_err());
        prop_assert!(Ratio::from_f64(number.next_down()).is_err());
    }

    /// V4
    #[test]
    fn a_text_is_read_as_the_number_it_writes(millionths in whole(1_000_000_000_000_001)) {
        let (sign, size) = (if millionths < 0 { "-" } else { "" }, millionths.abs());
        let decimal = format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000);
        prop_assert_eq!(decimal.parse::<Ratio>().ok(), Ratio::new(millionths, 1_000_000).ok());
    }

    /// V4
    #[test]
    fn of_all_floats_those_of_six_fraction_digits_are_ratios(number in any::<f64>()) {
        let short = format!("{number:?}");
        let few = short.split_once('.').is_some_and(|(_, fraction)| fraction.len() <= 6);
        let plain = few && !short.contains('e');
        let tiny = number.abs() < 1e-4 && format!("{number:.6}").parse() == Ok(number);
        prop_assert_eq!(Ratio::from_f64(number).is_ok(), number.abs() <= 1e9 && (plain || tiny));
    }

    /// V4
    #[test]
    fn fractions_are_bounded(num in whole(1_000_000_000_000_001), den in whole(1_000_000_001)) {
        let inside = num.abs() <= 1_000_000_000_000_000 && (1..=1_000_000_000).contains(&den);
        prop_assert_eq!(Ratio::new(num, den).is_ok(), inside);
        prop_assert_eq!(read(&format!("\"{num}/{den}\"")), Ratio::new(num, den).ok());
    }

    /// V4
    #[test]
    fn a_share_of_a_count_is_rounded_half_away_from_zero_or_an_overflow(
        count in any::<i64>(),
        ratio in ratio(),
    ) {
        let product = i128::from(count) * i128::from(ratio.num());
        let den = i128::from(ratio.den());
        let (whole, rest) = (product.abs() / den, product.abs() % den);
        let size = if rest * 2 < den { whole } else { whole + 1 };
        prop_assert_eq!(ratio.of_millis(count).ok(), i64::try_from(size * product.signum()).ok());
    }
}

/// V4
#[test]
fn other_forms_are_refused() {
    for json in [
        "\"0.5\"",
        "\"1\"",
        "\"1/0\"",
        "\"1/-2\"",
        "\"+1/2\"",
        "\" 1/2\"",
        "\"1/2/3\"",
        "\"1/\"",
        "\"/2\"",
        "\"1.0/2\"",
        "\"01/2\"",
        "\"1e3/2\"",
        "\"１/2\"",
        "0.0000001",
        "0.1234567",
        "1000000001",
        "-1e10",
        "1e999",
        "null",
        "[1,2]",
    ] {
        assert_eq!(read(json), None, "{json}");
    }
}
