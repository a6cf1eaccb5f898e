//! R5: ranks, quotas, ties, grades.

mod among;
mod engine;
mod errors;
mod larger;
mod reach;
mod small;
mod worlds;
