//! Words of the year, in both languages.

use wangge::speech::Lang;
use wangge::tally::duty::Measure;
use wangge::tally::points::Reason;
use wangge::value::PeriodKind;

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
