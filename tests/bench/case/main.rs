//! Folding events and asking what is due, beside what one would write by hand.
//!
//! - Events of a generated quarter, decoded, folded by `replay`, beside a hand-written `match` loop over the same
//!   events that keeps the same record of a case. The bar: at most twice its time. A second loop, which keeps nothing
//!   but state and holder, stands beside both.
//! - What is due among a million open cases, for answers of growing size: the time for each case of an answer stays the
//!   same. The time to build the index is stated.
//!
//! `cargo bench -p wangge-tests --bench case`; `-- --fold` measures folding alone. `-- --export FILE` writes the stories
//! for `tests/bench/lifecycle/run`, which folds the same ones with XState.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement: it reads the clock and writes a file, and stops where it cannot go on"
)]

mod by_hand;
mod due;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use wangge::case::{Context, Event, replay};
use wangge::generate::{LedgerPlan, Story, ledger, org_document};
use wangge::org::Org;
use wangge::scheme::{Preset, Scheme};

/// How often each is measured.
const ROUNDS: usize = 30;
/// The most that folding may take, in times of the loop written by hand.
const BAR: f64 = 2.0;

fn main() -> ExitCode {
    let scheme = Scheme::read(Preset::Dongshi.document()).expect("a scheme");
    let org = Org::read(&org_document(Preset::Dongshi, &scheme, 7), &scheme).expect("an organisation");
    let plan = LedgerPlan { seed: 7, scale: 20, span: "2026-Q1".parse().expect("a quarter") };
    let stories = ledger(Context::new(&scheme, &org), &plan).expect("a ledger");
    if let Some(file) = asked("--export") {
        export(&stories, &file);
        return ExitCode::SUCCESS;
    }
    let met = fold(&stories);
    if !std::env::args().any(|word| word == "--fold") {
        due::measure(&stories);
    }
    if met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn fold(stories: &[Story]) -> bool {
    let events: usize = stories.iter().map(|story| story.events.len()).sum();
    let (mut folded, mut by_hand, mut least) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        folded.push(time(|| {
            stories
                .iter()
                .filter_map(|story| replay(&story.events).ok().flatten())
                .map(|case| u64::from(case.seq))
                .sum()
        }));
        by_hand.push(time(|| stories.iter().map(|story| by_hand::fold(&story.events)).sum()));
        least.push(time(|| stories.iter().map(|story| by_hand::least(&story.events)).sum()));
    }
    let [folded, by_hand, least] = [folded, by_hand, least].map(median);
    let rate = |time: Duration| events as f64 / time.as_secs_f64() / 1e6;
    let times = folded.as_secs_f64() / by_hand.as_secs_f64();
    println!("{} stories, {events} events, medians of {ROUNDS} rounds in turn", stories.len());
    println!(
        "  replay                              {folded:>10.1?}  {:>7.1} M events a second",
        rate(folded)
    );
    println!("  by hand, the same record            {by_hand:>10.1?}  {:>7.1} M", rate(by_hand));
    println!("  by hand, state and holder only      {least:>10.1?}  {:>7.1} M", rate(least));
    println!(
        "bar: at most {BAR} times the same record by hand: {times:.2}, {}",
        if times <= BAR { "met" } else { "not met" }
    );
    times <= BAR
}

/// The names of the events of each story and the state it ends in, as JSON.
fn export(stories: &[Story], file: &str) {
    let name = |event: &Event| serde_json::to_value(event).expect("an event")["event"].clone();
    let told = |story: &Story| {
        let events: Vec<Value> = story.events.iter().map(name).collect();
        json!({ "state": story.case.state(), "events": events })
    };
    let all: Vec<Value> = stories.iter().map(told).collect();
    std::fs::write(file, json!(all).to_string()).expect("a file that can be written");
}

/// The word after a flag.
fn asked(flag: &str) -> Option<String> {
    std::env::args().skip_while(|word| word != flag).nth(1)
}

pub(crate) fn time(work: impl FnOnce() -> u64) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
