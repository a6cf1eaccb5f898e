//! Points (积分) of records.

use std::sync::Arc;

use wangge::tally::points::Options;
use wangge::value::Instant;
use wangge::wire;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{Answer, told};

/// What a pass is asked for, while it is being handed over.
#[wasm_bindgen]
pub struct Asked {
    keep: bool,
    filed_by: Option<String>,
    members: Vec<String>,
    units: Vec<String>,
}

#[wasm_bindgen]
impl Asked {
    /// With or without the credits of each record, of all that was filed or of what was filed by an instant.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(keep: bool, filed_by: Option<String>) -> Self {
        Self { keep, filed_by, members: Vec::new(), units: Vec::new() }
    }

    /// Also totals of members by a kind of periods.
    pub fn members(&mut self, per: String) {
        self.members.push(per);
    }

    /// Also totals of units by a kind of periods.
    pub fn units(&mut self, per: String) {
        self.units.push(per);
    }
}

impl Asked {
    fn options(&self) -> Result<Options, wire::Error> {
        let kinds =
            |words: &[String]| words.iter().map(|word| wire::period_kind(word)).collect::<Result<_, _>>();
        Ok(Options {
            filed_by: self.filed_by.as_deref().map(Instant::parse).transpose()?,
            keep: self.keep,
            members: kinds(&self.members)?,
            units: kinds(&self.units)?,
        })
    }
}

/// What records earn in every purse (积分).
#[wasm_bindgen]
pub struct Points(wire::Points);

impl Points {
    pub(crate) fn score(records: &Arc<wire::Records>, asked: Asked) -> Result<Self, wire::Error> {
        wire::Points::score(Arc::clone(records), &asked.options()?).map(Self)
    }
}

#[wasm_bindgen]
impl Points {
    /// The codes of the purses.
    #[must_use]
    pub fn purses(&self) -> String {
        self.0.purses()
    }

    /// The credit of each record in thousandths, which a double holds exactly.
    ///
    /// # Errors
    /// The error of the core, as JSON text; here and in all functions below.
    pub fn credits(&self, purse: &str) -> Answer<Vec<f64>> {
        told(self.0.credits(purse)).map(|credits| credits.iter().map(|credit| *credit as f64).collect())
    }

    /// Totals of members.
    pub fn by_member(&self, purse: &str, per: &str) -> Answer {
        told(self.0.by_member(purse, per))
    }

    /// Totals of units.
    pub fn by_unit(&self, purse: &str, per: &str) -> Answer {
        told(self.0.by_unit(purse, per))
    }

    /// Totals of rules.
    pub fn by_rule(&self, purse: &str) -> Answer {
        told(self.0.by_rule(purse))
    }

    /// What caps cut.
    pub fn cuts(&self, purse: &str) -> Answer {
        told(self.0.cuts(purse))
    }

    /// What comes to nothing.
    pub fn failed(&self, purse: &str) -> Answer {
        told(self.0.failed(purse))
    }

    /// What no rule serves.
    #[must_use]
    pub fn unscored(&self) -> String {
        self.0.unscored()
    }

    /// How a record stands.
    #[must_use]
    pub fn state(&self, row: usize) -> String {
        self.0.state(row)
    }

    /// Why a record earned what it earned.
    pub fn explain(&self, purse: &str, row: usize) -> Answer {
        told(self.0.explain(purse, row))
    }

    /// The same in words.
    pub fn explanation(&self, purse: &str, row: usize, lang: &str) -> Answer {
        told(self.0.explanation(purse, row, lang))
    }

    /// What looks distorted.
    pub fn signs(&self, period: &str) -> Answer {
        told(self.0.signs(period))
    }

    /// The same in words.
    pub fn signs_said(&self, period: &str, lang: &str) -> Answer {
        told(self.0.signs_said(period, lang))
    }
}
