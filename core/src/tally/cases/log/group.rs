//! The rows of each case side by side, in the order in which they happened.

use std::ops::Range;

use super::check::{Checked, LIST};
use super::rows::{Block, Log, Row};
use super::word::{Met, Word};
use crate::read::FaultKind;
use crate::tally::block::BLOCK;
use crate::tally::cases::build::too_early;
use crate::tally::cases::field::NEVER;
use crate::tally::table::BAD;
use crate::tally::table::check::text;

/// So many cases at a time are put in order, at least: few enough that what happened to them stays in the cache.
const CASES: usize = 1 << 12;
/// At most so many: the numbers that a row has room for.
const MOST: usize = 1 << 16;
/// Into so many groups of cases rows are parted, unless there are more cases than those hold.
const GROUPS: usize = 1 << 9;
/// So many rows go to a group together.
const LINE: usize = 1 << 4;

/// How many cases belong together.
pub(super) fn together(cases: usize) -> usize {
    cases.div_ceil(GROUPS).next_power_of_two().clamp(CASES, MOST)
}

/// Rows by groups of cases, those that came last still by themselves: as there are many groups, each would wait for its
/// memory if it were given one row after the other.
struct Groups {
    all: Vec<Vec<Row>>,
    last: Vec<([Row; LINE], usize)>,
}

impl Groups {
    /// With room for so many rows each.
    fn new(count: usize, room: usize) -> Self {
        let all = (0..count).map(|_| Vec::with_capacity(room)).collect();
        Self { all, last: vec![([Row::default(); LINE], 0); count] }
    }

    /// Adds a row, if there is a group of this number.
    #[inline(always)]
    fn push(&mut self, group: usize, row: Row) {
        let Some((last, count)) = self.last.get_mut(group) else { return };
        last.get_mut(*count % LINE).into_iter().for_each(|slot| *slot = row);
        *count += 1;
        if *count == LINE {
            *count = 0;
            self.all.get_mut(group).into_iter().for_each(|all| all.extend_from_slice(last));
        }
    }

    fn finish(mut self) -> Vec<Vec<Row>> {
        for (all, (last, count)) in self.all.iter_mut().zip(&self.last) {
            all.extend(last.iter().take(*count));
        }
        self.all
    }
}

/// Some rows, by groups of cases.
pub(super) struct Parted {
    pub(super) groups: Vec<Vec<Row>>,
    pub(super) checked: Checked,
    /// The last instant that is told.
    pub(super) last: i64,
    /// What happened at all, by words.
    pub(super) met: Met,
}

/// What happened to some cases that follow each other.
pub(super) struct Group {
    rows: Vec<Row>,
    /// Where those of each case begin, and their end.
    starts: Vec<u32>,
}

impl Group {
    /// What happened to each case.
    pub(super) fn cases(&self) -> impl ExactSizeIterator<Item = &[Row]> {
        self.starts.windows(2).map(|range| match range {
            [from, until] => self.rows.get(*from as usize..*until as usize).unwrap_or_default(),
            _ => &[],
        })
    }
}

/// When a case was reported; [`NEVER`] if it is not told.
pub(super) fn reported(rows: &[Row]) -> i64 {
    rows.iter().find(|row| is_report(row)).map_or(NEVER, |row| row.at)
}

fn is_report(row: &Row) -> bool {
    row.what == Word::Reported
}

impl Log<'_, '_> {
    /// Parts rows by groups of so many cases, a power of 2, each checked by itself.
    pub(super) fn part(&self, range: Range<usize>, cases: usize, together: usize) -> Parted {
        let (shift, count) = (together.trailing_zeros(), cases.div_ceil(together));
        let room = range.len() / count.max(1);
        let mut groups = Groups::new(count, room + room / 8);
        let (mut checked, mut last, mut met) = (Checked::default(), i64::MIN, Met::default());
        let mut block = Box::<Block>::default();
        for start in range.clone().step_by(BLOCK) {
            let count = BLOCK.min(range.end - start);
            self.read(start, &mut block);
            self.check(&block, start, count, &mut checked);
            let rows = self.pack(&mut block, (start, count), together);
            block.what.iter().take(count).for_each(|what| met.add(*what));
            for (row, case) in rows.iter().zip(&block.cases).take(count) {
                // What is of no case is in no group: there are not so many.
                groups.push((*case >> shift) as usize, *row);
            }
            let told = block.at.iter().take(count).map(|at| if *at == NEVER { i64::MIN } else { *at });
            last = told.fold(last, i64::max);
        }
        Parted { groups: groups.finish(), checked, last, met }
    }

    /// Puts the rows of some cases in order, given in parts, and says what cannot have happened.
    pub(super) fn group(&self, parts: &[Vec<Row>], cases: Range<usize>, checked: &mut Checked) -> Group {
        let mut ends = vec![0_u32; cases.len() + 1];
        let place = |row: &Row| usize::from(row.case);
        let rows = || parts.iter().flatten();
        for row in rows() {
            if let Some(end) = ends.get_mut(place(row)) {
                *end += 1;
            }
        }
        // Where each begins; as its rows come that becomes where it ends.
        let mut sum = 0;
        for end in &mut ends {
            sum += std::mem::replace(end, sum);
        }
        let mut own = vec![Row::default(); sum as usize];
        for row in rows() {
            let Some(end) = ends.get_mut(place(row)) else { continue };
            if let Some(slot) = own.get_mut(*end as usize) {
                *slot = *row;
            }
            *end += 1;
        }
        let mut starts = vec![0];
        starts.extend(ends.into_iter().take(cases.len()));
        for (case, range) in cases.zip(starts.windows(2)) {
            let [from, until] = range else { continue };
            if let Some(rows) = own.get_mut(*from as usize..*until as usize) {
                self.sort(rows, u32::try_from(case).unwrap_or(BAD), checked);
            }
        }
        Group { rows: own, starts }
    }

    /// Puts the rows of a case in order.
    fn sort(&self, rows: &mut [Row], case: u32, checked: &mut Checked) {
        let key = |row: &Row| (row.at, !is_report(row), row.row);
        // Mostly they stand in order, each at an instant of its own.
        if !rows.is_sorted_by(|one, next| one.at < next.at) && !rows.is_sorted_by_key(key) {
            rows.sort_unstable_by_key(key);
        }
        let Some(first) = rows.iter().position(is_report) else { return };
        let (before, after) = rows.split_at(first);
        let Some((report, after)) = after.split_first() else { return };
        for row in before {
            checked.fault(row.row as usize, "at", case, || too_early(row.at, report.at, self.offset));
        }
        for row in after.iter().filter(|row| is_report(row)) {
            checked.fault(row.row as usize, "event", case, || self.again(row, report));
        }
    }

    /// A case is reported a second time.
    fn again(&self, row: &Row, first: &Row) -> FaultKind {
        let id = text(self.columns.case.cell(row.row as usize));
        FaultKind::Duplicate { what: "case".to_owned(), id, first: format!("{LIST}[{}]", first.row) }
    }
}
