//! Amounts (数量、积分): exact decimals of at most three fraction digits (V3).

use std::fmt;
use std::ops::Neg;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::decimal::{DecimalFault, div_half_away, parse_scaled, write_scaled};
use super::{Excerpt, Expected, Ratio, ValueError};

/// An amount (points, quantity, mark, score): a whole number of thousandths, at most 8·10¹² units either way.
///
/// Every amount is a distinct `f64`, so a JSON number carries it unharmed. Sums are exact; what leaves the bounds is
/// an [`Overflow`](ValueError::Overflow), never a wrap or a saturation.
///
/// In JSON and TOML it is a number: read from an integer, or from a float that is the nearest one to a whole
/// thousandth (`-0` is read as 0); written as an integer if whole, else with its fraction digits. A text is refused.
///
/// ```
/// use wangge::value::{Amount, Ratio};
///
/// let points: Amount = "12.5".parse()?;
/// let total = points.checked_add(Amount::from_whole(3)?)?;
/// assert_eq!(total.to_string(), "15.5");
/// assert_eq!(total.times(Ratio::new(1, 3)?)?.to_string(), "5.167");
/// assert_eq!(serde_json::from_str::<Amount>("0.1").unwrap().thousandths(), 100);
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(i64);

/// Thousandths in one.
const UNIT: i64 = 1000;
/// Fraction digits.
const PLACES: usize = 3;
/// The greatest amount in thousandths.
const LIMIT: i64 = 8_000_000_000_000 * UNIT;

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The greatest amount, 8·10¹².
    pub const MAX: Self = Self(LIMIT);
    /// The least amount, −8·10¹².
    pub const MIN: Self = Self(-LIMIT);

    /// From thousandths.
    ///
    /// # Errors
    /// `out_of_range` beyond 8·10¹⁵ thousandths either way.
    pub fn from_thousandths(thousandths: i64) -> Result<Self, ValueError> {
        Self::within(i128::from(thousandths))
            .ok_or_else(|| Self::out_of_range(&format!("{thousandths}/{UNIT}")))
    }

    /// From whole units.
    ///
    /// # Errors
    /// `out_of_range` beyond 8·10¹² either way.
    pub fn from_whole(units: i64) -> Result<Self, ValueError> {
        Self::from_decimal(i128::from(units), 0)
    }

    /// From a decimal `unscaled · 10^−scale`, as Arrow's decimal columns hold it. Exact.
    ///
    /// # Errors
    /// `bad_amount` for a fourth fraction digit that is not zero, `out_of_range` beyond 8·10¹² either way.
    ///
    /// ```
    /// use wangge::value::Amount;
    ///
    /// assert_eq!(Amount::from_decimal(12_5000, 4)?.to_string(), "12.5");
    /// assert_eq!(Amount::from_decimal(12_5001, 4).unwrap_err().code(), "bad_amount");
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    pub fn from_decimal(unscaled: i128, scale: i8) -> Result<Self, ValueError> {
        let found = || format!("{unscaled}e{}", -i32::from(scale));
        let shift = 3 - i32::from(scale);
        let power = 10_i128.checked_pow(shift.unsigned_abs());
        let thousandths = match (power, shift >= 0) {
            _ if unscaled == 0 => Some(0),
            (Some(power), true) => unscaled.checked_mul(power),
            (None, true) => None,
            (Some(power), false) if unscaled % power == 0 => Some(unscaled / power),
            (_, false) => return Err(Self::bad(&found(), Expected::AmountForm)),
        };
        thousandths.and_then(Self::within).ok_or_else(|| Self::out_of_range(&found()))
    }

    /// From a float that stands in a document or a command: it must be the `f64` nearest to a whole thousandth.
    ///
    /// # Errors
    /// `bad_amount` for any other, for NaN and the infinities; `out_of_range` beyond 8·10¹² either way.
    ///
    /// ```
    /// use wangge::value::Amount;
    ///
    /// assert_eq!(Amount::from_f64_exact(0.3)?.thousandths(), 300);
    /// assert_eq!(Amount::from_f64_exact(0.1 + 0.2).unwrap_err().code(), "bad_amount");
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    pub fn from_f64_exact(number: f64) -> Result<Self, ValueError> {
        let nearest = Nearest::to(number)?;
        if nearest.is_exact { Ok(nearest.amount) } else { Err(Self::bad_f64(number, Expected::AmountForm)) }
    }

    /// From a float in an Arrow column: the `f64` nearest to a whole thousandth, or any within 10⁻⁶ of one.
    ///
    /// # Errors
    /// `bad_amount` for any other, for NaN and the infinities; `out_of_range` beyond 8·10¹² either way.
    ///
    /// ```
    /// use wangge::value::Amount;
    ///
    /// assert_eq!(Amount::from_f64_column(0.1 + 0.2)?.thousandths(), 300);
    /// assert_eq!(Amount::from_f64_column(0.3001).unwrap_err().code(), "bad_amount");
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    pub fn from_f64_column(number: f64) -> Result<Self, ValueError> {
        let nearest = Nearest::to(number)?;
        let accepted = nearest.is_exact || nearest.is_close;
        if accepted { Ok(nearest.amount) } else { Err(Self::bad_f64(number, Expected::AmountColumn)) }
    }

    /// The nearest `f64`; no two amounts share one. Never a negative zero.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / UNIT as f64
    }

    /// The amount in thousandths.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The sum.
    ///
    /// # Errors
    /// `overflow` beyond 8·10¹² either way.
    pub fn checked_add(self, other: Self) -> Result<Self, ValueError> {
        Self::within(i128::from(self.0) + i128::from(other.0)).ok_or(Self::OVERFLOW)
    }

    /// The difference.
    ///
    /// # Errors
    /// `overflow` beyond 8·10¹² either way.
    pub fn checked_sub(self, other: Self) -> Result<Self, ValueError> {
        self.checked_add(-other)
    }

    /// The sum of many. Only the total has to stay in bounds, so the order of the parts never matters.
    ///
    /// # Errors
    /// `overflow` if the total lies beyond 8·10¹² either way.
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Result<Self, ValueError> {
        let total = parts.into_iter().map(|part| i128::from(part.0)).sum();
        Self::within(total).ok_or(Self::OVERFLOW)
    }

    /// The amount times a ratio, rounded once to a thousandth, halves away from zero (四舍五入, V4).
    ///
    /// # Errors
    /// `overflow` beyond 8·10¹² either way.
    pub fn times(self, ratio: Ratio) -> Result<Self, ValueError> {
        Self::within(ratio.rounded(self.0)).ok_or(Self::OVERFLOW)
    }

    const OVERFLOW: ValueError = ValueError::Overflow { expected: Expected::AmountRange };

    fn within(thousandths: i128) -> Option<Self> {
        i64::try_from(thousandths).ok().filter(|value| value.unsigned_abs() <= LIMIT.unsigned_abs()).map(Self)
    }

    fn bad(found: &str, expected: Expected) -> ValueError {
        ValueError::BadAmount { found: Excerpt::of(found), expected }
    }

    fn bad_f64(number: f64, expected: Expected) -> ValueError {
        Self::bad(&format!("{number:?}"), expected)
    }

    fn out_of_range(found: &str) -> ValueError {
        ValueError::OutOfRange { found: Excerpt::of(found), expected: Expected::AmountRange }
    }
}

/// The amount nearest to a float, and how near it lies.
struct Nearest {
    amount: Amount,
    /// The float is the nearest one to the amount.
    is_exact: bool,
    /// The float is within 10⁻⁶ of the amount.
    is_close: bool,
}

impl Nearest {
    /// Works on the float's own binary fraction `mantissa / 2^shift`, so that nothing is rounded on the way.
    fn to(number: f64) -> Result<Self, ValueError> {
        if !number.is_finite() {
            return Err(Amount::bad_f64(number, Expected::AmountForm));
        }
        if number.abs() > Amount::MAX.to_f64() {
            return Err(Amount::out_of_range(&format!("{number:?}")));
        }
        let bits = number.to_bits();
        let exponent = (bits >> 52) & 0x7ff;
        let hidden = if exponent == 0 { 0 } else { 1_u64 << 52 };
        let size = i128::from((bits & ((1 << 52) - 1)) | hidden);
        let mantissa = if number < 0.0 { -size } else { size };
        // 1075 = the exponent's bias and the 52 bits of the mantissa. In bounds, number < 2^43, so the shift is
        // at least 10; past 80 the number is below 2^53 / 2^80 < 10^-6, which shifting no further keeps true.
        let shift = 1075_u64.saturating_sub(exponent.max(1)).min(80);
        let scale = 1_i128 << shift;
        let thousandths = div_half_away(mantissa * i128::from(UNIT), scale);
        let distance = (mantissa * 1_000_000 - thousandths * 1000 * scale).abs();
        let amount =
            Amount::within(thousandths).ok_or_else(|| Amount::out_of_range(&format!("{number:?}")))?;
        Ok(Self { amount, is_exact: amount.to_f64() == number, is_close: distance <= scale })
    }
}

impl Neg for Amount {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

/// No exponent, no trailing zeros, no `-0`: `12.5`, `-3`, `0`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_scaled(f, self.0, PLACES)
    }
}

/// Reads a decimal such as `-12.5`: no plus sign, no exponent, no leading zeros, no `-0`.
impl FromStr for Amount {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        match parse_scaled(text, PLACES) {
            Ok(thousandths) => Self::within(thousandths.into()).ok_or_else(|| Self::out_of_range(text)),
            Err(DecimalFault::Range) => Err(Self::out_of_range(text)),
            Err(DecimalFault::Form) => Err(Self::bad(text, Expected::AmountForm)),
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % UNIT == 0 {
            serializer.serialize_i64(self.0 / UNIT)
        } else {
            serializer.serialize_f64(self.to_f64())
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AmountVisitor)
    }
}

struct AmountVisitor;

impl Visitor<'_> for AmountVisitor {
    type Value = Amount;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Expected::AmountForm.phrase())
    }

    fn visit_i64<E: serde::de::Error>(self, units: i64) -> Result<Amount, E> {
        Amount::from_whole(units).map_err(E::custom)
    }

    fn visit_u64<E: serde::de::Error>(self, units: u64) -> Result<Amount, E> {
        Amount::from_decimal(units.into(), 0).map_err(E::custom)
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Amount, E> {
        Amount::from_f64_exact(number).map_err(E::custom)
    }
}
