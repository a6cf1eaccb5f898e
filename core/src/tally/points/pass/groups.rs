//! Caps where each group of rows is by itself: block by block of groups, each group in order (at, id).

use super::caps::{Capping, Left, Usage};
use super::layout::{IN_CREDITS, Layout};
use super::parted::Parted;
use crate::tally::points::tariff::{Purse, Tariff};

/// How often, for each row of a group, rows may be moved by one before the group is sorted in another way.
const MOVES: usize = 8;

/// What does one block after the other.
pub(super) struct Groups<'t, 'a> {
    tariff: &'t Tariff<'a>,
    purse: &'t Purse,
    layout: &'t Layout,
    usage: Usage<'t, 'a>,
    /// Where the next row of each group goes, and later where each ends.
    ends: Vec<u32>,
    keys: Vec<u64>,
    rows: Vec<u32>,
    /// What the rows are worth, if some do not say so themselves.
    worths: Vec<i64>,
}

impl<'t, 'a> Groups<'t, 'a> {
    pub(super) fn new(tariff: &'t Tariff<'a>, purse: &'t Purse, layout: &'t Layout) -> Self {
        let usage = Usage::new(tariff, purse, true);
        let (ends, keys, rows, worths) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { tariff, purse, layout, usage, ends, keys, rows, worths }
    }

    /// Caps the rows of a block; `cut` is told of each row of which less is left than it is worth. What rows are worth
    /// that do not say so themselves, `look_up` puts beside their numbers.
    pub(super) fn block(
        &mut self,
        number: usize,
        parts: &[&Parted],
        look_up: impl FnOnce(&[u32], &mut Vec<i64>),
        mut cut: impl FnMut(Capping<'_>, u32, Left),
    ) {
        self.gather(number, parts);
        self.usage.forget();
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
        let mut start = 0;
        for (group, end) in (self.layout.first(number)..).zip(&self.ends) {
            let end = *end as usize;
            let keys = self.keys.get(start..end).unwrap_or_default();
            let rows = self.rows.get(start..end).unwrap_or_default();
            for ((key, row), place) in keys.iter().zip(rows).zip(start..) {
                let (number, worth) = self.layout.worth(*key);
                let Some(rule) = self.purse.rule(number) else { continue };
                let worth = if worth == IN_CREDITS {
                    self.worths.get(place).copied().unwrap_or_default()
                } else {
                    worth
                };
                let capping = Capping { row: *row as usize, at: self.layout.at(*key), rule, worth };
                let left = self.usage.take(group.wrapping_add(1), capping);
                if left.credit < worth {
                    cut(capping, number, left);
                }
            }
            start = end;
        }
    }

    /// Puts the rows of a block group by group, those of a group in their order.
    fn gather(&mut self, number: usize, parts: &[&Parted]) {
        let Self { layout, ends, keys, rows, .. } = self;
        ends.clear();
        ends.resize(layout.groups(), 0);
        for (key, _) in parts.iter().flat_map(|part| part.block(number)) {
            if let Some(end) = ends.get_mut(layout.local(key)) {
                *end += 1;
            }
        }
        let mut sum = 0;
        for end in ends.iter_mut() {
            let own = *end;
            *end = sum;
            sum += own;
        }
        keys.resize(sum as usize, 0);
        rows.resize(sum as usize, 0);
        for (key, row) in parts.iter().flat_map(|part| part.block(number)) {
            let Some(end) = ends.get_mut(layout.local(key)) else { continue };
            let place = *end as usize;
            if let (Some(key_slot), Some(row_slot)) = (keys.get_mut(place), rows.get_mut(place)) {
                (*key_slot, *row_slot) = (key, row);
            }
            *end += 1;
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
