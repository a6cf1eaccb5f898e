//! Appraisals (考核、评星定级) over records.

use std::sync::Arc;

use wangge::wire;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{Answer, told};

/// Everything that appraisals are judged by (考核).
#[wasm_bindgen]
pub struct Appraisals(pub(crate) Arc<wire::Appraisals>);

/// An appraisal of a period.
#[wasm_bindgen]
pub struct Appraised(wire::Appraised);

#[wasm_bindgen]
impl Appraisals {
    /// Appraises everybody in a period.
    ///
    /// # Errors
    /// The error of the core, as JSON text; here and in all functions below.
    pub fn appraise(&self, appraisal: &str, period: &str) -> Answer<Appraised> {
        told(wire::Appraised::of(Arc::clone(&self.0), appraisal, period).map(Appraised))
    }

    /// What is recommended.
    pub fn recommend(&self, appraisal: &str, period: &str, as_of: &str) -> Answer {
        told(self.0.recommend(appraisal, period, as_of))
    }

    /// The units all of whose marks are one.
    pub fn even_marks(&self, period: &str) -> Answer {
        told(self.0.even_marks(period))
    }

    /// Whether results are provisional.
    pub fn publicity(&self, appraisal: &str, period: &str, as_of: &str) -> Answer {
        told(self.0.publicity(appraisal, period, as_of))
    }
}

#[wasm_bindgen]
impl Appraised {
    /// How each subject stands.
    #[must_use]
    pub fn standings(&self) -> String {
        self.0.standings()
    }

    /// How a total came about.
    pub fn explain(&self, subject: &str) -> Answer {
        told(self.0.explain(subject))
    }

    /// The same in words.
    pub fn explanation(&self, subject: &str, lang: &str) -> Answer {
        told(self.0.explanation(subject, lang))
    }

    /// What one grade higher takes.
    pub fn lift(&self, subject: &str) -> Answer {
        told(self.0.lift(subject))
    }

    /// How far each weight can move.
    pub fn weight_runs(&self) -> Answer {
        told(self.0.weight_runs())
    }

    /// What another appraisal of the same records differs in.
    #[must_use]
    pub fn compare(&self, after: &Self) -> String {
        self.0.compare(&after.0)
    }
}
