//! P, D: records, what they earn, what they owe, what is redeemed, each answer as the core writes it.
//!
//! `WRITE_VECTORS=1 cargo test -p wangge-tests --test vectors` fills in what the core answers, so that an author
//! writes questions only and reads what comes of them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use wangge::tally::{RedemptionFault, RedemptionRefusal};

use super::asked::{ASKED, Told, ask};
use super::support::{Edit, Failure};
use super::written_service;

/// Records under a scheme and an organisation, and questions about them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vector {
    /// What they show, in a sentence.
    pub(crate) shows: String,
    /// The clauses they show.
    pub(crate) clauses: Vec<String>,
    /// The document of the scheme: `base` or a preset.
    pub(crate) scheme: String,
    /// What is changed in it.
    #[serde(default)]
    pub(crate) edits: Vec<Edit>,
    /// Of each later edition, what is changed in the same document instead.
    #[serde(default)]
    pub(crate) later: Vec<Vec<Edit>>,
    /// The organisation, read under the first edition; `"base"` for the vectors' own.
    pub(crate) org: Box<RawValue>,
    /// Which plans are in force.
    #[serde(default)]
    pub(crate) activations: Option<Box<RawValue>>,
    pub(crate) records: Vec<Box<RawValue>>,
    /// Whether wrong records are passed over.
    #[serde(default)]
    pub(crate) skip: bool,
    /// Until when points look at what was filed.
    #[serde(default)]
    pub(crate) filed_by: Option<String>,
    /// The cases that were closed, for duties.
    #[serde(default)]
    pub(crate) closed: Vec<Box<RawValue>>,
    /// Whose accounts are asked for.
    #[serde(default)]
    pub(crate) purse: Option<String>,
    /// As known when.
    #[serde(default)]
    pub(crate) now: Option<String>,
    #[serde(default)]
    pub(crate) redemptions: Vec<Box<RawValue>>,
    #[serde(default)]
    pub(crate) cancels: Vec<Box<RawValue>>,
    /// Events of cases, for appraisals; none: cases are not measured.
    #[serde(default)]
    pub(crate) events: Option<Vec<Box<RawValue>>>,
    /// Or a table of them.
    #[serde(default)]
    pub(crate) cases: Option<Vec<Box<RawValue>>>,
    /// What comes from outside, for appraisals.
    #[serde(default)]
    pub(crate) outside: Option<Box<RawValue>>,
    pub(crate) questions: Vec<Question>,
}

/// A function of the text, what it is given beside the handle, and what it answers; `records` and `accounts` are asked
/// for what is wrong with their rows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    pub(crate) ask: String,
    #[serde(default)]
    pub(crate) with: Vec<Value>,
    #[serde(default, deserialize_with = "some")]
    pub(crate) answer: Option<Box<RawValue>>,
    #[serde(default)]
    pub(crate) refused: Option<Failure>,
    #[serde(default)]
    pub(crate) faults: Option<Vec<Row>>,
}

/// One fault. The words are not part of a vector.
#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    pub(crate) code: String,
    pub(crate) path: String,
    pub(crate) facts: Box<RawValue>,
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        (&self.code, &self.path, self.facts.get()) == (&other.code, &other.path, other.facts.get())
    }
}

/// What stands there, `null` too.
fn some<'de, D: serde::Deserializer<'de>>(given: D) -> Result<Option<Box<RawValue>>, D::Error> {
    Box::<RawValue>::deserialize(given).map(Some)
}

static VECTORS: LazyLock<Vec<Vector>> =
    LazyLock::new(|| serde_json::from_str(include_str!("service.json")).unwrap());

static TOLD: LazyLock<Vec<Vec<Told>>> = LazyLock::new(|| VECTORS.iter().map(ask).collect());

/// Whether the file is to be filled in and not held to.
fn writes() -> bool {
    std::env::var_os("WRITE_VECTORS").is_some()
}

#[test]
fn every_question_is_answered_as_it_stands() {
    if writes() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/service.json");
        std::fs::write(file, written_service::file(&VECTORS, &TOLD)).unwrap();
        return;
    }
    for (vector, told) in VECTORS.iter().zip(TOLD.iter()) {
        assert!(!vector.clauses.is_empty(), "{}", vector.shows);
        for (nth, (question, told)) in vector.questions.iter().zip(told).enumerate() {
            let place = format!("question {nth} of: {}", vector.shows);
            match (told, &question.answer, &question.refused, &question.faults) {
                (Told::Answer(answer), Some(expected), None, None) => {
                    assert_eq!(*answer, super::written::tight(expected.get()), "{place}");
                }
                (Told::Refused(refused), None, Some(expected), None) => {
                    assert_eq!(refused, expected, "{place}")
                }
                (Told::Faults(faults), None, None, Some(expected)) => assert_eq!(faults, expected, "{place}"),
                _ => panic!("{told:?} at {place}"),
            }
        }
    }
}

/// The file is as it would be written: in one format, and with nothing left out.
#[test]
fn the_vectors_are_written_in_one_format() {
    assert!(writes() || include_str!("service.json") == written_service::file(&VECTORS, &TOLD));
}

#[test]
fn every_function_is_asked() {
    let asked: BTreeSet<&str> =
        VECTORS.iter().flat_map(|vector| &vector.questions).map(|question| &*question.ask).collect();
    assert_eq!(asked, ASKED.into_iter().collect());
}

/// P2, P7, D1, D2: every reason, refusal, fault, measure and kind of line there is.
#[test]
fn everything_that_can_be_said_is_shown() {
    let shown = written_service::file(&VECTORS, &TOLD);
    let codes = RedemptionRefusal::ALL_CODES.iter().chain(&RedemptionFault::ALL_CODES);
    for code in codes {
        assert!(shown.contains(&format!(r#""code":"{code}""#)), "{code}");
    }
    for reason in ["verification", "target", "account", "filing"] {
        assert!(shown.contains(&format!(r#""reason":"{reason}""#)), "{reason}");
    }
    for measure in ["times", "targets", "amount", "households", "contacts", "points", "cases"] {
        assert!(shown.contains(&format!(r#""measure":"{measure}""#)), "{measure}");
    }
    for entry in ["credit", "adjustment", "change", "base", "expiry", "cancellation", "redemption"] {
        assert!(shown.contains(&format!(r#""entry":"{entry}""#)), "{entry}");
    }
    for state in ["skipped", "unfiled", "reversal", "reversed", "unscored", "served"] {
        assert!(state == "skipped" || shown.contains(&format!(r#""state":"{state}""#)), "{state}");
    }
}
