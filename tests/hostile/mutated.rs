//! Documents with bytes and lines changed: sound or faulty, never a panic.

use std::collections::BTreeSet;

use serde_json::Value;
use wangge::generate::{self, Rng};
use wangge::scheme::{Preset, Scheme};

use crate::{alone, as_org, as_scheme, is_long};

/// What is put into a document.
const PIECES: [&[u8]; 24] = [
    b"",
    b"\"",
    b"'",
    b"\"\"\"",
    b"[",
    b"]",
    b"[[",
    b"]]",
    b"{",
    b"}",
    b",",
    b"=",
    b".",
    b"#",
    b"\n",
    b"\r",
    b"\\",
    b"\0",
    b"\xff",
    b"\xe7\xbd",
    b"-1",
    b"99999999999999999999",
    b"1e400",
    b"2026-02-30",
];

/// A document that is changed by chance.
pub(crate) struct Mutation<'r> {
    pub(crate) document: Vec<u8>,
    pub(crate) rng: &'r mut Rng,
}

impl Mutation<'_> {
    /// A range of up to so many bytes.
    fn range(&mut self, most: usize) -> std::ops::Range<usize> {
        let from = self.rng.index(self.document.len() + 1);
        let length = self.rng.index(most + 1);
        from..(from + length).min(self.document.len())
    }

    /// The range of a line, its end among it.
    fn line(&mut self) -> std::ops::Range<usize> {
        let at = self.rng.index(self.document.len());
        let from = self.document[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |before| before + 1);
        let rest = self.document[at..].iter().position(|byte| *byte == b'\n');
        from..rest.map_or(self.document.len(), |length| at + length + 1)
    }

    pub(crate) fn mutate(&mut self) {
        match self.rng.index(8) {
            0 => {
                let range = self.range(20);
                self.document.drain(range);
            }
            1 => {
                let range = self.range(20);
                self.document.splice(range, PIECES[self.rng.index(PIECES.len())].iter().copied());
            }
            2 => {
                let range = self.range(1);
                let byte = self.rng.index(256) as u8;
                self.document.splice(range, [byte]);
            }
            3 => {
                let (range, to) = (self.range(200), self.range(0).start);
                let copy = self.document[range].to_vec();
                self.document.splice(to..to, copy);
            }
            4 => {
                let line = self.line();
                self.document.drain(line);
            }
            5 | 6 => {
                let line = self.line();
                let line: Vec<u8> = self.document[line].to_vec();
                let to = self.line().start;
                self.document.splice(to..to, line);
            }
            _ => self.digit(),
        }
    }

    /// Another digit for one of those there are.
    fn digit(&mut self) {
        let from = self.rng.index(self.document.len());
        let digit = self.document[from..].iter().position(u8::is_ascii_digit);
        if let Some(at) = digit {
            self.document[from + at] = b'0' + self.rng.index(10) as u8;
        }
    }
}

fn try_all(documents: &[Vec<u8>], seed: u64, read: impl Fn(&[u8]) -> usize) {
    let count = if is_long() { 10_000 } else { 400 };
    let mut rng = Rng::new(seed);
    let (mut sound, mut faulty) = (0, 0);
    for nth in 0..count {
        let document = documents[nth % documents.len()].clone();
        let edits = 1 + rng.index(4);
        let mut mutation = Mutation { document, rng: &mut rng };
        for _ in 0..edits {
            mutation.mutate();
        }
        match read(&mutation.document) {
            0 => sound += 1,
            _ => faulty += 1,
        }
    }
    assert!(sound > count / 100 && faulty > count / 4, "{sound} sound, {faulty} faulty");
}

/// The same document as JSON.
fn as_json(document: &str) -> Vec<u8> {
    let table: toml::Table = document.parse().unwrap();
    serde_json::to_vec(&table).unwrap()
}

/// The same document as TOML, a row a header.
fn as_toml(document: &str) -> Vec<u8> {
    let lists: Value = serde_json::from_str(document).unwrap();
    let mut text = String::new();
    for (list, rows) in lists.as_object().unwrap() {
        for row in rows.as_array().unwrap() {
            text.push_str(&format!("[[{list}]]\n"));
            for (field, value) in row.as_object().unwrap() {
                text.push_str(&format!("{field} = {value}\n"));
            }
        }
    }
    text.into_bytes()
}

/// An organisation of some of the units, so that many can soon be read: the apex, twenty below and theirs.
fn cut(document: &str) -> Value {
    let mut lists: Value = serde_json::from_str(document).unwrap();
    let units = lists["units"].as_array().unwrap().clone();
    let mut kept: Vec<Value> = units.iter().filter(|unit| unit["parent"].is_null()).cloned().collect();
    for _ in 0..3 {
        let ids: BTreeSet<String> = kept.iter().map(|unit| unit["id"].to_string()).collect();
        let below = units.iter().filter(|unit| {
            ids.contains(&unit["parent"].to_string()) && !ids.contains(&unit["id"].to_string())
        });
        let below: Vec<Value> = below.take(20).cloned().collect();
        kept.extend(below);
    }
    let ids: BTreeSet<String> = kept.iter().map(|unit| unit["id"].to_string()).collect();
    let lists = lists.as_object_mut().unwrap();
    lists.retain(|list, _| list == "posts");
    lists["posts"].as_array_mut().unwrap().retain(|post| ids.contains(&post["unit"].to_string()));
    lists.insert("units".to_owned(), kept.into());
    Value::Object(std::mem::take(lists))
}

#[test]
fn mutated_schemes_give_faults_and_no_panic() {
    let _alone = alone();
    let documents: Vec<Vec<u8>> = Preset::ALL
        .iter()
        .flat_map(|preset| [preset.document().as_bytes().to_vec(), as_json(preset.document())])
        .collect();
    try_all(&documents, 9, as_scheme);
}

#[test]
fn mutated_organisations_give_faults_and_no_panic() {
    let _alone = alone();
    let scheme = Scheme::read(Preset::Dongshi.document()).unwrap();
    let document = generate::org_document(Preset::Dongshi, &scheme, 7);
    let json = cut(&document).to_string();
    try_all(&[json.clone().into_bytes(), as_toml(&json)], 10, |document| as_org(document, &scheme));
}
