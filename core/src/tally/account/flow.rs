//! What comes into an account, as the books know it (P6).

use super::AccountId;
use super::base::{Grant, grants};
use crate::tally::book::Book;
use crate::tally::book::rows::{by_id, id, record};
use crate::value::Period;

/// What came in, in time order, at one instant by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// When it came in, in milliseconds.
    pub(super) at: i64,
    /// Its place among the ids of the account's credits.
    pub(super) by_id: u32,
    /// The date of its lot, in milliseconds.
    pub(super) dated: i64,
    /// Thousandths.
    pub(super) amount: i64,
    pub(super) what: What,
}

/// What it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A record's own credit: what its period was settled with, at a settlement, or what is open of it.
    Credit { row: u32, settlement: Option<usize> },
    /// What the settlement of a later period booked.
    Adjustment { row: u32, settlement: usize },
    /// What is changed and not yet booked.
    Change { row: u32 },
    /// A base grant.
    Base { period: Period },
}

/// A row of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) row: u32,
    pub(super) by_id: u32,
    pub(super) at: i64,
    pub(super) filed: i64,
}

/// What comes into an account, as the books at one instant know it.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    /// What brings credits, by id: what the places of entries count.
    pub(super) sources: Vec<Source>,
    pub(super) entries: Vec<Entry>,
    /// By filing.
    pub(super) rows: Vec<Row>,
    /// The rows of settled periods that were at some time credited otherwise than their period was settled with.
    pub(super) changed: Vec<Row>,
    /// Where editions settle otherwise: when what counted as a record's own credit before counts otherwise, and the
    /// instant of the record.
    pub(super) turns: Vec<(i64, i64)>,
}

impl Flow {
    pub(super) fn new<P>(book: &Book<'_, P>, account: &AccountId, rows: &[u32]) -> Self {
        let grants = grants(&book.world, &book.purse, account, book.now);
        let sources = sources(book, rows, &grants);
        let (entries, rows, changed, turns) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut flow = Self { sources: Vec::new(), entries, rows, changed, turns };
        for (by_id, source) in (0..).zip(&sources) {
            match source {
                Source::Row(row) => flow.take_row(book, *row, by_id),
                Source::Base(Grant { at, period, points }) => {
                    let (amount, what) = (points.thousandths(), What::Base { period: *period });
                    flow.entries.push(Entry { at: *at, by_id, dated: *at, amount, what });
                }
            }
        }
        flow.sources = sources;
        flow.entries.sort_by_key(|entry| (entry.at, entry.by_id));
        flow.rows.sort_by_key(|row| row.filed);
        flow
    }

    fn take_row<P>(&mut self, book: &Book<'_, P>, row: u32, by_id: u32) {
        let Some(record) = record(book.activities, row) else { return };
        let (settlements, first) = (&book.settlements, book.settlements.first(record.at));
        let known = Row { row, by_id, at: record.at, filed: record.filed_at };
        self.rows.push(known);
        let (mut own, mut sum, mut adjusted) = (None, 0, false);
        for booked in book.booked(row) {
            let (settlement, amount) = (booked.settlement, booked.amount);
            sum += amount;
            adjusted |= settlement != first;
            if settlements.adjusts(settlement, record.at) {
                let (at, what) = (settlements.instant(settlement), What::Adjustment { row, settlement });
                self.entries.push(Entry { at, by_id, dated: at, amount, what });
            } else {
                own.get_or_insert(settlement);
                if settlement != first {
                    self.turns.push((settlements.instant(settlement), record.at));
                }
            }
        }
        if settlements.adjusts(first, record.at) {
            self.turns.push((settlements.instant(first), record.at));
        }
        let settled = first < settlements.len();
        if own.is_some() || record.filed_at <= settlements.instant(first) {
            let what = What::Credit { row, settlement: own };
            let amount = book.own(row, settlements.len()).unwrap_or_else(|| book.credit(row));
            self.entries.push(Entry { at: record.filed_at, by_id, dated: record.at, amount, what });
        }
        if settled && (adjusted || book.credit(row) != sum) {
            self.changed.push(known);
        }
    }
}

/// What brings credits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Row(u32),
    Base(Grant),
}

/// The sources of an account's credits by id; a grant's is `base.` and the period's.
fn sources<P>(book: &Book<'_, P>, rows: &[u32], grants: &[Grant]) -> Vec<Source> {
    let named = |source: Source| {
        let id = match source {
            Source::Row(row) => id(book.activities, row).map(|id| id.to_string()),
            Source::Base(grant) => Some(format!("base.{}", grant.period)),
        };
        (source, id)
    };
    let rows = rows.iter().map(|row| Source::Row(*row));
    let sources = rows.chain(grants.iter().map(|grant| Source::Base(*grant)));
    let mut sources: Vec<(Source, Option<String>)> = sources.map(named).collect();
    sources.sort_by(|one, other| match (one.0, other.0) {
        (Source::Row(one), Source::Row(other)) => by_id(book.activities, one, other),
        _ => one.1.cmp(&other.1),
    });
    sources.into_iter().map(|(source, _)| source).collect()
}
