//! V3: amounts.

use proptest::prelude::*;
use wangge::value::{Amount, Fraction, Ratio, ValueError};
use wangge_tests::cases;
use wangge_tests::numbers::{AMOUNT_LIMIT, amount, ratio, whole};

/// Thousandths written by plain text surgery.
fn decimal(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let digits = format!("{:04}", thousandths.unsigned_abs());
    let (units, fraction) = digits.split_at(digits.len() - 3);
    format!("{sign}{units}.{fraction}")
}

/// The digits after the third of a float's exact expansion, and whether it is the f64 of a thousandth.
fn tail_and_exactness(number: f64) -> (String, bool) {
    let exact = format!("{:.1100}", number.abs());
    let tail = exact.split_once('.').unwrap().1[3..].to_string();
    (tail, format!("{number:.3}").parse() == Ok(number))
}

fn read(json: &str) -> Option<Amount> {
    serde_json::from_str(json).ok()
}

proptest! {
    #![proptest_config(cases(1000))]

    /// V3, V4
    #[test]
    fn an_amount_is_the_fraction_of_its_thousandths(amount in amount(), step in 0..4_u32) {
        let coarse = Amount::from_thousandths(amount.thousandths() / 10_i64.pow(step) * 10_i64.pow(step)).unwrap();
        for amount in [amount, coarse, coarse.checked_sub(coarse).unwrap()] {
            let fraction = Fraction::from(amount);
            prop_assert_eq!(Some(fraction), Fraction::new(amount.thousandths().into(), 1000));
            prop_assert_eq!(fraction.rounded(3), Ok(amount));
        }
    }

    /// V3
    #[test]
    fn every_thousandth_within_the_bound_is_an_amount_and_none_beyond(
        thousandths in prop_oneof![whole(AMOUNT_LIMIT), whole(AMOUNT_LIMIT + 1), any::<i64>()],
    ) {
        match Amount::from_thousandths(thousandths) {
            Ok(amount) => prop_assert_eq!(amount.thousandths(), thousandths),
            Err(error) => prop_assert_eq!(error.code(), "out_of_range"),
        }
        let inside = thousandths.unsigned_abs() <= AMOUNT_LIMIT.unsigned_abs();
        prop_assert_eq!(Amount::from_thousandths(thousandths).is_ok(), inside);
        prop_assert_eq!(decimal(thousandths).parse::<Amount>().is_ok(), inside);
    }

    /// V3, V6
    #[test]
    fn an_amount_is_read_back_from_its_text_and_its_json(amount in amount()) {
        let text = amount.to_string();
        prop_assert_eq!(text.parse(), Ok(amount));
        prop_assert_eq!(decimal(amount.thousandths()).parse(), Ok(amount));
        let json = serde_json::to_string(&amount).unwrap();
        prop_assert_eq!(read(&json), Some(amount));
        prop_assert_eq!(json, text, "JSON has no exponent, trailing zero or -0 either");
    }

    /// V3
    #[test]
    fn order_is_that_of_the_numbers_meant(a in amount(), b in amount()) {
        prop_assert_eq!(a.cmp(&b), a.thousandths().cmp(&b.thousandths()));
        prop_assert_eq!(a.to_f64().partial_cmp(&b.to_f64()), Some(a.cmp(&b)), "each is a distinct f64");
    }

    /// V3
    #[test]
    fn a_sum_is_exact_or_an_overflow(a in amount(), b in amount()) {
        let plain = a.thousandths() + b.thousandths();
        let expected = Amount::from_thousandths(plain).ok();
        let sum = a.checked_add(b);
        prop_assert_eq!(sum.clone().ok(), expected);
        prop_assert_eq!(&sum, &b.checked_add(a));
        if let Err(error) = &sum {
            prop_assert_eq!(error.code(), "overflow");
        }
        prop_assert_eq!(a.checked_sub(-b), sum.clone());
        if let Ok(sum) = sum {
            prop_assert_eq!(sum.checked_sub(b), Ok(a));
        }
    }

    /// V3
    #[test]
    fn grouping_does_not_change_a_sum(a in amount(), b in amount(), c in amount()) {
        let left = a.checked_add(b).and_then(|ab| ab.checked_add(c));
        let right = b.checked_add(c).and_then(|bc| a.checked_add(bc));
        if let (Ok(left), Ok(right)) = (&left, &right) {
            prop_assert_eq!(left, right);
        }
        for one in [left, right].into_iter().flatten() {
            prop_assert_eq!(Amount::sum([a, b, c]), Ok(one));
        }
        prop_assert_eq!(Amount::sum([a, b, c]), Amount::sum([c, a, b]));
    }

    /// V4
    #[test]
    fn a_share_is_rounded_once_half_away_from_zero(amount in amount(), ratio in ratio()) {
        let product = i128::from(amount.thousandths()) * i128::from(ratio.num());
        let den = i128::from(ratio.den());
        let (whole, rest) = (product.abs() / den, product.abs() % den);
        let size = if rest * 2 < den { whole } else { whole + 1 };
        let rounded = i64::try_from(size * product.signum()).ok();
        let expected = rounded.and_then(|rounded| Amount::from_thousandths(rounded).ok());
        let share = amount.times(ratio);
        prop_assert_eq!(share.clone().ok(), expected);
        prop_assert_eq!((-amount).times(ratio), share.clone().map(|share| -share));
        if let Err(error) = share {
            prop_assert_eq!(error, ValueError::Overflow { expected: wangge::value::Expected::AmountRange });
        }
    }

    /// V3
    #[test]
    fn a_document_takes_the_nearest_float_of_a_thousandth_and_not_its_neighbours(amount in amount()) {
        let nearest: f64 = decimal(amount.thousandths()).parse().unwrap();
        prop_assert_eq!(amount.to_f64(), nearest);
        prop_assert_eq!(Amount::from_f64_exact(nearest), Ok(amount));
        for neighbour in [nearest.next_up(), nearest.next_down()] {
            let read = Amount::from_f64_exact(neighbour).ok();
            // From 2^42 on, floats lie so far apart that the next one may be that of the next thousandth.
            prop_assert!(read.is_none() || nearest.abs() >= f64::from(1 << 21) * f64::from(1 << 21));
            prop_assert_ne!(read, Some(amount));
        }
    }

    /// V3
    #[test]
    fn a_column_takes_what_is_within_a_millionth_of_a_thousandth(
        thousandths in prop_oneof![-10_000..=10_000_i64, whole(AMOUNT_LIMIT)],
        millionths in -3.0..3.0_f64,
        edge in -1..=1_i32,
        steps in -2..=2_i32,
    ) {
        let away = if edge == 0 { millionths } else { f64::from(edge) };
        let mut number = thousandths as f64 / 1e3 + away / 1e6;
        for _ in 0..steps.abs() {
            number = if steps < 0 { number.next_down() } else { number.next_up() };
        }
        let (tail, exact) = tail_and_exactness(number);
        let zeros = |digits: &str| digits.bytes().all(|b| b == b'0');
        let above = tail.starts_with("000") || (tail.starts_with("001") && zeros(&tail[3..]));
        let close = above || tail.starts_with("999");
        let inside = number.abs() <= 8e12;
        prop_assert_eq!(Amount::from_f64_column(number).is_ok(), inside && (close || exact), "{}", number);
        if let Ok(amount) = Amount::from_f64_column(number) {
            prop_assert_eq!(format!("{number:.3}").parse::<f64>(), Ok(amount.to_f64()), "the nearest one");
        }
    }

    /// V3
    #[test]
    fn of_all_floats_a_document_takes_those_that_say_a_thousandth(number in any::<f64>()) {
        let (_, exact) = tail_and_exactness(number);
        prop_assert_eq!(Amount::from_f64_exact(number).is_ok(), exact && number.abs() <= 8e12, "{}", number);
    }

    /// V3
    #[test]
    fn a_decimal_column_is_exact(
        unscaled in prop_oneof![any::<i128>(), -99_999_999..99_999_999_i128],
        scale in -9..9_i8,
    ) {
        let digits = format!("{:010}", unscaled.unsigned_abs());
        let (units, fraction) = digits.split_at(digits.len() - usize::try_from(scale).unwrap_or(0));
        let text = match scale {
            0.. => format!("{units}.{fraction}000"),
            _ => format!("{digits}{}.000", "0".repeat(usize::from(scale.unsigned_abs()))),
        };
        let (units, fraction) = text.split_once('.').unwrap();
        let size: Option<i128> = format!("{units}{}", &fraction[..3]).parse().ok();
        let exact = fraction[3..].bytes().all(|b| b == b'0');
        let size = size.filter(|size| exact && *size <= AMOUNT_LIMIT.into());
        let plain = size.map(|size| size * unscaled.signum());
        let amount = Amount::from_decimal(unscaled, scale).ok();
        prop_assert_eq!(amount.map(|amount| amount.thousandths().into()), plain);
    }
}

/// V3
#[test]
fn json_numbers_of_every_form_are_read_and_texts_refused() {
    for (json, thousandths) in
        [("7", 7000), ("7.0", 7000), ("-0", 0), ("-0.0", 0), ("1e3", 1_000_000), ("1.5E-2", 15), ("0.1", 100)]
    {
        assert_eq!(read(json).map(Amount::thousandths), Some(thousandths), "{json}");
    }
    for json in
        ["\"7\"", "null", "true", "[7]", "{}", "0.0001", "1e999", "NaN", "8000000000000.001", "1e-400000"]
    {
        assert_eq!(read(json).map(Amount::thousandths), (json == "1e-400000").then_some(0), "{json}");
    }
}

/// V4
#[test]
fn halves_go_away_from_zero() {
    let half = Ratio::new(1, 2).unwrap();
    for (thousandths, rounded) in [(1, 1), (-1, -1), (3, 2), (-3, -2), (2, 1), (0, 0)] {
        let share = Amount::from_thousandths(thousandths).unwrap().times(half).unwrap();
        assert_eq!(share.thousandths(), rounded);
    }
}
