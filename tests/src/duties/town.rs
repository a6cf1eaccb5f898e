//! Random organisations: the units stand, everything else is drawn.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::value::Date;

use super::scheme::{GROUPS, PLANS};
use super::when::days;

/// The tiers, apex first.
pub(crate) const TIERS: [&str; 4] = ["town", "village", "grid", "micro"];
/// The roles.
pub(crate) const ROLES: [&str; 2] = ["worker", "head"];
/// The units, each with the place of its tier and its parent.
pub(crate) const UNITS: [(&str, usize, Option<&str>); 9] = [
    ("z", 0, None),
    ("z-1", 1, Some("z")),
    ("a", 1, Some("z")),
    ("z-1-1", 2, Some("z-1")),
    ("c", 2, Some("z-1")),
    ("a-1", 2, Some("a")),
    ("c-1", 3, Some("c")),
    ("b", 0, None),
    ("b-1", 1, Some("b")),
];
/// How many members there are, all of them volunteers for long.
pub(super) const MEMBERS: usize = 3;
/// How many households there are.
pub(super) const HOUSEHOLDS: usize = 7;

type Days = (Date, Option<Date>);

/// Rows with fields and days; of rows that name the same and share a day the first stays.
fn dated(rows: Vec<(Vec<(&str, Value)>, Days)>) -> Vec<Value> {
    let mut kept: BTreeMap<String, Vec<Days>> = BTreeMap::new();
    let ends = |until: Option<Date>| until.unwrap_or(Date::MAX);
    let mut written = Vec::new();
    for (fields, (from, until)) in rows {
        let spans = kept.entry(format!("{fields:?}")).or_default();
        if spans.iter().any(|(first, end)| *first < ends(until) && from < ends(*end)) {
            continue;
        }
        spans.push((from, until));
        let mut row = json!({"from": from.to_string()});
        until.into_iter().for_each(|until| row["until"] = json!(until.to_string()));
        fields.into_iter().for_each(|(field, value)| row[field] = value);
        written.push(row);
    }
    written
}

fn member(at: usize) -> Value {
    json!(format!("m-{at}"))
}

fn unit(at: usize) -> Value {
    json!(UNITS[at].0)
}

/// An organisation of these posts (member, role, unit, from, until if it ends), in the usual tree.
pub fn org(posts: &[(&str, &str, &str, &str, Option<&str>)]) -> Value {
    let mut document = units();
    let post = |(member, role, unit, from, until): &(&str, &str, &str, &str, Option<&str>)| {
        let mut post = json!({"member": member, "role": role, "unit": unit, "from": from});
        until.iter().for_each(|until| post["until"] = json!(until));
        post
    };
    document["posts"] = posts.iter().map(post).collect();
    document
}

/// The tree, and the members.
fn units() -> Value {
    let row = |(id, tier, parent): &(&str, usize, Option<&str>)| {
        let mut row = json!({"id": id, "tier": TIERS[*tier]});
        parent.iter().for_each(|parent| row["parent"] = json!(parent));
        row
    };
    let enrolled = |at| json!({"member": member(at), "as": "volunteer", "from": "2020-01-01"});
    json!({
        "units": UNITS.iter().map(row).collect::<Vec<_>>(),
        "enrolments": (0..MEMBERS).map(enrolled).collect::<Vec<_>>(),
    })
}

/// The documents of an organisation and of the plans in force.
pub(super) fn town() -> impl Strategy<Value = (Value, Value)> {
    let posts = prop::collection::vec((0..MEMBERS, 0..ROLES.len(), 0..UNITS.len(), days()), 4..16);
    let households = prop::collection::vec(0..UNITS.len(), HOUSEHOLDS);
    let groups = prop::collection::vec((0..HOUSEHOLDS, 0..GROUPS.len(), days()), 4..20);
    let links = prop::collection::vec((0..MEMBERS, 0..2_usize, 0..HOUSEHOLDS, days()), 4..24);
    let active = prop::collection::vec((0..PLANS.len(), 0..UNITS.len(), days()), 0..10);
    (posts, households, groups, links, active).prop_map(|(posts, households, groups, links, active)| {
        let mut document = units();
        let home = |(at, home): (usize, &usize)| json!({"id": format!("h-{at}"), "unit": unit(*home)});
        document["households"] = households.iter().enumerate().map(home).collect();
        let row = |(who, role, at, days)| {
            (vec![("member", member(who)), ("role", json!(ROLES[role])), ("unit", unit(at))], days)
        };
        document["posts"] = json!(dated(posts.into_iter().map(row).collect()));
        let household = |at: usize| json!(format!("h-{at}"));
        let row = |(at, group, days): (usize, usize, Days)| {
            (vec![("household", household(at)), ("group", json!(GROUPS[group].0))], days)
        };
        document["groups"] = json!(dated(groups.into_iter().map(row).collect()));
        let row = |(who, kind, at, days): (usize, usize, usize, Days)| {
            let kind = json!(["contact", "other"][kind]);
            (vec![("kind", kind), ("source", member(who)), ("target", household(at))], days)
        };
        document["links"] = json!(dated(links.into_iter().map(row).collect()));
        let row = |(plan, at, days): (usize, usize, Days)| {
            (vec![("plan", json!(PLANS[plan])), ("unit", unit(at))], days)
        };
        let mut active = dated(active.into_iter().map(row).collect());
        for row in &mut active {
            (row["by"], row["basis"]) = (member(0), json!("通知"));
        }
        (document, json!({"activations": active}))
    })
}
