//! Bytes as moves: commands right and wrong, written as JSON the way a caller writes them.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};
use wangge::case::{Case, CommandKind, Mark, Reply, Verdict, Wish};
use wangge::value::{Code, Instant, Stamp};

use crate::world::{MEMBERS, PARTNERS, UNITS, WORLD};

/// The cases of a run.
pub const IDS: [&str; 2] = ["c-1", "c-2"];

/// Steps of time in milliseconds: none, about the limits of the scheme, and far.
const STEPS: [i64; 14] = [
    0,
    1,
    60_000,
    1_800_000,
    3_600_000,
    7_200_000,
    14_400_000,
    86_399_999,
    86_400_000,
    3 * 86_400_000,
    10 * 86_400_000,
    40 * 86_400_000,
    400 * 86_400_000,
    -1,
];

/// A later instant, now and then any at all.
pub fn later(u: &mut Unstructured<'_>, now: Instant) -> Result<Instant> {
    let millis = if u.ratio(1, 24)? { u.arbitrary()? } else { *u.choose(&STEPS)? };
    Ok(now.checked_add_millis(millis).unwrap_or(now))
}

/// Who gives a command, as `by` is written.
pub fn by(u: &mut Unstructured<'_>, case: Option<&Case>) -> Result<Value> {
    Ok(match u.int_in_range(0..=15)? {
        0 => json!({"reporter": u.choose(&["r-1", "r-2"])?}),
        1 => json!({"partner": u.choose(&PARTNERS)?.0}),
        2 => json!({"device": "d-1"}),
        3 => json!({"member": u.choose(&MEMBERS)?.0, "reporter": "r-1"}),
        4..=8 => json!({"member": u.choose(&MEMBERS)?.0}),
        _ => {
            let unit = case.map_or("a-1-1", |case| case.holder().unit.as_str());
            json!({"member": format!("m-{unit}")})
        }
    })
}

/// A command as text.
pub fn command(u: &mut Unstructured<'_>, case: Option<&Case>, id: &str, at: Instant) -> Result<String> {
    let kind =
        if case.is_none() && u.ratio(15, 16)? { CommandKind::Report } else { *u.choose(&CommandKind::ALL)? };
    let mut all = Map::new();
    all.insert("command".to_owned(), serde_json::to_value(kind).expect("a word"));
    all.insert("case".to_owned(), id.into());
    all.insert("at".to_owned(), stamp(at));
    all.insert("by".to_owned(), by(u, case)?);
    if u.ratio(1, 16)? {
        all.insert("done_at".to_owned(), stamp(later(u, at)?));
    }
    for name in kind.fields() {
        let needed = !matches!(
            *name,
            "checklist" | "point" | "origin" | "affected" | "groups" | "condition" | "severity" | "stage"
        );
        if u.ratio(if needed { 15 } else { 1 }, 16)? {
            let value = if u.ratio(1, 32)? { hostile(u)? } else { field(u, name, case, at)? };
            all.insert((*name).to_owned(), value);
        }
    }
    if u.ratio(1, 32)? {
        all.insert("note".to_owned(), hostile(u)?);
    }
    Ok(Value::Object(all).to_string())
}

fn field(u: &mut Unstructured<'_>, name: &str, case: Option<&Case>, at: Instant) -> Result<Value> {
    let scheme = &WORLD.scheme;
    let conditions = scheme.items().iter().flat_map(|item| &item.conditions);
    let stages = scheme.items().iter().flat_map(|item| &item.stages);
    Ok(match name {
        "unit" | "origin" | "to" | "granted_by" => json!(u.choose(&UNITS)?.0),
        "affected" => json!([u.choose(&UNITS)?.0]),
        "item" => one_of(u, scheme.items().iter().map(|item| &item.code))?,
        "severity" => one_of(u, scheme.severities().iter().map(|severity| &severity.code))?,
        "condition" => one_of(u, conditions.map(|condition| &condition.code))?,
        "stage" => one_of(u, stages.map(|stage| &stage.code))?,
        "checklist" => one_of(u, scheme.checklists().iter().map(|list| &list.code))?,
        "point" => one_of(u, scheme.checklists().iter().flat_map(|list| &list.points).map(|point| &point.code))?,
        "groups" => json!([one_of(u, scheme.groups().iter().map(|group| &group.code))?]),
        "channel" => json!(u.choose(&["patrol", "visit", "walk-in", "hotline", "sensor"])?),
        "reporter" => json!(u.choose(&["r-1", "r-2"])?),
        "into" => json!(u.choose(&[IDS[0], IDS[1], "c-9"])?),
        "member" => json!(u.choose(&MEMBERS)?.0),
        "partners" => json!([u.choose(&PARTNERS)?.0]),
        "calls" => {
            let (partner, functions) = u.choose(&PARTNERS)?;
            json!([{"partner": partner, "function": functions.first().unwrap_or(&"police")}])
        }
        "held_at" => stamp(at.checked_add_millis(-*u.choose(&STEPS)?).unwrap_or(at)),
        "until" => stamp(later(u, at)?),
        "deadline" => {
            let deadline = case.and_then(Case::limit).map_or(at, |limit| limit.deadline.instant());
            stamp(Instant::from_millis(deadline.millis() - u.choose(&STEPS)?).unwrap_or(at))
        }
        "length" => json!(format!(
            "{}{}",
            u.choose(&["1", "0.5", "3", "99999999"])?,
            u.choose(&["wh", "wd", "h", "d"])?
        )),
        "wish" => serde_json::to_value(u.choose(&Wish::ALL)?).expect("a word"),
        "answer" => serde_json::to_value(u.choose(&Reply::ALL)?).expect("a word"),
        "verdict" => serde_json::to_value(u.choose(&Verdict::ALL)?).expect("a word"),
        "evidence" => {
            json!(["photo", "agreement", "receipt"].map(|kind| json!({"kind": kind, "reference": "e-1"})))
        }
        "marks" => {
            let mark = u.int_in_range(0..=6)?;
            let other = if Mark::new(mark).is_some() { 5 } else { mark };
            json!({"effect": mark, "duration": other, "attitude": 5})
        }
        _ => json!("事由"),
    })
}

/// One of the codes of the scheme.
fn one_of<'s>(u: &mut Unstructured<'_>, codes: impl Iterator<Item = &'s Code>) -> Result<Value> {
    let codes: Vec<&Code> = codes.collect();
    Ok(json!(u.choose(&codes)?.as_str()))
}

/// A value nobody expects.
fn hostile(u: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match u.int_in_range(0..=5)? {
        0 => Value::Null,
        1 => json!(u.arbitrary::<i64>()?),
        2 => json!([]),
        3 => json!(u.arbitrary::<f64>()?),
        _ => json!(u.arbitrary::<&str>()?),
    })
}

fn stamp(at: Instant) -> Value {
    serde_json::to_value(Stamp::new(at, WORLD.scheme.offset())).expect("a stamp")
}
