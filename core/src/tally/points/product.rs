//! Points × quantity × multipliers, exact and rounded once (P3).

use crate::scheme::Whole;
use crate::value::{Amount, Ratio};

/// The greatest amount in thousandths.
const LIMIT: u64 = Amount::MAX.thousandths().unsigned_abs();
/// Numbers below this multiply within 63 bits.
const SMALL: i64 = 1 << 31;

/// Whole units of a quantity of 0 or more, and the thousandths beside them.
#[inline(always)]
pub(super) fn parts(quantity: i64) -> (u64, u64) {
    let units = quantity as u64 / 1000;
    (units, (quantity as u64).wrapping_sub(units.wrapping_mul(1000)))
}

/// Thousandths of points times thousandths of a quantity of 0 or more, whose parts are given too, rounded to
/// thousandths, halves away from zero; `None` beyond the bounds of amounts.
#[inline(always)]
pub(super) fn plain(points: i64, quantity: i64, (units, rest): (u64, u64)) -> Option<i64> {
    let size = if points.abs() < SMALL && quantity < SMALL {
        if rest == 0 {
            points.unsigned_abs() * units
        } else {
            (points.unsigned_abs() * quantity.unsigned_abs() + 500) / 1000
        }
    } else {
        let exact = u128::from(points.unsigned_abs()) * u128::from(quantity.unsigned_abs());
        u64::try_from((exact + 500) / 1000).ok()?
    };
    signed(size, points)
}

/// The same times all of some factors of 0 or more.
pub(super) fn product(
    points: i64,
    quantity: i64,
    factors: impl Iterator<Item = Ratio> + Clone,
) -> Option<i64> {
    let small = factors.clone().try_fold((size(points, quantity), 1000_u128), |(above, below), factor| {
        let num = u128::from(factor.num().unsigned_abs());
        let den = u128::from(factor.den().unsigned_abs());
        Some((above?.checked_mul(num)?, below.checked_mul(den)?)).map(|(above, below)| (Some(above), below))
    });
    let doubled = small
        .and_then(|(above, below)| Some((above?.checked_mul(2)?.checked_add(below)?, below.checked_mul(2)?)));
    let size = match doubled {
        Some((above, below)) => u64::try_from(above.checked_div(below)?).ok()?,
        None => of_any_size(points, quantity, factors)?,
    };
    signed(size, points)
}

fn size(points: i64, quantity: i64) -> Option<u128> {
    u128::from(points.unsigned_abs()).checked_mul(quantity.unsigned_abs().into())
}

fn signed(size: u64, points: i64) -> Option<i64> {
    let size = i64::try_from(size).ok().filter(|_| size <= LIMIT)?;
    Some(if points < 0 { -size } else { size })
}

/// The greatest n of which n − ½ is not over the product.
fn of_any_size(points: i64, quantity: i64, factors: impl Iterator<Item = Ratio>) -> Option<u64> {
    let number = |number: i64| i64::try_from(number.unsigned_abs()).unwrap_or(i64::MAX);
    let (mut above, mut below) =
        (Whole::of(2).times(number(points)).times(number(quantity)), Whole::of(1000));
    for factor in factors {
        above = above.times(factor.num());
        below = below.times(factor.den());
    }
    let reaches = |n: i64| below.clone().times(2 * n - 1).cmp(&above).is_le();
    let (mut least, mut over) = (0, i64::try_from(LIMIT).ok()? + 1);
    if reaches(over) {
        return None;
    }
    while least + 1 < over {
        let middle = least + (over - least) / 2;
        if reaches(middle) { least = middle } else { over = middle }
    }
    u64::try_from(least).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(num: i64, den: i64) -> Ratio {
        Ratio::new(num, den).unwrap()
    }

    #[test]
    fn p3_halves_are_rounded_away_from_zero_once() {
        assert_eq!(plain(500, 1, parts(1)), Some(1));
        assert_eq!(plain(499, 1, parts(1)), Some(0));
        assert_eq!(plain(-500, 1, parts(1)), Some(-1));
        assert_eq!(plain(1500, 2500, parts(2500)), Some(3750));
        // Rounded once: 0.0015 · 1/3 · 3.
        assert_eq!(product(1, 1500, [ratio(1, 3), ratio(3, 1)].into_iter()), Some(2));
        assert_eq!(product(-1, 1500, [ratio(1, 3), ratio(3, 1)].into_iter()), Some(-2));
    }

    #[test]
    fn v3_what_leaves_the_bounds_is_no_amount() {
        let most = Amount::MAX.thousandths();
        assert_eq!(plain(most, 1000, parts(1000)), Some(most));
        assert_eq!(plain(-most, 1000, parts(1000)), Some(-most));
        assert_eq!(plain(most, 1001, parts(1001)), None);
        assert_eq!(product(most, 1000, [ratio(1, 1)].into_iter()), Some(most));
        assert_eq!(product(most, 1000, [ratio(1_000_001, 1_000_000)].into_iter()), None);
    }

    #[test]
    fn p3_products_of_any_size_are_exact() {
        let most = Amount::MAX.thousandths();
        let factors = [ratio(999_999_999_999_989, 999_999_937), ratio(1, 999_999_937), ratio(1, 999_999_929)];
        let all = factors.into_iter().cycle().take(12);
        // The same by halves: a chain that ends at what it began with.
        let back = factors
            .into_iter()
            .cycle()
            .take(12)
            .map(|factor| ratio(factor.den(), factor.num().min(999_999_999)));
        assert!(product(most, most, all.chain(back)).is_none_or(|size| size >= 0));
        let third = std::iter::repeat_n(ratio(1, 3), 60);
        let thrice = std::iter::repeat_n(ratio(3, 1), 60);
        assert_eq!(product(most, 1000, third.clone().chain(thrice)), Some(most));
        assert_eq!(of_any_size(most, 1000, third.chain([ratio(1, 1)])), Some(0));
        assert_eq!(of_any_size(1500, 2500, std::iter::empty()), Some(3750));
        assert_eq!(of_any_size(1, 500, std::iter::empty()), Some(1));
    }
}
