//! How the books are made: one pass of now, and what earlier settlements knew otherwise.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::{Groups, Late};
use super::rows::{id, record, rows};
use super::settled::Settlements;
use super::terms::PurseTerms;
use super::{Book, BookError, BookFault, Booked, Pass, RowBooked};
use crate::tally::record::Record;
use crate::tally::{Activities, World};
use crate::value::{Amount, Code, Instant};

pub(super) fn keep<'a, P: Pass>(
    world: World<'a>,
    activities: &'a Activities,
    purse: &Code,
    now: Instant,
    mut pass: P,
) -> Result<Book<'a, P>, BookError<P::Error>> {
    let Some(terms) = PurseTerms::of(&world, purse) else {
        return Err(BookFault::UnknownPurse { purse: purse.clone() }.into());
    };
    let credits = pass.credits(Some(now.millis())).map_err(BookError::Pass)?;
    let filed = rows(activities).filter(|(_, record)| record.filed_at <= now.millis());
    let first = filed.map(|(_, record)| record.at).min().and_then(|at| Instant::from_millis(at).ok());
    let settlements = first.map(|first| Settlements::until(&world, first, now)).unwrap_or_default();
    let groups = Groups::new(&world, purse, &terms, activities);
    let late = Late::new(&groups, activities, now.millis());
    let (purse, otherwise) = (purse.clone(), Vec::new());
    let mut book =
        Book { world, activities, purse, terms, now, pass, settlements, groups, late, credits, otherwise };
    for (row, _) in rows(activities) {
        book.bounded(row, book.credit(row))?;
    }
    let unaware = book.unaware();
    if !unaware.is_empty() {
        let known = book.known_otherwise(&unaware)?;
        book.otherwise = book.booked_otherwise(known)?;
    }
    Ok(book)
}

/// What a settlement credited a row with, if it is not what the pass does now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    row: u32,
    settlement: usize,
    credit: i64,
}

impl<P: Pass> Book<'_, P> {
    /// The settlements that did not know what was filed since and tells on them, each with the groups it is filed of.
    fn unaware(&self) -> BTreeMap<usize, Vec<u32>> {
        let mut unaware: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        let (mut group_before, mut known_before) = (None, 0);
        for (group, filed, affects) in self.late.by_group() {
            if group_before.replace(group) != Some(group) {
                known_before = 0;
            }
            let knowing = self.settlements.knowing(filed);
            let from = self.settlements.first(affects).max(known_before);
            for settlement in (from..knowing).filter(|place| affects < self.settlements.end(*place)) {
                unaware.entry(settlement).or_default().push(group);
            }
            known_before = knowing;
        }
        unaware
    }

    /// What these settlements credited the rows of these groups with, where it is not what the pass does now.
    fn known_otherwise(
        &mut self,
        unaware: &BTreeMap<usize, Vec<u32>>,
    ) -> Result<Vec<Known>, BookError<P::Error>> {
        let wanted: BTreeSet<u32> = unaware.values().flatten().copied().collect();
        let by_group = self.rows_of(|group| wanted.contains(&group));
        let mut known = Vec::new();
        for (settlement, groups) in unaware {
            let settlement = *settlement;
            let (instant, end) = (self.settlements.instant(settlement), self.settlements.end(settlement));
            let asked = self.filed_by(groups.iter().filter_map(|group| by_group.get(group)), instant);
            let credits = self.pass.credits_of(&asked, instant).map_err(BookError::Pass)?;
            for (row, credit) in asked.into_iter().zip(credits) {
                let settles = record(self.activities, row).is_some_and(|record| record.at < end);
                if settles && credit != self.credit(row) {
                    known.push(Known { row, settlement, credit });
                }
            }
        }
        known.sort_unstable();
        Ok(known)
    }

    /// The bookings of the rows that some settlement credited otherwise than now.
    fn booked_otherwise(&self, known: Vec<Known>) -> Result<Vec<RowBooked>, BookError<P::Error>> {
        let mut booked = Vec::new();
        for run in known.chunk_by(|one, other| one.row == other.row) {
            let Some(row) = run.first().map(|known| known.row) else { continue };
            let Some(record) = record(self.activities, row) else { continue };
            // It changes at the first settlement that knows of it, at those that credit otherwise, and after them.
            let after = |known: &Known| self.settlements.from(known.settlement + 1, record.at);
            let turns = run.iter().flat_map(|known| [known.settlement, after(known)]);
            let mut turns: Vec<usize> = turns.chain([self.first_knowing(&record)]).collect();
            turns.sort_unstable();
            turns.dedup();
            let (mut sums, mut before) = (Vec::new(), 0_i64);
            for settlement in turns.into_iter().filter(|place| *place < self.settlements.len()) {
                let otherwise = run.binary_search_by_key(&settlement, |known| known.settlement);
                let otherwise = otherwise.ok().and_then(|place| run.get(place));
                let credit = otherwise.map_or(self.credit(row), |known| known.credit);
                let amount = credit.saturating_sub(before);
                self.bounded(row, amount)?;
                if amount != 0 {
                    sums.push(Booked { settlement, amount });
                }
                before = credit;
            }
            self.bounded(row, self.credit(row).saturating_sub(before))?;
            booked.push((row, sums));
        }
        Ok(booked)
    }

    fn bounded(&self, row: u32, amount: i64) -> Result<(), BookFault> {
        match (Amount::from_thousandths(amount), id(self.activities, row)) {
            (Err(_), Some(record)) => Err(BookFault::Overflow { record }),
            _ => Ok(()),
        }
    }
}

impl<P> Book<'_, P> {
    /// The first settlement that settles a record and knows of it.
    pub(super) fn first_knowing(&self, record: &Record) -> usize {
        let knowing = self.settlements.knowing(record.filed_at);
        self.settlements.from(self.settlements.first(record.at).max(knowing), record.at)
    }

    /// The rows of some groups that were filed by now, by group, in order.
    pub(in crate::tally) fn rows_of(&self, wanted: impl Fn(u32) -> bool) -> BTreeMap<u32, Vec<u32>> {
        let mut found: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (row, record) in rows(self.activities) {
            let group = self.groups.of(&record);
            if record.filed_at <= self.now.millis() && wanted(group) {
                found.entry(group).or_default().push(row);
            }
        }
        found
    }

    /// Those of some rows that were filed by an instant, in order.
    pub(in crate::tally) fn filed_by<'r>(
        &self,
        groups: impl Iterator<Item = &'r Vec<u32>>,
        instant: i64,
    ) -> Vec<u32> {
        let filed =
            |row: &u32| record(self.activities, *row).is_some_and(|record| record.filed_at <= instant);
        let mut rows: Vec<u32> = groups.flatten().copied().filter(filed).collect();
        rows.sort_unstable();
        rows
    }
}
