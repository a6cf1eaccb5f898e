//! Columns of keys as numbers: the same number for the same key.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::read::{FaultKind, FaultList, Path};
use crate::tally::column::{Cell, Column, Ids};

/// A number for each row, and how many there are.
pub(super) struct Keys {
    pub(super) numbers: Vec<u32>,
    pub(super) count: usize,
}

/// Numbers the keys of a column as they come; rows without one have a number of their own. What is no key is a fault
/// at its row.
pub(super) fn numbered(
    column: &Column<'_, Ids<'_>>,
    list: &Path,
    name: &str,
    faults: &mut FaultList,
) -> Keys {
    let rows = column.values.len();
    let mut known = Known::default();
    let mut numbers = Vec::with_capacity(rows);
    match &column.values {
        Ids::Dictionary { keys, values } => {
            let own: Vec<Result<u32, FaultKind>> =
                (0..values.values.len()).map(|place| known.number(values.cell(place))).collect();
            for row in 0..rows {
                let place = keys.get(row).and_then(|place| usize::try_from(place).ok());
                let place = place.filter(|_| !column.is_null(row));
                let number = match place.and_then(|place| own.get(place)) {
                    Some(Ok(number)) => Ok(*number),
                    _ => known.number(column.cell(row)),
                };
                numbers.push(noted(number, row, (list, name), faults));
            }
        }
        _ => {
            for row in 0..rows {
                numbers.push(noted(known.number(column.cell(row)), row, (list, name), faults));
            }
        }
    }
    Keys { numbers, count: known.count() }
}

fn noted(
    number: Result<u32, FaultKind>,
    row: usize,
    (list, name): (&Path, &str),
    faults: &mut FaultList,
) -> u32 {
    number.unwrap_or_else(|fault| {
        faults.push(fault, list.index(row).field(name));
        0
    })
}

/// Two columns of keys as one: the same number for the same pair.
pub(super) fn paired(one: &Keys, other: &Keys) -> Vec<u32> {
    let count = other.count as u64;
    let both = one.numbers.iter().zip(&other.numbers);
    let pairs = both.map(|(one, other)| u64::from(*one) * count + u64::from(*other));
    if one.count.checked_mul(other.count).is_some_and(|all| u32::try_from(all).is_ok()) {
        return pairs.map(|pair| pair as u32).collect();
    }
    let pairs: Vec<u64> = pairs.collect();
    let mut known = pairs.clone();
    known.sort_unstable();
    known.dedup();
    pairs.iter().map(|pair| known.partition_point(|other| other < pair) as u32).collect()
}

/// Keys met so far.
#[derive(Default)]
struct Known<'k> {
    hasher: DefaultHashBuilder,
    table: HashTable<(Key<'k>, u32)>,
    last: Option<(Key<'k>, u32)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'k> {
    None,
    Text(&'k str),
    Number(i128),
}

impl<'k> Known<'k> {
    fn count(&self) -> usize {
        self.table.len()
    }

    fn number(&mut self, cell: Cell<'k>) -> Result<u32, FaultKind> {
        let key = match cell {
            Cell::Text(text) => Key::Text(text),
            Cell::Number(number) => Key::Number(number),
            _ => cell.flaw().map_or(Ok(Key::None), Err)?,
        };
        // Mostly the same comes again.
        if let Some((_, number)) = self.last.filter(|(last, _)| *last == key) {
            return Ok(number);
        }
        let Self { hasher, table, .. } = self;
        let next = table.len() as u32;
        let hash = |key: &Key<'k>| hasher.hash_one(key);
        let entry = table.entry(hash(&key), |(known, _)| *known == key, |(known, _)| hash(known));
        let number = entry.or_insert((key, next)).get().1;
        self.last = Some((key, number));
        Ok(number)
    }
}
