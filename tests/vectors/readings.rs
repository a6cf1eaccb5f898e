//! S1, S6, K2: schemes read out, told apart, and found by date.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use wangge::scheme::{History, Scheme};
use wangge::wire;

use super::support::{Edit, Failure, scheme};

/// Editions of a scheme, and questions about them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    /// What it shows, in a sentence.
    shows: String,
    /// The clauses it shows.
    clauses: Vec<String>,
    editions: Vec<Document>,
    /// Why they are no history, if they are none.
    #[serde(default)]
    refused: Option<Failure>,
    questions: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    scheme: String,
    edits: Vec<Edit>,
}

/// One question; editions are named by their positions.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    /// What differs between two editions, in a language.
    #[serde(default)]
    diff: Option<(usize, usize, String)>,
    /// How the list changes between two days.
    #[serde(default)]
    catalogue: Option<[String; 2]>,
    /// Which edition holds on a day.
    #[serde(default)]
    on: Option<String>,
    /// The sentence of an edition in a language, by its place.
    #[serde(default)]
    said: Option<(usize, String, String)>,
    /// How many entries of an edition are still assumed.
    #[serde(default)]
    assumed: Option<usize>,
    answer: Box<RawValue>,
}

#[derive(Deserialize)]
struct Sentence {
    path: String,
    text: String,
}

fn asked(question: &Question, editions: &[Arc<Scheme>], history: Option<&History>) -> String {
    if let Some((old, new, lang)) = &question.diff {
        return wire::scheme::diff(&editions[*old], &editions[*new], lang).unwrap();
    }
    if let Some([before, after]) = &question.catalogue {
        return wire::history::catalogue_diff(history.unwrap(), before, after).unwrap();
    }
    if let Some(day) = &question.on {
        let found = wire::history::on(history.unwrap(), day).unwrap();
        return found.map_or("null".to_owned(), |found| wire::scheme::edition(&found));
    }
    if let Some((edition, lang, path)) = &question.said {
        let said = wire::scheme::read_out(&editions[*edition], lang).unwrap();
        let said: Vec<Sentence> = serde_json::from_str(&said).unwrap();
        let found = said.into_iter().find(|sentence| sentence.path == *path).unwrap();
        return serde_json::to_string(&found.text).unwrap();
    }
    let assumed = wire::scheme::assumed(&editions[question.assumed.unwrap()]);
    serde_json::from_str::<Vec<serde_json::Value>>(&assumed).unwrap().len().to_string()
}

#[test]
fn every_question_is_answered_as_it_stands() {
    let vectors: Vec<Vector> = serde_json::from_str(include_str!("readings.json")).unwrap();
    let mut wrong = Vec::new();
    for vector in vectors {
        assert!(!vector.clauses.is_empty(), "{}", vector.shows);
        let editions: Vec<Arc<Scheme>> =
            vector.editions.iter().map(|one| Arc::new(scheme(&one.scheme, &one.edits))).collect();
        let history = wire::history::read(editions.clone());
        match (&history, vector.refused) {
            (Err(error), Some(refused)) => {
                assert_eq!(Failure::from(error.clone()), refused, "{}", vector.shows)
            }
            (found, refused) => assert!(found.is_ok() && refused.is_none(), "{}", vector.shows),
        }
        for question in &vector.questions {
            let found = asked(question, &editions, history.as_ref().ok());
            if found != question.answer.get() {
                wrong.push(found);
            }
        }
    }
    assert!(wrong.is_empty(), "not as they stand:\n{}", wrong.join("\n"));
}
