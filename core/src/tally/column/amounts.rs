//! Columns of amounts (V3).

use super::{Buffer, Column, Integers};
use crate::value::{Amount, ValueError};

/// Amounts: whole units, floats, decimals, or thousandths.
///
/// A float is accepted when it is the nearest one to a whole thousandth or within 10⁻⁶ of one (V3); decimals are
/// exact. Nothing is rounded.
///
/// ```
/// use wangge::tally::column::Amounts;
///
/// assert_eq!(Amounts::Floats(vec![0.1 + 0.2].into()).get(0).unwrap()?.to_string(), "0.3");
/// assert_eq!(Amounts::from(vec![2_u8]).get(0).unwrap()?.to_string(), "2");
/// let money = Amounts::Decimals { unscaled: vec![1250].into(), scale: 2 };
/// assert_eq!(money.get(0).unwrap()?.to_string(), "12.5");
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Debug)]
pub enum Amounts<'a> {
    /// Whole units.
    Whole(Integers<'a>),
    /// Floats.
    Floats(Buffer<'a, f64>),
    /// Decimals: each is `unscaled · 10^−scale`.
    Decimals {
        /// The numbers before the point is set.
        unscaled: Buffer<'a, i128>,
        /// How many of their digits are fraction digits.
        scale: i8,
    },
    /// Whole thousandths.
    Thousandths(Buffer<'a, i64>),
}

impl Amounts<'_> {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Whole(units) => units.len(),
            Self::Floats(floats) => floats.len(),
            Self::Decimals { unscaled, .. } => unscaled.len(),
            Self::Thousandths(thousandths) => thousandths.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The amount of a row; `None` beyond the last.
    ///
    /// # Errors
    /// Within: `bad_amount` for a number that is not near a whole thousandth, `out_of_range` beyond 8·10¹².
    #[must_use]
    pub fn get(&self, row: usize) -> Option<Result<Amount, ValueError>> {
        Some(match self {
            Self::Whole(units) => Amount::from_decimal(units.get(row)?, 0),
            Self::Floats(floats) => Amount::from_f64_column(*floats.as_slice().get(row)?),
            Self::Decimals { unscaled, scale } => {
                Amount::from_decimal(*unscaled.as_slice().get(row)?, *scale)
            }
            Self::Thousandths(thousandths) => Amount::from_thousandths(*thousandths.as_slice().get(row)?),
        })
    }
}

impl<'a> Column<'a, Amounts<'a>> {
    /// The amount of a row; `None` where there is none.
    pub(in crate::tally) fn get(&self, row: usize) -> Option<Result<Amount, ValueError>> {
        if self.is_null(row) { None } else { self.values.get(row) }
    }
}
