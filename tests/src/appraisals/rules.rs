//! Random appraisals: indicators, adjustments, vetoes, grades, results.

use serde_json::{Value, json};

use super::people::TAGS;
use super::scheme::KINDS;
use crate::duties::town::{ROLES, TIERS};
use crate::stories::dice::Dice;

/// Who is appraised, of which duties, for which kind of period.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) subjects: &'a Value,
    pub(super) duties: &'a [Value],
    pub(super) per: &'static str,
}

/// Kinds of periods that make up those of another.
fn nests(part: &str, whole: &str) -> bool {
    let order = ["day", "month", "quarter", "year"];
    let place = |kind| order.iter().position(|own| *own == kind);
    place(part).zip(place(whole)).is_some_and(|(part, whole)| part <= whole)
}

impl Frame<'_> {
    /// The place of the tier, if units are appraised.
    fn units(&self) -> Option<usize> {
        let tier = self.subjects["tier"].as_str().filter(|_| self.subjects.get("role").is_none())?;
        TIERS.iter().position(|own| *own == tier)
    }

    /// Whether a duty can be measured here.
    fn takes(&self, duty: &Value) -> bool {
        let borne = match (self.units(), duty.get("role")) {
            (None, role) => role.is_some(),
            (Some(_), Some(_)) => true,
            (Some(tier), None) => tier <= 2,
        };
        borne && nests(duty["per"].as_str().unwrap(), self.per)
    }
}

fn measure(dice: &mut Dice, frame: Frame<'_>, falls: bool) -> Value {
    let kinds = |dice: &mut Dice| {
        if falls {
            return json!([KINDS[3]]);
        }
        let kinds: Vec<&str> = KINDS.into_iter().filter(|_| dice.percent(50)).collect();
        if kinds.is_empty() { json!(["visit"]) } else { json!(kinds) }
    };
    match dice.below(if falls { 9 } else { 12 }) {
        0 | 1 => {
            let able: Vec<&Value> = frame.duties.iter().filter(|duty| frame.takes(duty)).collect();
            let Some(duty) = dice.any(&able) else { return json!({"measure": "input", "input": "poll"}) };
            let covers = duty.get("cover").is_some() && dice.percent(50);
            json!({"measure": if covers { "coverage" } else { "duty-fulfilment" }, "duty": duty["code"]})
        }
        2 | 3 => json!({"measure": "points", "purse": "score"}),
        4 | 5 => json!({"measure": "records", "activities": kinds(dice)}),
        6 | 7 => json!({"measure": "input", "input": dice.one(&["poll", "check"])}),
        8 if falls => json!({"measure": "breaches"}),
        8 => json!({"measure": "reported"}),
        9 if frame.units().is_some() => match dice.below(3) {
            0 => json!({"measure": "headcount", "roles": [ROLES[0]]}),
            1 => json!({"measure": "headcount", "tags": TAGS}),
            _ => json!({"measure": "headcount", "roles": [ROLES[1]], "tags": [TAGS[0]]}),
        },
        10 => json!({"measure": "active-months"}),
        _ => json!({"measure": "active-months", "activities": kinds(dice)}),
    }
}

/// What values a measure has, roughly: a share, marks, or counts.
fn scale(measure: &Value) -> f64 {
    match measure["measure"].as_str().unwrap() {
        "duty-fulfilment" | "coverage" => 1.0,
        "input" => 100.0,
        _ => 5.0,
    }
}

fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

fn add(row: &mut Value, more: &Value) {
    let more = more.as_object().unwrap().clone();
    row.as_object_mut().unwrap().extend(more);
}

fn indicator(dice: &mut Dice, frame: Frame<'_>, at: usize, mixes: &[&str]) -> Value {
    let weight = dice.one(&[10.0, 20.0, 0.5, 33.333, 7.25, 0.01, 40.0]);
    let no_data = dice.one(&["out", "out", "zero", "full"]);
    let code = format!("i-{at}");
    let mut row =
        json!({"code": code, "name": code, "weight": weight, "no_data": no_data, "basis": "assumed"});
    if let Some(mixed) = dice.any(mixes).filter(|_| dice.percent(50)) {
        let part = |nth: Option<usize>, weight: f64| {
            let mut part = json!({"appraisal": mixed, "weight": weight});
            nth.iter().for_each(|nth| part["nth"] = json!(nth));
            part
        };
        row["mix"] = match dice.below(3) {
            0 => json!([part(None, 1.0)]),
            1 => json!([part(Some(1), 2.0), part(Some(2), 0.333)]),
            _ => json!([part(None, 2.0), part(Some(3), 1.5)]),
        };
        return row;
    }
    if dice.percent(40) {
        let falling = dice.percent(50);
        let measure = measure(dice, frame, falling);
        let scale = scale(&measure);
        let (from, to) =
            (rounded(scale * dice.one(&[0.0, 0.2, 0.5])), rounded(scale * dice.one(&[0.6, 1.0, 1.7])));
        add(&mut row, &measure);
        let scoring = match dice.below(4) {
            0 if falling => json!({"scoring": "linear", "from": to, "to": from}),
            0 => json!({"scoring": "linear", "from": from, "to": to}),
            1 => json!({"scoring": "rank", "lowest_first": falling}),
            2 => {
                let shares = if falling { [1.0, 0.625, 0.1] } else { [0.25, 0.7, 1.0] };
                let bounds = [from, rounded(scale * 0.55), to];
                let bands = bounds.into_iter().zip(shares);
                json!({
                    "scoring": "bands",
                    "band": bands.map(|(from, share)| json!({"from": from, "share": share})).collect::<Vec<_>>(),
                })
            }
            _ if falling => {
                let each = rounded(weight / scale * dice.one(&[0.11, 0.5, 1.3]) + 0.001);
                json!({"scoring": "deduct", "each": each, "floor": dice.one(&[0.0, -3.0, 0.01])})
            }
            _ => json!({"scoring": "points"}),
        };
        add(&mut row, &scoring);
        return row;
    }
    let measure = measure(dice, frame, false);
    let target = json!(rounded(scale(&measure) * dice.one(&[0.3, 0.777, 1.0, 2.0])));
    add(&mut row, &measure);
    let target = if dice.percent(20) { json!("2/3") } else { target };
    let scoring = if dice.percent(70) {
        json!({"scoring": "ratio", "target": target})
    } else {
        json!({"scoring": "points"})
    };
    add(&mut row, &scoring);
    row
}

fn adjustment(dice: &mut Dice, frame: Frame<'_>, at: usize) -> Value {
    let bonus = dice.percent(50);
    let ceiling = |dice: &mut Dice, row: &mut Value| {
        if dice.percent(40) {
            row["ceiling"] = json!(dice.one(&[0.0, 1.0, 2.5, 6.0]));
        }
    };
    let items = (0..1 + dice.below(2)).map(|nth| {
        let code = format!("a-{at}-{nth}");
        let mut row = json!({"code": code, "name": code});
        if bonus && dice.percent(40) {
            let level = |name: &str, points: f64| {
                json!({"level": format!("{name}-{at}-{nth}"), "name": name, "points": points})
            };
            row["honour"] = json!([level("county", 1.5), level("city", 3.0)]);
        } else {
            let measure = measure(dice, frame, !bonus);
            row["each"] = json!(rounded(dice.one(&[0.5, 2.0, 1.117]) / scale(&measure) * 2.0));
            add(&mut row, &measure);
        }
        ceiling(dice, &mut row);
        row
    });
    let items: Vec<Value> = items.collect();
    let (code, sign) = (format!("a-{at}"), if bonus { "bonus" } else { "penalty" });
    let mut row = json!({"code": code, "name": code, "sign": sign, "item": items, "basis": "assumed"});
    ceiling(dice, &mut row);
    row
}

fn grading(dice: &mut Dice, frame: Frame<'_>) -> Value {
    let count = 2 + dice.below(3);
    let mut least = 75.0;
    let grades = (0..count).map(|at| {
        let code = format!("g-{at}");
        let mut row = json!({"code": code, "name": code});
        if at + 1 == count {
            return row;
        }
        if dice.percent(50) {
            least = rounded(least * dice.one(&[0.9, 0.6, 0.35]));
            row["least"] = json!(least);
        }
        if dice.percent(60) {
            row["quota"] = json!(dice.one(&["1/3", "1/4", "1/10", "0/1"]));
        }
        if dice.percent(25) {
            let mut demand = measure(dice, frame, false);
            demand["least"] = json!(rounded(scale(&demand) * dice.one(&[0.2, 0.4, 0.9])));
            row["demand"] = json!([demand]);
        }
        row
    });
    let mut row = json!({"grade": grades.collect::<Vec<_>>()});
    (row["ties"], row["round"]) =
        (json!(dice.one(&["inclusive", "strict"])), json!(dice.one(&["down", "up"])));
    row["at_least_one"] = json!(dice.percent(30));
    match dice.below(6) {
        0 | 1 => {
            let tier = dice.below(2);
            if frame.units().is_none_or(|own| tier < own) && frame.subjects.get("tier").is_none() {
                row["peers_under"] = json!(TIERS[tier]);
            }
        }
        2 => {
            let group = |code: &str, units: Value| json!({"code": code, "name": code, "units": units});
            row["group"] =
                json!([group("east", json!(["z-1-1", "b"])), group("west", json!(["a", "c", "nowhere"]))]);
        }
        _ => {}
    }
    row
}

/// An appraisal; it may be mixed of others.
pub(super) fn appraisal(dice: &mut Dice, frame: Frame<'_>, code: &str, mixes: &[&str]) -> Value {
    let mut row = json!({"code": code, "name": code, "per": frame.per, "basis": "assumed"});
    add(&mut row, frame.subjects);
    let count = dice.one(&[0, 1, 2, 2, 3, 3, 4, 5]);
    row["indicator"] = (0..count).map(|at| indicator(dice, frame, at, mixes)).collect();
    row["base"] = json!(dice.one(&[10.0, 10.0, 60.0]));
    row["decimals"] = json!(dice.below(4));
    let groups = dice.one(&[0, 0, 1, 2, 3]);
    row["adjustment"] = (0..groups).map(|at| adjustment(dice, frame, at)).collect();
    if dice.percent(30) {
        row["bonuses"] = json!(dice.one(&[1.0, 4.0]));
    }
    if dice.percent(30) {
        row["penalties"] = json!(dice.one(&[0.5, 3.0]));
    }
    if dice.percent(30) {
        row["least"] = json!(dice.one(&[0.0, 12.5]));
    }
    if dice.percent(30) {
        row["most"] = json!(dice.one(&[30.0, 100.0]));
    }
    if dice.percent(80) {
        let grading = grading(dice, frame);
        let grades: Vec<Value> =
            grading["grade"].as_array().unwrap().iter().map(|grade| grade["code"].clone()).collect();
        row["grading"] = grading;
        let vetoes = (0..dice.one(&[0, 0, 0, 1, 2])).map(|at| {
            let code = format!("v-{at}");
            let mut row = json!({"code": code, "name": code, "basis": "assumed"});
            (row["grade"], row["from"]) = (grades[dice.below(grades.len())].clone(), json!(0.0));
            let measure = measure(dice, frame, true);
            row["from"] = json!(rounded(scale(&measure) * dice.one(&[0.2, 0.95])));
            add(&mut row, &measure);
            row
        });
        row["veto"] = vetoes.collect();
        let results = (0..dice.below(3)).map(|at| {
            let code = format!("r-{at}");
            let some: Vec<&Value> = grades.iter().filter(|_| dice.percent(60)).collect();
            let some = if some.is_empty() { vec![&grades[0]] } else { some };
            json!({
                "code": code, "name": code, "grades": some, "in_a_row": 1 + dice.below(3), "decides": ROLES[1],
                "adverse": dice.percent(60), "basis": "assumed",
            })
        });
        row["result"] = results.collect();
    }
    if dice.percent(50) {
        row["objection"] = json!(dice.one(&["5d", "3wd", "48h", "2wh"]));
    }
    for list in ["indicator", "adjustment", "veto", "result"] {
        if row[list].as_array().is_none_or(Vec::is_empty) {
            row.as_object_mut().unwrap().remove(list);
        }
    }
    row
}
