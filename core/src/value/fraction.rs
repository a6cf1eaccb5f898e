//! Exact fractions that come of counting (比率): what a measure is before it is rounded (V4).

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU64;
use std::ops::Rem;

use serde::ser::{Serialize, Serializer};

use super::decimal::{div_half_away, write_scaled};
use super::{Amount, Expected, Ratio, ValueError};

/// An exact fraction of whole numbers, in lowest terms.
///
/// Sums and products are exact or an [`Overflow`](ValueError::Overflow); it is rounded once, by [`rounded`](Self::rounded).
/// It is written as a [`Ratio`] is: a number where that says the same in at most 6 fraction digits, else a text.
///
/// ```
/// use wangge::value::Fraction;
///
/// let share = Fraction::new(7, 9).unwrap();
/// assert_eq!(share.to_string(), "7/9");
/// assert_eq!(share.times(Fraction::from(90))?.to_string(), "70");
/// assert_eq!(share.times(Fraction::from(20))?.rounded(2)?.to_string(), "15.56");
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    /// Whether it is below 0.
    negative: bool,
    /// The number above the stroke without its sign.
    size: u64,
    /// Without a common factor with `size`.
    den: NonZeroU64,
}

/// What either number of a fraction may be at most: a cross product of two fractions then fits 128 bits.
const LIMIT: u64 = 1 << 63;
const MILLIONTHS: i128 = 1_000_000;
const PLACES: usize = 6;
/// The greatest number written as such; beyond, a float would not hold every millionth.
const NUMBER_MAX: i128 = 1_000_000_000_000_000;
/// The least but 0: JSON writers give smaller ones an exponent (V6).
const NUMBER_MIN: i128 = 10;

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { negative: false, size: 0, den: NonZeroU64::MIN };
    /// One.
    pub const ONE: Self = Self { size: 1, ..Self::ZERO };
    /// A half.
    pub(crate) const HALF: Self = Self { den: NonZeroU64::MIN.saturating_add(1), ..Self::ONE };

    /// The fraction `num/den` in lowest terms; `None` if `den` is 0 or either number then passes 2⁶³ in size.
    #[must_use]
    pub fn new(num: i128, den: i128) -> Option<Self> {
        let (num, den) = if den < 0 { (num.checked_neg()?, den.checked_neg()?) } else { (num, den) };
        let (negative, size, den) = (num < 0, num.unsigned_abs(), den.unsigned_abs());
        // Mostly within 64 bits, where dividing is quick.
        let (size, den) = if let (Ok(size), Ok(den)) = (u64::try_from(size), u64::try_from(den)) {
            let divisor = gcd(size, den);
            (size.checked_div(divisor)?, den.checked_div(divisor)?)
        } else {
            let divisor = gcd(size, den);
            let (size, den) = (size.checked_div(divisor)?, den.checked_div(divisor)?);
            (u64::try_from(size).ok()?, u64::try_from(den).ok()?)
        };
        let lowest = Self { negative, size, den: NonZeroU64::new(den)? };
        (size <= LIMIT && den <= LIMIT).then_some(lowest)
    }

    /// The number above the stroke, which bears the sign; at most 2⁶³ in size.
    #[must_use]
    pub fn num(self) -> i128 {
        let size = i128::from(self.size);
        if self.negative { -size } else { size }
    }

    /// The number below the stroke: positive, at most 2⁶³, without a common factor with the one above.
    #[must_use]
    pub fn den(self) -> i128 {
        self.den.get().into()
    }

    /// The sum.
    ///
    /// # Errors
    /// `overflow` if it does not fit.
    pub fn plus(self, other: Self) -> Result<Self, ValueError> {
        let one = self.num().checked_mul(other.den());
        let sum =
            one.zip(other.num().checked_mul(self.den())).and_then(|(one, other)| one.checked_add(other));
        let den = self.den().checked_mul(other.den());
        sum.zip(den).and_then(|(num, den)| Self::new(num, den)).ok_or(OVERFLOW)
    }

    /// The difference.
    ///
    /// # Errors
    /// `overflow` if it does not fit.
    pub fn less(self, other: Self) -> Result<Self, ValueError> {
        self.plus(Self { negative: !other.negative && other.size > 0, ..other })
    }

    /// The product.
    ///
    /// # Errors
    /// `overflow` if it does not fit.
    pub fn times(self, other: Self) -> Result<Self, ValueError> {
        let product = self.num().checked_mul(other.num()).zip(self.den().checked_mul(other.den()));
        product.and_then(|(num, den)| Self::new(num, den)).ok_or(OVERFLOW)
    }

    /// The quotient; `None` by 0.
    ///
    /// # Errors
    /// `overflow` if it does not fit.
    pub fn over(self, other: Self) -> Result<Option<Self>, ValueError> {
        let Some(den) = NonZeroU64::new(other.size) else { return Ok(None) };
        self.times(Self { size: other.den.get(), den, ..other }).map(Some)
    }

    /// The amount nearest to it with so many decimals, halves away from zero (四舍五入).
    ///
    /// # Errors
    /// `out_of_range` beyond 8·10¹² either way; more than 3 decimals are 3.
    pub fn rounded(self, decimals: u8) -> Result<Amount, ValueError> {
        let (scale, step) = match decimals {
            0 => (1, 1000),
            1 => (10, 100),
            2 => (100, 10),
            _ => (1000, 1),
        };
        // Both are at most 2⁶³ · 10³ in size.
        let thousandths = div_half_away(self.num() * scale, self.den()) * step;
        let found = i64::try_from(thousandths).map_err(|_| OVERFLOW)?;
        Amount::from_thousandths(found)
    }

    /// The fraction in millionths, if it is written as a number.
    fn as_number(self) -> Option<i64> {
        if MILLIONTHS % self.den() != 0 {
            return None;
        }
        let millionths = self.num().checked_mul(MILLIONTHS / self.den())?;
        let written = millionths == 0 || (NUMBER_MIN..=NUMBER_MAX).contains(&millionths.abs());
        written.then(|| i64::try_from(millionths).ok()).flatten()
    }
}

const OVERFLOW: ValueError = ValueError::Overflow { expected: Expected::RatioRange };

fn gcd<N: Copy + Default + PartialEq + Rem<Output = N>>(a: N, b: N) -> N {
    let (mut a, mut b) = (a, b);
    while b != N::default() {
        (a, b) = (b, a % b);
    }
    a
}

impl From<i64> for Fraction {
    fn from(whole: i64) -> Self {
        Self { negative: whole < 0, size: whole.unsigned_abs(), den: NonZeroU64::MIN }
    }
}

impl From<Ratio> for Fraction {
    fn from(ratio: Ratio) -> Self {
        // In lowest terms as well.
        let den = NonZeroU64::new(ratio.den().unsigned_abs()).unwrap_or(NonZeroU64::MIN);
        Self { den, ..Self::from(ratio.num()) }
    }
}

impl From<Amount> for Fraction {
    fn from(amount: Amount) -> Self {
        let size = amount.thousandths().unsigned_abs();
        // What a number has in common with 1000 = 2³·5³ is soon told.
        let twos = size.trailing_zeros().min(3);
        let fives: u32 = [5, 25, 125].into_iter().map(|five| u32::from(size.is_multiple_of(five))).sum();
        let common = 5_u64.pow(fives) << twos;
        let (size, den) = (size / common, NonZeroU64::new(1000 / common).unwrap_or(NonZeroU64::MIN));
        Self { negative: amount.thousandths() < 0, size, den }
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.num() * other.den()).cmp(&(other.num() * self.den()))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A decimal such as `0.6` where it is written as a number, else a fraction such as `1/3`.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_number() {
            Some(millionths) => write_scaled(f, millionths, PLACES),
            None if self.den() == 1 => f.pad(&self.num().to_string()),
            None => f.pad(&format!("{}/{}", self.num(), self.den())),
        }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.as_number(), i64::try_from(self.num())) {
            (Some(_), Ok(whole)) if self.den() == 1 => serializer.serialize_i64(whole),
            // Both are exact as floats, so the quotient is the float nearest to the decimal.
            (Some(_), Ok(num)) => serializer.serialize_f64(num as f64 / self.den() as f64),
            _ => serializer.collect_str(self),
        }
    }
}
