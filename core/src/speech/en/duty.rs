//! Duties: what is owed, why, and in a calendar.

use super::words::{Words, named};
use super::{at, list, quoted};
use crate::scheme::Scheme;
use crate::speech::parts::{Entry, FEW, asks_in, shown};
use crate::tally::duty::{Because, DutyError, Measure, Owed};
use crate::value::{Amount, Code, RecordId, TargetId};

pub(in crate::speech) fn error(error: &DutyError) -> String {
    match error {
        DutyError::NoEdition { period, day } => {
            format!("no scheme is in force on {day}, the last day of {period}")
        }
        DutyError::UnknownDuty { duty } => format!("there is no duty {}", quoted(duty)),
        DutyError::WrongPeriod { duty, per, period } => {
            format!("duty {} is counted by {per}: {period} is no such period", quoted(duty))
        }
        DutyError::UnknownMember { member } => format!("there is no member {}", quoted(member)),
        DutyError::UnknownUnit { case, unit } => {
            format!("there is no unit {}, the origin of the closed case {}", quoted(unit), quoted(case))
        }
        DutyError::NotReported { case } => {
            format!("case {} is closed, but the events given do not tell of its report", quoted(case))
        }
        DutyError::Backwards { from, to } => {
            format!("the agenda ends {}, before it begins {}", at(*to), at(*from))
        }
        DutyError::Overflow { duty, period, unit } => format!(
            "what plans make of duty {} at unit {} in {period} is too much: expected at most 8000000000000",
            quoted(duty),
            quoted(unit)
        ),
        DutyError::TargetTooLong { checklist, point, unit } => {
            let there = unit.as_ref().map(|unit| format!(" at unit {}", quoted(unit))).unwrap_or_default();
            format!(
                "point {} of checklist {}{there} cannot be recorded: its target would be longer than 64 bytes",
                quoted(point),
                quoted(checklist)
            )
        }
    }
}

/// Why so much is to be done, and what counts as done.
pub(in crate::speech) fn because(because: &Because, scheme: &Scheme) -> String {
    let words = Words { scheme };
    let who = match &because.member {
        Some(member) => format!("member {} at unit {}", quoted(member), quoted(&because.unit)),
        None => format!("unit {}", quoted(&because.unit)),
    };
    let (measure, period) = (because.measure, because.period);
    let done = if because.required == Amount::ZERO {
        format!("in {period} {who} has no targets to cover: no data")
    } else {
        let (required, done) = (count(measure, because.required), because.done);
        format!("in {period} {who} has done {done} of {required}")
    };
    let mut said = vec![words.rule(&because.duty, (Entry::Duty, asks_in(measure))), done];
    if let Some(set) = because.set.filter(|set| Amount::from_whole((*set).into()) != Ok(because.required)) {
        let all = Amount::from_whole(set.into()).unwrap_or_default();
        said.push(format!("the first {} by id of {}", because.required, count(measure, all)));
    }
    if let Some(usual) = because.usual {
        let plans: Vec<String> = because.plans.iter().map(|plan| words.plan(plan)).collect();
        said.push(format!("as plan {} says, otherwise {}", plans.join(" and "), count(measure, usual)));
    }
    let days = because.days;
    said.extend(because.held.map(|held| format!("the post was held on {held} of {days} days")));
    said.push(format!("the duty was in force on {} of {days} days", because.in_force));
    let kinds: Vec<String> = because.kinds.iter().map(|kind| words.activity(kind)).collect();
    let verified = if because.verified { " that another member verified" } else { "" };
    said.push(format!("records of {}{verified} count", kinds.join(", ")));
    said.push(records(&because.records));
    said.join("; ")
}

/// The records that count, the first of many.
fn records(records: &[RecordId]) -> String {
    let (number, more) = (records.len(), if records.len() > FEW { " and so on" } else { "" });
    let first = list(records.iter().take(FEW));
    match number {
        0 => "no record counts".to_owned(),
        1 => format!("1 record counts: {first}"),
        _ => format!("{number} records count: {first}{more}"),
    }
}

/// A calendar entry: its summary and its description.
pub(in crate::speech) fn entry(owed: &Owed, target: Option<&TargetId>) -> [String; 2] {
    let measure = owed.measure;
    let name = if owed.discreet { "duty".to_owned() } else { shown(owed.name.as_str()) };
    let summary = match target {
        Some(target) => format!("{name}: {}", shown(target.as_str())),
        None => format!("{name}: {} left", count(measure, owed.left())),
    };
    let (required, done) = (count(measure, owed.required), owed.done);
    let mut description = format!("{}, unit {}, {done} of {required} done", owed.period, quoted(&owed.unit));
    if target.is_none() && !owed.discreet && !owed.missing.is_empty() {
        description.push_str(&format!("; missing: {}", list(&owed.missing)));
    }
    [summary, description]
}

/// So much of what is counted.
fn count(measure: Measure, amount: Amount) -> String {
    let (one, many) = match measure {
        Measure::Times => ("time", "times"),
        Measure::Targets => ("different target", "different targets"),
        Measure::Amount => return format!("an amount of {amount}"),
        Measure::Households => ("household", "households"),
        Measure::Contacts => ("contact household", "contact households"),
        Measure::Points => ("point", "points"),
        Measure::Cases => ("closed case", "closed cases"),
    };
    format!("{amount} {}", if amount.thousandths() == 1000 { one } else { many })
}

impl Words<'_> {
    /// A kind of activity records.
    fn activity(self, code: &Code) -> String {
        let known = self.scheme.activities().iter().find(|activity| activity.code == *code);
        named("", known.map(|activity| activity.name.as_str()), code)
    }
}
