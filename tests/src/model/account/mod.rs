//! Accounts by plain lists: every answer is made from nothing, at each instant anew.

mod books;
mod fold;
mod pass;
mod redeem;

pub use books::{Booked, Settlement, books, settlements};
pub use fold::{Told, account};
pub use pass::credits;
pub use redeem::{Moved, Way, judge};

use wangge::scheme::{Purse, Scheme};
use wangge::tally::World;
use wangge::value::{Code, Date, Instant};

/// The local day of an instant in milliseconds.
pub fn day(world: &World<'_>, at: i64) -> Date {
    Instant::from_millis(at).expect("an instant").local(world.offset()).0
}

/// The instant in milliseconds at which a local day begins.
pub fn midnight(world: &World<'_>, day: Date) -> i64 {
    Instant::at(day, 0, world.offset()).expect("an instant").millis()
}

/// The purse as the edition of a day has it, or else the last one begun by then that had it.
fn purse_of<'a>(world: &World<'a>, purse: &Code, day: Date) -> Option<&'a Purse> {
    let begun: Vec<&Scheme> = world.editions().filter(|scheme| scheme.edition().from <= day).collect();
    let mut purses = begun.into_iter().rev().flat_map(Scheme::purses);
    purses.find(|known| known.code == *purse)
}
