//! Lots of points: what comes in, lapses and is taken, the oldest first (P6).

use std::collections::{BTreeMap, BTreeSet};

/// Which lot: ordered by its date; at one instant what credits brought before what cancellations did, each by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LotKey {
    /// Milliseconds since 1970.
    pub(super) dated: i64,
    pub(super) from: From,
}

/// What brought a lot: a credit or a cancellation, by its place among the ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum From {
    Credit(u32),
    Cancel(u32),
}

/// What is in a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lot {
    /// Thousandths, over 0.
    pub(super) left: i64,
    /// The instant at which it lapses, in milliseconds; `i64::MAX`: never.
    pub(super) lapses: i64,
}

/// Where an account stands: lots or a debt, never both; sums in thousandths.
#[derive(Clone, Debug, Default)]
pub(super) struct Lots {
    lots: BTreeMap<LotKey, Lot>,
    /// The lots that lapse, by instant, then id.
    lapsing: BTreeSet<(i64, From, i64)>,
    /// What is in the lots together.
    held: i128,
    debt: i128,
    pub(super) credited: i128,
    pub(super) redeemed: i128,
    pub(super) expired: i128,
    /// Of redemptions that are cancelled later what they took, by place.
    taken: BTreeMap<u32, Taken>,
}

#[derive(Clone, Debug, Default)]
struct Taken {
    lots: Vec<(LotKey, Lot)>,
    debt: i128,
}

impl Lots {
    pub(super) fn balance(&self) -> i128 {
        self.held - self.debt
    }

    /// The lots, oldest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = (LotKey, Lot)> {
        self.lots.iter().map(|(key, lot)| (*key, *lot))
    }

    /// Takes in a credit, or takes a deduction from the oldest lots. Gives what is gone at once.
    pub(super) fn credit(&mut self, key: LotKey, amount: i64, lapses: i64, now: i64) -> i64 {
        self.credited += i128::from(amount);
        if amount >= 0 {
            return self.put(key, Lot { left: amount, lapses }, now);
        }
        let taken = self.take(-i128::from(amount));
        self.debt += taken.debt;
        0
    }

    /// A lot comes in: one whose time is past is gone at once; debts are met first. Gives what is gone.
    fn put(&mut self, key: LotKey, lot: Lot, now: i64) -> i64 {
        if lot.lapses <= now {
            self.expired += i128::from(lot.left);
            return lot.left;
        }
        let met = self.debt.min(i128::from(lot.left));
        self.debt -= met;
        let left = i128::from(lot.left) - met;
        if let Some(left) = i64::try_from(left).ok().filter(|left| *left > 0) {
            self.held += i128::from(left);
            self.lots.entry(key).or_insert(Lot { left: 0, ..lot }).left += left;
            if lot.lapses < i64::MAX {
                self.lapsing.insert((lot.lapses, key.from, key.dated));
            }
        }
        0
    }

    /// Takes the oldest lots; what finds none is the rest.
    fn take(&mut self, amount: i128) -> Taken {
        let mut taken = Taken { lots: Vec::new(), debt: amount };
        while taken.debt > 0 {
            let Some(mut oldest) = self.lots.first_entry() else { break };
            let (key, lot) = (*oldest.key(), *oldest.get());
            let part = taken.debt.min(i128::from(lot.left));
            let Ok(part) = i64::try_from(part) else { break };
            if part == lot.left {
                oldest.remove();
                self.lapsing.remove(&(lot.lapses, key.from, key.dated));
            } else {
                oldest.get_mut().left -= part;
            }
            self.held -= i128::from(part);
            taken.debt -= i128::from(part);
            taken.lots.push((key, Lot { left: part, ..lot }));
        }
        taken
    }

    /// The first lot that lapses by an instant, inclusive, is gone; gives when it lapsed, which it was, and what.
    pub(super) fn lapse(&mut self, by: i64) -> Option<(i64, LotKey, i64)> {
        let first = *self.lapsing.first()?;
        let (at, from, dated) = first;
        if at > by {
            return None;
        }
        self.lapsing.remove(&first);
        let key = LotKey { dated, from };
        let lot = self.lots.remove(&key)?;
        self.held -= i128::from(lot.left);
        self.expired += i128::from(lot.left);
        Some((at, key, lot.left))
    }

    /// Redeems: what finds no lot is left as debt. With `kept`, what it took is remembered for its cancellation.
    pub(super) fn redeem(&mut self, place: u32, cost: i64, kept: bool) {
        let taken = self.take(cost.into());
        self.redeemed += i128::from(cost);
        self.debt += taken.debt;
        if kept {
            self.taken.insert(place, taken);
        }
    }

    /// Takes a redemption back: its very lots return, what it had left as debt becomes a lot of now. Gives what is
    /// gone at once.
    pub(super) fn cancel(&mut self, place: u32, debt: (LotKey, i64), now: i64) -> Vec<(LotKey, i64)> {
        let Some(Taken { mut lots, debt: left }) = self.taken.remove(&place) else { return Vec::new() };
        let (key, lapses) = debt;
        // At most what the redemption cost.
        lots.extend(
            i64::try_from(left).ok().filter(|left| *left > 0).map(|left| (key, Lot { left, lapses })),
        );
        let mut gone = Vec::new();
        for (key, lot) in lots {
            self.redeemed -= i128::from(lot.left);
            let lapsed = self.put(key, lot, now);
            if lapsed > 0 {
                gone.push((key, lapsed));
            }
        }
        gone
    }
}
