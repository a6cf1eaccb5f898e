//! P3, V4: exact products.

use proptest::prelude::*;
use wangge::value::Ratio;
use wangge_tests::cases;
use wangge_tests::model::points::{Natural, raw, rounded};

proptest! {
    #![proptest_config(cases(1000))]

    /// P3, V4: the product is rounded once, halves away from zero, however large what it is made of.
    #[test]
    fn p3_products_are_rounded_once(
        above in prop::collection::vec(0..=1_000_000_000_000_000_u64, 1..5),
        below in prop::collection::vec(1..=1_000_000_000_u64, 1..4),
        small in (0..4000_u64, 0..4000_u64, 1..4000_u64),
    ) {
        prop_assert_eq!(rounded(&[small.0, small.1], &[small.2]), Natural::rounded(&[small.0, small.1], &[small.2]));
        // The nearest whole number, and of two the greater.
        let (product, divisor) = (u128::from(small.0) * u128::from(small.1), u128::from(small.2));
        let found = u128::from(rounded(&[small.0, small.1], &[small.2]).unwrap());
        prop_assert!(2 * found * divisor <= 2 * product + divisor && 2 * product < 2 * found * divisor + divisor);
        // What stands on both sides of the stroke is of no account.
        let all: Vec<u64> = above.iter().chain(&below).copied().collect();
        let both: Vec<u64> = below.iter().chain(&above).copied().filter(|number| *number > 0).collect();
        if above.iter().all(|number| *number > 0) {
            prop_assert_eq!(rounded(&all, &both), Some(1));
        }
        let mut doubled = all.clone();
        doubled.push(small.0);
        if above.iter().all(|number| *number > 0) {
            prop_assert_eq!(rounded(&doubled, &both), Some(small.0));
        }
    }

    /// P3: points below zero come to as much as those above, with the other sign; beyond ±8·10¹² is no amount (V3).
    #[test]
    fn p3_deductions_are_rounded_as_awards_are(
        points in 0..=8_000_000_000_000_000_i64,
        quantity in 0..=8_000_000_000_000_000_i64,
        factors in prop::collection::vec((0..=1_000_000_i64, 1..=1_000_000_i64), 0..4),
    ) {
        let factors: Vec<Ratio> = factors.into_iter().map(|(num, den)| Ratio::new(num, den).unwrap()).collect();
        let [award, deduction] = [points, -points].map(|points| raw(points, quantity, &factors));
        prop_assert_eq!(award.map(|award| -award), deduction);
        prop_assert!(award.is_none_or(|award| (0..=8_000_000_000_000_000).contains(&award)));
    }
}
