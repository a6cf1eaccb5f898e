//! O6, X1: broken organisations and all their faults, with code, path and facts.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::Value;
use wangge::org::Org;
use wangge::read::FaultKind;
use wangge::value::ValueError;

use super::support::{Edit, scheme};

/// One document under a scheme.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    /// What it shows, in a sentence.
    shows: String,
    /// The document of the scheme: `base` or a preset.
    scheme: String,
    /// What is declared besides.
    #[serde(default)]
    edits: Vec<Edit>,
    /// The document, or its text where the form matters.
    #[serde(default)]
    org: Value,
    #[serde(default)]
    text: Option<String>,
    /// Its faults, in order; none if it is sound.
    faults: Vec<Row>,
}

/// One fault; the place in the text where the form tells it. The words are not part of a vector.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    path: String,
    #[serde(default)]
    line: Option<u32>,
    #[serde(default)]
    column: Option<u32>,
    facts: Value,
}

fn faults(vector: &Vector) -> Vec<Row> {
    let text = vector.text.clone().unwrap_or_else(|| vector.org.to_string());
    let Err(faults) = Org::read(&text, &scheme(&vector.scheme, &vector.edits)) else { return Vec::new() };
    let row = |fault: &wangge::read::Fault| Row {
        code: fault.code().to_owned(),
        path: fault.path.to_string(),
        line: fault.line,
        column: fault.column,
        facts: serde_json::to_value(&fault.kind).unwrap(),
    };
    faults.as_slice().iter().map(row).collect()
}

fn vectors() -> Vec<Vector> {
    serde_json::from_str(include_str!("org_faults.json")).unwrap()
}

#[test]
fn every_fault_is_found_with_code_path_and_facts() {
    for vector in vectors() {
        assert_eq!(faults(&vector), vector.faults, "{}", vector.shows);
    }
}

/// Every fault that the reading of an organisation can name is shown.
#[test]
fn every_code_is_shown() {
    let shown: BTreeSet<String> =
        vectors().into_iter().flat_map(|vector| vector.faults).map(|row| row.code).collect();
    let known = FaultKind::ALL.iter().chain(&ValueError::ALL_CODES);
    let elsewhere = [
        "too_large",           // its text would fill the file
        "too_many",            // likewise
        "not_utf8",            // a vector is text
        "out_of_bounds",       // an organisation has no numbers
        "start_above_ceiling", // of schemes
        "missing_limit",       // of schemes
        "ambiguous_limit",     // of schemes
        "excluded_field",      // of schemes
        "tag_without_service", // of schemes
        "deduction_without_duty",
        "scores_residents",
        "punishes_reporting",
        "period_not_nested",
        "condition_of_last_grade",
        "other_subjects",
        "mix_cycle",
        "not_an_award",
        "other_purse",
        "role_not_on_tier",
        "wrong_link",
        "ambiguous_name",       // of tables
        "not_serving_then",     // of records
        "filed_early",          // of records
        "broken_reversal",      // of records
        "other_scheme",         // of histories
        "overlapping_editions", // of histories
        "bad_instant",          // an organisation has days, and no instants
        "bad_offset",           // nor offsets
        "bad_period",           // nor periods
        "bad_duration",         // nor durations
        "bad_season",           // nor seasons
        "bad_amount",           // nor numbers
        "bad_ratio",
        "overflow",
    ];
    let expected = known.copied().filter(|code| !elsewhere.contains(code)).map(str::to_owned);
    assert_eq!(shown, expected.collect());
}
