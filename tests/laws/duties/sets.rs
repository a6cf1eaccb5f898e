//! D1: the sets that duties cover, one by one.

use serde_json::{Value, json};
use wangge::tally::duty::{ClosedCase, DutyBook};
use wangge::value::Instant;
use wangge_tests::duties::{Township, document, org, period, row};

/// A monthly duty of the units of a tier, or of a role.
fn duty(bearer: &[(&str, &str)], asks: Value) -> Value {
    let mut duty = json!({
        "code": "round", "name": "走访", "kinds": ["visit"], "per": "month", "basis": "assumed",
    });
    bearer.iter().for_each(|(field, value)| duty[*field] = json!(value));
    asks.as_object().unwrap().iter().for_each(|(field, value)| duty[field] = value.clone());
    duty
}

fn visit(id: &str, member: &str, unit: &str, target: &str) -> wangge::tally::ActivityRow {
    let mut visit = row(id, member, unit, "visit", "2026-03-05T10:00:00+08:00");
    visit.target = Some(target.parse().unwrap());
    visit
}

/// `unit or member: done of required, missing` of every subject in March.
fn march(township: &Township) -> Vec<String> {
    let activities = township.activities(&township.rows);
    let found = township.book(&activities).fulfil(None, &[period("2026-03")]).unwrap();
    let said = |answer: wangge::tally::duty::Answer<'_, '_>| {
        let who = answer.member().map_or(answer.unit().as_str(), |member| member.as_str());
        let missing: Vec<String> = answer.missing().iter().map(ToString::to_string).collect();
        format!("{who}: {} of {} [{}]", answer.done(), answer.required(), missing.join(" "))
    };
    found.iter().map(said).collect()
}

/// Households at `c` (2), `a-1` (1), `c-1` (1), with groups and links.
fn town() -> Value {
    let mut org = org(&[
        ("m-0", "worker", "c", "2025-01-01", None),
        ("m-1", "worker", "c", "2025-01-01", None),
        ("m-0", "worker", "z", "2025-01-01", None),
    ]);
    let home = |id: &str, unit: &str| json!({"id": id, "unit": unit});
    org["households"] = json!([home("h-4", "c"), home("h-2", "c"), home("h-3", "a-1"), home("h-1", "c-1")]);
    let group = |id: &str, group: &str, from: &str, until: &str| json!({"household": id, "group": group, "from": from, "until": until});
    org["groups"] = json!([
        group("h-4", "empty-nest", "2026-03-31", "2026-04-01"),
        group("h-2", "empty-nest", "2026-03-01", "2026-03-31"),
        group("h-1", "lives-alone", "2025-01-01", "2027-01-01"),
    ]);
    let link = |member: &str, id: &str, from: &str| json!({"kind": "contact", "source": member, "target": id, "from": from});
    org["links"] = json!([
        link("m-0", "h-3", "2026-03-31"),
        link("m-0", "h-4", "2026-04-01"),
        link("m-1", "h-3", "2025-01-01")
    ]);
    org
}

fn of(duty: Value, rows: Vec<wangge::tally::ActivityRow>) -> Township {
    let mut township = Township::new(&[document(&[duty]).to_string()], &town().to_string(), "");
    township.rows = rows;
    township
}

/// D1, D3: all households of the subtree; of units anybody's record counts wherever it was made, of a role one's own.
#[test]
fn d3_for_coverage_the_target_decides() {
    let visits = || {
        vec![
            visit("r-1", "m-0", "b", "h-1"),
            visit("r-2", "m-1", "b", "h-2"),
            visit("r-3", "m-0", "c", "h-9"),
        ]
    };
    let grids = of(duty(&[("tier", "grid")], json!({"cover": "households"})), visits());
    assert_eq!(march(&grids), ["a-1: 0 of 1 [h-3]", "c: 2 of 3 [h-4]", "z-1-1: 0 of 0 []"]);
    let workers = of(duty(&[("role", "worker")], json!({"cover": "households"})), visits());
    assert_eq!(
        march(&workers),
        ["m-0: 1 of 3 [h-2 h-4]", "m-0: 1 of 4 [h-2 h-3 h-4]", "m-1: 1 of 3 [h-1 h-4]"]
    );
}

/// D1: groups and links are taken on the period's last day, whatever they were before.
#[test]
fn d1_sets_are_taken_on_the_last_day() {
    let grids =
        duty(&[("tier", "grid")], json!({"cover": "groups", "groups": ["lives-alone", "empty-nest"]}));
    let visits = vec![visit("r-1", "m-0", "c", "h-2"), visit("r-2", "m-1", "c", "h-1")];
    assert_eq!(march(&of(grids, visits)), ["a-1: 0 of 0 []", "c: 1 of 2 [h-4]", "z-1-1: 0 of 0 []"]);

    let contacts =
        duty(&[("role", "worker"), ("tier", "grid")], json!({"cover": "contacts", "link": "contact"}));
    let visits = vec![visit("r-1", "m-0", "c", "h-3")];
    assert_eq!(march(&of(contacts, visits)), ["m-0: 1 of 1 []", "m-1: 0 of 1 [h-3]"]);
}

/// D1, K6: points of a checklist in use on the last day, at a unit and at every unit of a tier.
#[test]
fn d1_points_of_a_checklist_are_recorded_as_list_and_point_and_unit() {
    let point = |code: &str, field: &str, place: &str| {
        let mut point = json!({"code": code, "name": "检查", "limit": "2d", "item": "hazard"});
        point[field] = json!(place);
        point
    };
    let township = |until: &str| {
        let mut scheme =
            document(&[duty(&[("tier", "village")], json!({"cover": "points", "checklist": "flood"}))]);
        scheme["checklist"] = json!([{
            "code": "flood", "name": "清单", "from": "2026-03-31", "until": until, "basis": "assumed",
            "point": [point("ditch", "unit", "c"), point("dyke", "tier", "grid"), point("far", "unit", "elsewhere")],
        }]);
        let mut township = Township::new(&[scheme.to_string()], &town().to_string(), "");
        township.rows = vec![
            visit("r-1", "m-0", "b", "flood/ditch"),
            visit("r-2", "m-0", "b", "flood/dyke@c"),
            visit("r-3", "m-0", "c", "flood/dyke"),
            visit("r-4", "m-0", "c", "flood/ditch@c"),
            visit("r-5", "m-0", "c", "flood/dyke@c-1"),
            visit("r-6", "m-0", "c", "flood.dyke@z-1-1"),
        ];
        township
    };
    let all = ["a: 0 of 1 [flood/dyke@a-1]", "b-1: 0 of 0 []", "z-1: 2 of 3 [flood/dyke@z-1-1]"];
    assert_eq!(march(&township("2026-04-01")), all);
    let mut before = township("2026-04-02");
    before.rows.iter_mut().for_each(|row| row.at = Instant::parse("2026-02-28T10:00:00+08:00").unwrap());
    let activities = before.activities(&before.rows);
    let found = before.book(&activities).fulfil(None, &[period("2026-02")]).unwrap();
    assert!(found.iter().all(|answer| answer.is_no_data()) && found.len() == 3);
}

/// V5: a target has 64 bytes at most; a point that would need more cannot be recorded, and that is said.
#[test]
fn d1_a_point_that_cannot_be_recorded_is_an_error() {
    let township = |code: usize| {
        let mut scheme =
            document(&[duty(&[("tier", "village")], json!({"cover": "points", "checklist": "flood"}))]);
        scheme["checklist"] = json!([{"code": "flood", "name": "清单", "basis": "assumed", "point": [
            {"code": "p".repeat(code), "name": "检查", "limit": "2d", "item": "hazard", "tier": "grid"},
        ]}]);
        Township::new(&[scheme.to_string()], &town().to_string(), "")
    };
    // `flood/` and `@z-1-1`: 12 bytes.
    assert_eq!(march(&township(52))[2].len(), "z-1: 0 of 2 []".len() + 64 + 1 + 60);
    let long = township(53);
    let activities = long.activities(&[]);
    let error = long.book(&activities).fulfil(None, &[period("2026-03")]).unwrap_err();
    assert_eq!(error.code(), "target_too_long");
    let facts = json!({"checklist": "flood", "point": "p".repeat(53), "unit": "z-1-1"});
    assert_eq!(serde_json::to_value(&error).unwrap(), facts);
}

/// D1: of the cases closed in the period a share, the first by id: rounded half up, one at least, each once.
#[test]
fn d1_a_share_of_closed_cases_is_the_first_by_id() {
    let closed = |case: &str, origin: &str, at: &str| ClosedCase {
        case: case.parse().unwrap(),
        origin: origin.parse().unwrap(),
        closed_at: Instant::parse(at).unwrap(),
    };
    let ask = |share: Value, count: usize| {
        let mut duty = duty(&[("tier", "town")], json!({"cover": "closed"}));
        (duty["kinds"], duty["share"]) = (json!(["call"]), share);
        let mut township = of(duty, Vec::new());
        let all = ["c-10", "c-2", "c-3", "c-4", "c-5", "c-6"];
        township.closed =
            all[..count].iter().map(|case| closed(case, "c-1", "2026-03-31T23:59:59.999+08:00")).collect();
        // Closed once more, closed too early, closed too late, closed elsewhere.
        township
            .closed
            .extend(all[..count].iter().map(|case| closed(case, "c-1", "2026-03-01T00:00:00+08:00")));
        township.closed.push(closed("c-0", "c-1", "2026-02-28T23:59:59.999+08:00"));
        township.closed.push(closed("c-1", "c-1", "2026-04-01T00:00:00+08:00"));
        march(&township).pop().unwrap()
    };
    assert_eq!(ask(json!(1), 3), "z: 0 of 3 [c-10 c-2 c-3]");
    assert_eq!(ask(json!(0.5), 5), "z: 0 of 3 [c-10 c-2 c-3]");
    assert_eq!(ask(json!(0.3), 4), "z: 0 of 1 [c-10]");
    assert_eq!(ask(json!(0.01), 6), "z: 0 of 1 [c-10]");
    assert_eq!(ask(json!(0.01), 0), "z: 0 of 0 []");

    // A call to a case that is not among the first does not count.
    let mut calls = duty(&[("role", "worker"), ("tier", "town")], json!({"cover": "closed", "share": 0.5}));
    calls["kinds"] = json!(["visit"]);
    let mut township = of(calls, vec![visit("r-1", "m-0", "c", "c-2"), visit("r-2", "m-0", "c", "c-3")]);
    let cases = ["c-1", "c-2", "c-3", "c-4"];
    township.closed = cases.map(|case| closed(case, "a-1", "2026-03-09T09:00:00+08:00")).to_vec();
    assert_eq!(march(&township), ["m-0: 1 of 2 [c-1]"]);

    township.closed.push(closed("c-7", "gone", "2026-03-09T09:00:00+08:00"));
    let activities = township.activities(&[]);
    let error = DutyBook::new(township.world(), &activities, &township.closed).unwrap_err();
    assert_eq!(
        (error.code(), serde_json::to_value(&error).unwrap()),
        ("unknown_unit", json!({"case": "c-7", "unit": "gone"}))
    );
}

/// D2, D3: otherwise the unit decides; distinct targets count once, no target is none of them; quantities add up.
#[test]
fn d3_otherwise_the_unit_decides() {
    let rows = || {
        let mut rows = vec![
            visit("r-1", "m-0", "c", "h-1"),
            visit("r-2", "m-0", "c-1", "h-1"),
            visit("r-3", "m-0", "a-1", "h-2"),
            visit("r-4", "m-1", "c", "h-3"),
            row("r-5", "m-0", "c", "visit", "2026-03-01T00:00:00+08:00"),
            row("r-6", "m-0", "c", "visit", "2026-04-01T00:00:00+08:00"),
            row("r-7", "m-0", "c", "patrol", "2026-03-05T10:00:00+08:00"),
        ];
        rows[1].quantity = "2.5".parse().unwrap();
        rows
    };
    let ask = |bearer: &[(&str, &str)], asks: Value| march(&of(duty(bearer, asks), rows()));
    let workers = [("role", "worker")];
    assert_eq!(ask(&workers, json!({"times": 9})), ["m-0: 3 of 9 []", "m-0: 4 of 9 []", "m-1: 1 of 9 []"]);
    let distinct = json!({"times": 9, "distinct": true});
    assert_eq!(ask(&workers, distinct.clone()), ["m-0: 1 of 9 []", "m-0: 2 of 9 []", "m-1: 1 of 9 []"]);
    assert_eq!(
        ask(&workers, json!({"amount": 9.5})),
        ["m-0: 4.5 of 9.5 []", "m-0: 5.5 of 9.5 []", "m-1: 1 of 9.5 []"]
    );
    let grids = [("tier", "grid")];
    assert_eq!(ask(&grids, json!({"times": 3})), ["a-1: 1 of 3 []", "c: 3 of 3 []", "z-1-1: 0 of 3 []"]);
    assert_eq!(ask(&grids, distinct), ["a-1: 1 of 9 []", "c: 2 of 9 []", "z-1-1: 0 of 9 []"]);
}
