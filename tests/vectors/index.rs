//! C6: what is due among several cases, as each snapshot says.

use serde::Deserialize;
use serde_json::value::RawValue;
use wangge::case::DueIndex;
use wangge::wire::{self, Error};

use super::support::Failure;

/// An index from its beginning on, and snapshots for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    /// What it shows, in a sentence.
    shows: String,
    /// The clauses it shows.
    clauses: Vec<String>,
    /// Snapshots; a string is the text of one.
    cases: Vec<Box<RawValue>>,
    steps: Vec<Step>,
}

/// One thing done or asked, and how the index stands after it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    /// The place of the snapshot that is put in.
    #[serde(default)]
    put: Option<usize>,
    /// The id of a case that is forgotten.
    #[serde(default)]
    remove: Option<String>,
    /// What is due by an instant.
    #[serde(default)]
    due: Option<String>,
    /// The ids of what is due.
    #[serde(default)]
    answer: Option<Box<RawValue>>,
    #[serde(default)]
    refused: Option<Failure>,
    /// When time next brings something to any of the cases.
    next_due: Option<String>,
    /// How many cases wait for something.
    size: usize,
}

fn take(index: &mut DueIndex, step: &Step, cases: &[Box<RawValue>]) -> Result<Option<String>, Error> {
    match (&step.put, &step.remove, &step.due) {
        (Some(place), None, None) => {
            let case = cases[*place].get();
            let text = serde_json::from_str(case).unwrap_or_else(|_| case.to_owned());
            wire::index::put(index, &text).map(|()| None)
        }
        (None, Some(case), None) => wire::index::remove(index, case).map(|()| None),
        (None, None, Some(now)) => wire::index::due(index, now).map(Some),
        _ => panic!("a step puts in, removes or asks"),
    }
}

#[test]
fn every_index_answers_as_it_stands() {
    let vectors: Vec<Vector> = serde_json::from_str(include_str!("index.json")).unwrap();
    assert!(!vectors.is_empty());
    for vector in vectors {
        assert!(!vector.clauses.is_empty(), "{}", vector.shows);
        let mut index = DueIndex::new();
        for (nth, step) in vector.steps.iter().enumerate() {
            let place = format!("step {nth} of: {}", vector.shows);
            let (answer, refused) = match take(&mut index, step, &vector.cases) {
                Ok(answer) => (answer, None),
                Err(error) => (None, Some(Failure::from(error))),
            };
            assert_eq!(answer.as_deref(), step.answer.as_deref().map(RawValue::get), "{place}");
            assert_eq!(refused, step.refused, "{place}");
            let next = serde_json::to_string(&step.next_due).unwrap();
            assert_eq!((wire::index::next_due(&index), index.len()), (next, step.size), "{place}");
        }
    }
}
