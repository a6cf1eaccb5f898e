//! Why there are no books or accounts.

use std::fmt;

use serde::Serialize;

use crate::tally::{AccountId, RedemptionFault};
use crate::value::{Code, RecordId};

/// Why books cannot be kept, or accounts told; `E` is what the pass itself fails with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookError<E> {
    /// The pass gave no answer.
    Pass(E),
    /// What was asked has no answer.
    Fault(BookFault),
    /// Redemptions or their cancellations are wrong: all that is, in the order of the rows.
    Redemptions(Vec<RedemptionFault>),
}

/// What was asked has no answer; the fields are the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum BookFault {
    /// No edition of the scheme has this purse.
    UnknownPurse {
        /// The purse.
        purse: Code,
    },
    /// The organisation has no such member or household.
    UnknownAccount {
        /// Whose account was asked for.
        account: AccountId,
    },
    /// The credit of a record, or a change of it, is beyond ±8·10¹² (V3).
    Overflow {
        /// The record.
        record: RecordId,
    },
    /// The balance of an account, or a sum that makes it up, is beyond ±8·10¹² (V3).
    AccountOverflow {
        /// Whose account.
        account: AccountId,
    },
}

impl BookFault {
    /// Every code, in the order of the variants.
    pub const ALL_CODES: [&'static str; 4] =
        ["unknown_purse", "unknown_account", "overflow", "account_overflow"];

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownPurse { .. } => "unknown_purse",
            Self::UnknownAccount { .. } => "unknown_account",
            Self::Overflow { .. } => "overflow",
            Self::AccountOverflow { .. } => "account_overflow",
        }
    }
}

impl<E> From<BookFault> for BookError<E> {
    fn from(fault: BookFault) -> Self {
        Self::Fault(fault)
    }
}

/// The codes; their words are the layer of speech.
impl<E: fmt::Display> fmt::Display for BookError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pass(error) => error.fmt(f),
            Self::Fault(fault) => write!(f, "no books: {}", fault.code()),
            Self::Redemptions(faults) => {
                let first = faults.first().map_or("none", RedemptionFault::code);
                write!(f, "{} faults of redemptions, the first {first}", faults.len())
            }
        }
    }
}

impl<E: std::error::Error + 'static> std::error::Error for BookError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Pass(error) => Some(error),
            _ => None,
        }
    }
}
