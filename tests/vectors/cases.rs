//! C, E, K, L, X2: whole stories of one case, every event as the core writes it.
//!
//! `WRITE_VECTORS=1 cargo test -p wangge-tests --test vectors` fills in what the core answers, so that an author
//! writes commands only and reads what came of them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::value::RawValue;
use wangge::case::{CommandKind, Refusal};
use wangge::wire;
use wangge_tests::events::EVENTS;

use super::play::{Played, play};
use super::support::{Edit, Failure};
use super::written;

/// One story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Story {
    /// What it shows, in a sentence.
    pub(crate) shows: String,
    /// The clauses it shows.
    pub(crate) clauses: Vec<String>,
    /// The document it plays under: `base` or a preset.
    pub(crate) scheme: String,
    /// What is changed in it.
    #[serde(default)]
    pub(crate) edits: Vec<Edit>,
    /// The organisation; `"base"` for the vectors' own.
    pub(crate) org: Box<RawValue>,
    /// Which plans are in force.
    #[serde(default)]
    pub(crate) activations: Option<Box<RawValue>>,
    /// The case as it is found; none if the story begins with its report.
    #[serde(default)]
    pub(crate) from: Option<Box<RawValue>>,
    pub(crate) steps: Vec<Step>,
    /// The case at the end; `null` if there is none.
    #[serde(default, deserialize_with = "some")]
    pub(crate) case: Option<Box<RawValue>>,
}

/// A command or a tick, and what comes of it: events or a refusal.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    #[serde(default)]
    pub(crate) command: Option<Box<RawValue>>,
    #[serde(default)]
    pub(crate) tick: Option<String>,
    /// Edits of the document for this step, instead of the story's.
    #[serde(default)]
    pub(crate) under: Option<Vec<Edit>>,
    /// The case that this one is to go on in.
    #[serde(default)]
    pub(crate) target: Option<Box<RawValue>>,
    /// Edits of the document that case is judged by, instead of the step's.
    #[serde(default)]
    pub(crate) target_scheme: Option<Vec<Edit>>,
    #[serde(default)]
    pub(crate) events: Option<Vec<Box<RawValue>>>,
    #[serde(default)]
    pub(crate) refusal: Option<Failure>,
    /// When time next brings something, after the step; `null` if nothing, or if there is no case.
    #[serde(default, deserialize_with = "some")]
    pub(crate) next_due: Option<Box<RawValue>>,
    #[serde(default)]
    pub(crate) remaining: Option<Left>,
    #[serde(default)]
    pub(crate) allowed: Option<May>,
}

/// What is left of a limit (C7), asked of the case as it stands after the step.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Left {
    pub(crate) at: String,
    #[serde(default, deserialize_with = "some")]
    pub(crate) is: Option<Box<RawValue>>,
}

/// What an actor may do (C7), asked of the case as it stands after the step.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct May {
    pub(crate) actor: Box<RawValue>,
    pub(crate) at: String,
    #[serde(default)]
    pub(crate) is: Option<Vec<Box<RawValue>>>,
}

/// What stands there, `null` too.
fn some<'de, D: serde::Deserializer<'de>>(given: D) -> Result<Option<Box<RawValue>>, D::Error> {
    Box::<RawValue>::deserialize(given).map(Some)
}

static STORIES: LazyLock<Vec<Story>> =
    LazyLock::new(|| serde_json::from_str(include_str!("cases.json")).unwrap());

static PLAYED: LazyLock<Vec<Played>> = LazyLock::new(|| STORIES.iter().map(play).collect());

/// Whether the file is to be filled in and not held to.
fn writes() -> bool {
    std::env::var_os("WRITE_VECTORS").is_some()
}

#[test]
fn every_story_is_told_as_it_stands() {
    if writes() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/cases.json");
        std::fs::write(file, written::file(&STORIES, &PLAYED)).unwrap();
        return;
    }
    for (story, played) in STORIES.iter().zip(PLAYED.iter()) {
        assert!(!story.clauses.is_empty(), "{}", story.shows);
        compare(story, played);
    }
}

fn compare(story: &Story, played: &Played) {
    let text = |raw: &Option<Box<RawValue>>| raw.as_ref().map(|raw| raw.get().to_owned());
    let texts = |raws: &[Box<RawValue>]| raws.iter().map(|raw| raw.get().to_owned()).collect::<Vec<_>>();
    for (nth, (step, told)) in story.steps.iter().zip(&played.steps).enumerate() {
        let place = format!("step {nth} of: {}", story.shows);
        assert_eq!(told.events, step.events.as_deref().map(texts), "{place}");
        assert_eq!(told.refusal, step.refusal, "{place}");
        assert_eq!(Some(&told.next_due), text(&step.next_due).as_ref(), "{place}");
        assert_eq!(told.remaining, step.remaining.as_ref().map(|left| text(&left.is).unwrap()), "{place}");
        let allowed = step.allowed.as_ref().map(|may| texts(may.is.as_deref().unwrap()));
        assert_eq!(told.allowed, allowed, "{place}");
    }
    assert_eq!(Some(&played.case), text(&story.case).as_ref(), "{}", story.shows);
}

/// The file is as it would be written: in one format, and with nothing left out.
#[test]
fn the_stories_are_written_in_one_format() {
    let expected = written::file(&STORIES, &PLAYED);
    assert!(writes() || include_str!("cases.json") == expected);
}

/// C4: every refusal there is.
#[test]
fn every_refusal_is_shown() {
    let refusals = STORIES.iter().flat_map(|story| &story.steps).filter_map(|step| step.refusal.as_ref());
    let shown: BTreeSet<&str> = refusals.map(|refusal| refusal.code.as_str()).collect();
    assert_eq!(shown, Refusal::ALL.iter().copied().collect());
}

/// C2: every command has a story.
#[test]
fn every_command_is_shown() {
    let shown: BTreeSet<&str> = STORIES.iter().flat_map(|story| &story.clauses).map(String::as_str).collect();
    for kind in CommandKind::ALL {
        let clause = format!("C2.{}", kind.as_str());
        assert!(shown.contains(clause.as_str()), "{clause}");
    }
}

/// C1: what the events fold into reads back, and the whole story folds at once.
#[test]
fn every_story_folds_at_once() {
    for (story, played) in STORIES.iter().zip(PLAYED.iter()).filter(|(story, _)| story.from.is_none()) {
        let own = format!("[{}]", played.own.join(","));
        assert_eq!(wire::case::evolve(None, &own).unwrap(), played.case, "{}", story.shows);
        assert_eq!(wire::case::evolve(Some(&played.case), "[]").unwrap(), played.case, "{}", story.shows);
    }
}

/// C2: every event there is.
#[test]
fn every_event_is_shown() {
    #[derive(Deserialize)]
    struct Kind {
        event: String,
    }
    let events = STORIES.iter().flat_map(|story| &story.steps).filter_map(|step| step.events.as_ref());
    let kind = |event: &RawValue| serde_json::from_str::<Kind>(event.get()).unwrap().event;
    let shown: BTreeSet<String> = events.flatten().map(|event| kind(event)).collect();
    assert_eq!(shown, EVENTS.map(str::to_owned).into());
}
