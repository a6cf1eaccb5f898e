//! How totals are summed: in a table of all subjects and periods, or in a list where that would be mostly empty.

use std::iter;

use super::error::TallyError;
use super::purse::PursePoints;
use super::totals::{Asked, Subject, Totals};
use crate::org::Unit;
use crate::tally::block::{BLOCK, days};
use crate::tally::table::Numbers;
use crate::tally::threads::share;
use crate::value::{Period, PeriodKind};

/// A sum that says when it would leave its bounds.
pub(super) trait Sum: Copy + Default + Send {
    fn plus(self, amount: i64) -> Option<Self>;
    fn and(self, other: Self) -> Option<Self>;
    fn total(self) -> i128;
}

impl Sum for i64 {
    fn plus(self, amount: i64) -> Option<Self> {
        self.checked_add(amount)
    }

    fn and(self, other: Self) -> Option<Self> {
        self.checked_add(other)
    }

    fn total(self) -> i128 {
        self.into()
    }
}

impl Sum for i128 {
    fn plus(self, amount: i64) -> Option<Self> {
        self.checked_add(amount.into())
    }

    fn and(self, other: Self) -> Option<Self> {
        self.checked_add(other)
    }

    fn total(self) -> i128 {
        self
    }
}

impl<'p> PursePoints<'p> {
    /// The totals, summed in `S`; `None` beyond what that holds.
    pub(super) fn sums<S: Sum>(&self, asked: Asked, credits: &[i64]) -> Option<Result<Totals, TallyError>> {
        let org = self.points.tariff.world.org();
        let subjects = match asked.subject {
            Subject::Member => org.members().len(),
            Subject::Unit => org.units().len(),
        };
        let periods = self.points.tariff.days.periods(asked.kind).as_slice().len();
        let most = credits.len().saturating_mul(4).max(1 << 20);
        match subjects.checked_mul(periods).filter(|cells| *cells <= most) {
            Some(_) => self.in_cells::<S>(asked, credits, (subjects, periods)),
            None => self.in_lists::<S>(asked, credits),
        }
    }

    /// Every row: the number of its subject, or the place that stands for it, the place of its period, and the credit.
    fn each(
        &self,
        (numbers, by_place): (&Numbers<'_>, bool),
        kind: PeriodKind,
        (start, credits): (usize, &[i64]),
        mut add: impl FnMut(u32, u32, i64),
    ) {
        let (tariff, table) = (&self.points.tariff, self.points.tariff.activities);
        let periods = tariff.days.periods(kind);
        let several = periods.as_slice().len() > 1;
        let (mut subjects, mut at, mut on) = ([0; BLOCK], [0; BLOCK], [0; BLOCK]);
        for (start, credits) in (start..).step_by(BLOCK).zip(credits.chunks(BLOCK)) {
            let subjects = subjects.get_mut(..credits.len()).unwrap_or_default();
            if by_place {
                numbers.read_places(start, subjects);
            } else {
                numbers.read(start, subjects);
            }
            let (at, on) = (at.get_mut(..credits.len()).unwrap_or_default(), on.get_mut(..credits.len()));
            let on = on.unwrap_or_default();
            if several {
                table.read_at_trusted(start, at);
                days(at, tariff.world.offset(), on);
            }
            for ((subject, day), credit) in subjects.iter().zip(&*on).zip(credits) {
                add(*subject, if several { periods.place(*day) } else { 0 }, *credit);
            }
        }
    }

    fn numbers(&self, subject: Subject) -> &'p Numbers<'p> {
        match subject {
            Subject::Member => self.points.tariff.activities.members(),
            Subject::Unit => self.points.tariff.activities.units(),
        }
    }

    /// In a table of all subjects and periods.
    fn in_cells<S: Sum>(
        &self,
        Asked { subject, kind, threads }: Asked,
        credits: &[i64],
        (subjects, periods): (usize, usize),
    ) -> Option<Result<Totals, TallyError>> {
        let numbers = self.numbers(subject);
        // Summed by the keys as they lie, if there are not many more: what each stands for is looked up afterwards.
        let places = numbers.of_places().filter(|places| places.len() <= subjects.saturating_mul(2));
        // Period by period: records mostly come in time order, so that they meet in a part of the table.
        let across = places.map_or(subjects, <[u32]>::len);
        let cells = across.checked_mul(periods)?;
        // Each thread has a table of its own, as long as all of them take no more room than half the credits.
        let threads = (credits.len() / 2 / cells.max(1)).clamp(1, threads.max(1));
        let part = credits.len().div_ceil(threads).next_multiple_of(BLOCK).max(BLOCK);
        let jobs = (0..).step_by(part).zip(credits.chunks(part)).collect();
        let mut tables = share(threads, jobs, |(start, credits)| {
            let (mut table, mut sound) = (vec![S::default(); cells], true);
            self.each((numbers, places.is_some()), kind, (start, credits), |subject, period, credit| {
                let subject = Some(subject as usize).filter(|subject| *subject < across);
                let place =
                    subject.map(|subject| (period as usize).wrapping_mul(across).wrapping_add(subject));
                if let Some(sum) = place.and_then(|place| table.get_mut(place)) {
                    match sum.plus(credit) {
                        Some(more) => *sum = more,
                        None => sound = false,
                    }
                }
            });
            sound.then_some(table)
        })
        .into_iter();
        let mut table = tables.next().unwrap_or_else(|| Some(Vec::new()))?;
        for other in tables {
            for (sum, more) in table.iter_mut().zip(other?) {
                *sum = sum.and(more)?;
            }
        }
        if let Some(places) = places {
            table = by_number(&table, places, subjects)?;
        }
        let org = self.points.tariff.world.org();
        Some(match subject {
            Subject::Member => {
                let columns: Vec<&[S]> = table.chunks(subjects.max(1)).collect();
                let sums = |number: usize| columns.iter().map(move |column| of(column, number).total());
                let count = table.iter().filter(|sum| sum.total() != 0).count();
                self.listed((subject, kind), count, (0..subjects).map(sums))
            }
            Subject::Unit => {
                // Units are numbered in preorder: what stands below one follows it, up to its end.
                let running: Option<Vec<Vec<S>>> = table.chunks(subjects.max(1)).map(running).collect();
                let running = running?;
                let sums = |unit: Unit<'_>| {
                    let (first, end) = (unit.number() as usize, unit.end() as usize);
                    running.iter().map(move |column| of(column, end).total() - of(column, first).total())
                };
                self.listed((subject, kind), 0, org.units().map(sums))
            }
        })
    }

    /// Sums by period, of each subject in id order; with room for so many.
    fn listed<I: Iterator<Item = i128>>(
        &self,
        (subject, kind): (Subject, PeriodKind),
        room: usize,
        rows: impl Iterator<Item = I>,
    ) -> Result<Totals, TallyError> {
        let periods = self.points.tariff.days.periods(kind).as_slice();
        let mut totals = Totals::with_capacity(room);
        for (place, sums) in (0..).zip(rows) {
            for (period, sum) in periods.iter().zip(sums) {
                self.list(&mut totals, subject, (place, *period), sum)?;
            }
        }
        Ok(totals)
    }

    /// In a list that is sorted: where a table would be mostly empty.
    fn in_lists<S: Sum>(
        &self,
        Asked { subject, kind, .. }: Asked,
        credits: &[i64],
    ) -> Option<Result<Totals, TallyError>> {
        let org = self.points.tariff.world.org();
        let mut places = vec![0_u32; if subject == Subject::Unit { org.units().len() } else { 0 }];
        for (place, unit) in (0..).zip(org.units()).take(places.len()) {
            if let Some(slot) = places.get_mut(unit.number() as usize) {
                *slot = place;
            }
        }
        let place = |unit: u32| places.get(unit as usize).copied().unwrap_or_default();
        let mut list = Vec::new();
        self.each(
            (self.numbers(subject), false),
            kind,
            (0, credits),
            |number, period, credit| match subject {
                _ if credit == 0 => {}
                Subject::Member => list.push(((number, period), credit)),
                Subject::Unit => {
                    let unit = org.unit_numbered(number);
                    let path = unit.into_iter().flat_map(|unit| iter::once(unit).chain(unit.ancestors()));
                    list.extend(path.map(|unit| ((place(unit.number()), period), credit)));
                }
            },
        );
        list.sort_unstable_by_key(|(name, _)| *name);
        let periods = self.points.tariff.days.periods(kind).as_slice();
        let mut totals = Totals::default();
        for run in list.chunk_by(|one, other| one.0 == other.0) {
            let sum = run.iter().try_fold(S::default(), |sum, (_, credit)| sum.plus(*credit))?;
            let ((place, period), _) = *run.first()?;
            let period = periods.get(period as usize).copied().unwrap_or(Period::ALL);
            if let Err(error) = self.list(&mut totals, subject, (place, period), sum.total()) {
                return Some(Err(error));
            }
        }
        Some(Ok(totals))
    }
}

/// A table by the numbers that places stand for.
fn by_number<S: Sum>(table: &[S], places: &[u32], subjects: usize) -> Option<Vec<S>> {
    let periods = table.len().checked_div(places.len()).unwrap_or_default();
    let mut all = vec![S::default(); subjects.checked_mul(periods)?];
    let columns = table.chunks(places.len().max(1));
    for (column, own) in all.chunks_mut(subjects.max(1)).zip(columns) {
        for (number, more) in places.iter().zip(own) {
            let sum = column.get_mut(*number as usize)?;
            *sum = sum.and(*more)?;
        }
    }
    Some(all)
}

/// The sum of a number.
fn of<S: Sum>(column: &[S], number: usize) -> S {
    column.get(number).copied().unwrap_or_default()
}

/// What all numbers before each have together, up to the number after the last.
fn running<S: Sum>(column: &[S]) -> Option<Vec<S>> {
    let mut running = Vec::with_capacity(column.len().checked_add(1)?);
    let mut before = S::default();
    for sum in column {
        running.push(before);
        before = before.and(*sum)?;
    }
    running.push(before);
    Some(running)
}
