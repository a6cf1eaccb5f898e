//! Cases: what is not measured, and why.

use std::collections::BTreeSet;

use serde_json::Value;
use wangge::case::{EvolveError, Refusal};
use wangge::scheme::Edition;
use wangge::speech::{Lang, case_error, case_errors, no_data};
use wangge::tally::{CaseError, CaseTable, NoData, World};
use wangge::value::Instant;

use crate::facts::Said;
use crate::{Example, code};

fn errors() -> Vec<CaseError> {
    let case = || "c-00042".parse().unwrap();
    let (unit, member) = (|| "ds-99".parse().unwrap(), || "m-0017".parse().unwrap());
    vec![
        CaseError::DoesNotFollow { case: case(), seq: 4, why: EvolveError::BackDated },
        CaseError::UnknownEdition {
            case: case(),
            edition: Edition { scheme: code("dongshi"), from: "2022-01-01".parse().unwrap() },
        },
        CaseError::UnknownUnit { case: Some(case()), unit: unit() },
        CaseError::UnknownUnit { case: None, unit: unit() },
        CaseError::UnknownMember { case: Some(case()), member: member() },
        CaseError::UnknownMember { case: None, member: member() },
        CaseError::NotTicked { case: case(), why: Refusal::Inconsistent { case: case() } },
        CaseError::TooManyRows { limit: 4_294_967_280 },
        CaseError::OtherOrg {},
        CaseError::UnknownColumn { column: "resolved_on".to_owned() },
        CaseError::NotOfCases {},
        CaseError::Overflow {},
    ]
}

fn nothing() -> [NoData; 2] {
    [NoData::MissingColumn { column: "overdue_at" }, NoData::OnlyFromEvents {}]
}

pub(crate) fn examples() -> Vec<Example> {
    let errors = errors().into_iter().map(|error| Example {
        label: format!("measure {}", error.code()),
        facts: serde_json::to_value(&error).unwrap(),
        zh: case_error(&error, Lang::Zh),
        en: case_error(&error, Lang::En),
    });
    let nothing = nothing().into_iter().map(|why| Example {
        label: format!("no_data {}", why.code()),
        facts: serde_json::to_value(&why).unwrap(),
        zh: no_data(&why, Lang::Zh),
        en: no_data(&why, Lang::En),
    });
    errors.chain(nothing).collect()
}

/// What a sentence about measures must hold of one fact; `None` where it is said as elsewhere.
pub(crate) fn said(family: &str, key: &str, _: &Value) -> Option<Said> {
    match (family, key) {
        // Said in the words of what they are the codes of.
        ("measure", "why") | ("no_data", "no_data") => Some(Said::Form),
        _ => None,
    }
}

/// X1: a code without an example fails here.
#[test]
fn x1_every_error_about_cases_has_an_example() {
    let found: BTreeSet<&str> = errors().iter().map(CaseError::code).collect();
    assert_eq!(found, CaseError::ALL.iter().copied().collect());
    assert_eq!(nothing().map(|why| why.code()), NoData::ALL_CODES);
}

/// X1: of several cases that are wrong all are counted and the first is said.
#[test]
fn x1_wrong_cases_are_counted() {
    let scheme = crate::declared("");
    let org = wangge::org::Org::read(r#"{"units": [{"id": "ds", "tier": "town"}]}"#, &scheme).unwrap();
    let event = |case: &str| {
        let text = format!(
            r#"{{"v":1,"case":"{case}","seq":1,"at":"2026-03-05T12:00:00+08:00","event":"closed","cause":"hand"}}"#
        );
        serde_json::from_str::<wangge::case::Event>(&text).unwrap()
    };
    let as_of = Instant::parse("2026-04-01T00:00:00+08:00").unwrap();
    let wrong = |events: &[wangge::case::Event]| {
        CaseTable::of_events(events, as_of, &World::new(&scheme, &org)).unwrap_err()
    };
    let one = "event 1 of case `c-1` does not follow: a case begins with the event `reported`";
    assert_eq!(case_errors(&wrong(&[event("c-1")]), Lang::En), one);
    let two = wrong(&[event("c-2"), event("c-1")]);
    assert_eq!(case_errors(&two, Lang::En), format!("2 errors, the first: {one}"));
    let zh = "共2处差错，第一处为：事件「c-1」的第1条记录接不上：事件的第一条记录须为受理登记（reported）";
    assert_eq!(case_errors(&two, Lang::Zh), zh);
}
