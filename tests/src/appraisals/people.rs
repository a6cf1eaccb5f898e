//! Random organisations: the units stand, who serves where and when is drawn.

use serde_json::{Value, json};
use wangge::value::Date;

use crate::duties::town::{ROLES, TIERS, UNITS};
use crate::stories::dice::Dice;

/// How many members there are, all of them enrolled for long.
pub(super) const MEMBERS: usize = 8;
/// Tags of members.
pub(super) const TAGS: [&str; 2] = ["medic", "legal"];
/// How many households there are.
pub(super) const HOUSEHOLDS: usize = 6;
/// Days at which periods begin, end, or are half over, and days beside them.
const TURNS: [&str; 10] = [
    "2026-01-01",
    "2026-01-16",
    "2026-01-17",
    "2026-02-14",
    "2026-02-15",
    "2026-03-16",
    "2026-03-17",
    "2026-04-01",
    "2026-05-16",
    "2026-07-02",
];

pub(super) fn member(at: usize) -> Value {
    json!(format!("m-{at}"))
}

pub(super) fn day(dice: &mut Dice) -> Date {
    if dice.percent(50) {
        return dice.one(&TURNS).parse().unwrap();
    }
    let first: Date = "2026-01-01".parse().unwrap();
    first.plus_days(i32::try_from(dice.below(200)).unwrap()).unwrap()
}

/// Rows of one key share no day: those that would are left out.
struct Rows {
    spans: Vec<(String, String, String)>,
    rows: Vec<Value>,
}

impl Rows {
    fn new() -> Self {
        Self { spans: Vec::new(), rows: Vec::new() }
    }

    fn add(&mut self, key: String, mut row: Value, (from, until): (String, Option<String>)) {
        let end = until.clone().unwrap_or_else(|| "9".to_owned());
        if end <= from || self.spans.iter().any(|(own, f, u)| *own == key && *f < end && from < *u) {
            return;
        }
        row["from"] = json!(from);
        until.iter().for_each(|until| row["until"] = json!(until));
        self.spans.push((key, from, end));
        self.rows.push(row);
    }
}

fn days(dice: &mut Dice) -> (String, Option<String>) {
    if dice.percent(40) {
        return ("2020-01-01".to_owned(), None);
    }
    let from = if dice.percent(40) { "2020-01-01".to_owned() } else { day(dice).to_string() };
    (from, dice.percent(70).then(|| day(dice).to_string()))
}

/// The document of an organisation.
pub(super) fn org(dice: &mut Dice) -> Value {
    let units = UNITS.iter().map(|(id, tier, parent)| {
        let mut row = json!({"id": id, "tier": TIERS[*tier]});
        parent.iter().for_each(|parent| row["parent"] = json!(parent));
        row
    });
    let (mut posts, mut enrolments) = (Rows::new(), Rows::new());
    let (mut homes, mut tags) = (Rows::new(), Rows::new());
    for at in 0..MEMBERS {
        let ever = ("2020-01-01".to_owned(), None);
        enrolments.add(format!("p{at}"), json!({"member": member(at), "as": "party-member"}), ever);
        for _ in 0..dice.below(3) {
            let span = days(dice);
            enrolments.add(format!("v{at}"), json!({"member": member(at), "as": "volunteer"}), span);
        }
        for _ in 0..1 + dice.below(3) {
            let (role, unit) = (if dice.percent(75) { ROLES[0] } else { ROLES[1] }, dice.one(&UNITS).0);
            let row = json!({"member": member(at), "role": role, "unit": unit});
            let span = days(dice);
            posts.add(format!("{at}{role}{unit}"), row, span);
        }
        for _ in 0..dice.below(3) {
            let row = json!({"member": member(at), "unit": dice.one(&UNITS).0});
            let span = days(dice);
            homes.add(format!("{at}"), row, span);
        }
        for _ in 0..dice.below(3) {
            let tag = dice.one(&TAGS);
            let span = days(dice);
            tags.add(format!("{at}{tag}"), json!({"member": member(at), "tag": tag}), span);
        }
    }
    let household = |at: usize| json!({"id": format!("h-{at}"), "unit": UNITS[at % UNITS.len()].0});
    json!({
        "units": units.collect::<Vec<_>>(),
        "posts": posts.rows,
        "enrolments": enrolments.rows,
        "homes": homes.rows,
        "tags": tags.rows,
        "households": (0..HOUSEHOLDS).map(household).collect::<Vec<_>>(),
    })
}
