//! Strange input: refused with a short message, whatever its size.

use std::str::FromStr;

use wangge::value::{Amount, Code, Name, Ratio, Text, UnitId, ValueError};

fn refusal<T: FromStr<Err = ValueError>>(text: &str) -> ValueError {
    match text.parse::<T>() {
        Ok(_) => panic!("{} is read", text.chars().take(40).collect::<String>()),
        Err(error) => error,
    }
}

/// V3
#[test]
fn only_plain_decimals_are_amounts() {
    for text in [
        "", "-", "+1", "-0", "-0.000", "1e3", "1E3", "NaN", "nan", "inf", "-inf", "Infinity", "0x10",
        "1_000", "1,000", " 1", "1 ", "1.", ".5", "1..2", "1.2.3", "--1", "01", "00", "1.2345", "１", "一",
        "1/2", "1\0",
    ] {
        assert_eq!(refusal::<Amount>(text).code(), "bad_amount", "{text:?}");
        assert_eq!(text.parse::<Ratio>().is_ok(), ["1.2345", "1/2"].contains(&text), "{text:?}");
    }
    for text in [
        "8000000000000.001",
        "-8000000000001",
        "9223372036854775807",
        "9223372036854775808",
        &"9".repeat(400),
    ] {
        assert_eq!(refusal::<Amount>(text).code(), "out_of_range", "{text}");
    }
}

/// V3
#[test]
fn floats_that_are_no_numbers_are_refused() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, 1e300, 8e12_f64.next_up()]
    {
        assert!(Amount::from_f64_exact(number).is_err());
        assert!(Amount::from_f64_column(number).is_err());
        assert!(Ratio::from_f64(number).is_err());
    }
    for tiny in [f64::MIN_POSITIVE, 5e-324, -5e-324, 1e-7] {
        assert!(Amount::from_f64_exact(tiny).is_err());
        assert_eq!(Amount::from_f64_column(tiny), Ok(Amount::ZERO));
        assert!(Ratio::from_f64(tiny).is_err());
    }
}

/// V3, V4, V5
#[test]
fn ten_megabytes_are_refused_in_one_line() {
    for unit in ["9", "0", "-", ".", "1/", "a", "网", "\0", " ", "5\u{301}", "X"] {
        let huge = unit.repeat(10_000_000 / unit.len());
        let errors = [
            refusal::<Amount>(&huge),
            refusal::<Ratio>(&huge),
            refusal::<UnitId>(&huge),
            refusal::<Code>(&huge),
            refusal::<Name>(&huge),
            refusal::<Text>(&huge),
        ];
        for error in errors {
            let message = error.to_string();
            assert!(message.len() < 500 && !message.contains(char::is_control), "{message}");
        }
    }
}
