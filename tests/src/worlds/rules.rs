//! Random rules of points (P2, P3).

use proptest::prelude::*;
use serde_json::{Value, json};

use super::scheme::{LAPSE, Purse, factor, name};
use super::when::{When, some, when};

/// Points of an award for each unit of quantity.
const AWARDS: [f64; 8] = [1.0, 2.0, 0.5, 3.0, 1.5, 0.001, 0.0, 10.0];
/// How soon records are to be filed.
const FILED: [&str; 8] = ["24h", "30min", "1d", "0d", "3d", "8wh", "2wd", "0wd"];

/// A rule.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    purse: usize,
    kinds: u8,
    points: usize,
    /// Whether it deducts, and for a lapse, or for a duty left undone.
    deducts: Option<bool>,
    when: When,
    multipliers: Vec<(usize, When)>,
    target: bool,
    verified: bool,
    filed: Option<usize>,
}

impl Rule {
    /// The purse it pays into.
    pub(super) fn purse<'p>(&self, purses: &'p [Purse]) -> &'p Purse {
        &purses[self.purse % purses.len()]
    }

    /// Whether it takes points off: never those of households (P6).
    pub(super) fn deducts(&self, purses: &[Purse]) -> bool {
        self.deducts.is_some() && !self.purse(purses).households
    }

    /// The row of the document, whose number gives its code; of these kinds.
    pub(super) fn document(&self, at: usize, purses: &[Purse], kinds: &[&str], lapse: bool) -> Value {
        let points = AWARDS[self.points];
        let mut row = json!({
            "code": rule_code(at), "name": name(at), "kinds": some(self.kinds, kinds),
            "purse": self.purse(purses).code, "points": number(points), "basis": "assumed",
        });
        if self.deducts(purses) {
            row["points"] = json!(number(-points.max(0.001)));
            let of_lapse = lapse && self.deducts == Some(true);
            if of_lapse {
                row["kinds"] = json!([LAPSE]);
            }
            row["answers"] = json!(if of_lapse { LAPSE } else { "visits" });
        }
        self.when.write(&mut row);
        let multiplier = |(at, (factor_at, when)): (usize, &(usize, When))| {
            let mut row = json!({"name": name(at), "factor": factor(*factor_at)});
            when.write(&mut row);
            row
        };
        if !self.multipliers.is_empty() {
            row["multiplier"] = self.multipliers.iter().enumerate().map(multiplier).collect();
        }
        if self.target {
            row["target"] = json!(true);
        }
        if self.verified {
            row["verified"] = json!(true);
        }
        if let Some(filed) = self.filed {
            row["filed_within"] = json!(FILED[filed]);
        }
        row
    }
}

/// The code of a rule by its number: the same in every edition.
pub(super) fn rule_code(at: usize) -> String {
    format!("rule-{at}")
}

/// A number as documents write it.
pub(super) fn number(number: f64) -> Value {
    if number.fract() == 0.0 { json!(number as i64) } else { json!(number) }
}

/// A rule.
pub(super) fn rule() -> impl Strategy<Value = Rule> {
    let what = (0..3_usize, 1..32_u8, 0..AWARDS.len(), prop::option::weighted(0.2, any::<bool>()));
    let multipliers = prop::collection::vec((0..8_usize, when(15)), 0..3);
    let needs = (prop::bool::weighted(0.15), prop::bool::weighted(0.15));
    let filed = prop::option::weighted(0.25, 0..FILED.len());
    (what, when(10), multipliers, needs, filed).prop_map(|(what, when, multipliers, needs, filed)| {
        let ((purse, kinds, points, deducts), (target, verified)) = (what, needs);
        Rule { purse, kinds, points, deducts, when, multipliers, target, verified, filed }
    })
}
