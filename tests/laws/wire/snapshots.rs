//! Cases as text.

use serde_json::Value;
use wangge::case::{Case, DueIndex, next_due};
use wangge::value::Instant;
use wangge::wire;

use super::{World, assert_plain};

fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

/// C1, X2: what evolve writes is the case itself, whole or fold by fold, and it is read back to the same bytes.
#[test]
fn x2_a_snapshot_is_read_back_as_it_was_written() {
    for story in World::new(5).stories {
        let whole = wire::case::evolve(None, &text(&story.events)).unwrap();
        assert_eq!(whole, text(&story.case));
        assert_plain(&whole);
        assert_eq!(wire::case::evolve(Some(&whole), "[]").unwrap(), whole);
        let mut folded = "null".to_owned();
        for event in &story.events {
            folded = wire::case::evolve(Some(&folded), &text(event)).unwrap();
        }
        assert_eq!(folded, whole);
    }
}

/// X2: a field that this version does not know changes nothing.
#[test]
fn x2_unknown_fields_of_events_and_snapshots_are_ignored() {
    fn widen(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.values_mut().for_each(widen);
                // An actor and what is known of feedback are one word with its value: no place for fields.
                if fields.len() > 1 {
                    fields.insert("later_minor_version".to_owned(), serde_json::json!([{"x": 1}]));
                }
            }
            Value::Array(rows) => rows.iter_mut().for_each(widen),
            _ => {}
        }
    }
    let world = World::new(6);
    for story in &world.stories {
        let mut events = serde_json::to_value(&story.events).unwrap();
        widen(&mut events);
        let mut case = serde_json::to_value(&story.case).unwrap();
        widen(&mut case);
        let (events, case) = (events.to_string(), case.to_string());
        assert_eq!(wire::case::evolve(None, &events).unwrap(), text(&story.case));
        assert_eq!(wire::case::evolve(Some(&case), "[]").unwrap(), text(&story.case));
        let told = wire::case::story(&world.scheme, &events, "zh").unwrap();
        assert_eq!(told, wire::case::story(&world.scheme, &text(&story.events), "zh").unwrap());
    }
}

/// C6: `next_due` says when `tick` does something: nothing a millisecond before, something then.
#[test]
fn c6_tick_brings_something_at_next_due_and_not_before() {
    let world = World::new(7);
    for story in &world.stories {
        let case = text(&story.case);
        let due = wire::case::next_due(&case).unwrap();
        let Some(at) = next_due(&story.case) else {
            assert_eq!(due, "null");
            continue;
        };
        let tick = |now: &str| {
            wire::case::tick(wire::case::Grounds::new(&world.scheme, &world.org), &case, now).unwrap()
        };
        let due: String = serde_json::from_str(&due).unwrap();
        assert_ne!(tick(&due), "[]");
        if at > story.case.last.instant() {
            let before = at.checked_add_millis(-1).unwrap().display(world.scheme.offset()).to_string();
            assert_eq!(tick(&before), "[]");
        }
    }
}

/// V6: every answer is compact JSON.
#[test]
fn v6_answers_are_plain_json() {
    let world = World::new(8);
    let calendar = world.scheme.calendar();
    assert_plain(&wire::scheme::describe(&world.scheme));
    assert_plain(&wire::generate::figures("dongshi", &world.scheme, &world.org, "2026-03-05").unwrap());
    for day in ["2026-02-28", "2026-03-05", "2199-12-31"] {
        assert_plain(&wire::calendar::day(calendar, day).unwrap());
        let noon = format!("{day}T12:00:00+08:00");
        assert_plain(&wire::calendar::between(calendar, "1900-01-01T00:00:00Z", &noon).unwrap());
    }
    for unit in world.org.units() {
        assert_plain(&wire::org::unit(&world.org, unit.id().as_str()).unwrap());
        assert_plain(&wire::org::ancestors(&world.org, unit.id().as_str()).unwrap());
    }
    for story in &world.stories {
        for lang in ["zh", "en"] {
            let told = wire::case::story(&world.scheme, &text(&story.events), lang).unwrap();
            assert_plain(&told);
            let told: Vec<Value> = serde_json::from_str(&told).unwrap();
            assert_eq!(told.len(), story.events.len());
        }
    }
}

/// C6: an index fed with snapshots answers as one fed with the cases.
#[test]
fn c6_an_index_of_snapshots_is_one_of_cases() {
    let world = World::new(7);
    let cases: Vec<&Case> = world.stories.iter().map(|story| &story.case).collect();
    let known: DueIndex = cases.iter().copied().collect();
    let mut index = DueIndex::new();
    for case in &cases {
        wire::index::put(&mut index, &text(case)).unwrap();
    }
    assert!(index.len() > 10);
    for (now, _) in known.due(Instant::MAX) {
        let due: Vec<_> = known.due(now).map(|(_, id)| id).collect();
        let now = now.display(world.scheme.offset()).to_string();
        assert_eq!(wire::index::due(&index, &now).unwrap(), text(&due));
    }
    let first = cases
        .iter()
        .filter_map(|case| Some((next_due(case)?, &case.case, case)))
        .min_by_key(|(at, id, _)| (*at, *id));
    let first = first.map(|(.., case)| wire::case::next_due(&text(case)).unwrap());
    assert_eq!(Some(wire::index::next_due(&index)), first);
    for case in &cases {
        wire::index::remove(&mut index, case.case.as_str()).unwrap();
    }
    assert_eq!((wire::index::next_due(&index).as_str(), index.len()), ("null", 0));
}
