//! Tables (R0): named columns, read where they lie.
//!
//! In flows a [`Table`], as Arrow or a typed array of JavaScript holds it; out flow the rows of an organisation
//! ([`org::from_tables`](super::org::from_tables)), the columns of activity records ([`activity_columns`]), of cases
//! ([`case_columns`], [`case_facts`], [`event_columns`]), or of subjects to be rated ([`subject_columns`]).

mod activities;
mod cases;
mod keys;
mod named;
mod subjects;
mod walk;

pub use activities::activity_columns;
pub(super) use cases::addends;
pub use cases::{case_columns, case_facts, event_columns};
pub(super) use subjects::{LIST, place_of};
pub use subjects::{SubjectColumns, subject_columns};
pub(super) use walk::read;

use crate::tally::column::{Amounts, Buffer, Column, Ids, Instants, Integers, Offsets};
use crate::tally::{Addends, Flags};

/// Named columns, all of one length.
///
/// ```
/// use wangge::tally::column::Ids;
/// use wangge::wire::table::{Cells, Table};
///
/// let units = Table::new()
///     .with("id", Cells::Ids(Ids::Texts(&["ds", "ds-07"])))
///     .with("tier", Cells::Ids(Ids::dictionary(vec![0_u8, 1], Ids::Texts(&["town", "grid1"]))));
/// assert_eq!(units.len(), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Table<'a> {
    columns: Vec<(String, Column<'a, Cells<'a>>)>,
}

/// What a column holds. Whole numbers may come as ids or as amounts: they are either.
#[derive(Clone, Debug)]
pub enum Cells<'a> {
    /// Texts, or whole numbers that stand for their decimal texts.
    Ids(Ids<'a>),
    /// Timestamps, or local days.
    Times(Instants<'a>),
    /// Numbers.
    Amounts(Amounts<'a>),
    /// Yes or no.
    Flags(Flags<'a>),
    /// Lists of ids: list `n` is values `offsets[n]..offsets[n + 1]`.
    Lists {
        /// One more than there are lists.
        offsets: Offsets<'a>,
        /// The entries of all lists.
        values: Box<Column<'a, Ids<'a>>>,
    },
    /// Nothing in any of so many rows, as of a column whose type nobody knows.
    Nulls(usize),
    /// Something that no table takes.
    Other {
        /// What it is, in the words of whoever made the column: `Interval`.
        kind: String,
        /// How many rows there are.
        rows: usize,
    },
}

impl<'a> Table<'a> {
    /// A table without columns.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more column, at the end.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, column: impl Into<Column<'a, Cells<'a>>>) -> Self {
        self.columns.push((name.into(), column.into()));
        self
    }

    /// How many rows there are: those of the first column.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |(_, column)| column.values.len())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'a> Cells<'a> {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Ids(ids) => ids.len(),
            Self::Times(times) => times.len(),
            Self::Amounts(amounts) => amounts.len(),
            Self::Flags(flags) => flags.len(),
            Self::Lists { offsets, .. } => offsets.len().saturating_sub(1),
            Self::Nulls(rows) | Self::Other { rows, .. } => *rows,
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What it is, for messages.
    fn kind(&self) -> String {
        let kind = match self {
            _ if self.are_whole() => "whole numbers",
            Self::Ids(_) => "texts",
            Self::Times(Instants::Stamps { .. }) => "timestamps",
            Self::Times(Instants::Days(_)) => "days",
            Self::Amounts(_) => "numbers",
            Self::Flags(_) => "yes and no",
            Self::Lists { .. } => "lists",
            Self::Nulls(_) => "nothing",
            Self::Other { kind, .. } => kind,
        };
        format!("a column of {kind}")
    }

    /// Whether they are whole numbers.
    fn are_whole(&self) -> bool {
        match self {
            Self::Ids(Ids::Dictionary { values, .. }) => matches!(values.values, Ids::Integers(_)),
            Self::Ids(Ids::Integers(_)) | Self::Amounts(Amounts::Whole(_)) => true,
            _ => false,
        }
    }

    /// As ids, if they can be.
    fn into_ids(self) -> Result<Ids<'a>, Self> {
        match self {
            Self::Ids(ids) => Ok(ids),
            Self::Amounts(Amounts::Whole(numbers)) => Ok(Ids::Integers(numbers)),
            other => Err(other),
        }
    }

    /// As amounts, if they can be.
    fn into_amounts(self) -> Result<Amounts<'a>, Self> {
        match self {
            Self::Amounts(amounts) => Ok(amounts),
            Self::Ids(Ids::Integers(numbers)) => Ok(Amounts::Whole(numbers)),
            other => Err(other),
        }
    }

    /// As whole numbers, if they can be.
    fn into_integers(self) -> Result<Integers<'a>, Self> {
        match self {
            Self::Ids(Ids::Integers(numbers)) | Self::Amounts(Amounts::Whole(numbers)) => Ok(numbers),
            other => Err(other),
        }
    }

    /// As yes and no, if they can be.
    fn into_flags(self) -> Result<Flags<'a>, Self> {
        match self {
            Self::Flags(flags) => Ok(flags),
            other => Err(other),
        }
    }

    /// As what can be summed up, if they can be.
    fn into_addends(self) -> Result<Addends<'a>, Self> {
        match self {
            Self::Flags(flags) => Ok(Addends::Flags(flags)),
            other => other.into_integers().map(Addends::Whole),
        }
    }

    /// As instants, if they can be.
    fn into_times(self) -> Result<Instants<'a>, Self> {
        match self {
            Self::Times(times) => Ok(times),
            other => Err(other),
        }
    }
}

/// Nothing, in so many rows.
fn nothing(rows: usize) -> Buffer<'static, u8> {
    vec![0; rows].into()
}
