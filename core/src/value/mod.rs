//! The vocabulary (V1–V5): instants, dates, durations, amounts, ratios, ids, codes, texts.
//!
//! Text and numbers flow in, values that cannot be wrong flow out, or a [`ValueError`]. There are no rules of
//! a township here.

mod error;
pub mod personal;

pub use error::{Excerpt, Expected, ValueError};
