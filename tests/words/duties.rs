//! Duties: what is not answered, and why an answer is as it is.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use wangge::scheme::{Basis, Edition, Scheme};
use wangge::speech::{Lang, duty_error, fulfilment};
use wangge::tally::duty::{Because, DutyError, Measure};
use wangge::value::{Amount, Period, PeriodKind, Stamp};

use crate::facts::{Said, words};
use crate::{Example, code, declared};

/// What is declared beside the preset.
const DECLARED: &str = r#"
[[duty]]
code = "visits"
name = "每月走访"
role = "grid-head"
kinds = ["visit"]
per = "month"
times = 4
basis = "report"
assumed = ["times"]
"#;

pub(crate) fn scheme() -> Scheme {
    declared(DECLARED)
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn errors() -> Vec<DutyError> {
    let stamp = |text: &str| text.parse::<Stamp>().unwrap();
    let (checklist, point) = (code("flood"), code("ditch-04"));
    vec![
        DutyError::NoEdition { period: period("2021-Q4"), day: "2021-12-31".parse().unwrap() },
        DutyError::UnknownDuty { duty: code("rounds") },
        DutyError::WrongPeriod { duty: code("visits"), per: PeriodKind::Month, period: period("2026-W08") },
        DutyError::WrongPeriod { duty: code("visits"), per: PeriodKind::Day, period: period("2026-H1") },
        DutyError::WrongPeriod { duty: code("visits"), per: PeriodKind::Week, period: period("2026-H2") },
        DutyError::WrongPeriod { duty: code("visits"), per: PeriodKind::Quarter, period: period("2026") },
        DutyError::WrongPeriod { duty: code("visits"), per: PeriodKind::Half, period: period("all") },
        DutyError::WrongPeriod { duty: code("visits"), per: PeriodKind::Year, period: period("2026-03-05") },
        DutyError::UnknownMember { member: "m-0017".parse().unwrap() },
        DutyError::UnknownUnit { case: "c-00042".parse().unwrap(), unit: "ds-99".parse().unwrap() },
        DutyError::NotReported { case: "c-00042".parse().unwrap() },
        DutyError::Backwards {
            from: stamp("2026-03-05T12:00:00+08:00"),
            to: stamp("2026-03-05T13:30:00.250+09:00"),
        },
        DutyError::Overflow {
            duty: code("visits"),
            period: period("2026-03"),
            unit: "ds-07".parse().unwrap(),
        },
        DutyError::TargetTooLong { checklist: checklist.clone(), point: point.clone(), unit: None },
        DutyError::TargetTooLong { checklist, point, unit: Some("ds-07".parse().unwrap()) },
    ]
}

fn reasons() -> Vec<Because> {
    let amount = |text: &str| text.parse::<Amount>().unwrap();
    let plain = Because {
        duty: code("visits"),
        edition: Edition { scheme: code("dongshi"), from: "2022-01-01".parse().unwrap() },
        basis: Basis { source: code("assumed"), assumed: Vec::new() },
        period: period("2026-03"),
        days: 31,
        in_force: 30,
        member: Some("m-0017".parse().unwrap()),
        unit: "ds-07".parse().unwrap(),
        held: Some(22),
        measure: Measure::Times,
        kinds: vec![code("visit")],
        verified: false,
        set: None,
        usual: None,
        plans: Vec::new(),
        required: amount("4"),
        done: amount("1"),
        records: vec!["r-0001".parse().unwrap()],
        missing: Vec::new(),
    };
    let of = |measure, set| Because {
        measure,
        set,
        required: amount("7"),
        done: amount("5"),
        records: ["r-0001", "r-0002"].map(|id| id.parse().unwrap()).to_vec(),
        missing: vec!["h-secret".parse().unwrap()],
        ..plain.clone()
    };
    vec![
        Because { records: Vec::new(), done: Amount::ZERO, ..plain.clone() },
        Because {
            measure: Measure::Amount,
            kinds: vec![code("visit"), code("other")],
            verified: true,
            usual: Some(amount("8.5")),
            plans: vec![code("typhoon"), code("flood")],
            required: amount("4.25"),
            ..plain.clone()
        },
        Because {
            member: None,
            held: None,
            measure: Measure::Targets,
            period: period("2026-Q1"),
            ..plain.clone()
        },
        Because {
            set: Some(0),
            required: Amount::ZERO,
            done: Amount::ZERO,
            records: Vec::new(),
            ..of(Measure::Points, None)
        },
        Because { duty: code("rounds"), ..plain.clone() },
        of(Measure::Households, Some(7)),
        of(Measure::Contacts, Some(7)),
        of(Measure::Points, Some(7)),
        of(Measure::Cases, Some(13)),
    ]
}

pub(crate) fn examples() -> Vec<Example> {
    let scheme = scheme();
    let errors = errors().into_iter().map(|error| Example {
        label: format!("duty {}", error.code()),
        facts: serde_json::to_value(&error).unwrap(),
        zh: duty_error(&error, Lang::Zh),
        en: duty_error(&error, Lang::En),
    });
    let reasons = reasons().into_iter().map(|because| Example {
        label: "fulfilment".to_owned(),
        facts: serde_json::to_value(&because).unwrap(),
        zh: fulfilment(&because, &scheme, Lang::Zh),
        en: fulfilment(&because, &scheme, Lang::En),
    });
    errors.chain(reasons).collect()
}

/// What a sentence about duties must hold of one fact; `None` where it is said as elsewhere.
pub(crate) fn said(family: &str, key: &str, fact: &Value) -> Option<Said> {
    let text = fact.as_str().unwrap_or_default();
    Some(match (family, key) {
        ("fulfilment", "missing") => Said::Kept,
        ("fulfilment", "scheme" | "from" | "source" | "measure" | "verified") => Said::Form,
        ("fulfilment", "required" | "done" | "set") if *fact == json!(0) => Said::Form,
        ("duty", "per") => match text {
            "day" => words("按日计", "by day"),
            "week" => words("按周计", "by week"),
            "month" => words("按月计", "by month"),
            "quarter" => words("按季度计", "by quarter"),
            "half" => words("按半年计", "by half"),
            _ => words("按年计", "by year"),
        },
        ("duty" | "fulfilment", "period") => period_said(text),
        _ => return None,
    })
}

/// A period in words.
pub(crate) fn period_said(text: &str) -> Said {
    match text {
        "2021-Q4" => words("2021年第4季度", text),
        "2026-Q1" => words("2026年第1季度", text),
        "2026-W08" => words("2026年第8周", text),
        "2026-W10" => words("2026年第10周", text),
        "2026-H1" => words("2026年上半年", text),
        "2026-H2" => words("2026年下半年", text),
        "2026-02" => words("2026年2月", text),
        "2026-03" => words("2026年3月", text),
        "2026-03-05" => words("2026年3月5日", text),
        "2026" => words("2026年", text),
        "all" => words("全部时间", "all"),
        _ => panic!("{text} has no words here"),
    }
}

/// X1: a code without an example fails here.
#[test]
fn x1_every_error_about_duties_has_an_example() {
    let found: BTreeSet<&str> = errors().iter().map(DutyError::code).collect();
    assert_eq!(found, DutyError::ALL.iter().copied().collect());
}

/// X1: what is counted, and by whom, is told apart: no two examples sound the same.
#[test]
fn x1_no_two_reasons_sound_the_same() {
    for said in [|example: &Example| example.zh.clone(), |example: &Example| example.en.clone()] {
        let texts: Vec<String> = examples().iter().map(said).collect();
        assert_eq!(texts.iter().collect::<BTreeSet<_>>().len(), texts.len());
    }
}

/// S5: a field that the source does not give is said to be assumed, another rests on the source.
#[test]
fn s5_what_a_duty_rests_on_is_said_field_by_field() {
    let of = |measure| reasons().into_iter().find(|because| because.measure == measure).unwrap();
    let said = |measure| fulfilment(&of(measure), &scheme(), Lang::Zh);
    assert!(said(Measure::Times).starts_with("常态工作「每月走访」（visits），合理取值，待核定；"));
    assert!(said(Measure::Amount).starts_with("常态工作「每月走访」（visits），依据《"));
}

/// X1: of many records the first twenty are named, and all are counted.
#[test]
fn x1_many_records_are_counted_and_the_first_are_named() {
    let records = (0..21).map(|at| format!("r-{at:02}").parse().unwrap()).collect();
    let because = Because { records, ..reasons().remove(0) };
    let (zh, en) = (fulfilment(&because, &scheme(), Lang::Zh), fulfilment(&because, &scheme(), Lang::En));
    assert!(zh.contains("计入记录21条：「r-00」、") && zh.ends_with("「r-19」等"), "{zh}");
    assert!(en.contains("21 records count: `r-00`, ") && en.ends_with("`r-19` and so on"), "{en}");
}
