//! Kinds of records, and duties.

use super::super::value::{every, several};
use super::super::words::Words;
use super::catalogue::{listed, on_list};
use super::named;
use crate::scheme::{Activity, Asks, Bearer, Coverage, Duty};
use crate::speech::parts::share;
use crate::value::Ratio;

pub(super) fn activity(entry: &Activity) -> String {
    let lapse = if entry.lapse { ", a lapse" } else { "" };
    format!("Kind of record: {}{lapse}", named(&entry.name, &entry.code))
}

pub(super) fn duty(entry: &Duty, words: Words<'_>) -> String {
    let mut parts = vec![
        format!("Duty {} is borne by {}", named(&entry.name, &entry.code), bearer(&entry.bearer, words)),
        asks(entry, words),
    ];
    if entry.verified {
        parts.push("only records that another member verified count".to_owned());
    }
    parts.extend(on_list(entry.from, entry.until));
    parts.extend(listed("only while active: ", &entry.plans, |code| words.plan(code)));
    parts.join("; ")
}

fn bearer(bearer: &Bearer, words: Words<'_>) -> String {
    match bearer {
        Bearer::Role { role, tier: None } => format!("role {}", words.role(role)),
        Bearer::Role { role, tier: Some(tier) } => {
            format!("role {} on {}", words.role(role), words.tier(*tier))
        }
        Bearer::Units { tier } => format!("each unit of {}", words.tier(*tier)),
    }
}

/// `4 records of 入户走访 (visit) a month, of different targets`.
fn asks(entry: &Duty, words: Words<'_>) -> String {
    let (every, kinds) = (every(entry.per), words.activities(&entry.kinds));
    match &entry.asks {
        Asks::Times { times, distinct } => {
            let distinct = if *distinct { ", of different targets" } else { "" };
            format!("{} of {kinds} {every}{distinct}", several(*times, "record"))
        }
        Asks::Amount { amount } => format!("records of {kinds} that add up to {amount} {every}"),
        Asks::Coverage(coverage) => format!("records of {kinds} {every} for {}", covered(coverage, words)),
    }
}

fn covered(coverage: &Coverage, words: Words<'_>) -> String {
    match coverage {
        Coverage::Households => "each household".to_owned(),
        Coverage::Groups { groups } => {
            let groups: Vec<String> = groups.iter().map(|group| words.group(group)).collect();
            format!("each household of group {}", groups.join(", "))
        }
        Coverage::Contacts { link } => format!("each household tied by {}", words.link(link)),
        Coverage::Points { checklist } => format!("each point of checklist {}", words.checklist(checklist)),
        Coverage::Closed { share: all } if *all == Ratio::ONE => "each case closed in the period".to_owned(),
        Coverage::Closed { share: part } => {
            format!("the first {} by id of the cases closed in the period", share(*part))
        }
    }
}
