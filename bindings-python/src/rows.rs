//! Two columns row by row: blocks of rows that lie in one chunk of each, without those that have nothing to say.

use arrow_array::{Array, ArrayRef};
use arrow_buffer::{BooleanBuffer, NullBuffer};
use wangge::calendar::{ColumnError, RowError};

/// Rows are done by blocks that stay in the nearest cache.
const BLOCK: usize = 1024;

/// Rows of one chunk that follow each other.
pub(crate) struct Part<'a> {
    pub(crate) chunk: &'a ArrayRef,
    first: usize,
    length: usize,
}

impl Part<'_> {
    /// How many they are.
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// Their values, of all those of the chunk.
    pub(crate) fn of<'v, T>(&self, values: &'v [T]) -> &'v [T] {
        values.get(self.first..self.first + self.length).unwrap_or_default()
    }

    fn nulls(&self) -> Option<NullBuffer> {
        let nulls = self.chunk.nulls()?.slice(self.first, self.length);
        (nulls.null_count() > 0).then_some(nulls)
    }
}

/// Hands over both columns by blocks of equal length, each with the number of its first row.
///
/// # Errors
/// [`ColumnError::Length`] if one is longer, before anything is handed over.
pub(crate) fn blocks(
    first: &[ArrayRef],
    second: &[ArrayRef],
    mut take: impl FnMut(usize, &Part<'_>, &Part<'_>),
) -> Result<(), ColumnError> {
    if rows(first) != rows(second) {
        return Err(ColumnError::Length);
    }
    let (mut first, mut second) = (Cursor::new(first), Cursor::new(second));
    let mut row = 0;
    while let Some((a, b)) = first.left().zip(second.left()) {
        let length = a.min(b).min(BLOCK);
        if let (Some(a), Some(b)) = (first.take(length), second.take(length)) {
            take(row, &a, &b);
        }
        row += length;
    }
    Ok(())
}

/// How many rows a column has.
pub(crate) fn rows(chunks: &[ArrayRef]) -> usize {
    chunks.iter().map(Array::len).sum()
}

/// A place in a column.
struct Cursor<'a> {
    chunks: &'a [ArrayRef],
    done: usize,
}

impl<'a> Cursor<'a> {
    fn new(chunks: &'a [ArrayRef]) -> Self {
        Self { chunks, done: 0 }
    }

    /// How many rows the present chunk still has; `None` after the last one.
    fn left(&mut self) -> Option<usize> {
        while let Some((chunk, rest)) = self.chunks.split_first() {
            if self.done < chunk.len() {
                return Some(chunk.len() - self.done);
            }
            (self.chunks, self.done) = (rest, 0);
        }
        None
    }

    /// The next rows, no more than are left.
    fn take(&mut self, length: usize) -> Option<Part<'a>> {
        let part = Part { chunk: self.chunks.first()?, first: self.done, length };
        self.done += length;
        Some(part)
    }
}

/// Which rows of a block are asked about: where neither side is null; `None` for all.
pub(crate) fn asked(first: &Part<'_>, second: &Part<'_>) -> Option<NullBuffer> {
    NullBuffer::union(first.nulls().as_ref(), second.nulls().as_ref())
}

/// Takes rows out of the question.
pub(crate) fn without(asked: Option<&NullBuffer>, rows: &[usize], length: usize) -> NullBuffer {
    let kept =
        |row: usize| asked.is_none_or(|asked| asked.is_valid(row)) && rows.binary_search(&row).is_err();
    NullBuffer::new(BooleanBuffer::collect_bool(length, kept))
}

/// The values of the rows asked about, close together.
pub(crate) fn gather(values: &[i64], asked: &NullBuffer) -> Vec<i64> {
    asked.valid_indices().filter_map(|row| values.get(row).copied()).collect()
}

/// Adds the errors of a block to those of the column: `place` tells where in the block a row of the question lay.
pub(crate) fn add(errors: &mut Vec<(usize, RowError)>, found: ColumnError, place: impl Fn(usize) -> usize) {
    if let ColumnError::Rows(found) = found {
        errors.extend(found.into_iter().map(|(row, error)| (place(row), error)));
    }
}
