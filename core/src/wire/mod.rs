//! JSON text in and JSON text out, one function a question: what the bindings see.
//!
//! In flow texts and handles such as [`Calendar`](crate::calendar::Calendar), [`Scheme`](crate::scheme::Scheme) and
//! [`Org`](crate::org::Org), or of records [`Records`], [`Points`], [`Duties`], [`Accounts`]; out flows the core's own JSON text, or one [`Error`], itself JSON text. Nothing is
//! decided here. The text is compact, keys stand in the order that each function documents, a field marked `?` is
//! left out where there is nothing to say, and a collection is an array (V6).

mod accounts;
pub mod activations;
mod appraisals;
pub mod calendar;
pub mod case;
mod cases;
mod duties;
mod error;
pub mod generate;
pub mod history;
pub mod index;
mod json;
pub mod org;
mod points;
pub mod rating;
mod records;
pub mod scheme;
pub mod table;
mod world;

pub use accounts::Accounts;
pub use appraisals::{Appraisals, Appraised, Comparison};
pub use cases::Cases;
pub use duties::{Duties, DutyAsked};
pub use error::Error;
pub use points::{Points, period_kind};
pub use records::Records;
pub use world::World;

/// The version of the library as JSON text, `"0.1.0"` with its quotation marks.
///
/// ```
/// assert_eq!(wangge::wire::version(), format!("\"{}\"", env!("CARGO_PKG_VERSION")));
/// ```
#[must_use]
pub fn version() -> String {
    concat!("\"", env!("CARGO_PKG_VERSION"), "\"").to_owned()
}
