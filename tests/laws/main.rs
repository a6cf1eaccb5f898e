//! Laws: what holds for all values, each named after what it says and citing its clause.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on has failed"
)]

mod appraisal;
mod appraise;
mod calendar;
mod cases;
mod catalogue;
mod duties;
mod editions;
mod generated;
mod org;
mod periods;
mod points;
mod rows;
mod service;
mod values;
mod wire;
