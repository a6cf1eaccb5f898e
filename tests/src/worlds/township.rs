//! A small township to be told by hand: what is fixed of it, and records.

use serde_json::{Value, json};
use wangge::tally::ActivityRow;
use wangge::value::Instant;

use super::World;
use super::people::HOUSEHOLDS;
use super::scheme::{LAPSE, TIERS, skeleton};
use crate::model::points::Ids;

/// The world of such rules, edition by edition: each a table of sections, the first from 2026 on, a later one from the
/// day it names as `from`. There are kinds of records (`visit`, `clean`, `absence`), purses (`points`, `hours` of
/// members, `home` of households) and plans (`flood`, `heat`) without being told. Of plans each row tells where one is
/// active from when until when.
///
/// `m-1` and `m-2` are workers at `a-1-1` and `a-2`; `m-3` is a volunteer until 2026-04-01, a mediator until 2026-03-06.
/// The household `h-1` enrolled for `home`, `h-2` until 2026-03-06, `h-3` never.
pub fn township(editions: &[Value], active: &[(&str, &str, &str, &str)]) -> World {
    let named = |code: &str| json!({"code": code, "name": code, "basis": "assumed"});
    let plan = |code: &str| json!({"code": code, "name": code, "tiers": TIERS, "basis": "assumed"});
    let document = |sections: &Value| {
        let mut document = skeleton("+08:00");
        document["scheme"]["from"] = json!("2026-01-01");
        document["activity"] = json!([named("visit"), named("clean"), named(LAPSE)]);
        document["activity"][2]["lapse"] = json!(true);
        document["purse"] = json!([named("points"), named("hours"), named("home")]);
        document["purse"][2]["of"] = json!("households");
        document["plan"] = json!([plan("flood"), plan("heat")]);
        for (section, value) in sections.as_object().expect("a table") {
            match section.as_str() {
                "from" | "until" => document["scheme"][section] = value.clone(),
                _ => document[section] = value.clone(),
            }
        }
        document.to_string()
    };
    let post = |member: &str, unit: &str| json!({"member": member, "role": "worker", "unit": unit, "from": "2020-01-01"});
    let org = json!({
        "units": [
            {"id": "a", "tier": "town"},
            {"id": "a-1", "tier": "village", "parent": "a"},
            {"id": "a-1-1", "tier": "grid", "parent": "a-1"},
            {"id": "a-2", "tier": "village", "parent": "a"},
            {"id": "b", "tier": "town"},
        ],
        "posts": [post("m-1", "a-1-1"), post("m-2", "a-2")],
        "enrolments": [{"member": "m-3", "as": "volunteer", "from": "2020-01-01", "until": "2026-04-01"}],
        "tags": [{"member": "m-3", "tag": "mediator", "from": "2020-01-01", "until": "2026-03-06"}],
        "households": HOUSEHOLDS.map(|id| json!({"id": id, "unit": "a-1-1"})),
        "accounts": [
            {"household": "h-1", "purse": "home", "from": "2026-01-01"},
            {"household": "h-2", "purse": "home", "from": "2026-01-01", "until": "2026-03-06"},
        ],
    });
    let activation = |(plan, unit, from, until): &(&str, &str, &str, &str)| json!({"plan": plan, "unit": unit, "from": from, "until": until, "by": "m-1", "basis": "通知"});
    let active = json!({"activations": active.iter().map(activation).collect::<Vec<_>>()});
    let editions: Vec<String> = editions.iter().map(document).collect();
    World::new(&editions, &org.to_string(), &active.to_string(), Ids::Text)
}

/// A rule of the purse `points` for visits, with whatever else is told of it.
pub fn rule(code: &str, points: f64, more: Value) -> Value {
    let mut rule = json!({
        "code": code, "name": code, "kinds": ["visit"], "purse": "points", "points": points, "basis": "assumed",
    });
    let more = more.as_object().expect("a table").clone();
    rule.as_object_mut().expect("a table").extend(more);
    rule
}

/// A cap over these rules, by month and account, with whatever else is told of it.
pub fn cap(code: &str, rules: &[&str], more: Value) -> Value {
    let mut cap = json!({"code": code, "name": code, "rules": rules, "per": "month", "basis": "assumed"});
    let more = more.as_object().expect("a table").clone();
    cap.as_object_mut().expect("a table").extend(more);
    cap
}

/// A visit of `m-1` at `a-1-1`, once, by local time such as `2026-03-05T10:00`.
pub fn visit(id: &str, at: &str) -> ActivityRow {
    ActivityRow {
        id: id.parse().expect("an id"),
        member: "m-1".parse().expect("an id"),
        unit: "a-1-1".parse().expect("an id"),
        kind: "visit".parse().expect("a code"),
        at: local(at),
        quantity: "1".parse().expect("an amount"),
        target: None,
        verified_by: None,
        filed_at: None,
        reverses: None,
    }
}

/// An instant of Beijing time such as `2026-03-05T10:00`.
pub fn local(at: &str) -> Instant {
    let seconds = if at.len() == "2026-03-05T10:00".len() { ":00" } else { "" };
    Instant::parse(&format!("{at}{seconds}+08:00")).expect("an instant")
}
