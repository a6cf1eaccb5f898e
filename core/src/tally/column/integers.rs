//! Columns of whole numbers of any width.

use super::{Amounts, Buffer, Ids};

/// Whole numbers, as ids, as keys of a dictionary or as whole units of an amount.
#[derive(Clone, Debug)]
pub enum Integers<'a> {
    /// Of 8 bits.
    I8(Buffer<'a, i8>),
    /// Of 16 bits.
    I16(Buffer<'a, i16>),
    /// Of 32 bits.
    I32(Buffer<'a, i32>),
    /// Of 64 bits.
    I64(Buffer<'a, i64>),
    /// Of 8 bits, without sign.
    U8(Buffer<'a, u8>),
    /// Of 16 bits, without sign.
    U16(Buffer<'a, u16>),
    /// Of 32 bits, without sign.
    U32(Buffer<'a, u32>),
    /// Of 64 bits, without sign.
    U64(Buffer<'a, u64>),
}

/// Does the same with the slice of whatever width there is.
macro_rules! with_values {
    ($integers:expr, $values:ident => $body:expr) => {
        match $integers {
            $crate::tally::column::Integers::I8(buffer) => {
                let $values = buffer.as_slice();
                $body
            }
            $crate::tally::column::Integers::I16(buffer) => {
                let $values = buffer.as_slice();
                $body
            }
            $crate::tally::column::Integers::I32(buffer) => {
                let $values = buffer.as_slice();
                $body
            }
            $crate::tally::column::Integers::I64(buffer) => {
                let $values = buffer.as_slice();
                $body
            }
            $crate::tally::column::Integers::U8(buffer) => {
                let $values = buffer.as_slice();
                $body
            }
            $crate::tally::column::Integers::U16(buffer) => {
                let $values = buffer.as_slice();
                $body
            }
            $crate::tally::column::Integers::U32(buffer) => {
                let $values = buffer.as_slice();
                $body
            }
            $crate::tally::column::Integers::U64(buffer) => {
                let $values = buffer.as_slice();
                $body
            }
        }
    };
}
pub(in crate::tally) use with_values;

impl Integers<'_> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        with_values!(self, values => values.len())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<i128> {
        with_values!(self, values => values.get(row).map(|value| i128::from(*value)))
    }

    /// The least and the greatest.
    pub(in crate::tally) fn bounds(&self) -> Option<(i128, i128)> {
        with_values!(self, values => {
            let first = *values.first()?;
            let wider = |(least, most), value| (std::cmp::min(least, value), std::cmp::max(most, value));
            let (least, most) = values.iter().copied().fold((first, first), wider);
            Some((i128::from(least), i128::from(most)))
        })
    }

    /// Whether each is greater than the one before.
    pub(in crate::tally) fn ascend(&self) -> bool {
        with_values!(self, values => values.is_sorted_by(|one, next| one < next))
    }
}

/// What takes whole numbers takes whatever they are made from.
macro_rules! from_integers {
    ($($type:ty),*) => {$(
        impl<'a> From<$type> for Ids<'a> {
            fn from(values: $type) -> Self {
                Self::Integers(values.into())
            }
        }

        impl<'a> From<$type> for Amounts<'a> {
            fn from(values: $type) -> Self {
                Self::Whole(values.into())
            }
        }
    )*};
}

/// What whole numbers are made from.
macro_rules! from_buffers {
    ($($kind:ident: $type:ty,)*) => {$(
        impl<'a> From<Buffer<'a, $type>> for Integers<'a> {
            fn from(buffer: Buffer<'a, $type>) -> Self {
                Self::$kind(buffer)
            }
        }

        impl<'a> From<&'a [$type]> for Integers<'a> {
            fn from(values: &'a [$type]) -> Self {
                Self::$kind(values.into())
            }
        }

        impl<'a> From<Vec<$type>> for Integers<'a> {
            fn from(values: Vec<$type>) -> Self {
                Self::$kind(values.into())
            }
        }

        from_integers!(Buffer<'a, $type>, &'a [$type], Vec<$type>);
    )*};
}

from_buffers! {
    I8: i8,
    I16: i16,
    I32: i32,
    I64: i64,
    U8: u8,
    U16: u16,
    U32: u32,
    U64: u64,
}
