//! Kinds of records, and duties.

use super::super::value::every;
use super::super::words::Words;
use super::catalogue::{listed, span};
use super::named;
use crate::scheme::{Activity, Asks, Bearer, Coverage, Duty};
use crate::speech::parts::share;
use crate::value::Ratio;

pub(super) fn activity(entry: &Activity) -> String {
    let lapse = if entry.lapse { "，属失责事实" } else { "" };
    format!("活动记录种类有{}{lapse}", named(&entry.name, &entry.code))
}

pub(super) fn duty(entry: &Duty, words: Words<'_>) -> String {
    let mut parts = vec![
        format!("常态工作{}{}", named(&entry.name, &entry.code), bearer(&entry.bearer, words)),
        asks(entry, words),
    ];
    if entry.verified {
        parts.push("只计经他人核实的记录".to_owned());
    }
    parts.extend(span(entry.from, entry.until, "执行"));
    parts.extend(listed("只在启动期间执行的预案：", &entry.plans, |code| words.plan(code)));
    parts.join("；")
}

fn bearer(bearer: &Bearer, words: Words<'_>) -> String {
    match bearer {
        Bearer::Role { role, tier: None } => format!("由岗位{}承担", words.role(role)),
        Bearer::Role { role, tier: Some(tier) } => {
            format!("由{}的岗位{}承担", words.tier(*tier), words.role(role))
        }
        Bearer::Units { tier } => format!("由各{}承担", words.tier(*tier)),
    }
}

/// `每月记录「入户走访」（visit）至少4次，同一对象只计一次`.
fn asks(entry: &Duty, words: Words<'_>) -> String {
    let (every, kinds) = (every(entry.per), words.activities(&entry.kinds));
    match &entry.asks {
        Asks::Times { times, distinct } => {
            let distinct = if *distinct { "，同一对象只计一次" } else { "" };
            format!("{every}记录{kinds}至少{times}次{distinct}")
        }
        Asks::Amount { amount } => format!("{every}记录{kinds}的数量累计至少{amount}"),
        Asks::Coverage(coverage) => format!("{every}以{kinds}覆盖{}", covered(coverage, words)),
    }
}

fn covered(coverage: &Coverage, words: Words<'_>) -> String {
    match coverage {
        Coverage::Households => "辖区内各户".to_owned(),
        Coverage::Groups { groups } => {
            let groups: Vec<String> = groups.iter().map(|group| words.group(group)).collect();
            format!("辖区内属群体{}的各户", groups.join("、"))
        }
        Coverage::Contacts { link } => format!("本人以{}所联系的各户", words.link(link)),
        Coverage::Points { checklist } => {
            format!("辖区内检查清单{}的各检查点", words.checklist(checklist))
        }
        Coverage::Closed { share: all } if *all == Ratio::ONE => "辖区内当期销号的全部事件".to_owned(),
        Coverage::Closed { share: part } => {
            format!("辖区内当期销号事件的{}，按编号先后选取", share(*part))
        }
    }
}
