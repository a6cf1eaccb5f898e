//! R1–R6, R9: what a document may say of appraisals, beside plain tables of what goes with what.

mod forms;
mod grades;
mod mixes;
mod reporting;
mod table;

use serde_json::{Value, json};
use wangge::scheme::Scheme;
use wangge_tests::catalogue::TIERS;
use wangge_tests::service::{ROLE, frame};

/// Code and place of every fault, sorted.
fn faults(document: &Value) -> Vec<(String, String)> {
    let Err(faults) = Scheme::read(&document.to_string()) else { return Vec::new() };
    let said = faults.into_iter().map(|fault| (fault.code().to_owned(), fault.path.to_string()));
    let mut said: Vec<(String, String)> = said.collect();
    said.sort();
    said
}

fn sorted(faults: Vec<(&str, String)>) -> Vec<(String, String)> {
    let mut sorted: Vec<(String, String)> =
        faults.into_iter().map(|(code, place)| (code.to_owned(), place)).collect();
    sorted.sort();
    sorted
}

/// What each measure needs, and what it may have besides; of some cases are counted.
const MEASURES: [(&str, &[&str], &[&str], bool); 27] = [
    ("reported", &[], &[], true),
    ("accepted", &[], &[], true),
    ("resolved", &[], &[], true),
    ("closed", &[], &[], true),
    ("rejected", &[], &[], true),
    ("merged", &[], &[], true),
    ("open", &[], &[], true),
    ("open-overdue", &[], &[], true),
    ("backlog", &["months"], &[], true),
    ("resolution-share", &[], &[], true),
    ("on-time-share", &[], &[], true),
    ("settled-in-place", &["within"], &[], true),
    ("breaches", &[], &[], true),
    ("returns", &[], &[], true),
    ("reopen-share", &[], &[], true),
    ("accurate-dispatch-share", &[], &[], true),
    ("partner-answer-share", &[], &[], true),
    ("first-response", &[], &[], true),
    ("mark", &["mark"], &[], true),
    ("best-mark-share", &[], &[], true),
    ("duty-fulfilment", &["duty"], &[], false),
    ("coverage", &["duty"], &[], false),
    ("points", &["purse"], &[], false),
    ("records", &["activities"], &[], false),
    ("active-months", &[], &["activities"], false),
    ("headcount", &["roles"], &["tags"], false),
    ("input", &["input"], &[], false),
];

/// What measures ask for, each with a sound value.
fn arguments() -> [(&'static str, Value); 9] {
    [
        ("months", json!(3)),
        ("within", json!(TIERS[2])),
        ("mark", json!("all")),
        ("duty", json!("rounds")),
        ("purse", json!("mine")),
        ("activities", json!(["silence"])),
        ("roles", json!([ROLE.0])),
        ("tags", json!(["skilled"])),
        ("input", json!("poll")),
    ]
}

/// A sound document with what measures name, and an appraisal of the units of the first tier without any.
fn whole() -> Value {
    let mut whole = frame();
    let named = |code: &str| json!({"code": code, "name": "名称", "basis": "assumed"});
    let mut tag = named("skilled");
    tag["class"] = json!("talent");
    whole["tag"] = json!([tag]);
    let mut rounds = whole["duty"][0].clone();
    rounds["code"] = json!("rounds");
    rounds.as_object_mut().unwrap().remove("times");
    rounds["cover"] = json!("households");
    whole["duty"].as_array_mut().unwrap().push(rounds);
    whole["input"] = json!([named("poll")]);
    whole["appraisal"] = json!([appraisal("town", "quarter")]);
    whole
}

fn appraisal(code: &str, per: &str) -> Value {
    json!({"code": code, "name": "考核", "tier": TIERS[0], "per": per, "basis": "assumed"})
}

/// An indicator without measure or scoring.
fn indicator(code: &str) -> Value {
    json!({"code": code, "name": "指标", "weight": 10, "basis": "assumed"})
}

/// Another's fields beside those of an object.
fn with(mut entry: Value, fields: Value) -> Value {
    for (field, value) in fields.as_object().unwrap() {
        entry[field] = value.clone();
    }
    entry
}

/// A measure with all that it needs.
fn measured(word: &str) -> Value {
    let (_, needed, ..) = MEASURES.into_iter().find(|(known, ..)| *known == word).unwrap();
    let given = arguments().into_iter().filter(|(field, _)| needed.contains(field));
    with(
        json!({"measure": word}),
        Value::Object(given.map(|(field, value)| (field.to_owned(), value)).collect()),
    )
}

/// A document in TOML: a line for each section.
fn as_toml(document: &Value) -> String {
    let sections = document.as_object().unwrap().iter();
    sections.map(|(name, section)| format!("{name} = {}\n", inline(section))).collect()
}

fn inline(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let fields: Vec<String> =
                fields.iter().map(|(name, value)| format!("{name} = {}", inline(value))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
        Value::Array(rows) => format!("[{}]", rows.iter().map(inline).collect::<Vec<_>>().join(", ")),
        leaf => leaf.to_string(),
    }
}
