//! S2, X1: all that is wrong with a text of rows, told by hand.

use serde_json::json;
use wangge::read::{MAX_BYTES, MAX_VALUES};
use wangge::tally::duty::ClosedCase;
use wangge::tally::{Activities, ActivityRow, CancelRow, RedemptionRow};
use wangge::value::Offset;
use wangge_tests::worlds::{rule, township};

use super::told;

/// S2: faults of form and of sense, of one row and of many, at once.
#[test]
fn s2_every_fault_of_records_is_told_at_once() {
    let world = township(&[json!({"points": [rule("one", 1.0, json!({}))]})], &[]);
    let row =
        |id: &str| json!({"id": id, "member": "m-1", "unit": "a-1-1", "kind": "visit", "at": "2026-03-05"});
    let with = |id: &str, fields: serde_json::Value| {
        let mut row = row(id);
        row.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        row
    };
    let text = json!([
        row("r-0"),
        {"id": " r-1", "membr": "m-1", "kind": "Visit", "at": 5, "quantity": 1.2345},
        "r-2",
        with("r-0", json!({"member": "m-9", "kind": "visits", "quantity": -1})),
        with("r-4", json!({"at": "2026-03-05T10:00:00", "filed_at": "2026-03-05T09:00:00"})),
        with("r-5", json!({"target": null, "verified_by": "call 13800138000", "quantity": "2"})),
        // One of the ids could not be read: it may be that of `r-1`.
        with("r-6", json!({"reverses": "r-1"})),
        // Another member's, and filed later.
        with("r-7", json!({"reverses": "r-4", "member": "m-2"})),
        with("r-8", json!({"at": "1900-01-01"})),
    ]);
    let found = told(&Activities::read(&text.to_string(), &world.tally()).unwrap_err());
    assert_eq!(
        found,
        [
            "activities[1].at wrong_type",
            "activities[1].id bad_id",
            "activities[1].kind bad_code",
            "activities[1].member missing_field",
            "activities[1].membr unknown_field",
            "activities[1].quantity bad_amount",
            "activities[1].unit missing_field",
            "activities[2] wrong_type",
            "activities[3].id duplicate",
            "activities[3].kind unknown_reference",
            "activities[3].member unknown_reference",
            "activities[3].quantity out_of_bounds",
            "activities[4].filed_at filed_early",
            "activities[5].quantity wrong_type",
            "activities[5].target wrong_type",
            "activities[5].verified_by personal_data",
            "activities[7].reverses broken_reversal",
            "activities[7].reverses broken_reversal",
            "activities[8].at out_of_range",
        ]
    );
    let rest = Activities::sift(&text.to_string(), &world.tally()).unwrap();
    let skipped: Vec<usize> = (0..9).filter(|row| rest.activities.is_skipped(*row)).collect();
    assert_eq!(skipped, [1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(rest.activities.id(2), None);
}

/// P1: an id that could not be read stands in no order, and two others that are the same are found beside it.
#[test]
fn p1_ids_are_doubled_also_around_one_that_could_not_be_read() {
    let world = township(&[json!({})], &[]);
    let row = |id: &str| json!({"id": id, "member": "m-1", "unit": "a", "kind": "visit", "at": "2026-03-05"});
    let text = json!([row("r-1"), row(""), row("r-1")]).to_string();
    let found = told(&Activities::read(&text, &world.tally()).unwrap_err());
    assert_eq!(found, ["activities[1].id bad_id", "activities[2].id duplicate"]);
}

/// P6, P7, D1: each kind of row at its own place.
#[test]
fn s2_every_fault_of_other_rows_is_told_at_once() {
    let offset = Offset::BEIJING;
    let redemptions = json!([
        {"id": "q-1", "account": {"member": "m-1"}, "good": "soap", "pieces": 1, "at": "2026-03-05"},
        {"id": "q-2", "account": {}, "good": "soap", "pieces": 1.5, "at": "2026-03-05"},
        {"id": "q-3", "account": {"member": "m-1", "household": "h-1"}, "good": "soap", "pieces": -1, "at": "1900-01-01"},
        {"id": "q-4", "account": {"member": 5, "unit": "a"}, "good": "soap", "pieces": "1"},
        {"id": "q-5", "account": "m-1", "good": "", "pieces": 1, "at": "2026-03-05"},
    ]);
    let found = told(&RedemptionRow::read_all(&redemptions.to_string(), offset).unwrap_err());
    assert_eq!(
        found,
        [
            "redemptions[1].account.member missing_field",
            "redemptions[1].pieces out_of_bounds",
            "redemptions[2].account.household excluded_field",
            "redemptions[2].at out_of_range",
            "redemptions[2].pieces out_of_bounds",
            "redemptions[3].account.member wrong_type",
            "redemptions[3].account.unit unknown_field",
            "redemptions[3].at missing_field",
            "redemptions[3].pieces wrong_type",
            "redemptions[4].account wrong_type",
            "redemptions[4].good bad_code",
        ]
    );
    let cancels = json!([{"id": "x-1", "cancel": "q-1", "at": "2026-03-05"}, 5]).to_string();
    let found = told(&CancelRow::read_all(&cancels, offset).unwrap_err());
    let expected =
        ["cancels[0].cancel unknown_field", "cancels[0].cancels missing_field", "cancels[1] wrong_type"];
    assert_eq!(found, expected);
    let closed = json!([{"case": "c-1", "origin": "\n", "closed_at": "2026-02-30"}]).to_string();
    let found = told(&ClosedCase::read_all(&closed, offset).unwrap_err());
    assert_eq!(found, ["closed[0].closed_at bad_date", "closed[0].origin bad_id"]);
}

/// X1: a text that is no array of rows is told so, and nothing is taken from it.
#[test]
fn x1_what_is_no_array_is_told() {
    let world = township(&[json!({})], &[]);
    let both = |text: &str| {
        let read = told(&ActivityRow::read_all(text, Offset::BEIJING).unwrap_err());
        assert_eq!(told(&Activities::read(text, &world.tally()).unwrap_err()), read);
        assert_eq!(told(&Activities::sift(text, &world.tally()).unwrap_err()), read);
        read
    };
    assert_eq!(both(r#"{"activities": []}"#), ["activities wrong_type"]);
    assert_eq!(both("5"), ["activities wrong_type"]);
    assert_eq!(both("null"), ["activities wrong_type"]);
    assert_eq!(both(""), ["activities syntax"]);
    assert_eq!(both("[[activities]]"), ["activities syntax"]);
    assert_eq!(both("[{}").last().unwrap(), "activities syntax");
    assert_eq!(both("[] []"), ["activities syntax"]);
    assert_eq!(
        both(&format!("[{}5]", "5,".repeat(MAX_VALUES / 10 + 1))).last().unwrap(),
        "activities[150000] too_many"
    );
    assert_eq!(both(&" ".repeat(MAX_BYTES + 1)), [" too_large"]);
    assert_eq!(Activities::read("[]", &world.tally()).unwrap().len(), 0);
    assert_eq!(ActivityRow::read_all(" [ ] ", Offset::BEIJING), Ok(Vec::new()));
}
