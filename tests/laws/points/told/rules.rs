//! P2, P3, L1: which rule serves, what fails, what it comes to.

use serde_json::{Value, json};
use wangge::tally::ActivityRow;
use wangge::value::Amount;
use wangge_tests::model::points::{Overflow, raw};
use wangge_tests::worlds::{local, rule, township, visit};

use super::{scored, told, under};

fn text<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn quantity(row: ActivityRow, quantity: &str) -> ActivityRow {
    ActivityRow { quantity: text(quantity), ..row }
}

/// P2: by the first rule, in declared order, that serves it; failing, it does not fall through.
#[test]
fn p2_the_first_rule_that_serves_a_record_scores_it() {
    let rules = [
        rule("verified", 5.0, json!({"verified": true, "until": "2026-03-06"})),
        rule("clean", 7.0, json!({"kinds": ["clean"]})),
        rule("plain", 1.0, json!({})),
        rule("later", 9.0, json!({})),
        rule("hours", 0.5, json!({"purse": "hours"})),
    ];
    let world = under(&rules, &[]);
    let by = |id: &str| Some(text(id));
    let rows = [
        visit("r-1", "2026-03-05T10:00"),
        ActivityRow { verified_by: by("m-2"), ..visit("r-2", "2026-03-05T23:59") },
        // A verified-by equal to the member counts as none.
        ActivityRow { verified_by: by("m-1"), ..visit("r-3", "2026-03-05T10:00") },
        visit("r-4", "2026-03-06T00:00"),
        ActivityRow { kind: text("clean"), ..visit("r-5", "2026-03-05T10:00") },
        ActivityRow { kind: text("absence"), ..visit("r-6", "2026-03-05T10:00") },
        visit("r-7", "2025-12-31T23:59"),
    ];
    let points = ["verified 0 verification", "verified 5", "verified 0 verification", "plain 1", "clean 7"];
    assert_eq!(scored(&world, &rows), [points.as_slice(), &["unscored", "unscored"]].concat());
    // In each purse a record is scored by a rule of that purse.
    let pass = world.points().pass(&rows, None).unwrap();
    let hours = ["hours 0.5"; 4];
    assert_eq!(told(&pass, "hours"), [hours.as_slice(), &["nothing", "unscored", "unscored"]].concat());
}

/// P8: a record is scored by the scheme of its `at`, by local days; on a day without one it is unscored.
#[test]
fn p8_a_record_is_scored_by_the_edition_of_its_day() {
    let edition = |from: &str, points: f64| json!({"from": from, "points": [rule("one", points, json!({}))]});
    let mut first = edition("2026-01-01", 1.0);
    first["until"] = json!("2026-03-06");
    let world = township(&[first, edition("2026-04-01", 2.0)], &[]);
    let at = [
        "2025-12-31T23:59:59",
        "2026-01-01T00:00",
        "2026-03-05T23:59:59",
        "2026-03-06T00:00",
        "2026-04-01T00:00",
    ];
    let rows: Vec<ActivityRow> = at.iter().zip(1..).map(|(at, id)| visit(&format!("r-{id}"), at)).collect();
    assert_eq!(scored(&world, &rows), ["unscored", "one 1", "one 1", "unscored", "one 2"]);
}

/// P2: failing, in this order, verification, target, account or filing.
#[test]
fn p2_what_a_record_fails_first_is_its_reason() {
    let all = json!({"purse": "home", "verified": true, "target": true, "filed_within": "24h"});
    let world = under(&[rule("all", 2.0, all)], &[]);
    let late = ActivityRow { filed_at: Some(local("2026-03-06T10:01")), ..visit("r-1", "2026-03-05T10:00") };
    let verified = ActivityRow { id: text("r-2"), verified_by: Some(text("m-2")), ..late.clone() };
    let about =
        |id: &str, target: &str| ActivityRow { id: text(id), target: Some(text(target)), ..verified.clone() };
    let rows = [
        late.clone(),
        verified.clone(),
        about("r-3", "h-3"),
        about("r-4", "t-1"),
        about("r-5", "h-1"),
        ActivityRow { filed_at: Some(local("2026-03-06T10:00")), ..about("r-6", "h-1") },
        // It enrolled until the day before.
        ActivityRow { filed_at: None, ..about("r-7", "h-2") },
        ActivityRow { filed_at: None, at: local("2026-03-06T00:00"), ..about("r-8", "h-2") },
    ];
    let pass = world.points().pass(&rows, None).unwrap();
    let fails = ["all 0 verification", "all 0 target", "all 0 account", "all 0 account", "all 0 filing"];
    assert_eq!(told(&pass, "home"), [fails.as_slice(), &["all 2", "all 2", "all 0 account"]].concat());
}

/// P2, P6: without a target there is no household to credit, whether the rule asks for one or not; a base of 50 a
/// household is none of the rules'.
#[test]
fn p2_a_purse_of_households_credits_the_household_that_is_the_target() {
    let home = json!([
        {"code": "home", "name": "户", "of": "households", "base": 50, "base_per": "year", "basis": "assumed"},
    ]);
    let deed = rule("deed", 2.0, json!({"purse": "home"}));
    let world = township(&[json!({"purse": home, "points": [deed]})], &[]);
    let about =
        |id: &str, target: &str| ActivityRow { target: Some(text(target)), ..visit(id, "2026-03-05T10:00") };
    let rows =
        [about("r-1", "h-1"), visit("r-2", "2026-03-05T10:00"), about("r-3", "h-1"), about("r-4", "h-2")];
    let points = world.points();
    let pass = points.pass(&rows, None).unwrap();
    assert_eq!(told(&pass, "home"), ["deed 2", "deed 0 account", "deed 2", "deed 2"]);
    let movements = points.credits(&rows, &pass);
    let household = |id: &str| points.household(&rows, &movements, (&text("home"), &text(id)));
    assert_eq!(["h-1", "h-2", "h-3"].map(household), [4000, 2000, 0]);
}

/// P2: conditions at the record's `at` and unit: each that is given must hold, of a list any one.
#[test]
fn p2_conditions_hold_at_the_time_and_unit_of_the_record() {
    let plain = visit("r-1", "2026-03-05T10:00");
    let other = |member: &str, unit: &str, at: &str| ActivityRow {
        member: text(member),
        unit: text(unit),
        at: local(at),
        ..plain.clone()
    };
    let served = |conditions: Value, row: &ActivityRow| {
        let world = township(
            &[json!({"points": [rule("one", 1.0, conditions)]})],
            &[("flood", "a-1", "2026-03-05", "2026-03-06")],
        );
        scored(&world, std::slice::from_ref(row)) == ["one 1"]
    };
    // The role held anywhere then: by m-1 and m-2, wherever the record is.
    assert!(served(json!({"roles": ["head", "worker"]}), &other("m-2", "a-1-1", "2026-03-05T10:00")));
    assert!(!served(json!({"roles": ["worker"]}), &other("m-3", "a-1-1", "2026-03-05T10:00")));
    assert!(!served(json!({"roles": ["head"]}), &plain));
    // The tag, until the day it ended before.
    assert!(served(json!({"tags": ["mediator"]}), &other("m-3", "a", "2026-03-05T23:59")));
    assert!(!served(json!({"tags": ["mediator"]}), &other("m-3", "a", "2026-03-06T00:00")));
    assert!(!served(json!({"tags": ["medic"], "roles": ["worker"]}), &plain));
    // Tier and subtree of the record's unit, itself included.
    assert!(served(json!({"tiers": ["village", "grid"]}), &plain));
    assert!(!served(json!({"tiers": ["village", "micro"]}), &plain));
    assert!(served(json!({"under": ["b", "a-1"]}), &plain));
    assert!(served(json!({"under": ["a-1-1"]}), &plain));
    assert!(!served(json!({"under": ["a-2"]}), &plain));
    assert!(!served(json!({"under": ["elsewhere"]}), &plain));
    // The date window, by local days; a plan active over the unit's subtree.
    for (at, holds) in [("2026-03-04T23:59", false), ("2026-03-05T00:00", true), ("2026-03-06T00:00", false)]
    {
        assert_eq!(
            served(json!({"from": "2026-03-05", "until": "2026-03-06"}), &other("m-1", "a-1-1", at)),
            holds
        );
        assert_eq!(served(json!({"plans": ["heat", "flood"]}), &other("m-1", "a-1-1", at)), holds);
    }
    assert!(!served(json!({"plans": ["flood"]}), &other("m-1", "a-2", "2026-03-05T10:00")));
    assert!(!served(json!({"plans": ["flood"]}), &other("m-1", "a", "2026-03-05T10:00")));
    assert!(!served(json!({"plans": ["heat"]}), &plain));
}

/// P2, L1: all multipliers that apply multiply, those of active plans with those of the rule; what names neither the
/// rule nor none does not.
#[test]
fn l1_all_multipliers_that_apply_multiply() {
    let plan = |code: &str, multipliers: Value| json!({"code": code, "name": code, "tiers": ["town"], "multiplier": multipliers, "basis": "assumed"});
    let factor =
        |name: &str, factor: Value, tiers: Value| json!({"name": name, "factor": factor, "tiers": tiers});
    let own = json!([
        factor("网格", json!(1.5), json!(["grid"])),
        factor("村", json!(3), json!(["village"])),
        {"name": "一律", "factor": 2},
    ]);
    let plans = json!([
        plan("flood", json!([{"points": ["one"], "factor": 1.25}, {"points": ["two"], "factor": 7}])),
        plan("heat", json!([{"factor": "1/3"}])),
    ]);
    let rules = [rule("one", 1.0, json!({"multiplier": own})), rule("two", 1.0, json!({"kinds": ["clean"]}))];
    let active = [("flood", "a", "2026-03-05", "2026-03-07"), ("heat", "a", "2026-03-06", "2026-03-07")];
    let world = township(&[json!({"points": rules, "plan": plans})], &active);
    let rows = [
        visit("r-1", "2026-03-04T10:00"),
        visit("r-2", "2026-03-05T10:00"),
        visit("r-3", "2026-03-06T10:00"),
        ActivityRow { unit: text("a-1"), ..visit("r-4", "2026-03-06T10:00") },
        ActivityRow { kind: text("clean"), ..visit("r-5", "2026-03-06T10:00") },
        ActivityRow { unit: text("b"), ..visit("r-6", "2026-03-06T10:00") },
    ];
    // 1.5 × 2; × 1.25; × 1.25 / 3; 3 × 2 × 1.25 / 3; 7 / 3.
    assert_eq!(scored(&world, &rows), ["one 3", "one 3.75", "one 1.25", "one 2.5", "two 2.333", "one 2"]);
}

/// P3, V4: points × quantity × multipliers, rounded once to thousandths, half away from zero.
#[test]
fn p3_the_raw_is_rounded_once_half_away_from_zero() {
    let factors = json!([{"name": "甲", "factor": "1/3"}, {"name": "乙", "factor": 3}]);
    let rules = [
        rule("thirds", 0.001, json!({"multiplier": factors})),
        rule("half", 0.5, json!({"kinds": ["clean"]})),
        rule("lapse", -0.5, json!({"kinds": ["absence"], "answers": "absence"})),
    ];
    let world = under(&rules, &[]);
    let row = |id: &str, kind: &str| ActivityRow { kind: text(kind), ..visit(id, "2026-03-05T10:00") };
    let rows = [
        // 0.001 × 1/3 would be nothing, were it rounded before × 3.
        row("r-1", "visit"),
        quantity(row("r-2", "clean"), "0.001"),
        quantity(row("r-3", "absence"), "0.001"),
        quantity(row("r-4", "clean"), "0.003"),
        quantity(row("r-5", "visit"), "0.499"),
        quantity(row("r-6", "visit"), "0"),
    ];
    let lines = ["thirds 0.001", "half 0.001", "lapse -0.001", "half 0.002", "thirds 0", "thirds 0"];
    assert_eq!(scored(&world, &rows), lines);
}

/// P3, V3: beyond ±8·10¹² the record is named; nothing wraps on the way there.
#[test]
fn v3_points_beyond_all_amounts_are_an_overflow() {
    let rules = [
        rule("large", 8_000_000_000_000.0, json!({})),
        rule("less", -8_000_000_000_000.0, json!({"kinds": ["absence"], "answers": "absence"})),
    ];
    let world = under(&rules, &[]);
    let absence = |id: &str| ActivityRow { kind: text("absence"), ..visit(id, "2026-03-05T10:00") };
    let rows = [visit("r-1", "2026-03-05T10:00"), absence("r-2")];
    assert_eq!(scored(&world, &rows), ["large 8000000000000", "less -8000000000000"]);
    let rows =
        [quantity(visit("r-1", "2026-03-05T10:00"), "1.001"), quantity(absence("r-0"), "8000000000000")];
    assert_eq!(world.points().pass(&rows, None), Err(Overflow(vec![text("r-0"), text("r-1")])));
    // What is taken back comes to nothing, however much it would have been.
    let back = ActivityRow { reverses: Some(text("r-1")), ..visit("r-9", "2026-03-05T10:00") };
    let rows = [quantity(visit("r-1", "2026-03-05T10:00"), "1.001"), back];
    assert_eq!(scored(&world, &rows), ["reversed", "reversal"]);
    let most = Amount::MAX.thousandths();
    let tiny = [text("1/1000000000"), text("1/1000000000"), text("1/1000000000")];
    assert_eq!(raw(most, most, &tiny[..1]), None);
    assert_eq!(raw(-most, most, &tiny), Some(-64));
    assert_eq!(raw(most, most, &[text("1000000000000000/7"), text("7/1000000000"), text("0")]), Some(0));
}

/// Of rules elsewhere: points an hour, at most two hours an activity; a complaint zeroes that activity. Redeeming once
/// a quarter is none of the rules'.
#[test]
fn an_hour_a_point_and_at_most_two_hours_an_activity() {
    let hours = rule("hours", 1.0, json!({"purse": "hours"}));
    let points = rule("points", 2.0, json!({}));
    let two = json!({
        "code": "two", "name": "每次至多两小时", "rules": ["hours"], "per": "all", "of": "target", "points": 2,
        "basis": "assumed",
    });
    let world = under(&[hours, points], &[two]);
    let shift = |id: &str, activity: &str, hours: &str| {
        let row = ActivityRow { target: Some(text(activity)), ..visit(id, "2026-03-05T10:00") };
        quantity(row, hours)
    };
    let rows = [
        shift("r-1", "drive-1", "1.5"),
        shift("r-2", "drive-1", "1.5"),
        shift("r-3", "drive-2", "3"),
        ActivityRow { reverses: Some(text("r-3")), ..visit("r-4", "2026-03-09T10:00") },
        ActivityRow { member: text("m-2"), ..shift("r-5", "drive-1", "2.5") },
    ];
    assert_eq!(scored(&world, &rows), ["points 3", "points 3", "reversed", "reversal", "points 5"]);
    let pass = world.points().pass(&rows, None).unwrap();
    let lines = ["hours 1.5", "hours 0.5 cut 1 by two", "reversed", "reversal", "hours 2 cut 0.5 by two"];
    assert_eq!(told(&pass, "hours"), lines);
}
