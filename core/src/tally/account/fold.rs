//! The fold of an account: what came in and went out, in time order (P6).

use super::flow::{Entry, What};
use super::lots::{From, LotKey, Lots};
use crate::tally::book::terms::PurseTerms;

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
