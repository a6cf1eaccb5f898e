//! Random caps (P4) and settlements (P5).

use proptest::prelude::*;
use serde_json::{Value, json};

use super::rules::{Rule, number, rule_code};
use super::scheme::{Purse, name};

/// The greatest number of points.
const POINTS: [f64; 8] = [2.0, 3.0, 1.0, 5.0, 2.5, 10.0, 0.0, 20.0];
/// Kinds of periods.
const PER: [&str; 7] = ["month", "day", "week", "quarter", "half", "year", "all"];
/// What is counted apart.
const OF: [&str; 5] = ["member", "unit", "account", "target", ""];
/// Kinds of periods that are settled, the cheap ones more often.
const SETTLED: [&str; 10] =
    ["month", "quarter", "week", "month", "quarter", "half", "year", "week", "month", "day"];
/// How long after their end.
const DELAYS: [&str; 6] = ["10d", "0d", "2h", "5wd", "40d", "1wh"];

/// A cap.
#[derive(Clone, Debug)]
pub(super) struct Cap {
    purse: usize,
    rules: u16,
    per: usize,
    of: usize,
    most: Most,
    /// Of a later edition: whether it counts as the cap of the same code before it does.
    goes_on: bool,
}

/// What it caps.
#[derive(Clone, Debug)]
enum Most {
    Points(usize, bool),
    Times(u32),
}

impl Cap {
    /// The row of the document, whose number gives its code; none if there is nothing to cap.
    pub(super) fn document(
        &self,
        at: usize,
        (purses, rules): (&[Purse], &[Rule]),
        before: Option<&Self>,
    ) -> Option<Value> {
        // The awards of one purse: the first from this one on that has any.
        let awards = |purse: &Purse| -> Vec<usize> {
            let of = |rule: &Rule| rule.purse(purses).code == purse.code && !rule.deducts(purses);
            rules.iter().enumerate().filter(|(_, rule)| of(rule)).map(|(at, _)| at).collect()
        };
        let purses_from = (0..purses.len()).map(|next| &purses[(self.purse + next) % purses.len()]);
        let awards = purses_from.map(awards).find(|awards| !awards.is_empty())?;
        let chosen = |at: &usize| self.rules & (1 << at) != 0;
        let mut named: Vec<String> = awards.iter().filter(|at| chosen(at)).map(|at| rule_code(*at)).collect();
        if named.is_empty() {
            named.push(rule_code(awards[0]));
        }
        let counts = before.filter(|_| self.goes_on).unwrap_or(self);
        let mut row = json!({
            "code": format!("cap-{at}"), "name": name(at), "rules": named, "per": PER[counts.per],
            "basis": "assumed",
        });
        if !OF[counts.of].is_empty() {
            row["of"] = json!(OF[counts.of]);
        }
        match self.most {
            Most::Points(points, whole) => {
                row["points"] = number(POINTS[points]);
                if whole {
                    row["whole"] = json!(true);
                }
            }
            Most::Times(times) => row["times"] = json!(times),
        }
        Some(row)
    }
}

/// A cap.
pub(super) fn cap() -> impl Strategy<Value = Cap> {
    let points = (0..POINTS.len(), prop::bool::weighted(0.3));
    let most = prop_oneof![
        2 => points.prop_map(|(points, whole)| Most::Points(points, whole)),
        1 => (1..4_u32).prop_map(Most::Times),
    ];
    let goes_on = prop::bool::weighted(0.7);
    (0..3_usize, any::<u16>(), 0..PER.len(), 0..OF.len(), most, goes_on)
        .prop_map(|(purse, rules, per, of, most, goes_on)| Cap { purse, rules, per, of, most, goes_on })
}

/// A settlement: what is settled how long after its end.
pub(super) fn settlement() -> impl Strategy<Value = Value> {
    (0..SETTLED.len(), 0..DELAYS.len()).prop_map(|(per, delay)| {
        let [per, delay] = [SETTLED[per], DELAYS[delay]];
        json!({"code": "settlement", "name": "结算", "per": per, "delay": delay, "basis": "assumed"})
    })
}
