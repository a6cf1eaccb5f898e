//! Caps where each group of rows is by itself: block by block of groups, each group in order (at, id).

use super::Trimmed;
use super::caps::{Capping, Left, Usage};
use super::layout::{IN_CREDITS, Layout};
use super::own::{Own, own};
use super::parted::Parted;
use crate::tally::points::tariff::{Purse, Tariff};

/// How often, for each row of a group, rows may be moved by one before the group is sorted in another way.
const MOVES: usize = 8;

/// What does one block after the other.
pub(super) struct Groups<'t, 'a> {
    tariff: &'t Tariff<'a>,
    purse: &'t Purse,
    layout: &'t Layout,
    used: Used<'t, 'a>,
    /// Where the next row of each group goes, and later where each ends.
    ends: Vec<u32>,
    keys: Vec<u64>,
    rows: Vec<u32>,
    /// What the rows are worth, if some do not say so themselves.
    worths: Vec<i64>,
}

/// How much of the caps is used.
enum Used<'t, 'a> {
    /// All buckets are those of the group, and no rule has many caps.
    Own(Box<dyn Own>),
    /// Whatever they are.
    Apart(Usage<'t, 'a>),
}

impl<'t, 'a> Groups<'t, 'a> {
    pub(super) fn new(tariff: &'t Tariff<'a>, purse: &'t Purse, layout: &'t Layout) -> Self {
        let used = own(tariff, purse).map_or_else(|| Used::Apart(Usage::new(tariff, purse, true)), Used::Own);
        let (ends, keys, rows, worths) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { tariff, purse, layout, used, ends, keys, rows, worths }
    }

    /// Caps the rows of a block; each row of which less is left than it is worth is put down. What rows are worth
    /// that do not say so themselves, `look_up` puts beside their numbers.
    pub(super) fn block(
        &mut self,
        number: usize,
        parts: &[&Parted],
        look_up: impl FnOnce(&[u32], &mut Vec<i64>),
        cuts: &mut Vec<Trimmed>,
    ) {
        self.gather(number, parts);
        let mut start = 0;
        for end in &self.ends {
            let end = *end as usize;
            if let (Some(keys), Some(rows)) = (self.keys.get_mut(start..end), self.rows.get_mut(start..end)) {
                sort(self.tariff, self.layout, keys, rows);
            }
            start = end;
        }
        self.worths.clear();
        if parts.iter().any(|part| part.lacks_worths()) {
            look_up(&self.rows, &mut self.worths);
        }
        let Self { purse, layout, used, ends, keys, rows, worths, .. } = self;
        let capped = Block { first: layout.first(number), layout, ends, keys, rows, worths };
        match used {
            Used::Own(own) => own.each(&capped, cuts),
            Used::Apart(usage) => {
                usage.forget();
                capped.each(cuts, |group, key, row, (number, worth)| {
                    let rule = purse.rule(number)?;
                    let capping = Capping { row: row as usize, at: layout.at(key), rule, worth };
                    Some(usage.take(group, capping))
                });
            }
        }
    }

    /// Puts the rows of a block group by group, those of a group in their order.
    fn gather(&mut self, number: usize, parts: &[&Parted]) {
        let Self { layout, ends, keys, rows, .. } = self;
        ends.clear();
        ends.resize(layout.groups(), 0);
        parts.iter().flat_map(|part| part.block(number)).for_each(|(key, _)| {
            if let Some(end) = ends.get_mut(layout.local(key)) {
                *end += 1;
            }
        });
        let mut sum = 0;
        for end in ends.iter_mut() {
            let own = *end;
            *end = sum;
            sum += own;
        }
        keys.resize(sum as usize, 0);
        rows.resize(sum as usize, 0);
        parts.iter().flat_map(|part| part.block(number)).for_each(|(key, row)| {
            let Some(end) = ends.get_mut(layout.local(key)) else { return };
            let place = *end as usize;
            if let (Some(key_slot), Some(row_slot)) = (keys.get_mut(place), rows.get_mut(place)) {
                (*key_slot, *row_slot) = (key, row);
            }
            *end += 1;
        });
    }
}

/// A block of groups, the rows of each in order.
pub(super) struct Block<'b> {
    /// The first group.
    first: u32,
    pub(super) layout: &'b Layout,
    ends: &'b [u32],
    keys: &'b [u64],
    rows: &'b [u32],
    worths: &'b [i64],
}

impl Block<'_> {
    /// Caps every row: `take` is given its group, from 1 on, its key and number, its rule and what it is worth. Each
    /// of which less is left is put down.
    #[inline(always)]
    pub(super) fn each(
        &self,
        cuts: &mut Vec<Trimmed>,
        mut take: impl FnMut(u32, u64, u32, (u32, i64)) -> Option<Left>,
    ) {
        let mut start = 0;
        for (group, end) in (self.first.wrapping_add(1)..).zip(self.ends) {
            let end = *end as usize;
            let keys = self.keys.get(start..end).unwrap_or_default();
            let rows = self.rows.get(start..end).unwrap_or_default();
            for ((key, row), place) in keys.iter().zip(rows).zip(start..) {
                let (rule, mut worth) = self.layout.worth(*key);
                if worth == IN_CREDITS {
                    worth = self.worths.get(place).copied().unwrap_or_default();
                }
                let Some(left) = take(group, *key, *row, (rule, worth)) else { continue };
                if left.credit < worth {
                    cuts.push(Trimmed::new(*row, (rule, worth), left));
                }
            }
            start = end;
        }
    }
}

/// Puts the rows of a group in order (at, id). They mostly are.
fn sort(tariff: &Tariff<'_>, layout: &Layout, keys: &mut [u64], rows: &mut [u32]) {
    let table = tariff.activities;
    let comes_after = |one: (u64, u32), other: (u64, u32)| {
        let (first, second) = (layout.order(one.0), layout.order(other.0));
        first > second || (first == second && table.cmp_ids(one.1 as usize, other.1 as usize).is_gt())
    };
    let mut moves = MOVES * keys.len();
    for next in 1..keys.len() {
        let (Some(key), Some(row)) = (keys.get(next).copied(), rows.get(next).copied()) else { return };
        let mut place = next;
        while let Some(before) = place.checked_sub(1) {
            let (Some(own), Some(other)) = (keys.get(before).copied(), rows.get(before).copied()) else {
                return;
            };
            if !comes_after((own, other), (key, row)) {
                break;
            }
            set(keys, rows, place, (own, other));
            place = before;
        }
        set(keys, rows, place, (key, row));
        moves = moves.saturating_sub(next - place);
        if moves == 0 {
            return sort_anew(table, layout, keys, rows);
        }
    }
}

fn set(keys: &mut [u64], rows: &mut [u32], place: usize, (key, row): (u64, u32)) {
    if let (Some(key_slot), Some(row_slot)) = (keys.get_mut(place), rows.get_mut(place)) {
        (*key_slot, *row_slot) = (key, row);
    }
}

#[cold]
fn sort_anew(table: &crate::tally::Activities<'_>, layout: &Layout, keys: &mut [u64], rows: &mut [u32]) {
    let mut pairs: Vec<(u64, u32)> = keys.iter().copied().zip(rows.iter().copied()).collect();
    pairs.sort_by(|one, other| {
        let by_time = layout.order(one.0).cmp(&layout.order(other.0));
        by_time.then_with(|| table.cmp_ids(one.1 as usize, other.1 as usize))
    });
    for (place, pair) in pairs.into_iter().enumerate() {
        set(keys, rows, place, pair);
    }
}
