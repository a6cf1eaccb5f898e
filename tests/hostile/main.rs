//! Hostile documents: coded faults, no panic, and no more than four times their length and 64 MiB held.
//!
//! Documents are of up to 1 MiB, and with `tests/run --long`, which sets `PROPTEST_CASES`, of up to 32 MiB.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on has failed"
)]

mod families;
mod forms;
mod large;
mod memory;
mod mutated;
mod peak;

use std::sync::{Mutex, MutexGuard, PoisonError};

use wangge::org::Org;
use wangge::read::{Faults, MAX_FAULTS};
use wangge::scheme::{Preset, Scheme};
use wangge::tally::{Activities, World};
use wangge::wire;

#[global_allocator]
static ALLOCATOR: peak::Counted = peak::Counted;

/// Held by each test, so that none counts what another holds.
static ALONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether there is time for more.
fn is_long() -> bool {
    std::env::var_os("PROPTEST_CASES").is_some()
}

/// The preset whose document is the longest.
fn largest() -> Preset {
    *Preset::ALL.iter().max_by_key(|preset| preset.document().len()).unwrap()
}

/// What reading gives: how many faults, none where the document is sound. They are told too, as JSON.
fn told(read: Result<(), Faults>) -> usize {
    let Err(faults) = read else { return 0 };
    let (count, described) = (faults.count(), faults.as_slice().len());
    assert!(count >= described && (1..=MAX_FAULTS + 1).contains(&described), "{described} of {count}");
    let json = wire::Error::from(faults).to_json();
    assert!(json.starts_with(r#"{"kind":"faults","code":"faults","path":"","facts":{"count":"#));
    count
}

fn as_scheme(document: &[u8]) -> usize {
    told(Scheme::read_bytes(document).map(drop))
}

fn as_org(document: &[u8], scheme: &Scheme) -> usize {
    told(Org::read_bytes(document, scheme).map(drop))
}

fn as_records(document: &[u8], world: &World<'_>) -> usize {
    let text = std::str::from_utf8(document).unwrap();
    let read = told(Activities::read(text, world).map(drop));
    let sifted = Activities::sift(text, world).map(|rest| rest.faults.map_or(Ok(()), Err));
    assert_eq!(told(sifted.and_then(|rest| rest)), read);
    read
}
