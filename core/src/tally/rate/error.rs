//! Why nothing is rated.

use serde::Serialize;

use crate::value::{Code, Period};

/// Why subjects cannot be rated; the fields are the facts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum RateError {
    /// A column is not as long as that of the totals.
    #[error("column {column} has {found} rows, not {expected}")]
    WrongCount {
        /// The column: `groups`, `vetoes`, `demands`.
        column: &'static str,
        /// How many rows there are.
        expected: usize,
        /// How many the column has.
        found: usize,
    },
    /// There are more rows than 32 bits can number.
    #[error("{rows} rows are more than can be numbered")]
    TooManyRows {
        /// How many there are.
        rows: usize,
    },
    /// A grading without grades.
    #[error("there are no grades")]
    NoGrades {},
    /// A veto names no grade of the grading. Of several, the first.
    #[error("the veto of row {row} names grade {place} of {grades}")]
    NoSuchGrade {
        /// The row, from 0.
        row: usize,
        /// The place it names, from 0.
        place: u32,
        /// How many grades there are.
        grades: usize,
    },
    /// A total lies beyond ±8·10¹² (V3). Of several, the first.
    #[error("the total of row {row} is out of range")]
    OutOfRange {
        /// The row, from 0.
        row: usize,
    },
    /// A grade has demands, and nothing says who meets them.
    #[error("nothing says who meets the demands of grade {grade}")]
    DemandsUnknown {
        /// The grade.
        grade: Code,
    },
    /// A subject is stated twice.
    #[error("subject {subject} is stated twice")]
    DuplicateSubject {
        /// Its place.
        subject: u32,
    },
    /// A period is stated twice.
    #[error("period {period} is stated twice")]
    DuplicatePeriod {
        /// The period.
        period: Period,
    },
}

impl RateError {
    /// Every code, in the order of the variants.
    pub const ALL_CODES: [&'static str; 8] = [
        "wrong_count",
        "too_many_rows",
        "no_grades",
        "no_such_grade",
        "out_of_range",
        "demands_unknown",
        "duplicate_subject",
        "duplicate_period",
    ];

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongCount { .. } => "wrong_count",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::NoGrades {} => "no_grades",
            Self::NoSuchGrade { .. } => "no_such_grade",
            Self::OutOfRange { .. } => "out_of_range",
            Self::DemandsUnknown { .. } => "demands_unknown",
            Self::DuplicateSubject { .. } => "duplicate_subject",
            Self::DuplicatePeriod { .. } => "duplicate_period",
        }
    }
}
