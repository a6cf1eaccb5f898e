//! C1, C4, C5, X2: events and the case folded from them.

use proptest::prelude::*;
use wangge::case::{Case, Event, Happening, State, decide, evolve, replay, tick};
use wangge_tests::cases;
use wangge_tests::stories::{Act, joined, story, tell};

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

proptest! {
    #![proptest_config(cases(200))]

    /// C1
    #[test]
    fn events_alone_rebuild_the_state(story in story(14)) {
        let told = tell(&story);
        for (events, which) in told.streams().iter().zip(0..) {
            let last = told.steps.last().and_then(|step| step.after[which].clone());
            prop_assert_eq!(replay(events), Ok(last));
            for (event, seq) in events.iter().zip(1..) {
                prop_assert_eq!(event.seq, seq);
            }
        }
    }

    /// X2, C1: events and snapshots are read back from their JSON, byte for byte the same again.
    #[test]
    fn events_and_snapshots_read_back_what_they_wrote(story in story(14)) {
        let told = tell(&story);
        for event in told.events() {
            let text = json(&event);
            let read: Event = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&read, event, "{}", text);
            prop_assert_eq!(json(&read), text);
        }
        for case in told.cases() {
            let text = json(case);
            let read: Case = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&read, case, "{}", text);
            prop_assert_eq!(json(&read), text);
        }
    }

    /// X2: fields that a later minor version adds are ignored.
    #[test]
    fn unknown_fields_of_events_are_ignored(story in story(8)) {
        for event in tell(&story).events() {
            let mut value = serde_json::to_value(event).unwrap();
            value["later"] = serde_json::json!({"v": [1, null]});
            if let Some(limit) = value.get_mut("limit") {
                limit["later"] = serde_json::json!(0.5);
            }
            prop_assert_eq!(&serde_json::from_str::<Event>(&value.to_string()).unwrap(), event);
        }
    }

    /// C4: a refusal changes nothing, and deciding twice is deciding once.
    #[test]
    fn deciding_again_gives_the_same_and_refusals_leave_the_case(story in story(14)) {
        let told = tell(&story);
        for step in &told.steps {
            let context = step.context(told.world);
            let again = match (&step.act, step.case()) {
                (Act::Command(command), case) => decide(case, command, context),
                (Act::Tick(now), case) => tick(case.unwrap(), *now, context),
            };
            prop_assert_eq!(&again, &step.result);
            if step.result.is_err() {
                prop_assert_eq!(&step.before, &step.after);
            }
        }
    }

    /// C5: what time brought by the command's instant comes first, then what the command brings.
    #[test]
    fn a_decision_begins_with_the_tick_of_its_instant(story in story(14)) {
        let told = tell(&story);
        for step in &told.steps {
            let (Act::Command(command), Some(before), Ok(events)) = (&step.act, step.case(), &step.result)
            else { continue };
            let events: Vec<&Event> = events.iter().filter(|event| event.case == command.case).collect();
            let derived = tick(before, command.at.instant(), told.context()).unwrap();
            prop_assert!(events.len() > derived.len());
            prop_assert_eq!(&events[..derived.len()], &derived.iter().collect::<Vec<_>>()[..]);
            let own = events[derived.len()];
            prop_assert_eq!(own.by.as_ref(), Some(&command.by));
            prop_assert_eq!(own.at.instant(), command.at.instant());
            for event in &events[derived.len() + 1..] {
                prop_assert_eq!(&event.by, &None);
                prop_assert_eq!(event.at.instant(), command.at.instant());
            }
        }
    }

    /// C5
    #[test]
    fn stamps_never_decrease_and_are_written_in_the_schemes_offset(story in story(14)) {
        let told = tell(&story);
        for events in told.streams() {
            for pair in events.windows(2) {
                prop_assert!(pair[0].at.instant() <= pair[1].at.instant());
            }
        }
        for event in told.events() {
            prop_assert_eq!(event.at.offset(), told.world.scheme.offset());
        }
    }

    /// C1, E2: an open case has one holder; every change of it is an event of a known kind, and of its tier.
    #[test]
    fn a_case_has_one_holder_and_only_events_that_set_it_change_it(story in story(14)) {
        let told = tell(&story);
        let mut case: Option<Case> = None;
        for event in told.streams().concat() {
            if event.seq == 1 {
                case = None;
            }
            let before = case.clone();
            let after = evolve(case.take(), &event).unwrap();
            let unit = told.world.org.unit(&after.holder().unit).unwrap();
            prop_assert_eq!(unit.tier(), after.holder().tier);
            if let Some(before) = before {
                let sets = matches!(
                    event.what,
                    Happening::Classified { .. }
                        | Happening::Accepted { .. }
                        | Happening::Escalated { .. }
                        | Happening::Returned { .. }
                        | Happening::Reclassified { .. }
                        | Happening::Reopened { .. }
                );
                prop_assert!(sets || before.holder() == after.holder(), "{:?}", event.what);
                // C9: with the holder the assignee and what was asked for go.
                if before.holder() != after.holder() {
                    prop_assert_eq!((&after.assignee, after.asks.len()), (&None, 0));
                }
                let open = matches!(after.state(), State::Reported | State::Handling | State::Suspended);
                prop_assert_eq!(after.is_open(), open);
            }
            case = Some(after);
        }
    }

    /// C2 merge, E5: what joins brings reporters alone, so no rule can come to hold by it.
    #[test]
    fn what_joins_brings_reporters_alone(story in joined(10)) {
        for events in tell(&story).streams() {
            let mut case: Option<Case> = None;
            for event in &events {
                let before = case.clone();
                let after = evolve(case.take(), event).unwrap();
                if let (Happening::Joined { .. }, Some(before)) = (&event.what, before) {
                    let Case { seq, last, reporters, .. } = after.clone();
                    prop_assert_eq!(&after, &Case { seq, last, reporters, ..before });
                }
                case = Some(after);
            }
        }
    }

    /// C1: on events in any order, dropped and doubled, `evolve` answers with an error, never a panic.
    #[test]
    fn evolve_never_panics_on_any_events(
        one in story(12),
        other in story(6),
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..24),
    ) {
        let told = tell(&one);
        let mut events = told.streams().concat();
        events.extend(tell(&other).streams().concat());
        prop_assume!(!events.is_empty());
        let mut case: Option<Case> = None;
        for (pick, renumber) in picks {
            let mut event = pick.get(&events).clone();
            if renumber {
                event.seq = case.as_ref().map_or(1, |case| case.seq + 1);
                event.at = case.as_ref().map_or(event.at, |case| case.last);
                event.case = case.as_ref().map_or(event.case, |case| case.case.clone());
            }
            match evolve(case.clone(), &event) {
                Ok(next) => case = Some(next),
                Err(error) => prop_assert!(!error.code().is_empty() && !error.to_string().is_empty()),
            }
            if let Some(case) = &case {
                let _ = tick(case, case.last.instant(), told.context());
            }
        }
    }
}
