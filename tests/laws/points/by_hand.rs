//! P5–P9 told by hand: one sentence of the clauses after the other.

use std::convert::Infallible;

use serde_json::json;
use wangge::tally::{AccountId, Accounts, Activities, ActivityRow, Book, BookError, BookFault};
use wangge_tests::purses::{Town, purse};

use super::hand::{
    asked, asks, at, cancel, filed, good, hand, lines, lots, monthly, record, reversal, verdicts,
};

fn with(mut town: Town, rows: &[ActivityRow]) -> Town {
    town.rows = rows.to_vec();
    town
}

/// P6: a record's own credit enters when it is filed, its lot is dated at the record's `at`, from which expiry counts:
/// the midnight that ends the same day a month later, clipped to the month's end. One that comes past that is gone at
/// once.
#[test]
fn p6_expiry_counts_from_the_record_and_the_credit_from_its_filing() {
    let rows = [
        filed(record("r-1", "visit", "2026-01-31T10:00"), "2026-02-10T09:00"),
        filed(record("r-2", "class", "2026-01-31T11:00"), "2026-03-01T00:00"),
    ];
    let town = with(hand(json!({"expiry": "months", "months": 1}), json!({})), &rows);
    assert_eq!(lines(&town, "m-0", "2026-02-10T08:59"), [""; 0]);
    assert_eq!(lots(&town, "m-0", "2026-02-10T09:00"), ["2026-01-31 3 until 2026-03-01"]);
    assert_eq!(
        lines(&town, "m-0", "2026-03-01"),
        [
            "02-10T09 credit r-1 3 3",
            "03-01T00 expiry r-1 -3 0",
            "03-01T00 credit r-2 2.5 2.5",
            "03-01T00 expiry r-2 -2.5 0",
        ]
    );
}

/// P6: at the end of next year; never.
#[test]
fn p6_the_other_rules_of_expiry() {
    let rows = [record("r-1", "visit", "2026-01-01T00:00"), record("r-2", "class", "2026-12-31T23:59")];
    let town = with(hand(json!({"expiry": "next-year"}), json!({})), &rows);
    let until = ["2026-01-01 3 until 2028-01-01", "2026-12-31 2.5 until 2028-01-01"];
    assert_eq!(lots(&town, "m-0", "2027-12-31T23:59"), until);
    assert_eq!(lots(&town, "m-0", "2028-01-01"), [""; 0]);
    let town = with(hand(json!({"expiry": "never"}), json!({})), &rows);
    assert_eq!(lots(&town, "m-0", "2199-12-31T23:59"), ["2026-01-01 3", "2026-12-31 2.5"]);
}

/// P5, P6: what is filed after its period was settled counts at the instant asked for, and from the next settlement on
/// as an adjustment of that instant, with its expiry.
#[test]
fn p6_a_late_record_counts_now_and_then_from_its_settlement() {
    let rows = [
        record("r-1", "visit", "2026-01-05T10:00"),
        filed(record("r-2", "visit", "2026-01-06T10:00"), "2026-02-20T10:00"),
    ];
    let town = with(hand(json!({"expiry": "months", "months": 2}), monthly()), &rows);
    assert_eq!(lots(&town, "m-0", "2026-02-20T09:59"), ["2026-01-05 3 until 2026-03-06"]);
    assert_eq!(
        lots(&town, "m-0", "2026-02-20T10:00"),
        ["2026-01-05 3 until 2026-03-06", "2026-02-20 3 until 2026-04-21"]
    );
    assert_eq!(lots(&town, "m-0", "2026-03-10T23:59"), ["2026-03-10 3 until 2026-05-11"]);
    // `10d` from the midnight that ends February ends with 11 March.
    assert_eq!(
        lines(&town, "m-0", "2026-03-12"),
        [
            "01-05T10 credit r-1 in 2026-01 3 3",
            "03-06T00 expiry r-1 -3 0",
            "03-12T00 adjustment r-2 in 2026-02 3 3",
        ]
    );
    assert_eq!(lots(&town, "m-0", "2026-04-01"), ["2026-03-12 3 until 2026-05-13"]);
}

/// P6: deductions take the oldest lots; what finds none is a debt, met by the next credits.
#[test]
fn p6_deductions_take_the_oldest_and_leave_debts() {
    let rows = [
        record("r-1", "visit", "2026-01-05T10:00"),
        record("r-2", "visit", "2026-01-06T10:00"),
        record("r-3", "lapse", "2026-01-07T10:00"),
        record("r-4", "lapse", "2026-01-08T10:00"),
        record("r-5", "visit", "2026-01-09T10:00"),
    ];
    let town = with(hand(json!({}), json!({})), &rows);
    assert_eq!(lots(&town, "m-0", "2026-01-07T10:00"), ["2026-01-06 2"]);
    assert_eq!(lots(&town, "m-0", "2026-01-08T10:00"), [""; 0]);
    assert_eq!(lots(&town, "m-0", "2026-01-09T10:00"), ["2026-01-09 1"]);
    let balances = ["3 3", "3 6", "-4 2", "-4 -2", "3 1"];
    for (line, balance) in lines(&town, "m-0", "2026-02-01").iter().zip(balances) {
        assert!(line.ends_with(balance), "{line}");
    }
}

/// P6: a base is granted at the start of the period to those who serve, or are enrolled, on its first day; at one
/// instant credits come by id, `base.` and the period's among them.
#[test]
fn p6_a_base_is_granted_to_whom_serves_on_the_first_day() {
    let base = json!({"base": 10, "base_per": "month"});
    let rows = [record("a-1", "visit", "2026-02-01"), record("z-1", "visit", "2026-02-01")];
    let town = with(hand(base.clone(), json!({})), &rows);
    assert_eq!(
        lines(&town, "m-0", "2026-02-28"),
        [
            "01-01T00 base.2026-01 10 10",
            "02-01T00 credit a-1 3 13",
            "02-01T00 base.2026-02 10 23",
            "02-01T00 credit z-1 3 26",
        ]
    );
    // Serves from 10 February.
    assert_eq!(lines(&town, "m-2", "2026-03-31"), ["03-01T00 base.2026-03 10 10"]);
    // Enrolled from 1 February to 9 April.
    let mut base = base;
    base["of"] = json!("households");
    let town = hand(base, json!({}));
    let found = lines(&town, "h-1", "2026-06-01");
    assert_eq!(
        found.iter().map(|line| &line[9..21]).collect::<Vec<_>>(),
        ["base.2026-02", "base.2026-03", "base.2026-04"]
    );
    assert_eq!(lines(&town, "h-3", "2026-06-01"), [""; 0]);
    assert_eq!(lines(&town, "m-0", "2026-06-01"), [""; 0]);
}

/// P7: accepted ones stand, though what paid for them is gone; with a negative balance nothing is granted; the next
/// credits meet the debt first.
#[test]
fn p7_what_was_granted_stands() {
    let mut town = with(
        hand(json!({}), json!({"goods": [good("soap", 0.5, json!({})), good("rice", 3.0, json!({}))]})),
        &[
            record("r-1", "visit", "2026-01-05T10:00"),
            reversal("r-2", "r-1", "2026-01-10T10:00"),
            record("r-3", "class", "2026-01-15T10:00"),
            record("r-4", "class", "2026-01-16T10:00"),
        ],
    );
    town.redemptions = vec![
        asks("q-1", "m-0", "rice", 1, "2026-01-07T10:00"),
        asks("q-2", "m-0", "soap", 1, "2026-01-11T10:00"),
        asks("q-3", "m-0", "soap", 1, "2026-01-15T10:00"),
        asks("q-4", "m-0", "soap", 4, "2026-01-16T10:00"),
    ];
    let refused = "insufficient_balance";
    let wanted = ["q-1 3".to_owned(), format!("q-2 {refused}"), format!("q-3 {refused}"), "q-4 2".to_owned()];
    assert_eq!(verdicts(&town, "2026-02-01"), wanted);
    assert_eq!(
        lines(&town, "m-0", "2026-02-01"),
        [
            "01-07T10 redemption q-1 -3 -3",
            "01-15T10 credit r-3 2.5 -0.5",
            "01-16T10 credit r-4 2.5 2",
            "01-16T10 redemption q-4 -2 0",
        ]
    );
}

/// P7: with a cancellation the very lots return, gone at once if past; what was left as debt becomes a lot of its
/// instant; debts are met first.
#[test]
fn p7_a_cancellation_brings_back_what_was_taken() {
    let sections = json!({"goods": [good("rice", 4.0, json!({}))]});
    let mut town = with(
        hand(json!({"expiry": "months", "months": 1}), sections),
        &[record("r-1", "visit", "2026-01-05T10:00"), record("r-2", "visit", "2026-01-20T10:00")],
    );
    town.redemptions = vec![asks("q-1", "m-0", "rice", 1, "2026-01-25T10:00")];
    town.cancels = vec![cancel("x-1", "q-1", "2026-02-10T10:00")];
    assert_eq!(lots(&town, "m-0", "2026-02-10T09:00"), ["2026-01-20 2 until 2026-02-21"]);
    assert_eq!(lots(&town, "m-0", "2026-02-10T10:00"), ["2026-01-20 3 until 2026-02-21"]);
    assert_eq!(
        lines(&town, "m-0", "2026-02-10T10:00")[2..],
        ["01-25T10 redemption q-1 -4 2", "02-10T10 cancellation x-1 of q-1 4 6", "02-10T10 expiry r-1 -3 3",]
    );
    // Had the first visit been taken back since, a debt of 1 would be left, which is a lot of that instant and not
    // what it is met from: that is the oldest of what comes back.
    town.rows.push(reversal("r-3", "r-1", "2026-02-01T10:00"));
    let back = ["2026-01-20 2 until 2026-02-21", "2026-02-10 1 until 2026-03-11"];
    assert_eq!(lots(&town, "m-0", "2026-02-10T10:00"), back);
    town.rows.push(filed(record("r-4", "lapse", "2026-01-31T10:00"), "2026-02-05T10:00"));
    assert_eq!(lots(&town, "m-0", "2026-02-10T09:00"), [""; 0]);
    // Of 3 returned and a lot of 1 the debt of 4 and 1 is met: nothing is left, 1 is owed.
    assert_eq!(asked(&town, "m-0", "2026-02-10T10:00").0.balance.to_string(), "-1");
    town.rows.push(record("r-5", "class", "2026-02-11T10:00"));
    assert_eq!(lots(&town, "m-0", "2026-02-11T10:00"), ["2026-02-11 1.5 until 2026-03-12"]);
}

/// P7: first refusal of good, window, balance, stock, limit; stock is there from the start of its day, for all
/// accounts; stock and limit are free again once a redemption is cancelled.
#[test]
fn p7_refusals_in_order() {
    let soap = good(
        "soap",
        1.0,
        json!({
            "stock": [{"on": "2026-01-10", "pieces": 2}, {"on": "2026-02-01", "pieces": 9}],
            "window": [{"from": "2026-01-08"}],
            "limit": [{"per": "month", "redemptions": 2}],
        }),
    );
    let mut town = with(
        hand(
            json!({"base": 10, "base_per": "year", "limit": [{"per": "all", "pieces": 4}]}),
            json!({"goods": [soap]}),
        ),
        &[],
    );
    town.redemptions = vec![
        asks("q-01", "m-0", "gold", 99, "2026-01-07T10:00"),
        asks("q-02", "m-0", "soap", 99, "2026-01-07T10:00"),
        asks("q-03", "m-0", "soap", 99, "2026-01-09T10:00"),
        asks("q-04", "m-0", "soap", 1, "2026-01-09T23:59"),
        asks("q-05", "m-0", "soap", 1, "2026-01-10T00:00"),
        asks("q-06", "m-1", "soap", 1, "2026-01-10T00:00"),
        asks("q-07", "m-1", "soap", 1, "2026-01-10T10:00"),
        // One comes back.
        asks("q-08", "m-0", "soap", 1, "2026-01-20T10:00"),
        asks("q-09", "m-0", "soap", 1, "2026-02-01T00:00"),
        asks("q-10", "m-0", "soap", 2, "2026-02-01T00:00"),
        asks("q-11", "m-0", "soap", 1, "2026-02-02T00:00"),
        asks("q-12", "m-0", "soap", 1, "2026-02-02T10:00"),
        asks("q-13", "m-0", "soap", 1, "2026-03-02T00:00"),
    ];
    town.cancels = vec![cancel("x-1", "q-06", "2026-01-20T10:00"), cancel("x-2", "q-09", "2026-02-02T10:00")];
    assert_eq!(
        verdicts(&town, "2026-12-31"),
        [
            "q-01 unknown_good",
            "q-02 outside_window",
            "q-03 insufficient_balance",
            "q-04 out_of_stock",
            "q-05 1",
            "q-06 1",
            "q-07 out_of_stock",
            "q-08 1",
            "q-09 1",
            "q-10 limit_reached",
            "q-11 1",
            "q-12 1",
            "q-13 limit_reached",
        ]
    );
    let (statement, verdicts) = asked(&town, "m-0", "2026-12-31");
    let reached = json!({"id": "q-10", "at": "2026-02-01T00:00:00+08:00", "code": "limit_reached",
        "facts": {"period": "all", "pieces": 4, "used": 3}});
    assert_eq!(serde_json::to_value(&verdicts[9]).unwrap(), reached);
    assert_eq!(statement.balance.to_string(), "6");
}

/// P7: every fault of the rows at once; of what was refused there is nothing to cancel.
#[test]
fn p7_faults_of_redemptions() {
    let mut town = hand(json!({}), json!({"goods": [good("soap", 1.0, json!({}))]}));
    let found = |town: &Town| {
        let activities = town.activities();
        let nothing = |_: Option<i64>| Ok::<_, Infallible>(Vec::new());
        let book = Book::keep(town.world(), &activities, &purse(), at("2026-06-01"), nothing).unwrap();
        match Accounts::new(book, &town.redemptions, &town.cancels) {
            Err(BookError::Redemptions(faults)) => {
                faults.iter().map(wangge::tally::RedemptionFault::code).collect()
            }
            Err(error) => panic!("{error:?}"),
            Ok(_) => Vec::new(),
        }
    };
    town.redemptions = vec![
        asks("q-1", "m-0", "soap", 1, "2026-01-07T10:00"),
        asks("q-1", "m-9", "soap", 0, "2027-01-07T10:00"),
        asks("q-2", "m-0", "soap", 1, "2026-01-08T10:00"),
    ];
    town.cancels = vec![
        cancel("x-1", "q-2", "2026-01-10T10:00"),
        cancel("x-1", "q-2", "2026-01-10T10:00"),
        cancel("x-2", "q-9", "2026-01-10T10:00"),
        cancel("x-3", "q-2", "2026-01-08T10:00"),
        cancel("x-4", "q-2", "2026-01-09T10:00"),
    ];
    let wanted = [
        "duplicate_redemption",
        "unknown_holder",
        "no_pieces",
        "cancelled_twice",
        "duplicate_cancel",
        "unknown_redemption",
        "cancels_earlier",
    ];
    assert_eq!(found(&town), wanted);
    town.redemptions.remove(1);
    town.cancels.truncate(1);
    assert_eq!(found(&town), ["cancels_refused"]);
    town.cancels.clear();
    assert_eq!(found(&town), [""; 0]);
}

/// P5, V3: what there is no answer to.
#[test]
fn p5_faults_of_books() {
    let rows = [record("r-1", "visit", "2026-01-05T10:00"), record("r-2", "visit", "2026-01-06T10:00")];
    let town = with(hand(json!({}), json!({})), &rows);
    let activities: Activities = town.activities();
    let book = |each: i64| {
        let credits = move |_: Option<i64>| Ok::<_, Infallible>(vec![each; 2]);
        Book::keep(town.world(), &activities, &purse(), at("2026-02-01"), credits)
    };
    let most = 8_000_000_000_000_000;
    let over = BookFault::Overflow { record: "r-1".parse().unwrap() };
    assert_eq!(book(most + 1).err(), Some(BookError::Fault(over)));
    let accounts = Accounts::new(book(most).ok().unwrap(), &[], &[]).unwrap();
    let id = AccountId::Member("m-0".parse().unwrap());
    assert_eq!(accounts.statement(&id).unwrap_err(), BookFault::AccountOverflow { account: id });
    let id = AccountId::Household("h-9".parse().unwrap());
    assert_eq!(accounts.statement(&id).unwrap_err(), BookFault::UnknownAccount { account: id });
    let other = "hours".parse().unwrap();
    let nothing = |_: Option<i64>| Ok::<_, Infallible>(Vec::new());
    let unknown = Book::keep(town.world(), &activities, &other, at("2026-02-01"), nothing).err();
    assert_eq!(unknown, Some(BookError::Fault(BookFault::UnknownPurse { purse: other })));
    let fails = |_: Option<i64>| Err("no pass");
    let failed = Book::keep(town.world(), &activities, &purse(), at("2026-02-01"), fails).err().unwrap();
    assert_eq!((failed.to_string().as_str(), failed), ("no pass", BookError::Pass("no pass")));
}

/// P8: the JSON of a statement.
#[test]
fn p8_the_form_of_a_statement() {
    let mut sections = monthly();
    sections["goods"] = json!([good("soap", 0.5, json!({}))]);
    let base = json!({"base": 1, "base_per": "month", "expiry": "months", "months": 1});
    let mut town = with(
        hand(base, sections),
        &[
            record("r-1", "visit", "2026-01-05T10:00"),
            filed(record("r-2", "class", "2026-01-06T10:00"), "2026-02-20T10:00"),
            filed(record("r-3", "visit", "2026-02-06T10:00"), "2026-03-12T10:00"),
        ],
    );
    town.redemptions = vec![asks("q-1", "m-0", "soap", 2, "2026-01-06T10:00")];
    town.cancels = vec![cancel("x-1", "q-1", "2026-01-08T10:00")];
    let (statement, verdicts) = asked(&town, "m-0", "2026-03-15T10:00");
    let wanted = concat!(
        r#"{"account":{"member":"m-0"},"purse":"points","at":"2026-03-15T10:00:00+08:00","lines":["#,
        r#"{"at":"2026-01-01T00:00:00+08:00","entry":"base","period":"2026-01","amount":1,"balance":1},"#,
        r#"{"at":"2026-01-05T10:00:00+08:00","entry":"credit","record":"r-1","rule":"p-visit","#,
        r#""dated":"2026-01-05T10:00:00+08:00","period":"2026-01","amount":3,"balance":4},"#,
        r#"{"at":"2026-01-06T10:00:00+08:00","entry":"redemption","redemption":"q-1","good":"soap","pieces":2,"#,
        r#""amount":-1,"balance":3},"#,
        r#"{"at":"2026-01-08T10:00:00+08:00","entry":"cancellation","cancel":"x-1","redemption":"q-1","#,
        r#""amount":1,"balance":4},"#,
        r#"{"at":"2026-02-01T00:00:00+08:00","entry":"base","period":"2026-02","amount":1,"balance":5},"#,
        r#"{"at":"2026-02-02T00:00:00+08:00","entry":"expiry","dated":"2026-01-01T00:00:00+08:00","base":"2026-01","#,
        r#""amount":-1,"balance":4},"#,
        r#"{"at":"2026-02-06T00:00:00+08:00","entry":"expiry","dated":"2026-01-05T10:00:00+08:00","record":"r-1","#,
        r#""amount":-3,"balance":1},"#,
        r#"{"at":"2026-03-01T00:00:00+08:00","entry":"base","period":"2026-03","amount":1,"balance":2},"#,
        r#"{"at":"2026-03-02T00:00:00+08:00","entry":"expiry","dated":"2026-02-01T00:00:00+08:00","base":"2026-02","#,
        r#""amount":-1,"balance":1},"#,
        r#"{"at":"2026-03-12T00:00:00+08:00","entry":"adjustment","record":"r-2","rule":"p-class","#,
        r#""period":"2026-02","amount":2.5,"balance":3.5},"#,
        r#"{"at":"2026-03-15T10:00:00+08:00","entry":"change","record":"r-3","rule":"p-visit","amount":3,"balance":6.5}"#,
        r#"],"credited":11.5,"redeemed":0,"expired":5,"balance":6.5,"lots":["#,
        r#"{"dated":"2026-03-01T00:00:00+08:00","base":"2026-03","amount":1,"expires":"2026-04-02T00:00:00+08:00"},"#,
        r#"{"dated":"2026-03-12T00:00:00+08:00","record":"r-2","amount":2.5,"expires":"2026-04-13T00:00:00+08:00"},"#,
        r#"{"dated":"2026-03-15T10:00:00+08:00","record":"r-3","amount":3,"expires":"2026-04-16T00:00:00+08:00"}]}"#,
    );
    assert_eq!(serde_json::to_string(&statement).unwrap(), wanted);
    let granted = r#"{"id":"q-1","at":"2026-01-06T10:00:00+08:00","paid":1}"#;
    assert_eq!(serde_json::to_string(&verdicts[0]).unwrap(), granted);
}
