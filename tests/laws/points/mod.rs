//! Points: books, accounts, redemption.

mod accounts;
mod ask;
mod coverage;
mod redemption;
mod settlement;
