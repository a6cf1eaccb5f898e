//! What the books ask of the records.

use std::cmp::Ordering;

use crate::tally::Activities;
use crate::tally::record::Record;
use crate::value::RecordId;

/// A place held in 32 bits.
pub(crate) fn at(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// The rows of a table, in order.
pub(crate) fn rows(activities: &Activities) -> impl Iterator<Item = (u32, Record)> {
    (0..).zip(0..activities.len()).filter_map(|(row, place)| Some((row, activities.record(place)?)))
}

/// The record of a row.
pub(crate) fn record(activities: &Activities, row: u32) -> Option<Record> {
    activities.record(at(row))
}

/// The id of a row.
pub(crate) fn id(activities: &Activities, row: u32) -> Option<RecordId> {
    activities.id(at(row))
}

/// The order of two rows by their ids.
pub(crate) fn by_id(activities: &Activities, one: u32, other: u32) -> Ordering {
    activities.cmp_ids(at(one), at(other))
}

/// The earliest instant of a record whose credit this one may change once it is filed: a record tells on those that
/// come after it, a reversal on the one it takes back and on those after that (P4).
pub(crate) fn affects(activities: &Activities, record: &Record) -> i64 {
    let reversed = record.reverses.and_then(|row| self::record(activities, row));
    reversed.map_or(record.at, |reversed| reversed.at.min(record.at))
}
