//! Events and snapshots from anywhere, as JSON through `wire`: coded errors only, and what was folded is asked about.
//!
//! The first byte tells how the rest is read: as text that stands for events or for a snapshot, or as edits of true
//! ones.
#![no_main]

use std::sync::LazyLock;

use arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use wangge::case::Context;
use wangge::generate::{LedgerPlan, ledger, org_document};
use wangge::org::Org;
use wangge::scheme::{Preset, Scheme};
use wangge::value::Instant;
use wangge::wire::Error;
use wangge::wire::case::{Grounds, allowed, decide, evolve, next_due, remaining, story, tick};
use wangge_fuzz::edits::edited;
use wangge_fuzz::moves::{command, later};
use wangge_fuzz::world::WORLD;

/// True stories: events, and the snapshot they add up to.
static STORIES: LazyLock<Vec<(Value, Value)>> = LazyLock::new(|| {
    let scheme = Scheme::read(Preset::Dongshi.document()).expect("a scheme");
    let org = Org::read(&org_document(Preset::Dongshi, &scheme, 7), &scheme).expect("an organisation");
    let plan = LedgerPlan { seed: 7, scale: 1, span: "2026-03".parse().expect("a month") };
    let mut stories = ledger(Context::new(&scheme, &org), &plan).expect("a ledger");
    stories.sort_by_key(|story| std::cmp::Reverse(story.events.len()));
    let every = (stories.len() / 64).max(1);
    stories.iter().step_by(every).map(|story| (json!(story.events), json!(story.case))).collect()
});

fuzz_target!(|data: &[u8]| {
    if let Some((how, rest)) = data.split_first() {
        let _ = run(*how, rest);
    }
});

fn run(how: u8, rest: &[u8]) -> Result<()> {
    let u = &mut Unstructured::new(rest);
    let text = || String::from_utf8_lossy(rest);
    match how % 5 {
        0 => fold(None, &text()),
        1 => ask(&text(), u)?,
        2 => {
            let (events, _) = u.choose(&STORIES)?;
            let told = edited(u, events.clone(), 4)?;
            fold(None, &told.to_string());
        }
        3 => {
            let (events, case) = u.choose(&STORIES)?;
            let snapshot = edited(u, case.clone(), 4)?.to_string();
            ask(&snapshot, u)?;
            let last = events.as_array().and_then(|events| events.last()).cloned().unwrap_or_default();
            fold(Some(&snapshot), &edited(u, last, 2)?.to_string());
        }
        _ => {
            // All but the last events, then what is written of the last.
            let (events, _) = u.choose(&STORIES)?;
            let rows = events.as_array().cloned().unwrap_or_default();
            let (first, last) = rows.split_at(u.int_in_range(0..=rows.len())?);
            let case = evolve(None, &json!(first).to_string()).expect("a true story");
            fold(Some(&case), &edited(u, json!(last), 2)?.to_string());
        }
    }
    Ok(())
}

/// Folds events; what comes of it reads back the same, and is told and asked about.
fn fold(case: Option<&str>, events: &str) {
    coded(story(&WORLD.scheme, events, "zh"));
    coded(story(&WORLD.scheme, events, "en"));
    if let Some(case) = coded(evolve(case, events)) {
        assert_eq!(evolve(Some(&case), "[]").expect("a snapshot"), case);
    }
}

/// Asks about a snapshot, whatever it says.
fn ask(case: &str, u: &mut Unstructured<'_>) -> Result<()> {
    let grounds = Grounds::new(&WORLD.scheme, &WORLD.org);
    let due = coded(next_due(case)).and_then(|due| serde_json::from_str::<Option<String>>(&due).ok()?);
    let known: Option<wangge::case::Case> = serde_json::from_str(case).ok();
    let now = match &known {
        Some(known) => later(u, known.last.instant())?,
        None => Instant::parse("2026-03-09T09:00:00+08:00").expect("an instant"),
    };
    let shown = now.display(WORLD.scheme.offset()).to_string();
    for now in [Some(shown), due].into_iter().flatten() {
        if let Some(events) = coded(tick(grounds, case, &now)) {
            coded(evolve(Some(case), &events));
        }
        coded(remaining(grounds, case, &now));
        coded(allowed(grounds, case, r#"{"member":"m-a"}"#, &now));
    }
    if let Some(known) = &known {
        let text = command(u, Some(known), known.case.as_str(), now)?;
        coded(decide(grounds, Some(case), &text));
    }
    Ok(())
}

/// An answer, or nothing of an error that has a code and is itself JSON.
fn coded(answer: std::result::Result<String, Error>) -> Option<String> {
    match answer {
        Ok(answer) => Some(answer),
        Err(error) => {
            assert!(!error.code().is_empty());
            serde_json::from_str::<Value>(&error.to_json()).expect("an error is JSON");
            None
        }
    }
}
