//! Why there is no answer.

use serde::Serialize;

use crate::value::{Code, Period, RecordId};

/// Why points cannot be told: mostly that an amount leaves its bounds of 8·10¹² either way (V3). Nothing wraps or
/// saturates.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum TallyError {
    /// What a record is worth under the rule that serves it. Of several records, the first.
    #[error("record {record} is worth more points than there can be under rule {rule}")]
    Overflow {
        /// The record.
        record: RecordId,
        /// The purse.
        purse: Code,
        /// The rule.
        rule: Code,
    },
    /// The sum of many.
    #[error("the points of purse {purse} add up to more than there can be")]
    TotalOverflow {
        /// The purse.
        purse: Code,
        /// Whose: the id of a member or unit, or the code of a rule.
        of: String,
        /// In which period; none for rules.
        #[serde(skip_serializing_if = "Option::is_none")]
        period: Option<Period>,
    },
    /// Whoever looked on stopped it.
    #[error("it was stopped")]
    Stopped {},
    /// The credits that it takes were not kept.
    #[error("the credits of purse {purse} were not kept")]
    NotKept {
        /// The purse.
        purse: Code,
    },
}

impl TallyError {
    /// Every code, in the order of the variants.
    pub const ALL_CODES: [&'static str; 4] = ["overflow", "total_overflow", "stopped", "not_kept"];

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Overflow { .. } => "overflow",
            Self::TotalOverflow { .. } => "total_overflow",
            Self::Stopped {} => "stopped",
            Self::NotKept { .. } => "not_kept",
        }
    }
}
