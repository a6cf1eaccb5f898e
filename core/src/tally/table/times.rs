//! The column of instants, and of how much there was of what was done, block by block.

use crate::tally::column::{Amounts, Column, Instants, TimeUnit, midnight, shift, with_values};
use crate::value::{Amount, Instant, Offset};

/// The row has no instant.
pub(in crate::tally) const NO_TIME: i64 = i64::MAX;
/// The row has none that there is, or no amount.
pub(in crate::tally) const NOT_ONE: i64 = i64::MIN;

/// The instants of the rows from one on, in milliseconds since 1970; [`NO_TIME`] or [`NOT_ONE`] where there is none.
pub(in crate::tally) fn read_instants(
    column: &Column<'_, Instants<'_>>,
    offset: Offset,
    start: usize,
    out: &mut [i64],
) {
    match &column.values {
        Instants::Stamps { unit, zoned, values } => {
            let (values, shift) = (values.as_slice().get(start..).unwrap_or_default(), shift(*zoned, offset));
            for (out, value) in out.iter_mut().zip(values) {
                *out = within(unit.millis(*value, shift));
            }
        }
        Instants::Days(days) => {
            let days = days.as_slice().get(start..).unwrap_or_default();
            for (out, day) in out.iter_mut().zip(days) {
                *out = within(midnight(*day, offset));
            }
        }
    }
    nullify(column, start, out, NO_TIME);
}

/// The instants of rows that are known to have one that there is; of others there comes what is of no meaning.
#[inline]
pub(super) fn read_trusted_instants(
    column: &Column<'_, Instants<'_>>,
    offset: Offset,
    start: usize,
    out: &mut [i64],
) {
    let Instants::Stamps { unit, zoned, values } = &column.values else {
        return read_instants(column, offset, start, out);
    };
    let (values, shift) = (values.as_slice().get(start..).unwrap_or_default(), shift(*zoned, offset));
    let pairs = out.iter_mut().zip(values);
    match unit {
        TimeUnit::Second => {
            pairs.for_each(|(out, value)| *out = value.wrapping_mul(1000).wrapping_sub(shift))
        }
        TimeUnit::Millisecond => pairs.for_each(|(out, value)| *out = value.wrapping_sub(shift)),
        TimeUnit::Microsecond | TimeUnit::Nanosecond => {
            pairs.for_each(|(out, value)| *out = unit.millis(*value, shift));
        }
    }
}

/// The amounts of rows that are known to have one; of others there comes what is of no meaning.
#[inline]
#[allow(clippy::unnecessary_cast, reason = "integers of every width are read by the same lines")]
pub(super) fn read_trusted_amounts(column: Option<&Column<'_, Amounts<'_>>>, start: usize, out: &mut [i64]) {
    match column.map(|column| (&column.values, &column.validity)) {
        Some((Amounts::Whole(units), None)) => with_values!(units, values => {
            let values = values.get(start..).unwrap_or_default();
            out.iter_mut().zip(values).for_each(|(out, units)| *out = (*units as i64).wrapping_mul(ONE));
        }),
        _ => read_amounts(column, start, out),
    }
}

#[inline(always)]
fn within(millis: i64) -> i64 {
    if (Instant::MIN.millis()..=Instant::MAX.millis()).contains(&millis) { millis } else { NOT_ONE }
}

/// The amounts of the rows from one on, in thousandths; 1 where there is none, [`NOT_ONE`] where it is no amount.
#[allow(
    clippy::unnecessary_fallible_conversions,
    clippy::useless_conversion,
    reason = "integers of every width are read by the same lines"
)]
pub(super) fn read_amounts(column: Option<&Column<'_, Amounts<'_>>>, start: usize, out: &mut [i64]) {
    let Some(column) = column else { return out.fill(ONE) };
    match &column.values {
        Amounts::Whole(units) => with_values!(units, values => {
            let values = values.get(start..).unwrap_or_default();
            for (out, units) in out.iter_mut().zip(values) {
                *out = i64::try_from(*units).map_or(NOT_ONE, |units| bounded(units.saturating_mul(ONE)));
            }
        }),
        Amounts::Thousandths(values) => {
            let values = values.as_slice().get(start..).unwrap_or_default();
            out.iter_mut().zip(values).for_each(|(out, thousandths)| *out = bounded(*thousandths));
        }
        Amounts::Floats(_) | Amounts::Decimals { .. } => {
            for (row, out) in (start..).zip(&mut *out) {
                let amount = column.values.get(row).and_then(Result::ok);
                *out = amount.map_or(NOT_ONE, Amount::thousandths);
            }
        }
    }
    nullify(column, start, out, ONE);
}

/// Thousandths in one.
const ONE: i64 = 1000;

#[inline(always)]
fn bounded(thousandths: i64) -> i64 {
    if (Amount::MIN.thousandths()..=Amount::MAX.thousandths()).contains(&thousandths) {
        thousandths
    } else {
        NOT_ONE
    }
}

fn nullify<V>(column: &Column<'_, V>, start: usize, out: &mut [i64], nothing: i64) {
    if column.validity.is_some() {
        for (row, out) in (start..).zip(out) {
            if column.is_null(row) {
                *out = nothing;
            }
        }
    }
}
