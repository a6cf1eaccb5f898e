//! The vocabulary (V1–V5): instants, dates, durations, amounts, ratios, ids, codes, texts.
//!
//! Text and numbers flow in, values that cannot be wrong flow out, or a [`ValueError`]. There are no rules of
//! a township here.

mod date;
mod duration;
mod error;
mod instant;
mod offset;
pub mod personal;
mod stamp;

pub use date::{Date, Weekday};
pub use duration::{Duration, Unit};
pub use error::{Excerpt, Expected, ValueError};
pub use instant::Instant;
pub use offset::Offset;
pub use stamp::Stamp;
