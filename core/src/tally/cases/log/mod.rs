//! Cases from two tables: what each is, and what happened to them (R0).
//!
//! In flow [`CaseFacts`], a row a case, and [`EventColumns`], a row an event, in any order; out flows the
//! [`CaseTable`](super::CaseTable) that the same events make as documents.

mod build;
mod check;
mod columns;
mod group;
mod rows;
mod told;
mod word;

pub use columns::{CaseFacts, EventColumns};
