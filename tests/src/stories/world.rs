//! A small organisation: two trees on four tiers, people who come and leave.

use std::fmt;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use wangge::calendar::CalendarSpec;
use wangge::case::Context;
use wangge::org::{Activations, Org};
use wangge::scheme::Scheme;
use wangge::value::MemberId;

use super::rules::{Rules, rules};

/// A random scheme, and the organisation under it.
pub struct World {
    rules: Rules,
    /// The calendar of the scheme, as it is laid down.
    pub calendar: CalendarSpec,
    /// The scheme.
    pub scheme: Scheme,
    /// The organisation.
    pub org: Org,
    /// Which plans are active where and when.
    pub activations: Activations,
}

/// As many random schemes as the laws share: to lay out a calendar takes longer than to tell a story.
const WORLDS: usize = 48;

static ALL: LazyLock<Vec<World>> = LazyLock::new(|| {
    let mut runner = TestRunner::default();
    let mut new = || World::new(rules().new_tree(&mut runner).expect("a strategy without filters").current());
    (0..WORLDS).map(|_| new()).collect()
});

/// The same schemes in every run.
static FIXED: LazyLock<Vec<World>> = LazyLock::new(|| {
    let mut runner = TestRunner::deterministic();
    let mut new = || World::new(rules().new_tree(&mut runner).expect("a strategy without filters").current());
    (0..WORLDS).map(|_| new()).collect()
});

/// One of the schemes that are the same in every run.
pub fn fixed_world(number: usize) -> &'static World {
    &FIXED[number % WORLDS]
}

/// Any of the random schemes of this run.
pub fn world() -> impl Strategy<Value = &'static World> {
    (0..WORLDS).prop_map(|at| &ALL[at])
}

impl World {
    /// The world of such rules.
    pub fn new(rules: Rules) -> Self {
        let scheme = rules.scheme();
        let org = org(&scheme);
        let calendar = rules.calendar();
        let activations = rules.activations(&scheme, &org);
        Self { rules, calendar, scheme, org, activations }
    }

    /// What decisions are made against.
    pub fn context(&self) -> Context<'_> {
        Context::new(&self.scheme, &self.org).with_activations(&self.activations)
    }
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rules.fmt(f)
    }
}

/// The day on which some leave and others come.
pub(super) const CHANGE: &str = "2026-03-11";

/// The units, each with its tier and, below the apex, its parent.
pub(super) const UNITS: [(&str, &str, Option<&str>); 11] = [
    ("a", "town", None),
    ("a-1", "grid1", Some("a")),
    ("a-2", "grid1", Some("a")),
    ("a-1-1", "grid2", Some("a-1")),
    ("a-1-2", "grid2", Some("a-1")),
    ("a-1-1-1", "grid3", Some("a-1-1")),
    ("a-1-1-2", "grid3", Some("a-1-1")),
    ("b", "town", None),
    ("b-1", "grid1", Some("b")),
    ("b-1-1", "grid2", Some("b-1")),
    ("b-1-1-1", "grid3", Some("b-1-1")),
];

/// Everyone besides those who stand at the head of each unit, with some who serve nowhere.
pub(super) const OTHERS: [&str; 9] =
    ["patrol", "deputy", "enforcer", "leaver", "joiner", "visitor", "both", "party", "nobody"];

/// The partners, each with its functions: one that is gone, one that has none.
pub(super) const PARTNERS: [(&str, &[&str]); 5] = [
    ("p-police", &["justice", "police"]),
    ("p-fire", &["fire"]),
    ("p-both", &["fire", "police"]),
    ("p-gone", &["police"]),
    ("p-team", &[]),
];

/// The organisation as a document.
pub(super) fn document() -> Value {
    let unit = |(id, tier, parent): &(&str, &str, Option<&str>)| match parent {
        Some(parent) => json!({"id": id, "tier": tier, "parent": parent}),
        None => json!({"id": id, "tier": tier}),
    };
    let head = |(id, tier, _): &(&str, &str, Option<&str>)| {
        let role = match *tier {
            "town" => "centre-clerk",
            "grid1" => "grid-head",
            "grid2" => "grid-worker",
            _ => "village-cadre",
        };
        post(&format!("m-{id}"), role, id)
    };
    let mut posts: Vec<Value> = UNITS.iter().map(head).collect();
    posts.extend([
        post("patrol", "patrol", "a-1-1"),
        post("deputy", "first-deputy", "a-1"),
        post("enforcer", "area-enforcer", "a"),
        post("enforcer-b", "area-enforcer", "b"),
        post("both", "grid-head", "a-2"),
        post("both", "grid-worker", "b-1-1"),
        json!({"member": "leaver", "role": "grid-worker", "unit": "a-1-1", "from": "2022-01-01", "until": CHANGE}),
        json!({"member": "visitor", "role": "village-cadre", "unit": "a-1-1-1", "from": "2022-01-01", "until": CHANGE}),
        json!({"member": "joiner", "role": "grid-worker", "unit": "a-1-1", "from": CHANGE}),
    ]);
    let partner = |(id, functions): &(&str, &[&str])| {
        let kind = if functions.is_empty() { "volunteer-team" } else { "department" };
        let mut partner = json!({"id": id, "kind": kind, "units": ["a"], "functions": functions});
        if *id == "p-gone" {
            partner["from"] = json!("2022-01-01");
            partner["until"] = json!(CHANGE);
        }
        partner
    };
    json!({
        "units": UNITS.iter().map(unit).collect::<Vec<_>>(),
        "posts": posts,
        "partners": PARTNERS.iter().map(partner).collect::<Vec<_>>(),
        "enrolments": [{"member": "party", "as": "party-member", "from": "2022-01-01"}],
    })
}

fn post(member: &str, role: &str, unit: &str) -> Value {
    json!({"member": member, "role": role, "unit": unit, "from": "2022-01-01"})
}

/// Who stands at the head of a unit.
pub(super) fn head(unit: &str) -> MemberId {
    format!("m-{unit}").parse().expect("an id")
}

/// The organisation under a scheme.
pub(super) fn org(scheme: &Scheme) -> Org {
    Org::read(&document().to_string(), scheme).expect("an organisation without fault")
}
