//! Points of a year of records with caps by day, month and year, at 10⁵, 10⁶ and 10⁷ rows.
//!
//! For each size: reading and checking the columns, the pass on one thread and on two, the totals of members and
//! units, explanations; nanoseconds a row, and how much memory stands at most beyond the columns and the organisation.
//! The same credits come from a loop written by hand for these rules.
//!
//! The bars: at 10⁷ rows at most 2.5 times the nanoseconds a row at 10⁵; at most 190 MB beyond what was given, the
//! credits included.
//!
//! `cargo bench -p wangge-tests --bench points`; `-- --rows 100000` measures one size, `--shuffled` records that
//! arrive in no order. `-- --export DIRECTORY` writes a ledger for `node.mjs` and measures it here; `tests/bench/points/run`
//! runs both.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement: it reads the clock and the memory it takes, and stops where it cannot go on"
)]

mod by_hand;
mod export;
mod ledger;
mod memory;
mod world;

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use ledger::Ledger;
use wangge::generate::Rng;
use wangge::tally::points::{Options, score};
use wangge::tally::{Activities, World};
use wangge::value::PeriodKind;
use world::Townships;

/// How many records are explained.
const EXPLAINED: usize = 1000;
/// How often each is measured.
const ROUNDS: usize = 5;
/// The most nanoseconds a row at the greatest size, in times of those at the least.
const BAR: f64 = 2.5;
/// The most bytes a row beyond what was given.
const BYTES: f64 = 19.0;

fn main() -> ExitCode {
    let word = |name: &str| std::env::args().skip_while(|word| word != name).nth(1);
    let asked = word("--rows").and_then(|rows| rows.parse().ok());
    if let Some(directory) = word("--export") {
        export::export(asked.unwrap_or(1_000_000), Path::new(&directory));
        return ExitCode::SUCCESS;
    }
    let sizes = asked.map_or(vec![100_000, 1_000_000, 10_000_000], |rows| vec![rows]);
    let figures: Vec<(f64, f64)> = sizes.iter().map(|rows| measure(*rows)).collect();
    let ((least, _), (most, bytes)) = (figures[0], figures[figures.len() - 1]);
    let (grown, met) = (most / least, most / least <= BAR && bytes <= BYTES);
    println!("bars: at most {BAR} times the time a row: {grown:.2}; at most {BYTES} bytes a row: {bytes:.1}");
    println!("{}", if met { "met" } else { "not met" });
    if met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The nanoseconds and bytes a row of a pass on one thread.
fn measure(rows: usize) -> (f64, f64) {
    let mut rng = Rng::new(7);
    let scheme = world::scheme();
    let townships = Townships::of(rows, &scheme, &mut rng);
    let ledger = Ledger::of(rows, &townships, std::env::args().any(|word| word == "--shuffled"), &mut rng);
    let (members, units) = (townships.org.members().len(), townships.org.units().len());
    println!("{rows} rows, {members} members, {units} units");
    let (world, columns) = (World::new(&scheme, &townships.org), ledger.columns());
    let rate = |time: Duration| time.as_secs_f64() * 1e9 / rows as f64;
    let say = |what: &str, Taken { passed, worked }: Taken| {
        let worked = worked.map_or(String::new(), |worked| format!(", at work {:.1} ns a row", rate(worked)));
        println!("  {what:<28} {:>8.1} ns a row {:>9.3} s{worked}", rate(passed), passed.as_secs_f64());
    };

    let before = memory::restart();
    let activities = Activities::from_columns(&columns, &world).expect("a sound ledger");
    let points = score(&world, &activities, &Options::default()).expect("points within bounds");
    let bytes = memory::peak().saturating_sub(before) as f64;
    let purse = points.purse(&world::purse()).expect("a purse");
    let (expected, by_hand) = by_hand::score(&ledger);
    assert!(purse.credits() == Some(expected.as_slice()), "not the credits written by hand");
    drop((points, expected));

    say("read and check", least(|| drop(Activities::from_columns(&columns, &world))));
    let pass = |threads| {
        let world = world.with_threads(threads);
        least(|| drop(black_box(score(&world, &activities, &Options::default()))))
    };
    let one = pass(1);
    say("pass, one thread", one);
    say("pass, two threads", Taken { worked: None, ..pass(2) });
    say("by hand, one thread", by_hand);
    let points = score(&world, &activities, &Options::default()).expect("points within bounds");
    let purse = points.purses().next().expect("a purse");
    say("members by month", least(|| drop(black_box(purse.by_member(PeriodKind::Month)))));
    say("units by year", least(|| drop(black_box(purse.by_unit(PeriodKind::Year)))));
    let explain = |row| time(|| drop(black_box(purse.explain(row)))).passed;
    let slowest = || (0..EXPLAINED).map(|nth| explain(rows / EXPLAINED * nth)).max().expect("one at least");
    // Among the first is the one that puts the records in order.
    let (first, later) = (slowest(), slowest());
    println!("  explanations: the first {first:.1?}, the slowest of {EXPLAINED} later ones {later:.1?}");
    println!(
        "  {:<28} {:>8.1} bytes a row {:>6.0} MB",
        "beyond what was given",
        bytes / rows as f64,
        bytes / 1e6
    );
    (rate(one.worked.unwrap_or(one.passed)), bytes / rows as f64)
}

/// How long something took, and how long of that this thread was at work, where the system tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Taken {
    worked: Option<Duration>,
    pub(crate) passed: Duration,
}

pub(crate) fn time(work: impl FnOnce()) -> Taken {
    let (start, before) = (Instant::now(), memory::worked());
    work();
    let passed = start.elapsed();
    let worked = before.zip(memory::worked()).map(|(before, after)| after.saturating_sub(before));
    Taken { worked, passed }
}

/// The least of some rounds: others may be at work beside us.
pub(crate) fn least(mut work: impl FnMut()) -> Taken {
    (0..ROUNDS).map(|_| time(&mut work)).min().expect("a round")
}
