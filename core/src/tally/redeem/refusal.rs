//! Why a redemption is refused (P7).

use serde::Serialize;

use crate::scheme::RedemptionMost;
use crate::value::{Amount, Code, Date, Period};

/// Why a redemption is refused whole: the first that applies, in this order; the fields are the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum RedemptionRefusal {
    /// The scheme in force on the day has no such good in the purse, or there is none in force.
    UnknownGood {
        /// The good.
        good: Code,
        /// The purse.
        purse: Code,
        /// The day.
        day: Date,
    },
    /// The day lies outside the windows of the good or of the purse.
    OutsideWindow {
        /// The good.
        good: Code,
        /// The day.
        day: Date,
    },
    /// The balance, as it was known, is less than the price of the pieces.
    InsufficientBalance {
        /// The good.
        good: Code,
        /// The price of a piece.
        price: Amount,
        /// How many pieces.
        pieces: u32,
        /// The balance.
        balance: Amount,
    },
    /// Fewer pieces are left.
    OutOfStock {
        /// The good.
        good: Code,
        /// How many pieces.
        pieces: u32,
        /// How many are left.
        left: u64,
    },
    /// The account would redeem more in the period than it may.
    LimitReached {
        /// The good whose limit it is; none: that of the purse over all goods.
        #[serde(skip_serializing_if = "Option::is_none")]
        good: Option<Code>,
        /// The period.
        period: Period,
        /// The limit; in JSON the field `pieces` or `redemptions`.
        #[serde(flatten)]
        most: RedemptionMost,
        /// How much of it was used before.
        used: u64,
    },
}

impl RedemptionRefusal {
    /// Every code, in order of precedence.
    pub const ALL_CODES: [&'static str; 5] =
        ["unknown_good", "outside_window", "insufficient_balance", "out_of_stock", "limit_reached"];

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownGood { .. } => "unknown_good",
            Self::OutsideWindow { .. } => "outside_window",
            Self::InsufficientBalance { .. } => "insufficient_balance",
            Self::OutOfStock { .. } => "out_of_stock",
            Self::LimitReached { .. } => "limit_reached",
        }
    }
}
