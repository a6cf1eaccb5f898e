//! Columns as Arrow lays them out, without Arrow: memory that is read where it lies.
//!
//! A [`Column`] is values and, if some rows have none, a bitmap. Integers, floats and keys of dictionaries are never
//! copied; texts are looked up once for each row of theirs, or once for each value of a dictionary.

mod amounts;
mod buffer;
mod ids;
mod instants;
mod integers;
mod validity;

pub use amounts::Amounts;
pub use buffer::Buffer;
pub(crate) use ids::Cell;
pub use ids::{Ids, Offsets};
pub use instants::{Instants, TimeUnit};
pub(super) use instants::{midnight, shift};
pub use integers::Integers;
pub(super) use integers::with_values;
pub use validity::Validity;

/// The values of a column, and which rows have one.
///
/// ```
/// use wangge::tally::column::{Column, Ids, Validity};
///
/// let verified = Column::from(Ids::Texts(&["m-2", "", "m-3"])).with_validity(Validity::new(&[0b101], 0));
/// assert_eq!([0, 1, 2].map(|row| verified.is_null(row)), [false, true, false]);
/// ```
#[derive(Clone, Debug)]
pub struct Column<'a, V> {
    /// The values; what stands where there is none is of no account.
    pub values: V,
    /// Which rows have a value; `None`: all.
    pub validity: Option<Validity<'a>>,
}

impl<'a, V> Column<'a, V> {
    /// The same values, of which only some rows have one.
    #[must_use]
    pub fn with_validity(self, validity: Validity<'a>) -> Self {
        Self { validity: Some(validity), ..self }
    }

    /// Whether a row has no value.
    #[must_use]
    pub fn is_null(&self, row: usize) -> bool {
        self.validity.as_ref().is_some_and(|validity| !validity.is_valid(row))
    }
}

impl<V> From<V> for Column<'_, V> {
    fn from(values: V) -> Self {
        Self { values, validity: None }
    }
}
