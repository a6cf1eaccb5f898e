//! Points: books, accounts, redemption.

mod accounts;
mod ask;
mod by_hand;
mod coverage;
mod hand;
mod redemption;
mod settlement;
