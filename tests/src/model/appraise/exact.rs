//! Exact numbers, as small as they are.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Neg, Sub};

use wangge::value::{Amount, Fraction, Ratio};

/// A number: whole numbers above and below the stroke, the lower over 0, reduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    above: i128,
    below: i128,
}

fn common(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs() } else { common(b, a % b) }
}

impl Exact {
    /// 0.
    pub const ZERO: Self = Self { above: 0, below: 1 };
    /// 1.
    pub const ONE: Self = Self { above: 1, below: 1 };

    /// The quotient of two whole numbers.
    pub fn new(above: i128, below: i128) -> Self {
        assert_ne!(below, 0, "no quotient by 0");
        let by = common(above, below) * below.signum();
        Self { above: above / by, below: below / by }
    }

    /// A whole number.
    pub fn whole(number: i128) -> Self {
        Self::new(number, 1)
    }

    /// So many thousandths.
    pub fn thousandths(number: i64) -> Self {
        Self::new(number.into(), 1000)
    }

    /// Above and below the stroke.
    pub fn parts(self) -> (i128, i128) {
        (self.above, self.below)
    }

    /// Rounded to so many decimals, half away from zero (V4), in thousandths.
    pub fn rounded(self, decimals: u8) -> i64 {
        let unit = 10_i128.pow(u32::from(3 - decimals));
        let (above, below) = (self.above.abs() * 1000, self.below * unit);
        let units = (2 * above + below) / (2 * below);
        i64::try_from(units * unit * self.above.signum()).expect("within i64")
    }

    /// Not below this and not above that.
    pub fn within(self, least: Self, most: Self) -> Self {
        self.max(least).min(most)
    }

    /// How far from 0.
    pub fn abs(self) -> Self {
        Self { above: self.above.abs(), below: self.below }
    }
}

impl From<Amount> for Exact {
    fn from(amount: Amount) -> Self {
        Self::thousandths(amount.thousandths())
    }
}

impl From<Ratio> for Exact {
    fn from(ratio: Ratio) -> Self {
        Self::new(ratio.num().into(), ratio.den().into())
    }
}

impl From<Fraction> for Exact {
    fn from(fraction: Fraction) -> Self {
        Self::new(fraction.num(), fraction.den())
    }
}

impl Add for Exact {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.above * other.below + other.above * self.below, self.below * other.below)
    }
}

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        Self { above: -self.above, below: self.below }
    }
}

impl Sub for Exact {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Exact {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self::new(self.above * other.above, self.below * other.below)
    }
}

impl Div for Exact {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        Self::new(self.above * other.below, self.below * other.above)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.above * other.below).cmp(&(other.above * self.below))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, |sum, one| sum + one)
    }
}
