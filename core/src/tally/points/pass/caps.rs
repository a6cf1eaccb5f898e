//! What caps leave (P4), whatever their buckets are.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

use crate::scheme::CapOf;
use crate::tally::Activities;
use crate::tally::block::day;
use crate::tally::points::tariff::{Capped, Most, Periods, Purse, Rule, Tariff};

/// How much of a cap is used in one bucket, and since which period.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Used {
    /// The bucket and the period that it counts for.
    stamp: u64,
    /// Thousandths. It ends at the greatest number, which is beyond every maximum.
    points: i64,
    times: u64,
}

/// What is left of what a record is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Left {
    pub(super) credit: i64,
    /// The place, among the caps of the rule, of the first that had least left; of no meaning if that was enough.
    pub(super) cap: u32,
}

/// A record before its caps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Capping<'r> {
    pub(super) row: usize,
    pub(super) at: i64,
    pub(super) rule: &'r Rule,
    /// Over 0.
    pub(super) worth: i64,
}

/// How much of the caps of a purse is used, in time order.
///
/// Buckets are those of one group after the other, or, where all rows are in one order, of everybody at once.
pub(super) struct Usage<'t, 'a> {
    tariff: &'t Tariff<'a>,
    /// By slot.
    counting: Vec<Counting<'t>>,
    apart: Apart,
}

/// What a slot counts.
struct Counting<'t> {
    periods: &'t Periods,
    /// Whether its bucket is that of the group, so that there is one at a time.
    own: bool,
    used: Used,
}

/// What is used in buckets that are not those of the group, by slot and bucket.
#[derive(Default)]
struct Apart {
    hasher: DefaultHashBuilder,
    /// By slot.
    counted: Vec<CapOf>,
    table: HashTable<((u32, u64), Used)>,
}

impl<'t, 'a> Usage<'t, 'a> {
    pub(super) fn new(tariff: &'t Tariff<'a>, purse: &'t Purse, grouped: bool) -> Self {
        let counting = purse.slots.iter().map(|slot| Counting {
            periods: tariff.days.periods(slot.per),
            own: grouped && slot.of != CapOf::Target,
            used: Used::default(),
        });
        let counted = purse.slots.iter().map(|slot| slot.of).collect();
        Self { tariff, counting: counting.collect(), apart: Apart { counted, ..Apart::default() } }
    }

    /// Forgets what was used by members and targets of groups that are done.
    pub(super) fn forget(&mut self) {
        self.apart.table.clear();
    }

    /// What the caps leave, in the bucket of a group, which is given from 1 on; and uses it.
    #[inline(always)]
    pub(super) fn take(&mut self, group: u32, of: Capping<'_>) -> Left {
        let day = day(of.at, self.tariff.world.offset());
        let mut left = Left { credit: of.worth, cap: 0 };
        for (place, cap) in (0..).zip(&of.rule.caps) {
            let Some(used) = self.now(group, day, cap, &of) else { continue };
            let least = cap.left(*used, of.worth);
            if least < left.credit {
                left = Left { credit: least, cap: place };
            }
        }
        if left.credit > 0 {
            for cap in &of.rule.caps {
                let Some(counting) = self.counting.get_mut(cap.slot) else { continue };
                let used = if counting.own {
                    &mut counting.used
                } else {
                    self.apart.of(cap, &of, group, self.tariff)
                };
                used.points = used.points.saturating_add(left.credit);
                used.times = used.times.saturating_add(1);
            }
        }
        left
    }

    /// What is used of a cap in the bucket of a record and the period of its day.
    #[inline(always)]
    fn now(&mut self, group: u32, day: i32, cap: &Capped, of: &Capping<'_>) -> Option<&mut Used> {
        let counting = self.counting.get_mut(cap.slot)?;
        let period = counting.periods.place(day);
        let (used, stamp) = if counting.own {
            (&mut counting.used, u64::from(group) << 32 | u64::from(period))
        } else {
            (self.apart.of(cap, of, group, self.tariff), u64::from(period) + 1)
        };
        if used.stamp != stamp {
            *used = Used { stamp, points: 0, times: 0 };
        }
        Some(used)
    }
}

/// The bucket of a record that is not that of its group.
fn bucket(tariff: &Tariff<'_>, of: CapOf, capping: &Capping<'_>, group: u32) -> u64 {
    let table: &Activities<'_> = tariff.activities;
    let member = || u64::from(table.member_of(capping.row));
    match of {
        CapOf::Member => member(),
        CapOf::Unit => u64::from(table.unit_of(capping.row)),
        // Members and households are counted apart, should a purse pass from the ones to the others.
        CapOf::Account if capping.rule.household => {
            1 << 32 | u64::from(tariff.household(table.target_of(capping.row)))
        }
        CapOf::Account => member(),
        CapOf::Target => {
            let own = if group == 0 { member() } else { group.into() };
            own << 32 | u64::from(table.target_of(capping.row))
        }
    }
}

impl Apart {
    fn of(&mut self, cap: &Capped, of: &Capping<'_>, group: u32, tariff: &Tariff<'_>) -> &mut Used {
        let Self { hasher, counted, table } = self;
        let counted = counted.get(cap.slot).copied().unwrap_or(CapOf::Member);
        let key = (cap.slot as u32, bucket(tariff, counted, of, group));
        let entry = table.entry(
            hasher.hash_one(key),
            |(known, _)| *known == key,
            |(known, _)| hasher.hash_one(known),
        );
        &mut entry.or_insert((key, Used::default())).into_mut().1
    }
}

impl Capped {
    /// What is left for a record that is worth so much.
    #[inline(always)]
    fn left(&self, used: Used, worth: i64) -> i64 {
        let left = match self.most {
            Most::Points(most) => most.saturating_sub(used.points).max(0),
            Most::Times(most) if used.times < most => i64::MAX,
            Most::Times(_) => 0,
        };
        if self.whole && left < worth { 0 } else { left }
    }
}
