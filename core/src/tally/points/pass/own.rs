//! What caps leave (P4) where every bucket is that of the group, so that of each there is one at a time: row by row
//! without guesses, for purses of which no rule has many caps.

use super::Trimmed;
use super::caps::Left;
use super::groups::Block;
use crate::scheme::CapOf;
use crate::tally::points::tariff::{Capped, Most, Purse, Tariff};
use crate::value::{DAY_MS, PeriodKind};

/// Room for the places of a day's periods of each kind; a power of two.
const KINDS: usize = 8;

/// How much of the caps of a purse is used in the buckets of one group after the other.
pub(super) trait Own: Send {
    /// Caps the rows of a block; those that are cut are put down.
    fn each(&mut self, block: &Block<'_>, cuts: &mut Vec<Trimmed>);
}

/// That of the caps of a purse; `None` if some bucket is not that of the group, if a cap counts points in one edition and
/// records in another, or if a rule has too many caps.
pub(super) fn own(tariff: &Tariff<'_>, purse: &Purse) -> Option<Box<dyn Own>> {
    let caps = || purse.rules.iter().flat_map(|rule| &rule.caps);
    let counts_times = |cap: &Capped| matches!(cap.most, Most::Times(_));
    let apart = purse.slots.iter().any(|slot| slot.of == CapOf::Target);
    let mixed = (0..purse.slots.len()).any(|slot| {
        let mut own = caps().filter(|cap| cap.slot == slot).map(counts_times);
        own.next().is_some_and(|first| own.any(|other| other != first))
    });
    if apart || mixed {
        return None;
    }
    // Caps of points of which what is left is always credited are the usual ones.
    let plain = !caps().any(|cap| cap.whole || counts_times(cap));
    Some(match (purse.rules.iter().map(|rule| rule.caps.len()).max().unwrap_or_default(), plain) {
        (0 | 1, true) => Box::new(Few::<1, true>::new(tariff, purse)),
        (0 | 1, false) => Box::new(Few::<1, false>::new(tariff, purse)),
        (2, true) => Box::new(Few::<2, true>::new(tariff, purse)),
        (2, false) => Box::new(Few::<2, false>::new(tariff, purse)),
        (3, true) => Box::new(Few::<3, true>::new(tariff, purse)),
        (3, false) => Box::new(Few::<3, false>::new(tariff, purse)),
        (4, true) => Box::new(Few::<4, true>::new(tariff, purse)),
        (4, false) => Box::new(Few::<4, false>::new(tariff, purse)),
        _ => return None,
    })
}

/// Of rules that have so many caps at most; whether all are plain.
struct Few<const CAPS: usize, const PLAIN: bool> {
    /// By rule; those of fewer caps have some that limit nothing.
    limits: Vec<[Limit; CAPS]>,
    /// By slot; the last is that of what limits nothing.
    used: Vec<Used>,
    /// By day from the first on the place of its period of each kind.
    places: Vec<[u32; KINDS]>,
}

/// A cap of a rule.
#[derive(Clone, Copy, Debug)]
struct Limit {
    slot: u32,
    kind: u32,
    /// Thousandths, or records.
    most: i64,
    /// All bits of what is used, or none if it limits nothing.
    counts: i64,
    /// Whether it counts records.
    times: bool,
    whole: bool,
}

/// How much of a cap is used, and since which period of which group.
#[derive(Clone, Copy, Debug, Default)]
struct Used {
    stamp: u64,
    /// Thousandths, or records; never beyond the greatest maximum there is.
    so_far: i64,
}

impl<const CAPS: usize, const PLAIN: bool> Few<CAPS, PLAIN> {
    fn new(tariff: &Tariff<'_>, purse: &Purse) -> Self {
        let slot = purse.slots.len() as u32;
        let none = Limit { slot, kind: 0, most: i64::MAX, counts: 0, times: false, whole: false };
        let limits = purse.rules.iter().map(|rule| {
            let mut limits = [none; CAPS];
            for (limit, cap) in limits.iter_mut().zip(&rule.caps) {
                *limit = Limit::new(cap, purse);
            }
            limits
        });
        let (first, last) = tariff.activities.days();
        let places = (first..=last).map(|day| {
            let mut places = [0; KINDS];
            for slot in &purse.slots {
                if let Some(place) = places.get_mut(slot.per as usize) {
                    *place = tariff.days.periods(slot.per).place(day);
                }
            }
            places
        });
        Self {
            limits: limits.collect(),
            used: vec![Used::default(); purse.slots.len() + 1],
            places: places.collect(),
        }
    }

    /// What the caps of a rule leave of what a record is worth, which is over 0, at so many milliseconds since the first
    /// midnight, in the buckets of a group, which is given from 1 on; and uses it.
    #[inline(always)]
    fn take(&mut self, group: u32, since: u64, rule: u32, worth: i64) -> Option<Left> {
        let limits = self.limits.get(rule as usize)?;
        let places = self.places.get((since / DAY_MS as u64) as usize)?;
        let mut left = Left { credit: worth, cap: 0 };
        let mut all = [Used::default(); CAPS];
        for ((cap, limit), now) in (0..).zip(limits).zip(&mut all) {
            let used = self.used.get(limit.slot as usize)?;
            let period = places.get(limit.kind as usize % KINDS)?;
            let stamp = u64::from(group) << 32 | u64::from(*period);
            *now = Used { stamp, so_far: if used.stamp == stamp { used.so_far } else { 0 } };
            let least = limit.left::<PLAIN>(now.so_far, worth);
            left = if least < left.credit { Left { credit: least, cap } } else { left };
        }
        for (limit, now) in limits.iter().zip(all) {
            let more = limit.more::<PLAIN>(left.credit) & limit.counts;
            *self.used.get_mut(limit.slot as usize)? = Used { so_far: now.so_far + more, ..now };
        }
        Some(left)
    }
}

impl<const CAPS: usize, const PLAIN: bool> Own for Few<CAPS, PLAIN> {
    fn each(&mut self, block: &Block<'_>, cuts: &mut Vec<Trimmed>) {
        block.each(cuts, |group, key, _, (rule, worth)| {
            self.take(group, block.layout.since(key), rule, worth)
        });
    }
}

impl Limit {
    fn new(cap: &Capped, purse: &Purse) -> Self {
        let (most, times) = match cap.most {
            Most::Points(points) => (points, false),
            Most::Times(times) => (i64::try_from(times).unwrap_or(i64::MAX), true),
        };
        let kind = purse.slots.get(cap.slot).map_or(PeriodKind::All, |slot| slot.per);
        Self { slot: cap.slot as u32, kind: kind as u32, most, counts: !0, times, whole: cap.whole }
    }

    /// What is left for a record that is worth so much, when so much is used.
    #[inline(always)]
    fn left<const PLAIN: bool>(&self, so_far: i64, worth: i64) -> i64 {
        let left = (self.most - so_far).max(0);
        if PLAIN {
            return left;
        }
        let left = if self.times && left > 0 { i64::MAX } else { left };
        if self.whole && left < worth { 0 } else { left }
    }

    /// How much of it a credit uses.
    #[inline(always)]
    fn more<const PLAIN: bool>(&self, credit: i64) -> i64 {
        if !PLAIN && self.times { i64::from(credit > 0) } else { credit }
    }
}
