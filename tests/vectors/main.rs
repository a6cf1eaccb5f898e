//! Vectors: the same files are run in every language.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod asked;
mod calendar;
mod cases;
mod index;
mod org_faults;
mod play;
mod ratings;
mod readings;
mod scheme_faults;
mod service;
mod support;
mod tables;
mod written;
mod written_service;
