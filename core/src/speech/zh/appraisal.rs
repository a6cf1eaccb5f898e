//! Appraisals: how a total came about, what is recommended, what looks distorted, why there is no answer.

use super::cases::error as case_error;
use super::duty::{error as duty_error, kind, period};
use super::points::error as tally_error;
use super::words::{Words, named};
use super::{at, quoted};
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
        AppraisalError::NoEdition { period: within, day: last } => {
            format!("{}的末日{}没有施行的方案", period(*within), super::day(*last))
        }
        AppraisalError::UnknownAppraisal { appraisal, day: on } => {
            format!("{}施行的方案中没有考核方案{}", super::day(*on), quoted(appraisal))
        }
        AppraisalError::WrongPeriod { appraisal, per, period: within } => {
            format!("考核方案{}按{}计，{}不是这种周期", quoted(appraisal), kind(*per), period(*within))
        }
        AppraisalError::Overflow { appraisal, period: within, what } => format!(
            "考核方案{}{}的{}分值超出可精确计算的范围，绝对值应不超过{}",
            quoted(appraisal),
            period(*within),
            quoted(what),
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
        lines.push(format!("基础分{}分", explained.base));
    }
    lines.extend(explained.indicators.iter().map(|one| indicator(one, appraisal, words)));
    lines.extend(explained.adjustments.iter().map(|one| adjustment(one, appraisal)));
    if explained.clamped != Amount::ZERO {
        lines.push(format!("总分限于规定的上下限之内，调整{}分", explained.clamped));
    }
    for veto in &explained.vetoes {
        let name = appraisal.and_then(|own| own.vetoes.iter().find(|one| one.code == veto.code));
        let name = named(name.map(|one| one.name.as_str()), &veto.code);
        let grade = grade(appraisal, &veto.grade);
        lines.push(format!(
            "一票否决{name}：计{}，不论总分，评定为{grade}{}",
            value(veto.value),
            counted(&veto.counted)
        ));
    }
    lines
}

fn total(explained: &Explained, appraisal: Option<&Appraisal>) -> String {
    let name = named(appraisal.map(|appraisal| appraisal.name.as_str()), &explained.appraisal);
    let place = explained.at.as_ref().map(|unit| format!("（在单元{}）", quoted(unit))).unwrap_or_default();
    let mut said =
        format!("考核方案{name}{}：{}{place}", period(explained.period), subject(&explained.subject));
    match explained.total {
        Some(total) => said.push_str(&format!("总分{total}分")),
        None => said.push_str("各项考核内容均无数据，不评分"),
    }
    if let Some(given) = &explained.grade {
        said.push_str(&format!("，评定为{}", grade(appraisal, &given.code)));
        if let Some(rank) = given.rank {
            said.push_str(&format!("，{}个同类对象中排第{rank}", given.peers));
        }
    }
    said
}

fn indicator(one: &IndicatorExplained, appraisal: Option<&Appraisal>, words: Words<'_>) -> String {
    let own = appraisal.and_then(|own| own.indicators.iter().find(|known| known.code == one.code));
    let name = named(own.map(|own| own.name.as_str()), &one.code);
    let rank = one
        .rank
        .zip(one.of)
        .map(|(rank, of)| format!("，{of}个有数据的对象中排第{rank}"))
        .unwrap_or_default();
    let worth = match one.raw {
        Some(_) => format!("计{}{rank}，得{}分", value(one.value), one.score),
        None => "无数据，不计，其权重由其他各项分担".to_owned(),
    };
    let basis = basis_of(&one.basis, words.scheme)
        .map_or_else(|| "合理取值".to_owned(), |title| format!("《{title}》"));
    format!("{name}（满分{}分）：{worth}；依据{basis}{}", one.weight, counted(&one.counted))
}

fn adjustment(one: &AdjustmentExplained, appraisal: Option<&Appraisal>) -> String {
    let own = appraisal.and_then(|own| own.adjustments.iter().find(|known| known.code == one.code));
    let name = named(own.map(|own| own.name.as_str()), &one.code);
    let verb = match one.sign {
        Sign::Bonus => "加",
        Sign::Penalty => "扣",
    };
    let item = |item: &crate::tally::appraise::ItemExplained| {
        let known = own.and_then(|own| own.items.iter().find(|known| known.code == item.code));
        let name = named(known.map(|known| known.name.as_str()), &item.code);
        format!("{name}计{}，{verb}{}分{}", value(item.value), item.amount, counted(&item.counted))
    };
    let items: Vec<String> = one.items.iter().map(item).collect();
    format!("{name}{verb}{}分：{}", one.amount, items.join("；"))
}

fn grade(appraisal: Option<&Appraisal>, code: &Code) -> String {
    named(appraisal.and_then(|appraisal| grade_of(appraisal, code)), code)
}

fn subject(subject: &SubjectId) -> String {
    match subject {
        SubjectId::Member(member) => format!("成员{}", quoted(member)),
        SubjectId::Unit(unit) => format!("单元{}", quoted(unit)),
    }
}

/// What was measured.
fn value(value: Value) -> String {
    match value {
        Value::Known { part, of: Some(of) } => format!("{part}/{of}"),
        Value::Known { part, of: None } => part.to_string(),
        Value::Unknown(_) => "无数据".to_owned(),
    }
}

/// The first of the records counted.
fn counted(counted: &Counted) -> String {
    let (ids, all) = records_of(counted);
    if ids.is_empty() {
        return String::new();
    }
    let more = if all > FEW { format!("等{all}条") } else { String::new() };
    let ids: Vec<String> = ids.iter().map(quoted).collect();
    format!("；所计记录{}{more}", ids.join("、"))
}

/// What a rule recommends.
pub(in crate::speech) fn recommendation(one: &Recommendation, scheme: &Scheme) -> String {
    let words = Words { scheme };
    let of = |grant: &crate::tally::appraise::Grant| {
        let appraisal = scheme.appraisal(&one.appraisal);
        format!("{}{}", period(grant.period), grade(appraisal, &grant.grade))
    };
    let run: Vec<String> = one.run.iter().map(of).collect();
    let waits = if one.waits { "；公示异议未结束，暂不提请" } else { "" };
    let name = quoted(&one.name);
    format!(
        "{}：{name}；理由为{}；由{}决定{waits}",
        subject(&one.of),
        run.join("、"),
        words.role(&one.decides)
    )
}

/// What looks distorted.
pub(in crate::speech) fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Burst { member, month, records, late } => format!(
            "月末突击：成员{}{}的{records}条记录中有{late}条在月末填报",
            quoted(member),
            period(*month)
        ),
        Finding::Series { member, kind, quantity, every_ms, records } => format!(
            "等距等量：成员{}的{}记录连续{}条数量均为{quantity}、间隔均为{}分钟，自{}起",
            quoted(member),
            quoted(kind),
            records.len(),
            every_ms / 60_000,
            records.first().map(quoted).unwrap_or_default()
        ),
        Finding::TwoPlaces { member, first, first_unit, first_at, second, second_unit, second_at } => {
            format!(
                "两地同时：成员{}的记录{}于{}在单元{}，记录{}于{}在单元{}",
                quoted(member),
                quoted(first),
                at(*first_at),
                quoted(first_unit),
                quoted(second),
                at(*second_at),
                quoted(second_unit)
            )
        }
        Finding::Capped { cap, period: within, members, full } => {
            format!("顶格雷同：{}的积分上限{}，{members}人中有{full}人达到上限", period(*within), quoted(cap))
        }
        Finding::NoSpread { unit, evaluations, mark } => {
            format!("评价无差异：单元{}的{evaluations}份评价各项均为{mark}分", quoted(unit))
        }
    }
}
