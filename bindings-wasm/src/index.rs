//! What is due among many cases.

use wangge::{case, wire};
use wasm_bindgen::prelude::wasm_bindgen;

use super::{Answer, told};

/// When time next brings something to each of many cases.
#[wasm_bindgen]
#[derive(Default)]
pub struct DueIndex(case::DueIndex);

#[wasm_bindgen]
impl DueIndex {
    /// Of no case.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a case in, or takes in what became of it.
    ///
    /// # Errors
    /// The error of the core, as JSON text; here and in all functions below.
    pub fn put(&mut self, case: &str) -> Answer<()> {
        told(wire::index::put(&mut self.0, case))
    }

    /// Forgets a case, if it is known.
    pub fn remove(&mut self, case: &str) -> Answer<()> {
        told(wire::index::remove(&mut self.0, case))
    }

    /// The cases to which time has something to bring by `now`.
    pub fn due(&self, now: &str) -> Answer {
        told(wire::index::due(&self.0, now))
    }

    /// When time next brings something to any of them.
    #[must_use]
    pub fn next_due(&self) -> String {
        wire::index::next_due(&self.0)
    }

    /// How many cases wait for something.
    #[must_use]
    pub fn size(&self) -> usize {
        self.0.len()
    }
}
