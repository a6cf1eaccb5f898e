//! The books of a purse (账簿, P5): what each settled period was settled with, for good, and what is open now.
//!
//! In flow records, a [`Pass`] over them and an instant; out flows a [`Book`]. The pass is run once in full; again
//! only over those groups of records in which something late was filed, and only for the settlements that did not
//! know of it.

mod build;
mod entry;
mod error;
pub(super) mod groups;
mod pass;
pub(super) mod rows;
mod settled;
pub(super) mod terms;

pub use entry::{BookEntry, Booking, OpenEntry};
pub use error::{BookError, BookFault};
pub use pass::Pass;
pub use settled::Settled;

use groups::{Groups, Late};
use rows::{at, by_id, record};
use settled::Settlements;
use terms::PurseTerms;

use super::{Activities, World};
use crate::value::{Amount, Code, Instant, Stamp};

/// The books of one purse at an instant (P5).
///
/// A period of the scheme's settlement kind is settled once the delay from its end has passed, by the edition in
/// force on its last day. Then every record that lies in it, or before it, is booked with what the pass over all that
/// was filed by then credits it with, less what was booked for it before. Books and open part together are the pass
/// of now; what is booked is never changed by what is filed later.
///
/// ```
/// use std::convert::Infallible;
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::tally::{Activities, Book, World};
/// use wangge::value::Instant;
///
/// let document = format!(
///     "{}\n[[purse]]\ncode = \"points\"\nname = \"积分\"\nbasis = \"assumed\"\n",
///     Preset::Dongshi.document(),
/// );
/// let scheme = Scheme::read(&document)?;
/// let org = Org::read(r#"{"units": [{"id": "ds", "tier": "town"}]}"#, &scheme)?;
/// let world = World::new(&scheme, &org);
/// let activities = Activities::from_rows(&[], &world)?;
/// let now = Instant::parse("2026-03-05T09:00:00+08:00")?;
/// let nothing = |_: Option<i64>| Ok::<_, Infallible>(Vec::new());
/// let book = Book::keep(world, &activities, &"points".parse()?, now, nothing)?;
/// assert!(book.entries().is_empty() && book.open().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Book<'a, P> {
    pub(super) world: World<'a>,
    pub(super) activities: &'a Activities<'a>,
    pub(super) purse: Code,
    pub(super) terms: PurseTerms<'a>,
    pub(super) now: Instant,
    pub(super) pass: P,
    pub(super) settlements: Settlements,
    pub(super) groups: Groups,
    pub(super) late: Late,
    /// What the pass credits each row with now, in thousandths.
    credits: Vec<i64>,
    /// Rows that some settlement credited with something else than now, by row.
    otherwise: Vec<RowBooked>,
}

/// A row and what was booked for it.
type RowBooked = (u32, Vec<Booked>);

/// What was booked for a row at a settlement: its place, and thousandths, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Booked {
    pub(super) settlement: usize,
    pub(super) amount: i64,
}

impl<'a, P: Pass> Book<'a, P> {
    /// The books of a purse at `now`, of what was filed by then.
    ///
    /// O(rows · log rows), one pass over all, and one over each group with late filings for each settlement that did
    /// not know of them.
    ///
    /// # Errors
    /// `unknown_purse` if no edition has it; `overflow` for a record credited beyond ±8·10¹²; whatever the pass says.
    pub fn keep(
        world: World<'a>,
        activities: &'a Activities,
        purse: &Code,
        now: Instant,
        pass: P,
    ) -> Result<Self, BookError<P::Error>> {
        build::keep(world, activities, purse, now, pass)
    }
}

impl<P> Book<'_, P> {
    /// The purse.
    #[must_use]
    pub fn purse(&self) -> &Code {
        &self.purse
    }

    /// The settled periods in the order in which they were, from the one in which the first record lies.
    #[must_use]
    pub fn settled(&self) -> &[Settled] {
        self.settlements.list()
    }

    /// What was booked, settlement by settlement, then by the records' order (at, id). O(entries · log entries).
    #[must_use]
    pub fn entries(&self) -> Vec<BookEntry> {
        let mut entries = Vec::new();
        for (row, record) in rows::rows(self.activities) {
            for Booked { settlement, amount } in self.booked(row) {
                let Some(settled) = self.settlements.get(settlement) else { continue };
                let adjusts = self.settlements.adjusts(settlement, record.at);
                let booking = if adjusts { Booking::Adjustment } else { Booking::Credit };
                let dated = match booking {
                    Booking::Credit => record.at,
                    Booking::Adjustment => self.settlements.end(settlement) - 1,
                };
                let (amount, dated) = (self.amount(amount), self.stamp(dated));
                let entry = BookEntry { row: at(row), period: settled.period, booking, amount, dated };
                entries.push((settlement, record.at, row, entry));
            }
        }
        entries.sort_by(|one, other| {
            (one.0, one.1).cmp(&(other.0, other.1)).then_with(|| by_id(self.activities, one.2, other.2))
        });
        entries.into_iter().map(|(.., entry)| entry).collect()
    }

    /// The open part: what the pass credits now, less what is booked, by the records' order (at, id); records of
    /// which nothing is open left out. O(rows · log rows).
    #[must_use]
    pub fn open(&self) -> Vec<OpenEntry> {
        let mut open = Vec::new();
        for (row, record) in rows::rows(self.activities) {
            let amount = self.credit(row) - self.sum(row, self.settlements.len());
            if amount != 0 {
                let change = self.settlements.first(record.at) < self.settlements.len();
                open.push((record.at, row, OpenEntry { row: at(row), amount: self.amount(amount), change }));
            }
        }
        open.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| by_id(self.activities, one.1, other.1)));
        open.into_iter().map(|(.., entry)| entry).collect()
    }

    /// What the pass credits a row with now.
    pub(super) fn credit(&self, row: u32) -> i64 {
        let filed = record(self.activities, row).filter(|record| record.filed_at <= self.now.millis());
        filed.and_then(|_| self.credits.get(at(row)).copied()).unwrap_or_default()
    }

    /// What was booked for a row, by settlement.
    pub(super) fn booked(&self, row: u32) -> impl Iterator<Item = Booked> {
        let otherwise = self.otherwise.binary_search_by_key(&row, |(row, _)| *row).ok();
        let otherwise =
            otherwise.and_then(|place| self.otherwise.get(place)).map(|(_, booked)| booked.as_slice());
        let once = if otherwise.is_some() { None } else { self.booked_once(row) };
        otherwise.unwrap_or_default().iter().copied().chain(once)
    }

    /// Of a row that every settlement credited as now: it is booked by the first that knows of it.
    fn booked_once(&self, row: u32) -> Option<Booked> {
        let (record, amount) = (record(self.activities, row)?, self.credit(row));
        let settlement = self.first_knowing(&record);
        (amount != 0 && settlement < self.settlements.len()).then_some(Booked { settlement, amount })
    }

    /// What was booked for a row at the first so many settlements together. It is what the last of them credited.
    pub(super) fn sum(&self, row: u32, settlements: usize) -> i64 {
        let booked = self.booked(row).filter(|booked| booked.settlement < settlements);
        booked.map(|booked| booked.amount).fold(0, i64::saturating_add)
    }

    /// What the first so many settlements booked for a row as its own credit; `None` if none of them settles it.
    pub(super) fn own(&self, row: u32, settlements: usize) -> Option<i64> {
        let at = record(self.activities, row)?.at;
        let own = |booked: &Booked| {
            booked.settlement < settlements && !self.settlements.adjusts(booked.settlement, at)
        };
        let settled = self.settlements.first(at) < settlements;
        settled.then(|| self.booked(row).filter(own).map(|booked| booked.amount).fold(0, i64::saturating_add))
    }

    pub(super) fn stamp(&self, at: i64) -> Stamp {
        let at = Instant::from_millis(at).unwrap_or(Instant::MAX);
        Stamp::new(at, self.world.offset())
    }

    /// Thousandths that were found to be in bounds when the books were made.
    fn amount(&self, thousandths: i64) -> Amount {
        Amount::from_thousandths(thousandths).unwrap_or_default()
    }
}
