//! Ranks and grades (评星定级) of totals from anywhere.

use wangge::scheme::Grading;
use wangge::wire;
use wasm_bindgen::prelude::wasm_bindgen;

use super::table::Columns;
use super::{Answer, told};

/// Rates rows: JSON text in, JSON text out.
///
/// # Errors
/// The error of the core, as JSON text; here and in all functions below.
#[wasm_bindgen]
pub fn rate(subjects: &str, grading: &str) -> Answer {
    told(wire::rating::rate(subjects, grading))
}

/// What the rows of columns are rated.
#[wasm_bindgen]
pub struct Rated {
    held: wire::rating::Rated,
    grading: Grading,
}

/// Rates columns.
#[wasm_bindgen]
pub fn rate_columns(columns: Columns, grading: &str) -> Answer<Rated> {
    told(Grading::read(grading).map_err(wire::Error::from).and_then(|grading| {
        let held = wire::rating::rate_table(columns.table(), &grading, 1)?;
        Ok(Rated { held, grading })
    }))
}

#[wasm_bindgen]
impl Rated {
    /// How many peers each has; 0 for who is unrated.
    #[must_use]
    pub fn n(&self) -> Vec<u32> {
        self.held.n.clone()
    }

    /// The rank of each; 0 for none.
    #[must_use]
    pub fn ranks(&self) -> Vec<u32> {
        self.held.ranks.clone()
    }

    /// The place of the grade of each; beyond the last for none.
    #[must_use]
    pub fn grades(&self) -> Vec<u32> {
        self.held.grades.clone()
    }

    /// The codes of the grades.
    #[must_use]
    pub fn codes(&self) -> Vec<String> {
        self.grading.grades.iter().map(|grade| grade.code.to_string()).collect()
    }
}
