//! P4, P8: caps.

use serde_json::{Value, json};
use wangge::tally::ActivityRow;
use wangge_tests::model::points::Ids;
use wangge_tests::worlds::{cap, local, rule, township, visit};

use super::{scored, told, under};

fn text<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// Visits of such quantities, one an hour.
fn visits(quantities: &[&str]) -> Vec<ActivityRow> {
    let row = |(at, quantity): (usize, &&str)| ActivityRow {
        quantity: text(quantity),
        ..visit(&format!("r-{at}"), &format!("2026-03-05T{:02}:00", at + 8))
    };
    quantities.iter().enumerate().map(row).collect()
}

fn one(more: Value) -> Value {
    cap("cap", &["one"], more)
}

/// P4: credit = min(raw, what each cap naming the rule has left); a record uses its credit.
#[test]
fn p4_a_cap_in_points_leaves_what_is_not_used() {
    let world = under(&[rule("one", 1.0, json!({}))], &[one(json!({"points": 5}))]);
    let lines = ["one 3", "one 2 cut 1 by cap", "one 0 cut 1 by cap", "one 0"];
    assert_eq!(scored(&world, &visits(&["3", "3", "1", "0"])), lines);
}

/// P4: a `whole` cap with less left than raw has 0 left.
#[test]
fn p4_a_whole_cap_credits_in_full_or_not_at_all() {
    let caps = [one(json!({"points": 5, "whole": true}))];
    let world = under(&[rule("one", 1.0, json!({}))], &caps);
    let lines = ["one 3", "one 0 cut 3 by cap", "one 2", "one 0 cut 0.001 by cap"];
    assert_eq!(scored(&world, &visits(&["3", "3", "2", "0.001"])), lines);
    // Another cap may still leave but a part: the whole cap has enough for all of the raw.
    let world = under(
        &[rule("one", 1.0, json!({}))],
        &[caps[0].clone(), cap("less", &["one"], json!({"points": 4}))],
    );
    let lines = ["one 3", "one 0 cut 3 by cap", "one 1 cut 1 by less", "one 0 cut 1 by less"];
    assert_eq!(scored(&world, &visits(&["3", "3", "2", "1"])), lines);
}

/// P4: one time if credit > 0: what comes to nothing uses none.
#[test]
fn p4_a_cap_in_times_counts_records_with_a_credit() {
    let rules = [
        rule("one", 1.0, json!({})),
        rule("lapse", -1.0, json!({"kinds": ["absence"], "answers": "absence"})),
    ];
    let world = under(&rules, &[one(json!({"times": 2}))]);
    let mut rows = visits(&["0", "100", "1", "3", "5"]);
    rows[2].kind = text("absence");
    assert_eq!(scored(&world, &rows), ["one 0", "one 100", "lapse -1", "one 3", "one 0 cut 5 by cap"]);
    // What one cap cuts to nothing uses no time of another.
    let caps = [one(json!({"times": 2})), cap("day", &["one"], json!({"points": 1, "per": "day"}))];
    let world = under(&[rule("one", 1.0, json!({}))], &caps);
    let mut rows = visits(&["1", "1", "1", "1"]);
    rows[2].at = local("2026-03-06T10:00");
    rows[3].at = local("2026-03-07T10:00");
    assert_eq!(scored(&world, &rows), ["one 1", "one 0 cut 1 by day", "one 1", "one 0 cut 1 by cap"]);
}

/// P4: what was cut is listed with the first declared cap that had least left.
#[test]
fn p4_the_first_cap_with_least_left_is_listed() {
    let caps = |most: [Value; 3]| {
        let mut most = most.into_iter();
        ["a", "b", "c"].map(|code| cap(code, &["one"], most.next().unwrap()))
    };
    let listed = |most: [Value; 3]| {
        let world = under(&[rule("one", 1.0, json!({}))], &caps(most));
        scored(&world, &visits(&["5"])).remove(0)
    };
    assert_eq!(
        listed([json!({"points": 3}), json!({"points": 2}), json!({"points": 2})]),
        "one 2 cut 3 by b"
    );
    // A whole cap has 0 left, which is less than 2.
    let whole = json!({"points": 4, "whole": true});
    assert_eq!(listed([json!({"points": 3}), json!({"points": 2}), whole]), "one 0 cut 5 by c");
    assert_eq!(listed([json!({"times": 1}), json!({"points": 5}), json!({"points": 4})]), "one 4 cut 1 by c");
    assert_eq!(listed([json!({"times": 1}), json!({"points": 5}), json!({"points": 6})]), "one 5");
}

/// P4: counted per member, per unit (the record's own), per account, or per member and target; no target is a bucket
/// of its own.
#[test]
fn p4_caps_count_apart() {
    let at = "2026-03-05T10:00";
    let by = |id: &str, member: &str, unit: &str, target: Option<&str>| ActivityRow {
        member: text(member),
        unit: text(unit),
        target: target.map(text),
        ..visit(id, at)
    };
    let rows = [
        by("r-1", "m-1", "a-1-1", Some("h-1")),
        by("r-2", "m-1", "a-1", Some("h-1")),
        by("r-3", "m-1", "a-1-1", None),
        by("r-4", "m-2", "a-1-1", Some("h-1")),
        by("r-5", "m-1", "a-2", Some("h-2")),
        by("r-6", "m-2", "a-2", None),
        by("r-7", "m-1", "b", None),
    ];
    let credited = |purse: &str, of: &str| {
        let world =
            under(&[rule("one", 1.0, json!({"purse": purse}))], &[one(json!({"of": of, "times": 1}))]);
        let pass = world.points().pass(&rows, None).unwrap();
        let lines = told(&pass, purse).into_iter().zip(1..).filter(|(line, _)| line == "one 1");
        lines.map(|(_, number)| number).collect::<Vec<usize>>()
    };
    assert_eq!(credited("points", "member"), [1, 4]);
    assert_eq!(credited("points", "account"), [1, 4]);
    assert_eq!(credited("points", "unit"), [1, 2, 5, 7]);
    assert_eq!(credited("points", "target"), [1, 3, 4, 5, 6]);
    // The account of a purse of households is the household's, whoever recorded it.
    assert_eq!(credited("home", "account"), [1, 5]);
    assert_eq!(credited("home", "member"), [1, 4]);
    // Of a unit the record's own, not those below it: r-2 stands above r-1.
    assert_eq!(credited("home", "unit"), [1, 2, 5]);
}

/// P4: for each period of its kind apart, by local days.
#[test]
fn p4_caps_count_by_period() {
    let at = [
        "2026-02-28T23:59:59",
        "2026-03-01T00:00",
        "2026-03-01T23:59:59",
        "2026-03-02T00:00",
        "2026-04-01T00:00",
    ];
    let rows: Vec<ActivityRow> = at.iter().zip(1..).map(|(at, id)| visit(&format!("r-{id}"), at)).collect();
    let credited = |per: &str| {
        let world = under(&[rule("one", 1.0, json!({}))], &[one(json!({"per": per, "points": 1}))]);
        let lines = scored(&world, &rows).into_iter().zip(1..).filter(|(line, _)| line == "one 1");
        lines.map(|(_, number)| number).collect::<Vec<usize>>()
    };
    // 2026-03-01 is a Sunday.
    assert_eq!(credited("day"), [1, 2, 4, 5]);
    assert_eq!(credited("week"), [1, 4, 5]);
    assert_eq!(credited("month"), [1, 2, 5]);
    assert_eq!(credited("quarter"), [1, 5]);
    for per in ["half", "year", "all"] {
        assert_eq!(credited(per), [1], "{per}");
    }
}

/// P4: awards only, live records only; a cap names rules, and others go by.
#[test]
fn p4_only_live_awards_use_a_cap() {
    let rules = [
        rule("lapse", -2.0, json!({"kinds": ["absence"], "answers": "absence"})),
        rule("verified", 1.0, json!({"verified": true, "tiers": ["village"]})),
        rule("one", 1.0, json!({})),
        rule("two", 1.0, json!({"kinds": ["clean"]})),
    ];
    let world = under(&rules, &[cap("cap", &["verified", "one"], json!({"points": 2}))]);
    let mut rows = visits(&["2", "5", "2", "2", "1", "1"]);
    rows[1].kind = text("absence");
    rows[2].unit = text("a-1");
    rows[3].kind = text("clean");
    rows[5] = ActivityRow { reverses: Some(text("r-0")), ..visit("r-5", "2026-03-20T10:00") };
    let lines = ["reversed", "lapse -10", "verified 0 verification", "two 2", "one 1", "reversal"];
    assert_eq!(scored(&world, &rows), lines);
}

/// P4, R0: order (at, id): ids by bytes, numbers as numbers.
#[test]
fn p4_of_records_at_one_instant_the_lesser_id_comes_first() {
    let mut world = under(&[rule("one", 1.0, json!({}))], &[one(json!({"points": 1}))]);
    let at = "2026-03-05T10:00";
    let rows = [visit("9", at), visit("10", at), visit("11", "2026-03-05T09:59")];
    let two = [rows[0].clone(), rows[1].clone()];
    assert_eq!(scored(&world, &rows), ["one 0 cut 1 by cap", "one 0 cut 1 by cap", "one 1"]);
    assert_eq!(scored(&world, &two), ["one 0 cut 1 by cap", "one 1"]);
    world.ids = Ids::Numbers;
    assert_eq!(scored(&world, &two), ["one 1", "one 0 cut 1 by cap"]);
}

/// P8: a record is scored by the scheme of its `at`; a cap with the same code goes on counting across editions, up to
/// the maximum of the record's own.
#[test]
fn p8_a_cap_of_the_same_code_goes_on_counting_across_editions() {
    let edition = |from: &str, points: f64, caps: Value| json!({"from": from, "points": [rule("one", points, json!({}))], "cap": caps});
    let year = |most: Value| {
        let mut more = json!({"per": "year"});
        more.as_object_mut().unwrap().extend(most.as_object().unwrap().clone());
        json!([one(more)])
    };
    let rows = [
        visit("r-1", "2026-03-05T10:00"),
        visit("r-2", "2026-03-31T23:59:59"),
        visit("r-3", "2026-04-01T00:00"),
        visit("r-4", "2026-04-02T10:00"),
    ];
    let scored_by = |first: Value, second: Value| {
        let editions = [edition("2026-01-01", 2.0, first), edition("2026-04-01", 3.0, second)];
        scored(&township(&editions, &[]), &rows)
    };
    let lines = scored_by(year(json!({"points": 5})), year(json!({"points": 6})));
    assert_eq!(lines, ["one 2", "one 2", "one 2 cut 1 by cap", "one 0 cut 3 by cap"]);
    // What is used is more than the later edition leaves: nothing is left, and nothing taken back.
    let lines = scored_by(year(json!({"points": 5})), year(json!({"points": 1})));
    assert_eq!(lines, ["one 2", "one 2", "one 0 cut 3 by cap", "one 0 cut 3 by cap"]);
    // Records are counted beside points, so that a later edition may count either.
    let lines = scored_by(year(json!({"points": 3})), year(json!({"times": 3})));
    assert_eq!(lines, ["one 2", "one 1 cut 1 by cap", "one 3", "one 0 cut 3 by cap"]);
    // Counted for others or for other periods it is another cap.
    let lines = scored_by(year(json!({"points": 4})), year(json!({"points": 4, "of": "member"})));
    assert_eq!(lines, ["one 2", "one 2", "one 3", "one 1 cut 2 by cap"]);
    let lines = scored_by(year(json!({"points": 4})), json!([one(json!({"per": "half", "points": 4}))]));
    assert_eq!(lines, ["one 2", "one 2", "one 3", "one 1 cut 2 by cap"]);
    let lines = scored_by(
        year(json!({"points": 3})),
        json!([cap("other", &["one"], json!({"per": "year", "points": 4}))]),
    );
    assert_eq!(lines, ["one 2", "one 1 cut 1 by cap", "one 3", "one 1 cut 2 by other"]);
}
