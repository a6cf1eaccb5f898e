//! Memory that a column reads: borrowed or shared, never copied.

use std::fmt;
use std::sync::Arc;

/// The values of a column: a slice that is borrowed, or memory whose owner is shared. Neither is ever copied.
///
/// A `Vec` is taken over; anything that gives a slice of itself, such as a buffer of an Arrow library, is shared by
/// [`Buffer::shared`], so that a table can outlive the scope that made it.
///
/// ```
/// use std::sync::Arc;
/// use wangge::tally::column::Buffer;
///
/// let values = vec![3_i64, 5];
/// let borrowed = Buffer::from(&values[..]);
/// assert!(std::ptr::eq(borrowed.as_slice(), &values[..]));
/// let owner = Arc::new(values.clone());
/// let shared: Buffer<'static, i64> = Buffer::shared(owner.clone());
/// assert!(std::ptr::eq(shared.as_slice(), &owner[..]));
/// ```
pub struct Buffer<'a, T>(Memory<'a, T>);

enum Memory<'a, T> {
    Borrowed(&'a [T]),
    Shared(Arc<dyn AsRef<[T]> + Send + Sync + 'a>),
}

impl<'a, T> Buffer<'a, T> {
    /// Shares the memory of an owner.
    #[must_use]
    pub fn shared(owner: Arc<impl AsRef<[T]> + Send + Sync + 'a>) -> Self {
        Self(Memory::Shared(owner))
    }

    /// The values, where they lie.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        match &self.0 {
            Memory::Borrowed(values) => values,
            Memory::Shared(owner) => (**owner).as_ref(),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.as_slice().len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }
}

impl<T> Clone for Buffer<'_, T> {
    fn clone(&self) -> Self {
        Self(match &self.0 {
            Memory::Borrowed(values) => Memory::Borrowed(values),
            Memory::Shared(owner) => Memory::Shared(Arc::clone(owner)),
        })
    }
}

/// Only how long it is: a column may have millions of values.
impl<T> fmt::Debug for Buffer<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Buffer({} values)", self.len())
    }
}

impl<'a, T> From<&'a [T]> for Buffer<'a, T> {
    fn from(values: &'a [T]) -> Self {
        Self(Memory::Borrowed(values))
    }
}

impl<'a, T, const N: usize> From<&'a [T; N]> for Buffer<'a, T> {
    fn from(values: &'a [T; N]) -> Self {
        Self(Memory::Borrowed(values))
    }
}

impl<'a, T> From<&'a Vec<T>> for Buffer<'a, T> {
    fn from(values: &'a Vec<T>) -> Self {
        Self(Memory::Borrowed(values))
    }
}

impl<'a, T: Send + Sync + 'a> From<Vec<T>> for Buffer<'a, T> {
    fn from(values: Vec<T>) -> Self {
        Self(Memory::Shared(Arc::new(values)))
    }
}
