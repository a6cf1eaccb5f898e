//! Books, accounts, redemption.

use super::{day, duty, quoted};
use crate::scheme::RedemptionMost;
use crate::tally::{AccountId, BookFault, RedemptionFault, RedemptionRefusal};
use crate::value::Amount;

pub(in crate::speech) fn refusal(refusal: &RedemptionRefusal) -> String {
    match refusal {
        RedemptionRefusal::UnknownGood { good, purse, day: on } => {
            format!("{}施行的方案中，积分账户{}没有物品{}", day(*on), quoted(purse), quoted(good))
        }
        RedemptionRefusal::OutsideWindow { good, day: on } => {
            format!("{}不在物品{}及其积分账户的兑换时段内", day(*on), quoted(good))
        }
        RedemptionRefusal::InsufficientBalance { good, price, pieces, balance } => {
            format!("余额{balance}分，不足以兑换物品{}{pieces}件，每件{price}分", quoted(good))
        }
        RedemptionRefusal::OutOfStock { good, pieces, left } => {
            format!("物品{}库存只余{left}件，不足{pieces}件", quoted(good))
        }
        RedemptionRefusal::LimitReached { good, period: within, most, used } => {
            let of =
                good.as_ref().map_or_else(|| "各物品合计".to_owned(), |good| format!("物品{}", quoted(good)));
            let (most, unit) = match most {
                RedemptionMost::Pieces(most) => (most, "件"),
                RedemptionMost::Redemptions(most) => (most, "次"),
            };
            format!("{of}每个账户在{}至多兑换{most}{unit}，此前已兑换{used}{unit}", duty::period(*within))
        }
    }
}

pub(in crate::speech) fn redemption_fault(fault: &RedemptionFault) -> String {
    match fault {
        RedemptionFault::DuplicateRedemption { redemption } => {
            format!("兑换申请的编号{}重复", quoted(redemption))
        }
        RedemptionFault::UnknownHolder { redemption, account } => {
            format!("组织中没有兑换申请{}所指的{}", quoted(redemption), holder(account))
        }
        RedemptionFault::NoPieces { redemption } => format!("兑换申请{}的件数应至少为1", quoted(redemption)),
        RedemptionFault::DuplicateCancel { cancel } => format!("撤销的编号{}重复", quoted(cancel)),
        RedemptionFault::UnknownRedemption { cancel, redemption } => {
            format!("没有撤销{}所指的兑换{}", quoted(cancel), quoted(redemption))
        }
        RedemptionFault::CancelsEarlier { cancel, redemption } => {
            format!("撤销{}应晚于所撤销的兑换{}", quoted(cancel), quoted(redemption))
        }
        RedemptionFault::CancelledTwice { cancel, redemption } => {
            format!("撤销{}所指的兑换{}此前已经撤销", quoted(cancel), quoted(redemption))
        }
        RedemptionFault::CancelsRefused { cancel, redemption } => {
            format!("撤销{}所指的兑换{}未获准，无可撤销", quoted(cancel), quoted(redemption))
        }
    }
}

pub(in crate::speech) fn redemption_faults(faults: &[RedemptionFault]) -> String {
    let first = faults.first().map(|first| format!("，第一处为：{}", redemption_fault(first)));
    format!("兑换与撤销共{}处差错{}", faults.len(), first.unwrap_or_default())
}

pub(in crate::speech) fn book_fault(fault: &BookFault) -> String {
    match fault {
        BookFault::UnknownPurse { purse } => format!("方案中没有积分账户{}", quoted(purse)),
        BookFault::UnknownAccount { account } => format!("组织中没有{}", holder(account)),
        BookFault::Overflow { record } => {
            format!("记录{}的积分超出范围，绝对值应不超过{}", quoted(record), Amount::MAX)
        }
        BookFault::AccountOverflow { account } => {
            format!("{}账户的积分超出范围，绝对值应不超过{}", holder(account), Amount::MAX)
        }
    }
}

pub(super) fn holder(account: &AccountId) -> String {
    match account {
        AccountId::Member(member) => format!("成员{}", quoted(member)),
        AccountId::Household(household) => format!("户{}", quoted(household)),
    }
}
