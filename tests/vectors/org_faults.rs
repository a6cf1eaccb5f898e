//! O6, X1: broken organisations and all their faults, with code, path and facts.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::Value;
use wangge::org::Org;

use super::support::scheme;

/// One vector.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    /// What it shows, in a sentence.
    shows: String,
    /// The document it stands under: `base` or a preset.
    scheme: String,
    /// The document.
    org: Value,
    /// Its faults, in order; none if it is sound.
    faults: Vec<FaultRow>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct FaultRow {
    code: String,
    path: String,
    facts: Value,
}

fn faults(vector: &Vector) -> Vec<FaultRow> {
    let scheme = scheme(&vector.scheme, &[]);
    let Err(faults) = Org::read(&vector.org.to_string(), &scheme) else { return Vec::new() };
    let row = |fault: &wangge::read::Fault| FaultRow {
        code: fault.code().to_owned(),
        path: fault.path.to_string(),
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
    for code in [
        "bad_code",
        "bad_date",
        "bad_id",
        "bad_text",
        "cycle",
        "duplicate",
        "empty_span",
        "missing_field",
        "not_serving",
        "overlap",
        "personal_data",
        "unknown_field",
        "unknown_reference",
        "unknown_word",
        "wrong_count",
        "wrong_tier",
        "wrong_type",
    ] {
        assert!(shown.contains(code), "{code}");
    }
}
