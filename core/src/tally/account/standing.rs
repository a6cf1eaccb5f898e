//! Where an account stands at one instant after the other, as it is known then.

use super::AccountId;
use super::flow::{Entry, Flow, Row, What};
use super::fold::{Fold, Folded, Move};
use super::index::Index;
use crate::tally::book::Book;

/// What is known of a group of records at an instant.
#[derive(Clone, Copy, Debug)]
pub(in crate::tally) struct Known<'k> {
    /// The instant, in milliseconds.
    pub(in crate::tally) at: i64,
    /// Before which instant the credits known are those of the books' own instant.
    pub(in crate::tally) horizon: i64,
    /// The rows from there on, in order, with what they are credited with; perhaps with others.
    pub(in crate::tally) rows: &'k [u32],
    pub(in crate::tally) credits: &'k [i64],
}

impl Known<'_> {
    fn credit(&self, row: u32) -> i64 {
        let place = self.rows.binary_search(&row).ok();
        place.and_then(|place| self.credits.get(place)).copied().unwrap_or_default()
    }
}

/// An account that is asked for its balance at later and later instants.
///
/// What lies before the horizon is folded once and for all; what lies behind it, where late filings change what was
/// known, is folded anew each time.
#[derive(Clone, Debug)]
pub(in crate::tally) struct Standing {
    flow: Flow,
    /// Redemptions and cancellations so far.
    pub(in crate::tally) moves: Vec<Move>,
    folded: Folded,
}

impl Standing {
    pub(in crate::tally) fn new<P>(book: &Book<'_, P>, index: &Index, account: &AccountId) -> Self {
        let flow = Flow::new(book, account, index.rows(account, book));
        Self { flow, moves: Vec::new(), folded: Folded::default() }
    }

    /// The balance at the instant known, in thousandths, after all that was moved so far.
    pub(in crate::tally) fn balance<P>(&mut self, book: &Book<'_, P>, known: &Known<'_>) -> i128 {
        let settled = book.settlements.by(known.at);
        let behind = |at: i64| at >= known.horizon;
        let open = |at: i64| book.settlements.first(at) >= settled;
        let passed = |row: u32, at: i64| if behind(at) { known.credit(row) } else { book.credit(row) };
        let amount = |entry: &Entry| match entry.what {
            What::Credit { row, .. } => book.own(row, settled).unwrap_or_else(|| passed(row, entry.dated)),
            _ => entry.amount,
        };
        let Self { flow, moves, folded } = self;
        let turns = flow.turns.iter().filter(|(turn, _)| *turn > known.at).map(|(_, at)| *at);
        let horizon = turns.min().map_or(known.horizon, |turn| turn.min(known.horizon));
        let fold = Fold { entries: &flow.entries, moves, terms: &book.terms, amount: &amount };
        let after = known.at.saturating_add(1);
        fold.until(after.min(horizon), folded, &mut |_| {});
        let mut balance = if horizon < after {
            let mut ahead = folded.clone();
            fold.until(after, &mut ahead, &mut |_| {});
            ahead.lots.balance()
        } else {
            folded.lots.balance()
        };
        let change = |row: &Row, credit: i64| i128::from(credit) - i128::from(book.sum(row.row, settled));
        let filed = |row: &&Row| row.filed <= known.at && !open(row.at);
        for row in flow.changed.iter().filter(filed).filter(|row| !behind(row.at)) {
            balance += change(row, book.credit(row.row));
        }
        let from = flow.rows.partition_point(|row| row.filed < known.horizon);
        let recent = flow.rows.get(from..).unwrap_or_default();
        let recent = recent.iter().take_while(|row| row.filed <= known.at);
        for row in recent.filter(filed).filter(|row| behind(row.at)) {
            balance += change(row, known.credit(row.row));
        }
        balance
    }
}

/// What an account holds at the instant of the books: all that came in, what is changed and not yet booked last.
pub(super) fn entries<P>(book: &Book<'_, P>, flow: &Flow) -> Vec<Entry> {
    let (now, settled) = (book.now.millis(), book.settlements.len());
    let change = |row: &Row| Entry {
        at: now,
        by_id: row.by_id,
        dated: now,
        amount: book.credit(row.row) - book.sum(row.row, settled),
        what: What::Change { row: row.row },
    };
    let mut entries = flow.entries.clone();
    entries.extend(flow.changed.iter().map(change));
    entries.sort_by_key(|entry| (entry.at, entry.by_id));
    entries
}
