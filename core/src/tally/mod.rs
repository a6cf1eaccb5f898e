//! What follows from many records (统计): points and their accounts, duties done and owed, measures of cases.
//!
//! In flow a [`World`] of schemes and an organisation, and [`Activities`], checked records of what those who serve
//! did, or events of cases, or a [`CaseTable`]; out flow credits, balances, duties and counts, each with its reasons.
//! Nothing here scores, ranks or lists residents.

mod account;
pub mod appraise;
mod bits;
mod block;
mod book;
mod cases;
pub mod column;
mod days;
pub mod duty;
mod live;
pub mod points;
pub mod rate;
mod record;
mod redeem;
mod rows;
pub mod signs;
mod spans;
mod table;
mod threads;
mod watch;
mod world;

pub use account::{AccountId, Accounts, Line, LineEntry, LotFrom, LotId, LotLeft, Statement};
pub use book::{Book, BookEntry, BookError, BookFault, Booking, OpenEntry, Pass, Settled};
pub use cases::{
    Addends, CaseColumns, CaseError, CaseErrors, CaseFacts, CaseMeasures, CaseRow, CaseSubject, CaseTable,
    CaseValues, Count, Counted, CountedCase, CountedCases, EndedAs, EventColumns, Flags, NoData, SiftedCases,
    Totals,
};
pub use record::ActivityRow;
pub use redeem::{CancelRow, RedemptionFault, RedemptionRefusal, RedemptionRow, Verdict};
pub use rows::json_schema;
pub use table::{Activities, ActivityColumns, Sifted};
pub use watch::Watch;
pub use world::World;
