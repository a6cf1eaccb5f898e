//! For how many a grade has room (R5): whole parts of exact shares.

use std::cmp::Ordering;

use crate::scheme::{Grading, Rounding, Whole};
use crate::value::Ratio;

/// The share of peers that each grade takes together with all better ones, and how it becomes a number.
#[derive(Clone, Debug)]
pub(super) struct Rooms {
    /// By grade; none without a quota.
    shares: Vec<Option<Share>>,
    up: bool,
    at_least: u32,
}

/// A sum of quotas, exact.
#[derive(Clone, Debug)]
enum Share {
    /// Both numbers below 2⁹⁶, so that a number of peers times either fits 128 bits.
    Small { num: u128, den: u128 },
    /// Of any size.
    Large { num: Whole, den: Whole },
}

const SMALL: u128 = 1 << 96;

impl Rooms {
    pub(super) fn of(grading: &Grading) -> Self {
        let mut quotas: Vec<Ratio> = Vec::new();
        let shares = grading.grades.iter().map(|grade| {
            quotas.push(grade.quota?);
            Some(Share::sum(&quotas))
        });
        let shares = shares.collect();
        Self { shares, up: grading.round == Rounding::Up, at_least: grading.at_least_one.into() }
    }

    /// For how many of so many peers each grade has room together with all better ones; none without a quota. Never
    /// more than there are peers, but for the one that each quota may be granted.
    pub(super) fn among(&self, peers: u32) -> impl Iterator<Item = Option<u32>> + '_ {
        self.shares.iter().map(move |share| Some(share.as_ref()?.of(peers, self.up).max(self.at_least)))
    }
}

impl Share {
    /// The sum of quotas; what is below 0 counts as 0.
    fn sum(quotas: &[Ratio]) -> Self {
        let parts = || {
            let part = |quota: &Ratio| (quota.num().max(0).unsigned_abs(), quota.den().unsigned_abs());
            quotas.iter().map(part)
        };
        let small = parts().try_fold((0_u128, 1_u128), |(num, den), (more, of)| {
            let (more, of) = (u128::from(more), u128::from(of));
            let sum = num.checked_mul(of)?.checked_add(more.checked_mul(den)?)?;
            let den = den.checked_mul(of)?;
            let divisor = gcd(sum, den);
            let (num, den) = (sum.checked_div(divisor)?, den.checked_div(divisor)?);
            (num < SMALL && den < SMALL).then_some((num, den))
        });
        if let Some((num, den)) = small {
            return Self::Small { num, den };
        }
        let (mut num, mut den) = (Whole::of(0), Whole::of(1));
        for quota in quotas {
            num = num.times(quota.den()).plus(&den.clone().times(quota.num()));
            den = den.times(quota.den());
        }
        Self::Large { num, den }
    }

    fn of(&self, peers: u32, up: bool) -> u32 {
        match self {
            Self::Small { num, den } => {
                // Mostly within 64 bits, where dividing is quick.
                let quick = u64::try_from(*num).ok().and_then(|num| num.checked_mul(peers.into()));
                let whole = match quick.zip(u64::try_from(*den).ok()) {
                    Some((above, den)) if up => above.div_ceil(den).into(),
                    Some((above, den)) => u128::from(above.checked_div(den).unwrap_or_default()),
                    None if up => (num * u128::from(peers)).div_ceil(*den),
                    None => (num * u128::from(peers)).checked_div(*den).unwrap_or_default(),
                };
                u32::try_from(whole).unwrap_or(peers).min(peers)
            }
            Self::Large { num, den } => {
                let above = num.clone().times(peers.into());
                let order = |count: u32| den.clone().times(count.into()).cmp(&above);
                // The least that reaches it; of those that pass it, one less if it is rounded down.
                let (mut least, mut enough) = (0, peers);
                while least < enough {
                    let middle = least + (enough - least) / 2;
                    if order(middle) == Ordering::Less { least = middle + 1 } else { enough = middle }
                }
                let over = !up && order(least) == Ordering::Greater;
                least - u32::from(over)
            }
        }
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(quotas: &[(i64, i64)], peers: u32, up: bool) -> u32 {
        let quotas: Vec<Ratio> = quotas.iter().map(|(num, den)| Ratio::new(*num, *den).unwrap()).collect();
        Share::sum(&quotas).of(peers, up)
    }

    /// R5: ⌊n·S⌋ and ⌈n·S⌉ of the exact sum.
    #[test]
    fn r5_whole_parts_of_the_exact_sum() {
        let tenths = [(1, 10), (2, 10)];
        assert_eq!([9, 10, 11, 0].map(|peers| room(&tenths, peers, false)), [2, 3, 3, 0]);
        assert_eq!([9, 10, 11, 0].map(|peers| room(&tenths, peers, true)), [3, 3, 4, 0]);
        let thirds = [(1, 3), (1, 3), (1, 3)];
        assert_eq!((room(&thirds, 7, false), room(&thirds, 7, true)), (7, 7));
        assert_eq!((room(&[(1, 1)], u32::MAX, false), room(&[(9, 1)], 3, true)), (u32::MAX, 3));
    }

    /// R5: sums whose numbers pass 128 bits are as exact.
    #[test]
    fn r5_sums_of_any_size_are_exact() {
        // 1/p of several primes near 10⁹, and what is wanting to one half.
        let primes = [999_999_937, 999_999_929, 999_999_893, 999_999_883, 999_999_797];
        let many: Vec<(i64, i64)> = primes.iter().map(|prime| (prime / 10, *prime)).collect();
        assert!(matches!(
            Share::sum(&many.iter().map(|(num, den)| Ratio::new(*num, *den).unwrap()).collect::<Vec<_>>()),
            Share::Large { .. }
        ));
        // Each is a tenth but for less than 10⁻⁹, from below: five are one half, barely not.
        assert_eq!((room(&many, 1000, false), room(&many, 1000, true)), (499, 500));
        let half: Vec<(i64, i64)> = primes.iter().map(|prime| (prime / 10 + 1, *prime)).collect();
        assert_eq!((room(&half, 1000, false), room(&half, 1000, true)), (500, 501));
        // As exact where the sum is whole, and where it is not by the least there can be.
        let odd = [199_999_979, 199_999_981, 199_999_987, 199_999_991, 199_999_993_i64];
        let fifths = odd.iter().map(|part| (1, 5 * part));
        let rest = odd.iter().map(|part| (part - 1, 5 * part));
        let whole: Vec<(i64, i64)> = fifths.clone().chain(rest).collect();
        assert_eq!((room(&whole, 7, false), room(&whole, 7, true)), (7, 7));
        let less: Vec<(i64, i64)> = fifths.chain(odd.iter().map(|part| (part - 2, 5 * part))).collect();
        assert_eq!((room(&less, 7, false), room(&less, 7, true)), (6, 7));
    }
}
