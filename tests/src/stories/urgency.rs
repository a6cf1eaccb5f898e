//! Random severities and conditions of an item, with limits of their own.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::items::TIERS;
use super::rules::length;

/// The severities that every random scheme declares, and the tier each of them names.
pub(super) fn declared() -> Value {
    json!([
        {"code": "urgent", "name": "紧急", "tier": "grid1", "basis": "assumed"},
        {"code": "grave", "name": "严重", "basis": "assumed"},
    ])
}

/// What is random about what is urgent.
#[derive(Clone, Debug)]
pub(super) struct UrgentRules {
    /// The severities, each with the tier it names for this item.
    severities: Vec<(&'static str, Option<usize>)>,
    condition: bool,
    accept: [Option<String>; 2],
    handle: [Option<String>; 2],
    tier: usize,
    there: [Option<String>; 2],
}

impl UrgentRules {
    /// Writes the severities and conditions into an item.
    pub(super) fn write(&self, item: &mut Value) {
        let severity = |(code, tier): &(&str, Option<usize>)| match tier {
            Some(tier) => json!({"code": code, "tier": TIERS[*tier]}),
            None => json!({"code": code}),
        };
        item["severity"] = self.severities.iter().map(severity).collect();
        if self.condition {
            item["condition"] = json!([{"code": "rain", "name": "雨天"}]);
        }
    }

    /// What a row may hold for: the first severity, and the condition.
    fn holds_for(&self) -> impl Iterator<Item = (usize, &'static str, &'static str)> {
        let severity = self.severities.first().map(|(code, _)| (0, "severity", *code));
        severity.into_iter().chain(self.condition.then_some((1, "condition", "rain")))
    }

    pub(super) fn accept_rows(&self) -> impl Iterator<Item = Value> {
        let row = |(at, field, code): (usize, &str, &str)| {
            self.accept[at].as_ref().map(|accept| json!({field: code, "accept": accept}))
        };
        self.holds_for().filter_map(row)
    }

    pub(super) fn handle_rows(&self) -> impl Iterator<Item = Value> {
        self.holds_for().flat_map(|(at, field, code)| {
            let plain = self.handle[at].as_ref().map(|handle| json!({field: code, "handle": handle}));
            let tier = TIERS[self.tier];
            let there =
                self.there[at].as_ref().map(|handle| json!({field: code, "tier": tier, "handle": handle}));
            plain.into_iter().chain(there)
        })
    }
}

/// Any random urgency.
pub(super) fn urgency() -> impl Strategy<Value = UrgentRules> {
    let severities = prop::sample::select(vec![
        vec![],
        vec![("urgent", None)],
        vec![("urgent", None), ("grave", None)],
        vec![("grave", Some(0)), ("urgent", Some(2))],
        vec![("grave", Some(2)), ("urgent", Some(0))],
    ]);
    let pair = || [prop::option::of(length()), prop::option::of(length())];
    (severities, any::<bool>(), pair(), pair(), 0..4_usize, pair()).prop_map(
        |(severities, condition, accept, handle, tier, there)| UrgentRules {
            severities,
            condition,
            accept,
            handle,
            tier,
            there,
        },
    )
}
