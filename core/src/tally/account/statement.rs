//! The statement of one account (账户对账单, P8): what came in and went out, each with its reason.

use serde::Serialize;

use super::AccountId;
use super::flow::{Flow, Source, What};
use super::fold::{Fold, Folded, Happened, Move, Step, Way};
use super::lots::{From, LotKey, Lots};
use super::standing::entries;
use crate::tally::book::rows::{at as place, id, record as record_of};
use crate::tally::book::{Book, BookFault, Pass};
use crate::tally::redeem::Judged;
use crate::value::{Amount, Code, Period, RecordId, RedemptionId, Stamp};

/// What an account holds and how it came to it, as known at an instant.
///
/// In JSON an object: `account` (`{"member": id}` or `{"household": id}`), `purse`, `at`; `lines`, an array in time
/// order; the sums `credited`, `redeemed`, `expired` and `balance`, of which the first is the sum of the others (P9);
/// and `lots`, an array, the oldest first. Amounts are numbers, instants RFC 3339 in the scheme's offset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// Whose account.
    pub account: AccountId,
    /// In which purse.
    pub purse: Code,
    /// As known when.
    pub at: Stamp,
    /// What happened, in order; at one instant expiries, credits, cancellations, redemptions, each by id.
    pub lines: Vec<Line>,
    /// All that came in, less deductions.
    pub credited: Amount,
    /// What was redeemed and not taken back.
    pub redeemed: Amount,
    /// What lapsed.
    pub expired: Amount,
    /// What is left; below 0, a debt.
    pub balance: Amount,
    /// The lots that are left, oldest first.
    pub lots: Vec<LotLeft>,
}

/// A line of a statement; in JSON `at`, `entry` and what belongs to it, `amount`, `balance`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// When it entered the account.
    pub at: Stamp,
    /// What it is.
    #[serde(flatten)]
    pub entry: LineEntry,
    /// By how much the balance changed.
    pub amount: Amount,
    /// The balance after it.
    pub balance: Amount,
}

/// What a line of a statement is; in JSON the field `entry` names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum LineEntry {
    /// 记录计分: what a record is credited with.
    Credit {
        /// The record.
        record: RecordId,
        /// The rule that serves it, if it is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<Code>,
        /// The date of its lot: when the record was.
        dated: Stamp,
        /// The period it was settled with; none while that is open.
        #[serde(skip_serializing_if = "Option::is_none")]
        period: Option<Period>,
    },
    /// 结算调整: what a later settlement changed.
    Adjustment {
        /// The record.
        record: RecordId,
        /// The rule that serves it, if it is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<Code>,
        /// The period it was booked in.
        period: Period,
    },
    /// 未结变动: what is changed of a settled period, and not yet booked.
    Change {
        /// The record.
        record: RecordId,
        /// The rule that serves it, if it is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<Code>,
    },
    /// 基础分: what the purse grants of itself; its id is `base.` and the period's.
    Base {
        /// For which period.
        period: Period,
    },
    /// 到期失效: what is left of a lot when it lapses.
    Expiry {
        /// The lot.
        #[serde(flatten)]
        lot: LotId,
    },
    /// 撤销兑换: what a redemption had taken comes back.
    Cancellation {
        /// The cancellation.
        cancel: RedemptionId,
        /// The redemption.
        redemption: RedemptionId,
    },
    /// 兑换.
    Redemption {
        /// The redemption.
        redemption: RedemptionId,
        /// What for.
        good: Code,
        /// How many pieces.
        pieces: u32,
    },
}

/// Which lot: its date, and what brought it; in JSON `dated`, and one of `record`, `base`, `cancel`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LotId {
    /// From when its expiry counts.
    pub dated: Stamp,
    /// What brought it.
    #[serde(flatten)]
    pub from: LotFrom,
}

/// What brought a lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LotFrom {
    /// The credit of a record, or a change of it.
    Record(RecordId),
    /// The base grant of a period.
    Base(Period),
    /// A cancellation, of a redemption that had left a debt.
    Cancel(RedemptionId),
}

/// A lot that is left; in JSON what it is, `amount`, and `expires`, if it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LotLeft {
    /// Which it is.
    #[serde(flatten)]
    pub lot: LotId,
    /// What is in it.
    pub amount: Amount,
    /// When it lapses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Stamp>,
}

/// The statement of an account, of these rows and moves.
pub(super) fn statement<P: Pass>(
    book: &Book<'_, P>,
    judged: &Judged,
    account: &AccountId,
    rows: &[u32],
) -> Result<Statement, BookFault> {
    let flow = Flow::new(book, account, rows);
    let entries = entries(book, &flow);
    let moves = judged.moves.get(account).map(Vec::as_slice).unwrap_or_default();
    let (mut folded, mut steps) = (Folded::default(), Vec::new());
    let fold = Fold { entries: &entries, moves, terms: &book.terms, amount: &|entry| entry.amount };
    fold.until(book.now.millis().saturating_add(1), &mut folded, &mut |step| steps.push(step));
    let teller = Teller { book, judged, flow: &flow };
    let said = || {
        let lines = steps.iter().map(|step| teller.line(step)).collect::<Option<Vec<Line>>>()?;
        let Lots { credited, redeemed, expired, .. } = folded.lots;
        Some(Statement {
            account: account.clone(),
            purse: book.purse.clone(),
            at: book.stamp(book.now.millis()),
            lines,
            credited: amount(credited)?,
            redeemed: amount(redeemed)?,
            expired: amount(expired)?,
            balance: amount(folded.lots.balance())?,
            lots: teller.lots(&folded.lots)?,
        })
    };
    said().ok_or_else(|| BookFault::AccountOverflow { account: account.clone() })
}

/// Thousandths as an amount, if it is in bounds.
pub(super) fn amount(thousandths: i128) -> Option<Amount> {
    i64::try_from(thousandths).ok().and_then(|thousandths| Amount::from_thousandths(thousandths).ok())
}

/// Tells what happened by the ids of those it happened to. `None`: an amount is out of bounds.
struct Teller<'t, 'a, P> {
    book: &'t Book<'a, P>,
    judged: &'t Judged,
    flow: &'t Flow,
}

impl<P: Pass> Teller<'_, '_, P> {
    fn line(&self, step: &Step) -> Option<Line> {
        let entry = match step.what {
            Happened::Came(what) => self.came(what)?,
            Happened::Lapsed(key) => LineEntry::Expiry { lot: self.lot(key)? },
            Happened::Moved(moved) => self.moved(moved)?,
        };
        let (at, amount) = (self.book.stamp(step.at), amount(step.amount.into())?);
        Some(Line { at, entry, amount, balance: self::amount(step.balance)? })
    }

    fn came(&self, what: What) -> Option<LineEntry> {
        let record = |row: u32| id(self.book.activities, row);
        let rule = |row: u32| self.book.pass.rule(row);
        let period = |place: usize| self.book.settlements.get(place).map(|settled| settled.period);
        Some(match what {
            What::Credit { row, settlement } => {
                let dated = self.book.stamp(record_of(self.book.activities, row)?.at);
                let period = settlement.and_then(period);
                LineEntry::Credit { record: record(row)?, rule: rule(row), dated, period }
            }
            What::Adjustment { row, settlement } => {
                LineEntry::Adjustment { record: record(row)?, rule: rule(row), period: period(settlement)? }
            }
            What::Change { row } => LineEntry::Change { record: record(row)?, rule: rule(row) },
            What::Base { period } => LineEntry::Base { period },
        })
    }

    fn moved(&self, moved: Move) -> Option<LineEntry> {
        let row = self.judged.redemptions.get(place(moved.redemption))?;
        let redemption = row.id.clone();
        Some(match moved.way {
            Way::Out { .. } => {
                LineEntry::Redemption { redemption, good: row.good.clone(), pieces: row.pieces }
            }
            Way::Back { cancel } => LineEntry::Cancellation {
                cancel: self.judged.cancels.get(place(cancel))?.clone(),
                redemption,
            },
        })
    }

    fn lot(&self, key: LotKey) -> Option<LotId> {
        let from = match key.from {
            From::Cancel(cancel) => LotFrom::Cancel(self.judged.cancels.get(place(cancel))?.clone()),
            From::Credit(by_id) => match *self.flow.sources.get(place(by_id))? {
                Source::Row(row) => LotFrom::Record(id(self.book.activities, row)?),
                Source::Base(grant) => LotFrom::Base(grant.period),
            },
        };
        Some(LotId { dated: self.book.stamp(key.dated), from })
    }

    fn lots(&self, lots: &Lots) -> Option<Vec<LotLeft>> {
        let left = lots.iter().map(|(key, lot)| {
            let expires = (lot.lapses < i64::MAX).then(|| self.book.stamp(lot.lapses));
            Some(LotLeft { lot: self.lot(key)?, amount: amount(lot.left.into())?, expires })
        });
        left.collect()
    }
}
