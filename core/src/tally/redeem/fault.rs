//! What is wrong with redemptions and cancellations.

use serde::Serialize;

use crate::tally::AccountId;
use crate::value::RedemptionId;

/// What is wrong with a redemption or a cancellation; the fields are the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum RedemptionFault {
    /// Two redemptions have one id.
    DuplicateRedemption {
        /// The id.
        redemption: RedemptionId,
    },
    /// The organisation has no such member or household.
    UnknownHolder {
        /// The redemption.
        redemption: RedemptionId,
        /// Whose account it names.
        account: AccountId,
    },
    /// It asks for no piece.
    NoPieces {
        /// The redemption.
        redemption: RedemptionId,
    },
    /// Two cancellations have one id.
    DuplicateCancel {
        /// The id.
        cancel: RedemptionId,
    },
    /// It names no redemption.
    UnknownRedemption {
        /// The cancellation.
        cancel: RedemptionId,
        /// What it names.
        redemption: RedemptionId,
    },
    /// It is not later than the redemption.
    CancelsEarlier {
        /// The cancellation.
        cancel: RedemptionId,
        /// The redemption.
        redemption: RedemptionId,
    },
    /// An earlier one took the redemption back.
    CancelledTwice {
        /// The cancellation.
        cancel: RedemptionId,
        /// The redemption.
        redemption: RedemptionId,
    },
    /// The redemption was refused: there is nothing to take back. Found only where nothing else is wrong.
    CancelsRefused {
        /// The cancellation.
        cancel: RedemptionId,
        /// The redemption.
        redemption: RedemptionId,
    },
}

impl RedemptionFault {
    /// Every code, in the order of the variants.
    pub const ALL_CODES: [&'static str; 8] = [
        "duplicate_redemption",
        "unknown_holder",
        "no_pieces",
        "duplicate_cancel",
        "unknown_redemption",
        "cancels_earlier",
        "cancelled_twice",
        "cancels_refused",
    ];

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DuplicateRedemption { .. } => "duplicate_redemption",
            Self::UnknownHolder { .. } => "unknown_holder",
            Self::NoPieces { .. } => "no_pieces",
            Self::DuplicateCancel { .. } => "duplicate_cancel",
            Self::UnknownRedemption { .. } => "unknown_redemption",
            Self::CancelsEarlier { .. } => "cancels_earlier",
            Self::CancelledTwice { .. } => "cancelled_twice",
            Self::CancelsRefused { .. } => "cancels_refused",
        }
    }
}
