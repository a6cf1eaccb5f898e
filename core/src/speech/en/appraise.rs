//! Appraisals: why there are none.

use super::quoted;
use crate::tally::appraise::AppraisalError;
use crate::value::Amount;

pub(in crate::speech) fn error(error: &AppraisalError) -> String {
    match error {
        AppraisalError::NoEdition { period, day } => {
            format!("no scheme is in force on {day}, the last day of {period}")
        }
        AppraisalError::UnknownAppraisal { appraisal, day } => {
            format!("there is no appraisal {} in the scheme of {day}", quoted(appraisal))
        }
        AppraisalError::WrongPeriod { appraisal, per, period } => {
            format!("appraisal {} is by {per}: {period} is no such period", quoted(appraisal))
        }
        AppraisalError::Overflow { appraisal, period, what } => format!(
            "{} of appraisal {} in {period} cannot be told exactly: expected at most {}",
            quoted(what),
            quoted(appraisal),
            Amount::MAX
        ),
        AppraisalError::Duty(error) => super::duty::error(error),
        AppraisalError::Points(error) => super::points::error(error),
    }
}
