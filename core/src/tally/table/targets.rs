//! The column of targets: names met for the first time are given the next number.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::names::dense;
use super::numbers::{BAD, NULL, Numbers};
use crate::tally::column::{Cell, Column, Ids, Integers};
use crate::value::TargetId;

/// The targets of a column, each once, and which one each row names.
pub(super) fn targets<'a>(column: &Column<'a, Ids<'a>>) -> (Numbers<'a>, Vec<TargetId>) {
    let mut met = Met::default();
    let rows = column.values.len();
    let numbers = match &column.values {
        Ids::Dictionary { keys, values } => {
            let table: Vec<u32> =
                (0..values.values.len()).map(|place| met.number(values.cell(place))).collect();
            Numbers::of_keys(keys, 0, table)
        }
        Ids::Integers(keys) => match span(keys) {
            Some((first, length)) => {
                let mut table = vec![NULL; length];
                for row in (0..rows).filter(|row| !column.is_null(*row)) {
                    let Some(number) = keys.get(row) else { continue };
                    let place = usize::try_from(number - i128::from(first)).ok();
                    if let Some(slot) = place.and_then(|place| table.get_mut(place))
                        && *slot == NULL
                    {
                        *slot = met.number(Cell::Number(number));
                    }
                }
                Numbers::of_keys(keys, first, table)
            }
            None => (0..rows).map(|row| met.number(column.cell(row))).collect(),
        },
        _ => (0..rows).map(|row| met.number(column.cell(row))).collect(),
    };
    (numbers.where_valid(column.validity.as_ref()), met.targets)
}

/// The first of numbers that lie close together, and how many there are from it to the last.
fn span(keys: &Integers<'_>) -> Option<(i64, usize)> {
    let (first, last) = keys.bounds()?;
    let (first, last) = (i64::try_from(first).ok()?, i64::try_from(last).ok()?);
    Some((first, dense(first, last, keys.len())?))
}

#[derive(Default)]
struct Met {
    hasher: DefaultHashBuilder,
    places: HashTable<u32>,
    targets: Vec<TargetId>,
}

impl Met {
    fn number(&mut self, cell: Cell<'_>) -> u32 {
        match cell {
            Cell::Null => NULL,
            Cell::Text(text) => self.text(text),
            Cell::Number(number) => self.text(&number.to_string()),
            Cell::NotUtf8(_) | Cell::Beyond(..) => BAD,
        }
    }

    fn text(&mut self, text: &str) -> u32 {
        let Self { hasher, places, targets } = self;
        let named = |place: &u32| targets.get(*place as usize).map_or("", TargetId::as_str);
        let hash = hasher.hash_one(text);
        if let Some(known) = places.find(hash, |place| named(place) == text) {
            return *known;
        }
        let (Ok(target), Ok(place)) = (text.parse(), u32::try_from(targets.len())) else { return BAD };
        if place >= BAD {
            return BAD;
        }
        places.insert_unique(hash, place, |place| hasher.hash_one(named(place)));
        targets.push(target);
        place
    }
}
