//! Points: why a record earned what it earned, what caps cut, what comes to nothing, what cannot be told.

use super::refusal::edition as scheme_of;
use super::words::Words;
use super::{day, duty, quoted};
use crate::scheme::{AccountOf, CapMost, CapOf, PointRule, Scheme};
use crate::speech::parts::{Entry, caps_in, deducted, is_rounded};
use crate::tally::points::{
    CapLeft, Cut, Explanation, Failed, Held, MultipliedBy, Reason, Served, State, TallyError,
};
use crate::value::{Amount, Period, PeriodKind};

pub(in crate::speech) fn error(error: &TallyError) -> String {
    match error {
        TallyError::Overflow { record, purse, rule } => format!(
            "记录{}依积分规则{}记入积分账户{}的分值超出范围，绝对值应不超过{}",
            quoted(record),
            quoted(rule),
            quoted(purse),
            Amount::MAX
        ),
        TallyError::TotalOverflow { purse, of, period } => format!(
            "积分账户{}中{}{}的积分合计超出范围，绝对值应不超过{}",
            quoted(purse),
            quoted(of),
            period.map(duty::period).unwrap_or_default(),
            Amount::MAX
        ),
        TallyError::Stopped {} => "计分已按要求中止，没有结果".to_owned(),
        TallyError::NotKept { purse } => format!("积分账户{}未保留逐条积分，无从说明", quoted(purse)),
    }
}

/// Why a record earned what it earned.
pub(in crate::speech) fn explanation(explained: &Explanation, scheme: Option<&Scheme>) -> String {
    let mut said = vec![format!("{}的记录{}", day(explained.day), quoted(&explained.record))];
    said.extend(explained.edition.as_ref().map(|edition| format!("适用{}", scheme_of(edition))));
    match (&explained.served, scheme) {
        (Some(served), Some(scheme)) => said.extend(serving(served, explained.credit, Words { scheme })),
        (Some(served), None) => {
            said.push(format!("积分规则{}，{}", quoted(&served.rule), points(explained.credit)));
        }
        (None, _) => said.push(unserved(explained).to_owned()),
    }
    said.join("；")
}

/// Why no rule of the purse makes anything of a record.
fn unserved(explained: &Explanation) -> &'static str {
    match explained.state {
        State::Skipped => "记录有差错，或所冲销的记录有差错，不参与计分",
        State::Unfiled => "截至计分时点尚未填报，不计入",
        State::Reversal => "用于冲销另一条记录，本身不计分",
        State::Reversed => "已被冲销，不计分",
        State::Unscored if explained.edition.is_none() => "当日没有施行的方案，不计分",
        State::Unscored => "没有适用的积分规则，不计分",
        State::Served => "本类积分账户没有适用的积分规则，不计分，由其他积分账户计分",
    }
}

fn serving(served: &Served, credit: Amount, words: Words<'_>) -> Vec<String> {
    let rule = words.scheme.point_rules().iter().find(|rule| rule.code == served.rule);
    let mut said = vec![words.rule(&served.rule, (Entry::PointRule, "points"))];
    let answers = rule.and_then(|rule| Some((rule, rule.answers.as_ref()?)));
    said.extend(answers.map(|(rule, code)| format!("扣分所依为{}", words.ground(code, &rule.code))));
    if !served.held.is_empty() {
        let held: Vec<String> = served.held.iter().map(|held| condition(held, words)).collect();
        said.push(format!("符合条件：{}", held.join("，")));
    }
    said.push(product(served, words));
    said.extend(served.caps.iter().map(|cap| left(cap, words)));
    said.push(outcome(served, credit, rule, words));
    said
}

fn condition(held: &Held, words: Words<'_>) -> String {
    match held {
        Held::Role(role) => format!("成员任岗位{}", words.role(role)),
        Held::Tag(tag) => format!("成员有标签{}", words.tag(tag)),
        Held::Tier(tier) => format!("单元属{}层级", words.tier(*tier)),
        Held::Under(unit) => format!("单元为{}或在其以下", quoted(unit)),
        Held::From(from) => format!("日期在{}及以后", day(*from)),
        Held::Until(until) => format!("日期在{}以前", day(*until)),
        Held::Plan(plan) => format!("预案{}启动期间", words.plan(plan)),
    }
}

/// `每单位2分×数量3×1.5（「防汛期间」）＝9分`; what comes to nothing was not multiplied.
fn product(served: &Served, words: Words<'_>) -> String {
    let (each, quantity) = (points(served.points), served.quantity);
    if served.reason.is_some() {
        return format!("每单位{each}，数量{quantity}");
    }
    let mut said = format!("每单位{each}×数量{quantity}");
    for multiplied in &served.multipliers {
        let by = match &multiplied.by {
            MultipliedBy::Multiplier(name) => quoted(name),
            MultipliedBy::Plan(plan) => format!("预案{}", words.plan(plan)),
        };
        said.push_str(&format!("×{}（{by}）", multiplied.factor));
    }
    let equals = if is_rounded(served) { "，四舍五入得" } else { "＝" };
    format!("{said}{equals}{}", points(served.raw))
}

/// `2分`, `扣2分`.
pub(super) fn points(points: Amount) -> String {
    match deducted(points) {
        Some(points) => format!("扣{points}分"),
        None => format!("{points}分"),
    }
}

/// What a cap had left.
fn left(cap: &CapLeft, words: Words<'_>) -> String {
    let of = match cap.of {
        CapOf::Member => "每名成员",
        CapOf::Unit => "每个单元",
        CapOf::Account => "每个账户",
        CapOf::Target => "每名成员对每个对象",
    };
    let most = match cap.most {
        CapMost::Points(points) => format!("至多{points}分"),
        CapMost::Times(times) => format!("至多计{times}次"),
    };
    let whole = if cap.whole { "，整笔计分" } else { "" };
    let used = match cap.used_times {
        0 => "此前未计".to_owned(),
        times => format!("此前{times}次已计{}分", cap.used_points),
    };
    let left = match (cap.left, cap.most) {
        (None, _) => "次数未满".to_owned(),
        (Some(_), CapMost::Times(_)) => "次数已满".to_owned(),
        (Some(Amount::ZERO), CapMost::Points(most)) if cap.whole && cap.used_points < most => {
            "余额不足一笔".to_owned()
        }
        (Some(left), CapMost::Points(_)) => format!("余{left}分"),
    };
    let rule = words.rule(&cap.cap, (Entry::Cap, caps_in(cap.most)));
    format!("{of}{}{most}{whole}，{used}，{left}（{rule}）", within(cap.period))
}

fn within(period: Period) -> String {
    match period.kind() {
        PeriodKind::All => "累计".to_owned(),
        _ => format!("在{}", duty::period(period)),
    }
}

/// What is credited in the end, to what, and why it is not the raw.
fn outcome(served: &Served, credit: Amount, rule: Option<&PointRule>, words: Words<'_>) -> String {
    let purse = rule.map(|rule| {
        let known = words.scheme.purses().iter().find(|purse| purse.code == rule.purse);
        let of = known.filter(|purse| purse.of == AccountOf::Households).map_or("", |_| "对象户的");
        format!("{of}积分账户{}", words.purse(&rule.purse))
    });
    let because = match (served.reason, &served.cut_by) {
        (Some(reason), _) => format!("因{}，", failing(reason, rule)),
        (None, Some(cap)) => format!("受积分上限{}限制，", words.cap(cap)),
        (None, None) => String::new(),
    };
    let said = match (deducted(credit), purse) {
        (Some(points), Some(purse)) => format!("扣{points}分，由{purse}扣除"),
        (Some(points), None) => format!("扣{points}分"),
        (None, _) if credit == Amount::ZERO && deducted(served.points).is_some() => "不扣分".to_owned(),
        (None, Some(purse)) if credit > Amount::ZERO => format!("计{credit}分，记入{purse}"),
        (None, _) => format!("计{credit}分"),
    };
    format!("{because}{said}")
}

/// Why it comes to nothing.
fn failing(reason: Reason, rule: Option<&PointRule>) -> String {
    match reason {
        Reason::Verification => "未经他人核实".to_owned(),
        Reason::Target => "未写明对象".to_owned(),
        Reason::Account => "对象当日没有该类积分账户".to_owned(),
        Reason::Filing => match rule.and_then(|rule| rule.filed_within) {
            Some(limit) => format!("未在{}内填报", limit.chinese()),
            None => "逾期填报".to_owned(),
        },
    }
}

/// A record that caps cut.
pub(in crate::speech) fn cut(cut: &Cut, scheme: &Scheme) -> String {
    let words = Words { scheme };
    let (rule, cap) = (words.point_rule(&cut.rule), words.cap(&cut.cap));
    let (row, raw, credit) = (cut.row, cut.raw, cut.credit);
    format!("第{row}行（从0数起）依积分规则{rule}应计{raw}分，受积分上限{cap}限制，计{credit}分")
}

/// A record that comes to nothing.
pub(in crate::speech) fn failed(failed: &Failed, scheme: &Scheme) -> String {
    let (words, row) = (Words { scheme }, failed.row);
    let rule = words.point_rule(&failed.rule);
    let known = scheme.point_rules().iter().find(|rule| rule.code == failed.rule);
    let takes = known.is_some_and(|rule| deducted(rule.points).is_some());
    let (why, nothing) = (failing(failed.reason, known), if takes { "不扣分" } else { "计0分" });
    format!("第{row}行（从0数起）适用积分规则{rule}，因{why}，{nothing}")
}
