//! What single steps of handling are bound by, at random: returning, deferring, extending and the like.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::items::ITEMS;
use super::rules::length;

/// What is random about the steps of a scheme.
#[derive(Clone, Debug)]
pub(super) struct StepRules {
    returns: u8,
    longest: String,
    share: &'static str,
    extensions: u8,
    corrections: Option<u8>,
    window: String,
    judged: String,
    answer: Option<String>,
    reopen_within: String,
    unlisted: Option<String>,
    points: [String; 2],
    list: (Option<&'static str>, Option<&'static str>),
}

impl StepRules {
    /// Writes them into a document.
    pub(super) fn write(&self, document: &mut Value) {
        document["return"]["times"] = json!(self.returns);
        document["deferral"]["longest"] = json!(self.longest);
        document["extension"]["share"] = super::rules::share(self.share);
        document["extension"]["times"] = json!(self.extensions);
        set(&mut document["correction"], "times", self.corrections.map(|times| json!(times)));
        document["appeal"]["window"] = json!(self.window);
        document["appeal"]["judged"] = json!(self.judged);
        set(&mut document["dispatch"], "answer", self.answer.as_ref().map(|answer| json!(answer)));
        document["evaluation"]["reopen_within"] = json!(self.reopen_within);
        set(&mut document["catalogue"], "accept", self.unlisted.as_ref().map(|accept| json!(accept)));
        let point = |(at, limit): (usize, &String)| {
            let code = format!("p-{}", at + 1);
            json!({"code": code, "name": "排水通畅", "tier": "grid2", "limit": limit, "item": ITEMS[at]})
        };
        let mut list = json!({
            "code": "flood",
            "name": "防汛检查",
            "point": self.points.iter().enumerate().map(point).collect::<Vec<_>>(),
            "basis": "assumed",
        });
        for (field, day) in [("from", self.list.0), ("until", self.list.1)] {
            set(&mut list, field, day.map(|day| json!(day)));
        }
        document["checklist"] = json!([list]);
    }
}

/// A field that may be absent.
pub(super) fn set(table: &mut Value, field: &str, value: Option<Value>) {
    let table = table.as_object_mut().expect("a table");
    match value {
        Some(value) => table.insert(field.to_owned(), value),
        None => table.remove(field),
    };
}

/// Any random steps.
pub(super) fn steps() -> impl Strategy<Value = StepRules> {
    let share = prop::sample::select(vec!["0.5", "1", "1/3", "0.25", "0.001"]);
    let longest = prop_oneof![3 => length(), 1 => Just("30d".to_owned()), 1 => Just("20wd".to_owned())];
    let counts = (1..=2_u8, 1..=3_u8, prop::option::of(1..=2_u8));
    let spans =
        (length(), length(), prop::option::weighted(0.8, length()), length(), prop::option::of(length()));
    let list = prop::sample::select(vec![
        (None, None),
        (None, None),
        (Some("2026-03-06"), None),
        (None, Some("2026-12-22")),
    ]);
    (share, longest, counts, spans, [length(), length()], list).prop_map(
        |(share, longest, (returns, extensions, corrections), spans, points, list)| {
            let (window, judged, answer, reopen_within, unlisted) = spans;
            StepRules {
                returns,
                longest,
                share,
                extensions,
                corrections,
                window,
                judged,
                answer,
                reopen_within,
                unlisted,
                points,
                list,
            }
        },
    )
}
