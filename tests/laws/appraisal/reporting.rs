//! R4, P2, P6: what people report lowers nothing, and nor do records that are no lapse.

use serde_json::{Value, json};

use super::{MEASURES, faults, indicator, measured, sorted, whole, with};

/// What counts reports, or has them done again at the asking of those who reported.
const OF_REPORTING: [&str; 5] = ["reported", "accepted", "rejected", "merged", "reopen-share"];

/// Scorings, and whether a greater value can be worth less by them.
fn scorings() -> [(Value, bool); 10] {
    let bands = |shares: [f64; 2]| {
        let band = [json!({"from": 0, "share": shares[0]}), json!({"from": 3, "share": shares[1]})];
        json!({"scoring": "bands", "band": band})
    };
    [
        (json!({"scoring": "ratio", "target": 3}), false),
        (json!({"scoring": "linear", "from": 0, "to": 3}), false),
        (json!({"scoring": "linear", "from": 3, "to": 0}), true),
        (bands([0.5, 1.0]), false),
        (bands([0.5, 0.5]), false),
        (bands([1.0, 0.5]), true),
        (json!({"scoring": "rank"}), false),
        (json!({"scoring": "rank", "lowest_first": true}), true),
        (json!({"scoring": "deduct", "each": 1}), true),
        (json!({"scoring": "points"}), false),
    ]
}

/// The faults of a measure that may lower a score at `place`.
fn wrong(measure: &Value, place: &str) -> Vec<(&'static str, String)> {
    let word = measure["measure"].as_str().unwrap();
    if OF_REPORTING.contains(&word) {
        return vec![("punishes_reporting", format!("{place}.measure"))];
    }
    let activities = measure["activities"].as_array();
    match (word, activities) {
        ("active-months", None) => vec![("deduction_without_duty", format!("{place}.measure"))],
        ("records" | "active-months", Some(kinds)) => {
            let other = kinds.iter().enumerate().filter(|(_, kind)| **kind != "silence");
            other.map(|(at, _)| ("deduction_without_duty", format!("{place}.activities[{at}]"))).collect()
        }
        _ => Vec::new(),
    }
}

/// Every measure; of those over records some of lapses and some of deeds.
fn measures() -> Vec<Value> {
    let mut measures: Vec<Value> = MEASURES.iter().map(|(word, ..)| measured(word)).collect();
    for kinds in [json!(["visit"]), json!(["silence"]), json!(["silence", "visit"])] {
        for word in ["records", "active-months"] {
            measures.push(json!({"measure": word, "activities": kinds}));
        }
    }
    for word in OF_REPORTING {
        measures.push(json!({"measure": word, "channels": ["hotline"], "natures": ["hard"]}));
    }
    measures
}

/// R4: no scoring by which more is worth less, no penalty and no veto is over what counts reports, however narrowed.
#[test]
fn r4_what_people_report_lowers_no_score() {
    for measure in measures() {
        for (scoring, falls) in scorings() {
            let mut document = whole();
            document["appraisal"][0]["indicator"] =
                json!([with(with(indicator("any"), measure.clone()), scoring.clone())]);
            let expected = if falls { wrong(&measure, "appraisal[0].indicator[0]") } else { Vec::new() };
            assert_eq!(faults(&document), sorted(expected), "{measure} {scoring}");
        }
        for (sign, falls) in [("bonus", false), ("penalty", true)] {
            let item = with(json!({"code": "item", "name": "分项", "each": 1}), measure.clone());
            let group =
                json!({"code": "any", "name": "加减", "sign": sign, "item": [item], "basis": "assumed"});
            let mut document = whole();
            document["appraisal"][0]["adjustment"] = json!([group]);
            let place = "appraisal[0].adjustment[0].item[0]";
            let expected = if falls { wrong(&measure, place) } else { Vec::new() };
            assert_eq!(faults(&document), sorted(expected), "{measure} {sign}");
        }
        let veto = json!({"code": "any", "name": "否决", "grade": "poor", "basis": "assumed"});
        let mut document = whole();
        document["appraisal"][0]["veto"] = json!([with(veto, measure.clone())]);
        document["appraisal"][0]["grading"] =
            json!({"grade": [{"code": "good", "name": "好", "least": 60}, {"code": "poor", "name": "差"}]});
        assert_eq!(faults(&document), sorted(wrong(&measure, "appraisal[0].veto[0]")), "{measure}");
    }
}

/// P6: nobody is appraised by a purse of households, wherever the measure stands.
#[test]
fn p6_no_measure_reads_a_purse_of_households() {
    let of = |purse: &str| json!({"measure": "points", "purse": purse});
    for (purse, count) in [("mine", 0), ("hours", 0), ("ours", 4)] {
        let mut document = whole();
        let whole = &mut document["appraisal"][0];
        whole["indicator"] = json!([with(with(indicator("any"), of(purse)), json!({"scoring": "points"}))]);
        let item = with(json!({"code": "item", "name": "分项", "each": 1}), of(purse));
        whole["adjustment"] =
            json!([{"code": "any", "name": "加分", "sign": "bonus", "item": [item], "basis": "assumed"}]);
        let veto = json!({"code": "any", "name": "否决", "grade": "poor", "basis": "assumed"});
        whole["veto"] = json!([with(veto, of(purse))]);
        let demand = with(of(purse), json!({"least": 1}));
        whole["grading"] = json!({"grade": [
            {"code": "good", "name": "好", "demand": [demand]}, {"code": "poor", "name": "差"},
        ]});
        let found = faults(&document);
        assert_eq!(found.len(), count, "{found:?}");
        assert!(found.iter().all(|(code, place)| code == "scores_residents" && place.ends_with(".purse")));
    }
}
