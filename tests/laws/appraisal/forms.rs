//! R2, R3: measures and scorings have what they ask for, and no more.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use wangge_tests::cases;

use super::{MEASURES, arguments, faults, indicator, measured, sorted, whole, with};

/// Which cases, and how much each counts.
fn narrowing() -> [(&'static str, Value); 7] {
    [
        ("categories", json!(["any"])),
        ("items", json!(["item-0"])),
        ("kinds", json!(["problem", "service"])),
        ("natures", json!(["hard"])),
        ("severities", json!(["urgent"])),
        ("channels", json!(["hotline"])),
        ("weighting", json!([{"by": "channel", "values": ["media"], "factor": 2}])),
    ]
}

/// What each scoring needs, and what it may have besides.
const SCORINGS: [(&str, &[&str], &[&str]); 6] = [
    ("ratio", &["target"], &[]),
    ("linear", &["from", "to"], &[]),
    ("bands", &["band"], &[]),
    ("rank", &[], &["lowest_first"]),
    ("deduct", &["each"], &["floor"]),
    ("points", &[], &[]),
];

fn beside() -> [(&'static str, Value); 7] {
    [
        ("target", json!(0.95)),
        ("from", json!(0.7)),
        ("to", json!("1/5")),
        ("band", json!([{"from": 0, "share": 0.5}, {"from": 0.5, "share": 0.25}])),
        ("lowest_first", json!(true)),
        ("each", json!(1)),
        ("floor", json!(-3)),
    ]
}

/// Adds the fields that are given; what is missing, and what is too much, at `place`.
fn belonging(
    (needed, allowed): (&[&str], &[&str]),
    fields: &[(&'static str, Value)],
    given: &[bool],
    entry: &mut Value,
    place: &str,
) -> Vec<(&'static str, String)> {
    let mut wrong = Vec::new();
    for ((field, value), given) in fields.iter().zip(given) {
        if *given {
            entry[field] = value.clone();
        }
        match (needed.contains(field), given) {
            (true, false) => wrong.push(("missing_field", format!("{place}.{field}"))),
            (false, true) if !allowed.contains(field) => {
                wrong.push(("excluded_field", format!("{place}.{field}")));
            }
            _ => {}
        }
    }
    wrong
}

fn some<const N: usize>() -> impl Strategy<Value = [bool; N]> {
    let few = (0..=N).prop_map(|only| std::array::from_fn(|at| at == only));
    prop_oneof![any::<[bool; N]>(), few, Just([false; N])]
}

proptest! {
    #![proptest_config(cases(300))]

    /// R2: a measure has its own fields beside it, and only one of cases can be narrowed and weighted.
    #[test]
    fn r2_a_measure_has_what_it_asks_for_and_no_more(
        (word, needed, allowed, of_cases) in select(MEASURES.to_vec()),
        given in some::<9>(),
        narrowed in some::<7>(),
    ) {
        let mut document = whole();
        let place = "appraisal[0].indicator[0]";
        let mut entry = with(indicator("any"), json!({"measure": word, "scoring": "points"}));
        // Of persons either roles or tags will do.
        let tagged = word == "headcount" && given[7];
        let needed = if tagged { &[] } else { needed };
        let allowed: Vec<&str> = allowed.iter().chain(tagged.then_some(&"roles")).copied().collect();
        let mut wrong = belonging((needed, &allowed), &arguments(), &given, &mut entry, place);
        let names = narrowing().map(|(field, _)| field);
        let own: &[&str] = if of_cases { &names } else { &[] };
        wrong.extend(belonging((&[], own), &narrowing(), &narrowed, &mut entry, place));
        document["appraisal"][0]["indicator"] = json!([entry]);
        prop_assert_eq!(faults(&document), sorted(wrong));
    }

    /// R3: a scoring has its own fields beside it; a mix has none.
    #[test]
    fn r3_a_scoring_has_what_it_asks_for_and_no_more(
        (word, needed, allowed) in select(SCORINGS.to_vec()),
        given in some::<7>(),
        mixed in any::<bool>(),
    ) {
        let mut document = whole();
        document["appraisal"].as_array_mut().unwrap().push(super::appraisal("month", "month"));
        document["appraisal"][1]["base"] = json!(5);
        let place = "appraisal[0].indicator[0]";
        let mut entry = with(indicator("any"), json!({"scoring": word}));
        let mut wrong = Vec::new();
        if mixed {
            entry["mix"] = json!([{"appraisal": "month", "weight": 1}]);
            wrong.extend(belonging((&[], &[]), &beside(), &given, &mut entry, place));
            wrong.push(("excluded_field", format!("{place}.scoring")));
        } else {
            entry = with(entry, measured("open"));
            wrong.extend(belonging((needed, allowed), &beside(), &given, &mut entry, place));
        }
        document["appraisal"][0]["indicator"] = json!([entry]);
        prop_assert_eq!(faults(&document), sorted(wrong));
    }
}
