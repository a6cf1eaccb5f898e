//! Amounts and ratios.

use proptest::prelude::*;
use wangge::value::{Amount, Ratio};

/// The greatest amount in thousandths (V3).
pub const AMOUNT_LIMIT: i64 = 8_000_000_000_000_000;

/// Whole numbers up to a limit either way: small ones, any, and those at the edges.
pub fn whole(limit: i64) -> impl Strategy<Value = i64> + Clone {
    let small = limit.min(20_000);
    prop_oneof![
        3 => -small..=small,
        3 => -limit..=limit,
        1 => (0..=small).prop_map(move |back| limit - back),
        1 => (0..=small).prop_map(move |back| back - limit),
        1 => prop::sample::select(vec![limit, limit - 1, 1 - limit, -limit]),
    ]
}

/// Amounts of every size.
pub fn amount() -> impl Strategy<Value = Amount> {
    whole(AMOUNT_LIMIT).prop_filter_map("in bounds", |thousandths| Amount::from_thousandths(thousandths).ok())
}

/// Ratios of every form: those written as numbers, and fractions up to the bounds.
pub fn ratio() -> impl Strategy<Value = Ratio> {
    let divisor = prop_oneof![Just(1), Just(1000), Just(1_000_000), 1..=30_i64, 1..=1_000_000_000_i64];
    let at_the_bound = (whole(1_000_000_001), Just(1));
    let tiny = (-20..=20_i64, Just(1_000_000_i64));
    prop_oneof![9 => (whole(1_000_000_000_000_000), divisor), 1 => tiny, 1 => at_the_bound]
        .prop_filter_map("in bounds", |(num, den)| Ratio::new(num, den).ok())
}
