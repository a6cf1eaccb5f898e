//! P: points, record by record; their books, accounts and redemption.

mod accounts;
mod ask;
mod books;
mod caps;
mod compare;
mod coverage;
mod engine;
mod exact;
mod model;
mod redemption;
mod settlement;
mod told;
mod totals;
mod worlds;
