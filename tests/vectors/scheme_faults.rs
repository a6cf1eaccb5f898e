//! S2, X1: broken schemes and all their faults, with code, path, line, column and facts.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use wangge::calendar::CalendarFault;
use wangge::read::{FaultKind, MAX_BYTES, MAX_VALUES};
use wangge::scheme::Scheme;
use wangge::value::ValueError;
use wangge::wire;

use super::support::{Edit, edited, scheme};

/// One document: `base` or a preset, with edits, or a text of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    /// What it shows, in a sentence.
    shows: String,
    /// The clauses it shows.
    clauses: Vec<String>,
    #[serde(default)]
    scheme: Option<String>,
    #[serde(default)]
    edits: Vec<Edit>,
    #[serde(default)]
    text: Option<String>,
    /// Its faults, in order; none if it is sound.
    faults: Vec<Row>,
}

/// One fault. The words are not part of a vector.
#[derive(Debug, Deserialize)]
struct Row {
    code: String,
    path: String,
    line: Option<u32>,
    column: Option<u32>,
    facts: Box<RawValue>,
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        let all = |row: &Self| (row.code.clone(), row.path.clone(), row.line, row.column);
        all(self) == all(other) && self.facts.get() == other.facts.get()
    }
}

#[derive(Deserialize)]
struct Failure {
    faults: Vec<Row>,
}

fn vectors() -> Vec<Vector> {
    serde_json::from_str(include_str!("scheme_faults.json")).unwrap()
}

fn faults(text: &str) -> Vec<Row> {
    let Err(error) = wire::scheme::read(text) else { return Vec::new() };
    serde_json::from_str::<Failure>(&error.to_json()).unwrap().faults
}

#[test]
fn every_fault_is_found_with_its_code_place_and_facts() {
    for vector in vectors() {
        assert!(!vector.clauses.is_empty(), "{}", vector.shows);
        let text = match (&vector.scheme, &vector.text) {
            (Some(name), None) => edited(name, &vector.edits),
            (None, Some(text)) => text.clone(),
            _ => panic!("a document or a text: {}", vector.shows),
        };
        assert_eq!(faults(&text), vector.faults, "{}", vector.shows);
    }
}

/// S1: what the vectors change stands in their own document: no list of the scheme is empty there.
#[test]
fn every_section_occurs_in_the_base() {
    let said: Value = serde_json::from_str(&wire::scheme::describe(&scheme("base", &[]))).unwrap();
    for (section, entries) in said.as_object().unwrap() {
        assert!(entries.as_array().is_none_or(|entries| !entries.is_empty()), "{section}");
    }
}

/// Too long to stand in a file.
#[test]
fn a_text_of_more_than_32_mib_is_not_read() {
    let found = faults(&"#".repeat(MAX_BYTES + 1));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code.as_str(), found[0].path.as_str()), ("too_large", ""));
    assert_eq!(found[0].facts.get(), r#"{"bytes":33554433,"limit":33554432}"#);
}

/// Too long as well: more values than are read, and a list in brackets with more of them than TOML may write.
#[test]
fn a_document_of_too_many_values_is_not_read_on() {
    let found =
        faults(&format!("{{\"scheme\":{{\"assumed\":[\"name\"{}]}}}}", ",\"name\"".repeat(MAX_VALUES / 2)));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code.as_str(), found[0].path.as_str()), ("too_many", "scheme.assumed[750000]"));
    assert_eq!(found[0].facts.get(), r#"{"limit":1500000}"#);
    let found = faults(&format!("a = 1\nb = [{}]", "1,".repeat(500_000)));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code.as_str(), found[0].line, found[0].column), ("too_many", Some(2), Some(1)));
    assert_eq!(found[0].facts.get(), r#"{"limit":500000}"#);
}

/// A file of text holds none that is not UTF-8.
#[test]
fn bytes_that_are_not_utf8_are_one_fault_at_the_first_of_them() {
    let broken = b"[scheme]\nname = \"\xe4\xb8\x9c\xff\xe7\"\n";
    let error = wire::Error::from(Scheme::read_bytes(broken).unwrap_err());
    let found = serde_json::from_str::<Failure>(&error.to_json()).unwrap().faults;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code.as_str(), found[0].line, found[0].column), ("not_utf8", Some(2), Some(10)));
    assert_eq!(found[0].facts.get(), r#"{"valid":20}"#);
}

/// Every fault that the reading of a scheme can name is shown.
#[test]
fn every_code_is_shown() {
    let shown: BTreeSet<String> =
        vectors().into_iter().flat_map(|vector| vector.faults).map(|row| row.code).collect();
    let known = FaultKind::ALL.iter().chain(&ValueError::ALL_CODES).chain(&CalendarFault::ALL_CODES);
    let elsewhere = [
        "too_large",            // above: its text would fill the file
        "too_many",             // above as well
        "not_utf8",             // above: no text of this file
        "wrong_tier",           // of organisations
        "cycle",                // of organisations
        "not_serving",          // of organisations
        "ambiguous_name",       // of tables
        "not_serving_then",     // of records
        "filed_early",          // of records
        "broken_reversal",      // of records
        "other_scheme",         // of histories
        "overlapping_editions", // of histories
        "bad_instant",          // a scheme has days, and no instants
        "bad_period",           // a scheme names no period
    ];
    let expected = known.copied().filter(|code| !elsewhere.contains(code)).map(str::to_owned);
    assert_eq!(shown, expected.collect());
}
