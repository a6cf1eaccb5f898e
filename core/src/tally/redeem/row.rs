//! Redemptions and their cancellations as rows.

use crate::tally::AccountId;
use crate::value::{Code, Instant, RedemptionId};

/// A request to redeem points (兑换申请, P7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedemptionRow {
    /// 编号.
    pub id: RedemptionId,
    /// 账户.
    pub account: AccountId,
    /// 物品: the code of a good.
    pub good: Code,
    /// 件数: from 1.
    pub pieces: u32,
    /// 时间.
    pub at: Instant,
}

/// A redemption taken back (撤销兑换, P7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CancelRow {
    /// 编号.
    pub id: RedemptionId,
    /// 所撤销的兑换: one that was granted and not yet taken back.
    pub cancels: RedemptionId,
    /// 时间: later than the redemption's.
    pub at: Instant,
}
