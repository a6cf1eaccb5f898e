//! S2: whatever can be known to be wrong with an appraisal is said at once: a table of edits and their faults.

use serde_json::{Value, json};
use wangge::scheme::Scheme;
use wangge_tests::catalogue::TIERS;
use wangge_tests::service::ROLE;

use super::{appraisal, faults, indicator, measured, sorted, whole, with};

/// A sound document in which every part of an appraisal stands.
fn full() -> Value {
    let mut document = whole();
    let one =
        |code: &str, measure: &str, scoring: Value| with(with(indicator(code), measured(measure)), scoring);
    let adjustment = |code: &str, sign: &str, items: Value| json!({"code": code, "name": "加减", "sign": sign, "item": items, "basis": "assumed"});
    document["input"][0]["scorer"] = json!([{"code": "town", "name": "镇", "weight": 60}, {"code": "people", "name": "群众", "weight": 40}]);
    document["appraisal"][0] = with(
        appraisal("town", "quarter"),
        json!({
            "base": 80, "decimals": 2, "bonuses": 10, "penalties": 20, "least": 0, "most": 100, "objection": "5wd",
            "indicator": [
                one("rounds", "coverage", json!({"scoring": "ratio", "target": 1})),
                one("open", "open", json!({
                    "scoring": "deduct", "each": 1, "floor": 0,
                    "weighting": [
                        {"by": "channel", "values": ["media"], "factor": 2},
                        {"by": "nature", "values": ["hard"], "factor": "1/3"},
                    ],
                })),
                one("marks", "mark", json!({
                    "scoring": "bands", "band": [{"from": 3, "share": 0.5}, {"from": 4, "share": 1}],
                })),
                one("timely", "on-time-share", json!({"scoring": "linear", "from": 0.2, "to": 0.7})),
            ],
            "adjustment": [
                adjustment("merits", "bonus", json!([
                    with(json!({"code": "found", "name": "发现", "each": 1}), measured("reported")),
                    {"code": "honours", "name": "荣誉", "honour": [
                        {"level": "high", "name": "高", "points": 2}, {"level": "low", "name": "低", "points": 1},
                    ]},
                ])),
                adjustment("faults", "penalty", json!([
                    with(json!({"code": "silent", "name": "失责", "each": 1, "ceiling": 5}), measured("records")),
                ])),
            ],
            "veto": [with(
                json!({"code": "veto", "name": "否决", "from": 1, "grade": "poor", "basis": "assumed"}),
                measured("breaches"),
            )],
            "grading": {
                "group": [
                    {"code": "hills", "name": "山区", "units": ["u-1", "u-2"]},
                    {"code": "plains", "name": "平原", "units": ["u-3"]},
                ],
                "grade": [
                    {"code": "good", "name": "好", "demand": [with(measured("points"), json!({"least": 3}))]},
                    {"code": "poor", "name": "差"},
                ],
            },
            "result": [{
                "code": "leave", "name": "退出", "grades": ["poor"], "in_a_row": 2, "decides": ROLE.0,
                "adverse": true, "basis": "assumed",
            }],
        }),
    );
    document["signs"] = json!({"burst_share": 0.5, "basis": "assumed"});
    document
}

/// Edits of `appraisal[0]`, by pointer, each with the fault it makes and where; the place is that of the edit if none
/// is given.
fn edits() -> Vec<(&'static str, Value, &'static str, Option<&'static str>)> {
    let roles = json!([ROLE.0]);
    let units = json!(["u-2"]);
    vec![
        ("/role", json!("nobody"), "unknown_reference", None),
        ("/tier", json!("moon"), "unknown_reference", None),
        ("/per", json!("all"), "unknown_word", None),
        ("/per", json!("week"), "period_not_nested", Some("indicator[0].duty")),
        ("/volunteers", json!(true), "excluded_field", Some("tier")),
        ("/decimals", json!(4), "out_of_bounds", None),
        ("/bonuses", json!(-1), "out_of_bounds", None),
        ("/penalties", json!(-0.5), "out_of_bounds", None),
        ("/most", json!(-1), "out_of_bounds", None),
        ("/base", json!(7_999_999_999_999_i64), "overflow", Some("indicator[0].weight")),
        ("/indicator/1/code", json!("rounds"), "duplicate", None),
        ("/indicator/0/weight", json!(0), "out_of_bounds", None),
        ("/indicator/0/duty", json!("round"), "unknown_reference", None),
        ("/indicator/0/duty", json!("calls"), "excluded_field", None),
        ("/indicator/0/target", json!(0), "out_of_bounds", None),
        ("/indicator/0/measure", json!("coverages"), "unknown_word", None),
        ("/indicator/1/floor", json!(11), "out_of_bounds", None),
        ("/indicator/1/each", json!(0), "out_of_bounds", None),
        ("/indicator/1/items", json!([]), "wrong_count", None),
        ("/indicator/1/items", json!(["item-9"]), "unknown_reference", Some("indicator[1].items[0]")),
        (
            "/indicator/1/categories",
            json!(["anything"]),
            "unknown_reference",
            Some("indicator[1].categories[0]"),
        ),
        ("/indicator/1/severities", json!(["low"]), "unknown_reference", Some("indicator[1].severities[0]")),
        ("/indicator/1/channels", json!(["pigeon"]), "unknown_reference", Some("indicator[1].channels[0]")),
        ("/indicator/1/natures", json!(["hard", "hard"]), "duplicate", Some("indicator[1].natures[1]")),
        ("/indicator/1/kinds", json!(["problems"]), "unknown_word", Some("indicator[1].kinds[0]")),
        ("/indicator/1/weighting/0/values", json!([]), "wrong_count", None),
        (
            "/indicator/1/weighting/0/values",
            json!(["meda"]),
            "unknown_reference",
            Some("indicator[1].weighting[0].values[0]"),
        ),
        (
            "/indicator/1/weighting/0/by",
            json!("kind"),
            "unknown_word",
            Some("indicator[1].weighting[0].values[0]"),
        ),
        (
            "/indicator/1/weighting/1/values",
            json!(["harder"]),
            "unknown_word",
            Some("indicator[1].weighting[1].values[0]"),
        ),
        ("/indicator/1/weighting/0/factor", json!(-1), "out_of_bounds", None),
        ("/indicator/1/weighting/0/factor", json!(1001), "out_of_bounds", None),
        (
            "/indicator/1/weighting/0/factor",
            json!("1/999999999"),
            "out_of_bounds",
            Some("indicator[1].weighting"),
        ),
        ("/indicator/2/mark", json!("looks"), "unknown_word", None),
        ("/indicator/2/band/1/from", json!(3), "out_of_bounds", None),
        ("/indicator/2/band/0/share", json!(1.01), "out_of_bounds", None),
        ("/indicator/3/to", json!(0.2), "out_of_bounds", None),
        (
            "/indicator/3/mix",
            json!([{"appraisal": "twon", "weight": 1}]),
            "unknown_reference",
            Some("indicator[3].mix[0].appraisal"),
        ),
        ("/adjustment/1/code", json!("merits"), "duplicate", None),
        ("/adjustment/1/item/0/code", json!("found"), "duplicate", None),
        (
            "/adjustment/1/item/0/activities",
            json!(["visits"]),
            "unknown_reference",
            Some("adjustment[1].item[0].activities[0]"),
        ),
        ("/adjustment/1/item/0/ceiling", json!(-1), "out_of_bounds", None),
        ("/adjustment/0/ceiling", json!(-1), "out_of_bounds", None),
        ("/adjustment/0/item/0/each", json!(0), "out_of_bounds", None),
        ("/adjustment/0/item/1/honour/1/level", json!("high"), "duplicate", None),
        ("/adjustment/0/item/1/honour/0/points", json!(0), "out_of_bounds", None),
        ("/adjustment/0/item/1/each", json!(1), "excluded_field", None),
        ("/adjustment/0/item", json!([]), "wrong_count", None),
        ("/veto/0/from", json!(0), "out_of_bounds", None),
        ("/veto/0/grade", json!("pour"), "unknown_reference", None),
        ("/grading/peers_under", json!(TIERS[0]), "excluded_field", Some("grading.group")),
        ("/grading/group", json!([]), "wrong_count", None),
        ("/grading/group/1/code", json!("hills"), "duplicate", None),
        ("/grading/group/1/units", json!([]), "wrong_count", None),
        ("/grading/group/1/units", units, "duplicate", Some("grading.group[1].units[0]")),
        ("/grading/grade/1/code", json!("good"), "duplicate", None),
        ("/grading/grade/0/quota", json!("1/3000000000"), "bad_ratio", None),
        ("/grading/grade/0/demand", json!([]), "wrong_count", None),
        ("/grading/grade/0/demand/0/purse", json!("min"), "unknown_reference", None),
        (
            "/grading/grade/0/demand/0/roles",
            roles,
            "excluded_field",
            Some("grading.grade[0].demand[0].roles"),
        ),
        ("/result/0/grades", json!([]), "wrong_count", None),
        ("/result/0/grades", json!(["bad"]), "unknown_reference", Some("result[0].grades[0]")),
        ("/result/0/in_a_row", json!(0), "out_of_bounds", None),
        ("/result/0/decides", json!("mayor"), "unknown_reference", None),
    ]
}

/// The place of a pointer: `indicator[0].weight`.
fn place(pointer: &str) -> String {
    let mut place = String::new();
    for step in pointer.split('/').skip(1) {
        if step.parse::<usize>().is_ok() {
            place.push_str(&format!("[{step}]"));
        } else {
            place.push_str(&format!(".{step}"));
        }
    }
    place.trim_start_matches('.').to_owned()
}

fn edited(pointer: &str, value: &Value) -> Value {
    let mut document = full();
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    document.pointer_mut(parent).unwrap()[field] = value.clone();
    document
}

/// S2: each is found, at its place. Some make other faults too, as a unit of a tier that is unknown has no peers.
#[test]
fn s2_what_is_wrong_with_an_appraisal_is_found_at_its_place() {
    assert_eq!(faults(&full()), []);
    for (pointer, value, code, at) in edits() {
        let found = faults(&edited(&format!("/appraisal/0{pointer}"), &value));
        let expected =
            (code.to_owned(), format!("appraisal[0].{}", at.map_or_else(|| place(pointer), str::to_owned)));
        assert!(found.contains(&expected), "{pointer} = {value}: {found:?}");
        let may_follow = [
            "/role",
            "/per",
            "/base",
            "/indicator/0/measure",
            "/grading/grade/1/code",
            "/indicator/3/mix",
            "/volunteers",
        ];
        assert!(found.len() == 1 || may_follow.contains(&pointer), "{pointer} = {value}: {found:?}");
    }
}

/// R2, R9: figures from outside, and the signs of distorted data.
#[test]
fn r9_inputs_and_signs_are_within_their_bounds() {
    for (pointer, value, code) in [
        ("/input/0/scorer/1/code", json!("town"), "duplicate"),
        ("/input/0/scorer/0/weight", json!(0), "out_of_bounds"),
        ("/input/0/scorer", json!([]), "wrong_count"),
        ("/signs/burst_share", json!(0), "out_of_bounds"),
        ("/signs/capped_share", json!(1.5), "out_of_bounds"),
        ("/signs/burst_days", json!(0), "out_of_bounds"),
        ("/signs/burst_records", json!(0), "out_of_bounds"),
        ("/signs/series_records", json!(2), "out_of_bounds"),
        ("/signs/places_minutes", json!(0), "out_of_bounds"),
        ("/signs/spread_marks", json!(1), "out_of_bounds"),
        ("/signs/basis", json!("nothing"), "unknown_reference"),
    ] {
        let found = faults(&edited(pointer, &value));
        assert_eq!(found, sorted(vec![(code, place(pointer))]), "{pointer} = {value}");
    }
    let scheme = Scheme::read(&full().to_string()).unwrap();
    let signs = scheme.signs();
    assert_eq!((signs.burst_share.to_string(), signs.spread_marks), ("0.5".to_owned(), 20));
    let mut without = full();
    without.as_object_mut().unwrap().remove("signs");
    let usual = Scheme::read(&without.to_string()).unwrap();
    assert_eq!(usual.signs().burst_share.to_string(), "0.4");
    assert!(usual.signs().basis.is_assumed());
}

/// R1, R2: what is taken of units and what of members; D1's duties of each.
#[test]
fn r2_a_measure_is_of_those_it_can_be_taken_of() {
    let subjects = [
        json!({"role": ROLE.0}),
        json!({"role": ROLE.0, "tier": TIERS[2]}),
        json!({"volunteers": true}),
        json!({"tier": TIERS[0]}),
        json!({"tier": TIERS[2]}),
        json!({"tier": TIERS[3]}),
    ];
    for (at, subject) in subjects.iter().enumerate() {
        let is_of_units = at > 2;
        for (measure, duty) in
            [("headcount", None), ("coverage", Some("rounds")), ("duty-fulfilment", Some("area"))]
        {
            let mut document = whole();
            let area = json!({
                "code": "area", "name": "名称", "tier": TIERS[1], "kinds": ["visit"], "per": "day", "times": 1,
                "basis": "assumed",
            });
            document["duty"].as_array_mut().unwrap().push(area);
            let mut one = appraisal("any", "month");
            one.as_object_mut().unwrap().remove("tier");
            let mut entry = with(with(indicator("any"), measured(measure)), json!({"scoring": "points"}));
            if let Some(duty) = duty {
                entry["duty"] = json!(duty);
            }
            one["indicator"] = json!([entry]);
            document["appraisal"] = json!([with(one, subject.clone())]);
            // `rounds` is borne on tiers 2 and 3 by a role, `area` on tier 2 by units.
            let sound = match (measure, duty) {
                ("headcount", _) => is_of_units,
                (_, Some("rounds")) => at != 5,
                _ => at == 3,
            };
            let field = if measure == "headcount" { "measure" } else { "duty" };
            let expected = vec![("excluded_field", format!("appraisal[0].indicator[0].{field}"))];
            assert_eq!(
                faults(&document),
                sorted(if sound { Vec::new() } else { expected }),
                "{subject} {measure}"
            );
        }
    }
}

/// R5: subjects have peers under a unit above their own, post-holders also under the very unit of their posts.
#[test]
fn r5_peers_are_under_a_unit_that_can_hold_several() {
    for (subject, lowest) in [
        (json!({"tier": TIERS[0]}), 0),
        (json!({"tier": TIERS[2]}), 2),
        (json!({"role": ROLE.0}), 3),
        (json!({"role": ROLE.0, "tier": TIERS[1]}), 2),
        (json!({"volunteers": true}), 4),
    ] {
        for (at, tier) in TIERS.into_iter().enumerate() {
            let mut document = whole();
            let mut one = appraisal("any", "month");
            one.as_object_mut().unwrap().remove("tier");
            one["grading"] = json!({
                "peers_under": tier,
                "grade": [{"code": "good", "name": "好", "least": 1}, {"code": "poor", "name": "差"}],
            });
            document["appraisal"] = json!([with(one, subject.clone())]);
            let expected = vec![("excluded_field", "appraisal[0].grading.peers_under".to_owned())];
            assert_eq!(
                faults(&document),
                sorted(if at < lowest { Vec::new() } else { expected }),
                "{subject} {tier}"
            );
        }
    }
}

/// R4, R6: without grades there is nothing that a veto could set or a rule could be on.
#[test]
fn r6_vetoes_and_results_need_grades() {
    for kept in [&["veto", "result"][..], &["veto"], &["result"], &[]] {
        let mut document = full();
        let one = document["appraisal"][0].as_object_mut().unwrap();
        one.remove("grading");
        for field in ["veto", "result"].into_iter().filter(|field| !kept.contains(field)) {
            one.remove(field);
        }
        let expected = vec![("missing_field", "appraisal[0].grading".to_owned())];
        assert_eq!(
            faults(&document),
            sorted(if kept.is_empty() { Vec::new() } else { expected }),
            "{kept:?}"
        );
    }
}

/// S1: TOML and JSON mean the same.
#[test]
fn s1_an_appraisal_means_the_same_in_toml_and_json() {
    let document = full();
    let (json, toml) = (document.to_string(), super::as_toml(&document));
    let said = |text: &str| wangge::wire::scheme::describe(&Scheme::read(text).unwrap());
    assert_eq!(said(&json), said(&toml));
    assert!(said(&json).contains(r#""measure":"coverage","duty":"rounds","scoring":"ratio","target":1"#));
}
