//! Words of the year, in both languages.

use wangge::scheme::{CapMost, CapOf};
use wangge::speech::Lang;
use wangge::tally::LineEntry;
use wangge::tally::duty::Measure;
use wangge::tally::points::{Held, MultipliedBy, Reason};
use wangge::value::{Code, PeriodKind};

use crate::labels::either;

/// A kind of periods.
pub(super) fn per(kind: PeriodKind, lang: Lang) -> &'static str {
    match kind {
        PeriodKind::Day => either(lang, "每日", "a day"),
        PeriodKind::Week => either(lang, "每周", "a week"),
        PeriodKind::Month => either(lang, "每月", "a month"),
        PeriodKind::Quarter => either(lang, "每季", "a quarter"),
        PeriodKind::Half => either(lang, "每半年", "a half-year"),
        PeriodKind::Year => either(lang, "每年", "a year"),
        PeriodKind::All => either(lang, "累计", "ever"),
    }
}

/// Why a record comes to nothing.
pub(super) fn reason(reason: Reason, lang: Lang) -> &'static str {
    match reason {
        Reason::Verification => either(lang, "未经他人核实", "not verified by another"),
        Reason::Target => either(lang, "未写对象", "names no target"),
        Reason::Account => either(lang, "对象没有账户", "its target has no account"),
        Reason::Filing => either(lang, "逾期填报", "filed too late"),
    }
}

/// What became of a request to redeem, by the code of its refusal.
pub(super) fn redeemed(refused: Option<&'static str>, lang: Lang) -> &'static str {
    match refused {
        None => either(lang, "同意", "granted"),
        Some("unknown_good") => either(lang, "没有此物品", "unknown good"),
        Some("outside_window") => either(lang, "不在兑换时段", "outside the window"),
        Some("insufficient_balance") => either(lang, "余额不足", "insufficient balance"),
        Some("out_of_stock") => either(lang, "库存不足", "out of stock"),
        Some("limit_reached") => either(lang, "已到限额", "limit reached"),
        Some(other) => other,
    }
}

/// What is counted by a duty.
pub(super) fn measure(measure: Measure, lang: Lang) -> &'static str {
    match measure {
        Measure::Times => either(lang, "次", "times"),
        Measure::Targets => either(lang, "个对象", "targets"),
        Measure::Amount => either(lang, "数量", "in amount"),
        Measure::Households => either(lang, "户", "households"),
        Measure::Contacts => either(lang, "户联系户", "contact households"),
        Measure::Points => either(lang, "处检查点", "points"),
        Measure::Cases => either(lang, "件事件", "cases"),
    }
}

/// Whom a cap counts apart.
pub(super) fn cap_of(of: CapOf, lang: Lang) -> &'static str {
    match of {
        CapOf::Member => either(lang, "每名成员", "each member"),
        CapOf::Unit => either(lang, "每个单元", "each unit"),
        CapOf::Account => either(lang, "每个账户", "each account"),
        CapOf::Target => either(lang, "每名成员对每个对象", "each member and target"),
    }
}

/// The maximum of a cap.
pub(super) fn most(most: CapMost, lang: Lang) -> String {
    match (most, lang) {
        (CapMost::Points(points), Lang::Zh) => format!("至多 {points} 分"),
        (CapMost::Points(points), Lang::En) => format!("at most {points} points"),
        (CapMost::Times(times), Lang::Zh) => format!("至多 {times} 次"),
        (CapMost::Times(times), Lang::En) => format!("at most {times} times"),
    }
}

/// A condition that held.
pub(super) fn held(held: &Held, lang: Lang) -> String {
    let (zh, en, what) = match held {
        Held::Role(role) => ("任", "holds", role.to_string()),
        Held::Tag(tag) => ("有标签", "is tagged", tag.to_string()),
        Held::Tier(tier) => ("层级", "tier", tier.to_string()),
        Held::Under(unit) => ("在", "under", unit.to_string()),
        Held::From(day) => ("自", "from", day.to_string()),
        Held::Until(day) => ("至", "before", day.to_string()),
        Held::Plan(plan) => ("启动", "in force:", plan.to_string()),
    };
    format!("{} {what}", either(lang, zh, en))
}

/// What multiplied.
pub(super) fn multiplied(by: &MultipliedBy) -> String {
    match by {
        MultipliedBy::Multiplier(name) => name.to_string(),
        MultipliedBy::Plan(plan) => plan.to_string(),
    }
}

/// A line of a statement: what it is, and what it tells of.
pub(super) fn line(entry: &LineEntry, lang: Lang) -> (&'static str, String) {
    let with = |id: &str, rule: &Option<Code>| match rule {
        Some(rule) => format!("{id}  {rule}"),
        None => id.to_owned(),
    };
    match entry {
        LineEntry::Credit { record, rule, .. } => {
            (either(lang, "记录计分", "credit"), with(record.as_str(), rule))
        }
        LineEntry::Adjustment { record, rule, .. } => {
            (either(lang, "结算调整", "adjustment"), with(record.as_str(), rule))
        }
        LineEntry::Change { record, rule } => {
            (either(lang, "未结变动", "open change"), with(record.as_str(), rule))
        }
        LineEntry::Base { period } => (either(lang, "基础分", "base"), period.to_string()),
        LineEntry::Expiry { lot } => (either(lang, "到期失效", "expired"), lot.dated.to_string()),
        LineEntry::Cancellation { redemption, .. } => {
            (either(lang, "撤销兑换", "cancelled"), redemption.to_string())
        }
        LineEntry::Redemption { redemption, good, pieces } => {
            (either(lang, "兑换", "redeemed"), format!("{redemption}  {good} × {pieces}"))
        }
    }
}
