//! C, E: one case, from its report to its end.

mod coverage;
mod ledger;
mod limits;
mod lines;
mod model;
mod time;
