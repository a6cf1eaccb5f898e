//! The rows of a table as the pass reads them, block by block.

use super::tariff::{Facts, Grouping, NOBODY, Purse, Serving, Situation, Tariff};
use crate::tally::block::{BLOCK, days};
use crate::tally::table::BAD;

/// What is read of a block of rows.
pub(super) struct Rows<'t, 'a> {
    tariff: &'t Tariff<'a>,
    wanted: Wanted,
    /// The edition in force on every day, if it is the same.
    only: Option<u32>,
    start: usize,
    members: [u32; BLOCK],
    units: [u32; BLOCK],
    targets: [u32; BLOCK],
    kinds: [u32; BLOCK],
    at: [i64; BLOCK],
    days: [i32; BLOCK],
    quantities: [i64; BLOCK],
}

/// What is wanted of rows beside kind, instant and quantity.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted {
    member: bool,
    unit: bool,
    target: bool,
    day: bool,
}

impl Wanted {
    /// All that rules ask.
    pub(super) const ALL: Self = Self { member: true, unit: true, target: false, day: true };

    /// To judge rows, and to know of which groups they are.
    pub(super) fn new(tariff: &Tariff<'_>, purse: &Purse) -> Self {
        let of = |grouping| purse.grouping == grouping;
        let asks = purse.asks();
        Self {
            member: asks || of(Grouping::Member),
            unit: asks || of(Grouping::Unit),
            target: of(Grouping::Household),
            day: asks || tariff.days.only_edition().is_none(),
        }
    }
}

impl<'t, 'a> Rows<'t, 'a> {
    pub(super) fn new(tariff: &'t Tariff<'a>, wanted: Wanted) -> Self {
        let (numbers, longs) = ([0; BLOCK], [0; BLOCK]);
        Self {
            tariff,
            wanted,
            only: tariff.days.only_edition(),
            start: 0,
            members: numbers,
            units: numbers,
            targets: numbers,
            kinds: numbers,
            at: longs,
            days: [0; BLOCK],
            quantities: longs,
        }
    }

    /// Reads the rows from one on, a block of them at most.
    #[inline]
    pub(super) fn read(&mut self, start: usize, length: usize) {
        let (table, wanted) = (self.tariff.activities, self.wanted);
        let length = length.min(BLOCK);
        self.start = start;
        let numbers = |read: bool, buffer: &mut [u32; BLOCK], from: &dyn Fn(&mut [u32])| {
            if let (true, Some(buffer)) = (read, buffer.get_mut(..length)) {
                from(buffer);
            }
        };
        numbers(true, &mut self.kinds, &|out| table.read_kinds(start, out));
        numbers(wanted.member, &mut self.members, &|out| table.read_members(start, out));
        numbers(wanted.unit, &mut self.units, &|out| table.read_units(start, out));
        numbers(wanted.target, &mut self.targets, &|out| table.read_targets(start, out));
        if let Some(at) = self.at.get_mut(..length) {
            table.read_at_trusted(start, at);
            if let (true, Some(out)) = (wanted.day, self.days.get_mut(..length)) {
                days(at, self.tariff.world.offset(), out);
            }
        }
        if let Some(quantities) = self.quantities.get_mut(..length) {
            table.read_quantity_trusted(start, quantities);
        }
    }

    /// What serves the row at a place of the block.
    #[inline(always)]
    pub(super) fn serving(&self, purse: &Purse, place: usize) -> Serving {
        purse.serving(self.edition(place), self.kind(place))
    }

    #[inline(always)]
    fn edition(&self, place: usize) -> u32 {
        match self.only {
            Some(edition) => edition,
            None => self.tariff.days.edition(of(&self.days, place)),
        }
    }

    #[inline(always)]
    fn kind(&self, place: usize) -> u32 {
        of(&self.kinds, place)
    }

    #[inline(always)]
    pub(super) fn at(&self, place: usize) -> i64 {
        of(&self.at, place)
    }

    #[inline(always)]
    pub(super) fn quantity(&self, place: usize) -> i64 {
        of(&self.quantities, place)
    }

    /// The group of a row.
    #[inline(always)]
    pub(super) fn group(&self, grouping: Grouping, place: usize) -> u32 {
        match grouping {
            Grouping::Member => of(&self.members, place),
            Grouping::Unit => of(&self.units, place),
            Grouping::Household => match of(&self.targets, place) {
                target if target >= BAD => NOBODY,
                target => self.tariff.household(target),
            },
            Grouping::None | Grouping::All => NOBODY,
        }
    }

    /// All that rules ask.
    #[inline(always)]
    pub(super) fn facts(&self, place: usize) -> Facts {
        Facts {
            row: self.start + place,
            edition: self.edition(place),
            kind: self.kind(place),
            at: self.at(place),
            quantity: self.quantity(place),
            situation: Situation {
                member: of(&self.members, place),
                unit: of(&self.units, place),
                day: of(&self.days, place),
            },
        }
    }
}

#[inline(always)]
fn of<T: Copy + Default>(values: &[T; BLOCK], place: usize) -> T {
    values.get(place).copied().unwrap_or_default()
}
