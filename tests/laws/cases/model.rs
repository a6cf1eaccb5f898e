//! C, E, K: the core against a plain model of the whole slice.

use proptest::prelude::*;
use wangge::case::{Case, next_due};
use wangge_tests::cases;
use wangge_tests::model::case::{Book, Line, State};
use wangge_tests::stories::{
    Act, Story, Told, World, appealed, called, joined, judged, mistaken, paced, resting, story, tell,
};

use super::lines::{case_says, line};

/// The plain model of a world.
pub(super) fn book(world: &World) -> Book<'_> {
    Book::new(&world.scheme, &world.org, &world.activations, &world.calendar)
}

/// The cases of a story after each of its steps, as the model has them.
pub(super) fn states(told: &Told) -> Vec<[Option<State>; 2]> {
    let book = book(told.world);
    let mut states: [Option<State>; 2] = [None, None];
    let mut all = Vec::new();
    for step in &told.steps {
        let [state, beside] = [states[step.which].as_ref(), states[1 - step.which].as_ref()];
        let after = match (&step.act, state) {
            (Act::Command(command), _) => book.decide(state, beside, command).ok(),
            (Act::Tick(now), Some(state)) => Some((book.tick(state, now.millis()).0, None, Vec::new())),
            (Act::Tick(_), None) => None,
        };
        if let Some((after, target, _)) = after {
            states[step.which] = Some(after);
            states[1 - step.which] = target.or(states[1 - step.which].take());
        }
        all.push(states.clone());
    }
    all
}

fn compare(story: &Story) -> Result<(), TestCaseError> {
    let told = tell(story);
    let book = book(told.world);
    let mut states: [Option<State>; 2] = [None, None];
    for step in &told.steps {
        let [state, beside] = [states[step.which].as_ref(), states[1 - step.which].as_ref()];
        let expected = match (&step.act, state) {
            (Act::Command(command), _) => book.decide(state, beside, command),
            (Act::Tick(now), Some(state)) => {
                let (state, lines) = book.tick(state, now.millis());
                Ok((state, None, lines))
            }
            (Act::Tick(_), None) => continue,
        };
        let found: Result<Vec<Line>, &str> = match &step.result {
            Ok(events) => Ok(events.iter().map(line).collect()),
            Err(refusal) => Err(refusal.code()),
        };
        let lines = expected.as_ref().map(|(.., lines)| lines.clone()).map_err(|code| *code);
        prop_assert_eq!(found, lines, "{:?}", step);
        if let Ok((after, target, _)) = expected {
            states[step.which] = Some(after);
            states[1 - step.which] = target.or(states[1 - step.which].take());
        }
        for (state, case) in states.iter().zip(&step.after) {
            let says = case.as_ref().map(case_says);
            prop_assert_eq!(says, state.as_ref().map(State::says), "{:?}", step);
            let due = state.as_ref().and_then(|state| book.next_due(state));
            let core = case.as_ref().and_then(|case: &Case| next_due(case));
            prop_assert_eq!(core.map(|due| due.millis()), due, "{:?}", step);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(1500))]

    /// C1–C12, E2–E7, K3, K5, K6, L1, T2–T4
    #[test]
    fn the_core_decides_as_the_plain_model_does(story in story(24)) {
        compare(&story)?;
    }

    /// C8, E4: stories that rest and go on at the very instants that matter.
    #[test]
    fn resting_cases_go_on_as_in_the_plain_model(story in resting(16)) {
        compare(&story)?;
    }

    /// C2, C9, C10: stories that are resolved, judged, reopened and appealed against.
    #[test]
    fn judged_cases_go_on_as_in_the_plain_model(story in judged(16)) {
        compare(&story)?;
    }

    /// C2: stories of late cases that are closed and appealed against.
    #[test]
    fn appeals_end_as_in_the_plain_model(story in appealed(10)) {
        compare(&story)?;
    }

    /// C2: stories of two cases that become one.
    #[test]
    fn merged_cases_go_on_as_in_the_plain_model(story in joined(10)) {
        compare(&story)?;
    }

    /// C2, C8, K3: stories whose limits are moved by hand.
    #[test]
    fn limits_move_as_in_the_plain_model(story in paced(20)) {
        compare(&story)?;
    }

    /// E5, L1: stories that call many functions upon, before and after what they are about is corrected.
    #[test]
    fn rules_fire_as_in_the_plain_model(story in called(20)) {
        compare(&story)?;
    }

    /// C4: of all refusals that apply the first in the published order is given.
    #[test]
    fn the_first_refusal_in_order_is_given(story in mistaken(24)) {
        compare(&story)?;
    }
}
