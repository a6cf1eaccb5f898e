//! 评定不成的缘由.

use super::duty::period as named;
use super::quoted;
use crate::tally::rate::RateError;
use crate::value::Amount;

pub(in crate::speech) fn error(error: &RateError) -> String {
    match error {
        RateError::WrongCount { column, expected, found } => {
            format!("列{}有{found}行，应与总分同为{expected}行", quoted(column))
        }
        RateError::TooManyRows { rows } => {
            format!("共{rows}行，一次评定不了，应不超过{}行", u32::MAX - 1)
        }
        RateError::NoGrades {} => "定级规则没有等次，应至少有一个".to_owned(),
        RateError::NoSuchGrade { row, place, grades } => {
            format!("第{row}行（从0数起）一票否决定为第{place}等次（从0数起），而等次共有{grades}个")
        }
        RateError::OutOfRange { row } => {
            format!("第{row}行（从0数起）的总分超出范围，应在正负{}之间", Amount::MAX)
        }
        RateError::DemandsUnknown { grade } => {
            format!("等次{}另有指标要求，而未给出谁达到要求", quoted(grade))
        }
        RateError::DuplicateSubject { subject } => format!("第{subject}号对象重复列出，应只列一次"),
        RateError::DuplicatePeriod { period } => format!("周期{}重复列出，应只列一次", named(*period)),
    }
}
