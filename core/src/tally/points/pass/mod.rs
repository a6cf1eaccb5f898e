//! A full pass over the records of one purse (P2–P4).
//!
//! A scan of all rows tells what each is worth. Those that caps name go on, put together so that rows which share a
//! bucket of a cap are in one group; each group is then capped in order (at, id). The groups are those of members, of
//! units or of households, as the caps of the purse want it; where buckets cross each other all rows are in one order.

mod caps;
mod few;
mod groups;
mod layout;
mod parted;
mod scan;

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::error::TallyError;
use super::tariff::{Purse, Tariff};
use crate::tally::bits::Bits;
use crate::tally::block::BLOCK;
use crate::tally::threads::share;
use crate::tally::watch::Steps;
use caps::{Capping, Left, Usage};
pub(super) use few::few;
use groups::Groups;
use layout::Layout;
use parted::Parted;
use scan::{Scan, Scanned, groups};

/// What a pass gives.
#[derive(Debug)]
pub(super) struct Passed {
    /// Thousandths of each row.
    pub(super) credits: Vec<i64>,
    /// By rule the sum of its credits.
    pub(super) sums: Vec<i128>,
}

/// A row of which less is left than it is worth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trimmed {
    pub(super) row: u32,
    pub(super) rule: u32,
    /// The place of the cap among those of the rule.
    pub(super) cap: u32,
    pub(super) worth: i64,
    pub(super) credit: i64,
}

impl Trimmed {
    fn new(of: Capping<'_>, rule: u32, left: Left) -> Self {
        let cap = left.cut_by.and_then(|place| u32::try_from(place).ok()).unwrap_or_default();
        Self { row: of.row as u32, rule, cap, worth: of.worth, credit: left.credit }
    }
}

/// Runs over all rows but those that are out; `cut` is told of every row that a cap cuts, in no order. Each row is a
/// step when it is looked at, and one when the caps are through.
pub(super) fn run(
    tariff: &Tariff<'_>,
    purse: &Purse,
    out: Option<&Bits>,
    steps: &Steps<'_>,
    cut: impl FnMut(&Trimmed) + Send,
) -> Result<Passed, TallyError> {
    let (rows, threads) = (tariff.activities.len(), tariff.world.threads());
    let layout = groups(tariff, purse.grouping).and_then(|groups| Layout::new(tariff, purse, groups));
    let scan = Scan { tariff, purse, out, layout: layout.as_ref() };
    let part = rows.div_ceil(threads.max(1)).next_multiple_of(BLOCK).max(BLOCK);
    let ranges = (0..rows).step_by(part).map(|start| start..rows.min(start + part));
    let mut credits = vec![0_i64; rows];
    let jobs = ranges.zip(credits.chunks_mut(part)).collect();
    let scanned = share(threads, jobs, |(range, credits)| scan.judge(range, credits, steps));
    if steps.is_stopped() {
        return Err(TallyError::Stopped {});
    }
    let mut sums = vec![0_i128; purse.rules.len()];
    for Scanned { sums: part, overflow, .. } in &scanned {
        if let Some(error) = overflow.and_then(|(row, rule)| overflows(tariff, purse, row, rule)) {
            return Err(error);
        }
        sums.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
    }
    let mut book = Book { passed: Passed { credits, sums }, cut };
    let Some(layout) = &layout else {
        in_one_order(tariff, purse, scanned, &mut book);
        return Ok(book.passed);
    };
    let parts: Vec<&Parted> = scanned.iter().map(|scanned| &scanned.parted).collect();
    // Room to work in is handed on; a block changes nothing but its own rows.
    let (idle, book) = (Mutex::new(Vec::new()), Mutex::new(book));
    let each = (rows / layout.blocks.max(1)) as u64;
    share(threads, (0..layout.blocks).collect(), |block| {
        if steps.is_stopped() {
            return;
        }
        let free = locked(&idle).pop();
        let (mut groups, mut trimmed) =
            free.unwrap_or_else(|| (Groups::new(tariff, purse, layout), Vec::new()));
        let look_up = |rows: &[u32], worths: &mut Vec<i64>| locked(&book).worths(rows, worths);
        let cut = |of: Capping<'_>, rule, left| trimmed.push(Trimmed::new(of, rule, left));
        groups.block(block, &parts, look_up, cut);
        locked(&book).trim(trimmed.drain(..));
        locked(&idle).push((groups, trimmed));
        steps.go_on(each);
    });
    if steps.is_stopped() {
        return Err(TallyError::Stopped {});
    }
    Ok(book.into_inner().unwrap_or_else(PoisonError::into_inner).passed)
}

/// What is written down.
struct Book<F> {
    passed: Passed,
    cut: F,
}

impl<F: FnMut(&Trimmed)> Book<F> {
    /// What rows are worth, as long as nothing is cut of them.
    fn worths(&self, rows: &[u32], worths: &mut Vec<i64>) {
        let worth = |row: &u32| self.passed.credits.get(*row as usize).copied().unwrap_or_default();
        worths.extend(rows.iter().map(worth));
    }

    fn trim(&mut self, trimmed: impl Iterator<Item = Trimmed>) {
        for trimmed in trimmed {
            if let Some(credit) = self.passed.credits.get_mut(trimmed.row as usize) {
                *credit = trimmed.credit;
            }
            if let Some(sum) = self.passed.sums.get_mut(trimmed.rule as usize) {
                *sum -= i128::from(trimmed.worth) - i128::from(trimmed.credit);
            }
            (self.cut)(&trimmed);
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn overflows(tariff: &Tariff<'_>, purse: &Purse, row: usize, rule: u32) -> Option<TallyError> {
    let (record, rule) = (tariff.activities.id(row)?, tariff.code(purse.rule(rule)?)?.clone());
    Some(TallyError::Overflow { record, purse: purse.code.clone(), rule })
}

/// Caps all rows in one order (at, id).
fn in_one_order<F: FnMut(&Trimmed)>(
    tariff: &Tariff<'_>,
    purse: &Purse,
    scanned: Vec<Scanned>,
    book: &mut Book<F>,
) {
    let mut loose: Vec<_> = scanned.into_iter().flat_map(|scanned| scanned.loose).collect();
    let table = tariff.activities;
    loose.sort_by(|one, other| {
        one.at.cmp(&other.at).then_with(|| table.cmp_ids(one.row as usize, other.row as usize))
    });
    let mut usage = Usage::new(tariff, purse, false);
    for own in loose {
        let row = own.row as usize;
        let (Some(rule), Some(worth)) = (purse.rule(own.rule), book.passed.credits.get(row).copied()) else {
            continue;
        };
        let capping = Capping { row, at: own.at, rule, worth };
        let left = usage.take(0, capping);
        if left.credit < worth {
            book.trim(std::iter::once(Trimmed::new(capping, own.rule, left)));
        }
    }
}
