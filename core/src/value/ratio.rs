//! Ratios (权重、比例、倍数): exact fractions, rounded once where a rule says so (V4).

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::decimal::{div_half_away, parse_scaled, write_scaled};
use super::{Excerpt, Expected, ValueError};

/// A ratio (weight, share, multiplier): an exact fraction in lowest terms.
///
/// In JSON and TOML it is a number of at most 6 fraction digits and at most 10⁹ either way, taken as the shortest
/// decimal that rounds to the `f64` read; or a text `a/b` with |a| ≤ 10¹⁵ and 1 ≤ b ≤ 10⁹. It is written as a
/// number where that says the same without an exponent (0, or from 0.00001 to 10⁹ in size, with at most 6 fraction
/// digits), else as a text.
///
/// ```
/// use wangge::value::Ratio;
///
/// let third: Ratio = serde_json::from_str("\"2/6\"").unwrap();
/// assert_eq!(third, Ratio::new(1, 3)?);
/// assert_eq!(serde_json::to_string(&third).unwrap(), "\"1/3\"");
/// assert_eq!(serde_json::from_str::<Ratio>("0.6").unwrap().to_string(), "0.6");
/// assert_eq!(third.of_millis(1_000)?, 333);
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    num: i64,
    /// Positive, without a common factor with `num`.
    den: i64,
}

/// The greatest first number of a fraction.
const NUM_MAX: i64 = 1_000_000_000_000_000;
/// The greatest second number of a fraction.
const DEN_MAX: i64 = 1_000_000_000;
/// Fraction digits of a number, and the divisor they stand for.
const PLACES: usize = 6;
const MILLIONTHS: i64 = 1_000_000;
/// The greatest number, in millionths: the bound of fractions bounds numbers too.
const NUMBER_MAX: i64 = NUM_MAX;
/// The least number but 0, in millionths: JSON writers give smaller ones an exponent (V6).
const NUMBER_MIN: i64 = 10;

impl Ratio {
    /// None of it.
    pub const ZERO: Self = Self { num: 0, den: 1 };
    /// All of it.
    pub const ONE: Self = Self { num: 1, den: 1 };

    /// The fraction `num/den`, brought to lowest terms.
    ///
    /// # Errors
    /// `bad_ratio` unless |num| ≤ 10¹⁵ and 1 ≤ den ≤ 10⁹.
    pub fn new(num: i64, den: i64) -> Result<Self, ValueError> {
        Self::lowest(num, den).ok_or_else(|| bad(&format!("{num}/{den}"), Expected::RatioText))
    }

    /// From a float: the shortest decimal that rounds to it, with at most 6 fraction digits.
    ///
    /// # Errors
    /// `bad_ratio` for more fraction digits, beyond 10⁹ either way, for NaN and the infinities.
    ///
    /// ```
    /// use wangge::value::Ratio;
    ///
    /// assert_eq!(Ratio::from_f64(0.1)?, Ratio::new(1, 10)?);
    /// assert_eq!(Ratio::from_f64(1.0 / 3.0).unwrap_err().code(), "bad_ratio");
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    pub fn from_f64(number: f64) -> Result<Self, ValueError> {
        let ratio = match number {
            0.0 => Some(Self::ZERO),
            // `Display` of a float is the shortest decimal that reads back as it, without an exponent.
            _ if number.abs() <= 1e9 => number.to_string().parse().ok(),
            _ => None,
        };
        ratio.ok_or_else(|| bad(&format!("{number:?}"), Expected::RatioNumber))
    }

    /// The number above the stroke, which bears the sign.
    pub fn num(self) -> i64 {
        self.num
    }

    /// The number below the stroke: positive, without a common factor with the one above.
    pub fn den(self) -> i64 {
        self.den
    }

    /// This share of a whole number (milliseconds, counts), rounded once, halves away from zero (四舍五入).
    ///
    /// # Errors
    /// `overflow` if the result does not fit 64 bits.
    pub fn of_millis(self, whole: i64) -> Result<i64, ValueError> {
        let overflow = ValueError::Overflow { expected: Expected::RatioRange };
        i64::try_from(self.rounded(whole)).map_err(|_| overflow)
    }

    /// `whole` times the ratio, rounded half away from zero. Below 2⁶³ · 10¹⁵ in size.
    pub(super) fn rounded(self, whole: i64) -> i128 {
        div_half_away(i128::from(whole) * i128::from(self.num), self.den.into())
    }

    fn lowest(num: i64, den: i64) -> Option<Self> {
        if num.unsigned_abs() > NUM_MAX.unsigned_abs() || !(1..=DEN_MAX).contains(&den) {
            return None;
        }
        let divisor = gcd(num.abs(), den);
        Some(Self { num: num / divisor, den: den / divisor })
    }

    /// The ratio in millionths, if it is written as a number.
    fn as_number(self) -> Option<i64> {
        if MILLIONTHS % self.den != 0 {
            return None;
        }
        let millionths = self.num.checked_mul(MILLIONTHS / self.den)?;
        (millionths == 0 || (NUMBER_MIN..=NUMBER_MAX).contains(&millionths.abs())).then_some(millionths)
    }
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn bad(found: &str, expected: Expected) -> ValueError {
    ValueError::BadRatio { found: Excerpt::of(found), expected }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = |a: &Self, b: &Self| i128::from(a.num) * i128::from(b.den);
        cross(self, other).cmp(&cross(other, self))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A decimal such as `0.6` where the ratio is written as a number, else a fraction such as `1/3`.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_number() {
            Some(millionths) => write_scaled(f, millionths, PLACES),
            None => f.pad(&format!("{}/{}", self.num, self.den)),
        }
    }
}

/// Reads a decimal such as `0.6` or a fraction such as `1/3`.
impl FromStr for Ratio {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        if text.contains('/') {
            return fraction(text);
        }
        parse_scaled(text, PLACES)
            .ok()
            .and_then(|millionths| Self::lowest(millionths, MILLIONTHS))
            .ok_or_else(|| bad(text, Expected::RatioNumber))
    }
}

fn fraction(text: &str) -> Result<Ratio, ValueError> {
    text.split_once('/')
        .and_then(|(num, den)| Ratio::lowest(parse_scaled(num, 0).ok()?, parse_scaled(den, 0).ok()?))
        .ok_or_else(|| bad(text, Expected::RatioText))
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_number() {
            None => serializer.collect_str(self),
            Some(_) if self.den == 1 => serializer.serialize_i64(self.num),
            // Both are exact as floats, so the quotient is the float nearest to the decimal.
            Some(_) => serializer.serialize_f64(self.num as f64 / self.den as f64),
        }
    }
}

impl<'de> Deserialize<'de> for Ratio {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RatioVisitor)
    }
}

struct RatioVisitor;

impl Visitor<'_> for RatioVisitor {
    type Value = Ratio;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, or {}", Expected::RatioNumber, Expected::RatioText)
    }

    fn visit_i64<E: serde::de::Error>(self, whole: i64) -> Result<Ratio, E> {
        whole.to_string().parse().map_err(E::custom)
    }

    fn visit_u64<E: serde::de::Error>(self, whole: u64) -> Result<Ratio, E> {
        whole.to_string().parse().map_err(E::custom)
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Ratio, E> {
        Ratio::from_f64(number).map_err(E::custom)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Ratio, E> {
        fraction(text).map_err(E::custom)
    }
}
