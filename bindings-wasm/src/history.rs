//! Editions of a scheme by date.

use std::sync::Arc;

use wangge::{scheme, wire};
use wasm_bindgen::prelude::wasm_bindgen;

use super::{Answer, Scheme, told};

/// Editions while they are being handed over, one by one.
#[wasm_bindgen]
#[derive(Default)]
pub struct Editions(Vec<Arc<scheme::Scheme>>);

#[wasm_bindgen]
impl Editions {
    /// None yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more.
    pub fn push(&mut self, scheme: &Scheme) {
        self.0.push(Arc::clone(&scheme.0));
    }
}

/// The editions of one scheme (历次版本).
#[wasm_bindgen]
pub struct History(pub(crate) scheme::History);

/// The history of these editions.
///
/// # Errors
/// The error of the core, as JSON text; here and in all functions below.
#[wasm_bindgen]
pub fn history(editions: Editions) -> Answer<History> {
    told(wire::history::read(editions.0).map(History))
}

/// The edition in force on a day.
#[wasm_bindgen]
pub fn history_on(history: &History, day: &str) -> Answer<Option<Scheme>> {
    told(wire::history::on(&history.0, day).map(|found| found.map(Scheme)))
}

/// The editions, earliest first.
#[wasm_bindgen]
#[must_use]
pub fn editions(history: &History) -> String {
    wire::history::editions(&history.0)
}

/// How the list of items changes between two days.
#[wasm_bindgen]
pub fn catalogue_diff(history: &History, before: &str, after: &str) -> Answer {
    told(wire::history::catalogue_diff(&history.0, before, after))
}
