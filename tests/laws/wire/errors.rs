//! The one error, kind by kind.

use serde_json::Value;
use wangge::calendar::{Calendar, CalendarFault};
use wangge::read::FaultKind;
use wangge::wire::{self, Error};

use super::{World, assert_plain};

fn parts(error: &Error) -> (String, String, Value) {
    let json = error.to_json();
    assert_plain(&json);
    let whole: Value = serde_json::from_str(&json).unwrap();
    for words in ["en", "zh"] {
        assert!(!whole[words].as_str().unwrap().is_empty(), "{json}");
    }
    assert_eq!(whole["en"].as_str().unwrap(), error.to_string());
    (whole["kind"].as_str().unwrap().to_owned(), error.code().to_owned(), whole["facts"].clone())
}

/// X1: kind, code and facts of each kind of failure.
#[test]
fn x1_every_kind_of_error_is_written_with_its_facts() {
    let world = World::new(4);
    let (scheme, org, calendar) = (&world.scheme, &world.org, Calendar::china());
    let stories = serde_json::to_string(&world.stories[0].events).unwrap();
    let cases = [
        (wire::scheme::read("[scheme]\n").unwrap_err(), "faults", "faults", r#"{"count":11}"#),
        (wire::org::unit(org, "moon").unwrap_err(), "refused", "unknown_unit", r#"{"unit":"moon"}"#),
        (wire::org::unit(org, "").unwrap_err(), "value", "bad_id", r#"{"expected":"id_form","found":""}"#),
        (wire::org::unit(org, "13000000000").unwrap_err(), "value", "personal_data", "{}"),
        (wire::case::story(scheme, "[]", "fr").unwrap_err(), "value", "unknown_lang", r#"{"found":"fr"}"#),
        (
            wire::generate::scheme("dongshe").unwrap_err(),
            "value",
            "unknown_word",
            r#"{"expected":["chixi","xiawuqi","haihong","luoshui","dongshi"],"given":"dongshe","nearest":"dongshi"}"#,
        ),
        (
            wire::calendar::deadline(&calendar, "2199-12-31T00:00:00Z", "9wd").unwrap_err(),
            "calendar",
            "out_of_range",
            "{}",
        ),
        (
            wire::case::evolve(None, &format!("[{}", &stories[stories.find("},{\"v\"").unwrap() + 2..]))
                .unwrap_err(),
            "evolve",
            "not_begun",
            "{}",
        ),
        (
            wire::case::evolve(None, "[").unwrap_err(),
            "json",
            "syntax",
            r#"{"column":1,"detail":"EOF while parsing a list","line":1,"what":"events"}"#,
        ),
        (
            wire::case::next_due("7").unwrap_err(),
            "json",
            "wrong_form",
            r#"{"column":1,"detail":"invalid type: integer `7`, expected another form","line":1,"what":"case"}"#,
        ),
    ];
    for (error, kind, code, facts) in cases {
        assert_eq!(parts(&error), (kind.to_owned(), code.to_owned(), serde_json::from_str(facts).unwrap()));
    }
}

/// X1: each fault of a document stands there with code, place and words.
#[test]
fn x1_every_fault_of_a_document_is_written() {
    let text =
        "[scheme]\ncode = \"x\"\nname = 7\nfrom = \"2022-02-30\"\nbasis = \"assumed\"\ncolour = \"red\"\n";
    let json = wire::scheme::read(text).unwrap_err().to_json();
    assert_plain(&json);
    let whole: Value = serde_json::from_str(&json).unwrap();
    let faults = whole["faults"].as_array().unwrap();
    assert_eq!(Value::from(faults.len()), whole["facts"]["count"]);
    let name = faults.iter().find(|fault| fault["path"] == "scheme.name").unwrap();
    assert_eq!((&name["code"], &name["line"], &name["column"]), (&"wrong_type".into(), &3.into(), &1.into()));
    assert_eq!(name["facts"], serde_json::json!({"expected": "a name", "found": "a number"}));
    assert_eq!(
        (&name["en"], &name["zh"]),
        (&"expected a name, found a number".into(), &"应为名称，实为数".into())
    );
}

/// X1: facts are an object, be there any or none.
#[test]
fn x1_facts_are_always_an_object() {
    for fault in [CalendarFault::NoSessions, CalendarFault::NoDefaultSessions] {
        assert_eq!(serde_json::to_string(&FaultKind::Calendar(fault)).unwrap(), "{}");
    }
}

/// X1: of several texts the number of the one that is refused stands as the path, and nothing else differs.
#[test]
fn x1_an_error_in_a_row_says_in_which() {
    let error = wire::index::read("7").unwrap_err();
    let (alone, placed) = (error.to_json(), error.in_row(1024).to_json());
    assert_plain(&placed);
    assert_eq!(placed, alone.replace(r#""path":"""#, r#""path":"[1024]""#));
    assert_ne!(placed, alone);
}
