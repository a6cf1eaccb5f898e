//! Rows are read by blocks that stay in the nearest cache.

use crate::value::{DAY_MS, Offset};

/// How many rows a block has.
pub(super) const BLOCK: usize = 1024;

/// Days before 1970-01-01 from which local days are counted so that none is below 0.
const BEFORE: i64 = 1 << 16;

/// The local day of an instant in milliseconds since 1970; what is no instant has no day of meaning.
#[inline(always)]
pub(super) fn day(at: i64, offset: Offset) -> i32 {
    let local = at.wrapping_add(offset.millis()).wrapping_add(BEFORE * DAY_MS) as u64;
    ((local / DAY_MS as u64) as i64).wrapping_sub(BEFORE) as i32
}

/// The local days of instants.
#[inline]
pub(super) fn days(at: &[i64], offset: Offset, out: &mut [i32]) {
    for (out, at) in out.iter_mut().zip(at) {
        *out = day(*at, offset);
    }
}
