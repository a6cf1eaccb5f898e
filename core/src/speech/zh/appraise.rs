//! 考核不成的缘由.

use super::duty::{kind, period as named};
use super::{day, quoted};
use crate::tally::appraise::AppraisalError;
use crate::value::Amount;

pub(in crate::speech) fn error(error: &AppraisalError) -> String {
    match error {
        AppraisalError::NoEdition { period, day: last } => {
            format!("{}的末日{}没有施行的方案", named(*period), day(*last))
        }
        AppraisalError::UnknownAppraisal { appraisal, day: on } => {
            format!("{}施行的方案中没有考核方案{}", day(*on), quoted(appraisal))
        }
        AppraisalError::WrongPeriod { appraisal, per, period } => {
            format!("考核方案{}按{}计，{}不是这种周期", quoted(appraisal), kind(*per), named(*period))
        }
        AppraisalError::Overflow { appraisal, period, what } => format!(
            "考核方案{}{}的{}分值超出可精确计算的范围，绝对值应不超过{}",
            quoted(appraisal),
            named(*period),
            quoted(what),
            Amount::MAX
        ),
        AppraisalError::Duty(error) => super::duty::error(error),
        AppraisalError::Points(error) => super::points::error(error),
    }
}
