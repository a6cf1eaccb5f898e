//! Why an appraisal has no answer.

use serde::Serialize;

use crate::tally::duty::DutyError;
use crate::tally::points::TallyError;
use crate::tally::{CaseError, CaseErrors};
use crate::value::{Code, Date, Period, PeriodKind};

/// Why an appraisal has no answer; the fields are the facts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum AppraisalError {
    /// No edition of the scheme is in force on the last day of the period.
    #[error("no edition of the scheme is in force on {day}, the last day of {period}")]
    NoEdition {
        /// The period.
        period: Period,
        /// Its last day.
        day: Date,
    },
    /// The edition in force has no such appraisal.
    #[error("there is no appraisal {appraisal} on {day}")]
    UnknownAppraisal {
        /// The appraisal.
        appraisal: Code,
        /// The last day of the period.
        day: Date,
    },
    /// The appraisal is of another kind of period.
    #[error("appraisal {appraisal} is per {per}, and {period} is none")]
    WrongPeriod {
        /// The appraisal.
        appraisal: Code,
        /// The kind of its periods.
        per: PeriodKind,
        /// The period asked for.
        period: Period,
    },
    /// A figure leaves its bounds on the way: those of amounts (V3), or of exact fractions.
    #[error("{what} of appraisal {appraisal} in {period} cannot be told exactly")]
    Overflow {
        /// The appraisal.
        appraisal: Code,
        /// The period.
        period: Period,
        /// The code of the indicator, item, group, veto, grade, duty or input; of a total, of the appraisal itself.
        what: Code,
    },
    /// Duties could not be counted.
    #[error(transparent)]
    Duty(DutyError),
    /// Points could not be scored.
    #[error(transparent)]
    Points(TallyError),
    /// Cases could not be measured: the first of what is wrong.
    #[error(transparent)]
    Cases(CaseError),
}

impl AppraisalError {
    /// Every code of its own, in the order of the variants; besides, those of [`DutyError`], [`TallyError`] and
    /// [`CaseError`].
    pub const ALL_CODES: [&'static str; 4] =
        ["no_edition", "unknown_appraisal", "wrong_period", "score_overflow"];

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoEdition { .. } => "no_edition",
            Self::UnknownAppraisal { .. } => "unknown_appraisal",
            Self::WrongPeriod { .. } => "wrong_period",
            Self::Overflow { .. } => "score_overflow",
            Self::Duty(error) => error.code(),
            Self::Points(error) => error.code(),
            Self::Cases(error) => error.code(),
        }
    }
}

impl From<DutyError> for AppraisalError {
    fn from(error: DutyError) -> Self {
        Self::Duty(error)
    }
}

impl From<TallyError> for AppraisalError {
    fn from(error: TallyError) -> Self {
        Self::Points(error)
    }
}

impl From<CaseError> for AppraisalError {
    fn from(error: CaseError) -> Self {
        Self::Cases(error)
    }
}

impl From<CaseErrors> for AppraisalError {
    fn from(errors: CaseErrors) -> Self {
        let first = errors.as_slice().first().cloned();
        Self::Cases(first.unwrap_or(CaseError::NotOfCases {}))
    }
}
