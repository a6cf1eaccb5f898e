//! R5: subjects and gradings, and what comes of them, as the core writes it.
//!
//! `WRITE_VECTORS=1 cargo test -p wangge-tests --test vectors` fills in what comes of them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use wangge::wire::rating::rate;

use super::service::Row;
use super::written::{lines, parts, spaced, string, tight};

/// Subjects under a grading, and what they are rated.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    /// What they show, in a sentence.
    shows: String,
    /// The clauses they show.
    clauses: Vec<String>,
    grading: Box<RawValue>,
    subjects: Vec<Box<RawValue>>,
    #[serde(default)]
    rated: Option<Box<RawValue>>,
    #[serde(default)]
    faults: Option<Vec<Row>>,
}

static VECTORS: LazyLock<Vec<Vector>> =
    LazyLock::new(|| serde_json::from_str(include_str!("ratings.json")).unwrap());

/// The rows, or what is wrong.
fn told(vector: &Vector) -> Result<String, Vec<Row>> {
    let subjects = serde_json::to_string(&vector.subjects).unwrap();
    rate(&subjects, vector.grading.get()).map_err(|error| {
        #[derive(Deserialize)]
        struct Said {
            faults: Vec<Row>,
        }
        let said: Said = serde_json::from_str(&error.to_json()).unwrap();
        said.faults
    })
}

/// A field a line, a grade a line.
fn grading(text: &str) -> String {
    let text = tight(text);
    let fields = parts(text.strip_prefix('{').unwrap().strip_suffix('}').unwrap());
    let line = |field: &String| {
        let (key, value) = field.split_once(':').unwrap();
        match value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
            Some(rows) => {
                format!("{key}: {}", lines(&parts(rows).iter().map(|row| spaced(row)).collect::<Vec<_>>(), 8))
            }
            None => spaced(field),
        }
    };
    format!("{{\n      {}\n    }}", fields.iter().map(line).collect::<Vec<_>>().join(",\n      "))
}

fn file() -> String {
    let vector = |vector: &Vector| {
        let clauses: Vec<String> = vector.clauses.iter().map(|clause| string(clause)).collect();
        let rows: Vec<String> = vector.subjects.iter().map(|row| spaced(&tight(row.get()))).collect();
        let told = match told(vector) {
            Ok(rated) => {
                let inner = rated.strip_prefix('[').unwrap().strip_suffix(']').unwrap();
                format!(
                    "\"rated\": {}",
                    if inner.is_empty() { rated.clone() } else { lines(&parts(inner), 6) }
                )
            }
            Err(faults) => {
                let row = |Row { code, path, facts }: &Row| {
                    let [code, path] = [code, path].map(|text| string(text));
                    format!("{{\"code\":{code},\"path\":{path},\"facts\":{}}}", facts.get())
                };
                format!("\"faults\": {}", lines(&faults.iter().map(row).collect::<Vec<_>>(), 6))
            }
        };
        let fields = [
            format!("\"shows\": {}", string(&vector.shows)),
            format!("\"clauses\": [{}]", clauses.join(", ")),
            format!("\"grading\": {}", grading(vector.grading.get())),
            format!("\"subjects\": {}", lines(&rows, 6)),
            told,
        ];
        format!("  {{\n    {}\n  }}", fields.join(",\n    "))
    };
    format!("[\n{}\n]\n", VECTORS.iter().map(vector).collect::<Vec<_>>().join(",\n"))
}

#[test]
fn every_rating_is_as_it_stands() {
    let written = file();
    if std::env::var_os("WRITE_VECTORS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/ratings.json"), written).unwrap();
        return;
    }
    for vector in VECTORS.iter() {
        assert!(!vector.clauses.is_empty(), "{}", vector.shows);
        match (told(vector), &vector.rated, &vector.faults) {
            (Ok(rated), Some(expected), None) => assert_eq!(rated, tight(expected.get()), "{}", vector.shows),
            (Err(faults), None, Some(expected)) => assert_eq!(&faults, expected, "{}", vector.shows),
            (told, ..) => panic!("{told:?} of {}", vector.shows),
        }
    }
    assert_eq!(include_str!("ratings.json"), written, "the file is as it would be written");
}

/// R5: every word and field of a grading and of a row stands somewhere.
#[test]
fn r5_every_choice_is_shown() {
    let mut fields = BTreeSet::new();
    for vector in VECTORS.iter() {
        let grading: Value = serde_json::from_str(vector.grading.get()).unwrap();
        let grades = grading["grade"].as_array().unwrap().iter();
        let rows: Vec<Value> =
            vector.subjects.iter().map(|row| serde_json::from_str(row.get()).unwrap()).collect();
        for table in [&grading].into_iter().chain(grades).chain(&rows) {
            fields.extend(table.as_object().unwrap().iter().map(|(name, value)| match value {
                Value::String(word) if name == "ties" || name == "round" => format!("{name} {word}"),
                _ => name.clone(),
            }));
        }
    }
    for field in "ties inclusive,ties strict,round up,round down,at_least_one,least,quota,subject,group,period,total,veto"
        .split(',')
    {
        assert!(fields.contains(field), "{field}");
    }
}
