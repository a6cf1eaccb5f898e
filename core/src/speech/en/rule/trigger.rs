//! Trigger rules.

use super::super::words::Words;
use super::named;
use crate::scheme::{Milestone, Then, Trigger, When};

pub(super) fn trigger(entry: &Trigger, words: Words<'_>) -> String {
    let (when, then) = (when(&entry.when, words), then(&entry.then, words));
    format!("Rule {}: {when}, {then}", named(&entry.name, &entry.code))
}

fn when(when: &When, words: Words<'_>) -> String {
    match when {
        When::Reopening { nth } => format!("at reopening no. {nth}"),
        When::BadEvaluation { nth } => format!("at bad evaluation no. {nth}"),
        When::Mark { at_most } => format!("at a mark of {at_most} or less"),
        When::Functions { count } => format!("where {count} functions or more are involved"),
        When::Nature { nature } => format!("where the matter is {nature}"),
        When::Group { group } => format!("where it is for a household of group {}", words.group(group)),
        When::Extension { nth } => format!("at extension no. {nth}"),
        When::Milestone { milestone, within } => {
            format!("if not {} within {within} of the report", done(*milestone))
        }
        When::Overdue => "when the handle limit has passed".to_owned(),
    }
}

fn done(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Accept => "accepted",
        Milestone::Dispatch => "dispatched",
        Milestone::Progress => "brought on",
        Milestone::Resolve => "resolved",
        Milestone::Close => "closed",
    }
}

fn then(then: &Then, words: Words<'_>) -> String {
    match then {
        Then::Escalate => "the case goes to the tier above, never past its ceiling".to_owned(),
        Then::Supervise => "the case comes under supervision".to_owned(),
        Then::Conference => "a joint conference is held before it is resolved".to_owned(),
        Then::Notify { tier } => format!("{} is told", words.tier(*tier)),
        Then::Card { card } => format!("card {} is given", words.card(card)),
    }
}
