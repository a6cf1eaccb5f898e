//! Sums over the rows of each unit and of all below it: several columns side by side.

use super::totals::Addends;
use crate::tally::block::BLOCK;
use crate::tally::column::{Column, Integers, with_values};
use crate::tally::threads::share;

/// How many columns are summed up at a time, at most: a row's flags are a byte.
const LANES: usize = 8;
/// Of how many rows at a time: their sums stay in the nearest cache.
const ROWS: usize = 1 << 10;

/// What is summed up of a column, 0 where there is no value.
pub(super) enum Lane<'c> {
    /// Whole numbers.
    Whole(Integers<'c>),
    /// 0 or 1.
    Flags(Vec<u8>),
}

impl<'c> Lane<'c> {
    pub(super) fn of(column: &Column<'c, Addends<'c>>) -> Self {
        match &column.values {
            Addends::Whole(numbers) if column.validity.is_none() => Self::Whole(numbers.clone()),
            Addends::Whole(numbers) => Self::Whole(with_values!(numbers, values => {
                let some = |(row, value): (usize, _)| if column.is_null(row) { Default::default() } else { value };
                values.iter().copied().enumerate().map(some).collect::<Vec<_>>().into()
            })),
            Addends::Flags(flags) => {
                let mut bytes = vec![0; flags.len()];
                flags.read(0, &mut bytes);
                if let Some(validity) = &column.validity {
                    let mut some = [0; BLOCK];
                    for (bytes, start) in bytes.chunks_mut(BLOCK).zip((0..).step_by(BLOCK)) {
                        validity.read(start, &mut some);
                        bytes.iter_mut().zip(some).for_each(|(byte, some)| *byte &= some);
                    }
                }
                Self::Flags(bytes)
            }
        }
    }

    /// The most a row can be in size.
    pub(super) fn most(&self) -> i128 {
        match self {
            Self::Whole(numbers) => numbers.bounds().map_or(0, |(least, most)| least.abs().max(most.abs())),
            Self::Flags(_) => 1,
        }
    }
}

/// Columns that are summed up together.
enum Lanes<'l> {
    Whole(Vec<&'l Integers<'l>>),
    /// So many, a bit of each row's byte each.
    Flags(Vec<u8>, usize),
}

impl<'l> Lanes<'l> {
    fn of(lanes: &[(usize, &'l Lane<'l>)]) -> Self {
        let (mut whole, mut bits) = (Vec::new(), Vec::new());
        for (nth, (_, lane)) in lanes.iter().enumerate() {
            match lane {
                Lane::Whole(numbers) => whole.push(numbers),
                Lane::Flags(flags) => {
                    bits.resize(flags.len(), 0);
                    bits.iter_mut().zip(flags).for_each(|(bits, flag)| *bits |= flag << nth);
                }
            }
        }
        if whole.is_empty() { Self::Flags(bits, lanes.len()) } else { Self::Whole(whole) }
    }

    fn count(&self) -> usize {
        match self {
            Self::Whole(columns) => columns.len(),
            Self::Flags(_, count) => *count,
        }
    }

    /// The bits of some rows, where there are any.
    fn bits(&self, rows: &[u32], out: &mut [u8]) {
        let Self::Flags(bits, _) = self else { return };
        for (out, row) in out.iter_mut().zip(rows) {
            *out = bits.get(*row as usize).copied().unwrap_or(0);
        }
    }

    /// Adds up what stands in some rows of a column, whose bits are given, and puts down the sum after each.
    #[allow(clippy::unnecessary_cast, reason = "integers of every width are read by the same lines")]
    fn run(&self, nth: usize, (rows, bits): (&[u32], &[u8]), sum: &mut i64, after: &mut [i64]) {
        match self {
            Self::Flags(..) => {
                for (after, bits) in after.iter_mut().zip(bits).take(rows.len()) {
                    *sum += i64::from(bits >> nth & 1);
                    *after = *sum;
                }
            }
            Self::Whole(columns) => {
                let Some(numbers) = columns.get(nth) else { return };
                with_values!(numbers, values => {
                    for (after, row) in after.iter_mut().zip(rows) {
                        *sum += values.get(*row as usize).map_or(0, |value| *value as i64);
                        *after = *sum;
                    }
                });
            }
        }
    }
}

/// Rows by the numbers of their units, so that sums are read one after the other.
#[derive(Default)]
pub(super) struct ByUnit {
    rows: Vec<u32>,
    /// Where the rows of each unit begin, and their end.
    starts: Vec<u32>,
}

/// How many units are sorted at a time: so many counters stay in the nearest cache.
const TOGETHER: usize = 1 << 12;

impl ByUnit {
    pub(super) fn of(origins: &[u32], units: usize) -> Self {
        let group = |unit: u32| unit as usize / TOGETHER;
        let mut ends = vec![0_u32; units.div_ceil(TOGETHER) + 1];
        let known = || (0_u32..).zip(origins).filter(|(_, unit)| (**unit as usize) < units);
        let begins = counted(&mut ends, known().map(|(_, unit)| group(*unit)));
        let mut parted = vec![(0_u32, 0_u32); begins as usize];
        for (row, unit) in known() {
            put(&mut ends, group(*unit), &mut parted, (*unit, row));
        }
        let (mut rows, mut starts) = (vec![0_u32; parted.len()], Vec::with_capacity(units + 1));
        let mut from = 0;
        for (first, until) in (0..units).step_by(TOGETHER).zip(ends) {
            let own = parted.get(from..until as usize).unwrap_or_default();
            let mut ends = vec![0_u32; TOGETHER.min(units - first) + 1];
            let place = |unit: u32| unit as usize - first;
            counted(&mut ends, own.iter().map(|(unit, _)| place(*unit)));
            starts.extend(ends.iter().take(ends.len() - 1).map(|start| start + from as u32));
            let sorted = rows.get_mut(from..until as usize).unwrap_or_default();
            own.iter().for_each(|(unit, row)| put(&mut ends, place(*unit), sorted, *row));
            from = until as usize;
        }
        starts.push(from as u32);
        Self { rows, starts }
    }

    /// What each column comes to for the unit of each number, given the first number after each subtree.
    pub(super) fn totals(&self, lanes: &[Lane<'_>], ends: &[u32], threads: usize) -> Vec<Vec<i64>> {
        let is_flags = |(_, lane): &(usize, &Lane<'_>)| matches!(lane, Lane::Flags(_));
        let (flags, whole): (Vec<_>, Vec<_>) = lanes.iter().enumerate().partition(is_flags);
        let each = |many: usize| many.div_ceil(threads.max(1)).clamp(1, LANES);
        let jobs = flags.chunks(each(flags.len())).chain(whole.chunks(each(whole.len())));
        let found = share(threads, jobs.collect(), |lanes| {
            let totals = self.sums(&Lanes::of(lanes), ends);
            lanes.iter().map(|(place, _)| *place).zip(totals).collect::<Vec<_>>()
        });
        let mut found: Vec<_> = found.into_iter().flatten().collect();
        found.sort_unstable_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, totals)| totals).collect()
    }

    fn sums(&self, lanes: &Lanes<'_>, ends: &[u32]) -> Vec<Vec<i64>> {
        // At first what comes before the rows of each unit, then what comes before the end of its subtree less that.
        let room = || Vec::with_capacity(self.starts.len());
        let mut totals: Vec<(Vec<i64>, i64)> = (0..lanes.count()).map(|_| (room(), 0)).collect();
        let (mut bits, mut before, mut starts) = ([0; ROWS], [0; ROWS + 1], self.starts.as_slice());
        for (rows, first) in self.rows.chunks(ROWS).zip((0_u32..).step_by(ROWS)) {
            let place = |start: &u32| (*start - first) as usize;
            let (begin, later) = starts.split_at(starts.partition_point(|start| place(start) < rows.len()));
            lanes.bits(rows, &mut bits);
            for (nth, (totals, sum)) in totals.iter_mut().enumerate() {
                let [none, after @ ..] = &mut before;
                *none = *sum;
                lanes.run(nth, (rows, &bits), sum, after);
                totals.extend(begin.iter().map(|start| before.get(place(start)).copied().unwrap_or(0)));
            }
            starts = later;
        }
        let finished = totals.into_iter().map(|(mut totals, sum)| {
            totals.extend(starts.iter().map(|_| sum));
            for (number, end) in ends.iter().enumerate() {
                let end = totals.get(*end as usize).copied();
                let (Some(end), Some(own)) = (end, totals.get_mut(number)) else { continue };
                *own = end - *own;
            }
            totals.truncate(ends.len());
            totals
        });
        finished.collect()
    }
}

/// Counts places, and says where those of each begin; how many there are.
fn counted(counts: &mut [u32], places: impl Iterator<Item = usize>) -> u32 {
    for place in places {
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for count in counts {
        sum += std::mem::replace(count, sum);
    }
    sum
}

/// Puts one more where those of its place go; where they begin becomes where they end.
fn put<T>(ends: &mut [u32], place: usize, all: &mut [T], one: T) {
    let Some(end) = ends.get_mut(place) else { return };
    if let Some(slot) = all.get_mut(*end as usize) {
        *slot = one;
    }
    *end += 1;
}
