//! A province of five million units: what it takes to load, to hold and to ask, beside a plain graph of the same ids.
//!
//! The bar: an `Org` takes at most three times what the graph of `UnitId` takes, the smaller of the two graphs, and
//! loading it stays under 8 GiB.
//!
//! `cargo bench -p wangge-tests --bench org`; with `-- --units 200000` a quick look, with `-- --shuffled` rows in no
//! order. Bytes are those asked of the allocator.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "a measurement: it reads the clock and stops where it cannot go on"
)]

mod allocator;
mod province;

use std::hint::black_box;
use std::time::Instant;

use allocator::{live, peak, restart_peak};
use province::Province;
use wangge::generate::Rng;
use wangge::org::{Org, Unit};
use wangge::scheme::{Preset, Scheme};
use wangge::value::UnitId;

/// How many questions of each sort are asked.
const QUESTIONS: usize = 1_000_000;

fn main() {
    let units = asked("--units").unwrap_or(5_000_000);
    let shuffled = std::env::args().any(|word| word == "--shuffled");
    let scheme = Scheme::read(Preset::Dongshi.document()).expect("the preset is valid");
    let province = Province::of(units);
    println!("{units} units, rows {}", if shuffled { "shuffled" } else { "in order" });

    let ids = measured("graph of UnitId", || province.graph(|id| id.parse::<UnitId>().expect("an id")));
    let texts = measured("graph of String", || province.graph(str::to_owned));

    let before = live();
    let rows = province.rows(&scheme, shuffled.then_some(7));
    println!("{:<16} {:>7.1} bytes a unit", "rows", (live() - before) as f64 / units as f64);
    let (loaded, org) = loaded(rows, before, |rows| Org::from_rows(rows, &scheme).expect("a sound province"));
    assert_eq!(org.units().len(), units);
    assert!(loaded <= 3 * ids, "an Org takes more than three times the graph");
    println!("Org / graph of UnitId {:.2}", loaded as f64 / ids as f64);
    println!("Org / graph of String {:.2}", loaded as f64 / texts as f64);
    ask(&org);
}

/// The number after a word of the command line.
fn asked(name: &str) -> Option<usize> {
    let mut words = std::env::args().skip_while(|word| word != name);
    words.nth(1)?.parse().ok()
}

/// Makes something, says what it takes, and drops it; its bytes.
fn measured<T>(what: &str, make: impl FnOnce() -> T) -> usize {
    let before = live();
    let start = Instant::now();
    let made = black_box(make());
    let (bytes, seconds) = (live() - before, start.elapsed().as_secs_f64());
    println!("{what:<16} {:>7.1} MB live, {seconds:.2} s", bytes as f64 / 1e6);
    drop(made);
    bytes
}

/// Loads rows and says what that takes; the bytes of what was made, and it.
fn loaded<R, T>(rows: R, before: usize, load: impl FnOnce(R) -> T) -> (usize, T) {
    restart_peak();
    let start = Instant::now();
    let made = load(rows);
    let seconds = start.elapsed().as_secs_f64();
    let bytes = live() - before;
    assert!(peak() - before < 8 << 30, "loading takes more than 8 GiB");
    println!(
        "{:<16} {:>7.1} MB live, {seconds:.2} s, peak {:.2} GiB, rows included",
        "Org",
        bytes as f64 / 1e6,
        (peak() - before) as f64 / f64::from(1 << 30)
    );
    (bytes, made)
}

/// Asks about random pairs of units.
fn ask(org: &Org) {
    let all: Vec<Unit<'_>> = org.units().collect();
    let mut rng = Rng::new(7);
    let mut draw = || all.get(rng.index(all.len())).copied().expect("a unit");
    let pairs: Vec<(Unit<'_>, Unit<'_>)> = (0..QUESTIONS).map(|_| (draw(), draw())).collect();
    let timed = |what: &str, question: &dyn Fn(Unit<'_>, Unit<'_>) -> usize| {
        let start = Instant::now();
        let sum: usize = pairs.iter().map(|(a, b)| question(*a, *b)).sum();
        let ns = start.elapsed().as_nanos() as f64 / QUESTIONS as f64;
        println!("{what:<24} {ns:>7.0} ns each ({})", black_box(sum));
    };
    timed("unit by id", &|a, _| usize::from(org.unit(a.id()).is_some()));
    timed("is ancestor", &|a, b| usize::from(a.is_ancestor_of(b)));
    timed("lowest common ancestor", &|a, b| usize::from(a.lowest_common_ancestor(b).is_some()));
    timed("ancestors", &|a, _| a.ancestors().count());
    timed("size of the subtree", &|a, _| a.subtree().len());
}
