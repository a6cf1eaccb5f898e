//! The scheme of the vectors, which has every command, and a small organisation under it, with people who come and
//! leave and partners.

use std::sync::LazyLock;

use serde_json::{Value, json};
use wangge::case::Context;
use wangge::org::Org;
use wangge::scheme::Scheme;

/// The scheme and the organisation.
pub struct World {
    pub scheme: Scheme,
    pub org: Org,
}

/// Made once.
pub static WORLD: LazyLock<World> = LazyLock::new(|| {
    let scheme = Scheme::read(include_str!("../../tests/vectors/base.toml")).expect("a scheme");
    let org = Org::read(&document().to_string(), &scheme).expect("an organisation");
    World { scheme, org }
});

/// The units, each with its tier and, below the apex, its parent.
pub const UNITS: [(&str, &str, &str); 9] = [
    ("a", "town", ""),
    ("a-1", "grid1", "a"),
    ("a-2", "grid1", "a"),
    ("a-1-1", "grid2", "a-1"),
    ("a-1-2", "grid2", "a-1"),
    ("a-1-1-1", "grid3", "a-1-1"),
    ("b", "town", ""),
    ("b-1", "grid1", "b"),
    ("b-1-1", "grid2", "b-1"),
];

/// Everyone who serves somewhere, and one who does not.
pub const MEMBERS: [(&str, &str, &str); 13] = [
    ("m-a", "centre-clerk", "a"),
    ("m-a-1", "grid-head", "a-1"),
    ("m-a-2", "grid-head", "a-2"),
    ("m-a-1-1", "grid-worker", "a-1-1"),
    ("m-a-1-2", "grid-worker", "a-1-2"),
    ("m-a-1-1-1", "village-cadre", "a-1-1-1"),
    ("m-b", "centre-clerk", "b"),
    ("m-b-1", "grid-head", "b-1"),
    ("m-b-1-1", "grid-worker", "b-1-1"),
    ("m-deputy", "first-deputy", "a-1"),
    ("m-enforcer", "area-enforcer", "a"),
    ("m-patrol", "patrol", "a-1-1"),
    ("m-nobody", "", ""),
];

/// The partners, each with its functions.
pub const PARTNERS: [(&str, &[&str]); 4] =
    [("p-police", &["justice", "police"]), ("p-city", &["urban-management"]), ("p-gone", &["police"]), ("p-team", &[])];

impl World {
    /// What decisions are made against.
    pub fn context(&self) -> Context<'_> {
        Context::new(&self.scheme, &self.org)
    }
}

fn document() -> Value {
    let unit = |(id, tier, parent): &(&str, &str, &str)| match *parent {
        "" => json!({"id": id, "tier": tier}),
        parent => json!({"id": id, "tier": tier, "parent": parent}),
    };
    let post = |(member, role, unit): &(&str, &str, &str)| {
        (!unit.is_empty())
            .then(|| json!({"member": member, "role": role, "unit": unit, "from": "2022-01-01"}))
    };
    let mut posts: Vec<Value> = MEMBERS.iter().filter_map(post).collect();
    posts.push(json!({"member": "m-patrol", "role": "grid-worker", "unit": "a-1-2",
        "from": "2022-01-01", "until": "2026-03-11"}));
    let partner = |(id, functions): &(&str, &[&str])| {
        let kind = if functions.is_empty() { "volunteer-team" } else { "station" };
        let mut partner = json!({"id": id, "kind": kind, "units": ["a"], "functions": functions});
        if *id == "p-gone" {
            partner["from"] = json!("2022-01-01");
            partner["until"] = json!("2026-03-11");
        }
        partner
    };
    json!({
        "units": UNITS.iter().map(unit).collect::<Vec<_>>(),
        "posts": posts,
        "partners": PARTNERS.iter().map(partner).collect::<Vec<_>>(),
    })
}
