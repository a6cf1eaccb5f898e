//! L2: what can be wrong with a list of activations.

use serde_json::{Value, json};
use wangge::org::{Activations, Org};
use wangge_tests::whole::scheme;

fn org() -> Org {
    let document = json!({
        "units": [
            {"id": "ds", "tier": "town"},
            {"id": "ds-01", "tier": "grid1", "parent": "ds"},
            {"id": "ds-01-01", "tier": "grid2", "parent": "ds-01"},
            {"id": "ds-01-01-1", "tier": "grid3", "parent": "ds-01-01"},
        ],
        "posts": [{"member": "m-1", "role": "grid-head", "unit": "ds-01", "from": "2020-01-01", "until": "2021-01-01"}],
    });
    Org::read(&document.to_string(), scheme()).unwrap()
}

/// Code, path, line and facts of each fault.
fn found(text: &str) -> Vec<(&'static str, String, Option<u32>, Value)> {
    let faults = Activations::read(text, scheme(), &org()).unwrap_err();
    let row = |fault: &wangge::read::Fault| {
        (fault.code(), fault.path.to_string(), fault.line, serde_json::to_value(&fault.kind).unwrap())
    };
    faults.into_iter().map(row).collect()
}

#[test]
fn l2_every_fault_of_a_list_is_found_at_its_place() {
    let row = |plan: &str, unit: &str, from: &str, until: &str, by: &str| json!({"plan": plan, "unit": unit, "from": from, "until": until, "by": by, "basis": "防汛办通知"});
    let list = json!({"activations": [
        row("typhoon", "ds-01", "2022-07-01", "2022-07-03", "m-1"),
        row("typhoon", "ds-01", "2022-07-03", "2022-07-09", "m-1"),
        row("red-tide", "ds-01", "2022-07-02", "2022-07-04", "m-1"),
        row("typhoon", "ds-01-01", "2022-07-02", "2022-07-04", "m-1"),
        row("typhoon", "ds-01", "2022-07-02", "2022-07-04", "m-1"),
        row("typhon", "ds-02", "2022-07-01", "2022-07-01", "m-2"),
        row("typhoon", "ds-01-01-1", "2022-07-01", "2022-07-02", "m-1"),
    ]});
    let expected = [
        ("overlap", "activations[4]", json!({"what": "plan", "id": "typhoon", "first": "activations[0]"})),
        ("overlap", "activations[4]", json!({"what": "plan", "id": "typhoon", "first": "activations[1]"})),
        ("not_serving", "activations[5].by", json!({"member": "m-2"})),
        (
            "unknown_reference",
            "activations[5].plan",
            json!({"what": "plan", "name": "typhon", "nearest": "typhoon"}),
        ),
        (
            "unknown_reference",
            "activations[5].unit",
            json!({"what": "unit", "name": "ds-02", "nearest": "ds-01"}),
        ),
        ("empty_span", "activations[5].until", json!({"from": "2022-07-01", "until": "2022-07-01"})),
        (
            "wrong_tier",
            "activations[6].unit",
            json!({"id": "ds-01-01-1", "tier": "grid3", "expected": ["town", "grid1", "grid2"]}),
        ),
    ];
    let expected = expected.map(|(code, path, facts)| (code, path.to_owned(), None, facts));
    assert_eq!(found(&list.to_string()), expected);
}

#[test]
fn l2_a_list_in_toml_is_told_line_by_line_and_fields_are_all_needed() {
    let text = "[[activations]]\nplan = 'typhoon'\nunit = 'ds'\nfrom = 2022-07-01\nby = 'm-1'\n\n[[activations]]\nplan = 'typhoon'\nend = 1\n";
    let found = found(text);
    let places: Vec<_> = found.iter().map(|(code, path, line, _)| (*code, path.as_str(), *line)).collect();
    assert_eq!(
        places,
        [
            ("missing_field", "activations[0].basis", Some(1)),
            ("missing_field", "activations[1].basis", Some(7)),
            ("missing_field", "activations[1].by", Some(7)),
            ("missing_field", "activations[1].from", Some(7)),
            ("missing_field", "activations[1].unit", Some(7)),
            ("unknown_field", "activations[1].end", Some(9)),
        ]
    );
}

#[test]
fn l2_a_list_comes_as_bytes_too() {
    let read = |bytes: &[u8]| Activations::read_bytes(bytes, scheme(), &org());
    assert_eq!(read(b"{}"), Ok(Activations::default()));
    assert_eq!(read(b"# \xff").unwrap_err().as_slice()[0].code(), "not_utf8");
}

/// L2: no activation at all is a sound list.
#[test]
fn l2_a_list_may_be_empty() {
    for text in ["", "{}", r#"{"activations": []}"#] {
        assert_eq!(Activations::read(text, scheme(), &org()).unwrap(), Activations::default());
    }
}
