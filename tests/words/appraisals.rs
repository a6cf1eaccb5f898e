//! What is said of appraisals that have no answer.

use serde_json::{Value, json};
use wangge::speech::{Lang, appraisal_error};
use wangge::tally::appraise::AppraisalError;
use wangge::value::PeriodKind;

use crate::duties::period_said;
use crate::facts::{Said, words};
use crate::{Example, code};

fn errors() -> Vec<AppraisalError> {
    let appraisal = || code("stars");
    let errors = vec![
        AppraisalError::NoEdition { period: "2021-Q4".parse().unwrap(), day: "2021-12-31".parse().unwrap() },
        AppraisalError::UnknownAppraisal { appraisal: appraisal(), day: "2026-03-31".parse().unwrap() },
        AppraisalError::WrongPeriod {
            appraisal: appraisal(),
            per: PeriodKind::Month,
            period: "2026-Q1".parse().unwrap(),
        },
        AppraisalError::Overflow {
            appraisal: appraisal(),
            period: "2026-02".parse().unwrap(),
            what: code("visits"),
        },
    ];
    let codes: Vec<&str> = errors.iter().map(AppraisalError::code).collect();
    assert_eq!(codes, AppraisalError::ALL_CODES, "every error of its own has an example");
    errors
}

pub(crate) fn examples() -> Vec<Example> {
    let example = |error: AppraisalError| Example {
        label: format!("appraisal {}", error.code()),
        facts: serde_json::to_value(&error).unwrap(),
        zh: appraisal_error(&error, Lang::Zh),
        en: appraisal_error(&error, Lang::En),
    };
    errors().into_iter().map(example).collect()
}

/// What a sentence about appraisals must hold of one fact; `None` where it is said as elsewhere.
pub(crate) fn said(family: &str, key: &str, fact: &Value) -> Option<Said> {
    match (family, key) {
        ("appraisal", "per") if *fact == json!("month") => Some(words("按月计", "by month")),
        ("appraisal", "period") => Some(period_said(fact.as_str().unwrap_or_default())),
        _ => None,
    }
}
