//! R2, R4, R6: what comes from outside is read whole or not at all.

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::tally::appraise::Outside;
use wangge_tests::appraisals::{Township, document, township};
use wangge_tests::cases;

fn place() -> Township {
    let honour = json!({"level": "county", "name": "县级", "points": 1});
    let item = json!({"code": "h", "name": "荣誉", "honour": [honour]});
    let group = json!({"code": "g", "name": "加分", "sign": "bonus", "item": [item], "basis": "assumed"});
    let appraisal = json!({
        "code": "a", "name": "考核", "tier": "grid", "per": "month", "adjustment": [group], "objection": "5d",
        "basis": "assumed",
    });
    let post = json!({"member": "m", "role": "worker", "unit": "t", "from": "2020-01-01"});
    Township::new(
        vec![document(&[], &[appraisal])],
        json!({"units": [{"id": "t", "tier": "town"}], "posts": [post]}),
    )
}

fn faults(document: &Value) -> Vec<String> {
    let place = place();
    let found = Outside::read(&document.to_string(), &place.world());
    found.unwrap_err().into_iter().map(|fault| format!("{} {}", fault.path, fault.code())).collect()
}

fn edited(list: &str, row: &Value, edit: &Value) -> Value {
    let mut row = row.clone();
    for (field, value) in edit.as_object().unwrap() {
        if value.is_null() {
            row.as_object_mut().unwrap().remove(field);
        } else {
            row[field] = value.clone();
        }
    }
    json!({list: [row]})
}

/// Every fault with its code and place.
#[test]
fn s2_every_fault_has_its_code_and_place() {
    let input = json!({"input": "check", "unit": "t", "period": "2026-03", "score": 90});
    let honour = json!({"member": "m", "on": "2026-03-01", "level": "county", "basis": "通报"});
    let objection = json!({
        "id": "o", "appraisal": "a", "period": "2026-03", "unit": "t", "records": ["r"], "at": "2026-04-02T09:00:00+08:00",
        "ruling": "upheld", "decided_at": "2026-04-03T09:00:00+08:00", "reason": "属实",
    });
    for (list, row) in [("inputs", &input), ("honours", &honour), ("objections", &objection)] {
        let sound = place();
        let read = Outside::read(&edited(list, row, &json!({})).to_string(), &sound.world());
        assert!(read.is_ok(), "{read:?}");
    }
    let cases = [
        ("inputs", &input, json!({"input": "chek"}), "inputs[0].input unknown_reference"),
        ("inputs", &input, json!({"scorer": "town"}), "inputs[0].scorer unknown_reference"),
        ("inputs", &input, json!({"input": "poll"}), "inputs[0].scorer missing_field"),
        ("inputs", &input, json!({"input": "poll", "scorer": "towns"}), "inputs[0].scorer unknown_reference"),
        ("inputs", &input, json!({"unit": "u"}), "inputs[0].unit unknown_reference"),
        ("inputs", &input, json!({"unit": null, "member": "n"}), "inputs[0].member unknown_reference"),
        ("inputs", &input, json!({"member": "m"}), "inputs[0].unit excluded_field"),
        ("inputs", &input, json!({"unit": null}), "inputs[0].member missing_field"),
        ("inputs", &input, json!({"period": "2026-13"}), "inputs[0].period bad_period"),
        ("inputs", &input, json!({"score": 1e13}), "inputs[0].score out_of_range"),
        ("inputs", &input, json!({"score": 0.0001}), "inputs[0].score bad_amount"),
        ("honours", &honour, json!({"level": "country"}), "honours[0].level unknown_reference"),
        ("honours", &honour, json!({"on": "2026-02-30"}), "honours[0].on bad_date"),
        ("honours", &honour, json!({"basis": null}), "honours[0].basis missing_field"),
        ("objections", &objection, json!({"appraisal": "b"}), "objections[0].appraisal unknown_reference"),
        ("objections", &objection, json!({"records": null}), "objections[0].records missing_field"),
        ("objections", &objection, json!({"period": "2026-Q1"}), "objections[0].period out_of_bounds"),
        ("objections", &objection, json!({"reason": null}), "objections[0].reason missing_field"),
        ("objections", &objection, json!({"ruling": null}), "objections[0].ruling missing_field"),
        ("objections", &objection, json!({"decided_at": null}), "objections[0].decided_at missing_field"),
        (
            "objections",
            &objection,
            json!({"decided_at": "2026-04-02T08:59:59+08:00"}),
            "objections[0].decided_at out_of_bounds",
        ),
        ("objections", &objection, json!({"ruling": "won"}), "objections[0].ruling unknown_word"),
        ("objections", &objection, json!({"score": 3}), "objections[0].score unknown_field"),
    ];
    for (list, row, edit, expected) in cases {
        assert_eq!(faults(&edited(list, row, &edit)), [expected], "{edit}");
    }
    let twice = json!({"objections": [objection, objection]});
    assert_eq!(faults(&twice), ["objections[1].id duplicate"]);
    let place = place();
    let found =
        Outside::read("[[inputs]]\ninput = \"check\"\nunit = \"t\"\nperiod = \"2026-03\"\n", &place.world());
    let faults = found.unwrap_err();
    let fault = faults.as_slice().first().unwrap();
    assert_eq!((fault.code(), fault.line), ("missing_field", Some(1)));
}

/// The same lists as TOML: strings and numbers are written alike there.
fn toml(document: &Value) -> String {
    let mut text = String::new();
    for (list, rows) in document.as_object().unwrap() {
        for row in rows.as_array().unwrap() {
            text += &format!("[[{list}]]\n");
            for (field, value) in row.as_object().unwrap() {
                text += &format!("{field} = {value}\n");
            }
        }
    }
    text
}

proptest! {
    #![proptest_config(cases(40))]

    /// X2: what is written reads back to the same, as JSON and as TOML.
    #[test]
    fn x2_what_is_written_reads_back(township in township(0)) {
        let Some(outside) = township.outside() else { return Ok(()) };
        let json = serde_json::to_string(&outside).unwrap();
        prop_assert_eq!(&Outside::read(&json, &township.world()).unwrap(), &outside);
        let value: Value = serde_json::from_str(&json).unwrap();
        let toml = toml(&value);
        prop_assert_eq!(&Outside::read(&toml, &township.world()).unwrap(), &outside);
        prop_assert_eq!(&Outside::read_bytes(toml.as_bytes(), &township.world()).unwrap(), &outside);
    }
}
