//! C2, C4: the stories that the laws are tried on come to everything that can happen.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::strategy::{BoxedStrategy, ValueTree};
use proptest::test_runner::TestRunner;
use wangge::case::{Command, CommandKind, Happening, Refusal, decide};
use wangge::scheme::Trigger;
use wangge::value::{Code, Instant, Stamp};
use wangge_tests::stories::{
    Act, Story, appealed, called, fixed_world, joined, judged, mistaken, paced, resting, story, tell,
};

use super::lines::{NAMES, name};

/// Refusals of a case that does not fit what it is decided by, and of the end of time: no story comes to such.
const APART: [&str; 3] = ["other_edition", "inconsistent", "out_of_range"];

/// V1: at the last instant no limit begins any more.
#[test]
fn what_would_end_after_the_last_instant_is_out_of_range() {
    let mut runner = TestRunner::deterministic();
    let stories = story(1);
    let mut refused = 0;
    for number in 0..400 {
        let world = fixed_world(number);
        let told = tell(&Story { world, ..stories.new_tree(&mut runner).unwrap().current() });
        for step in &told.steps {
            let (Act::Command(command), Ok(_)) = (&step.act, &step.result) else { continue };
            let at = Stamp::new(Instant::MAX, command.at.offset());
            let late = Command { at, done_at: None, ..command.as_ref().clone() };
            match decide(None, &late, world.context()) {
                Err(Refusal::OutOfRange { .. }) => refused += 1,
                Ok(events) => assert!(events.iter().all(|event| event.at.instant() == Instant::MAX)),
                Err(refusal) => {
                    let code = refusal.code();
                    assert!(
                        ["unpublished", "item_not_on_list", "not_authorised", "unknown_point"]
                            .contains(&code),
                        "{code}"
                    );
                }
            }
        }
    }
    assert!(refused > 0);
}

/// What fires a rule, or what it does, as the document words it.
fn word(trigger: &Trigger, field: &str) -> String {
    serde_json::to_value(trigger).unwrap()[field].as_str().unwrap().to_owned()
}

/// E5, L1: rules of every cause fire, each effect comes about, and plans change whatever they may.
#[test]
fn every_cause_every_effect_and_every_change_by_a_plan_occurs() {
    let mut runner = TestRunner::deterministic();
    let kinds: [BoxedStrategy<Story>; 4] =
        [story(24).boxed(), judged(20).boxed(), paced(24).boxed(), called(20).boxed()];
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for number in 0..2400 {
        let world = fixed_world(number);
        let story = kinds[number % 4].new_tree(&mut runner).unwrap().current();
        let told = tell(&Story { world, ..story });
        let rule = |code: &Code| world.scheme.triggers().iter().find(|rule| rule.code == *code);
        for event in told.events() {
            let by_time = if event.by.is_some() { "command" } else { "time" };
            let (effect, limit, plan) = match &event.what {
                Happening::Fired { rule: code } => {
                    seen.insert(word(rule(code).unwrap(), "when"));
                    (None, None, &None)
                }
                Happening::Escalated { rule, limit, .. } => (rule.as_ref(), Some(limit), &None),
                Happening::Supervised { rule, .. }
                | Happening::ConferenceRequired { rule }
                | Happening::Notified { rule, .. }
                | Happening::Carded { rule, .. } => (Some(rule), None, &None),
                Happening::Reported { limit, plan, .. } | Happening::Classified { limit, plan, .. } => {
                    (None, limit.as_ref(), plan)
                }
                Happening::Accepted { limit, plan, .. } => (None, Some(limit), plan),
                Happening::Reclassified { limit, .. } | Happening::Progressed { limit, .. } => {
                    (None, limit.as_ref(), &None)
                }
                Happening::Returned { limit, .. } | Happening::Reopened { limit, .. } => {
                    (None, Some(limit), &None)
                }
                _ => continue,
            };
            seen.extend(effect.and_then(rule).map(|rule| word(rule, "then")));
            let name = name(&event.what);
            seen.extend(
                limit.filter(|limit| !limit.plans.is_empty()).map(|_| format!("{name} by a plan, {by_time}")),
            );
            seen.extend(plan.as_ref().map(|_| format!("{name} where a plan says")));
        }
    }
    let causes = ["reopening", "bad-evaluation", "mark", "functions", "nature", "group", "extension"];
    let effects = ["escalate", "supervise", "conference", "notify", "card"];
    let changed = [
        "reported by a plan, command",
        "classified by a plan, command",
        "accepted by a plan, command",
        "escalated by a plan, command",
        "escalated by a plan, time",
        "returned by a plan, command",
        "reopened by a plan, command",
        "reclassified by a plan, command",
        "progressed by a plan, command",
        "reported where a plan says",
        "classified where a plan says",
        "accepted where a plan says",
    ];
    let all = causes.into_iter().chain(["milestone", "overdue"]).chain(effects).chain(changed);
    let missing: Vec<&str> = all.filter(|one| !seen.contains(*one)).collect();
    assert!(missing.is_empty(), "{missing:?} never occur; {seen:?}");
}

#[test]
fn every_event_every_command_and_every_refusal_occurs() {
    let mut runner = TestRunner::deterministic();
    let kinds: [(u32, BoxedStrategy<Story>); 8] = [
        (1200, story(24).boxed()),
        (300, resting(16).boxed()),
        (800, judged(20).boxed()),
        (800, called(20).boxed()),
        (1000, paced(24).boxed()),
        (300, appealed(12).boxed()),
        (300, joined(12).boxed()),
        (800, mistaken(24).boxed()),
    ];
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    let mut given: BTreeMap<&str, u32> = BTreeMap::new();
    let mut refused: BTreeMap<&str, u32> = BTreeMap::new();
    for (count, stories) in kinds {
        for number in 0..count as usize {
            let story = stories.new_tree(&mut runner).unwrap().current();
            let told = tell(&Story { world: fixed_world(number), ..story });
            for step in &told.steps {
                match (&step.result, &step.act) {
                    (Ok(events), act) => {
                        events.iter().for_each(|event| *seen.entry(name(&event.what)).or_default() += 1);
                        if let Act::Command(command) = act {
                            *given.entry(command.action.kind().as_str()).or_default() += 1;
                        }
                    }
                    (Err(refusal), _) => *refused.entry(refusal.code()).or_default() += 1,
                }
            }
        }
    }
    let missing: Vec<&&str> =
        Refusal::ALL.iter().filter(|code| !refused.contains_key(**code) && !APART.contains(code)).collect();
    assert!(missing.is_empty(), "never refused: {missing:?}; {refused:?}");
    let missing: Vec<&CommandKind> =
        CommandKind::ALL.iter().filter(|kind| !given.contains_key(kind.as_str())).collect();
    assert!(missing.is_empty(), "never taken down: {missing:?}");
    assert_eq!(seen.len(), NAMES, "{seen:?}");
}
