//! Random trigger rules, cards and groups of households (E5, E7, O4).

use proptest::prelude::*;
use serde_json::{Value, json};

use super::items::{ITEMS, TIERS};
use super::rules::length;

/// The groups of households; the item that serves them is one of kind service.
pub(super) const GROUPS: [&str; 2] = ["disabled", "empty-nest"];

/// The cards, the lowest first.
const CARDS: [&str; 3] = ["blue", "yellow", "red"];

/// What is random about rules and cards.
#[derive(Clone, Debug)]
pub(super) struct TriggerRules {
    triggers: Vec<(Value, Value)>,
    severities: [Option<usize>; 2],
    items: [Option<usize>; 3],
}

impl TriggerRules {
    /// Writes them into a document that has its severities and items.
    pub(super) fn write(&self, document: &mut Value) {
        let named = |code: &&str| json!({"code": code, "name": code, "basis": "assumed"});
        document["card"] = CARDS.iter().map(named).collect();
        document["group"] = GROUPS.iter().map(named).collect();
        for group in document["group"].as_array_mut().expect("groups") {
            group["serves"] = json!([ITEMS[2]]);
        }
        for (section, cards) in [("severity", &self.severities[..]), ("item", &self.items[..])] {
            let rows = document[section].as_array_mut().expect("a list");
            for (row, card) in rows.iter_mut().zip(cards) {
                if let Some(card) = card {
                    row["card"] = json!(CARDS[*card]);
                }
            }
        }
        document["rule"] = self.triggers.iter().enumerate().map(rule).collect();
    }
}

/// A rule; before the acceptance there can only be told of a case, or a card be given.
fn rule((at, (when, then)): (usize, &(Value, Value))) -> Value {
    let waits = when["milestone"] == "accept";
    let then = if waits && !["notify", "card"].iter().any(|word| then["then"] == *word) {
        &json!({"then": "notify", "tier": "town"})
    } else {
        then
    };
    let code = format!("rule-{}", at + 1);
    let mut rule = json!({"code": code, "name": code, "basis": "assumed"});
    for part in [when, then] {
        for (field, value) in part.as_object().expect("a table") {
            rule[field] = value.clone();
        }
    }
    rule
}

fn when() -> impl Strategy<Value = Value> {
    let counted = prop::sample::select(vec!["reopening", "bad-evaluation", "extension"]);
    let milestone = prop::sample::select(vec!["accept", "dispatch", "progress", "resolve", "close"]);
    let nature = prop::sample::select(vec!["simple", "complex", "hard"]);
    prop_oneof![
        3 => (counted, 1..=2_u8).prop_map(|(when, nth)| json!({"when": when, "nth": nth})),
        1 => (1..=4_u8).prop_map(|most| json!({"when": "mark", "at_most": most})),
        2 => (1..=3_u8).prop_map(|count| json!({"when": "functions", "count": count})),
        1 => nature.prop_map(|nature| json!({"when": "nature", "nature": nature})),
        1 => prop::sample::select(&GROUPS[..]).prop_map(|group| json!({"when": "group", "group": group})),
        3 => (milestone, length())
            .prop_map(|(stone, within)| json!({"when": "milestone", "milestone": stone, "within": within})),
        1 => Just(json!({"when": "overdue"})),
    ]
}

fn then() -> impl Strategy<Value = Value> {
    let tier = prop::sample::select(&TIERS[..]);
    prop_oneof![
        Just(json!({"then": "escalate"})),
        Just(json!({"then": "supervise"})),
        Just(json!({"then": "conference"})),
        tier.prop_map(|tier| json!({"then": "notify", "tier": tier})),
        prop::sample::select(&CARDS[..]).prop_map(|card| json!({"then": "card", "card": card})),
    ]
}

/// Any random rules and cards.
pub(super) fn triggers() -> impl Strategy<Value = TriggerRules> {
    let card = || prop::option::weighted(0.3, 0..3_usize);
    let rules = prop::collection::vec((when(), then()), 0..8);
    (rules, [card(), card()], [card(), card(), card()])
        .prop_map(|(triggers, severities, items)| TriggerRules { triggers, severities, items })
}
