//! The ids of records: in which order they stand, which are doubled, which row bears one.

use std::cmp::Ordering;
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::names::decimal;
use crate::tally::bits::Bits;
use crate::tally::column::{Cell, Column, Ids, Integers};
use crate::value::RecordId;

/// The ids of records.
#[derive(Clone, Debug)]
pub(in crate::tally) enum RecordIds<'a> {
    /// The numbers of the rows.
    Rows,
    /// Numbers, one a row.
    Numbers(Integers<'a>),
    /// A column: texts are compared by bytes, numbers as such.
    Column(Column<'a, Ids<'a>>),
    /// Texts of their own; `None` where none could be read.
    Own(Vec<Option<RecordId>>),
}

impl<'a> RecordIds<'a> {
    pub(in crate::tally) fn of(column: Option<&Column<'a, Ids<'a>>>) -> Self {
        match column {
            None => Self::Rows,
            Some(Column { values: Ids::Integers(numbers), validity: None }) => Self::Numbers(numbers.clone()),
            Some(column) => Self::Column(column.clone()),
        }
    }

    /// Whether they are numbers, so that a text is one only as the decimal text of a number.
    fn are_numbers(&self) -> bool {
        match self {
            Self::Rows | Self::Numbers(_) => true,
            Self::Own(_) => false,
            Self::Column(column) => match &column.values {
                Ids::Integers(_) => true,
                Ids::Dictionary { values, .. } => matches!(values.values, Ids::Integers(_)),
                Ids::Packed { .. } | Ids::Texts(_) => false,
            },
        }
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        match self {
            Self::Rows => i128::try_from(row).map_or(Cell::Null, Cell::Number),
            Self::Numbers(numbers) => numbers.get(row).map_or(Cell::Null, Cell::Number),
            Self::Column(column) => column.cell(row),
            Self::Own(ids) => match ids.get(row) {
                Some(Some(id)) => Cell::Text(id.as_str()),
                Some(None) | None => Cell::Null,
            },
        }
    }

    /// The id of a row.
    pub(in crate::tally) fn get(&self, row: usize) -> Option<RecordId> {
        match (self, self.cell(row)) {
            (Self::Own(ids), _) => ids.get(row).cloned().flatten(),
            (_, Cell::Text(text)) => text.parse().ok(),
            (_, Cell::Number(number)) => number.to_string().parse().ok(),
            (_, Cell::Null | Cell::NotUtf8(_) | Cell::Beyond(..)) => None,
        }
    }

    /// The order of two rows by their ids: texts by bytes, numbers as numbers (R0).
    pub(in crate::tally) fn cmp(&self, one: usize, other: usize) -> Ordering {
        match (self, self.cell(one), self.cell(other)) {
            (Self::Rows, ..) => one.cmp(&other),
            (_, Cell::Number(one), Cell::Number(other)) => one.cmp(&other),
            (_, Cell::Text(one), Cell::Text(other)) => one.as_bytes().cmp(other.as_bytes()),
            // Rows without a readable id take no part.
            _ => one.cmp(&other),
        }
    }

    /// Whether rows stand in the order of their ids, so that a row's number does for its id. Among ids that cannot be
    /// read there is no order.
    pub(super) fn ascend(&self, rows: usize) -> bool {
        match self {
            Self::Rows => true,
            Self::Numbers(numbers) => numbers.ascend(),
            Self::Column(_) | Self::Own(_) => {
                (1..rows).all(|row| match (self.cell(row - 1), self.cell(row)) {
                    (Cell::Number(one), Cell::Number(other)) => one < other,
                    (Cell::Text(one), Cell::Text(other)) => one.as_bytes() < other.as_bytes(),
                    _ => false,
                })
            }
        }
    }

    /// The rows whose id an earlier row has, each with the first that does; in order.
    pub(in crate::tally) fn doubled(&self, rows: usize) -> Vec<(usize, usize)> {
        match self {
            Self::Rows => Vec::new(),
            Self::Numbers(numbers) if are_apart(numbers, rows) == Some(true) => Vec::new(),
            Self::Numbers(_) | Self::Column(_) | Self::Own(_) => self.doubled_by_hash(rows),
        }
    }

    fn doubled_by_hash(&self, rows: usize) -> Vec<(usize, usize)> {
        let hasher = DefaultHashBuilder::default();
        let hash = |row: usize| match self.cell(row) {
            Cell::Number(number) => hasher.hash_one(number),
            Cell::Text(text) => hasher.hash_one(text),
            Cell::Null | Cell::NotUtf8(_) | Cell::Beyond(..) => 0,
        };
        let mut firsts: HashTable<u32> = HashTable::with_capacity(rows);
        let mut doubled = Vec::new();
        for row in 0..rows {
            let (cell, Ok(narrow)) = (self.cell(row), u32::try_from(row)) else { continue };
            if !matches!(cell, Cell::Number(_) | Cell::Text(_)) {
                continue;
            }
            let code = hash(row);
            match firsts.find(code, |first| self.cell(*first as usize) == cell) {
                Some(first) => doubled.push((row, *first as usize)),
                None => {
                    firsts.insert_unique(code, narrow, |row| hash(*row as usize));
                }
            }
        }
        doubled
    }

    /// The first rows that bear these ids, in the order asked for.
    pub(super) fn rows_of(&self, wanted: &[RecordId], rows: usize) -> Vec<Option<usize>> {
        if let Self::Rows = self {
            let row = |id: &RecordId| usize::try_from(decimal(id.as_str())?).ok().filter(|row| *row < rows);
            return wanted.iter().map(row).collect();
        }
        let numbers = self.are_numbers();
        let hasher = DefaultHashBuilder::default();
        let hash = |cell: Cell<'_>| match cell {
            Cell::Number(number) => Some(hasher.hash_one(number)),
            Cell::Text(text) => Some(hasher.hash_one(text)),
            Cell::Null | Cell::NotUtf8(_) | Cell::Beyond(..) => None,
        };
        let cell_of = |place: usize| match wanted.get(place) {
            Some(id) if numbers => decimal(id.as_str()).map_or(Cell::Null, Cell::Number),
            Some(id) => Cell::Text(id.as_str()),
            None => Cell::Null,
        };
        // Each id once: its first place among those wanted, and the row that bears it.
        let mut once: HashTable<(usize, Option<usize>)> = HashTable::with_capacity(wanted.len());
        for place in 0..wanted.len() {
            let cell = cell_of(place);
            let Some(code) = hash(cell) else { continue };
            if once.find(code, |(known, _)| cell_of(*known) == cell).is_none() {
                let again = |(known, _): &(usize, Option<usize>)| hash(cell_of(*known)).unwrap_or_default();
                once.insert_unique(code, (place, None), again);
            }
        }
        for row in 0..rows {
            let cell = self.cell(row);
            let Some(code) = hash(cell) else { continue };
            if let Some((_, found)) = once.find_mut(code, |(known, _)| cell_of(*known) == cell) {
                found.get_or_insert(row);
            }
        }
        let row = |place: usize| {
            let cell = cell_of(place);
            once.find(hash(cell)?, |(known, _)| cell_of(*known) == cell)?.1
        };
        (0..wanted.len()).map(row).collect()
    }
}

/// Whether no two numbers are the same; `None` where they lie too far apart to say without more ado.
fn are_apart(numbers: &Integers<'_>, rows: usize) -> Option<bool> {
    if numbers.ascend() {
        return Some(true);
    }
    let (first, last) = numbers.bounds()?;
    let length = usize::try_from(last - first).ok()?.checked_add(1)?;
    if length / 64 > rows {
        return None;
    }
    let mut seen = Bits::none(length);
    for row in 0..rows {
        seen.mark(usize::try_from(numbers.get(row)? - first).ok()?);
    }
    Some(seen.count() == rows)
}
