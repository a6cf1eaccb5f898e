//! Columns of ids and codes: texts, dictionaries of them, or whole numbers.

use super::{Buffer, Column, Integers};
use crate::read::FaultKind;

/// Ids or codes.
///
/// A whole number stands for its decimal text; as the `id` of a record it is compared as a number (R0).
///
/// ```
/// use wangge::tally::column::{Ids, Offsets};
///
/// let packed = Ids::Packed { offsets: Offsets::I32((&[0, 3, 5]).into()), bytes: b"m-1m2".into() };
/// assert_eq!((packed.len(), packed.text(1).as_deref()), (2, Some("m2")));
/// let dictionary = Ids::dictionary(vec![1_u8, 0, 1], Ids::Texts(&["patrol", "visit"]));
/// assert_eq!((dictionary.len(), dictionary.text(0).as_deref()), (3, Some("visit")));
/// assert_eq!(Ids::from(vec![17_u32]).text(0).as_deref(), Some("17"));
/// ```
#[derive(Clone, Debug)]
pub enum Ids<'a> {
    /// UTF-8 one after the other: text `n` is `bytes[offsets[n]..offsets[n + 1]]`.
    Packed {
        /// One more than there are texts.
        offsets: Offsets<'a>,
        /// All texts.
        bytes: Buffer<'a, u8>,
    },
    /// Slices of texts.
    Texts(&'a [&'a str]),
    /// Whole numbers.
    Integers(Integers<'a>),
    /// Places in a list of values; not in another dictionary.
    Dictionary {
        /// The places, from 0.
        keys: Integers<'a>,
        /// The values.
        values: Box<Column<'a, Ids<'a>>>,
    },
}

/// Where packed texts begin and end.
#[derive(Clone, Debug)]
pub enum Offsets<'a> {
    /// Of up to 2 GiB of text.
    I32(Buffer<'a, i32>),
    /// Of any amount of text.
    I64(Buffer<'a, i64>),
}

impl Offsets<'_> {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::I32(offsets) => offsets.len(),
            Self::I64(offsets) => offsets.len(),
        }
    }

    pub(crate) fn get(&self, place: usize) -> Option<i64> {
        match self {
            Self::I32(offsets) => offsets.as_slice().get(place).copied().map(i64::from),
            Self::I64(offsets) => offsets.as_slice().get(place).copied(),
        }
    }
}

/// What stands in a row of a column of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell<'c> {
    Null,
    Text(&'c str),
    Number(i128),
    /// So many of its bytes are UTF-8.
    NotUtf8(usize),
    /// A place that there is not, in a list of so many values or bytes.
    Beyond(i128, usize),
}

impl Cell<'_> {
    /// What is wrong with a cell that holds neither text nor number; `None` of one that does, or is empty.
    pub(crate) fn flaw(self) -> Option<FaultKind> {
        match self {
            Self::Null | Self::Text(_) | Self::Number(_) => None,
            Self::NotUtf8(valid) => Some(FaultKind::NotUtf8 { valid }),
            Self::Beyond(_, 0) => Some(FaultKind::no_entry("value")),
            Self::Beyond(given, values) => Some(FaultKind::OutOfBounds {
                given: given.to_string(),
                bounds: format!("0..={}", values.saturating_sub(1)),
            }),
        }
    }
}

impl<'a> Ids<'a> {
    /// A dictionary: places in a list of values.
    #[must_use]
    pub fn dictionary(keys: impl Into<Integers<'a>>, values: impl Into<Column<'a, Ids<'a>>>) -> Self {
        Self::Dictionary { keys: keys.into(), values: Box::new(values.into()) }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Packed { offsets, .. } => offsets.len().saturating_sub(1),
            Self::Texts(texts) => texts.len(),
            Self::Integers(keys) | Self::Dictionary { keys, .. } => keys.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of a row; `None` where there is none, or no UTF-8.
    #[must_use]
    pub fn text(&self, row: usize) -> Option<String> {
        match self.cell(row) {
            Cell::Text(text) => Some(text.to_owned()),
            Cell::Number(number) => Some(number.to_string()),
            Cell::Null | Cell::NotUtf8(_) | Cell::Beyond(..) => None,
        }
    }

    pub(crate) fn cell(&self, row: usize) -> Cell<'_> {
        match self {
            Self::Packed { offsets, bytes } => packed(offsets, bytes.as_slice(), row),
            Self::Texts(texts) => texts.get(row).map_or(Cell::Null, |text| Cell::Text(text)),
            Self::Integers(numbers) => numbers.get(row).map_or(Cell::Null, Cell::Number),
            Self::Dictionary { keys, values } => match keys.get(row) {
                None => Cell::Null,
                Some(key) => match usize::try_from(key).ok().filter(|key| *key < values.values.len()) {
                    Some(key) => values.flat_cell(key),
                    None => Cell::Beyond(key, values.values.len()),
                },
            },
        }
    }
}

impl<'a> Column<'a, Ids<'a>> {
    pub(crate) fn cell(&self, row: usize) -> Cell<'_> {
        if self.is_null(row) { Cell::Null } else { self.values.cell(row) }
    }

    /// As a list of values: a dictionary of dictionaries has none, so that nothing is followed without end.
    fn flat_cell(&self, row: usize) -> Cell<'_> {
        match self.values {
            Ids::Dictionary { .. } => Cell::Null,
            _ => self.cell(row),
        }
    }
}

fn packed<'c>(offsets: &Offsets<'_>, bytes: &'c [u8], row: usize) -> Cell<'c> {
    let (Some(start), Some(end)) = (offsets.get(row), row.checked_add(1).and_then(|next| offsets.get(next)))
    else {
        return Cell::Null;
    };
    let span = usize::try_from(start).ok().zip(usize::try_from(end).ok());
    match span.and_then(|(start, end)| bytes.get(start..end)) {
        None => Cell::Beyond(end.into(), bytes.len()),
        Some(text) => match str::from_utf8(text) {
            Ok(text) => Cell::Text(text),
            Err(error) => Cell::NotUtf8(error.valid_up_to()),
        },
    }
}

impl<'a> From<&'a [&'a str]> for Ids<'a> {
    fn from(texts: &'a [&'a str]) -> Self {
        Self::Texts(texts)
    }
}
