//! Random plans for emergencies, and when they are active where (L1, L2).

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::org::{Activations, Org};
use wangge::scheme::Scheme;

use super::items::{ITEMS, TIERS};
use super::rules::{length, share};
use super::world::UNITS;

/// The plans.
const PLANS: [&str; 3] = ["flood", "typhoon", "heat"];

/// Days on which plans begin and end: those on which stories play, and others.
const DAYS: [&str; 18] = [
    "2022-01-01",
    "2025-12-29",
    "2025-12-31",
    "2026-02-12",
    "2026-02-13",
    "2026-02-25",
    "2026-03-05",
    "2026-03-06",
    "2026-03-07",
    "2026-03-09",
    "2026-03-11",
    "2026-03-20",
    "2026-04-02",
    "2026-04-04",
    "2026-04-10",
    "2026-12-21",
    "2026-12-23",
    "2026-12-30",
];

/// What is random about plans.
#[derive(Clone, Debug)]
pub(super) struct PlanRules {
    /// Of each plan what is otherwise for the first item, for the others, and for every one.
    plans: Vec<[Option<Change>; 3]>,
    every_first: bool,
    active: Vec<(usize, usize, usize, Option<usize>)>,
}

/// What is otherwise.
#[derive(Clone, Debug)]
struct Change {
    start: Option<usize>,
    accept: Option<Otherwise>,
    handle: Otherwise,
}

/// A limit instead, or a factor.
#[derive(Clone, Debug)]
enum Otherwise {
    Value(String),
    Factor(&'static str),
}

impl PlanRules {
    /// Writes the plans into a document whose items may climb to these tiers.
    pub(super) fn write(&self, document: &mut Value, ceilings: [usize; 3]) {
        let plan = |(code, changes): (&&str, &[Option<Change>; 3])| {
            let items = [&ITEMS[..1], &ITEMS[1..], &[]];
            let lowest = [ceilings[0], ceilings[1].max(ceilings[2]), ceilings.into_iter().max().unwrap_or(0)];
            let rows = changes.iter().zip(items).zip(lowest);
            let mut rows: Vec<Value> = rows
                .filter_map(|((change, items), lowest)| Some(change.as_ref()?.write(items, lowest)))
                .collect();
            if self.every_first {
                rows.reverse();
            }
            json!({"code": code, "name": code, "tiers": TIERS, "override": rows, "basis": "assumed"})
        };
        document["plan"] = PLANS.iter().zip(&self.plans).map(plan).collect();
    }

    /// When they are active where.
    pub(super) fn activations(&self, scheme: &Scheme, org: &Org) -> Activations {
        let mut rows: Vec<(usize, usize, usize, usize)> = Vec::new();
        for (plan, unit, from, until) in &self.active {
            let row = (*plan, *unit, *from, until.map_or(usize::MAX, |later| from + 1 + later));
            let apart = |other: &(usize, usize, usize, usize)| {
                (other.0, other.1) != (row.0, row.1) || other.3 <= row.2 || row.3 <= other.2
            };
            if rows.iter().all(apart) {
                rows.push(row);
            }
        }
        let row = |(plan, unit, from, until): &(usize, usize, usize, usize)| {
            let mut row = json!({
                "plan": PLANS[*plan],
                "unit": UNITS[*unit].0,
                "from": DAYS[*from],
                "by": "m-a",
                "basis": "应急响应",
            });
            if let Some(until) = DAYS.get(*until) {
                row["until"] = json!(until);
            }
            row
        };
        let document = json!({"activations": rows.iter().map(row).collect::<Vec<_>>()});
        Activations::read(&document.to_string(), scheme, org).expect("activations without fault")
    }
}

impl Change {
    fn write(&self, items: &[&str], lowest: usize) -> Value {
        let mut row = json!({"items": items});
        if items.is_empty() {
            row.as_object_mut().expect("a table").remove("items");
        }
        if let Some(start) = self.start {
            row["start"] = json!(TIERS[start.max(lowest)]);
        }
        for (field, change) in [("accept", self.accept.as_ref()), ("handle", Some(&self.handle))] {
            match change {
                Some(Otherwise::Value(value)) => row[field] = json!(value),
                Some(Otherwise::Factor(factor)) => row[format!("{field}_factor")] = share(factor),
                None => {}
            }
        }
        row
    }
}

fn otherwise() -> impl Strategy<Value = Otherwise> {
    let factor = prop::sample::select(vec!["0.5", "1/3", "2", "1.5", "0.001"]);
    prop_oneof![length().prop_map(Otherwise::Value), factor.prop_map(Otherwise::Factor)]
}

fn change() -> impl Strategy<Value = Change> {
    (prop::option::of(0..4_usize), prop::option::of(otherwise()), otherwise())
        .prop_map(|(start, accept, handle)| Change { start, accept, handle })
}

/// Any random plans.
pub(super) fn plans() -> impl Strategy<Value = PlanRules> {
    let change = || prop::option::of(change());
    let plans = prop::collection::vec([change(), change(), change()], 3);
    let until = prop::option::weighted(0.8, 0..4_usize);
    let active = (0..3_usize, 0..UNITS.len(), 0..DAYS.len(), until);
    (plans, any::<bool>(), prop::collection::vec(active, 0..16))
        .prop_map(|(plans, every_first, active)| PlanRules { plans, every_first, active })
}
