//! Points: books, accounts, redemption.

mod accounts;
mod ask;
mod redemption;
mod settlement;
