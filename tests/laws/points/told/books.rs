//! P5, P8: settlements and totals.

use serde_json::{Value, json};
use wangge::tally::ActivityRow;
use wangge::value::{Amount, Period, PeriodKind, UnitId};
use wangge_tests::model::points::{Book, Entry, Open, nothing_left_out};
use wangge_tests::worlds::{World, cap, local, rule, township, visit};

use super::amount;

fn text<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn settled(per: &str, delay: &str) -> Value {
    json!({"code": "settlement", "name": "结算", "per": per, "delay": delay, "basis": "assumed"})
}

/// A point a visit, at most two a month; settled ten days after the month.
fn monthly() -> World {
    let caps = [cap("two", &["one"], json!({"points": 2}))];
    let sections =
        json!({"points": [rule("one", 1.0, json!({}))], "cap": caps, "settlement": settled("month", "10d")});
    township(&[sections], &[])
}

/// Entries as period, record, amount, and whether they are adjustments; then what is open, and whether it is a change.
fn told(book: &Book, rows: &[ActivityRow]) -> Vec<String> {
    let entry = |one: &Entry| {
        let word = if one.adjustment { " adjusted" } else { "" };
        format!("{} {} {}{word}", one.period, rows[one.row].id, amount(one.amount))
    };
    let open = |one: &Open| {
        let word = if one.change { " changed" } else { "" };
        format!("open {} {}{word}", rows[one.row].id, amount(one.amount))
    };
    book.entries.iter().map(entry).chain(book.open.iter().map(open)).collect()
}

fn at(world: &World, rows: &[ActivityRow], now: &str) -> Vec<String> {
    told(&world.points().settle(rows, local(now)).unwrap(), rows)
}

fn filed(row: ActivityRow, at: &str) -> ActivityRow {
    ActivityRow { filed_at: Some(local(at)), ..row }
}

/// P5: at each settlement one full pass over what was filed by then, inclusive; what comes of it of the period's own
/// records is booked as the credit itself.
#[test]
fn p5_a_period_is_settled_at_its_end_and_delay() {
    let world = monthly();
    let rows = [
        visit("r-1", "2026-03-05T10:00"),
        // `10d` from the midnight that ends March ends with 11 April.
        filed(visit("r-2", "2026-03-31T23:59:59"), "2026-04-12T00:00"),
        filed(visit("r-3", "2026-03-06T10:00"), "2026-04-12T00:00:01"),
        visit("r-4", "2026-04-01T00:00"),
    ];
    assert_eq!(at(&world, &rows, "2026-03-05T09:59"), [""; 0]);
    assert_eq!(at(&world, &rows, "2026-03-05T10:00"), ["open r-1 1"]);
    assert_eq!(at(&world, &rows, "2026-04-11T23:59:59"), ["open r-1 1", "open r-4 1"]);
    assert_eq!(at(&world, &rows, "2026-04-12T00:00"), ["2026-03 r-1 1", "2026-03 r-2 1", "open r-4 1"]);
}

/// P5: what is filed after a settlement changes no book: it is open as a change, and an adjustment of the next one, also
/// of what it displaces.
#[test]
fn p5_late_filings_are_adjustments_of_the_next_settlement() {
    let world = monthly();
    let rows = [
        visit("r-1", "2026-03-05T10:00"),
        visit("r-2", "2026-03-07T10:00"),
        filed(visit("r-3", "2026-03-06T10:00"), "2026-04-20T10:00"),
        visit("r-4", "2026-04-02T10:00"),
    ];
    let march = ["2026-03 r-1 1", "2026-03 r-2 1"];
    let now = at(&world, &rows, "2026-04-20T10:00");
    assert_eq!(
        now,
        [march.as_slice(), &["open r-2 -1 changed", "open r-3 1 changed", "open r-4 1"]].concat()
    );
    let april = ["2026-04 r-2 -1 adjusted", "2026-04 r-3 1 adjusted", "2026-04 r-4 1"];
    assert_eq!(at(&world, &rows, "2026-05-12T00:00"), [march.as_slice(), &april].concat());
    // An adjustment is dated the last millisecond of the period it is booked in.
    let book = world.points().settle(&rows, local("2026-05-12T00:00")).unwrap();
    let last = local("2026-05-01T00:00").millis() - 1;
    let dated: Vec<i64> = book.entries.iter().filter(|one| one.adjustment).map(|one| one.at).collect();
    assert_eq!(dated, [last, last]);
}

/// P5, P1: a reversal of a settled record takes back in the next settlement what was booked, and gives room to others.
#[test]
fn p5_a_reversal_of_what_is_settled_is_an_adjustment() {
    let world = monthly();
    let rows = [
        visit("r-1", "2026-03-05T10:00"),
        visit("r-2", "2026-03-06T10:00"),
        visit("r-3", "2026-03-07T10:00"),
        ActivityRow { reverses: Some(text("r-1")), ..visit("r-4", "2026-04-20T10:00") },
    ];
    let march = ["2026-03 r-1 1", "2026-03 r-2 1"];
    assert_eq!(at(&world, &rows, "2026-04-20T09:59"), march);
    let changed = ["open r-1 -1 changed", "open r-3 1 changed"];
    assert_eq!(at(&world, &rows, "2026-04-20T10:00"), [march, changed].concat());
    let april = ["2026-04 r-1 -1 adjusted", "2026-04 r-3 1 adjusted"];
    assert_eq!(at(&world, &rows, "2026-06-30T10:00"), [march, april].concat());
    // Within an open period it is as if neither had been.
    let rows = rows.map(|row| if row.reverses.is_some() { visit("r-4", "2026-03-20T10:00") } else { row });
    let mut rows = rows.to_vec();
    rows[3].reverses = Some(text("r-1"));
    assert_eq!(at(&world, &rows, "2026-03-31T10:00"), ["open r-2 1", "open r-3 1"]);
}

/// P5, P8: a period is settled by the edition in force on its last day; what lies before the first one to be settled
/// comes into that as adjustments.
#[test]
fn p5_the_edition_of_the_last_day_settles() {
    let edition = |from: &str, settlement: Value| {
        let mut sections = json!({"from": from, "points": [rule("one", 1.0, json!({}))]});
        if !settlement.is_null() {
            sections["settlement"] = settlement;
        }
        sections
    };
    let rows = [
        visit("r-1", "2026-02-05T10:00"),
        visit("r-2", "2026-03-20T10:00"),
        visit("r-3", "2026-04-02T10:00"),
    ];
    let editions = [edition("2026-01-01", Value::Null), edition("2026-03-20", settled("month", "0d"))];
    let world = township(&editions, &[]);
    // `0d` from a midnight ends the day that begins.
    assert_eq!(at(&world, &rows, "2026-04-01T23:59:59"), ["open r-1 1", "open r-2 1"]);
    let booked = ["2026-03 r-1 1 adjusted", "2026-03 r-2 1"];
    assert_eq!(at(&world, &rows, "2026-04-02T00:00"), booked);
    let editions = [edition("2026-01-01", settled("month", "2h")), edition("2026-03-20", Value::Null)];
    let booked = ["2026-02 r-1 1", "open r-2 1", "open r-3 1"];
    assert_eq!(at(&township(&editions, &[]), &rows, "2026-06-30T10:00"), booked);
}

/// P8: by recording member × period, by unit × period (subtree), by account, by rule; each within one purse.
#[test]
fn p8_totals_of_each_sort() {
    let rules = [
        rule("one", 1.0, json!({"kinds": ["visit"]})),
        rule("lapse", -0.5, json!({"kinds": ["absence"], "answers": "absence"})),
        rule("deed", 4.0, json!({"kinds": ["clean"], "purse": "home"})),
    ];
    let world = township(&[json!({"points": rules})], &[]);
    let deed = |id: &str, household: &str| ActivityRow {
        kind: text("clean"),
        target: Some(text(household)),
        ..visit(id, "2026-03-05T10:00")
    };
    let rows = [
        visit("r-1", "2026-03-05T10:00"),
        visit("r-2", "2026-04-01T00:00"),
        ActivityRow { unit: text("a-1"), kind: text("absence"), ..visit("r-3", "2026-03-05T10:00") },
        ActivityRow { member: text("m-2"), unit: text("a-2"), ..visit("r-4", "2026-03-05T10:00") },
        deed("r-5", "h-1"),
        deed("r-6", "h-2"),
    ];
    let points = world.points();
    let pass = points.pass(&rows, None).unwrap();
    let credits = points.credits(&rows, &pass);
    let totals =
        |purse: &str| nothing_left_out(points.totals(&rows, &credits, &text(purse), PeriodKind::Month));
    fn lines<K: std::fmt::Debug>(
        totals: &std::collections::BTreeMap<K, i128>,
        name: impl Fn(&K) -> String,
    ) -> Vec<String> {
        let line = |(key, sum): (&K, &i128)| {
            format!("{} {}", name(key), Amount::from_thousandths(*sum as i64).unwrap())
        };
        totals.iter().map(line).collect()
    }
    let all = totals("points");
    let dated = |(id, period): &(UnitId, Period)| format!("{id} {period}");
    assert_eq!(
        lines(&all.members, |(id, period)| format!("{id} {period}")),
        ["m-1 2026-03 0.5", "m-1 2026-04 1", "m-2 2026-03 1"]
    );
    assert_eq!(
        lines(&all.units, dated),
        [
            "a 2026-03 1.5",
            "a 2026-04 1",
            "a-1 2026-03 0.5",
            "a-1 2026-04 1",
            "a-1-1 2026-03 1",
            "a-1-1 2026-04 1",
            "a-2 2026-03 1",
        ]
    );
    assert_eq!(lines(&all.accounts, ToString::to_string), ["m-1 1.5", "m-2 1"]);
    assert_eq!(lines(&all.rules, ToString::to_string), ["lapse -0.5", "one 3"]);
    // A purse of households: by whoever recorded it, by unit and rule; accounts only each by its id (A5).
    let home = totals("home");
    assert_eq!(lines(&home.members, |(id, period)| format!("{id} {period}")), ["m-1 2026-03 8"]);
    assert!(home.accounts.is_empty());
    let household = |id: &str| points.household(&rows, &credits, (&text("home"), &text(id)));
    assert_eq!(["h-1", "h-2", "h-3"].map(household), [4000, 4000, 0]);
}

/// P5, P8: an adjustment counts in the period that it is booked in, a change that is not booked at the instant itself.
#[test]
fn p8_adjustments_count_when_they_are_booked() {
    let world = monthly();
    let rows = [
        visit("r-1", "2026-03-05T10:00"),
        filed(visit("r-2", "2026-03-06T10:00"), "2026-05-20T10:00"),
        filed(visit("r-3", "2026-02-06T10:00"), "2026-04-20T10:00"),
    ];
    let (points, now) = (world.points(), local("2026-06-01T10:00"));
    let book = points.settle(&rows, now).unwrap();
    let movements = points.movements(&rows, &book, now);
    let totals = points.totals(&rows, &movements, &text("points"), PeriodKind::Month);
    let line = |((_, period), sum): (&(_, Period), &i128)| format!("{period} {}", sum / 1000);
    let lines: Vec<String> = totals.members.iter().map(line).collect();
    // r-1 in March; r-3 booked with April; r-2 filed after April was settled, and May is not.
    assert_eq!(lines, ["2026-03 1", "2026-04 1", "2026-06 1"]);
}
