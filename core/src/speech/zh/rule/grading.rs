//! Grades, and what they are used for.

use super::super::words::Words;
use super::appraisal::within;
use super::measure::measure;
use super::{all, named};
use crate::scheme::{Appraisal, Demand, Grade, Grading, PeerGroup, Peers, ResultRule, Rounding, Ties};
use crate::speech::parts::share;
use crate::value::Code;

pub(super) fn grading(whole: &Appraisal, entry: &Grading, words: Words<'_>) -> String {
    let peers = match &entry.peers {
        Peers::All {} => "在全体考核对象中评定".to_owned(),
        Peers::Under { peers_under } => format!("在同一{}的考核对象中评定", words.tier(*peers_under)),
        Peers::Groups { group } => {
            let groups: Vec<String> = group.iter().map(peer_group).collect();
            format!("分组评定：{}，其余为一组", groups.join("、"))
        }
    };
    let ties = match entry.ties {
        Ties::Inclusive => "名额边缘并列的从宽，一并评入",
        Ties::Strict => "名额边缘并列的从严，容不下全部的均不评入",
    };
    let round = match entry.round {
        Rounding::Down => "名额舍去尾数取整",
        Rounding::Up => "名额有尾数的进一",
    };
    let mut parts = vec![format!("{}评定等次{peers}", within(whole)), ties.to_owned(), round.to_owned()];
    if entry.at_least_one {
        parts.push("每个名额比例至少容一个".to_owned());
    }
    let grades: Vec<String> = entry.grades.iter().map(|one| graded(one, words)).collect();
    parts.push(format!("由高到低依次为{}", grades.join("，")));
    parts.join("；")
}

fn peer_group(group: &PeerGroup) -> String {
    format!("{}（单元{}及其以下）", named(&group.name, &group.code), all(&group.units))
}

/// `「优秀」（excellent）：总分不低于90分、名额比例20%`.
fn graded(grade: &Grade, words: Words<'_>) -> String {
    let least = grade.least.map(|least| format!("总分不低于{least}分"));
    let quota = grade.quota.map(|quota| format!("名额比例{}", share(quota)));
    let demands = grade.demands.iter().map(|one| demand(one, words));
    let conditions: Vec<String> = [least, quota].into_iter().flatten().chain(demands).collect();
    let conditions = if conditions.is_empty() { "其余的".to_owned() } else { conditions.join("、") };
    format!("{}：{conditions}", named(&grade.name, &grade.code))
}

fn demand(demand: &Demand, words: Words<'_>) -> String {
    format!("{}不低于{}", measure(&demand.measure, words), demand.least)
}

/// A grade by name and code.
pub(super) fn grade(whole: &Appraisal, code: &Code) -> String {
    let grades = whole.grading.iter().flat_map(|grading| &grading.grades);
    let known = grades.into_iter().find(|grade| grade.code == *code);
    known.map_or_else(|| super::said_whole(code.as_str()), |grade| named(&grade.name, &grade.code))
}

pub(super) fn result(whole: &Appraisal, entry: &ResultRule, words: Words<'_>) -> String {
    let grades: Vec<String> = entry.grades.iter().map(|code| grade(whole, code)).collect();
    let run = match entry.in_a_row {
        1 => "最近一期".to_owned(),
        periods => format!("最近连续{periods}期"),
    };
    let adverse = if entry.adverse { "；属不利处理，公示异议期满后方可作出" } else { "" };
    format!(
        "{}结果运用{}：{run}评为{}的，作此建议，由岗位{}决定{adverse}",
        within(whole),
        named(&entry.name, &entry.code),
        grades.join("或"),
        words.role(&entry.decides)
    )
}
