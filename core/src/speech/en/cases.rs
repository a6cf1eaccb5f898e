//! Cases: why there is no table, why a measure has no answer, why it has no data.

use super::quoted;
use super::refusal::{evolve_error, refusal};
use crate::tally::{CaseError, NoData};
use crate::value::CaseId;

pub(in crate::speech) fn error(error: &CaseError) -> String {
    match error {
        CaseError::DoesNotFollow { case, seq, why } => {
            format!("event {seq} of case {} does not follow: {}", quoted(case), evolve_error(why))
        }
        CaseError::UnknownEdition { case, edition } => format!(
            "case {} is judged by scheme {} of {}, an edition that is not given",
            quoted(case),
            quoted(&edition.scheme),
            edition.from
        ),
        CaseError::UnknownUnit { case, unit } => {
            format!("there is no unit {}{}", quoted(unit), named(case.as_ref()))
        }
        CaseError::UnknownMember { case, member } => {
            format!("there is no member {}{}", quoted(member), named(case.as_ref()))
        }
        CaseError::NotTicked { case, why } => {
            format!("what time brings to case {} is refused: {}", quoted(case), refusal(why))
        }
        CaseError::TooManyRows { limit } => {
            format!("there are more events than can be numbered: expected at most {limit}")
        }
        CaseError::OtherOrg {} => "the cases and the records are of two organisations".to_owned(),
        CaseError::UnknownColumn { column } => format!("a case table has no column {}", quoted(column)),
        CaseError::NotOfCases {} => "this measure does not count cases".to_owned(),
        CaseError::Overflow {} => "what the weights make of this count is out of range".to_owned(),
    }
}

fn named(case: Option<&CaseId>) -> String {
    case.map(|case| format!(", which case {} names", quoted(case))).unwrap_or_default()
}

pub(in crate::speech) fn no_data(why: &NoData) -> String {
    match why {
        NoData::MissingColumn { column } => {
            format!("no data: the case table was supplied without the column {}", quoted(column))
        }
        NoData::OnlyFromEvents {} => {
            "no data: a supplied case table does not tell when this happened, only events do".to_owned()
        }
    }
}
