//! What the runners share: documents with edits, and the core's text for a refusal.

use serde::Deserialize;
use serde_json::value::RawValue;
use wangge::scheme::{Preset, Scheme};
use wangge::wire;

/// An edit of a document: what stands there, exactly once, and what shall stand there.
pub(crate) type Edit = [String; 2];

/// The document that a vector names: `base`, which is there for the vectors alone, or a preset.
pub(crate) fn document(name: &str) -> &'static str {
    let preset = Preset::ALL.iter().find(|known| known.as_str() == name);
    preset.map_or_else(
        || {
            assert_eq!(name, "base");
            include_str!("base.toml")
        },
        |preset| preset.document(),
    )
}

/// That document after some edits.
pub(crate) fn edited(name: &str, edits: &[Edit]) -> String {
    let mut text = document(name).to_owned();
    for [find, put] in edits {
        assert_eq!(text.matches(find.as_str()).count(), 1, "{find}");
        text = text.replace(find.as_str(), put);
    }
    text
}

/// A scheme without fault.
pub(crate) fn scheme(name: &str, edits: &[Edit]) -> Scheme {
    wire::scheme::read(&edited(name, edits)).expect("a scheme without fault")
}

/// A failure as a vector names it: code and facts. The words are not part of it.
#[derive(Debug, Deserialize)]
pub(crate) struct Failure {
    pub(crate) code: String,
    pub(crate) facts: Box<RawValue>,
}

impl PartialEq for Failure {
    fn eq(&self, other: &Self) -> bool {
        (&self.code, self.facts.get()) == (&other.code, other.facts.get())
    }
}

impl From<wire::Error> for Failure {
    fn from(error: wire::Error) -> Self {
        serde_json::from_str(&error.to_json()).expect("an error is an object")
    }
}
