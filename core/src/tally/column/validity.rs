//! Which rows of a column have a value.

use super::Buffer;

/// A bitmap, least bit first as Arrow has it: a row whose bit is 0 has no value.
///
/// ```
/// use wangge::tally::column::Validity;
///
/// let validity = Validity::new(&[0b0000_0101], 0);
/// assert_eq!([0, 1, 2].map(|row| validity.is_valid(row)), [true, false, true]);
/// assert!(validity.covers(8) && !validity.covers(9));
/// ```
#[derive(Clone, Debug)]
pub struct Validity<'a> {
    bits: Buffer<'a, u8>,
    offset: usize,
}

impl<'a> Validity<'a> {
    /// The bitmap whose bit number `offset` is that of row 0.
    #[must_use]
    pub fn new(bits: impl Into<Buffer<'a, u8>>, offset: usize) -> Self {
        Self { bits: bits.into(), offset }
    }

    /// The bitmap, where it lies.
    #[must_use]
    pub fn bits(&self) -> &Buffer<'a, u8> {
        &self.bits
    }

    /// Whether a row has a value; one beyond the bitmap has none.
    #[must_use]
    pub fn is_valid(&self, row: usize) -> bool {
        let bit = self.offset.saturating_add(row);
        self.bits.as_slice().get(bit / 8).is_some_and(|byte| (byte >> (bit % 8)) & 1 == 1)
    }

    /// The bits of the rows from one on, a byte each; 0 beyond the bitmap.
    pub(in crate::tally) fn read(&self, start: usize, out: &mut [u8]) {
        let first = self.offset.saturating_add(start);
        let bytes = self.bits.as_slice().get(first / 8..).unwrap_or_default();
        if !first.is_multiple_of(8) {
            return out.iter_mut().zip(start..).for_each(|(out, row)| *out = self.is_valid(row).into());
        }
        out.fill(0);
        for (eight, byte) in out.chunks_mut(8).zip(bytes) {
            for (bit, out) in eight.iter_mut().enumerate() {
                *out = (byte >> bit) & 1;
            }
        }
    }

    /// Whether it has a bit for each of so many rows.
    #[must_use]
    pub fn covers(&self, rows: usize) -> bool {
        self.offset.checked_add(rows).is_some_and(|bits| bits.div_ceil(8) <= self.bits.len())
    }
}
