//! Appraisals and what stands in them beside indicators and grades; figures from outside; signs of distorted data.

use super::super::value::every;
use super::super::words::Words;
use super::catalogue::joined;
use super::measure::measure;
use super::named;
use crate::scheme::{
    Adjustment, AdjustmentItem, Appraisal, Input, Scorer, Sign, Signs, Subjects, Veto, Worth,
};
use crate::speech::parts::share;
use crate::value::Amount;

/// `考核方案「网格员月度考核」（worker-month）的`.
pub(super) fn within(whole: &Appraisal) -> String {
    format!("考核方案{}的", named(&whole.name, &whole.code))
}

pub(super) fn input(entry: &Input) -> String {
    let scorer = |one: &Scorer| format!("{}（权重{}）", named(&one.name, &one.code), one.weight);
    let by = joined("由", entry.scorers.iter().map(scorer));
    let by = by.map_or_else(
        || "各份评分取平均".to_owned(),
        |by| format!("{by}评分，各方取平均后按权重合计，未评分的一方不计"),
    );
    format!("外部评分{}，{by}", named(&entry.name, &entry.code))
}

pub(super) fn appraisal(entry: &Appraisal, words: Words<'_>) -> String {
    let of = match &entry.subjects {
        Subjects::Role { role, tier: None } => format!("岗位{}的任职者", words.role(role)),
        Subjects::Role { role, tier: Some(tier) } => {
            format!("{}的岗位{}的任职者", words.tier(*tier), words.role(role))
        }
        Subjects::Volunteers { .. } => "登记在册的志愿者".to_owned(),
        Subjects::Units { tier } => format!("各{}", words.tier(*tier)),
    };
    let mut parts = vec![
        format!("考核方案{}{}考核{of}", named(&entry.name, &entry.code), every(entry.per)),
        format!("各项得分保留{}位小数", entry.decimals),
    ];
    if entry.base != Amount::ZERO {
        parts.push(format!("基础分{}分", entry.base));
    }
    parts.extend(entry.bonuses.map(|most| format!("加分合计{most}分封顶")));
    parts.extend(entry.penalties.map(|most| format!("扣分合计{most}分封顶")));
    parts.extend(entry.least.map(|least| format!("总分不低于{least}分")));
    parts.extend(entry.most.map(|most| format!("总分不高于{most}分")));
    parts.extend(entry.objection.map(|length| format!("结果公示，期满后{}内可提出异议", length.chinese())));
    parts.join("；")
}

pub(super) fn adjustment(whole: &Appraisal, entry: &Adjustment, words: Words<'_>) -> String {
    let (noun, verb) = match entry.sign {
        Sign::Bonus => ("加分", "加"),
        Sign::Penalty => ("扣分", "扣"),
    };
    let mut parts: Vec<String> = entry.items.iter().map(|one| item(one, verb, words)).collect();
    parts.extend(entry.ceiling.map(|most| format!("本类合计{most}分封顶")));
    format!("{}{noun}{}：{}", within(whole), named(&entry.name, &entry.code), parts.join("；"))
}

fn item(one: &AdjustmentItem, verb: &str, words: Words<'_>) -> String {
    let worth = match &one.worth {
        Worth::Each { measure: of, each } => format!("{}每1{verb}{each}分", measure(of, words)),
        Worth::Honours { honours } => {
            let level = honours
                .iter()
                .map(|one| format!("获{}每次{verb}{}分", named(&one.name, &one.level), one.points));
            level.collect::<Vec<_>>().join("、")
        }
    };
    let ceiling = one.ceiling.map(|most| format!("，{most}分封顶")).unwrap_or_default();
    format!("{}，{worth}{ceiling}", named(&one.name, &one.code))
}

pub(super) fn veto(whole: &Appraisal, entry: &Veto, words: Words<'_>) -> String {
    format!(
        "{}一票否决{}：{}达到{}的，不论总分，评定为{}",
        within(whole),
        named(&entry.name, &entry.code),
        measure(&entry.measure, words),
        entry.from,
        super::grading::grade(whole, &entry.grade)
    )
}

pub(super) fn signs(entry: &Signs) -> String {
    let Signs { burst_days, burst_records, series_records, places_minutes, spread_marks, .. } = entry;
    format!(
        "数据失真迹象只供填报人和核实人查看，不计入考核；月末突击：一名成员一个月的记录不少于{burst_records}条，其中{}\
         以上在最后{burst_days}天填报；等距等量：同一成员同类记录连续{series_records}条间隔、数量相同；两地同时：同一成员\
         {places_minutes}分钟内在两个末级单元有记录；顶格雷同：{}以上的对象达到同一上限；评价无差异：一个单元的评价不少于\
         {spread_marks}份且分数全部相同",
        share(entry.burst_share),
        share(entry.capped_share)
    )
}
