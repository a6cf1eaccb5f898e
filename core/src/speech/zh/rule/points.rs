//! Purses, rules of points, caps, settlement, goods.

use super::super::day;
use super::super::value::every;
use super::super::words::Words;
use super::catalogue::{joined, listed, span};
use super::{all, named, said_whole};
use crate::scheme::{
    AccountOf, Cap, CapMost, CapOf, Conditions, Expiry, Good, Multiplier, PointRule, Purse, RedemptionLimit,
    RedemptionMost, Settlement,
};
use crate::speech::parts::deducted;
use crate::value::Span;

pub(super) fn purse(entry: &Purse) -> String {
    let of = match entry.of {
        AccountOf::Members => "归成员所有",
        AccountOf::Households => "归自愿参加的各户所有",
    };
    let expiry = match entry.expiry {
        Expiry::Never => "积分长期有效".to_owned(),
        Expiry::Months { months } => format!("积分自取得起{months}个月内有效"),
        Expiry::NextYear => "积分至次年年底有效".to_owned(),
    };
    let mut parts = vec![format!("积分账户类别{}{of}", named(&entry.name, &entry.code)), expiry];
    parts.extend(entry.base.map(|base| format!("{}发放基础分{}分", every(base.per), base.points)));
    parts.extend(windows(&entry.windows));
    parts.extend(limits(&entry.limits));
    parts.join("；")
}

fn windows(windows: &[Span]) -> Option<String> {
    let window = |window: &Span| match window.until() {
        Some(until) => format!("{}至{}前", day(window.from()), day(until)),
        None => format!("{}起", day(window.from())),
    };
    joined("兑换时段为", windows.iter().map(window))
}

fn limits(limits: &[RedemptionLimit]) -> Option<String> {
    let limit = |limit: &RedemptionLimit| match limit.most {
        RedemptionMost::Pieces(pieces) => format!("{}至多兑换{pieces}件", every(limit.per)),
        RedemptionMost::Redemptions(times) => format!("{}至多兑换{times}次", every(limit.per)),
    };
    joined("每个账户", limits.iter().map(limit))
}

pub(super) fn rule(entry: &PointRule, words: Words<'_>) -> String {
    let (kinds, purse) = (words.activities(&entry.kinds), words.purse(&entry.purse));
    let paid = match deducted(entry.points) {
        None => format!("计{}分，记入积分账户{purse}", entry.points),
        Some(points) => format!("扣{points}分，由积分账户{purse}扣除"),
    };
    let mut parts = vec![format!("积分规则{}：记录{kinds}每单位数量{paid}", named(&entry.name, &entry.code))];
    parts.extend(entry.answers.as_ref().map(|code| format!("扣分所依为{}", words.ground(code, &entry.code))));
    parts.extend(conditions(&entry.conditions, words));
    parts.extend(joined("倍数有", entry.multipliers.iter().map(|one| multiplier(one, words))));
    if entry.target {
        parts.push("须有对象".to_owned());
    }
    if entry.verified {
        parts.push("须经他人核实".to_owned());
    }
    parts.extend(entry.filed_within.map(|limit| format!("须在{}内填报", limit.chinese())));
    parts.join("；")
}

fn conditions(given: &Conditions, words: Words<'_>) -> Vec<String> {
    let tiers = (!given.tiers.is_empty()).then(|| format!("限在{}", words.tiers(&given.tiers)));
    let under = (!given.under.is_empty()).then(|| format!("限单元{}及其以下", all(&given.under)));
    let parts = [
        listed("限任岗位", &given.roles, |code| words.role(code)),
        listed("限有成员标签", &given.tags, |code| words.tag(code)),
        tiers,
        under,
        span(given.from, given.until, "适用"),
        listed("限预案启动期间：", &given.plans, |code| words.plan(code)),
    ];
    parts.into_iter().flatten().collect()
}

/// `「防汛期间」2倍（限预案启动期间：「防汛预案」（flood））`.
fn multiplier(entry: &Multiplier, words: Words<'_>) -> String {
    let when = conditions(&entry.conditions, words);
    let when = if when.is_empty() { String::new() } else { format!("（{}）", when.join("，")) };
    format!("{}{}倍{when}", said_whole(&entry.name), entry.factor)
}

pub(super) fn cap(entry: &Cap, words: Words<'_>) -> String {
    let rules: Vec<String> = entry.rules.iter().map(|code| words.point_rule(code)).collect();
    let of = match entry.of {
        CapOf::Member => "每名成员",
        CapOf::Unit => "每个单元",
        CapOf::Account => "每个账户",
        CapOf::Target => "每名成员对每个对象",
    };
    let most = match entry.most {
        CapMost::Points(points) => format!("至多{points}分"),
        CapMost::Times(times) => format!("至多计{times}次"),
    };
    let whole = if entry.whole { "；整笔计分，余额不足一笔的不计" } else { "" };
    format!(
        "积分上限{}：积分规则{}合计，{of}{}{most}{whole}",
        named(&entry.name, &entry.code),
        rules.join("、"),
        every(entry.per)
    )
}

pub(super) fn settlement(entry: &Settlement) -> String {
    let (every, delay) = (every(entry.per), entry.delay.chinese());
    format!("结算规则{}：{every}结算一次，于期满后{delay}结清", named(&entry.name, &entry.code))
}

pub(super) fn good(entry: &Good, words: Words<'_>) -> String {
    let (purse, price) = (words.purse(&entry.purse), entry.price);
    let mut parts = vec![format!(
        "兑换物品{}以积分账户{purse}的积分兑换，每件{price}分",
        named(&entry.name, &entry.code)
    )];
    let stock = entry.stock.iter().map(|stock| format!("{}入库{}件", day(stock.on), stock.pieces));
    parts.push(joined("", stock).unwrap_or_else(|| "库存不限".to_owned()));
    parts.extend(windows(&entry.windows));
    parts.extend(limits(&entry.limits));
    parts.join("；")
}
