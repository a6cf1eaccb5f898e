//! What the laws share: strategies that yield values of every size, the edges among them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on has failed"
)]

pub mod appraisals;
pub mod calendars;
pub mod catalogue;
pub mod columns;
pub mod compare;
pub mod duties;
pub mod events;
pub mod ledgers;
pub mod model;
pub mod numbers;
pub mod orgs;
pub mod purses;
pub mod service;
pub mod stories;
pub mod texts;
pub mod times;
pub mod whole;
pub mod worlds;

use proptest::test_runner::Config;

/// How the laws are run: so many cases each, or as many as `PROPTEST_CASES` says; no files are left behind.
pub fn cases(cases: u32) -> Config {
    let asked = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    Config { cases, failure_persistence: None, ..asked }
}
