//! Appraisals: how a total came about, what is recommended, what looks distorted, why there is no answer.

use super::cases::error as case_error;
use super::duty::error as duty_error;
use super::points::error as tally_error;
use super::quoted;
use super::words::{Words, named};
use crate::scheme::{Appraisal, Scheme, Sign};
use crate::speech::parts::{FEW, basis_of, grade_of, records_of};
use crate::tally::appraise::{
    AdjustmentExplained, AppraisalError, Counted, Explained, IndicatorExplained, Recommendation, SubjectId,
    Value,
};
use crate::tally::signs::Finding;
use crate::value::{Amount, Code};

pub(in crate::speech) fn error(error: &AppraisalError) -> String {
    match error {
        AppraisalError::NoEdition { period, day } => {
            format!("no scheme is in force on {day}, the last day of {period}")
        }
        AppraisalError::UnknownAppraisal { appraisal, day } => {
            format!("there is no appraisal {} in the scheme of {day}", quoted(appraisal))
        }
        AppraisalError::WrongPeriod { appraisal, per, period } => {
            format!("appraisal {} is by {per}: {period} is no such period", quoted(appraisal))
        }
        AppraisalError::Overflow { appraisal, period, what } => format!(
            "{} of appraisal {} in {period} cannot be told exactly: expected at most {}",
            quoted(what),
            quoted(appraisal),
            Amount::MAX
        ),
        AppraisalError::Duty(error) => duty_error(error),
        AppraisalError::Points(error) => tally_error(error),
        AppraisalError::Cases(error) => case_error(error),
    }
}

/// How a total came about, line by line.
pub(in crate::speech) fn explained(explained: &Explained, scheme: &Scheme) -> Vec<String> {
    let words = Words { scheme };
    let appraisal = scheme.appraisal(&explained.appraisal);
    let mut lines = vec![total(explained, appraisal)];
    if explained.base != Amount::ZERO {
        lines.push(format!("base: {}", explained.base));
    }
    lines.extend(explained.indicators.iter().map(|one| indicator(one, appraisal, words)));
    lines.extend(explained.adjustments.iter().map(|one| adjustment(one, appraisal)));
    if explained.clamped != Amount::ZERO {
        lines.push(format!("the bounds of the total change it by {}", explained.clamped));
    }
    for veto in &explained.vetoes {
        let name = appraisal.and_then(|own| own.vetoes.iter().find(|one| one.code == veto.code));
        let name = named("", name.map(|one| one.name.as_str()), &veto.code);
        let grade = grade(appraisal, &veto.grade);
        let found = value(veto.value);
        lines.push(format!(
            "veto {name}: {found}; whatever the total, the grade is {grade}{}",
            counted(&veto.counted)
        ));
    }
    lines
}

fn total(explained: &Explained, appraisal: Option<&Appraisal>) -> String {
    let name = named("", appraisal.map(|appraisal| appraisal.name.as_str()), &explained.appraisal);
    let place = explained.at.as_ref().map(|unit| format!(" (at unit {})", quoted(unit))).unwrap_or_default();
    let who = subject(&explained.subject);
    let mut said = format!("appraisal {name} of {}: {who}{place} ", explained.period);
    match explained.total {
        Some(total) => said.push_str(&format!("has {total} in all")),
        None => said.push_str("has no data at all, and is not rated"),
    }
    if let Some(given) = &explained.grade {
        said.push_str(&format!(" and grade {}", grade(appraisal, &given.code)));
        if let Some(rank) = given.rank {
            said.push_str(&format!(", rank {rank} of {} peers", given.peers));
        }
    }
    said
}

fn indicator(one: &IndicatorExplained, appraisal: Option<&Appraisal>, words: Words<'_>) -> String {
    let own = appraisal.and_then(|own| own.indicators.iter().find(|known| known.code == one.code));
    let name = named("", own.map(|own| own.name.as_str()), &one.code);
    let rank =
        one.rank.zip(one.of).map(|(rank, of)| format!(", rank {rank} of {of} with data")).unwrap_or_default();
    let worth = match one.raw {
        Some(_) => format!("{}{rank}, worth {}", value(one.value), one.score),
        None => "no data, left out: the others bear its weight".to_owned(),
    };
    let basis = basis_of(&one.basis, words.scheme).unwrap_or_else(|| "an assumed value".to_owned());
    format!("{name}, at most {}: {worth}; it rests on {basis}{}", one.weight, counted(&one.counted))
}

fn adjustment(one: &AdjustmentExplained, appraisal: Option<&Appraisal>) -> String {
    let own = appraisal.and_then(|own| own.adjustments.iter().find(|known| known.code == one.code));
    let name = named("", own.map(|own| own.name.as_str()), &one.code);
    let sign = match one.sign {
        Sign::Bonus => '+',
        Sign::Penalty => '−',
    };
    let item = |item: &crate::tally::appraise::ItemExplained| {
        let known = own.and_then(|own| own.items.iter().find(|known| known.code == item.code));
        let name = named("", known.map(|known| known.name.as_str()), &item.code);
        format!("{name}: {}, {sign}{}{}", value(item.value), item.amount, counted(&item.counted))
    };
    let items: Vec<String> = one.items.iter().map(item).collect();
    format!("{name} {sign}{}: {}", one.amount, items.join("; "))
}

fn grade(appraisal: Option<&Appraisal>, code: &Code) -> String {
    named("", appraisal.and_then(|appraisal| grade_of(appraisal, code)), code)
}

fn subject(subject: &SubjectId) -> String {
    match subject {
        SubjectId::Member(member) => format!("member {}", quoted(member)),
        SubjectId::Unit(unit) => format!("unit {}", quoted(unit)),
    }
}

/// What was measured.
fn value(value: Value) -> String {
    match value {
        Value::Known { part, of: Some(of) } => format!("{part} of {of}"),
        Value::Known { part, of: None } => part.to_string(),
        Value::Unknown(_) => "no data".to_owned(),
    }
}

/// The first of the records counted.
fn counted(counted: &Counted) -> String {
    let (ids, all) = records_of(counted);
    if ids.is_empty() {
        return String::new();
    }
    let more = if all > FEW { format!(" and {} more", all - FEW) } else { String::new() };
    let ids: Vec<String> = ids.iter().map(quoted).collect();
    format!("; counted: {}{more}", ids.join(", "))
}

/// What a rule recommends.
pub(in crate::speech) fn recommendation(one: &Recommendation, scheme: &Scheme) -> String {
    let words = Words { scheme };
    let of = |grant: &crate::tally::appraise::Grant| {
        let appraisal = scheme.appraisal(&one.appraisal);
        format!("{} in {}", grade(appraisal, &grant.grade), grant.period)
    };
    let run: Vec<String> = one.run.iter().map(of).collect();
    let waits = if one.waits { "; it waits until objections are past" } else { "" };
    let name = quoted(&one.name);
    format!(
        "{}: {name}, for {}; {} decides{waits}",
        subject(&one.of),
        run.join(", "),
        words.role(&one.decides)
    )
}

/// What looks distorted.
pub(in crate::speech) fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Burst { member, month, records, late } => {
            format!(
                "burst: of {records} records of member {} in {month}, {late} were filed at its very end",
                quoted(member)
            )
        }
        Finding::Series { member, kind, quantity, every_ms, records } => format!(
            "series: {} records of kind {} by member {}, each of quantity {quantity} and {} minutes after the last, from {} on",
            records.len(),
            quoted(kind),
            quoted(member),
            every_ms / 60_000,
            records.first().map(quoted).unwrap_or_default()
        ),
        Finding::TwoPlaces { member, first, first_unit, first_at, second, second_unit, second_at } => {
            format!(
                "two places: member {} has record {} at {first_at} in unit {} and record {} at {second_at} in unit {}",
                quoted(member),
                quoted(first),
                quoted(first_unit),
                quoted(second),
                quoted(second_unit)
            )
        }
        Finding::Capped { cap, period, members, full } => {
            format!("capped: {full} of {members} members used cap {} up in {period}", quoted(cap))
        }
        Finding::NoSpread { unit, evaluations, mark } => {
            format!("no spread: all marks of {evaluations} evaluations of unit {} are {mark}", quoted(unit))
        }
    }
}
