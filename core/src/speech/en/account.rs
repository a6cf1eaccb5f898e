//! Books, accounts, redemption.

use super::quoted;
use crate::scheme::RedemptionMost;
use crate::tally::{AccountId, BookFault, RedemptionFault, RedemptionRefusal};
use crate::value::{Amount, Period, PeriodKind};

pub(in crate::speech) fn refusal(refusal: &RedemptionRefusal) -> String {
    match refusal {
        RedemptionRefusal::UnknownGood { good, purse, day } => {
            format!("the scheme in force on {day} has no good {} in purse {}", quoted(good), quoted(purse))
        }
        RedemptionRefusal::OutsideWindow { good, day } => {
            format!("{day} lies outside the windows of good {} and its purse", quoted(good))
        }
        RedemptionRefusal::InsufficientBalance { good, price, pieces, balance } => {
            format!(
                "the balance of {balance} does not pay for {pieces} of good {} at {price} each",
                quoted(good)
            )
        }
        RedemptionRefusal::OutOfStock { good, pieces, left } => {
            format!("of good {} {left} are left, fewer than {pieces}", quoted(good))
        }
        RedemptionRefusal::LimitReached { good, period: within, most, used } => {
            let of =
                good.as_ref().map_or_else(|| "all goods".to_owned(), |good| format!("good {}", quoted(good)));
            let (most, unit) = match most {
                RedemptionMost::Pieces(most) => (most, "pieces"),
                RedemptionMost::Redemptions(most) => (most, "redemptions"),
            };
            format!("of {of} an account may have {most} {unit} {}, and had {used}", period(*within))
        }
    }
}

pub(in crate::speech) fn redemption_fault(fault: &RedemptionFault) -> String {
    match fault {
        RedemptionFault::DuplicateRedemption { redemption } => {
            format!("there are two redemptions {}", quoted(redemption))
        }
        RedemptionFault::UnknownHolder { redemption, account } => {
            format!(
                "redemption {} names {}, unknown to the organisation",
                quoted(redemption),
                holder(account)
            )
        }
        RedemptionFault::NoPieces { redemption } => {
            format!("redemption {} asks for no piece: expected 1 at least", quoted(redemption))
        }
        RedemptionFault::DuplicateCancel { cancel } => {
            format!("there are two cancellations {}", quoted(cancel))
        }
        RedemptionFault::UnknownRedemption { cancel, redemption } => {
            format!(
                "cancellation {} names redemption {}, and there is none",
                quoted(cancel),
                quoted(redemption)
            )
        }
        RedemptionFault::CancelsEarlier { cancel, redemption } => {
            format!("cancellation {} is not later than redemption {}", quoted(cancel), quoted(redemption))
        }
        RedemptionFault::CancelledTwice { cancel, redemption } => format!(
            "cancellation {} names redemption {}, which was taken back before",
            quoted(cancel),
            quoted(redemption)
        ),
        RedemptionFault::CancelsRefused { cancel, redemption } => {
            format!(
                "cancellation {} names redemption {}, which was refused",
                quoted(cancel),
                quoted(redemption)
            )
        }
    }
}

pub(in crate::speech) fn redemption_faults(faults: &[RedemptionFault]) -> String {
    let noun = if faults.len() == 1 { "fault" } else { "faults" };
    let first = faults.first().map(|first| format!(", the first: {}", redemption_fault(first)));
    format!("{} {noun} of redemptions and cancellations{}", faults.len(), first.unwrap_or_default())
}

pub(in crate::speech) fn book_fault(fault: &BookFault) -> String {
    match fault {
        BookFault::UnknownPurse { purse } => format!("there is no purse {} in the scheme", quoted(purse)),
        BookFault::UnknownAccount { account } => {
            format!("there is no {} in the organisation", holder(account))
        }
        BookFault::Overflow { record } => {
            format!(
                "the credit of record {} is out of range: expected at most {}",
                quoted(record),
                Amount::MAX
            )
        }
        BookFault::AccountOverflow { account } => {
            format!("the account of {} is out of range: expected at most {}", holder(account), Amount::MAX)
        }
    }
}

pub(super) fn holder(account: &AccountId) -> String {
    match account {
        AccountId::Member(member) => format!("member {}", quoted(member)),
        AccountId::Household(household) => format!("household {}", quoted(household)),
    }
}

fn period(period: Period) -> String {
    match period.kind() {
        PeriodKind::All => "in all time".to_owned(),
        PeriodKind::Day => format!("on {period}"),
        _ => format!("in {period}"),
    }
}
