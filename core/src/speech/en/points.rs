//! Points: why a record earned what it earned, what caps cut, what comes to nothing, what cannot be told.

use super::words::Words;
use super::{quoted, value};
use crate::scheme::{AccountOf, CapMost, CapOf, PointRule, Scheme};
use crate::speech::parts::{Entry, caps_in, deducted, is_rounded, shown};
use crate::tally::points::{
    CapLeft, Cut, Explanation, Failed, Held, MultipliedBy, Reason, Served, State, TallyError,
};
use crate::value::{Amount, Period, PeriodKind};

pub(in crate::speech) fn error(error: &TallyError) -> String {
    match error {
        TallyError::Overflow { record, purse, rule } => format!(
            "what record {} is worth under rule of points {} of purse {} is out of range: expected at most {}",
            quoted(record),
            quoted(rule),
            quoted(purse),
            Amount::MAX
        ),
        TallyError::TotalOverflow { purse, of, period } => {
            let within = period.map(|period| format!(" {}", within(period))).unwrap_or_default();
            format!(
                "the sum of the points of {} in purse {}{within} is out of range: expected at most {}",
                quoted(of),
                quoted(purse),
                Amount::MAX
            )
        }
        TallyError::Stopped {} => "scoring was stopped as asked: there is no answer".to_owned(),
        TallyError::NotKept { purse } => {
            format!("the credits of purse {} were not kept: none of them can be told", quoted(purse))
        }
    }
}

/// Why a record earned what it earned.
pub(in crate::speech) fn explanation(explained: &Explanation, scheme: Option<&Scheme>) -> String {
    let mut said = vec![format!("record {} of {}", quoted(&explained.record), explained.day)];
    let edition = explained.edition.as_ref();
    said.extend(
        edition.map(|edition| format!("judged by scheme {} of {}", quoted(&edition.scheme), edition.from)),
    );
    match (&explained.served, scheme) {
        (Some(served), Some(scheme)) => said.extend(serving(served, explained.credit, Words { scheme })),
        (Some(served), None) => {
            let (rule, credit) = (quoted(&served.rule), points(explained.credit));
            said.push(format!("rule of points {rule}, {credit}"));
        }
        (None, _) => said.push(unserved(explained).to_owned()),
    }
    said.join("; ")
}

/// Why no rule of the purse makes anything of a record.
fn unserved(explained: &Explanation) -> &'static str {
    match explained.state {
        State::Skipped => "it takes no part: it has a fault, or takes back a record that has",
        State::Unfiled => "it was filed later than is looked at, and does not count yet",
        State::Reversal => "it takes another record back, and earns nothing itself",
        State::Reversed => "it was taken back, and earns nothing",
        State::Unscored if explained.edition.is_none() => {
            "no scheme was in force on that day, and it earns nothing"
        }
        State::Unscored => "no rule of points serves it, and it earns nothing",
        State::Served => "no rule of this purse serves it, and it earns nothing here, but in another purse",
    }
}

fn serving(served: &Served, credit: Amount, words: Words<'_>) -> Vec<String> {
    let rule = words.scheme.point_rules().iter().find(|rule| rule.code == served.rule);
    let mut said = vec![words.rule(&served.rule, (Entry::PointRule, "points"))];
    let answers = rule.and_then(|rule| Some((rule, rule.answers.as_ref()?)));
    said.extend(answers.map(|(rule, code)| format!("it answers {}", words.ground(code, &rule.code))));
    if !served.held.is_empty() {
        let held: Vec<String> = served.held.iter().map(|held| condition(held, words)).collect();
        said.push(format!("its conditions hold: {}", held.join(", ")));
    }
    said.push(product(served, words));
    said.extend(served.caps.iter().map(|cap| left(cap, words)));
    said.push(outcome(served, credit, rule, words));
    said
}

fn condition(held: &Held, words: Words<'_>) -> String {
    match held {
        Held::Role(role) => format!("the member held role {}", words.role(role)),
        Held::Tag(tag) => format!("the member had tag {}", words.tag(tag)),
        Held::Tier(tier) => format!("the unit stands on {}", words.tier(*tier)),
        Held::Under(unit) => format!("the unit is {} or below it", quoted(unit)),
        Held::From(from) => format!("the day is not before {from}"),
        Held::Until(until) => format!("the day is before {until}"),
        Held::Plan(plan) => format!("plan {} was active", words.plan(plan)),
    }
}

/// `2 points a unit × quantity 3 × 1.5 (防汛期间) = 9 points`; what comes to nothing was not multiplied.
fn product(served: &Served, words: Words<'_>) -> String {
    let (each, quantity) = (points(served.points), served.quantity);
    if served.reason.is_some() {
        return format!("{each} a unit, quantity {quantity}");
    }
    let mut said = format!("{each} a unit × quantity {quantity}");
    for multiplied in &served.multipliers {
        let by = match &multiplied.by {
            MultipliedBy::Multiplier(name) => shown(name.as_str()),
            MultipliedBy::Plan(plan) => format!("plan {}", words.plan(plan)),
        };
        said.push_str(&format!(" × {} ({by})", multiplied.factor));
    }
    let rounded = if is_rounded(served) { ", rounded" } else { "" };
    format!("{said} = {}{rounded}", points(served.raw))
}

/// `1 point`, `2.5 points`.
pub(super) fn points(points: Amount) -> String {
    let one = points.thousandths().unsigned_abs() == 1000;
    format!("{points} {}", if one { "point" } else { "points" })
}

/// How many points, whichever way.
pub(super) fn size(amount: Amount) -> String {
    match deducted(amount) {
        Some(size) => format!("{size} {}", if size == "1" { "point" } else { "points" }),
        None => points(amount),
    }
}

/// What a cap had left.
fn left(cap: &CapLeft, words: Words<'_>) -> String {
    let of = match cap.of {
        CapOf::Member => "member",
        CapOf::Unit => "unit",
        CapOf::Account => "account",
        CapOf::Target => "member and target",
    };
    let most = match cap.most {
        CapMost::Points(most) => points(most),
        CapMost::Times(times) => value::several(times, "record"),
    };
    let whole = if cap.whole { ", in full or not at all" } else { "" };
    let used = match cap.used_times {
        0 => "none used before".to_owned(),
        1 => format!("{} used before by 1 record", cap.used_points),
        times => format!("{} used before by {times} records", cap.used_points),
    };
    let used = match cap.most {
        CapMost::Times(_) if cap.used_times > 0 => {
            format!("{} before, with {}", cap.used_times, points(cap.used_points))
        }
        _ => used,
    };
    let left = match (cap.left, cap.most) {
        (None, _) => "room for another".to_owned(),
        (Some(_), CapMost::Times(_)) => "no room for another".to_owned(),
        (Some(Amount::ZERO), CapMost::Points(most)) if cap.whole && cap.used_points < most => {
            "too little left for this one".to_owned()
        }
        (Some(left), CapMost::Points(_)) => format!("{left} left"),
    };
    let rule = words.rule(&cap.cap, (Entry::Cap, caps_in(cap.most)));
    format!("at most {most} for each {of} {}{whole}, {used}, {left} ({rule})", within(cap.period))
}

fn within(period: Period) -> String {
    match period.kind() {
        PeriodKind::All => "in all".to_owned(),
        PeriodKind::Day => format!("on {period}"),
        _ => format!("in {period}"),
    }
}

/// What is credited in the end, to what, and why it is not the raw.
fn outcome(served: &Served, credit: Amount, rule: Option<&PointRule>, words: Words<'_>) -> String {
    let purse = rule.map(|rule| {
        let known = words.scheme.purses().iter().find(|purse| purse.code == rule.purse);
        let of = known.filter(|purse| purse.of == AccountOf::Households);
        let of = of.map_or("", |_| ", for the household that is its target");
        format!("purse {}{of}", words.purse(&rule.purse))
    });
    let because = match (served.reason, &served.cut_by) {
        (Some(reason), _) => format!("{}: ", failing(reason, rule)),
        (None, Some(cap)) => format!("cut by cap {}: ", words.cap(cap)),
        (None, None) => String::new(),
    };
    let said = match (deducted(credit), purse) {
        (Some(_), Some(purse)) => format!("{} taken from {purse}", size(credit)),
        (None, Some(purse)) if credit > Amount::ZERO => format!("{} paid into {purse}", points(credit)),
        _ => points(credit),
    };
    format!("{because}{said}")
}

/// Why it comes to nothing.
fn failing(reason: Reason, rule: Option<&PointRule>) -> String {
    match reason {
        Reason::Verification => "no other member verified it".to_owned(),
        Reason::Target => "it names no target".to_owned(),
        Reason::Account => "its target had no account of this purse on that day".to_owned(),
        Reason::Filing => match rule.and_then(|rule| rule.filed_within) {
            Some(limit) => format!("it was not filed within {limit}"),
            None => "it was filed too late".to_owned(),
        },
    }
}

/// A record that caps cut.
pub(in crate::speech) fn cut(cut: &Cut, scheme: &Scheme) -> String {
    let words = Words { scheme };
    let (rule, cap) = (words.point_rule(&cut.rule), words.cap(&cut.cap));
    let (row, raw, credit) = (cut.row, points(cut.raw), cut.credit);
    format!("row {row} is worth {raw} under rule of points {rule}, of which cap {cap} leaves {credit}")
}

/// A record that comes to nothing.
pub(in crate::speech) fn failed(failed: &Failed, scheme: &Scheme) -> String {
    let (words, row) = (Words { scheme }, failed.row);
    let rule = words.point_rule(&failed.rule);
    let known = scheme.point_rules().iter().find(|rule| rule.code == failed.rule);
    let why = failing(failed.reason, known);
    format!("row {row} is served by rule of points {rule}, but comes to nothing: {why}")
}
