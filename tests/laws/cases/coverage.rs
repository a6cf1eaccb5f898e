//! C2, C4: the stories that the laws are tried on come to everything that can happen.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::{BoxedStrategy, ValueTree};
use proptest::test_runner::TestRunner;
use wangge::case::{CommandKind, Refusal};
use wangge::value::Instant;
use wangge_tests::stories::{
    Act, Story, appealed, fixed_world, joined, judged, mistaken, paced, resting, story, tell,
};

use super::lines::{NAMES, name};

/// Refusals of a case that does not fit what it is decided by: no story has such.
const APART: [&str; 2] = ["other_edition", "inconsistent"];

#[test]
fn every_event_every_command_and_every_refusal_occurs() {
    let mut runner = TestRunner::deterministic();
    let kinds: [(u32, BoxedStrategy<Story>); 7] = [
        (1200, story(24).boxed()),
        (300, resting(16).boxed()),
        (800, judged(20).boxed()),
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
    for number in 0..40 {
        // The end of time (V1): a report on the last evening there is.
        let mut late = resting(1).new_tree(&mut runner).unwrap().current();
        late.moves.truncate(1);
        let start = Instant::MAX.millis() - 3_600_000;
        for step in tell(&Story { world: fixed_world(number), start, ..late }).steps {
            if let Err(refusal) = &step.result {
                *refused.entry(refusal.code()).or_default() += 1;
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
