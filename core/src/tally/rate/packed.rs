//! A total and its row in one number, so that the best comes first.

/// How far a total lies below the greatest of all, and its row: ordered by both.
pub(super) trait Packed: Copy + Ord + Send + Sync {
    fn of(below: u64, row: u32) -> Self;
    fn below(self) -> u64;
    fn row(self) -> u32;
}

/// Where all totals lie within 2³² thousandths of each other.
impl Packed for u64 {
    #[inline(always)]
    fn of(below: u64, row: u32) -> Self {
        (below << 32) | u64::from(row)
    }

    #[inline(always)]
    fn below(self) -> u64 {
        self >> 32
    }

    #[inline(always)]
    fn row(self) -> u32 {
        self as u32
    }
}

/// Wherever they lie.
impl Packed for u128 {
    #[inline(always)]
    fn of(below: u64, row: u32) -> Self {
        (Self::from(below) << 32) | Self::from(row)
    }

    #[inline(always)]
    fn below(self) -> u64 {
        (self >> 32) as u64
    }

    #[inline(always)]
    fn row(self) -> u32 {
        self as u32
    }
}
