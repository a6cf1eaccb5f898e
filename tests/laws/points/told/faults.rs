//! P1: what can be wrong with records.

use serde_json::json;
use wangge::tally::ActivityRow;
use wangge_tests::model::points::Fault;
use wangge_tests::worlds::{local, rule, visit};

use super::{scored, under};

fn text<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// P1: duplicate ids, broken reversals and records of someone who then neither held a post nor was enrolled are faults.
#[test]
fn p1_each_fault_by_itself() {
    let world = under(&[rule("one", 1.0, json!({}))], &[]);
    let first = visit("r-1", "2026-03-05T10:00");
    let faults = |rows: &[ActivityRow]| world.points().check(rows);
    let beside = |row: ActivityRow| faults(&[first.clone(), row]);
    let at = "2026-03-05T10:00";
    assert_eq!(beside(visit("r-1", "2026-03-06T10:00")), [(1, Fault::Duplicate)]);
    assert_eq!(beside(ActivityRow { member: text("m-9"), ..visit("r-2", at) }), [(1, Fault::NotServing)]);
    // m-3 was enrolled until the day before.
    let volunteer = |at: &str| ActivityRow { member: text("m-3"), ..visit("r-2", at) };
    assert_eq!(beside(volunteer("2026-03-31T23:59:59")), []);
    assert_eq!(beside(volunteer("2026-04-01T00:00")), [(1, Fault::NotServing)]);
    assert_eq!(beside(ActivityRow { unit: text("c"), ..visit("r-2", at) }), [(1, Fault::UnknownUnit)]);
    assert_eq!(beside(ActivityRow { kind: text("study"), ..visit("r-2", at) }), [(1, Fault::UnknownKind)]);
    let verified = |by: &str| ActivityRow { verified_by: Some(text(by)), ..visit("r-2", at) };
    assert_eq!(beside(verified("m-9")), [(1, Fault::UnknownVerifier)]);
    assert_eq!(beside(verified("m-1")), []);
    assert_eq!(
        beside(ActivityRow { quantity: text("-0.001"), ..visit("r-2", at) }),
        [(1, Fault::NegativeQuantity)]
    );
    let filed = |filed: &str| ActivityRow { filed_at: Some(local(filed)), ..visit("r-2", at) };
    assert_eq!(beside(filed("2026-03-05T09:59:59")), [(1, Fault::FiledBefore)]);
    assert_eq!(beside(filed(at)), []);
    // Whatever is wrong with a record is said at once.
    let all = ActivityRow { unit: text("c"), quantity: text("-1"), ..filed("2026-03-05T09:00") };
    assert_eq!(beside(all), [(1, Fault::UnknownUnit), (1, Fault::NegativeQuantity), (1, Fault::FiledBefore)]);
}

/// P1: reverses: a record of the same member, filed no later, not already reversed, not itself a reversal.
#[test]
fn p1_each_broken_reversal() {
    let world = under(&[rule("one", 1.0, json!({}))], &[]);
    let faults = |rows: &[ActivityRow]| world.points().check(rows);
    let first = visit("r-1", "2026-03-05T10:00");
    let back = |id: &str, of: &str| ActivityRow { reverses: Some(text(of)), ..visit(id, "2026-03-06T10:00") };
    assert_eq!(faults(&[first.clone(), back("r-2", "r-1")]), []);
    assert_eq!(faults(&[first.clone(), back("r-2", "r-7")]), [(1, Fault::ReversesNothing)]);
    let other = ActivityRow { member: text("m-2"), ..back("r-2", "r-1") };
    assert_eq!(faults(&[first.clone(), other]), [(1, Fault::ReversesOther)]);
    let filed = |at: &str| ActivityRow { filed_at: Some(local(at)), ..first.clone() };
    assert_eq!(faults(&[filed("2026-03-06T10:00"), back("r-2", "r-1")]), []);
    assert_eq!(faults(&[filed("2026-03-06T10:01"), back("r-2", "r-1")]), [(1, Fault::ReversesLater)]);
    let twice = [first.clone(), back("r-2", "r-1"), back("r-3", "r-1")];
    assert_eq!(faults(&twice), [(2, Fault::ReversesTwice)]);
    let chain = [first.clone(), back("r-2", "r-1"), back("r-3", "r-2")];
    assert_eq!(faults(&chain), [(2, Fault::ReversesReversal)]);
    assert_eq!(faults(&[back("r-2", "r-2")]), [(0, Fault::ReversesReversal)]);
    // It may come before what it takes back: filed no earlier, it counts the same.
    let early = ActivityRow { filed_at: Some(local("2026-03-06T10:00")), ..visit("r-0", "2026-03-01T10:00") };
    let rows = [ActivityRow { reverses: Some(text("r-1")), ..early }, first];
    assert_eq!(scored(&world, &rows), ["reversal", "reversed"]);
}
