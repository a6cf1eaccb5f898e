//! Points: kinds of records, purses, rules, caps, settlement, goods.

use crate::read::{Recurring, draft};
use crate::scheme::words::{AccountOf, CapOf, ExpiryWord};
use crate::value::{Amount, Code, Date, Duration, Name, PeriodKind, Ratio, UnitId};

draft! {
    /// 活动记录种类 `[[activity]]`.
    pub(crate) struct ActivityDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 是否属失责事实: service left undone, which a deduction may answer.
        optional lapse: bool,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 积分账户类别 `[[purse]]`.
    pub(crate) struct PurseDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 账户归属: `members` or `households`; members if absent.
        optional of: AccountOf,
        /// 有效期: `never`, `months` or `next-year`; never if absent.
        optional expiry: ExpiryWord,
        /// 有效月数: of `months`, from 1.
        optional months: u16,
        /// 基础分: what each account is granted once a period; over 0.
        optional base: Amount,
        /// 基础分周期: of `base`; not `all`.
        optional base_per: Recurring,
        /// 兑换时段: when points can be redeemed; always if there is none.
        list window: WindowDraft,
        /// 兑换限额: over all its goods.
        list limit: RedemptionLimitDraft,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 积分规则 `[[points]]`: those of a purse are tried in this order.
    pub(crate) struct PointRuleDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 记录种类.
        list kinds: Code,
        /// 账户类别.
        required purse: Code,
        /// 每单位分值: 0 or more, or less for a deduction.
        required points: Amount,
        /// 扣分所依: the duty, rule or kind of lapse that a deduction answers.
        optional answers: Code,
        /// 限任岗位: the member holds one of these anywhere then.
        list roles: Code,
        /// 限成员标签: the member has one of these then.
        list tags: Code,
        /// 限层级: the record's unit stands on one of these.
        list tiers: Code,
        /// 限辖区: the record's unit stands at or below one of these.
        list under: UnitId,
        /// 起始日.
        optional from: Date,
        /// 终止日: the first day after.
        optional until: Date,
        /// 限预案期间: one of these is active at the unit then.
        list plans: Code,
        /// 倍数: all that apply multiply.
        list multiplier: MultiplierDraft,
        /// 须有对象.
        optional target: bool,
        /// 须经他人核实.
        optional verified: bool,
        /// 填报时限: how soon after it happened a record must be filed.
        optional filed_within: Duration,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 倍数 `[[points.multiplier]]`.
    pub(crate) struct MultiplierDraft {
        /// 名称.
        required name: Name,
        /// 倍数: 0 or more.
        required factor: Ratio,
        /// 限任岗位: the member holds one of these anywhere then.
        list roles: Code,
        /// 限成员标签: the member has one of these then.
        list tags: Code,
        /// 限层级: the record's unit stands on one of these.
        list tiers: Code,
        /// 限辖区: the record's unit stands at or below one of these.
        list under: UnitId,
        /// 起始日.
        optional from: Date,
        /// 终止日: the first day after.
        optional until: Date,
        /// 限预案期间: one of these is active at the unit then.
        list plans: Code,
    }
}

draft! {
    /// 积分上限 `[[cap]]`.
    pub(crate) struct CapDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 适用规则: award rules of one purse.
        list rules: Code,
        /// 周期.
        required per: PeriodKind,
        /// 计数对象: `member`, `unit`, `account` or `target`; account if absent.
        optional of: CapOf,
        /// 分值上限.
        optional points: Amount,
        /// 次数上限.
        optional times: u32,
        /// 整笔计分: a record counts in full or not at all.
        optional whole: bool,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 结算 `[settlement]`.
    pub(crate) struct SettlementDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 结算周期: not `all`.
        required per: Recurring,
        /// 结算延后: from the period's end.
        required delay: Duration,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 兑换物品 `[[goods]]`.
    pub(crate) struct GoodDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 账户类别.
        required purse: Code,
        /// 单件分值: over 0.
        required price: Amount,
        /// 入库; always enough if there is none.
        list stock: StockDraft,
        /// 兑换时段: whenever the purse allows if there is none.
        list window: WindowDraft,
        /// 兑换限额.
        list limit: RedemptionLimitDraft,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 入库 `[[goods.stock]]`.
    pub(crate) struct StockDraft {
        /// 日期: from the start of this day.
        required on: Date,
        /// 件数: from 1.
        required pieces: u32,
    }
}

draft! {
    /// 兑换时段 `window`.
    pub(crate) struct WindowDraft {
        /// 起始日.
        required from: Date,
        /// 终止日: the first day after.
        optional until: Date,
    }
}

draft! {
    /// 兑换限额 `limit`: pieces or redemptions of an account in a period.
    pub(crate) struct RedemptionLimitDraft {
        /// 周期.
        required per: PeriodKind,
        /// 件数上限.
        optional pieces: u32,
        /// 次数上限.
        optional redemptions: u32,
    }
}
