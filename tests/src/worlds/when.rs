//! Random conditions of rules and multipliers (P2).

use proptest::prelude::*;
use serde_json::{Value, json};

use super::days::{span, two};
use super::people::{PLANS, ROLES, TAGS, UNITS};
use super::scheme::TIERS;

/// Conditions: which of each list.
#[derive(Clone, Debug)]
pub(super) struct When {
    roles: Option<u8>,
    tags: Option<u8>,
    tiers: Option<u8>,
    under: Option<(usize, usize)>,
    days: Option<((usize, usize), bool)>,
    plans: Option<u8>,
}

impl When {
    /// Writes them into a row.
    pub(super) fn write(&self, row: &mut Value) {
        let mut list = |field: &str, mask: Option<u8>, all: &[&str]| {
            if let Some(mask) = mask {
                row[field] = json!(some(mask, all));
            }
        };
        list("roles", self.roles, &ROLES);
        list("tags", self.tags, &TAGS);
        list("tiers", self.tiers, &TIERS);
        list("plans", self.plans, &PLANS);
        if let Some((one, other)) = self.under {
            let unit = |at: usize| UNITS.get(at).map_or("elsewhere", |unit| unit.0);
            let mut under = vec![unit(one), unit(other)];
            under.dedup();
            row["under"] = json!(under);
        }
        if let Some((days, begun)) = self.days {
            let (from, until) = span(days);
            match until {
                // It has held since ever.
                Some(until) if begun => row["until"] = json!(until),
                _ => {
                    row["from"] = json!(from);
                    until.iter().for_each(|until| row["until"] = json!(until));
                }
            }
        }
    }
}

/// Those of a list whose bit is set, at least one.
pub(super) fn some<'t>(mask: u8, all: &[&'t str]) -> Vec<&'t str> {
    let set = |at: usize| mask & (1 << at) != 0;
    let mut some: Vec<&str> =
        all.iter().enumerate().filter(|(at, _)| set(*at)).map(|(_, name)| *name).collect();
    if some.is_empty() {
        some.extend(all.first());
    }
    some
}

/// Conditions of which each is given in so many of a hundred.
pub(super) fn when(percent: u32) -> impl Strategy<Value = When> {
    let chance = f64::from(percent) / 100.0;
    let given = move |most: u8| prop::option::weighted(chance, 1..most);
    let under = prop::option::weighted(chance, (0..=UNITS.len(), 0..=UNITS.len()));
    let days = prop::option::weighted(chance, (two(), any::<bool>()));
    (given(4), given(4), given(16), under, days, given(4))
        .prop_map(|(roles, tags, tiers, under, days, plans)| When { roles, tags, tiers, under, days, plans })
}
