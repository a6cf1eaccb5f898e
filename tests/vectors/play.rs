//! Plays a story: what the core answers, step by step, as text.

use serde::Deserialize;
use serde_json::value::RawValue;
use wangge::wire::{self, case::Grounds};

use super::cases::{Step, Story};
use super::support::{Failure, scheme};

/// What came of a story.
pub(crate) struct Played {
    pub(crate) steps: Vec<Told>,
    /// The events of its own case.
    pub(crate) own: Vec<String>,
    /// The case at the end.
    pub(crate) case: String,
}

/// What came of a step.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) events: Option<Vec<String>>,
    pub(crate) refusal: Option<Failure>,
    pub(crate) next_due: String,
    pub(crate) remaining: Option<String>,
    pub(crate) allowed: Option<Vec<String>>,
}

pub(crate) fn play(story: &Story) -> Played {
    let found = |case: &RawValue| wire::case::evolve(Some(case.get()), "[]").unwrap();
    let mut case = story.from.as_deref().map(found);
    let mut own = Vec::new();
    let steps = story.steps.iter().map(|step| told(step, story, &mut case, &mut own)).collect();
    Played { steps, own, case: case.unwrap_or_else(|| "null".to_owned()) }
}

fn told(step: &Step, story: &Story, case: &mut Option<String>, own: &mut Vec<String>) -> Told {
    let scheme_then = scheme(&story.scheme, step.under.as_ref().unwrap_or(&story.edits));
    let target_scheme = step.target_scheme.as_ref().map(|edits| scheme(&story.scheme, edits));
    let org = wire::org::read(organisation(&story.org), &scheme_then).unwrap();
    let activations =
        story.activations.as_ref().map(|list| wire::activations::read(list.get(), &scheme_then, &org));
    let activations = activations.map(Result::unwrap);
    let grounds = Grounds {
        activations: activations.as_ref(),
        target: step.target.as_ref().map(|target| target.get()),
        target_scheme: target_scheme.as_ref(),
        ..Grounds::new(&scheme_then, &org)
    };
    let answer = match (&step.command, &step.tick) {
        (Some(command), None) => wire::case::decide(grounds, case.as_deref(), command.get()),
        (None, Some(now)) => wire::case::tick(
            grounds,
            case.as_deref().unwrap_or_else(|| panic!("a case to tick: {}", story.shows)),
            now,
        ),
        _ => panic!("a step is a command or a tick: {}", story.shows),
    };
    let mut told = Told::default();
    match answer {
        Ok(events) => {
            let events = elements(&events);
            let new: Vec<String> = of_one(&events);
            let after = wire::case::evolve(case.as_deref(), &format!("[{}]", new.join(","))).unwrap();
            *case = Some(after).filter(|case| case != "null");
            own.extend(new);
            told.events = Some(events);
        }
        Err(error) => told.refusal = Some(Failure::from(error)),
    }
    told.next_due = case.as_ref().map_or("null".to_owned(), |case| wire::case::next_due(case).unwrap());
    let stands = || case.as_deref().expect("a case to ask about");
    told.remaining =
        step.remaining.as_ref().map(|left| wire::case::remaining(grounds, stands(), &left.at).unwrap());
    told.allowed = step
        .allowed
        .as_ref()
        .map(|may| elements(&wire::case::allowed(grounds, stands(), may.actor.get(), &may.at).unwrap()));
    told
}

/// The document of an organisation, written out or named.
fn organisation(given: &RawValue) -> &str {
    if given.get() == "\"base\"" { include_str!("base.org.json") } else { given.get() }
}

fn elements(array: &str) -> Vec<String> {
    let elements: Vec<Box<RawValue>> = serde_json::from_str(array).unwrap();
    elements.iter().map(|element| element.get().to_owned()).collect()
}

/// Those of the story's own case: of a merge the events that the other case gets come last.
fn of_one(events: &[String]) -> Vec<String> {
    #[derive(Deserialize, PartialEq)]
    struct Of {
        case: String,
    }
    let of = |event: &String| serde_json::from_str::<Of>(event).unwrap();
    let own = events.first().map(of);
    events.iter().filter(|event| Some(of(event)) == own).cloned().collect()
}
