//! Redemption of points (积分兑换, P7): requests judged in order, on what was known at their instant.
//!
//! In flow the books, [`RedemptionRow`]s and [`CancelRow`]s; out flows a [`Verdict`] on each request, and what it
//! moved in its account.

mod check;
mod counter;
mod fault;
mod queue;
mod refusal;
mod row;
mod verdict;

pub(super) use check::exists;
pub use fault::RedemptionFault;
pub(super) use queue::{Judged, judge};
pub use refusal::RedemptionRefusal;
pub use row::{CancelRow, RedemptionRow};
pub use verdict::Verdict;
