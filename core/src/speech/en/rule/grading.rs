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
        Peers::All {} => "among all subjects".to_owned(),
        Peers::Under { peers_under } => {
            format!("among those under the same unit of {}", words.tier(*peers_under))
        }
        Peers::Groups { group } => {
            let groups: Vec<String> = group.iter().map(peer_group).collect();
            format!("among those of the same group, {}, or of none", groups.join(", "))
        }
    };
    let ties = match entry.ties {
        Ties::Inclusive => "a tie at the edge of a quota is within",
        Ties::Strict => "a tie at the edge of a quota is within only as a whole",
    };
    let round = match entry.round {
        Rounding::Down => "quotas are rounded down",
        Rounding::Up => "quotas are rounded up",
    };
    let mut parts = vec![format!("Grades of {} are given {peers}", within(whole)), ties.into(), round.into()];
    if entry.at_least_one {
        parts.push("each quota has room for one at least".to_owned());
    }
    let grades: Vec<String> = entry.grades.iter().map(|one| graded(one, words)).collect();
    parts.push(format!("best first: {}", grades.join(", then ")));
    parts.join("; ")
}

fn peer_group(group: &PeerGroup) -> String {
    format!("{} (at or below {})", named(&group.name, &group.code), all(&group.units))
}

/// `优秀 (excellent) for a total of 90 or more and a quota of 20%`.
fn graded(grade: &Grade, words: Words<'_>) -> String {
    let least = grade.least.map(|least| format!("a total of {least} or more"));
    let quota = grade.quota.map(|quota| format!("a quota of {}", share(quota)));
    let demands = grade.demands.iter().map(|one| demand(one, words));
    let conditions: Vec<String> = [least, quota].into_iter().flatten().chain(demands).collect();
    let conditions = if conditions.is_empty() { "the rest".to_owned() } else { conditions.join(" and ") };
    format!("{} for {conditions}", named(&grade.name, &grade.code))
}

fn demand(demand: &Demand, words: Words<'_>) -> String {
    format!("{} or more of {}", demand.least, measure(&demand.measure, words))
}

/// A grade by name and code.
pub(super) fn grade(whole: &Appraisal, code: &Code) -> String {
    let grades = whole.grading.iter().flat_map(|grading| &grading.grades);
    let known = grades.into_iter().find(|grade| grade.code == *code);
    known.map_or_else(|| code.to_string(), |grade| named(&grade.name, &grade.code))
}

pub(super) fn result(whole: &Appraisal, entry: &ResultRule, words: Words<'_>) -> String {
    let grades: Vec<String> = entry.grades.iter().map(|code| grade(whole, code)).collect();
    let run = match entry.in_a_row {
        1 => "in the latest period".to_owned(),
        periods => format!("in the latest {periods} periods in a row"),
    };
    let adverse = if entry.adverse { ", once objections are past" } else { "" };
    format!(
        "Use of results {} of {}: recommended for {} {run}; role {} decides{adverse}",
        named(&entry.name, &entry.code),
        within(whole),
        grades.join(" or "),
        words.role(&entry.decides)
    )
}
