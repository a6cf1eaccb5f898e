//! The counter at which goods are handed out: stock and limits, over all accounts (P7).

use std::collections::{BTreeMap, BTreeSet};

use super::{RedemptionRefusal, RedemptionRow};
use crate::scheme::{Good, Purse, RedemptionLimit, RedemptionMost, Scheme};
use crate::tally::World;
use crate::value::{Amount, Code, Date, Period, PeriodKind, Span};

/// A good on a day, in the scheme of that day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer<'a> {
    purse: &'a Purse,
    pub(super) good: &'a Good,
    pub(super) day: Date,
}

/// What was handed out of a purse so far and not taken back.
#[derive(Clone, Debug)]
pub(super) struct Counter<'a> {
    world: World<'a>,
    purse: Code,
    /// The kinds of periods for which there are limits.
    kinds: BTreeSet<PeriodKind>,
    /// Pieces, by good.
    pieces: BTreeMap<Code, u64>,
    /// Pieces and redemptions, by account, by good or over all, and period.
    used: BTreeMap<(u32, Option<Code>, Period), (u64, u64)>,
}

impl<'a> Counter<'a> {
    pub(super) fn new(world: World<'a>, purse: &Code) -> Self {
        let kinds = world.editions().flat_map(|scheme| kinds(scheme, purse)).collect();
        Self { world, purse: purse.clone(), kinds, pieces: BTreeMap::new(), used: BTreeMap::new() }
    }

    /// Whether the good is to be had at all on the day.
    pub(super) fn offer(&self, row: &RedemptionRow) -> Result<Offer<'a>, RedemptionRefusal> {
        let day = row.at.local(self.world.offset()).0;
        let offer = || {
            let scheme = self.world.edition_on(day)?;
            let purse = scheme.purses().iter().find(|purse| purse.code == self.purse)?;
            let goods = &mut scheme.goods().iter();
            let good = goods.find(|good| good.code == row.good && good.purse == self.purse)?;
            Some(Offer { purse, good, day })
        };
        let good = || row.good.clone();
        let Some(offer) = offer() else {
            return Err(RedemptionRefusal::UnknownGood { good: good(), purse: self.purse.clone(), day });
        };
        let within =
            |windows: &[Span]| windows.is_empty() || windows.iter().any(|window| window.contains(day));
        if within(&offer.good.windows) && within(&offer.purse.windows) {
            Ok(offer)
        } else {
            Err(RedemptionRefusal::OutsideWindow { good: good(), day })
        }
    }

    /// Hands out what was asked for, or says why not; gives the cost.
    pub(super) fn hand_out(
        &mut self,
        row: &RedemptionRow,
        offer: Offer<'_>,
        account: u32,
        balance: Amount,
    ) -> Result<Amount, RedemptionRefusal> {
        let (good, pieces) = (|| row.good.clone(), row.pieces);
        let cost = i128::from(offer.good.price.thousandths()) * i128::from(pieces);
        let cost = i64::try_from(cost).ok().and_then(|cost| Amount::from_thousandths(cost).ok());
        let Some(cost) = cost.filter(|cost| *cost <= balance) else {
            let price = offer.good.price;
            return Err(RedemptionRefusal::InsufficientBalance { good: good(), price, pieces, balance });
        };
        if let Some(left) = self.left(offer).filter(|left| *left < u64::from(pieces)) {
            return Err(RedemptionRefusal::OutOfStock { good: good(), pieces, left });
        }
        let own = offer.good.limits.iter().map(|limit| (Some(good()), limit));
        for (of, limit) in own.chain(offer.purse.limits.iter().map(|limit| (None, limit))) {
            if let Some((period, used)) = self.reached(&of, limit, offer.day, account, pieces) {
                return Err(RedemptionRefusal::LimitReached { good: of, period, most: limit.most, used });
            }
        }
        self.count(row, offer.day, account, true);
        Ok(cost)
    }

    /// What was handed out has come back.
    pub(super) fn take_back(&mut self, row: &RedemptionRow, account: u32) {
        self.count(row, row.at.local(self.world.offset()).0, account, false);
    }

    /// The pieces left on the day; `None`: there are always enough. The edition of the day lists all that came in,
    /// what was handed out under others counts.
    fn left(&self, offer: Offer<'_>) -> Option<u64> {
        if offer.good.stock.is_empty() {
            return None;
        }
        let stock = offer.good.stock.iter().filter(|stock| stock.on <= offer.day);
        let came: u64 = stock.map(|stock| u64::from(stock.pieces)).sum();
        Some(came.saturating_sub(self.pieces.get(&offer.good.code).copied().unwrap_or_default()))
    }

    /// The period of a limit and what was used of it, if so many pieces more go beyond it.
    fn reached(
        &self,
        good: &Option<Code>,
        limit: &RedemptionLimit,
        day: Date,
        account: u32,
        pieces: u32,
    ) -> Option<(Period, u64)> {
        let period = Period::of_day(limit.per, day)?;
        let used = self.used.get(&(account, good.clone(), period)).copied().unwrap_or_default();
        let (used, more, most) = match limit.most {
            RedemptionMost::Pieces(most) => (used.0, pieces, most),
            RedemptionMost::Redemptions(most) => (used.1, 1, most),
        };
        (used + u64::from(more) > u64::from(most)).then_some((period, used))
    }

    fn count(&mut self, row: &RedemptionRow, day: Date, account: u32, out: bool) {
        let turn = |(pieces, redemptions): &mut (u64, u64)| {
            let more = u64::from(row.pieces);
            (*pieces, *redemptions) = if out {
                (*pieces + more, *redemptions + 1)
            } else {
                (pieces.saturating_sub(more), redemptions.saturating_sub(1))
            };
        };
        let stock = self.pieces.entry(row.good.clone()).or_default();
        let mut all = (*stock, 0);
        turn(&mut all);
        *stock = all.0;
        for period in self.kinds.iter().filter_map(|kind| Period::of_day(*kind, day)) {
            for good in [Some(row.good.clone()), None] {
                turn(self.used.entry((account, good, period)).or_default());
            }
        }
    }
}

/// The kinds of periods for which an edition has limits in a purse.
fn kinds(scheme: &Scheme, purse: &Code) -> Vec<PeriodKind> {
    let purses = scheme.purses().iter().filter(|known| known.code == *purse);
    let goods = scheme.goods().iter().filter(|good| good.purse == *purse);
    let limits = purses.flat_map(|purse| &purse.limits).chain(goods.flat_map(|good| &good.limits));
    limits.map(|limit| limit.per).collect()
}
