//! How a case comes in: what it is about, who took it, who is told.

use super::super::words::Words;
use super::super::{list, quoted};
use crate::case::{About, Matter, Receiver};
use crate::scheme::Edition;
use crate::speech::parts::{Entry, accepting};
use crate::value::{CaseId, Code, UnitId};

pub(super) fn reported(matter: Option<&Matter>, origin: &UnitId, words: Words<'_>) -> String {
    let about =
        matter.map_or_else(|| "a matter on no list yet".to_owned(), |matter| words.item(&matter.item));
    format!("reported: {about} at unit {}", quoted(origin))
}

/// What else is known of a matter.
pub(super) fn about(matter: Option<&Matter>, words: Words<'_>) -> Vec<String> {
    let Some(matter) = matter else { return Vec::new() };
    let mut said = Vec::new();
    said.extend(matter.outside.then(|| "it was not on the list that day".to_owned()));
    said.extend(matter.severity.iter().map(|code| format!("severity {}", words.severity(code))));
    said.extend(
        matter.condition.iter().map(|code| format!("condition {}", words.condition(&matter.item, code))),
    );
    if !matter.affected.is_empty() {
        said.push(format!("it touches units {}", list(&matter.affected)));
    }
    if !matter.functions.is_empty() {
        let functions: Vec<String> = matter.functions.iter().map(|code| words.function(code)).collect();
        said.push(format!("functions that lead and support: {}", functions.join(", ")));
    }
    said
}

/// How high a matter may climb, and whether residents judge it.
pub(super) fn bounds(matter: Option<&Matter>, words: Words<'_>) -> Vec<String> {
    let Some(matter) = matter else { return vec!["it is classified before it is accepted".to_owned()] };
    let judged = if matter.evaluated { "residents evaluate it" } else { "residents do not evaluate it" };
    vec![format!("it may climb to {}", words.tier(matter.ceiling)), judged.to_owned()]
}

/// Who took the report, through which channel, and the scheme it is judged by.
pub(super) fn receipt(
    received: &Receiver,
    channel: &Code,
    edition: &Edition,
    words: Words<'_>,
) -> [String; 2] {
    let unit = quoted(&received.unit);
    let receiver = match &received.member {
        Some(member) => format!("member {} of unit {unit}", quoted(member)),
        None => format!("unit {unit}"),
    };
    [
        format!("received by {receiver} through {}", words.channel(channel)),
        format!("judged by scheme {} of {}", quoted(&edition.scheme), edition.from),
    ]
}

pub(super) fn told(somebody: bool) -> &'static str {
    if somebody { "the reporter is to be told" } else { "nobody is to be told" }
}

/// Reporters who come along are counted, not named (A5).
pub(super) fn joined(from: &CaseId, reporters: usize) -> String {
    let along = match reporters {
        0 => "no reporter comes along".to_owned(),
        1 => "1 reporter comes along".to_owned(),
        several => format!("{several} reporters come along"),
    };
    format!("joined: case {} goes on in this one; {along}", quoted(from))
}

/// Why a unit is notified, and the rule that says so.
pub(super) fn notice(about: About, rule: &Code, words: Words<'_>) -> String {
    let (why, entry) = match about {
        About::AcceptOverdue => ("the case was not accepted in time", accepting(rule, words.scheme)),
        About::Severity => ("the severity of the case took it past this unit", (Entry::Item, "severity")),
        About::AnswerOverdue => ("a partner did not answer in time", (Entry::Dispatch, "answer")),
        About::Rule => ("a rule fired", (Entry::Trigger, "")),
        About::FeedbackOverdue => ("the result was not fed back in time", (Entry::Handling, "feedback")),
        About::ReopeningsUsed => {
            ("a bad mark came when no reopening was left", (Entry::Evaluation, "reopenings"))
        }
    };
    format!("{why}; {}", words.rule(rule, entry))
}

/// The groups of households it concerns.
pub(super) fn concerned(groups: &[Code], words: Words<'_>) -> Option<String> {
    let said: Vec<String> = groups.iter().map(|group| words.group(group)).collect();
    (!said.is_empty()).then(|| format!("it concerns {}", said.join(", ")))
}
