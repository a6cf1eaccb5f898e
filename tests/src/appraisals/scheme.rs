//! Random editions of a scheme that say little but duties, points and appraisals.

use serde_json::{Value, json};

use super::people::TAGS;
use super::rules::{Frame, appraisal};
use crate::duties;
use crate::duties::town::{ROLES, TIERS};
use crate::stories::dice::Dice;

/// The kinds of records; the last is a lapse.
pub(super) const KINDS: [&str; 4] = ["visit", "patrol", "call", "silence"];
/// The codes of appraisals: of the first three the later are mixed of the earlier.
pub const CODES: [&str; 4] = ["month", "quarter", "year", "other"];

/// A whole document of such duties and appraisals, from 2025-06-01 on; with the purse `score`, the inputs `poll` of three
/// groups and `check` of none.
pub fn document(duties: &[Value], appraisals: &[Value]) -> Value {
    let mut document = duties::document(duties);
    let named = |code: &str| json!({"code": code, "name": code, "basis": "assumed"});
    let lapse = |code: &str| {
        let mut row = named(code);
        row["lapse"] = json!(code == KINDS[3]);
        row
    };
    let rule = |code: &str, points: f64| {
        let mut row = named(&format!("p-{code}"));
        (row["kinds"], row["purse"], row["points"]) = (json!([code]), json!("score"), json!(points));
        if points < 0.0 {
            row["answers"] = json!(code);
        }
        row
    };
    let tag = |code: &str| {
        let mut row = named(code);
        row["class"] = json!("talent");
        row
    };
    let scorer = |code: &str, weight: f64| json!({"code": code, "name": code, "weight": weight});
    document["calendar"] = json!({"offset": "+08:00", "edition": 2026, "basis": "assumed"});
    document["activity"] = json!(KINDS.map(lapse));
    document["tag"] = json!(TAGS.map(tag));
    document["purse"] = json!([named("score")]);
    document["points"] = json!([rule("visit", 1.0), rule("patrol", 2.5), rule("silence", -1.5)]);
    let mut cap = named("most");
    (cap["rules"], cap["per"], cap["points"]) = (json!(["p-visit", "p-patrol"]), json!("month"), json!(4.0));
    (cap["of"], cap["whole"]) = (json!("member"), json!(false));
    document["cap"] = json!([cap]);
    document["input"] = json!([named("poll"), named("check")]);
    document["input"][0]["scorer"] =
        json!([scorer("offices", 60.0), scorer("town", 30.5), scorer("folk", 10.0)]);
    document["appraisal"] = json!(appraisals);
    document
}

/// Duties with fixed bearers and random demands.
fn duties(dice: &mut Dice) -> Vec<Value> {
    let per = |dice: &mut Dice| dice.one(&["day", "week", "month", "month", "month", "quarter"]);
    let row = |at: usize, mut row: Value| {
        (row["code"], row["name"], row["basis"]) =
            (json!(format!("d-{at}")), json!("工作"), json!("assumed"));
        row
    };
    let mut all = vec![
        json!({"role": ROLES[0], "kinds": ["visit"], "per": per(dice), "times": 1 + dice.below(3)}),
        json!({"role": ROLES[0], "kinds": ["visit", "call"], "per": per(dice), "cover": "households"}),
        json!({"tier": "grid", "kinds": ["patrol"], "per": per(dice), "amount": dice.one(&[0.5, 2.0, 4.25])}),
        json!({"role": ROLES[1], "kinds": ["call"], "per": per(dice), "cover": "closed"}),
    ];
    if dice.percent(20) {
        all[0]["verified"] = json!(true);
    }
    all.into_iter().enumerate().map(|(at, duty)| row(at, duty)).collect()
}

fn edition(dice: &mut Dice, subjects: &[Value; 2]) -> Value {
    let duties = duties(dice);
    let mut frame = Frame { subjects: &subjects[0], duties: &duties, per: "month" };
    let mut all = vec![appraisal(dice, frame, "month", &[])];
    frame.per = "quarter";
    all.push(appraisal(dice, frame, "quarter", &["month"]));
    frame.per = "year";
    all.push(appraisal(dice, frame, "year", &["quarter", "month"]));
    let frame = Frame { subjects: &subjects[1], duties: &duties, per: "month" };
    all.push(appraisal(dice, frame, "other", &[]));
    document(&duties, &all)
}

fn subjects(dice: &mut Dice) -> Value {
    match dice.below(5) {
        0 | 1 => json!({"role": ROLES[0]}),
        2 => json!({"role": ROLES[0], "tier": dice.one(&TIERS)}),
        3 => json!({"volunteers": true}),
        _ => json!({"tier": dice.one(&TIERS[..3])}),
    }
}

/// One edition, or a second that begins on a turn, perhaps after a week without any.
pub(super) fn editions(dice: &mut Dice) -> Vec<Value> {
    let who = [subjects(dice), subjects(dice)];
    let mut first = edition(dice, &who);
    if dice.percent(60) {
        return vec![first];
    }
    let who = if dice.percent(70) { who } else { [subjects(dice), subjects(dice)] };
    let mut second = edition(dice, &who);
    let (turn, before) =
        dice.one(&[("2026-03-16", "2026-02-25"), ("2026-04-01", "2026-03-25"), ("2026-03-31", "2026-03-31")]);
    second["scheme"]["from"] = json!(turn);
    if dice.percent(30) {
        first["scheme"]["until"] = json!(before);
    }
    vec![first, second]
}
