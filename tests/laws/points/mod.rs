//! P: points, record by record; their books, accounts and redemption.

mod accounts;
mod ask;
mod books;
mod by_hand;
mod caps;
mod compare;
mod coverage;
mod engine;
mod engine_caps;
mod engine_totals;
mod exact;
mod explained;
mod hand;
mod model;
mod redemption;
mod settlement;
mod told;
mod totals;
mod watched;
mod worlds;
