//! C, E, X2: whole stories of one case, every event as the core writes it.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::value::RawValue;
use wangge::case::Refusal;
use wangge::wire;

use super::support::{Edit, Failure, array, scheme};

/// One story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// What it shows, in a sentence.
    shows: String,
    /// The clauses it shows.
    clauses: Vec<String>,
    /// The document it plays under: `base` or a preset.
    scheme: String,
    /// What is changed in it.
    #[serde(default)]
    edits: Vec<Edit>,
    /// The organisation.
    org: Box<RawValue>,
    /// The case as it is found; none if the story begins with its report.
    #[serde(default)]
    from: Option<Box<RawValue>>,
    steps: Vec<Step>,
    /// The case at the end; `null` if there is none.
    case: Box<RawValue>,
}

/// A command or a tick, and what comes of it: events or a refusal.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    #[serde(default)]
    command: Option<Box<RawValue>>,
    #[serde(default)]
    tick: Option<String>,
    /// Edits of the document for this step, instead of the story's.
    #[serde(default)]
    under: Option<Vec<Edit>>,
    #[serde(default)]
    events: Option<Vec<Box<RawValue>>>,
    #[serde(default)]
    refusal: Option<Failure>,
    /// When time next brings something, after the step; `null` if nothing, or if there is no case.
    next_due: Box<RawValue>,
}

fn stories() -> Vec<Story> {
    serde_json::from_str(include_str!("cases.json")).unwrap()
}

/// What the core answers to a step, as text.
fn answer(step: &Step, story: &Story, case: Option<&str>) -> Result<String, wire::Error> {
    let scheme = scheme(&story.scheme, step.under.as_ref().unwrap_or(&story.edits));
    let org = wire::org::read(story.org.get(), &scheme)?;
    match (&step.command, &step.tick) {
        (Some(command), None) => wire::case::decide(&scheme, &org, case, command.get()),
        (None, Some(now)) => wire::case::tick(&scheme, &org, case.expect("a case to tick"), now),
        _ => panic!("a step is a command or a tick: {}", story.shows),
    }
}

fn run(story: &Story) {
    let mut case = story.from.as_ref().map(|case| case.get().to_owned());
    for (nth, step) in story.steps.iter().enumerate() {
        let place = format!("step {nth} of: {}", story.shows);
        match (answer(step, story, case.as_deref()), &step.events, &step.refusal) {
            (Ok(events), Some(expected), None) => {
                assert_eq!(events, array(expected), "{place}");
                let after = wire::case::evolve(case.as_deref(), &events).unwrap();
                case = Some(after).filter(|case| case != "null");
            }
            (Err(error), None, Some(expected)) => assert_eq!(&Failure::from(error), expected, "{place}"),
            (answer, ..) => panic!("{answer:?} at {place}"),
        }
        let due = case.as_ref().map_or("null".to_owned(), |case| wire::case::next_due(case).unwrap());
        assert_eq!(due, step.next_due.get(), "{place}");
    }
    assert_eq!(case.as_deref().unwrap_or("null"), story.case.get(), "{}", story.shows);
}

#[test]
fn every_story_is_told_as_it_stands() {
    for story in stories() {
        assert!(!story.clauses.is_empty(), "{}", story.shows);
        run(&story);
    }
}

/// C4: every refusal there is.
#[test]
fn every_refusal_is_shown() {
    let stories = stories();
    let refusals = stories.iter().flat_map(|story| &story.steps).filter_map(|step| step.refusal.as_ref());
    let shown: BTreeSet<&str> = refusals.map(|refusal| refusal.code.as_str()).collect();
    assert_eq!(shown, Refusal::ALL.iter().copied().collect());
}

/// C2: every event there is.
#[test]
fn every_event_is_shown() {
    #[derive(Deserialize)]
    struct Kind {
        event: String,
    }
    let stories = stories();
    let events = stories.iter().flat_map(|story| &story.steps).filter_map(|step| step.events.as_ref());
    let kind = |event: &RawValue| serde_json::from_str::<Kind>(event.get()).unwrap().event;
    let shown: BTreeSet<String> = events.flatten().map(|event| kind(event)).collect();
    let known = [
        "reported",
        "accepted",
        "accept_overdue",
        "notified",
        "warned",
        "overdue",
        "escalated",
        "supervised",
        "suspended",
        "resumed",
        "resolved",
        "fed_back",
        "feedback_overdue",
        "evaluated",
        "reopened",
        "closed",
    ];
    assert_eq!(shown, known.map(str::to_owned).into());
}
