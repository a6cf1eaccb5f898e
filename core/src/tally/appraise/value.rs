//! What a measure comes to (R2).

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::value::{Fraction, ValueError};

/// What a measure comes to for one subject: a count, a part of a whole, or no data (无数据), which is never 0.
///
/// In JSON a table of `part` and, of a share or mean, `of`; or of `no_data`, the reason, with `column` if one is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Something was counted.
    Known {
        /// The count, or the numerator.
        part: Fraction,
        /// The denominator of a share or mean; never 0.
        of: Option<Fraction>,
    },
    /// There is nothing to measure.
    Unknown(Unknown),
}

/// Why there is no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The denominator is empty.
    Empty,
    /// Nobody gave the table it is measured from: `activities`, `cases` or `inputs`.
    Table(&'static str),
    /// The table of cases has no such column.
    Column(&'static str),
}

impl Unknown {
    /// The reason in one word: `empty`, `table` or `column`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Table(_) => "table",
            Self::Column(_) => "column",
        }
    }
}

impl Value {
    /// A count.
    pub(crate) const fn count(part: Fraction) -> Self {
        Self::Known { part, of: None }
    }

    /// A count of whole things.
    pub(crate) fn whole(count: u64) -> Self {
        Self::count(Fraction::from(i64::try_from(count).unwrap_or(i64::MAX)))
    }

    /// A part of a whole; of nothing, no data.
    pub(crate) fn share(part: Fraction, of: Fraction) -> Self {
        if of == Fraction::ZERO { Self::Unknown(Unknown::Empty) } else { Self::Known { part, of: Some(of) } }
    }

    /// The number that it is, `None` without data.
    ///
    /// # Errors
    /// `overflow` for a quotient of more than 64 bits above or below the stroke.
    pub fn number(self) -> Result<Option<Fraction>, ValueError> {
        match self {
            Self::Known { part, of: Some(of) } => part.over(of),
            Self::Known { part, of: None } => Ok(Some(part)),
            Self::Unknown(_) => Ok(None),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut to = serializer.serialize_struct("Value", 2)?;
        match self {
            Self::Known { part, of } => {
                to.serialize_field("part", part)?;
                if let Some(of) = of {
                    to.serialize_field("of", of)?;
                }
            }
            Self::Unknown(why) => {
                to.serialize_field("no_data", why.as_str())?;
                match why {
                    Unknown::Empty => {}
                    Unknown::Table(name) => to.serialize_field("table", name)?,
                    Unknown::Column(name) => to.serialize_field("column", name)?,
                }
            }
        }
        to.end()
    }
}
