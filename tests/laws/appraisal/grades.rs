//! R5: quotas, and gradings that stand alone.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use wangge::scheme::{Grading, Scheme, diff};
use wangge_tests::cases;

use super::{sorted, whole};

fn alone(document: &Value) -> Vec<(String, String)> {
    let Err(faults) = Grading::read(&document.to_string()) else { return Vec::new() };
    let said = faults.into_iter().map(|fault| (fault.code().to_owned(), fault.path.to_string()));
    let mut said: Vec<(String, String)> = said.collect();
    said.sort();
    said
}

/// Quotas and how many thirtieths they are.
const QUOTAS: [(&str, i64); 9] = [
    ("0", 0),
    ("0.1", 3),
    ("0.2", 6),
    ("1/3", 10),
    ("0.5", 15),
    ("2/3", 20),
    ("1", 30),
    ("1.5", 45),
    ("-0.1", -3),
];

proptest! {
    #![proptest_config(cases(200))]

    /// R5: quotas are shares, and together at most the whole; the last grade takes the rest. A grading says the same
    /// alone and in a scheme, in JSON and in TOML.
    #[test]
    fn r5_quotas_come_to_the_whole_at_most(
        quotas in prop::collection::vec(prop::option::of(select(QUOTAS.to_vec())), 0..6),
        least in any::<[bool; 2]>(),
        ties in select(vec!["inclusive", "strict"]),
    ) {
        let count = quotas.len();
        let mut wrong = Vec::new();
        if count < 2 {
            wrong.push(("wrong_count", "grade".to_owned()));
        }
        let (mut grades, mut used) = (Vec::new(), 0);
        for (at, quota) in quotas.iter().enumerate() {
            let is_last = at > 0 && at + 1 == count;
            let mut grade = json!({"code": format!("g-{at}"), "name": "等次"});
            if let Some((text, thirtieths)) = quota {
                grade["quota"] = json!(text);
                if !(0..=30).contains(thirtieths) || used + thirtieths > 30 {
                    wrong.push(("out_of_bounds", format!("grade[{at}].quota")));
                } else {
                    used += thirtieths;
                }
                if is_last {
                    wrong.push(("condition_of_last_grade", format!("grade[{at}].quota")));
                }
            }
            if least[usize::from(is_last)] {
                grade["least"] = json!(60);
                if is_last {
                    wrong.push(("condition_of_last_grade", format!("grade[{at}].least")));
                }
            }
            grades.push(grade);
        }
        let grading = json!({"grade": grades, "ties": ties});
        prop_assert_eq!(alone(&grading), sorted(wrong.clone()));
        let mut document = whole();
        document["appraisal"][0]["grading"] = grading.clone();
        let inside = wrong.iter().map(|(code, place)| (*code, format!("appraisal[0].grading.{place}")));
        prop_assert_eq!(super::faults(&document), sorted(inside.collect()));
        if wrong.is_empty() {
            let read = Grading::read(&grading.to_string()).unwrap();
            let scheme = Scheme::read(&document.to_string()).unwrap();
            prop_assert_eq!(scheme.appraisals()[0].grading.as_ref(), Some(&read));
            let text = super::as_toml(&grading);
            prop_assert_eq!(Grading::read(&text).unwrap(), read.clone());
            // What it says of itself reads back as itself.
            let said = serde_json::to_string(&read).unwrap();
            prop_assert_eq!(Grading::read(&said).unwrap(), read);
        }
    }
}

/// R5, S2: alone there are no measures, tiers or units to name; of a TOML document faults have line and column.
#[test]
fn r5_a_grading_alone_names_nothing_of_a_scheme() {
    let text = r#"
peers_under = "town"
group = [{ code = "hills", name = "山区", units = ["u-1"] }]

[[grade]]
code = "good"
name = "好"
demand = [{ measure = "open", least = 1 }]

[[grade]]
code = "poor"
name = "差"
"#;
    let faults = Grading::read(text).unwrap_err();
    let said: Vec<_> = faults
        .into_iter()
        .map(|fault| (fault.code(), fault.path.to_string(), fault.line, fault.column))
        .collect();
    assert_eq!(
        said,
        [
            ("unknown_field", "peers_under".to_owned(), Some(2), Some(1)),
            ("unknown_field", "group".to_owned(), Some(3), Some(1)),
            ("unknown_field", "grade[0].demand".to_owned(), Some(8), Some(1)),
        ]
    );
    let codes =
        |text: &str| Grading::read(text).unwrap_err().into_iter().map(|one| one.code()).collect::<Vec<_>>();
    assert_eq!(codes("[[grad]]"), ["wrong_count", "unknown_field"]);
    assert_eq!(codes("{"), ["syntax"]);
}

/// K2, R5: grades are tried in their order, so a diff names another order; that of items of a group says nothing.
#[test]
fn k2_a_diff_names_another_order_of_grades() {
    let read = |codes: [&str; 3]| {
        let grades = codes.map(|code| json!({"code": code, "name": "等次", "quota": 0.1}));
        let mut document = whole();
        document["appraisal"][0]["grading"] =
            json!({"grade": [grades[0], grades[1], grades[2], {"code": "rest", "name": "其余"}]});
        Scheme::read(&document.to_string()).unwrap()
    };
    let (one, other) = (read(["a", "b", "c"]), read(["b", "a", "c"]));
    assert!(diff(&one, &one).is_empty());
    let changes = diff(&one, &other);
    assert_eq!(
        changes.iter().map(|change| change.path.to_string()).collect::<Vec<_>>(),
        ["appraisal[0].grading"]
    );
    let fields: Vec<&str> = changes[0].fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["grade"]);
}
