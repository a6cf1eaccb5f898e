//! What follows from many records (统计): points and their accounts, duties done and owed.
//!
//! In flow a [`World`] of schemes and an organisation, and [`Activities`], checked records of what those who serve
//! did; out flow credits, balances and duties, each with its reasons. Nothing here scores, ranks or lists residents.

pub mod duty;
mod record;
mod table;
mod world;

pub use record::ActivityRow;
pub use table::Activities;
pub use world::World;
