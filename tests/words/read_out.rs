//! S6: the scheme reads itself out, each rule in exactly one sentence.

use std::collections::BTreeSet;

use serde_json::Value;
use wangge::scheme::{Preset, Scheme};
use wangge::speech::{Lang, Sentence, read_out};

use crate::hygiene::unquoted;

fn document(preset: Preset) -> Value {
    toml::from_str(preset.document()).unwrap()
}

fn said(document: &Value) -> Option<[Vec<Sentence>; 2]> {
    let scheme = Scheme::read(&document.to_string()).ok()?;
    Some([read_out(&scheme, Lang::Zh), read_out(&scheme, Lang::En)])
}

/// The sections in the order of the document.
const SECTIONS: [&str; 24] = [
    "scheme",
    "calendar",
    "source",
    "tier",
    "role",
    "tag",
    "party",
    "function",
    "partner",
    "link",
    "group",
    "channel",
    "evidence",
    "severity",
    "category",
    "item",
    "checklist",
    "catalogue",
    "ceiling",
    "handling",
    "ladder",
    "evaluation",
    "authority",
    "plan",
];

/// The places of all entries: sections, their rows, the points of checklists.
fn places(document: &Value) -> Vec<String> {
    let mut places = Vec::new();
    for section in SECTIONS {
        match &document[section] {
            Value::Object(_) => places.push(section.to_owned()),
            Value::Array(rows) => {
                for (at, row) in rows.iter().enumerate() {
                    places.push(format!("{section}[{at}]"));
                    let points = row["point"].as_array().into_iter().flatten().enumerate();
                    places.extend(points.map(|(point, _)| format!("{section}[{at}].point[{point}]")));
                }
            }
            _ => {}
        }
    }
    places
}

/// S6: each entry of the document in exactly one sentence, in document order, numbered, with its code and basis.
#[test]
fn s6_each_rule_stands_in_exactly_one_sentence() {
    for preset in Preset::ALL.iter().copied() {
        let document = document(preset);
        let known: BTreeSet<&String> = document.as_object().unwrap().keys().collect();
        assert!(known.iter().all(|section| SECTIONS.contains(&section.as_str())), "{known:?}");
        for sentences in said(&document).unwrap() {
            let found: Vec<String> = sentences.iter().map(|sentence| sentence.path.to_string()).collect();
            assert_eq!(found, places(&document), "{preset}");
            assert!(sentences.iter().map(|sentence| sentence.number).eq(1..=sentences.len()));
            for sentence in &sentences {
                let code = sentence.code.as_ref().map(ToString::to_string).unwrap_or_default();
                assert!(sentence.text.contains(&code), "{}", sentence.text);
                assert!(!sentence.text.contains('\n'));
            }
            let texts: BTreeSet<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
            assert_eq!(texts.len(), sentences.len(), "{preset}: no two sentences are the same");
        }
    }
}

/// X1: Chinese sentences are Chinese and end in a full stop; English ones in theirs.
#[test]
fn x1_sentences_are_of_their_language() {
    for preset in Preset::ALL.iter().copied() {
        let [zh, en] = said(&document(preset)).unwrap();
        for sentence in zh {
            assert_eq!(unquoted(&sentence.text).matches('。').count(), 1, "{}", sentence.text);
            assert!(sentence.text.ends_with('。'));
        }
        for sentence in en {
            assert!(
                sentence.text.ends_with('.') && sentence.text.starts_with(char::is_uppercase),
                "{}",
                sentence.text
            );
        }
    }
}
