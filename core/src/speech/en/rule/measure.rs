//! What is measured, of which cases, and how much each counts.

use super::super::value::several;
use super::super::words::Words;
use super::catalogue::listed;
use crate::scheme::{CaseField, CaseWeight, Measure, Narrowing, What};
use crate::value::Code;

/// `the share of cases resolved on time (only category 安全隐患 (hazard))`.
pub(super) fn measure(measure: &Measure, words: Words<'_>) -> String {
    let said = what(&measure.what, words);
    let weights = measure.weights.iter().map(|one| weight(one, words));
    let parts: Vec<String> = narrowed(&measure.cases, words).into_iter().chain(weights).collect();
    if parts.is_empty() { said } else { format!("{said} ({})", parts.join(", ")) }
}

fn what(what: &What, words: Words<'_>) -> String {
    match what {
        What::Reported => "cases reported".to_owned(),
        What::Accepted => "cases accepted".to_owned(),
        What::Resolved => "cases resolved".to_owned(),
        What::Closed => "cases closed".to_owned(),
        What::Rejected => "cases rejected".to_owned(),
        What::Merged => "cases merged".to_owned(),
        What::Open => "cases open at the end".to_owned(),
        What::OpenOverdue => "cases open and overdue at the end".to_owned(),
        What::Backlog { months } => {
            format!("cases open at the end that were reported {} ago or more", several(*months, "month"))
        }
        What::ResolutionShare => "the share of due cases resolved".to_owned(),
        What::OnTimeShare => "the share of due cases resolved on time".to_owned(),
        What::SettledInPlace { within } => {
            format!("the share of resolved cases that never stood above {}", words.tier(*within))
        }
        What::Breaches => "breaches of the ceiling".to_owned(),
        What::Returns => "returns".to_owned(),
        What::ReopenShare => "the share of cases reopened".to_owned(),
        What::AccurateDispatchShare => "the share of accepted cases not returned".to_owned(),
        What::PartnerAnswerShare => "the share of dispatches answered in time".to_owned(),
        What::FirstResponse => "the mean working minutes from report to acceptance".to_owned(),
        What::Mark { mark } => format!("the mean of marks for {mark}"),
        What::BestMarkShare => "the share of evaluations of three fives".to_owned(),
        What::DutyFulfilment { duty } => format!("the share done of duty {}", words.duty(duty)),
        What::Coverage { duty } => format!("the share covered by duty {}", words.duty(duty)),
        What::Points { purse } => format!("points in {}", words.purse(purse)),
        What::Records { activities } => format!("records of {}", words.activities(activities)),
        What::ActiveMonths { activities } if activities.is_empty() => "months with a record".to_owned(),
        What::ActiveMonths { activities } => {
            format!("months with a record of {}", words.activities(activities))
        }
        What::Headcount { roles, tags } => {
            let roles = listed("role ", roles, |code| words.role(code));
            let tags = listed("tag ", tags, |code| words.tag(code));
            let who: Vec<String> = [roles, tags].into_iter().flatten().collect();
            format!("persons in the subtree at the end with {}", who.join(" or "))
        }
        What::Input { input } => format!("the figure {}", words.input(input)),
    }
}

fn narrowed(cases: &Narrowing, words: Words<'_>) -> Vec<String> {
    let kinds: Vec<&str> = cases.kinds.iter().map(|kind| kind.as_str()).collect();
    let natures: Vec<&str> = cases.natures.iter().map(|nature| nature.as_str()).collect();
    let parts = [
        listed("only category ", &cases.categories, |code| words.category(code)),
        listed("only ", &cases.items, |code| words.item(code)),
        (!kinds.is_empty()).then(|| format!("only kind {}", kinds.join(", "))),
        (!natures.is_empty()).then(|| format!("only nature {}", natures.join(", "))),
        listed("only severity ", &cases.severities, |code| words.severity(code)),
        listed("only ", &cases.channels, |code| words.channel(code)),
    ];
    parts.into_iter().flatten().collect()
}

/// `each of channel 媒体反映 (media) counts 2`.
fn weight(one: &CaseWeight, words: Words<'_>) -> String {
    let (field, value): (&str, &dyn Fn(&Code) -> String) = match one.by {
        CaseField::Category => ("category ", &|code| words.category(code)),
        CaseField::Item => ("", &|code| words.item(code)),
        CaseField::Kind => ("kind ", &|code| code.to_string()),
        CaseField::Nature => ("nature ", &|code| code.to_string()),
        CaseField::Severity => ("severity ", &|code| words.severity(code)),
        CaseField::Channel => ("", &|code| words.channel(code)),
    };
    let values: Vec<String> = one.values.iter().map(value).collect();
    format!("each of {field}{} counts {}", values.join(", "), one.factor)
}
