//! D2: who is bound: half of the days, days united, no proration.

use serde_json::{Value, json};
use wangge_tests::duties::{Township, document, org, period, row};

/// A duty of so many visits.
pub(super) fn visits(per: &str, times: u32) -> Value {
    json!({
        "code": "visits", "name": "入户走访", "role": "worker", "kinds": ["visit"], "per": per, "times": times,
        "basis": "assumed",
    })
}

type Post = (&'static str, &'static str, &'static str, &'static str, Option<&'static str>);

fn post(from: &'static str, until: Option<&'static str>) -> Post {
    ("m-0", "worker", "c", from, until)
}

/// Who is bound, and to how much.
fn bound(township: &Township, id: &str) -> Vec<(String, String, String)> {
    let activities = township.activities(&township.rows);
    let found = township.book(&activities).fulfil(None, &[period(id)]).unwrap();
    let said = |answer: wangge::tally::duty::Answer<'_, '_>| {
        let member = answer.member().map(ToString::to_string).unwrap_or_default();
        (member, answer.unit().to_string(), answer.required().to_string())
    };
    found.iter().map(said).collect()
}

fn of(duties: &[Value], posts: &[Post]) -> Township {
    Township::new(&[document(duties).to_string()], &org(posts).to_string(), "")
}

/// D2: 31 days have their half on the sixteenth, 28 on the fourteenth, a week on the fourth; a day is whole.
#[test]
fn d2_a_post_binds_from_half_of_the_days_on() {
    let cases = [
        ("month", "2026-03", "2026-03-16", None, true),
        ("month", "2026-03", "2026-03-17", None, false),
        ("month", "2026-03", "2026-02-01", Some("2026-03-17"), true),
        ("month", "2026-03", "2026-02-01", Some("2026-03-16"), false),
        ("month", "2026-02", "2026-02-15", None, true),
        ("month", "2026-02", "2026-02-16", None, false),
        ("week", "2026-W10", "2026-03-05", None, true),
        ("week", "2026-W10", "2026-03-06", None, false),
        ("quarter", "2026-Q1", "2026-02-15", None, true),
        ("quarter", "2026-Q1", "2026-02-16", None, false),
        ("day", "2026-03-05", "2026-03-05", Some("2026-03-06"), true),
        ("day", "2026-03-05", "2026-03-06", None, false),
        ("year", "2026", "2026-07-02", None, true),
        ("year", "2026", "2026-07-03", None, false),
    ];
    for (per, id, from, until, expected) in cases {
        let township = of(&[visits(per, 3)], &[post(from, until)]);
        assert_eq!(bound(&township, id).len(), usize::from(expected), "{id} {from} {until:?}");
    }
}

/// D2: the days of one post are united, those at two units or in two roles are not; what is owed is never a part.
#[test]
fn d2_days_of_a_post_are_united_and_nothing_is_prorated() {
    let twice = [post("2026-03-01", Some("2026-03-09")), post("2026-03-20", Some("2026-03-28"))];
    let three = ("m-0".to_owned(), "c".to_owned(), "3".to_owned());
    assert_eq!(bound(&of(&[visits("month", 3)], &twice), "2026-03"), [three]);

    let two_units = [
        post("2026-03-01", Some("2026-03-09")),
        ("m-0", "worker", "c-1", "2026-03-20", Some("2026-03-28")),
        ("m-0", "head", "c", "2026-03-09", None),
    ];
    assert_eq!(bound(&of(&[visits("month", 3)], &two_units), "2026-03"), []);
}

/// D1: a duty that begins or ends within a period binds from half of its days on, over the editions that have it.
#[test]
fn d1_a_duty_is_in_force_from_half_of_the_days_on() {
    let always = [post("2025-01-01", None)];
    let dated = |field: &str, day: &str| {
        let mut duty = visits("month", 3);
        duty[field] = json!(day);
        bound(&of(&[duty], &always), "2026-03").len()
    };
    assert_eq!((dated("from", "2026-03-16"), dated("from", "2026-03-17")), (1, 0));
    assert_eq!((dated("until", "2026-03-17"), dated("until", "2026-03-16")), (1, 0));

    let edition = |from: &str, duties: &[Value]| {
        let mut document = document(duties);
        document["scheme"]["from"] = json!(from);
        document.to_string()
    };
    let both = |later: &str, first: &[Value], second: &[Value]| {
        let editions = [edition("2025-06-01", first), edition(later, second)];
        bound(&Township::new(&editions, &org(&always).to_string(), ""), "2026-03")
    };
    let amounts =
        |found: Vec<(String, String, String)>| found.into_iter().map(|row| row.2).collect::<Vec<_>>();
    // A new edition that keeps the duty, however late it begins; the last day says how much.
    assert_eq!(amounts(both("2026-03-31", &[visits("month", 3)], &[visits("month", 5)])), ["5"]);
    // A duty that only the new edition has, or only the old one.
    assert_eq!(amounts(both("2026-03-16", &[], &[visits("month", 5)])), ["5"]);
    assert_eq!(amounts(both("2026-03-17", &[], &[visits("month", 5)])), Vec::<String>::new());
    assert_eq!(amounts(both("2026-03-31", &[visits("month", 3)], &[])), Vec::<String>::new());
    // The scheme as a whole begins.
    let alone = |from: &str| {
        let township = Township::new(&[edition(from, &[visits("month", 3)])], &org(&always).to_string(), "");
        bound(&township, "2026-03").len()
    };
    assert_eq!((alone("2026-03-16"), alone("2026-03-17")), (1, 0));
}

/// D1, L1: plans change amounts and add duties in periods of which they were active on half of the days, united.
#[test]
fn d1_plans_hold_from_half_of_the_days_on() {
    let posts = [post("2025-01-01", None), ("m-1", "worker", "a-1", "2025-01-01", None)];
    let mut added = visits("month", 2);
    (added["code"], added["plans"]) = (json!("rounds"), json!(["storm", "snow"]));
    let mut scheme = document(&[visits("month", 3), added]);
    scheme["plan"][0]["duty"] = json!([{"duties": ["visits"], "factor": 0.5}]);
    scheme["plan"][1]["duty"] = json!([{"duties": ["visits"], "value": 9}, {"factor": "1/3"}]);
    let owed = |active: &[(&str, &str, &str, &str)]| {
        let row = |(plan, unit, from, until): &(&str, &str, &str, &str)| json!({"plan": plan, "unit": unit, "from": from, "until": until, "by": "m-0", "basis": "通知"});
        let list = json!({"activations": active.iter().map(row).collect::<Vec<_>>()}).to_string();
        let township = Township::new(&[scheme.to_string()], &org(&posts).to_string(), &list);
        let amount = |(member, _, amount): (String, String, String)| format!("{member} {amount}");
        bound(&township, "2026-03").into_iter().map(amount).collect::<Vec<_>>()
    };
    assert_eq!(owed(&[]), ["m-0 3", "m-1 3"]);
    // Fifteen days are less than half. Half of 3 is 2, rounded away from zero.
    assert_eq!(owed(&[("storm", "c", "2026-03-01", "2026-03-16")]), ["m-0 3", "m-1 3"]);
    assert_eq!(owed(&[("storm", "c", "2026-03-01", "2026-03-17")]), ["m-0 2", "m-1 3", "m-0 2"]);
    // United: at the unit, above it, in pieces; days that two have count once.
    let pieces = [("storm", "z", "2026-03-01", "2026-03-09"), ("storm", "c", "2026-03-05", "2026-03-17")];
    assert_eq!(owed(&pieces), ["m-0 2", "m-1 3", "m-0 2"]);
    // Two plans, each for less than half, together for more: the duty they add is in force, nothing is changed.
    let apart = [("storm", "c", "2026-03-01", "2026-03-09"), ("snow", "c", "2026-03-09", "2026-03-17")];
    assert_eq!(owed(&apart), ["m-0 3", "m-1 3", "m-0 2"]);
    // The first value, all factors, rounded once: 9 · ½ · ⅓ is 1.5, and 2 · ⅓ is one at least.
    let both = [("storm", "c", "2026-03-01", "2026-03-17"), ("snow", "c", "2026-03-01", "2026-03-17")];
    assert_eq!(owed(&both), ["m-0 2", "m-1 3", "m-0 1"]);
}

/// D1: the edition of the last day judges; without one there is no answer, and no duty of another kind of period.
#[test]
fn d1_what_is_asked_must_be_answerable() {
    let mut first = document(&[visits("month", 3)]);
    first["scheme"]["until"] = json!("2026-03-20");
    let township = Township::new(&[first.to_string()], &org(&[post("2025-01-01", None)]).to_string(), "");
    let activities = township.activities(&[row("r-1", "m-0", "c", "visit", "2026-03-01T00:00:00+08:00")]);
    let book = township.book(&activities);
    let ask = |duty: Option<&str>, id: &str| {
        let duty = duty.map(|duty| duty.parse().unwrap());
        let found = book.fulfil(duty.as_ref(), &[period(id)]);
        found.map(|found| found.len()).map_err(|error| (error.code(), serde_json::to_value(&error).unwrap()))
    };
    assert_eq!(ask(None, "2026-02"), Ok(1));
    assert_eq!(ask(Some("visits"), "2026-02"), Ok(1));
    assert_eq!(ask(None, "2026-W10"), Ok(0));
    let no_edition = json!({"period": "2026-03", "day": "2026-03-31"});
    assert_eq!(ask(None, "2026-03"), Err(("no_edition", no_edition.clone())));
    assert_eq!(ask(Some("visits"), "2026-03"), Err(("no_edition", no_edition)));
    assert_eq!(ask(Some("rounds"), "2026-02"), Err(("unknown_duty", json!({"duty": "rounds"}))));
    let wrong = json!({"duty": "visits", "per": "month", "period": "2026-W08"});
    assert_eq!(ask(Some("visits"), "2026-W08"), Err(("wrong_period", wrong)));
    assert_eq!(ask(Some("visits"), "all").unwrap_err().0, "no_edition");
}
