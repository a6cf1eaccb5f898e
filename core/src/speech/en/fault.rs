//! Faults of documents.

use super::{list, quoted, value};
use crate::read::{Fault, FaultKind, Faults, ReversalFault};
use crate::speech::parts::shown;

pub(in crate::speech) fn faults(faults: &Faults) -> String {
    let count = faults.count();
    let noun = if count == 1 { "fault" } else { "faults" };
    match faults.as_slice().first() {
        None => format!("{count} {noun}"),
        Some(first) => format!("{count} {noun}, the first{}: {}", place(first), fault(&first.kind)),
    }
}

/// ` at `item[3].ceiling`, line 12, column 1`, as far as it is known.
fn place(fault: &Fault) -> String {
    let path = fault.path.to_string();
    let path = (!path.is_empty()).then(|| quoted(&path));
    let line = fault.line.map(|line| format!("line {line}"));
    let column = fault.column.map(|column| format!("column {column}"));
    let parts: Vec<String> = [path, line, column].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!(" at {}", parts.join(", ")) }
}

pub(in crate::speech) fn fault(kind: &FaultKind) -> String {
    match kind {
        FaultKind::Value(error) => value::value(error),
        FaultKind::Calendar(fault) => value::calendar(fault),
        FaultKind::Syntax { detail } => format!("the text is not TOML or JSON: {}", shown(detail)),
        FaultKind::NotUtf8 { valid } => format!("the text is not UTF-8 after its first {valid} bytes"),
        FaultKind::TooLarge { bytes, limit } => {
            format!("the text has {bytes} bytes: at most {limit} are read")
        }
        FaultKind::TooMany { limit } => {
            format!(
                "the document holds too many values: at most {limit} are read, absent fields of rows among them"
            )
        }
        FaultKind::Missing { field } => format!("field {} is missing", quoted(field)),
        FaultKind::UnknownField { field, nearest } => {
            format!("there is no field {} here{}", quoted(field), hint(nearest.as_ref()))
        }
        FaultKind::DuplicateField { field } => format!("field {} is written twice", quoted(field)),
        FaultKind::WrongType { expected, found } => {
            format!("expected {}, found {}", shown(expected), shown(found))
        }
        FaultKind::UnknownWord { given, expected, nearest } => {
            let hint = hint(nearest.as_ref());
            format!("{} is not one of {}{hint}", quoted(given), list(expected))
        }
        FaultKind::OutOfBounds { given, bounds } => {
            format!("{} is out of bounds: expected {}", quoted(given), shown(bounds))
        }
        FaultKind::Duplicate { what, id, first } => {
            format!("{} {} stands at {} already", shown(what), quoted(id), quoted(first))
        }
        FaultKind::UnknownReference { what, name, nearest } => {
            format!("there is no {} {}{}", shown(what), quoted(name), hint(nearest.as_ref()))
        }
        FaultKind::AmbiguousName { what, name, first, second } => {
            format!(
                "{} is the name of {} {} and of {}",
                quoted(name),
                shown(what),
                quoted(first),
                quoted(second)
            )
        }
        FaultKind::WrongCount { what, expected, found } => {
            format!("{}: expected {}, found {found}", shown(what), number(expected))
        }
        FaultKind::EmptySpan { from, until } => {
            format!("the span from {} ends before it begins, at {}", shown(from), shown(until))
        }
        FaultKind::StartAboveCeiling { start, ceiling } => {
            format!("the item starts on tier {}, above its ceiling {}", quoted(start), quoted(ceiling))
        }
        FaultKind::MissingLimit { item, tier } => {
            format!(
                "item {} has no handle limit for tier {}, which its cases can come to",
                quoted(item),
                quoted(tier)
            )
        }
        FaultKind::AmbiguousLimit { first } => {
            format!("this limit speaks of the same cases as the one at {}", quoted(first))
        }
        FaultKind::OtherScheme { expected, found } => {
            format!(
                "this is an edition of scheme {}, the first is one of {}",
                quoted(found),
                quoted(expected)
            )
        }
        FaultKind::OverlappingEditions { first, second } => {
            format!(
                "the edition from {} begins while the one from {} still holds",
                shown(second),
                shown(first)
            )
        }
        FaultKind::Excluded { field, by } => {
            format!("field {} cannot stand beside {}", quoted(field), quoted(by))
        }
        FaultKind::TagWithoutService { group } => {
            format!("group {} names no service or duty that its households are to have", quoted(group))
        }
        FaultKind::DeductionWithoutDuty { rule } => {
            format!("deduction {} answers no duty, no other rule and no lapse", quoted(rule))
        }
        FaultKind::ScoresResidents { purse } => {
            format!(
                "purse {} is of households: no points are taken from residents, and nobody is appraised by theirs",
                quoted(purse)
            )
        }
        FaultKind::PunishesReporting { measure } => {
            format!("measure {} may not lower a score or veto: it counts what people report", quoted(measure))
        }
        FaultKind::NotNested { period, within } => {
            format!("a {} does not lie within one {}", shown(period), shown(within))
        }
        FaultKind::ConditionOfLast { grade } => {
            format!("the last grade {} takes the rest: it has no condition", quoted(grade))
        }
        FaultKind::OtherSubjects { appraisal } => {
            format!("appraisal {} appraises others than this one", quoted(appraisal))
        }
        FaultKind::MixCycle { appraisals } => {
            format!("these appraisals are mixed from each other: {}", list(appraisals))
        }
        FaultKind::NotAnAward { rule } => {
            format!("rule {} is a deduction: only awards are capped", quoted(rule))
        }
        FaultKind::OtherPurse { expected, found } => {
            format!("this rule is of purse {}, those before of {}", quoted(found), quoted(expected))
        }
        FaultKind::RoleNotOnTier { role, tier, expected } => {
            format!(
                "role {} does not serve on tier {}: expected {}",
                quoted(role),
                quoted(tier),
                list(expected)
            )
        }
        FaultKind::WrongLink { link, source, target } => {
            format!("link {} does not tie a {} to a {}", quoted(link), shown(source), shown(target))
        }
        FaultKind::WrongTier { id, tier, expected } if expected.is_empty() => {
            format!("unit {} stands on tier {}, where nothing may stand above it", quoted(id), quoted(tier))
        }
        FaultKind::WrongTier { id, tier, expected } => {
            format!("unit {} stands on tier {}: expected tier {}", quoted(id), quoted(tier), list(expected))
        }
        FaultKind::Cycle { ids } => format!("these units are their own ancestors: {}", list(ids)),
        FaultKind::Overlap { what, id, first } => {
            let (what, id) = (shown(what), quoted(id));
            format!("the span of {what} {id} overlaps that of the entry at {}", quoted(first))
        }
        FaultKind::NotServing { member } => {
            format!("member {} neither holds a post nor is enrolled", quoted(member))
        }
        FaultKind::NotServingThen { member, day } => {
            let (member, day) = (quoted(member), shown(day));
            format!("member {member} neither held a post nor was enrolled on {day}")
        }
        FaultKind::FiledEarly { at, filed_at } => {
            format!(
                "the record was filed at {}, before it happened at {}",
                super::at(*filed_at),
                super::at(*at)
            )
        }
        FaultKind::BrokenReversal { record, why } => {
            let why = match why {
                ReversalFault::OtherMember => "is another member's",
                ReversalFault::FiledLater => "was filed later",
                ReversalFault::Reversed => "is taken back by a row before",
                ReversalFault::Reversal => "takes back a record itself",
            };
            format!("record {} cannot be taken back: it {why}", quoted(record))
        }
    }
}

/// What may have been meant.
fn hint(nearest: Option<&String>) -> String {
    nearest.map_or_else(String::new, |nearest| format!(": did you mean {}?", quoted(nearest)))
}

/// `1..` in words.
fn number(expected: &str) -> String {
    match expected.strip_suffix("..") {
        Some(least) => format!("at least {}", shown(least)),
        None => shown(expected),
    }
}
