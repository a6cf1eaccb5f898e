//! The words (X1): every fault, refusal and happening, in both languages, beside its facts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed; it reads the sources and the snapshot"
)]

mod accounts;
mod appraisals;
mod cases;
mod duties;
mod events;
mod facts;
mod faults;
mod happenings;
mod hygiene;
mod nouns;
mod points;
mod ratings;
mod read_out;
mod refusals;
mod snapshot;
mod statements;

use serde_json::Value;
use wangge::scheme::{Preset, Scheme};
use wangge::value::Code;

/// The preset with more declared, what rests on the report under the preset's own source.
fn declared(more: &str) -> Scheme {
    let preset = Preset::Dongshi.document();
    let source = Scheme::read(preset).unwrap().sources()[0].id.to_string();
    Scheme::read(&format!("{preset}{}", more.replace("report", &source))).unwrap()
}

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

/// One typed value with what is said of it.
struct Example {
    /// Its family and code, such as `refusal wrong_state`.
    label: String,
    /// Its facts as they go over the wire.
    facts: Value,
    zh: String,
    en: String,
}

/// Every example there is.
fn examples() -> Vec<Example> {
    let families = [
        faults::examples(),
        refusals::examples(),
        events::examples(),
        accounts::examples(),
        appraisals::examples(),
        cases::examples(),
        duties::examples(),
        points::examples(),
        ratings::examples(),
        statements::examples(),
    ];
    families.into_iter().flatten().collect()
}
