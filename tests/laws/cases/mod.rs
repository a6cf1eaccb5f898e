//! C, E: one case, from its report to its end.

mod allowed;
mod coverage;
mod index;
mod ledger;
mod limits;
mod lines;
mod model;
mod remaining;
mod time;
