//! Whatever text comes in: an answer or a coded error, never a panic.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use wangge::wire::{self, Error};

use super::{World, assert_plain};

static WORLD: LazyLock<World> = LazyLock::new(|| World::new(9));

/// What is put in place of a piece of a text.
const PIECES: [&str; 24] = [
    "",
    "null",
    "true",
    "-1",
    "0",
    "1e400",
    "18446744073709551616",
    "4294967295",
    "0.1",
    "\"\"",
    "\"1/3\"",
    "\"13000000000\"",
    "[]",
    "{}",
    "[[[[[[[[",
    "{\"a\":",
    "\"2199-12-31T23:59:59.999Z\"",
    "\"1900-01-01T00:00:00Z\"",
    "\"1000000wd\"",
    "\"0d\"",
    "\u{0}",
    "\\ud800",
    "网",
    "\"state\":\"closed\"",
];

/// One edit: so many characters from a place are replaced by a piece.
fn edit() -> impl Strategy<Value = (Index, usize, Index)> {
    (any::<Index>(), prop_oneof![Just(0_usize), 1_usize..40], any::<Index>())
}

fn edited(text: &str, edits: &[(Index, usize, Index)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (place, length, piece) in edits {
        let from = place.index(chars.len() + 1);
        let to = (from + length).min(chars.len());
        chars.splice(from..to, piece.get(&PIECES).chars());
    }
    chars.into_iter().collect()
}

/// A value of a JSON text replaced by another one.
fn swapped(text: &str, place: Index, piece: Index) -> String {
    let starts: Vec<usize> = text.match_indices(':').map(|(at, _)| at + 1).collect();
    let start = *place.get(&starts);
    let rest = &text[start..];
    let end = rest.find([',', '}']).unwrap_or(rest.len());
    format!("{}{}{}", &text[..start], piece.get(&PIECES), &rest[end..])
}

fn assert_coded(answer: Result<String, Error>) {
    match answer {
        Ok(json) => assert_plain(&json),
        Err(error) => {
            let json = error.to_json();
            assert_plain(&json);
            assert!(json.starts_with(&format!(
                "{{\"kind\":\"{}\",\"code\":\"{}\",\"path\":\"\",\"facts\":{{",
                error.kind(),
                error.code()
            )));
            assert!(!json.contains("13000000000"), "{json}");
            for name in ["struct", "enum ", "variant", "Case", "Event", "Phase", "Happening", "wangge"] {
                assert!(!json.contains(name), "{name}: {json}");
            }
        }
    }
}

fn ask(case: &str, events: &str, command: &str) {
    let World { scheme, org, .. } = &*WORLD;
    assert_coded(wire::case::decide(wire::case::Grounds::new(scheme, org), Some(case), command));
    assert_coded(wire::case::evolve(Some(case), events));
    assert_coded(wire::case::evolve(None, events));
    assert_coded(wire::case::tick(wire::case::Grounds::new(scheme, org), case, "2026-04-01T00:00:00Z"));
    assert_coded(wire::case::tick(wire::case::Grounds::new(scheme, org), case, "2199-12-31T23:59:59.999Z"));
    assert_coded(wire::case::next_due(case));
    assert_coded(wire::case::story(scheme, events, "en"));
    assert_coded(wire::case::story(scheme, events, "zh"));
}

fn command(case: &str, kind: usize) -> String {
    let last = serde_json::from_str::<serde_json::Value>(case).unwrap();
    let head = format!(
        "\"case\":{},\"at\":\"2026-03-20T10:00:00+08:00\",\"by\":{{\"member\":{}}}",
        last["case"], last["received"]["member"]
    );
    let rest = ["accept", "resume", "close", "feed_back", "escalate", "suspend", "resolve"][kind % 7];
    let more = match rest {
        "escalate" => ",\"reason\":\"x\"",
        "suspend" => ",\"reason\":\"x\",\"until\":\"2026-03-21T10:00:00+08:00\"",
        "resolve" => ",\"outcome\":\"x\"",
        _ => "",
    };
    format!("{{\"command\":\"{rest}\",{head}{more}}}")
}

proptest! {
    #![proptest_config(wangge_tests::cases(400))]

    #[test]
    fn x1_broken_text_gives_a_coded_error(
        story in any::<Index>(),
        kind in 0_usize..7,
        case_edits in proptest::collection::vec(edit(), 0..3),
        event_edits in proptest::collection::vec(edit(), 0..3),
        command_edits in proptest::collection::vec(edit(), 0..3),
    ) {
        let story = story.get(&WORLD.stories);
        let case = serde_json::to_string(&story.case).unwrap();
        let events = serde_json::to_string(&story.events).unwrap();
        let command = command(&case, kind);
        ask(&edited(&case, &case_edits), &edited(&events, &event_edits), &edited(&command, &command_edits));
    }

    #[test]
    fn x1_values_of_another_kind_give_a_coded_error(
        story in any::<Index>(),
        kind in 0_usize..7,
        places in proptest::collection::vec((any::<Index>(), any::<Index>()), 1..3),
    ) {
        let story = story.get(&WORLD.stories);
        let mut case = serde_json::to_string(&story.case).unwrap();
        let mut events = serde_json::to_string(&story.events).unwrap();
        let command = command(&case, kind);
        for (place, piece) in places {
            case = swapped(&case, place, piece);
            events = swapped(&events, place, piece);
        }
        ask(&case, &events, &command);
    }
}

/// Sizes beyond what is read, and nesting beyond what any case has.
#[test]
fn x1_absurd_sizes_give_a_coded_error() {
    let World { scheme, org, .. } = &*WORLD;
    let long = " ".repeat((1 << 20) + 1);
    assert_eq!(wire::case::next_due(&long).unwrap_err().code(), "too_large");
    let deep = "[".repeat(100_000);
    assert_eq!(wire::case::evolve(None, &deep).unwrap_err().code(), "wrong_form");
    assert_eq!(
        wire::case::decide(wire::case::Grounds::new(scheme, org), None, &deep).unwrap_err().code(),
        "faults"
    );
    assert_eq!(
        wire::case::decide(wire::case::Grounds::new(scheme, org), Some(&deep), "{}").unwrap_err().code(),
        "wrong_form"
    );
    let inside = format!("{{\"x\":{deep}");
    assert_eq!(wire::case::next_due(&inside).unwrap_err().code(), "syntax");
    assert_eq!(wire::case::next_due("{\"state\":7}").unwrap_err().code(), "wrong_form");
    let huge = " ".repeat((32 << 20) + 1);
    assert_eq!(wire::case::evolve(None, &huge).unwrap_err().code(), "too_large");
    assert_coded(wire::case::decide(wire::case::Grounds::new(scheme, org), None, &huge));
}
