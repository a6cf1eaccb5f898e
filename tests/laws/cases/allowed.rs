//! C7, A1: what is said to be allowed is what is taken down.

use proptest::prelude::*;
use wangge::case::{Action, Allowed, CommandKind, Refusal, State, allowed};
use wangge_tests::cases;
use wangge_tests::stories::{Act, Story, judged, mistaken, paced, story, tell};

/// Which unit grants, where one does.
fn granter(action: &Action) -> Option<&wangge::value::UnitId> {
    match action {
        Action::Defer { granted_by, .. }
        | Action::Extend { granted_by, .. }
        | Action::Expedite { granted_by, .. }
        | Action::Judge { granted_by, .. } => Some(granted_by),
        _ => None,
    }
}

fn compare(story: &Story) -> Result<(), TestCaseError> {
    let told = tell(story);
    for step in &told.steps {
        let (Act::Command(command), Some(case)) = (&step.act, step.case()) else { continue };
        let kind = command.action.kind();
        if kind == CommandKind::Report || command.at.instant() < case.last.instant() {
            continue;
        }
        let all = allowed(case, &command.by, command.at.instant(), step.context(told.world)).unwrap();
        let kinds = CommandKind::ALL.iter().filter(|kind| **kind != CommandKind::Report);
        prop_assert!(all.iter().map(|one| one.command).eq(kinds.copied()));
        let Allowed { refusal, granted_by, .. } = all.iter().find(|one| one.command == kind).unwrap();
        let granter = granter(&command.action);
        match &step.result {
            Ok(_) => {
                prop_assert_eq!(refusal, &None, "{:?}", step);
                prop_assert!(granter.is_none_or(|unit| granted_by.contains(unit)), "{:?}", step);
            }
            // At rest a stage is not named, but a note is taken.
            Err(Refusal::WrongState { state: State::Suspended, .. }) if kind == CommandKind::Progress => {}
            // Who asks for one thing may refuse another.
            Err(Refusal::NotAuthorised { .. }) if kind == CommandKind::RefuseAsk => {}
            Err(Refusal::NotAuthorised { .. }) if granter.is_some() => {
                prop_assert!(granter.is_none_or(|unit| !granted_by.contains(unit)), "{:?}", step);
            }
            Err(Refusal::WrongState { .. } | Refusal::NotAuthorised { .. }) => {
                prop_assert!(refusal.is_some(), "{:?}", step);
            }
            Err(_) => {}
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(300))]

    /// C7: a command that is taken down was allowed; one of the wrong state or without authority was not.
    #[test]
    fn what_is_taken_down_was_allowed(
        story in prop_oneof![story(20), judged(16), paced(20), mistaken(20)],
    ) {
        compare(&story)?;
    }
}
