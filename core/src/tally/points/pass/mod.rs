//! A full pass over the records of one purse (P2–P4).
//!
//! A scan of all rows tells what each is worth. Those that caps name go on, put together so that rows which share a
//! bucket of a cap are in one group; each group is then capped in order (at, id). The groups are those of members, of
//! units or of households, as the caps of the purse want it; where buckets cross each other all rows are in one order.

mod caps;
mod few;
mod groups;
mod layout;
mod own;
mod parted;
mod scan;

use std::sync::atomic::{AtomicI64, Ordering};
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
    fn new(row: u32, (rule, worth): (u32, i64), left: Left) -> Self {
        Self { row, rule, cap: left.cap, worth, credit: left.credit }
    }

    /// By how much it was cut.
    fn less(&self) -> i128 {
        i128::from(self.worth) - i128::from(self.credit)
    }
}

/// Who is told of every row that a cap cuts, in no order.
pub(super) type Cuts<'c> = &'c mut (dyn FnMut(&Trimmed) + Send);

/// Runs over all rows but those that are out; `cuts` is told of every row that a cap cuts. Each row is a step when it is
/// looked at, and one when the caps are through.
pub(super) fn run(
    tariff: &Tariff<'_>,
    purse: &Purse,
    out: Option<&Bits>,
    steps: &Steps<'_>,
    cuts: Option<Cuts<'_>>,
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
    let Some(layout) = &layout else {
        in_one_order(tariff, purse, scanned, (&mut credits, &mut sums), cuts);
        return Ok(Passed { credits, sums });
    };
    let parts: Vec<&Parted> = scanned.iter().map(|scanned| &scanned.parted).collect();
    // A block changes nothing but its own rows. Room to work in is handed on.
    let credits: Vec<AtomicI64> = credits.into_iter().map(AtomicI64::new).collect();
    let (idle, cuts) = (Mutex::new(Vec::new()), cuts.map(Mutex::new));
    let each = (rows / layout.blocks.max(1)) as u64;
    share(threads, (0..layout.blocks).collect(), |block| {
        if steps.is_stopped() {
            return;
        }
        let free = locked(&idle).pop();
        let mut desk = free.unwrap_or_else(|| Desk::new(Groups::new(tariff, purse, layout), &sums));
        let credit = |row: &u32| credits.get(*row as usize).map(|credit| credit.load(Ordering::Relaxed));
        let look_up = |rows: &[u32], worths: &mut Vec<i64>| {
            worths.extend(rows.iter().map(|row| credit(row).unwrap_or_default()));
        };
        let Desk { groups, less, trimmed } = &mut desk;
        groups.block(block, &parts, look_up, trimmed);
        // Written down at one go: rows that follow each other in a group lie far apart in the credits.
        for cut in &*trimmed {
            if let Some(credit) = credits.get(cut.row as usize) {
                credit.store(cut.credit, Ordering::Relaxed);
            }
        }
        for cut in &*trimmed {
            if let Some(less) = less.get_mut(cut.rule as usize) {
                *less += cut.less();
            }
        }
        if let Some(cuts) = &cuts {
            let mut tell = locked(cuts);
            for cut in &*trimmed {
                tell(cut);
            }
        }
        trimmed.clear();
        locked(&idle).push(desk);
        steps.go_on(each);
    });
    if steps.is_stopped() {
        return Err(TallyError::Stopped {});
    }
    for desk in idle.into_inner().unwrap_or_else(PoisonError::into_inner) {
        sums.iter_mut().zip(desk.less).for_each(|(sum, less)| *sum -= less);
    }
    Ok(Passed { credits: credits.into_iter().map(AtomicI64::into_inner).collect(), sums })
}

/// Where one block after the other is done.
struct Desk<'t, 'a> {
    groups: Groups<'t, 'a>,
    /// By rule how much was cut.
    less: Vec<i128>,
    /// The rows that were cut.
    trimmed: Vec<Trimmed>,
}

impl<'t, 'a> Desk<'t, 'a> {
    /// With as many rules as there are sums.
    fn new(groups: Groups<'t, 'a>, sums: &[i128]) -> Self {
        Self { groups, less: vec![0; sums.len()], trimmed: Vec::new() }
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
fn in_one_order(
    tariff: &Tariff<'_>,
    purse: &Purse,
    scanned: Vec<Scanned>,
    (credits, sums): (&mut [i64], &mut [i128]),
    mut cuts: Option<Cuts<'_>>,
) {
    let mut loose: Vec<_> = scanned.into_iter().flat_map(|scanned| scanned.loose).collect();
    let table = tariff.activities;
    loose.sort_by(|one, other| {
        one.at.cmp(&other.at).then_with(|| table.cmp_ids(one.row as usize, other.row as usize))
    });
    let mut usage = Usage::new(tariff, purse, false);
    for own in loose {
        let row = own.row as usize;
        let (Some(rule), Some(credit)) = (purse.rule(own.rule), credits.get_mut(row)) else { continue };
        let left = usage.take(0, Capping { row, at: own.at, rule, worth: *credit });
        if left.credit < *credit {
            let cut = Trimmed::new(own.row, (own.rule, *credit), left);
            *credit = cut.credit;
            if let Some(sum) = sums.get_mut(own.rule as usize) {
                *sum -= cut.less();
            }
            if let Some(tell) = &mut cuts {
                tell(&cut);
            }
        }
    }
}
