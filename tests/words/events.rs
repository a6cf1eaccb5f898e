//! What happens to a case.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use wangge::case::{About, Cause, Event, Happening, LimitFor, TakenBy};
use wangge::scheme::{Preset, Scheme};
use wangge::speech::{Lang, happening};

use crate::Example;

/// The name of a happening: a new variant does not compile until it is named here, in [`NAMES`] and below.
fn name(what: &Happening) -> &'static str {
    match what {
        Happening::Reported { .. } => "reported",
        Happening::Accepted { .. } => "accepted",
        Happening::AcceptOverdue { .. } => "accept_overdue",
        Happening::Notified { .. } => "notified",
        Happening::Warned { .. } => "warned",
        Happening::Overdue { .. } => "overdue",
        Happening::Escalated { .. } => "escalated",
        Happening::Supervised { .. } => "supervised",
        Happening::Suspended { .. } => "suspended",
        Happening::Resumed { .. } => "resumed",
        Happening::Resolved { .. } => "resolved",
        Happening::FedBack => "fed_back",
        Happening::FeedbackOverdue { .. } => "feedback_overdue",
        Happening::Evaluated { .. } => "evaluated",
        Happening::Reopened { .. } => "reopened",
        Happening::Closed { .. } => "closed",
    }
}

const NAMES: [&str; 16] = [
    "reported",
    "accepted",
    "accept_overdue",
    "notified",
    "warned",
    "overdue",
    "escalated",
    "supervised",
    "suspended",
    "resumed",
    "resolved",
    "fed_back",
    "feedback_overdue",
    "evaluated",
    "reopened",
    "closed",
];

const NOON: &str = "2026-03-05T12:00:00+08:00";
const LATER: &str = "2026-03-09T17:30:00+08:00";

fn limit(purpose: LimitFor, length: &str, rule: &str) -> Value {
    json!({
        "for": purpose, "length": length, "start": "2026-03-05T09:00:00+08:00", "deadline": LATER,
        "edition": 2024, "rule": rule,
    })
}

fn handle() -> Value {
    let mut limit = limit(LimitFor::Handle, "3wd", "request.lighting");
    limit["warnings"] = json!([{"share": 0.5, "at": NOON}, {"share": "1/3", "at": NOON}]);
    limit["unpublished"] = json!(true);
    limit
}

fn happenings() -> Vec<Value> {
    let reported = json!({
        "event": "reported", "edition": {"scheme": "dongshi", "from": "2022-01-01"},
        "item": "request.lighting", "origin": "ds-07-2-1",
        "received": {"unit": "ds-07-2", "member": "m-0017"}, "channel": "patrol", "reporter": "r-secret",
        "to": "ds-07-2", "tier": 3, "ceiling": 2, "evaluated": true,
        "limit": limit(LimitFor::Accept, "8wh", "request.lighting"),
    });
    let mut silent = reported.clone();
    silent["evaluated"] = json!(false);
    silent["item"] = json!("no.such-item");
    silent["channel"] = json!("pigeon");
    for absent in ["reporter", "limit"] {
        silent.as_object_mut().unwrap().remove(absent);
    }
    let mut all = vec![
        reported,
        silent,
        json!({"event": "accepted", "holder": "ds-07-2", "tier": 3, "limit": handle()}),
        json!({"event": "accept_overdue", "deadline": LATER}),
        json!({"event": "warned", "share": 0.5, "deadline": LATER, "rule": "ladder"}),
        json!({"event": "warned", "share": "1/3", "deadline": LATER, "rule": "other-ladder"}),
        json!({"event": "overdue", "limit": handle()}),
        json!({"event": "overdue", "limit": limit(LimitFor::Supervision, "5wd", "ladder")}),
        json!({"event": "escalated", "from": "ds-07-2", "holder": "ds-07", "tier": 2, "cause": "hand",
               "breach": true, "reason": "secret words", "limit": handle()}),
        json!({"event": "escalated", "from": "ds-07-2", "holder": "ds-07", "tier": 2, "cause": "overdue",
               "breach": false, "rule": "ladder", "limit": handle()}),
        json!({"event": "supervised", "holder": "ds-07", "rule": "ladder",
               "limit": limit(LimitFor::Supervision, "5wd", "ladder")}),
        json!({"event": "resolved", "outcome": "secret words", "feedback": limit(LimitFor::Feedback, "2wd", "handling"),
               "evidence": [{"kind": "photo", "reference": "secret-ref"}, {"kind": "rumour", "reference": "secret-ref"}],
               "evaluate_until": NOON}),
        json!({"event": "resolved", "outcome": "secret words", "feedback": limit(LimitFor::Feedback, "2wd", "handling")}),
        json!({"event": "resolved", "outcome": "secret words", "feedback": limit(LimitFor::Feedback, "2wd", "handling"),
               "evaluate_until": NOON, "unpublished": true}),
        json!({"event": "suspended", "reason": "secret words", "ends": LATER, "cause": "cap", "unpublished": true}),
        json!({"event": "fed_back"}),
        json!({"event": "feedback_overdue", "deadline": LATER}),
        json!({"event": "reopened", "count": 37, "holder": "ds-07", "tier": 2, "rule": "evaluation", "limit": handle()}),
    ];
    for about in About::ALL {
        let rule = match about {
            About::AcceptOverdue => "request.lighting",
            About::FeedbackOverdue => "handling",
            About::ReopeningsUsed => "evaluation",
        };
        all.push(json!({"event": "notified", "unit": "ds", "tier": 1, "about": about, "rule": rule}));
    }
    for cause in Cause::ALL {
        all.push(json!({"event": "suspended", "reason": "secret words", "ends": LATER, "cause": cause}));
        all.push(json!({"event": "resumed", "cause": cause, "limit": handle()}));
        all.push(json!({"event": "closed", "cause": cause}));
    }
    all.push(json!({"event": "resumed", "cause": "hand"}));
    for taken_by in TakenBy::ALL {
        for (bad, rule) in [(true, "evaluation"), (false, "evaluation"), (true, "other"), (false, "other")] {
            let marks = json!({"effect": 4, "duration": 2, "attitude": 5});
            let event =
                json!({"event": "evaluated", "marks": marks, "taken_by": taken_by, "bad": bad, "rule": rule});
            all.push(event);
        }
    }
    all
}

fn events() -> Vec<Event> {
    let envelope = |mut what: Value| {
        let head = json!({"v": 1, "case": "c-00042", "seq": 77, "at": "2026-03-05T09:00:00+08:00"});
        what.as_object_mut().unwrap().extend(head.as_object().unwrap().clone());
        what
    };
    let mut all: Vec<Value> = happenings().into_iter().map(envelope).collect();
    let mut by_member = envelope(json!({"event": "fed_back"}));
    by_member["by"] = json!({"member": "m-0017"});
    by_member["done_at"] = json!("2026-03-05T08:15:30.500+09:00");
    by_member["note"] = json!("secret words");
    let mut by_reporter = envelope(json!({"event": "fed_back"}));
    by_reporter["by"] = json!({"reporter": "r-secret"});
    all.extend([by_member, by_reporter]);
    all.into_iter().map(|event| serde_json::from_value(event).unwrap()).collect()
}

pub(crate) fn examples() -> Vec<Example> {
    let scheme = Scheme::read(Preset::Dongshi.document()).unwrap();
    let example = |event: Event| Example {
        label: format!("event {}", name(&event.what)),
        facts: serde_json::to_value(&event).unwrap(),
        zh: happening(&event, &scheme, Lang::Zh),
        en: happening(&event, &scheme, Lang::En),
    };
    events().into_iter().map(example).collect()
}

/// X1: a happening without an example fails here.
#[test]
fn x1_every_happening_has_an_example() {
    let told: BTreeSet<&str> = events().iter().map(|event| name(&event.what)).collect();
    assert_eq!(told, BTreeSet::from(NAMES));
}

/// X1: the reason is told apart: no two examples sound the same, in either language.
#[test]
fn x1_no_two_happenings_sound_the_same() {
    let examples = examples();
    for said in [|example: &Example| example.zh.clone(), |example: &Example| example.en.clone()] {
        let texts: Vec<String> = examples.iter().map(said).collect();
        let distinct: BTreeSet<&String> = texts.iter().collect();
        // The bare `fed_back` stands once among the kinds and, with its actor, twice among the envelopes.
        assert_eq!(distinct.len(), texts.len());
    }
}

/// S5, E6: a rule is named with its code and what it rests on; what its source does not give is said to be assumed.
#[test]
fn s5_the_basis_is_said() {
    let said = |label: &str, part: &str| {
        let found = examples().into_iter().filter(|example| example.label == label);
        found.filter(|example| example.zh.contains(part)).count()
    };
    assert!(
        said(
            "event escalated",
            "规则「问题上报、逾期升级」（ladder），依据《东石镇党建引领基层网格治理公开报道》"
        ) > 0
    );
    assert!(said("event supervised", "规则「问题上报、逾期升级」（ladder），合理取值，待核定") > 0);
    assert!(said("event warned", "规则「other-ladder」") > 0);
    assert!(
        said("event accepted", "事项「路灯公厕等公共设施诉求」（request.lighting），合理取值，待核定") > 0
    );
}
