//! Which rows share a bucket.

use super::tariff::{NOBODY, Tariff};
use crate::scheme::CapOf;
use crate::tally::block::BLOCK;
use crate::tally::table::BAD;

/// The rows of each member, unit or household, in order.
#[derive(Debug)]
pub(super) struct Index {
    /// Where the rows of each begin, and where those of the last end.
    starts: Vec<u32>,
    rows: Vec<u32>,
}

/// Whose rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Member,
    Unit,
    Household,
}

impl Whose {
    /// Those that share a bucket of a cap, or more.
    pub(super) fn of(of: CapOf, household: bool) -> Self {
        match of {
            CapOf::Unit => Self::Unit,
            CapOf::Account if household => Self::Household,
            CapOf::Member | CapOf::Account | CapOf::Target => Self::Member,
        }
    }
}

impl Index {
    /// By counting: O(rows).
    pub(super) fn new(tariff: &Tariff<'_>, whose: Whose) -> Self {
        let org = tariff.world.org();
        let count = match whose {
            Whose::Member => org.members().len(),
            Whose::Unit => org.units().len(),
            Whose::Household => org.households().len(),
        };
        let mut starts = vec![0_u32; count + 1];
        each(tariff, whose, |_, number| {
            if let Some(start) = starts.get_mut(number as usize + 1) {
                *start += 1;
            }
        });
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let (mut next, mut rows) = (starts.clone(), vec![0_u32; sum as usize]);
        each(tariff, whose, |row, number| {
            let Some(place) = next.get_mut(number as usize) else { return };
            if let Some(slot) = rows.get_mut(*place as usize) {
                *slot = row;
                *place += 1;
            }
        });
        Self { starts, rows }
    }

    /// The rows of one.
    pub(super) fn rows(&self, number: u32) -> &[u32] {
        let number = number as usize;
        let span = self.starts.get(number).zip(self.starts.get(number + 1));
        span.and_then(|(start, end)| self.rows.get(*start as usize..*end as usize)).unwrap_or_default()
    }
}

/// Every row with the number of whose it is.
fn each(tariff: &Tariff<'_>, whose: Whose, mut say: impl FnMut(u32, u32)) {
    let table = tariff.activities;
    let mut numbers = [0; BLOCK];
    for start in (0..table.len()).step_by(BLOCK) {
        let numbers = numbers.get_mut(..BLOCK.min(table.len() - start)).unwrap_or_default();
        match whose {
            Whose::Member => table.read_members(start, numbers),
            Whose::Unit => table.read_units(start, numbers),
            Whose::Household => table.read_targets(start, numbers),
        }
        for (row, number) in (start..).zip(&*numbers) {
            let number = match whose {
                Whose::Household if *number < BAD => tariff.household(*number),
                Whose::Household => NOBODY,
                Whose::Member | Whose::Unit => *number,
            };
            if let Ok(row) = u32::try_from(row) {
                say(row, number);
            }
        }
    }
}
