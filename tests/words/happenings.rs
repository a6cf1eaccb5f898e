//! A sample of every happening, as events are stored.

use serde_json::{Value, json};
use wangge::case::{About, Cause, LimitFor, Reply, TakenBy, Verdict, Wish};

const NOON: &str = "2026-03-05T12:00:00+08:00";
const LATER: &str = "2026-03-09T17:30:00+08:00";

fn limit(purpose: LimitFor, length: &str, rule: &str) -> Value {
    json!({
        "for": purpose, "length": length, "start": "2026-03-05T09:00:00+08:00", "deadline": LATER,
        "edition": 2024, "rule": rule,
    })
}

/// A handle limit with warnings.
pub(crate) fn handle() -> Value {
    let mut limit = limit(LimitFor::Handle, "3wd", "request.lighting");
    limit["warnings"] = json!([{"share": 0.5, "at": NOON}, {"share": "1/3", "at": NOON}]);
    limit["unpublished"] = json!(true);
    limit
}

/// One whose deadline was set by hand: 1 hour, 30 minutes and 5.25 seconds of exact time.
fn expedited() -> Value {
    let mut limit = limit(LimitFor::Handle, "3wd", "request.lighting");
    limit["expedited"] = json!(5_405_250);
    limit
}

fn matter() -> Value {
    json!({"item": "request.lighting", "ceiling": 2, "evaluated": true})
}

fn full_matter() -> Value {
    json!({
        "item": "request.lighting", "severity": "urgent", "condition": "dark", "affected": ["ds-07-1", "ds-07-3"],
        "functions": ["power", "police"], "ceiling": 1, "evaluated": false, "outside": true,
    })
}

pub(crate) fn happenings() -> Vec<Value> {
    let mut all = intake();
    all.extend(work());
    all.extend(pace());
    all.extend(outcome());
    all
}

fn intake() -> Vec<Value> {
    let reported = json!({
        "event": "reported", "edition": {"scheme": "dongshi", "from": "2022-01-01"},
        "matter": matter(), "origin": "ds-07-2",
        "received": {"unit": "ds-07-2", "member": "m-0017"}, "channel": "patrol", "reporter": "r-secret",
        "to": "ds-07-2", "tier": 3,
        "limit": limit(LimitFor::Accept, "8wh", "request.lighting"),
    });
    let mut silent = reported.clone();
    silent["matter"] = full_matter();
    silent["matter"]["item"] = json!("no.such-item");
    silent["channel"] = json!("pigeon");
    silent["point"] = json!({"checklist": "rounds", "point": "lamp-04"});
    for absent in ["reporter", "limit"] {
        silent.as_object_mut().unwrap().remove(absent);
    }
    let unlisted = json!({
        "event": "reported", "edition": {"scheme": "dongshi", "from": "2022-01-01"}, "origin": "ds-07-2",
        "received": {"unit": "ds-07"}, "channel": "sensor", "to": "ds-07-2", "tier": 3,
        "limit": limit(LimitFor::Accept, "8wh", "catalogue"),
    });
    let mut urgent = silent.clone();
    urgent["groups"] = json!(["empty-nest", "no.such-group"]);
    urgent["plan"] = json!("flood");
    urgent["milestones"] = json!([
        {"rule": "slow-dispatch", "milestone": "dispatch", "by": LATER, "unpublished": true},
        {"rule": "no.such-rule", "milestone": "close", "by": LATER},
    ]);
    let mut all = vec![
        reported,
        silent,
        urgent,
        unlisted,
        json!({"event": "classified", "matter": full_matter(), "to": "ds-07", "tier": 2}),
        json!({"event": "classified", "matter": matter(), "to": "ds-07-2", "tier": 3,
               "limit": limit(LimitFor::Accept, "8wh", "request.lighting")}),
        json!({"event": "accepted", "holder": "ds-07-2", "tier": 3, "ceiling": 2, "limit": handle()}),
        json!({"event": "accepted", "holder": "ds-07", "tier": 2, "ceiling": 1, "stage": "survey", "limit": handle()}),
        json!({"event": "classified", "matter": full_matter(), "to": "ds-07", "tier": 2, "plan": "flood"}),
        json!({"event": "accepted", "holder": "ds-07", "tier": 2, "plan": "flood", "ceiling": 1, "limit": planned()}),
        json!({"event": "rejected", "reason": "secret words"}),
        json!({"event": "merged", "into": "c-00007"}),
        json!({"event": "joined", "from": "c-00007"}),
        json!({"event": "joined", "from": "c-00007", "reporters": ["r-secret"]}),
        json!({"event": "joined", "from": "c-00007", "reporters": ["r-secret", "r-hidden"]}),
        json!({"event": "accept_overdue", "deadline": LATER}),
        json!({"event": "left", "reporter": "r-secret"}),
        json!({"event": "withdrawn", "reporter": "r-secret"}),
    ];
    for about in About::ALL {
        let rule = match about {
            About::AcceptOverdue | About::Severity => "request.lighting",
            About::AnswerOverdue => "dispatch",
            About::Rule => "slow-closing",
            About::FeedbackOverdue => "handling",
            About::ReopeningsUsed => "evaluation",
        };
        all.push(json!({"event": "notified", "unit": "ds", "tier": 1, "about": about, "rule": rule}));
    }
    all.push(
        json!({"event": "notified", "unit": "ds", "tier": 1, "about": "accept_overdue", "rule": "catalogue"}),
    );
    all
}

/// A handle limit that a plan has changed.
fn planned() -> Value {
    let mut limit = handle();
    limit["plans"] = json!(["flood", "no.such-plan"]);
    limit
}

fn work() -> Vec<Value> {
    let calls =
        json!([{"partner": "p-0003", "function": "power"}, {"partner": "p-0008", "function": "police"}]);
    let answer = limit(LimitFor::Answer, "4wh", "dispatch");
    let mut all = vec![
        json!({"event": "assigned", "member": "m-0017"}),
        json!({"event": "dispatched", "calls": calls, "rule": "dispatch"}),
        json!({"event": "dispatched", "calls": calls, "rule": "dispatch", "limit": answer}),
        json!({"event": "answer_overdue", "partner": "p-0003", "deadline": LATER}),
        json!({"event": "convened", "partners": ["p-0003", "p-0008"], "held_at": NOON, "decision": "secret words"}),
        json!({"event": "convened", "partners": [], "held_at": NOON, "decision": "secret words"}),
        json!({"event": "progressed"}),
        json!({"event": "progressed", "stage": "survey"}),
        json!({"event": "progressed", "stage": "survey", "limit": handle()}),
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
        json!({"event": "returned", "count": 37, "from": "ds-07", "holder": "ds-07-2", "tier": 3,
               "reason": "secret words", "rule": "return", "limit": handle()}),
        json!({"event": "reclassified", "count": 37, "matter": full_matter(), "stage": "survey",
               "reason": "secret words", "rule": "correction", "holder": "ds-07", "tier": 2, "limit": handle()}),
        json!({"event": "reclassified", "count": 38, "matter": matter(), "reason": "secret words",
               "rule": "correction", "holder": "ds-07", "tier": 2}),
    ];
    all.extend([
        json!({"event": "fired", "rule": "slow-closing"}),
        json!({"event": "fired", "rule": "no.such-rule"}),
        json!({"event": "carded", "card": "yellow", "rank": 1, "rule": "slow-closing"}),
        json!({"event": "carded", "card": "white", "rank": 9, "rule": "emergency.fire"}),
        json!({"event": "carded", "card": "red", "rank": 2, "rule": "critical"}),
        json!({"event": "conference_required", "rule": "slow-closing"}),
        json!({"event": "escalated", "from": "ds-07-2", "holder": "ds-07", "tier": 2, "cause": "rule",
               "breach": false, "rule": "slow-closing", "limit": handle()}),
        json!({"event": "supervised", "holder": "ds-07", "rule": "slow-closing",
               "limit": limit(LimitFor::Supervision, "5wd", "slow-closing")}),
    ]);
    for answer in Reply::ALL {
        all.push(json!({"event": "answered", "partner": "p-0003", "answer": answer}));
    }
    all.push(
        json!({"event": "answered", "partner": "p-0003", "answer": "declines", "reason": "secret words"}),
    );
    for wish in Wish::ALL {
        all.push(json!({"event": "asked", "wish": wish, "reason": "secret words"}));
        all.push(json!({"event": "ask_refused", "wish": wish, "reason": "secret words"}));
    }
    all
}

fn pace() -> Vec<Value> {
    let answers = json!([{"partner": "p-0003", "limit": limit(LimitFor::Answer, "4wh", "dispatch")}]);
    let mut all = vec![
        json!({"event": "suspended", "reason": "secret words", "ends": LATER, "cause": "cap", "unpublished": true}),
        json!({"event": "deferred", "granted_by": "ds-07", "reason": "secret words", "ends": LATER, "rule": "deferral"}),
        json!({"event": "resumed", "cause": "hand"}),
        json!({"event": "resumed", "cause": "hand", "limit": handle(), "answers": answers}),
        json!({"event": "extended", "granted_by": "ds-07", "length": "1wd", "count": 37, "rule": "extension",
               "limit": handle()}),
        json!({"event": "expedited", "granted_by": "ds", "reason": "secret words", "limit": expedited()}),
    ];
    for cause in Cause::ALL {
        all.push(json!({"event": "suspended", "reason": "secret words", "ends": LATER, "cause": cause}));
        all.push(json!({"event": "resumed", "cause": cause, "limit": handle()}));
    }
    all
}

fn outcome() -> Vec<Value> {
    let feedback = limit(LimitFor::Feedback, "2wd", "handling");
    let mut all = vec![
        json!({"event": "resolved", "outcome": "secret words", "feedback": feedback,
               "evidence": [{"kind": "photo", "reference": "secret-ref"}, {"kind": "rumour", "reference": "secret-ref"}],
               "evaluate_until": NOON, "reopen_until": LATER}),
        json!({"event": "resolved", "outcome": "secret words", "feedback": feedback, "reopen_until": LATER}),
        json!({"event": "resolved", "outcome": "secret words", "feedback": feedback,
               "evaluate_until": NOON, "reopen_until": LATER, "unpublished": true}),
        json!({"event": "fed_back"}),
        json!({"event": "feedback_overdue", "deadline": LATER}),
        json!({"event": "reopened", "count": 37, "holder": "ds-07", "tier": 2, "cause": "mark",
               "rule": "evaluation", "limit": handle()}),
        json!({"event": "reopened", "count": 37, "holder": "ds-07", "tier": 2, "cause": "hand",
               "reason": "secret words", "rule": "evaluation", "limit": handle()}),
        json!({"event": "closed", "cause": "time", "appeal_until": LATER}),
        json!({"event": "closed", "cause": "hand", "appeal_until": LATER, "unpublished": true}),
        json!({"event": "appealed", "reason": "secret words", "until": LATER, "rule": "appeal"}),
        json!({"event": "appealed", "reason": "secret words", "until": LATER, "unpublished": true, "rule": "appeal"}),
        json!({"event": "judged", "verdict": "dismissed", "cause": "time", "rule": "appeal"}),
    ];
    for verdict in Verdict::ALL {
        all.push(json!({"event": "judged", "verdict": verdict, "cause": "hand", "granted_by": "ds-07",
                        "reason": "secret words", "rule": "appeal"}));
    }
    for cause in Cause::ALL {
        all.push(json!({"event": "closed", "cause": cause}));
    }
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
