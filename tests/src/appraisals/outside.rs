//! What comes from outside, at random: marks, honours, objections.

use serde_json::{Value, json};

use super::people::{MEMBERS, day};
use crate::duties::town::UNITS;
use crate::stories::dice::Dice;

const PERIODS: [&str; 11] = [
    "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-Q1", "2026-Q2",
    "2026-Q3", "2026",
];

fn of(dice: &mut Dice, row: &mut Value) {
    if dice.percent(50) {
        row["member"] = json!(format!("m-{}", dice.below(MEMBERS)));
    } else {
        row["unit"] = json!(dice.one(&UNITS).0);
    }
}

/// The document, of inputs, levels and appraisals that the editions have.
pub(super) fn outside(dice: &mut Dice, editions: &[Value]) -> Value {
    let (mut inputs, mut honours, mut objections) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..dice.below(160) {
        let grouped = dice.percent(60);
        let mut row = json!({
            "input": if grouped { "poll" } else { "check" },
            "period": dice.one(&PERIODS),
            "score": dice.one(&[60.0, 75.5, 80.0, 88.333, 90.0, 99.0, 100.0]),
        });
        if grouped {
            row["scorer"] = json!(dice.one(&["offices", "town", "folk"]));
        }
        of(dice, &mut row);
        inputs.push(row);
    }
    let levels: Vec<&Value> = editions
        .iter()
        .flat_map(|edition| edition["appraisal"].as_array().unwrap())
        .flat_map(|appraisal| appraisal["adjustment"].as_array().into_iter().flatten())
        .flat_map(|group| group["item"].as_array().unwrap())
        .flat_map(|item| item["honour"].as_array().into_iter().flatten())
        .map(|honour| &honour["level"])
        .collect();
    for _ in 0..dice.below(24) {
        let Some(level) = dice.any(&levels) else { break };
        let mut row = json!({"on": day(dice).to_string(), "level": level, "basis": "通报"});
        of(dice, &mut row);
        honours.push(row);
    }
    for at in 0..dice.below(12) {
        let raised = day(dice);
        let quarter = dice.percent(30);
        let periods = if quarter { &PERIODS[7..10] } else { &PERIODS[..7] };
        let mut row = json!({
            "id": format!("o-{}", at * 5 % 13),
            "appraisal": if quarter { "quarter" } else { dice.one(&["month", "other"]) },
            "period": dice.one(periods),
            "at": format!("{raised}T10:00:00+08:00"),
        });
        row[if dice.percent(50) { "records" } else { "cases" }] = json!(["x-1"]);
        of(dice, &mut row);
        if dice.percent(50) {
            row["ruling"] = json!(dice.one(&["upheld", "dismissed"]));
            let after = i32::try_from(dice.below(9)).unwrap();
            row["decided_at"] = json!(format!("{}T12:00:00+08:00", raised.plus_days(after).unwrap()));
            row["reason"] = json!("经查");
        }
        objections.push(row);
    }
    json!({"inputs": inputs, "honours": honours, "objections": objections})
}
