//! Cases in a table (事件表, R0), and what is measured of them (R2).
//!
//! In flow events of many cases, or columns or rows that a township keeps; out flows a [`CaseTable`]. Of it, or of the
//! events for each period anew, [`CaseMeasures`] gives what a [`Measure`](crate::scheme::Measure) counts, for every unit
//! and every member at once, and the very cases that were counted. Cases count for where the matter lies and for who
//! serves; nobody who reported one is in the table (A5).

mod build;
mod catalogue;
mod columns;
mod counted;
mod cut;
mod error;
mod even;
mod export;
mod field;
mod fold;
mod given;
mod happened;
mod judge;
mod ledger;
mod log;
mod measures;
mod row;
mod sieve;
mod step;
mod store;
mod sums;
mod table;
mod tell;
mod totals;

pub use columns::{CaseColumns, Flags};
pub use counted::{Count, Counted};
pub use error::{CaseError, CaseErrors, NoData};
pub use export::CaseValues;
pub use field::EndedAs;
pub(in crate::tally) use given::Given;
pub use log::{CaseFacts, EventColumns};
pub use measures::{CaseMeasures, CaseSubject, CountedCase, CountedCases};
pub use row::CaseRow;
pub use table::{CaseTable, SiftedCases};
pub use totals::{Addends, Totals};
