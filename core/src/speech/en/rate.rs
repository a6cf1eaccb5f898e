//! Ratings: why there are none.

use super::quoted;
use crate::tally::rate::RateError;
use crate::value::Amount;

pub(in crate::speech) fn error(error: &RateError) -> String {
    match error {
        RateError::WrongCount { column, expected, found } => {
            format!(
                "column {} has {found} rows: expected {expected}, as many as there are totals",
                quoted(column)
            )
        }
        RateError::TooManyRows { rows } => {
            format!("{rows} rows are too many to be rated at once: expected at most {}", u32::MAX - 1)
        }
        RateError::NoGrades {} => "the grading has no grades: expected one at least".to_owned(),
        RateError::NoSuchGrade { row, place, grades } => {
            format!("row {row} has a veto with grade {place}, counted from 0: there are {grades}")
        }
        RateError::OutOfRange { row } => {
            format!("the total of row {row} is out of range: expected at most {} either way", Amount::MAX)
        }
        RateError::DemandsUnknown { grade } => {
            format!("grade {} demands values of measures: expected to be told who meets them", quoted(grade))
        }
        RateError::DuplicateSubject { subject } => {
            format!("subject {subject} is stated twice: expected each once")
        }
        RateError::DuplicatePeriod { period } => {
            format!("period {} is stated twice: expected each once", quoted(period.to_string()))
        }
    }
}
