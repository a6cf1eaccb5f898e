//! How rows that caps name are put together: groups side by side in blocks that stay in the nearest caches.

use crate::tally::points::tariff::{Purse, Tariff};
use crate::value::DAY_MS;

/// About how many rows a block has, if they are spread evenly over the groups.
const ROWS: usize = 1 << 14;
/// At most so many bits of the number of a group say which it is within its block.
const LOCAL_BITS: u32 = 12;
/// Of how many whole units, from 0, what they are worth is kept beside each rule.
const UNITS: u32 = 16;
/// What a record is worth stands in the credits.
pub(super) const IN_CREDITS: i64 = -1;

/// Where each group is put, and what a key says.
///
/// A key has, from the highest bit on: the number of the group in its block, the instant, and what the record is worth.
/// So keys of one group stand in time order.
#[derive(Debug)]
pub(super) struct Layout {
    /// How many blocks there are.
    pub(super) blocks: usize,
    /// The block of a group is its number without so many bits.
    local_bits: u32,
    /// The instant that keys count from: the midnight that the first day begins with.
    first: i64,
    /// Bits of the instant.
    at_bits: u32,
    worth: Worth,
}

/// What records are worth, by number: of each rule what stands in the credits, then of some rules what so many units
/// are worth.
#[derive(Debug)]
struct Worth {
    bits: u32,
    list: Vec<(u32, i64)>,
    /// By rule the number of what 0 units are worth, if it is kept.
    by_units: Vec<u32>,
}

impl Layout {
    /// Of so many groups; `None` if keys do not hold what they must.
    pub(super) fn new(tariff: &Tariff<'_>, purse: &Purse, groups: usize) -> Option<Self> {
        let rows = tariff.activities.len();
        let wanted = groups.checked_mul(ROWS)?.checked_div(rows)?.max(1).ilog2();
        let local_bits = wanted.min(LOCAL_BITS);
        let (first, last) = tariff.activities.days();
        let midnight = |day: i32| i64::from(day) * DAY_MS - tariff.world.offset().millis();
        let first_at = midnight(first);
        let span = u64::try_from((midnight(last) + DAY_MS).checked_sub(first_at)?).ok()?;
        let at_bits = u64::BITS - span.leading_zeros();
        let worth = Worth::new(purse, (u64::BITS - local_bits).checked_sub(at_bits)?)?;
        Some(Self { blocks: (groups >> local_bits) + 1, local_bits, first: first_at, at_bits, worth })
    }

    /// The block of a group.
    #[inline(always)]
    pub(super) fn block(&self, group: u32) -> usize {
        (group >> self.local_bits) as usize
    }

    /// The first group of a block.
    pub(super) fn first(&self, block: usize) -> u32 {
        (block as u32) << self.local_bits
    }

    /// How many groups a block has.
    pub(super) fn groups(&self) -> usize {
        1 << self.local_bits
    }

    #[inline(always)]
    pub(super) fn key(&self, group: u32, at: i64, worth: u32) -> u64 {
        let local = u64::from(group) & ((1 << self.local_bits) - 1);
        let at = at.wrapping_sub(self.first) as u64;
        (local << self.at_bits | at) << self.worth.bits | u64::from(worth)
    }

    /// The number of the group within its block.
    #[inline(always)]
    pub(super) fn local(&self, key: u64) -> usize {
        (key >> self.worth.bits >> self.at_bits) as usize
    }

    /// What keys of one group are ordered by.
    #[inline(always)]
    pub(super) fn order(&self, key: u64) -> u64 {
        key >> self.worth.bits
    }

    /// The instant, in milliseconds from the midnight that the first day begins with.
    #[inline(always)]
    pub(super) fn since(&self, key: u64) -> u64 {
        self.order(key) & ((1 << self.at_bits) - 1)
    }

    #[inline(always)]
    pub(super) fn at(&self, key: u64) -> i64 {
        (self.since(key) as i64).wrapping_add(self.first)
    }

    /// The rule of a record, and what it is worth or [`IN_CREDITS`].
    #[inline(always)]
    pub(super) fn worth(&self, key: u64) -> (u32, i64) {
        let number = key & ((1 << self.worth.bits) - 1);
        self.worth.list.get(number as usize).copied().unwrap_or_default()
    }

    /// The number of what a quantity, whole units and thousandths beside them, is worth to a rule, if it is kept; else
    /// the rule's own number stands for what is in the credits.
    #[inline(always)]
    pub(super) fn number(&self, rule: u32, (units, rest): (u64, u64)) -> Option<u32> {
        let first = *self.worth.by_units.get(rule as usize)?;
        (first != u32::MAX && rest == 0 && units < u64::from(UNITS)).then(|| first + units as u32)
    }
}

impl Worth {
    fn new(purse: &Purse, bits: u32) -> Option<Self> {
        // The numbers are held in 31 bits.
        let bits = bits.min(31);
        let most = 1_usize << bits;
        let count = u32::try_from(purse.rules.len()).ok().filter(|_| purse.rules.len() <= most)?;
        let mut list: Vec<(u32, i64)> = (0..count).map(|rule| (rule, IN_CREDITS)).collect();
        let mut by_units = Vec::with_capacity(purse.rules.len());
        for (number, rule) in (0..).zip(&purse.rules) {
            let plain = rule.multipliers.is_empty() && !rule.caps.is_empty();
            let fits = list.len() + UNITS as usize <= most;
            let worth: Option<Vec<i64>> =
                (0..i64::from(UNITS)).map(|units| rule.worth(units * 1000, |_| true)).collect();
            match worth.filter(|_| plain && fits) {
                Some(worth) => {
                    by_units.push(u32::try_from(list.len()).ok()?);
                    list.extend(worth.into_iter().map(|worth| (number, worth)));
                }
                None => by_units.push(u32::MAX),
            }
        }
        Some(Self { bits, list, by_units })
    }
}
