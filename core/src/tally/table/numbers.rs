//! Columns of ids in which each name has become a number.

use std::sync::Arc;

use crate::tally::column::{Integers, Validity, with_values};

/// The row has no value.
pub(in crate::tally) const NULL: u32 = u32::MAX;
/// The row has a value that means nothing.
pub(in crate::tally) const BAD: u32 = u32::MAX - 1;

/// The numbers of the names in a column; [`NULL`] or [`BAD`] where there is none.
#[derive(Clone, Debug)]
pub(in crate::tally) struct Numbers<'a> {
    by: By<'a>,
    validity: Option<Validity<'a>>,
}

#[derive(Clone, Debug)]
enum By<'a> {
    /// There is no such column.
    Absent,
    /// Whole numbers where they lie, and what each, from the first on, stands for; whether each stands for something, and
    /// whether that is its place.
    Keys { keys: Integers<'a>, first: i64, table: Arc<[u32]>, whole: bool, plain: bool },
    /// A number a row.
    Own(Vec<u32>),
}

impl<'a> Numbers<'a> {
    pub(super) const ABSENT: Self = Self { by: By::Absent, validity: None };

    /// Of keys where they lie: what each, from `first` on, stands for.
    pub(super) fn of_keys(keys: &Integers<'a>, first: i64, table: impl Into<Arc<[u32]>>) -> Self {
        let table = table.into();
        let whole = table.iter().fold(true, |whole, number| whole & (*number < BAD));
        let plain = table.iter().zip(0..).all(|(number, place)| *number == place);
        Self { by: By::Keys { keys: keys.clone(), first, table, whole, plain }, validity: None }
    }

    /// Rows that have no value have none.
    pub(super) fn where_valid(self, validity: Option<&Validity<'a>>) -> Self {
        Self { validity: validity.cloned(), ..self }
    }

    /// The keys, if they are read where they lie.
    pub(super) fn keys(&self) -> Option<&Integers<'a>> {
        match &self.by {
            By::Keys { keys, .. } => Some(keys),
            By::Absent | By::Own(_) => None,
        }
    }

    /// The same, if there is nothing borrowed in it; else a number a row.
    pub(super) fn into_own(self, rows: usize) -> Numbers<'static> {
        let (None, By::Own(own)) = (&self.validity, &self.by) else {
            return (0..rows).map(|row| self.get(row)).collect();
        };
        Numbers { by: By::Own(own.clone()), validity: None }
    }

    /// The number of a row.
    pub(in crate::tally) fn get(&self, row: usize) -> u32 {
        let mut one = [NULL];
        self.read(row, &mut one);
        let [number] = one;
        number
    }

    /// The numbers of the rows from one on.
    #[inline]
    #[allow(clippy::unnecessary_cast, reason = "integers of every width are read by the same lines")]
    pub(in crate::tally) fn read(&self, start: usize, out: &mut [u32]) {
        match &self.by {
            By::Absent => out.fill(NULL),
            By::Own(own) => {
                let own = own.get(start..).unwrap_or_default();
                out.iter_mut().zip(own).for_each(|(out, number)| *out = *number);
            }
            // Numbers from 0 on are as wide as what they stand for.
            By::Keys { keys: Integers::U32(keys), first: 0, table, plain: true, .. } => {
                let (keys, count) = (keys.as_slice().get(start..).unwrap_or_default(), table.len() as u32);
                out.iter_mut().zip(keys).for_each(|(out, key)| *out = if *key < count { *key } else { BAD });
            }
            By::Keys { keys, first, table, plain: true, .. } => with_values!(keys, values => {
                let values = values.get(start..).unwrap_or_default();
                for (out, key) in out.iter_mut().zip(values) {
                    let place = (*key as i64).wrapping_sub(*first) as u64;
                    *out = if place < table.len() as u64 { place as u32 } else { BAD };
                }
            }),
            By::Keys { keys, first, table, .. } => with_values!(keys, values => {
                let values = values.get(start..).unwrap_or_default();
                for (out, key) in out.iter_mut().zip(values) {
                    // A key below the first becomes one far beyond the last.
                    let place = (*key as i64).wrapping_sub(*first) as u64;
                    *out = usize::try_from(place).ok().and_then(|place| table.get(place)).copied().unwrap_or(BAD);
                }
            }),
        }
        if let Some(validity) = &self.validity {
            for (row, out) in (start..).zip(out) {
                if !validity.is_valid(row) {
                    *out = NULL;
                }
            }
        }
    }
}

impl Numbers<'_> {
    /// Whether every row from one on, as many as there is room for, has a number, or none at all where it need not.
    /// The room is of no meaning afterwards.
    pub(super) fn are_known(&self, start: usize, required: bool, room: &mut [u32]) -> bool {
        if self.is_absent() && !required {
            return true;
        }
        if let Some(places) = self.read_places(start, room) {
            return room.iter().fold(0, |most: u32, place| most.max(*place)) < places;
        }
        self.read(start, room);
        room.iter().all(|number| *number != BAD && !(required && *number == NULL))
    }

    fn is_absent(&self) -> bool {
        matches!(self.by, By::Absent)
    }

    /// What the places stand for that [`read_places`](Self::read_places) reads.
    pub(in crate::tally) fn of_places(&self) -> Option<&[u32]> {
        match &self.by {
            By::Keys { table, whole: true, .. } if self.validity.is_none() => Some(table),
            _ => None,
        }
    }

    /// The rows from one on as places in a list of numbers, all of which mean something, and how long that is; what is
    /// in no list is beyond its end. `None` if they are not held so.
    #[inline]
    #[allow(clippy::unnecessary_cast, reason = "integers of every width are read by the same lines")]
    pub(in crate::tally) fn read_places(&self, start: usize, out: &mut [u32]) -> Option<u32> {
        let By::Keys { keys, first, table, whole: true, .. } = &self.by else { return None };
        let length = u32::try_from(table.len()).ok().filter(|_| self.validity.is_none())?;
        with_values!(keys, values => {
            let values = values.get(start..).unwrap_or_default();
            for (out, key) in out.iter_mut().zip(values) {
                // A key below the first becomes one far beyond the last.
                *out = ((*key as i64).wrapping_sub(*first) as u64).min(u64::from(u32::MAX)) as u32;
            }
        });
        Some(length)
    }
}

/// A number a row.
impl FromIterator<u32> for Numbers<'_> {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        Self { by: By::Own(numbers.into_iter().collect()), validity: None }
    }
}
