//! C, E: one case, from its report to its end.

mod ledger;
mod limits;
mod model;
mod time;
