//! Decimal texts and whole numbers of their last place, without floating point.
//!
//! In flows a decimal such as `-12.5`, out goes a whole number such as `-12500` (of thousandths), and back.

use std::fmt;

/// Why a text is not a decimal of so many places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DecimalFault {
    /// Not `-?(0|[1-9][0-9]*)(\.[0-9]+)?`, too many fraction digits, or a zero with a minus sign.
    Form,
    /// Too large to be held.
    Range,
}

/// Reads a decimal of at most `places` (0–6) fraction digits as a whole number of units of the last place.
///
/// No plus sign, no exponent, no leading zeros, no negative zero: one text for one number, trailing zeros of the
/// fraction apart. Takes time linear in the text, and no memory.
pub(super) fn parse_scaled(text: &str, places: usize) -> Result<i64, DecimalFault> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = match digits.split_once('.') {
        None => (digits, ""),
        Some((_, "")) => return Err(DecimalFault::Form),
        Some(parts) => parts,
    };
    let are_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if whole.is_empty()
        || leading_zero
        || fraction.len() > places
        || !are_digits(whole)
        || !are_digits(fraction)
    {
        return Err(DecimalFault::Form);
    }
    let padding = std::iter::repeat_n(b'0', places - fraction.len());
    let value = whole
        .bytes()
        .chain(fraction.bytes())
        .chain(padding)
        .try_fold(0_i64, |value, b| value.checked_mul(10)?.checked_add(i64::from(b - b'0')))
        .ok_or(DecimalFault::Range)?;
    match (negative, value) {
        (true, 0) => Err(DecimalFault::Form),
        (true, value) => Ok(-value),
        (false, value) => Ok(value),
    }
}

/// Writes a whole number of units of the last place as a decimal: no exponent, no trailing zero, no `-0`.
pub(super) fn write_scaled(f: &mut fmt::Formatter<'_>, value: i64, places: usize) -> fmt::Result {
    let unit = u64::pow(10, u32::try_from(places).unwrap_or(0));
    let size = value.unsigned_abs();
    let mut text = (size / unit).to_string();
    if !size.is_multiple_of(unit) {
        let fraction = format!("{:0places$}", size % unit);
        text.push('.');
        text.push_str(fraction.trim_end_matches('0'));
    }
    f.pad_integral(value >= 0, "", &text)
}

/// `dividend / divisor` rounded to the nearest whole number, halves away from zero (四舍五入, V4).
///
/// The divisor is positive and both are below 2¹²⁵.
pub(super) fn div_half_away(dividend: i128, divisor: i128) -> i128 {
    let (above, below) = (2 * dividend.abs() + divisor, 2 * divisor);
    // Mostly within 64 bits, where dividing is quick.
    let size = match (u64::try_from(above), u64::try_from(below)) {
        (Ok(above), Ok(below)) => (above / below).into(),
        _ => above / below,
    };
    if dividend < 0 { -size } else { size }
}
