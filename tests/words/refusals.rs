//! Refusals of commands, and events that do not follow.

use std::collections::BTreeSet;

use serde_json::json;
use wangge::case::{Actor, CommandKind, EvolveError, Refusal, Reply, State, Wish};
use wangge::scheme::{Edition, TierNo};
use wangge::speech::{Lang, evolve_error, refusal};
use wangge::value::{CaseId, Duration, PartnerId, Stamp, UnitId};

use crate::{Example, code};

fn edition(scheme: &str, from: &str) -> Edition {
    Edition { scheme: scheme.parse().unwrap(), from: from.parse().unwrap() }
}

fn refusals() -> Vec<Refusal> {
    let stamp = |text: &str| text.parse::<Stamp>().unwrap();
    let unit = |text: &str| text.parse::<UnitId>().unwrap();
    let (noon, later) = (stamp("2026-03-05T12:00:00+08:00"), stamp("2026-03-05T13:30:00.250+09:00"));
    let length: Duration = "3wd".parse().unwrap();
    let tier = |number| TierNo::new(number).unwrap();
    let mut all = vec![
        Refusal::KnownCase { case: case() },
        Refusal::UnknownCase { case: case() },
        Refusal::OtherEdition {
            expected: edition("dongshi", "2022-01-01"),
            found: edition("luoshui", "2024-07-01"),
        },
        Refusal::NotInForce { day: "2021-12-31".parse().unwrap(), edition: edition("dongshi", "2022-01-01") },
        Refusal::BackDated { last: noon },
        Refusal::NotAuthorised {
            command: CommandKind::Accept,
            by: Actor::Member("m-0017".parse().unwrap()),
            unit: unit("ds-07"),
        },
        Refusal::NotAuthorised {
            command: CommandKind::Evaluate,
            by: Actor::Reporter("r-5".parse().unwrap()),
            unit: unit("ds-07"),
        },
        Refusal::NotAuthorised {
            command: CommandKind::Answer,
            by: Actor::Partner("p-0003".parse().unwrap()),
            unit: unit("ds-07"),
        },
        Refusal::NotAuthorised {
            command: CommandKind::Report,
            by: Actor::Device("d-0001".parse().unwrap()),
            unit: unit("ds-07"),
        },
        Refusal::DoneLater { done_at: later, at: noon },
        Refusal::UnknownItem { item: "request.moon".parse().unwrap() },
        Refusal::ItemNotOnList {
            item: "request.lighting".parse().unwrap(),
            day: "2021-12-31".parse().unwrap(),
        },
        Refusal::UnknownGroup { group: code("elders") },
        Refusal::UnknownChannel { channel: "pigeon".parse().unwrap() },
        Refusal::UnknownUnit { unit: unit("ds-99") },
        Refusal::UnknownEvidence { kind: "rumour".parse().unwrap() },
        Refusal::UntilNotLater { until: noon },
        Refusal::NoHigherUnit { holder: unit("ds") },
        Refusal::NotAbove { unit: unit("ds-08"), holder: unit("ds-07-2") },
        Refusal::BeyondCeiling { tier: tier(1), ceiling: tier(2) },
        Refusal::SuspensionUsedUp { cap: "20wd".parse().unwrap() },
        Refusal::MissingEvidence { kinds: vec!["photo".parse().unwrap(), "receipt".parse().unwrap()] },
        Refusal::FeedbackGiven { at: noon },
        Refusal::NotEvaluated { item: "hazard.workplace".parse().unwrap() },
        Refusal::WindowPast { until: noon },
        Refusal::FeedbackMissing { case: case() },
        Refusal::EvaluationPending { until: stamp("2026-03-13T00:00:00+08:00") },
        Refusal::Unpublished { length, edition: 2026 },
        Refusal::OutOfRange { start: stamp("2199-12-30T09:00:00+08:00"), length },
        Refusal::Inconsistent { case: case() },
    ];
    all.extend(about_the_matter());
    all.extend(about_others());
    all.extend(about_time());
    for (kind, state) in CommandKind::ALL.iter().zip(State::ALL.iter().cycle()) {
        all.push(Refusal::WrongState { state: *state, command: *kind });
    }
    all
}

fn case() -> CaseId {
    "c-00042".parse().unwrap()
}

fn partner() -> PartnerId {
    "p-0003".parse().unwrap()
}

fn about_the_matter() -> Vec<Refusal> {
    let (item, unit) = (code("request.lighting"), |text: &str| text.parse::<UnitId>().unwrap());
    vec![
        Refusal::UnknownSeverity { item: item.clone(), severity: code("dire") },
        Refusal::UnknownCondition { item: item.clone(), condition: code("dark") },
        Refusal::UnknownPoint { checklist: code("rounds"), point: code("lamp-04") },
        Refusal::OtherItem { expected: item.clone(), found: code("request.road") },
        Refusal::ChannelNotForItem { item, channel: code("pigeon") },
        Refusal::ReporterBySensor { channel: code("sensor") },
        Refusal::NoCommonUnit { origin: unit("ds-07"), unit: unit("xc-01") },
        Refusal::Unclassified { case: case() },
        Refusal::NotNextStage { stage: code("repair"), next: Some(code("survey")) },
        Refusal::NotNextStage { stage: code("repair"), next: None },
        Refusal::StageOpen { stage: Some(code("survey")) },
        Refusal::StageOpen { stage: None },
        Refusal::ConferenceRequired { case: case() },
        Refusal::CorrectionsUsedUp { cap: 37 },
    ]
}

fn about_others() -> Vec<Refusal> {
    let (unit, holder): (UnitId, UnitId) = ("ds-08".parse().unwrap(), "ds-07-2".parse().unwrap());
    let last = "2026-03-05T12:00:00+08:00".parse().unwrap();
    let tier = TierNo::new(3).unwrap();
    vec![
        Refusal::UnknownPartner { partner: partner() },
        Refusal::UnknownFunction { partner: partner(), function: code("police") },
        Refusal::UnknownTarget { case: case() },
        Refusal::TargetNotOpen { case: case(), state: State::Closed },
        Refusal::MergeIntoItself { case: case() },
        Refusal::TargetLater { last },
        Refusal::NotPosted { member: "m-0017".parse().unwrap(), unit: holder.clone() },
        Refusal::AlreadyDispatched { partner: partner() },
        Refusal::AnsweredFinally { answer: Reply::Declines },
        Refusal::AnsweredFinally { answer: Reply::Done },
        Refusal::NotParent { unit, holder },
        Refusal::AtFirstHolder { tier },
        Refusal::ReturnsUsedUp { cap: 37 },
        Refusal::AskedAlready { wish: Wish::Extend },
        Refusal::NothingAsked { wish: Wish::Return },
        Refusal::NothingAsked { wish: Wish::Defer },
    ]
}

fn about_time() -> Vec<Refusal> {
    let stamp = |text: &str| text.parse::<Stamp>().unwrap();
    let length = |text: &str| text.parse::<Duration>().unwrap();
    let (noon, later) = (stamp("2026-03-05T12:00:00+08:00"), stamp("2026-03-09T17:30:00+08:00"));
    vec![
        Refusal::DeferredAlready { case: case() },
        Refusal::TermTooLong { until: later, latest: noon },
        Refusal::NoHandleLimit { case: case() },
        Refusal::ExtendedAtTier { tier: TierNo::new(3).unwrap() },
        Refusal::ExtensionsUsedUp { cap: 37 },
        Refusal::Expedited { deadline: noon },
        Refusal::OtherKindOfTime { length: length("5h"), limit: length("3wd") },
        Refusal::ExtensionTooLong { length: length("2wd"), most: Some(length("1wd")) },
        Refusal::ExtensionTooLong { length: length("2wd"), most: None },
        Refusal::NoLimit { case: case() },
        Refusal::DeadlineNotLater { deadline: noon },
        Refusal::DeadlineNotEarlier { deadline: later, present: noon },
        Refusal::ReopeningsUsedUp { cap: 37 },
        Refusal::NotLate { case: case() },
        Refusal::AppealedAlready { case: case() },
        Refusal::NoAppeal { case: case() },
    ]
}

fn evolve_errors() -> Vec<(EvolveError, serde_json::Value)> {
    let case = |text: &str| text.parse().unwrap();
    vec![
        (EvolveError::NotBegun, json!({})),
        (EvolveError::BegunTwice(case("c-1")), json!({"case": "c-1"})),
        (
            EvolveError::OtherCase { expected: case("c-1"), found: case("c-2") },
            json!({"expected": "c-1", "found": "c-2"}),
        ),
        (EvolveError::OutOfOrder { expected: 4, found: 7 }, json!({"expected": 4, "found": 7})),
        (EvolveError::BackDated, json!({})),
        (EvolveError::WrongState(State::Closed), json!({"state": "closed"})),
        (EvolveError::UnknownVersion(9), json!({"version": 9})),
    ]
}

pub(crate) fn examples() -> Vec<Example> {
    let refusals = refusals().into_iter().map(|found| Example {
        label: format!("refusal {}", found.code()),
        facts: serde_json::to_value(&found).unwrap(),
        zh: refusal(&found, Lang::Zh),
        en: refusal(&found, Lang::En),
    });
    let evolving = evolve_errors().into_iter().map(|(error, facts)| Example {
        label: format!("evolve {}", error.code()),
        facts,
        zh: evolve_error(&error, Lang::Zh),
        en: evolve_error(&error, Lang::En),
    });
    refusals.chain(evolving).collect()
}

/// X1: a code without an example fails here.
#[test]
fn x1_every_refusal_has_an_example() {
    let labels: BTreeSet<String> = examples().into_iter().map(|example| example.label).collect();
    let refusals = Refusal::ALL.iter().map(|code| format!("refusal {code}"));
    let evolving = EvolveError::ALL_CODES.iter().map(|code| format!("evolve {code}"));
    assert_eq!(labels, refusals.chain(evolving).collect());
}
