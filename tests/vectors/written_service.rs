//! Vectors of service as the file has them: a record, a question, a row of an answer a line.

use serde_json::value::RawValue;

use super::asked::Told;
use super::service::{Question, Row, Vector};
use super::support::Edit;
use super::written::{document, edits, lines, parts, spaced, string, tight};

/// The whole file.
pub(crate) fn file(vectors: &[Vector], told: &[Vec<Told>]) -> String {
    let vectors: Vec<String> =
        vectors.iter().zip(told).map(|(vector, told)| self::vector(vector, told)).collect();
    format!("[\n{}\n]\n", vectors.join(",\n"))
}

fn vector(vector: &Vector, told: &[Told]) -> String {
    let clauses: Vec<String> = vector.clauses.iter().map(|clause| string(clause)).collect();
    let mut fields = vec![
        format!("\"shows\": {}", string(&vector.shows)),
        format!("\"clauses\": [{}]", clauses.join(", ")),
        format!("\"scheme\": {}", string(&vector.scheme)),
    ];
    let mut given = |name: &str, text: Option<String>| {
        fields.extend(text.map(|text| format!("{}: {text}", string(name))));
    };
    let edit = |[find, put]: &Edit| format!("[{}, {}]", string(find), string(put));
    let changed = || vector.edits.iter().map(edit).collect::<Vec<_>>();
    given("edits", (!vector.edits.is_empty()).then(|| lines(&changed(), 6)));
    let later = || vector.later.iter().map(|edition| edits(edition)).collect::<Vec<_>>();
    given("later", (!vector.later.is_empty()).then(|| lines(&later(), 6)));
    given("org", Some(document(vector.org.get())));
    given("activations", vector.activations.as_ref().map(|list| document(list.get())));
    given("records", Some(rows(&vector.records)));
    given("skip", vector.skip.then(|| "true".to_owned()));
    given("filed_by", vector.filed_by.as_deref().map(string));
    given("closed", some(&vector.closed));
    given("purse", vector.purse.as_deref().map(string));
    given("now", vector.now.as_deref().map(string));
    given("redemptions", some(&vector.redemptions));
    given("cancels", some(&vector.cancels));
    given("events", vector.events.as_deref().map(rows));
    given("cases", vector.cases.as_deref().map(rows));
    given("outside", vector.outside.as_ref().map(|outside| document(outside.get())));
    let questions: Vec<String> =
        vector.questions.iter().zip(told).map(|(question, told)| self::question(question, told)).collect();
    given("questions", Some(lines(&questions, 6)));
    format!("  {{\n    {}\n  }}", fields.join(",\n    "))
}

fn some(list: &[Box<RawValue>]) -> Option<String> {
    (!list.is_empty()).then(|| rows(list))
}

fn rows(rows: &[Box<RawValue>]) -> String {
    lines(&rows.iter().map(|row| spaced(&tight(row.get()))).collect::<Vec<_>>(), 6)
}

fn question(question: &Question, told: &Told) -> String {
    let with = serde_json::to_string(&question.with).unwrap();
    let with =
        if question.with.is_empty() { String::new() } else { format!("\"with\": {}, ", spaced(&with)) };
    let told = match told {
        Told::Answer(answer) => format!("\"answer\": {}", broken(answer)),
        Told::Refused(refused) => {
            format!("\"refused\": {{\"code\":{},\"facts\":{}}}", string(&refused.code), refused.facts.get())
        }
        Told::Faults(faults) => {
            let row = |row: &Row| {
                format!(
                    "{{\"code\":{},\"path\":{},\"facts\":{}}}",
                    string(&row.code),
                    string(&row.path),
                    row.facts.get()
                )
            };
            format!("\"faults\": {}", lines(&faults.iter().map(row).collect::<Vec<_>>(), 8))
        }
    };
    format!("{{\"ask\": {}, {with}{told}}}", string(&question.ask))
}

/// An answer: of an array an element a line, of a long object a field.
fn broken(answer: &str) -> String {
    let inner = |text: &str, open: char, close: char| {
        Some(text.strip_prefix(open)?.strip_suffix(close)?.to_owned()).filter(|inner| !inner.is_empty())
    };
    if let Some(inner) = inner(answer, '[', ']') {
        return lines(&parts(&inner), 8);
    }
    match inner(answer, '{', '}').filter(|_| answer.len() > 160) {
        Some(inner) => format!("{{\n        {}\n      }}", parts(&inner).join(",\n        ")),
        None => answer.to_owned(),
    }
}
