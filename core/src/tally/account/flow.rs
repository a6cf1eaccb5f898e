//! What comes into an account and goes out of it, in time order (P6).

use super::AccountId;
use super::base::{Grant, grants};
use super::lots::{From, LotKey, Lots};
use crate::tally::book::Book;
use crate::tally::book::rows::{by_id, id, record};
use crate::tally::book::terms::PurseTerms;
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

/// What was redeemed or taken back, in time order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tally) struct Move {
    /// Milliseconds since 1970.
    pub(in crate::tally) at: i64,
    /// The place of the redemption.
    pub(in crate::tally) redemption: u32,
    pub(in crate::tally) way: Way,
}

/// Which way it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tally) enum Way {
    /// Redeemed for so many thousandths; whether it is cancelled later.
    Out { cost: i64, cancelled: bool },
    /// Taken back by the cancellation of a place among their ids.
    Back { cancel: u32 },
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

/// What happened to an account at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Milliseconds since 1970.
    pub(super) at: i64,
    pub(super) what: Happened,
    /// By how much the balance changed, in thousandths.
    pub(super) amount: i64,
    /// The balance after it, in thousandths.
    pub(super) balance: i128,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happened {
    Came(What),
    Lapsed(LotKey),
    Moved(Move),
}

/// How far an account is folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    pub(super) lots: Lots,
    entries: usize,
    moves: usize,
}

/// What is folded: at one instant expiries, credits, cancellations, redemptions, each by id.
pub(super) struct Fold<'f> {
    pub(super) entries: &'f [Entry],
    pub(super) moves: &'f [Move],
    pub(super) terms: &'f PurseTerms<'f>,
    /// What an entry brings, as it is known.
    pub(super) amount: &'f dyn Fn(&Entry) -> i64,
}

impl Fold<'_> {
    /// Folds what happened before an instant, from where it was folded to; each step is told.
    pub(super) fn until(&self, until: i64, folded: &mut Folded, tell: &mut dyn FnMut(Step)) {
        loop {
            let entry = self.entries.get(folded.entries).filter(|entry| entry.at < until);
            let moved = self.moves.get(folded.moves).filter(|moved| moved.at < until);
            let next = entry.map(|entry| entry.at).into_iter().chain(moved.map(|moved| moved.at)).min();
            lapse(next.unwrap_or(until.saturating_sub(1)), &mut folded.lots, tell);
            match (entry, moved) {
                (Some(entry), _) if next == Some(entry.at) => {
                    folded.entries += 1;
                    self.come(entry, &mut folded.lots, tell);
                }
                (_, Some(moved)) => {
                    folded.moves += 1;
                    self.go(*moved, &mut folded.lots, tell);
                }
                _ => return,
            }
        }
    }

    fn come(&self, entry: &Entry, lots: &mut Lots, tell: &mut dyn FnMut(Step)) {
        let amount = (self.amount)(entry);
        if amount == 0 {
            return;
        }
        let key = LotKey { dated: entry.dated, from: From::Credit(entry.by_id) };
        let gone = lots.credit(key, amount, self.terms.lapses(entry.dated), entry.at);
        let balance = lots.balance() + i128::from(gone);
        tell(Step { at: entry.at, what: Happened::Came(entry.what), amount, balance });
        if gone > 0 {
            tell(lapsed(entry.at, key, gone, lots.balance()));
        }
    }

    fn go(&self, moved: Move, lots: &mut Lots, tell: &mut dyn FnMut(Step)) {
        let before = lots.balance();
        let gone = match moved.way {
            Way::Out { cost, cancelled } => {
                lots.redeem(moved.redemption, cost, cancelled);
                Vec::new()
            }
            Way::Back { cancel } => {
                let key = LotKey { dated: moved.at, from: From::Cancel(cancel) };
                lots.cancel(moved.redemption, (key, self.terms.lapses(moved.at)), moved.at)
            }
        };
        let mut balance = lots.balance() + gone.iter().map(|(_, gone)| i128::from(*gone)).sum::<i128>();
        // No more than what the redemption cost.
        let amount = i64::try_from(balance - before).unwrap_or_default();
        tell(Step { at: moved.at, what: Happened::Moved(moved), amount, balance });
        for (key, gone) in gone {
            balance -= i128::from(gone);
            tell(lapsed(moved.at, key, gone, balance));
        }
    }
}

fn lapse(by: i64, lots: &mut Lots, tell: &mut dyn FnMut(Step)) {
    while let Some((at, key, gone)) = lots.lapse(by) {
        tell(lapsed(at, key, gone, lots.balance()));
    }
}

fn lapsed(at: i64, key: LotKey, gone: i64, balance: i128) -> Step {
    Step { at, what: Happened::Lapsed(key), amount: -gone, balance }
}
