//! Ratings: why there are none.

use std::collections::BTreeSet;

use serde_json::Value;
use wangge::speech::{Lang, rate_error};
use wangge::tally::rate::RateError;

use crate::facts::Said;
use crate::{Example, code, duties};

fn errors() -> Vec<RateError> {
    vec![
        RateError::WrongCount { column: "groups", expected: 12, found: 11 },
        RateError::TooManyRows { rows: 5_000_000_000 },
        RateError::NoGrades {},
        RateError::NoSuchGrade { row: 7, place: 5, grades: 4 },
        RateError::OutOfRange { row: 7 },
        RateError::DemandsUnknown { grade: code("star-5") },
        RateError::DuplicateSubject { subject: 17 },
        RateError::DuplicatePeriod { period: "2026-03".parse().unwrap() },
    ]
}

pub(crate) fn examples() -> Vec<Example> {
    let example = |error: RateError| Example {
        label: format!("rating {}", error.code()),
        facts: serde_json::to_value(&error).unwrap(),
        zh: rate_error(&error, Lang::Zh),
        en: rate_error(&error, Lang::En),
    };
    errors().into_iter().map(example).collect()
}

/// What a sentence about ratings must hold of one fact; `None` where it is said as elsewhere.
pub(crate) fn said(family: &str, key: &str, fact: &Value) -> Option<Said> {
    let period = (family, key) == ("rating", "period");
    period.then(|| duties::period_said(fact.as_str().unwrap_or_default()))
}

/// X1: a code without an example fails here.
#[test]
fn x1_every_code_of_ratings_has_an_example() {
    let found: BTreeSet<&str> = errors().iter().map(RateError::code).collect();
    assert_eq!(found, RateError::ALL_CODES.into_iter().collect());
}
