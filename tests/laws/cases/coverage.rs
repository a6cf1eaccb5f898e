//! C2, C4: the stories that the laws are tried on come to everything that can happen.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::{BoxedStrategy, ValueTree};
use proptest::test_runner::TestRunner;
use wangge::case::{Command, CommandKind, Refusal, decide};
use wangge::value::{Instant, Stamp};
use wangge_tests::stories::{Act, Story, called, fixed_world, judged, mistaken, paced, resting, story, tell};

use super::lines::{NAMES, name};

/// Refusals of a case that does not fit what it is decided by, and of the end of time: no story comes to such.
const APART: [&str; 3] = ["other_edition", "inconsistent", "out_of_range"];

/// V1: on the last day there is no limit is counted any more.
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

#[test]
fn every_event_every_command_and_every_refusal_occurs() {
    let mut runner = TestRunner::deterministic();
    let kinds: [(u32, BoxedStrategy<Story>); 6] = [
        (1200, story(24).boxed()),
        (300, resting(16).boxed()),
        (800, judged(20).boxed()),
        (800, called(20).boxed()),
        (1000, paced(24).boxed()),
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
