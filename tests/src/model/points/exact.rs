//! Products of any size, rounded once (P3, V4).

use std::cmp::Ordering;

use wangge::value::Ratio;

/// The greatest amount in thousandths (V3).
const LIMIT: u64 = 8_000_000_000_000_000;

/// P3: points × quantity × multipliers in thousandths, rounded once, half away from zero; `None` beyond the bounds of
/// amounts. Points and quantity are thousandths; quantity and multipliers are 0 or more.
pub fn raw(points: i64, quantity: i64, factors: &[Ratio]) -> Option<i64> {
    let above = factors.iter().map(|factor| factor.num().unsigned_abs());
    let below = factors.iter().map(|factor| factor.den().unsigned_abs());
    let above: Vec<u64> = [points.unsigned_abs(), quantity.unsigned_abs()].into_iter().chain(above).collect();
    let below: Vec<u64> = [1000].into_iter().chain(below).collect();
    let size = rounded(&above, &below).filter(|size| *size <= LIMIT)?;
    let size = i64::try_from(size).ok()?;
    Some(if points < 0 { -size } else { size })
}

/// The product of some numbers over that of others, rounded half up; `None` if it is far beyond the bounds of amounts.
pub fn rounded(above: &[u64], below: &[u64]) -> Option<u64> {
    match (product(above), product(below)) {
        (Some(above), Some(below)) => u64::try_from((2 * above + below) / (2 * below)).ok(),
        _ => Natural::rounded(above, below),
    }
}

/// The product where twice and thrice it fit.
fn product(numbers: &[u64]) -> Option<u128> {
    let all = numbers.iter().try_fold(1_u128, |all, number| all.checked_mul((*number).into()))?;
    (all < u128::MAX / 4).then_some(all)
}

/// A whole number of any size: its digits to the base 2³², least first, without leading zeros.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Natural(Vec<u32>);

impl Natural {
    fn product(numbers: &[u64]) -> Self {
        numbers.iter().fold(Self(vec![1]), |all, number| all.times(*number))
    }

    fn times(&self, number: u64) -> Self {
        let (mut digits, mut carry) = (Vec::new(), 0_u128);
        for digit in &self.0 {
            carry += u128::from(*digit) * u128::from(number);
            digits.push((carry & 0xffff_ffff) as u32);
            carry >>= 32;
        }
        while carry > 0 {
            digits.push((carry & 0xffff_ffff) as u32);
            carry >>= 32;
        }
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self(digits)
    }

    fn cmp(&self, other: &Self) -> Ordering {
        let by_length = self.0.len().cmp(&other.0.len());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    /// As [`rounded`], however great the products: the greatest n of which n − ½ is not over the quotient.
    pub fn rounded(above: &[u64], below: &[u64]) -> Option<u64> {
        let (twice, below) = (Self::product(above).times(2), Self::product(below));
        let reaches = |n: u64| below.times(2 * n - 1).cmp(&twice) != Ordering::Greater;
        let (mut least, mut most) = (0, 2 * LIMIT);
        if reaches(most) {
            return None;
        }
        while least + 1 < most {
            let middle = u64::midpoint(least, most);
            if reaches(middle) {
                least = middle;
            } else {
                most = middle;
            }
        }
        Some(least)
    }
}
