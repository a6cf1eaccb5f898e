//! Purses, rules of points, caps, settlement, goods.

use super::super::value::{every, several};
use super::super::words::Words;
use super::catalogue::{joined, listed, on_list};
use super::{all, named, said_whole};
use crate::scheme::{
    AccountOf, Cap, CapMost, CapOf, Conditions, Expiry, Good, Multiplier, PointRule, Purse, RedemptionLimit,
    RedemptionMost, Settlement,
};
use crate::speech::parts::deducted;
use crate::value::Span;

pub(super) fn purse(entry: &Purse) -> String {
    let of = match entry.of {
        AccountOf::Members => "members",
        AccountOf::Households => "households that enrol in it",
    };
    let expiry = match entry.expiry {
        Expiry::Never => "its points never lapse".to_owned(),
        Expiry::Months { months } => format!("its points lapse after {}", several(months, "month")),
        Expiry::NextYear => "its points lapse at the end of the next year".to_owned(),
    };
    let mut parts = vec![format!("Purse {} is of {of}", named(&entry.name, &entry.code)), expiry];
    parts.extend(entry.base.map(|base| format!("it grants {} points {}", base.points, every(base.per))));
    parts.extend(windows(&entry.windows));
    parts.extend(limits(&entry.limits));
    parts.join("; ")
}

fn windows(windows: &[Span]) -> Option<String> {
    let window = |window: &Span| match window.until() {
        Some(until) => format!("from {} until before {until}", window.from()),
        None => format!("from {}", window.from()),
    };
    joined("redeemed only ", windows.iter().map(window))
}

fn limits(limits: &[RedemptionLimit]) -> Option<String> {
    let limit = |limit: &RedemptionLimit| match limit.most {
        RedemptionMost::Pieces(pieces) => format!("{} {}", several(pieces, "piece"), every(limit.per)),
        RedemptionMost::Redemptions(times) => {
            format!("{} {}", several(times, "redemption"), every(limit.per))
        }
    };
    joined("each account has at most ", limits.iter().map(limit))
}

pub(super) fn rule(entry: &PointRule, words: Words<'_>) -> String {
    let (kinds, purse) = (words.activities(&entry.kinds), words.purse(&entry.purse));
    let paid = match deducted(entry.points) {
        None => format!("pays {} points into {purse}", entry.points),
        Some(points) => format!("takes {points} points from {purse}"),
    };
    let mut parts = vec![format!(
        "Rule of points {} {paid} for each unit of a record of {kinds}",
        named(&entry.name, &entry.code)
    )];
    parts
        .extend(entry.answers.as_ref().map(|code| format!("it answers {}", words.ground(code, &entry.code))));
    parts.extend(conditions(&entry.conditions, words));
    parts.extend(joined("multiplied by ", entry.multipliers.iter().map(|one| multiplier(one, words))));
    if entry.target {
        parts.push("a target is to be named".to_owned());
    }
    if entry.verified {
        parts.push("another member is to verify it".to_owned());
    }
    parts.extend(entry.filed_within.map(|limit| format!("filed within {limit}")));
    parts.join("; ")
}

fn conditions(given: &Conditions, words: Words<'_>) -> Vec<String> {
    let tiers = (!given.tiers.is_empty()).then(|| format!("only on {}", words.tiers(&given.tiers)));
    let under = (!given.under.is_empty()).then(|| format!("only at or below {}", all(&given.under)));
    let parts = [
        listed("only for role ", &given.roles, |code| words.role(code)),
        listed("only for tag ", &given.tags, |code| words.tag(code)),
        tiers,
        under,
        on_list(given.from, given.until),
        listed("only while active: ", &given.plans, |code| words.plan(code)),
    ];
    parts.into_iter().flatten().collect()
}

/// `2 as “防汛期间” (only while active: 防汛预案 (flood))`.
fn multiplier(entry: &Multiplier, words: Words<'_>) -> String {
    let when = conditions(&entry.conditions, words);
    let when = if when.is_empty() { String::new() } else { format!(" ({})", when.join(", ")) };
    format!("{} as {}{when}", entry.factor, said_whole(&entry.name))
}

pub(super) fn cap(entry: &Cap, words: Words<'_>) -> String {
    let rules: Vec<String> = entry.rules.iter().map(|code| words.point_rule(code)).collect();
    let of = match entry.of {
        CapOf::Member => "member",
        CapOf::Unit => "unit",
        CapOf::Account => "account",
        CapOf::Target => "member and target",
    };
    let most = match entry.most {
        CapMost::Points(points) => format!("{points} points"),
        CapMost::Times(times) => several(times, "record"),
    };
    let whole = if entry.whole { "; a record counts in full or not at all" } else { "" };
    format!(
        "Cap {} on {}: at most {most} {} for each {of}{whole}",
        named(&entry.name, &entry.code),
        rules.join(", "),
        every(entry.per)
    )
}

pub(super) fn settlement(entry: &Settlement) -> String {
    format!(
        "Settlement {}: once {}, {} after the period's end",
        named(&entry.name, &entry.code),
        every(entry.per),
        entry.delay
    )
}

pub(super) fn good(entry: &Good, words: Words<'_>) -> String {
    let (purse, price) = (words.purse(&entry.purse), entry.price);
    let head = format!("Good {} costs {price} points of {purse}", named(&entry.name, &entry.code));
    let stock = entry.stock.iter().map(|stock| format!("{} on {}", several(stock.pieces, "piece"), stock.on));
    let stock = joined("in come ", stock).unwrap_or_else(|| "there is always enough".to_owned());
    let mut parts = vec![head, stock];
    parts.extend(windows(&entry.windows));
    parts.extend(limits(&entry.limits));
    parts.join("; ")
}
