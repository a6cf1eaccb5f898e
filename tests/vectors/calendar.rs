//! T1–T6: deadlines, working time and days, as the core writes them.

use serde::Deserialize;
use serde_json::value::RawValue;
use wangge::calendar::Calendar;
use wangge::wire;

use super::support::{Edit, Failure, scheme};

/// Questions to one calendar.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    /// What they show, in a sentence.
    shows: String,
    /// The clauses they show.
    clauses: Vec<String>,
    /// The document whose calendar is asked: `base` or a preset.
    scheme: String,
    /// What is changed in it.
    edits: Vec<Edit>,
    questions: Vec<Question>,
}

/// One of `deadline` (start, length), `between` (two instants) and `day` (a date), with `answer` or `refused`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    #[serde(default)]
    deadline: Option<[String; 2]>,
    #[serde(default)]
    between: Option<[String; 2]>,
    #[serde(default)]
    day: Option<String>,
    #[serde(default)]
    answer: Option<Box<RawValue>>,
    #[serde(default)]
    refused: Option<Failure>,
}

fn ask(question: &Question, calendar: &Calendar) -> Result<String, wire::Error> {
    match (&question.deadline, &question.between, &question.day) {
        (Some([start, length]), None, None) => wire::calendar::deadline(calendar, start, length),
        (None, Some([a, b]), None) => wire::calendar::between(calendar, a, b),
        (None, None, Some(date)) => wire::calendar::day(calendar, date),
        _ => panic!("one question at a time"),
    }
}

#[test]
fn every_question_is_answered_as_it_stands() {
    let vectors: Vec<Vector> = serde_json::from_str(include_str!("calendar.json")).unwrap();
    let mut asked = 0;
    for vector in &vectors {
        assert!(!vector.clauses.is_empty(), "{}", vector.shows);
        let scheme = scheme(&vector.scheme, &vector.edits);
        for (nth, question) in vector.questions.iter().enumerate() {
            let place = format!("question {nth} of: {}", vector.shows);
            match (ask(question, scheme.calendar()), &question.answer, &question.refused) {
                (Ok(answer), Some(expected), None) => assert_eq!(answer, expected.get(), "{place}"),
                (Err(error), None, Some(expected)) => assert_eq!(&Failure::from(error), expected, "{place}"),
                (answer, ..) => panic!("{answer:?} at {place}"),
            }
            asked += 1;
        }
    }
    assert!(asked >= 200, "{asked}");
}
