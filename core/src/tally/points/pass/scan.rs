//! The first look at every row: what each is worth, and which go on to the caps.

use std::ops::Range;

use super::layout::{IN_CREDITS, Layout};
use super::rows::{Rows, Wanted};
use crate::tally::bits::Bits;
use crate::tally::block::BLOCK;
use crate::tally::points::tariff::{Grouping, Judged, NOBODY, Purse, Serving, Tariff};

/// What is scanned.
#[derive(Clone, Copy)]
pub(super) struct Scan<'t, 'a> {
    pub(super) tariff: &'t Tariff<'a>,
    pub(super) purse: &'t Purse,
    /// Rows that are worth nothing and take nothing.
    pub(super) out: Option<&'t Bits>,
}

/// Rows that go on to the caps, by block of groups, in their order.
#[derive(Debug, Default)]
pub(super) struct Parted {
    keys: Vec<u64>,
    rows: Vec<u32>,
    /// Where each block begins, and where it ends.
    spans: Vec<(usize, usize)>,
}

/// A row that goes on to the caps where all are in one order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loose {
    pub(super) at: i64,
    pub(super) row: u32,
    pub(super) rule: u32,
}

/// What a scan finds beside what rows are worth.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// By rule what its rows are worth, deductions less than 0.
    pub(super) sums: Vec<i128>,
    pub(super) parted: Parted,
    pub(super) loose: Vec<Loose>,
    /// The first row that is worth more than there can be, and the rule.
    pub(super) overflow: Option<(usize, u32)>,
}

impl Scan<'_, '_> {
    /// How many rows of each group may go on to the caps.
    pub(super) fn count(&self, range: Range<usize>, groups: usize) -> Vec<u32> {
        let mut counts = vec![0_u32; groups];
        let mut rows = Rows::new(self.tariff, Wanted::to_count(self.tariff, self.purse));
        self.by_blocks(range, |start, length| {
            rows.read(start, length);
            for place in 0..length {
                if !self.purse.may_be_capped(rows.serving(self.purse, place)) {
                    continue;
                }
                let group = rows.group(self.purse.grouping, place);
                if let Some(count) = counts.get_mut(group as usize) {
                    *count += 1;
                }
            }
        });
        counts
    }

    /// What each row is worth, into `credits`, which are those of the rows of the range.
    pub(super) fn judge(
        &self,
        range: Range<usize>,
        layout: Option<(&Layout, &[u32])>,
        credits: &mut [i64],
    ) -> Scanned {
        let mut scanned = Scanned { sums: vec![0; self.purse.rules.len()], ..Scanned::default() };
        if let Some((layout, counts)) = layout {
            scanned.parted = Parted::new(layout, counts);
        }
        let mut rows = Rows::new(self.tariff, Wanted::to_judge(self.tariff, self.purse));
        let first = range.start;
        self.by_blocks(range, |start, length| {
            rows.read(start, length);
            let credits = credits.get_mut(start - first..).unwrap_or_default();
            for (place, credit) in credits.iter_mut().take(length).enumerate() {
                *credit = self.row(&rows, start, place, layout.map(|(layout, _)| layout), &mut scanned);
            }
        });
        scanned
    }

    fn by_blocks(&self, range: Range<usize>, mut block: impl FnMut(usize, usize)) {
        let end = range.end;
        for start in range.step_by(BLOCK) {
            block(start, BLOCK.min(end - start));
        }
    }

    /// What a row is worth.
    #[inline(always)]
    fn row(
        &self,
        rows: &Rows<'_, '_>,
        start: usize,
        place: usize,
        layout: Option<&Layout>,
        scanned: &mut Scanned,
    ) -> i64 {
        let row = start + place;
        if self.out.is_some_and(|out| out.has(row)) {
            return 0;
        }
        let judged = match rows.serving(self.purse, place) {
            Serving::Nothing => return 0,
            Serving::Plain(number) => match self.purse.rule(number) {
                None => return 0,
                Some(rule) => match rule.worth(rows.quantity(place), |_| true) {
                    Some(worth) => Judged::Earns(number, worth),
                    None => Judged::Overflows(number),
                },
            },
            Serving::First(_) => self.tariff.judge(self.purse, &rows.facts(place)),
        };
        let (number, worth) = match judged {
            Judged::Unserved | Judged::Fails(..) => return 0,
            Judged::Overflows(number) => {
                scanned.overflow.get_or_insert((row, number));
                return 0;
            }
            Judged::Earns(number, worth) => (number, worth),
        };
        if let Some(sum) = scanned.sums.get_mut(number as usize) {
            *sum += i128::from(worth);
        }
        if worth > 0 && self.purse.rule(number).is_some_and(|rule| !rule.caps.is_empty()) {
            let (at, narrow) = (rows.at(place), row as u32);
            match layout {
                Some(layout) => {
                    let group = rows.group(self.purse.grouping, place);
                    if let Some(at_place) = layout.place(group) {
                        let worth = layout.worth.number(number, rows.quantity(place));
                        scanned.parted.put(Layout::block(at_place), layout.key(at_place, at, worth), narrow);
                    }
                }
                None => scanned.loose.push(Loose { at, row: narrow, rule: number }),
            }
        }
        worth
    }
}

impl Parted {
    /// With room for so many rows of each group.
    fn new(layout: &Layout, counts: &[u32]) -> Self {
        let mut spans = Vec::with_capacity(layout.blocks.len());
        let mut rows = 0;
        for block in &layout.blocks {
            spans.push((rows, rows));
            let first = block.first as usize;
            let counts = counts.get(first..first + block.groups as usize).unwrap_or_default();
            rows += counts.iter().map(|count| *count as usize).sum::<usize>();
        }
        Self { keys: vec![0; rows], rows: vec![0; rows], spans }
    }

    #[inline(always)]
    fn put(&mut self, block: usize, key: u64, row: u32) {
        let Some((_, end)) = self.spans.get_mut(block) else { return };
        if let (Some(key_slot), Some(row_slot)) = (self.keys.get_mut(*end), self.rows.get_mut(*end)) {
            (*key_slot, *row_slot) = (key, row);
            *end += 1;
        }
    }

    /// The keys and rows of a block.
    pub(super) fn block(&self, block: usize) -> (&[u64], &[u32]) {
        let Some((start, end)) = self.spans.get(block).copied() else { return (&[], &[]) };
        (self.keys.get(start..end).unwrap_or_default(), self.rows.get(start..end).unwrap_or_default())
    }
}

/// How many groups there can be.
pub(super) fn groups(tariff: &Tariff<'_>, grouping: Grouping) -> usize {
    let org = tariff.world.org();
    match grouping {
        Grouping::Member => org.members().len(),
        Grouping::Unit => org.units().len(),
        Grouping::Household => org.households().len(),
        Grouping::None | Grouping::All => 0,
    }
}
