//! D1: cases that were closed, taken from a ledger.

use serde_json::json;
use wangge::case::{Context, Event, State, replay};
use wangge::generate::{LedgerPlan, ledger, org_document};
use wangge::org::Org;
use wangge::scheme::{Preset, Scheme};
use wangge::tally::duty::closed_cases;

fn events() -> Vec<Vec<Event>> {
    let scheme = Scheme::read(Preset::Dongshi.document()).unwrap();
    let org = Org::read(&org_document(Preset::Dongshi, &scheme, 3), &scheme).unwrap();
    let plan = LedgerPlan { seed: 3, scale: 1, span: "2026-03".parse().unwrap() };
    ledger(Context::new(&scheme, &org), &plan).unwrap().into_iter().map(|story| story.events).collect()
}

/// D1: each closing of each case is a row with the origin of the case, whichever way the events come.
#[test]
fn d1_closed_cases_are_those_that_events_close() {
    let stories = events();
    let told = |events: &[Event]| serde_json::to_value(events).unwrap();
    let mut expected = Vec::new();
    for story in &stories {
        let origin = told(story)[0]["origin"].clone();
        let closings = story.iter().filter(|event| told(std::slice::from_ref(event))[0]["event"] == "closed");
        expected.extend(closings.map(|event| (event.case.clone(), origin.clone(), event.at.instant())));
        // A case that is closed now was closed at least once.
        let case = replay(story).unwrap().unwrap();
        let closed = expected.iter().filter(|(id, _, _)| *id == case.case).count();
        assert!(case.state() != State::Closed || closed > 0);
    }
    assert!(expected.len() > 10, "{}", expected.len());
    let rows = |events: &mut dyn Iterator<Item = &Event>| {
        let rows = closed_cases(events).unwrap().into_iter();
        let mut rows: Vec<_> = rows.map(|row| (row.case, json!(row.origin), row.closed_at)).collect();
        rows.sort_by(|one, other| (&one.0, one.2).cmp(&(&other.0, other.2)));
        rows
    };
    expected.sort_by(|one, other| (&one.0, one.2).cmp(&(&other.0, other.2)));
    assert_eq!(rows(&mut stories.iter().flatten()), expected);
    let mut mixed: Vec<&Event> = stories.iter().flatten().collect();
    mixed.sort_by_key(|event| (event.at.instant(), event.seq));
    assert_eq!(rows(&mut mixed.into_iter()), expected);
}

/// D1: a closing without the report before it tells of no origin.
#[test]
fn d1_a_closing_without_its_report_is_an_error() {
    let story =
        events().into_iter().find(|story| closed_cases(story).is_ok_and(|rows| !rows.is_empty())).unwrap();
    let error = closed_cases(&story[1..]).unwrap_err();
    assert_eq!(
        (error.code(), serde_json::to_value(&error).unwrap()),
        ("not_reported", json!({"case": story[0].case}))
    );
}
