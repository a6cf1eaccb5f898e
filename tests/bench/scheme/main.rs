//! The longest preset read and checked, beside the time that the crate `toml` takes to parse its text alone.
//!
//! The bar: `Scheme::read` takes at most three times what `toml::from_str::<toml::Table>` takes. Beside it stands the
//! cheaper `toml::de::DeTable::parse`. All take turns in one process; of each the median is told.
//!
//! `cargo bench -p wangge-tests --bench scheme`; with `-- --rounds 200` a quick look, with `-- --file scheme.toml`
//! another document.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement: it reads the clock and a file, and stops where it cannot go on"
)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use wangge::scheme::{Preset, Scheme};

/// How often each is measured.
const ROUNDS: usize = 2_000;
/// The most that reading may take, in times of the parse.
const BAR: f64 = 3.0;

fn main() -> ExitCode {
    let rounds = asked("--rounds").map_or(ROUNDS, |rounds| rounds.parse().expect("a number"));
    let longest = Preset::ALL.iter().max_by_key(|preset| preset.document().len()).expect("a preset");
    let (name, text) = match asked("--file") {
        Some(file) => (file.clone(), std::fs::read_to_string(file).expect("a file")),
        None => (longest.as_str().to_owned(), longest.document().to_owned()),
    };
    let text = text.as_str();
    Scheme::read(text).expect("a scheme without fault");
    let (mut read, mut table, mut tree) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        read.push(time(|| Scheme::read(text).is_ok()));
        table.push(time(|| toml::from_str::<toml::Table>(text).is_ok()));
        tree.push(time(|| toml::de::DeTable::parse(text).is_ok()));
    }
    let [read, table, tree] = [read, table, tree].map(median);
    let times = |than: Duration| read.as_secs_f64() / than.as_secs_f64();
    println!("{name}: {} bytes, medians of {rounds} rounds in turn", text.len());
    println!("  Scheme::read                     {read:>10.1?}");
    println!("  toml::from_str::<toml::Table>    {table:>10.1?}  {:.2} times", times(table));
    println!("  toml::de::DeTable::parse         {tree:>10.1?}  {:.2} times", times(tree));
    let met = times(table) <= BAR;
    println!("bar: at most {BAR} times from_str: {}", if met { "met" } else { "not met" });
    if met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The word after a flag.
fn asked(flag: &str) -> Option<String> {
    std::env::args().skip_while(|word| word != flag).nth(1)
}

fn time(work: impl FnOnce() -> bool) -> Duration {
    let start = Instant::now();
    assert!(black_box(work()));
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
