//! A document to put duties, purses and points into.

use serde_json::{Value, json};

use crate::catalogue::{Row, TIERS, Written, document};

/// The role of [`frame`] and the tiers it serves, by place among [`TIERS`].
pub const ROLE: (&str, [usize; 2]) = ("worker", [1, 2]);
/// A kind of links from members to households, and one to units.
pub const LINKS: [&str; 2] = ["contact", "stationed"];

/// A sound document with one of each thing that duties and points may name: role, links, group, checklist, plan,
/// kinds of records, a duty.
pub fn frame() -> Value {
    let plain =
        Row { condition: None, severity: None, tier: None, season: None, accept: None, handle: Some(5) };
    let mut whole = document(&[Written { start: 3, rows: vec![plain], stages: Vec::new() }]);
    let named = |code: &str| json!({"code": code, "name": "名称", "basis": "assumed"});
    let with = |code: &str, fields: Value| {
        let mut entry = named(code);
        for (field, value) in fields.as_object().expect("fields") {
            entry[field] = value.clone();
        }
        entry
    };
    whole["item"][0]["kind"] = json!("service");
    let tiers = ROLE.1.map(|tier| TIERS[tier]);
    whole["role"] = json!([with(ROLE.0, json!({"tiers": tiers}))]);
    let link = |code, target: &str| with(code, json!({"source": "member", "target": target}));
    whole["link"] = json!([link(LINKS[0], "household"), link(LINKS[1], "unit")]);
    whole["group"] = json!([with("alone", json!({"serves": ["item-0"]}))]);
    let point = json!({"code": "exit", "name": "出口", "tier": TIERS[3], "limit": "1d", "item": "item-0"});
    whole["checklist"] = json!([with("fire", json!({"point": [point]}))]);
    whole["plan"] = json!([with("storm", json!({"tiers": [TIERS[0]]}))]);
    whole["activity"] = json!([named("visit"), with("silence", json!({"lapse": true}))]);
    let duty = json!({"role": ROLE.0, "kinds": ["visit"], "per": "month", "times": 1});
    whole["duty"] = json!([with("calls", duty)]);
    whole["purse"] = json!([named("mine"), with("ours", json!({"of": "households"})), named("hours")]);
    whole
}
