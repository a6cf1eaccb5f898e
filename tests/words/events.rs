//! What happens to a case.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use wangge::case::{Event, Happening};
use wangge::scheme::{Preset, Scheme};
use wangge::speech::{Lang, happening};
use wangge_tests::events::EVENTS;

use crate::Example;
use crate::happenings::{handle, happenings};

/// The name of a happening: a new variant does not compile until it is named here, in [`EVENTS`] and below.
fn name(what: &Happening) -> &'static str {
    match what {
        Happening::Reported { .. } => "reported",
        Happening::Classified { .. } => "classified",
        Happening::Accepted { .. } => "accepted",
        Happening::Rejected { .. } => "rejected",
        Happening::Merged { .. } => "merged",
        Happening::Joined { .. } => "joined",
        Happening::AcceptOverdue { .. } => "accept_overdue",
        Happening::Notified { .. } => "notified",
        Happening::Assigned { .. } => "assigned",
        Happening::Dispatched { .. } => "dispatched",
        Happening::Answered { .. } => "answered",
        Happening::AnswerOverdue { .. } => "answer_overdue",
        Happening::Convened { .. } => "convened",
        Happening::Warned { .. } => "warned",
        Happening::Overdue { .. } => "overdue",
        Happening::Escalated { .. } => "escalated",
        Happening::Returned { .. } => "returned",
        Happening::Supervised { .. } => "supervised",
        Happening::Suspended { .. } => "suspended",
        Happening::Deferred { .. } => "deferred",
        Happening::Fired { .. } => "fired",
        Happening::Carded { .. } => "carded",
        Happening::ConferenceRequired { .. } => "conference_required",
        Happening::Resumed { .. } => "resumed",
        Happening::Extended { .. } => "extended",
        Happening::Expedited { .. } => "expedited",
        Happening::Reclassified { .. } => "reclassified",
        Happening::Asked { .. } => "asked",
        Happening::AskRefused { .. } => "ask_refused",
        Happening::Progressed { .. } => "progressed",
        Happening::Resolved { .. } => "resolved",
        Happening::FedBack => "fed_back",
        Happening::FeedbackOverdue { .. } => "feedback_overdue",
        Happening::Evaluated { .. } => "evaluated",
        Happening::Reopened { .. } => "reopened",
        Happening::Closed { .. } => "closed",
        Happening::Appealed { .. } => "appealed",
        Happening::Judged { .. } => "judged",
        Happening::Left { .. } => "left",
        Happening::Withdrawn { .. } => "withdrawn",
    }
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
    let mut by_partner = envelope(json!({"event": "answered", "partner": "p-0003", "answer": "accepts"}));
    by_partner["by"] = json!({"partner": "p-0003"});
    all.extend([by_member, by_reporter, by_partner]);
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
    assert_eq!(told, BTreeSet::from(EVENTS));
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

/// What a preset says of an event.
fn said_by(preset: Preset, what: &Value) -> [String; 2] {
    let scheme = Scheme::read(preset.document()).unwrap();
    let mut event = json!({"v": 1, "case": "c-1", "seq": 2, "at": "2026-03-05T09:00:00+08:00"});
    event.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
    let event: Event = serde_json::from_value(event).unwrap();
    [happening(&event, &scheme, Lang::Zh), happening(&event, &scheme, Lang::En)]
}

/// K1, K3, K6: severities, conditions, stages, functions and points are said by name, as the scheme gives it.
#[test]
fn k3_what_a_scheme_names_is_said_by_name() {
    let mut limit = handle();
    limit["rule"] = json!("hazard.house");
    let entered = json!({"event": "progressed", "stage": "survey", "limit": limit});
    let [zh, en] = said_by(Preset::Luoshui, &entered);
    assert!(zh.starts_with("进展：进入阶段「上门鉴定」（survey）；办理时限"), "{zh}");
    assert!(en.starts_with("progress: it enters stage 上门鉴定 `survey`; handle limit"), "{en}");

    let matter = json!({
        "item": "environment.manhole", "severity": "urgent", "condition": "missing",
        "functions": ["construction"], "ceiling": 2, "evaluated": false,
    });
    let classified = json!({"event": "classified", "matter": matter, "to": "xwq-1", "tier": 3});
    let [zh, en] = said_by(Preset::Xiawuqi, &classified);
    for part in ["紧急程度「紧急」（urgent）", "情形「井盖缺失」（missing）", "主办、协办职能「"]
    {
        assert!(zh.contains(part), "{part} is not in {zh}");
    }
    for part in ["severity 紧急 `urgent`", "condition 井盖缺失 `missing`", "`construction`"] {
        assert!(en.contains(part), "{part} is not in {en}");
    }

    let reported = json!({
        "event": "reported", "edition": {"scheme": "xiawuqi", "from": "2021-01-01"},
        "point": {"checklist": "flood-2021", "point": "ditch-04"}, "origin": "xwq-1",
        "received": {"unit": "xwq-1", "member": "m-1"}, "channel": "patrol", "to": "xwq-1", "tier": 3,
    });
    let [zh, en] = said_by(Preset::Xiawuqi, &reported);
    let point = "检查清单「2021年汛期隐患台账」（flood-2021）检查点「生活垃圾倾倒沟内」（ditch-04）未通过";
    assert!(zh.contains(point), "{zh}");
    assert!(en.contains("point 生活垃圾倾倒沟内 `ditch-04` of checklist 2021年汛期隐患台账"), "{en}");
}
