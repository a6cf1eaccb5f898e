//! Random editions of a scheme that say little but duties.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use wangge::value::Date;

use super::records::KINDS;
use super::town::{ROLES, TIERS, UNITS};
use super::when::days;

/// The groups of households: codes and names.
pub const GROUPS: [(&str, &str); 2] = [("empty-nest", "空巢老人"), ("lives-alone", "独居")];
/// The plans.
pub(super) const PLANS: [&str; 2] = ["storm", "snow"];
/// Names of duties; one tells of a group.
const NAMES: [&str; 3] = ["入户走访", "日常巡查", "独居人员探视"];
/// When the second edition begins.
const TURNS: [&str; 3] = ["2026-03-10", "2026-03-16", "2026-04-01"];
/// How often: of every kind, the shorter ones more often.
const PER: [&str; 10] =
    ["day", "week", "week", "month", "month", "month", "month", "quarter", "half", "year"];

/// One edition or two.
#[derive(Clone, Debug)]
pub(super) struct Editions {
    /// The second, and when it begins.
    second: Option<(&'static str, Edition)>,
    first: Edition,
    /// Whether the first ends a week before the second begins.
    gap: bool,
}

/// What a plan makes of duties: changes that name some by their places, and what is meant for every one.
type Changes = (Vec<(u8, Value)>, Option<Value>);

#[derive(Clone, Debug)]
struct Edition {
    duties: Vec<Value>,
    /// Those of each plan.
    changes: [Changes; 2],
    points: Vec<Value>,
    used: (Date, Option<Date>),
}

impl Editions {
    /// The documents.
    pub(super) fn documents(&self, offset: &str) -> Vec<Value> {
        let mut first = self.first.document(offset);
        first["scheme"]["from"] = json!("2025-06-01");
        let Some((from, second)) = &self.second else { return vec![first] };
        if self.gap {
            let ends = from.parse::<Date>().unwrap().plus_days(-7).unwrap();
            first["scheme"]["until"] = json!(ends.to_string());
        }
        let mut second = second.document(offset);
        second["scheme"]["from"] = json!(from);
        vec![first, second]
    }
}

impl Edition {
    fn document(&self, offset: &str) -> Value {
        let mut document = document(&self.duties);
        document["calendar"] = json!({"offset": offset, "edition": 2026, "basis": "assumed"});
        document["checklist"] = json!([{
            "code": "flood", "name": "清单", "from": self.used.0.to_string(), "point": self.points, "basis": "assumed",
        }]);
        if let Some(until) = self.used.1 {
            document["checklist"][0]["until"] = json!(until.to_string());
        }
        let counts = |duty: &&Value| duty.get("cover").is_none();
        let codes: Vec<&Value> = self.duties.iter().filter(counts).map(|duty| &duty["code"]).collect();
        for (at, (named, every)) in self.changes.iter().enumerate() {
            let (mut rows, mut taken) = (Vec::new(), 0_u8);
            for (mask, change) in named {
                let own = (0..codes.len()).filter(|at| (mask & !taken) & (1 << at) != 0);
                let own: Vec<&Value> = own.map(|at| codes[at]).collect();
                taken |= mask;
                if !own.is_empty() {
                    let mut row = change.clone();
                    row["duties"] = json!(own);
                    rows.push(row);
                }
            }
            rows.extend(every.clone());
            document["plan"][at]["duty"] = json!(rows);
        }
        document
    }
}

/// A whole document of such duties, from 2025-06-01 on.
pub fn document(duties: &[Value]) -> Value {
    let named = |code: &str| json!({"code": code, "name": code, "basis": "assumed"});
    let with = |code: &str, mut row: Value| {
        (row["code"], row["basis"]) = (json!(code), json!("assumed"));
        if row.get("name").is_none() {
            row["name"] = json!(code);
        }
        row
    };
    let item = |code: &str, kind: &str| {
        let (category, start, limit) = ("any", "town", json!([{"handle": "1d"}]));
        with(
            code,
            json!({"category": category, "kind": kind, "nature": "hard", "start": start, "limit": limit}),
        )
    };
    let contact = json!({"source": "member", "target": "household"});
    let group = |(code, name): (&str, &str)| with(code, json!({"name": name, "serves": ["care"]}));
    json!({
        "scheme": {"code": "any", "name": "方案", "from": "2025-06-01", "basis": "assumed"},
        "tier": TIERS.map(named),
        "role": ROLES.map(|code| with(code, json!({"tiers": TIERS}))),
        "group": GROUPS.map(group),
        "link": [with("contact", contact.clone()), with("other", contact)],
        "category": [named("any")],
        "item": [item("hazard", "inspection"), item("care", "service")],
        "catalogue": with("list", json!({"outside": "refuse"})),
        "ceiling": with("ceiling", json!({"simple": "town", "complex": "town", "hard": "town"})),
        "handling": with("handling", json!({"feedback": "2d", "suspension": "9d"})),
        "ladder": with("ladder", json!({"supervision": "5d"})),
        "evaluation": with("evaluation", json!({"window": "7d", "reopens_at": 2})),
        "activity": KINDS.map(named),
        "duty": duties,
        "plan": PLANS.map(|code| with(code, json!({"tiers": TIERS}))),
    })
}

/// What a duty asks for, and whether it can bind units.
fn asks() -> impl Strategy<Value = (Value, bool)> {
    let some = |all: &'static [&'static str]| prop::sample::subsequence(all, 1..=all.len());
    let share = select(vec![json!(1), json!(0.3), json!(0.5), json!("1/3"), json!(0.05)]);
    prop_oneof![
        3 => (1..4_u32, any::<bool>()).prop_map(|(times, distinct)| (json!({"times": times, "distinct": distinct}), true)),
        2 => select(vec![0.5, 2.0, 4.25]).prop_map(|amount| (json!({"amount": amount}), true)),
        2 => Just((json!({"cover": "households"}), true)),
        3 => some(&["empty-nest", "lives-alone"]).prop_map(|groups| (json!({"cover": "groups", "groups": groups}), true)),
        2 => select(vec!["contact", "other"]).prop_map(|link| (json!({"cover": "contacts", "link": link}), false)),
        3 => Just((json!({"cover": "points", "checklist": "flood"}), true)),
        1 => Just((json!({"cover": "closed"}), true)),
        3 => share.prop_map(|share| (json!({"cover": "closed", "share": share}), true)),
    ]
}

/// A duty but for its code.
fn duty() -> impl Strategy<Value = Value> {
    let kinds = prop::sample::subsequence(&KINDS[..], 1..=KINDS.len());
    let dates = prop::option::weighted(0.25, (days(), any::<bool>()));
    let plans = prop_oneof![5 => Just(vec![]), 1 => prop::sample::subsequence(&PLANS[..], 1..=2)];
    let bearer =
        (0..ROLES.len(), prop::option::weighted(0.2, select(&TIERS[..])), select(&TIERS[..]), any::<bool>());
    let rest = (select(&PER[..]), prop::bool::weighted(0.2), dates, plans, select(&NAMES[..]));
    (asks(), kinds, bearer, rest).prop_map(|((mut duty, can), kinds, bearer, rest)| {
        let ((role, tier, level, of_units), (per, verified, dates, plans, name)) = (bearer, rest);
        if of_units && can {
            duty["tier"] = json!(level);
        } else {
            duty["role"] = json!(ROLES[role]);
            tier.into_iter().for_each(|tier| duty["tier"] = json!(tier));
        }
        (duty["kinds"], duty["per"], duty["name"]) = (json!(kinds), json!(per), json!(name));
        (duty["verified"], duty["basis"]) = (json!(verified), json!("assumed"));
        if !plans.is_empty() {
            duty["plans"] = json!(plans);
        }
        if let Some(((from, until), begun)) = dates {
            if !begun || until.is_none() {
                duty["from"] = json!(from.to_string());
            }
            until.into_iter().for_each(|until| duty["until"] = json!(until.to_string()));
        }
        duty
    })
}

/// What a plan makes of duties.
fn change() -> impl Strategy<Value = Value> {
    let value = select(vec![json!(1), json!(2), json!(6)]).prop_map(|value| json!({"value": value}));
    let factors = vec![json!(2), json!(0.5), json!("1/3"), json!(0.01), json!("2/7")];
    prop_oneof![value, select(factors).prop_map(|factor| json!({"factor": factor}))]
}

fn point() -> impl Strategy<Value = Value> {
    let place = prop_oneof![
        select(&TIERS[..]).prop_map(|tier| json!({"tier": tier})),
        (0..=UNITS.len()).prop_map(|at| json!({"unit": UNITS.get(at).map_or("elsewhere", |unit| unit.0)})),
    ];
    place.prop_map(|mut point| {
        (point["name"], point["limit"], point["item"]) = (json!("检查"), json!("2d"), json!("hazard"));
        point
    })
}

/// The same rows, each with a code of its own.
fn coded(rows: Vec<Value>, letter: &str) -> Vec<Value> {
    let code = |(at, mut row): (usize, Value)| {
        row["code"] = json!(format!("{letter}-{at}"));
        row
    };
    rows.into_iter().enumerate().map(code).collect()
}

fn edition() -> impl Strategy<Value = Edition> {
    let changes = || {
        let named = prop::collection::vec((any::<u8>(), change()), 0..=2);
        (named, prop::option::weighted(0.4, change()))
    };
    let lists = (prop::collection::vec(duty(), 2..=7), prop::collection::vec(point(), 2..4));
    (lists, [changes(), changes()], days()).prop_map(|((duties, points), changes, used)| {
        let (duties, points) = (coded(duties, "d"), coded(points, "p"));
        Edition { duties, changes, points, used }
    })
}

/// One edition, or a second that begins on a turn and often keeps duties of the first.
pub(super) fn editions() -> impl Strategy<Value = Editions> {
    let second = prop::option::weighted(0.4, (select(&TURNS[..]), edition(), any::<u8>()));
    (edition(), second, prop::bool::weighted(0.2)).prop_map(|(first, second, gap)| {
        let second = second.map(|(from, mut second, kept)| {
            for (at, duty) in second.duties.iter_mut().enumerate() {
                if let Some(earlier) = first.duties.get(at).filter(|_| kept & (1 << at) != 0) {
                    *duty = earlier.clone();
                }
            }
            (from, second)
        });
        Editions { second, first, gap }
    })
}
