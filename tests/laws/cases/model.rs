//! C, E: the core against a plain model of the whole slice.

use proptest::prelude::*;
use wangge::case::{Case, Event, Happening, Limit, next_due};
use wangge_tests::cases;
use wangge_tests::model::case::{Book, Line, State};
use wangge_tests::stories::{Act, Story, judged, mistaken, resting, story, tell};

/// What an event says, in the model's words.
fn line(event: &Event) -> Line {
    let ms = |stamp: &wangge::value::Stamp| stamp.instant().millis();
    let mark = |unpublished: bool| if unpublished { " unpublished" } else { "" };
    let told = |limit: &Limit| format!("{}{}", ms(&limit.deadline), mark(limit.unpublished));
    let (name, says) = match &event.what {
        Happening::Reported { to, tier, outside, limit, .. } => {
            let mark = if *outside { " outside" } else { "" };
            ("reported", format!("{to} {tier}{mark} {}", limit.as_ref().map(told).unwrap_or_default()))
        }
        Happening::Accepted { holder, tier, limit } => {
            ("accepted", format!("{holder} {tier} {}", told(limit)))
        }
        Happening::AcceptOverdue { .. } => ("accept_overdue", String::new()),
        Happening::Notified { unit, tier, about, .. } => ("notified", format!("{unit} {tier} {about}")),
        Happening::Warned { share, deadline, .. } => {
            ("warned", format!("{}/{} {}", share.num(), share.den(), ms(deadline)))
        }
        Happening::Overdue { limit } => ("overdue", limit.purpose.to_string()),
        Happening::Escalated { holder, tier, cause, breach, limit, .. } => {
            let breach = if *breach { " breach" } else { "" };
            ("escalated", format!("{holder} {tier} {cause} {}{breach}", told(limit)))
        }
        Happening::Supervised { holder, limit, .. } => ("supervised", format!("{holder} {}", told(limit))),
        Happening::Suspended { ends, cause, unpublished, .. } => {
            ("suspended", format!("{} {cause}{}", ms(ends), mark(*unpublished)))
        }
        Happening::Resumed { cause, limit } => {
            ("resumed", format!("{cause} {}", limit.as_ref().map(told).unwrap_or_default()))
        }
        Happening::Resolved { feedback, evaluate_until, unpublished, .. } => {
            let window = evaluate_until.map(|until| format!("{}{}", ms(&until), mark(*unpublished)));
            ("resolved", format!("{} {}", told(feedback), window.unwrap_or_default()))
        }
        Happening::FedBack => ("fed_back", String::new()),
        Happening::FeedbackOverdue { .. } => ("feedback_overdue", String::new()),
        Happening::Evaluated { bad, .. } => ("evaluated", bad.to_string()),
        Happening::Reopened { count, holder, tier, limit, .. } => {
            ("reopened", format!("{count} {holder} {tier} {}", told(limit)))
        }
        Happening::Closed { cause } => ("closed", cause.to_string()),
    };
    Line { name, at: event.at.instant().millis(), says }
}

fn compare(story: &Story) -> Result<(), TestCaseError> {
    let told = tell(story);
    let book = Book::new(&told.world.scheme, &told.world.org, &told.world.calendar);
    let mut state: Option<State> = None;
    for step in &told.steps {
        let expected = match (&step.act, &state) {
            (Act::Command(command), _) => book.decide(state.as_ref(), command),
            (Act::Tick(now), Some(state)) => Ok(book.tick(state, now.millis())),
            (Act::Tick(_), None) => continue,
        };
        let found: Result<Vec<Line>, &str> = match &step.result {
            Ok(events) => Ok(events.iter().map(line).collect()),
            Err(refusal) => Err(refusal.code()),
        };
        let lines = expected.as_ref().map(|(_, lines)| lines.clone()).map_err(|code| *code);
        prop_assert_eq!(found, lines, "{:?}", step);
        if let Ok((after, _)) = expected {
            state = Some(after);
        }
        let due = state.as_ref().and_then(|state| book.next_due(state));
        let core = step.after.as_ref().and_then(|case: &Case| next_due(case));
        prop_assert_eq!(core.map(|due| due.millis()), due, "{:?}", step);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(1500))]

    /// C1–C12, E2–E4, T2–T4
    #[test]
    fn the_core_decides_as_the_plain_model_does(story in story(20)) {
        compare(&story)?;
    }

    /// C8, E4: stories that rest and go on at the very instants that matter.
    #[test]
    fn resting_cases_go_on_as_in_the_plain_model(story in resting(16)) {
        compare(&story)?;
    }

    /// C2, C9, C10: stories that are resolved, judged and reopened.
    #[test]
    fn judged_cases_go_on_as_in_the_plain_model(story in judged(16)) {
        compare(&story)?;
    }

    /// C4: of all refusals that apply the first in the published order is given.
    #[test]
    fn the_first_refusal_in_order_is_given(story in mistaken(20)) {
        compare(&story)?;
    }
}
