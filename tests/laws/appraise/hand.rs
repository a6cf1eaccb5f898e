//! R2–R6 told by hand.

use serde_json::{Value, json};
use wangge::tally::appraise::{AppraisalBook, Appraised, Lift, compare};
use wangge::value::Instant;
use wangge_tests::appraisals::{Township, code, document};

/// Three grids under two villages, appraised by month with whatever else is told.
fn grids(more: &Value, outside: Value) -> Township {
    let mut appraisal =
        json!({"code": "a", "name": "考核", "tier": "grid", "per": "month", "basis": "assumed"});
    appraisal.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let unit = |id: &str, tier: &str, parent: &str| json!({"id": id, "tier": tier, "parent": parent});
    let org = json!({"units": [
        {"id": "t", "tier": "town"}, unit("v1", "village", "t"), unit("v2", "village", "t"),
        unit("g1", "grid", "v1"), unit("g2", "grid", "v1"), unit("g3", "grid", "v2"),
    ]});
    let mut township = Township::new(vec![document(&[], &[appraisal])], org);
    township.outside = Some(outside);
    township
}

fn mark(unit: &str, score: f64) -> Value {
    json!({"input": "check", "unit": unit, "period": "2026-03", "score": score})
}

fn poll(unit: &str, scorer: &str, score: f64) -> Value {
    json!({"input": "poll", "unit": unit, "period": "2026-03", "scorer": scorer, "score": score})
}

fn input(code: &str, input: &str, weight: f64, more: &Value) -> Value {
    let mut row = json!({
        "code": code, "name": code, "weight": weight, "measure": "input", "input": input, "basis": "assumed",
    });
    row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    row
}

fn ratio() -> Value {
    json!({"scoring": "ratio", "target": 100})
}

fn told<T>(township: &Township, ask: impl Fn(&AppraisalBook<'_>, &Appraised<'_>) -> T) -> T {
    township.with(|book, _| ask(book, &book.appraise(&code("a"), "2026-03".parse().unwrap()).unwrap()))
}

/// Subject, total, rank, peers, grade.
fn rows(township: &Township) -> Vec<Value> {
    let rows = told(township, |_, appraised| serde_json::to_value(appraised).unwrap());
    rows.as_array().unwrap().clone()
}

/// Grades `good` and `rest`.
fn grading(good: &Value, more: &Value) -> Value {
    let mut best = json!({"code": "good", "name": "良好"});
    best.as_object_mut().unwrap().extend(good.as_object().unwrap().clone());
    let mut grading = json!({"grade": [best, {"code": "rest", "name": "其余"}]});
    grading.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    grading
}

/// R3: what is left out raises the others: 0.48 × 100 × 100/60; of nobody with data at all there is no total.
#[test]
fn r3_weights_of_what_is_left_out_are_shared() {
    let indicators = [input("i", "check", 60.0, &ratio()), input("j", "poll", 40.0, &ratio())];
    let marks = [mark("g1", 90.0), mark("g2", 80.0), poll("g1", "offices", 80.0), poll("g1", "folk", 60.0)];
    let township = grids(&json!({"indicator": indicators}), json!({"inputs": marks}));
    // (60 · 80 + 10 · 60) / 70 = 77 1/7, of which 40 % are 30.857…
    assert_eq!(
        rows(&township),
        [
            json!({"unit": "g1", "total": 84.86, "rank": 1, "of": 2}),
            json!({"unit": "g2", "total": 80, "rank": 2, "of": 2}),
            json!({"unit": "g3", "of": 2}),
        ]
    );
}

/// R5: a tie at the edge of a quota is in if it is inclusive, and out if all of it must fit.
#[test]
fn r5_ties_at_the_edge() {
    let marks = json!({"inputs": [mark("g1", 90.0), mark("g2", 90.0), mark("g3", 70.0)]});
    let with = |ties: &str| {
        let grading = grading(&json!({"quota": "1/3"}), &json!({"ties": ties}));
        let more = json!({"indicator": [input("i", "check", 100.0, &ratio())], "grading": grading});
        let rows = rows(&grids(&more, marks.clone()));
        rows.iter().map(|row| row["grade"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(with("inclusive"), ["good", "good", "rest"]);
    assert_eq!(with("strict"), ["rest", "rest", "rest"]);
}

/// R5: peers are those of the village; each quota has room for one at least if that is said.
#[test]
fn r5_peers_of_a_village() {
    let marks = json!({"inputs": [mark("g1", 90.0), mark("g2", 95.0), mark("g3", 70.0)]});
    let grading = grading(&json!({"quota": "1/3"}), &json!({"peers_under": "village", "at_least_one": true}));
    let more = json!({"indicator": [input("i", "check", 100.0, &ratio())], "grading": grading});
    assert_eq!(
        rows(&grids(&more, marks)),
        [
            json!({"unit": "g1", "total": 90, "grade": "rest", "rank": 2, "of": 2}),
            json!({"unit": "g2", "total": 95, "grade": "good", "rank": 1, "of": 2}),
            json!({"unit": "g3", "total": 70, "grade": "good", "rank": 1, "of": 1}),
        ]
    );
}

/// R4, R5: a veto sets the grade, takes the rank, and leaves the subject among the peers.
#[test]
fn r4_a_veto_holds_whatever_the_total() {
    let marks =
        json!({"inputs": [mark("g1", 90.0), mark("g2", 80.0), mark("g3", 70.0), poll("g1", "town", 3.0)]});
    let veto = json!({
        "code": "v", "name": "一票否决", "measure": "input", "input": "poll", "from": 3, "grade": "rest", "basis": "assumed",
    });
    let grading = grading(&json!({"quota": "1/3"}), &json!({}));
    let indicators = [input("i", "check", 100.0, &ratio())];
    let more = json!({"indicator": indicators, "grading": grading, "veto": [veto]});
    let township = grids(&more, marks);
    assert_eq!(
        rows(&township),
        [
            json!({"unit": "g1", "total": 90, "grade": "rest", "of": 3, "vetoes": ["v"]}),
            json!({"unit": "g2", "total": 80, "grade": "good", "rank": 1, "of": 3}),
            json!({"unit": "g3", "total": 70, "grade": "rest", "rank": 2, "of": 3}),
        ]
    );
    // R7: any mark below 3 lifts the veto, 3 itself does not; no mark of the inspection helps.
    let lifts = told(&township, |_, appraised| {
        serde_json::to_value(appraised.iter().next().unwrap().lift().unwrap()).unwrap()
    });
    assert_eq!(
        lifts,
        json!([
            {"of": ["i"], "value": 90},
            {"of": ["v"], "value": 3, "needed": 3, "beyond": true, "grade": "good"},
        ])
    );
}

/// R7: half a unit of the last decimal is rounded up: the exact bound of 80.00 points is 79.995.
#[test]
fn r7_the_exact_bound() {
    let marks = json!({"inputs": [mark("g1", 70.0)]});
    let more = json!({
        "indicator": [input("i", "check", 100.0, &ratio())], "grading": grading(&json!({"least": 80}), &json!({})),
    });
    let lifts: Vec<Lift> =
        told(&grids(&more, marks), |_, appraised| appraised.iter().next().unwrap().lift().unwrap());
    assert_eq!(
        serde_json::to_value(&lifts).unwrap(),
        json!([
            {"of": ["i"], "value": 70, "needed": 79.995, "grade": "good"},
        ])
    );
}

/// R7: a share of penalties falls at the very bound only beyond it: 0.5 × 3.01 is 1.51 still.
#[test]
fn r7_a_bound_may_lie_just_beyond() {
    let marks = json!({"inputs": [mark("g1", 5.0)]});
    let item = json!({"code": "p", "name": "扣分", "measure": "input", "input": "check", "each": 0.5});
    let more = json!({
        "base": 100,
        "adjustment": [{"code": "d", "name": "扣分", "sign": "penalty", "item": [item], "basis": "assumed"}],
        "grading": grading(&json!({"least": 98.5}), &json!({})),
    });
    let lifts = told(&grids(&more, marks), |_, appraised| {
        let first = appraised.iter().next().unwrap();
        serde_json::to_value(first.lift().unwrap()).unwrap()
    });
    assert_eq!(lifts, json!([{"of": ["p"], "value": 5, "needed": 3.01, "beyond": true, "grade": "good"}]));
}

/// R6: runs end with the latest period; what is to somebody's disadvantage waits for the window and for the objection.
#[test]
fn r6_two_in_a_row() {
    let months = ["2026-02", "2026-03"];
    let inputs: Vec<Value> = months
        .iter()
        .flat_map(|month| {
            [("g1", 60.0), ("g2", 90.0)]
                .map(|(unit, score)| json!({"input": "check", "unit": unit, "period": month, "score": score}))
        })
        .collect();
    let objection = json!({
        "id": "o-1", "appraisal": "a", "period": "2026-03", "unit": "g1", "records": ["r-1"],
        "at": "2026-04-03T09:00:00+08:00", "ruling": "dismissed", "decided_at": "2026-04-20T09:00:00+08:00",
        "reason": "属实",
    });
    let rule = json!({
        "code": "leave", "name": "退出", "grades": ["rest"], "in_a_row": 2, "decides": "head", "adverse": true,
        "basis": "assumed",
    });
    let more = json!({
        "indicator": [input("i", "check", 100.0, &ratio())], "grading": grading(&json!({"least": 80}), &json!({})),
        "result": [rule], "objection": "5d",
    });
    let township = grids(&more, json!({"inputs": inputs, "objections": [objection]}));
    let waits = |at: &str| {
        township.with(|book, _| {
            let at = Instant::parse(at).unwrap();
            let found = book.recommend(&code("a"), "2026-03".parse().unwrap(), at).unwrap();
            assert_eq!(found.len(), 1);
            let one = &found[0];
            assert_eq!((one.of.as_str(), one.run.len(), one.decides.as_str()), ("g1", 2, "head"));
            let publicity = book.publicity(&code("a"), "2026-03".parse().unwrap(), at).unwrap();
            (one.waits, publicity.provisional, publicity.undecided.len())
        })
    };
    // 5d from the midnight that ends March ends with 6 April.
    assert_eq!(waits("2026-04-02T09:00:00+08:00"), (true, true, 0));
    assert_eq!(waits("2026-04-07T00:00:00+08:00"), (true, true, 1));
    assert_eq!(waits("2026-04-07T00:00:00.001+08:00"), (true, false, 1));
    assert_eq!(waits("2026-04-20T09:00:00+08:00"), (false, false, 0));
}

/// R8: a lower bar beside the one in force: who moves, how the order stays.
#[test]
fn r8_a_lower_bar() {
    let marks = json!({"inputs": [mark("g1", 70.0), mark("g2", 85.0)]});
    let with = |least: u32| {
        let grading = grading(&json!({"least": least}), &json!({}));
        grids(
            &json!({"indicator": [input("i", "check", 100.0, &ratio())], "grading": grading}),
            marks.clone(),
        )
    };
    let (one, other) = (with(80), with(60));
    let found = told(&one, |_, before| {
        told(&other, |_, after| serde_json::to_value(compare(before, after)).unwrap())
    });
    assert_eq!(
        found,
        json!({
            "subjects": [
                {"unit": "g1", "before": 70, "after": 70, "gain": 0, "from": "rest", "to": "good"},
                {"unit": "g2", "before": 85, "after": 85, "gain": 0, "from": "good", "to": "good"},
                {"unit": "g3"},
            ],
            "migration": [
                {"from": "good", "to": "good", "subjects": 1}, {"from": "rest", "to": "good", "subjects": 1}, {"subjects": 1},
            ],
            "tau": 1,
        })
    );
}
