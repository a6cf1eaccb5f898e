//! Columns of numbers (V3): integers as whole units, decimals exactly, floats within 10⁻⁶ of a whole thousandth.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Decimal32Type, Decimal64Type, Decimal128Type, Float32Type, Float64Type, Int8Type,
    Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use wangge::calendar::Lengths;
use wangge::value::{Amount, ValueError};

use crate::capsule;
use crate::rows::Part;

/// The chunks of a column of numbers.
///
/// # Errors
/// `TypeError` if it is not one.
pub(crate) fn column(source: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let chunks = capsule::read(source)?;
    match chunks.iter().map(Array::data_type).find(|kind| !is_number(kind)) {
        Some(kind) => Err(PyTypeError::new_err(format!("a column of numbers is wanted, not of {kind}"))),
        None => Ok(chunks),
    }
}

/// Whether a column of this type is one of numbers.
fn is_number(kind: &DataType) -> bool {
    let decimal =
        matches!(kind, DataType::Decimal32(..) | DataType::Decimal64(..) | DataType::Decimal128(..));
    decimal || kind.is_integer() || matches!(kind, DataType::Float32 | DataType::Float64)
}

/// A number that is no amount, by its row.
pub(crate) type Bad = (usize, ValueError);

/// Rows as lengths: their own memory where that is how the chunk holds them, else written into `room`.
///
/// Those that are no amounts become 0 and go to `bad`, what stands under a null among them. What is too long stays
/// too long, and is for the core to refuse.
pub(crate) fn lengths<'a>(rows: &Part<'a>, room: &'a mut Vec<i64>, bad: &mut Vec<Bad>) -> Lengths<'a> {
    let decimal = |scale: i8| move |unscaled: i128| Amount::from_decimal(unscaled, scale);
    match *rows.chunk.data_type() {
        DataType::Int64 => return Lengths::Whole(rows.of(rows.chunk.as_primitive::<Int64Type>().values())),
        DataType::Int8 => return whole::<Int8Type>(rows, i64::from, room),
        DataType::Int16 => return whole::<Int16Type>(rows, i64::from, room),
        DataType::Int32 => return whole::<Int32Type>(rows, i64::from, room),
        DataType::UInt8 => return whole::<UInt8Type>(rows, i64::from, room),
        DataType::UInt16 => return whole::<UInt16Type>(rows, i64::from, room),
        DataType::UInt32 => return whole::<UInt32Type>(rows, i64::from, room),
        DataType::UInt64 => {
            return whole::<UInt64Type>(rows, |n| i64::try_from(n).unwrap_or(i64::MAX), room);
        }
        DataType::Float32 => each::<Float32Type>(rows, |n| float(n.into()), room, bad),
        DataType::Float64 => each::<Float64Type>(rows, float, room, bad),
        DataType::Decimal32(_, scale) => {
            each::<Decimal32Type>(rows, |n| decimal(scale)(n.into()), room, bad);
        }
        DataType::Decimal64(_, scale) => {
            each::<Decimal64Type>(rows, |n| decimal(scale)(n.into()), room, bad);
        }
        DataType::Decimal128(_, scale) => each::<Decimal128Type>(rows, decimal(scale), room, bad),
        _ => room.clear(),
    }
    Lengths::Each(room)
}

fn whole<'a, T: ArrowPrimitiveType>(
    rows: &Part<'_>,
    wide: impl Fn(T::Native) -> i64,
    room: &'a mut Vec<i64>,
) -> Lengths<'a> {
    let values = rows.of(rows.chunk.as_primitive::<T>().values());
    // Written over what is there, which is done several at once.
    room.resize(values.len(), 0);
    room.iter_mut().zip(values).for_each(|(out, &number)| *out = wide(number));
    Lengths::Whole(room)
}

fn each<T: ArrowPrimitiveType>(
    rows: &Part<'_>,
    amount: impl Fn(T::Native) -> Result<Amount, ValueError>,
    room: &mut Vec<i64>,
    bad: &mut Vec<Bad>,
) {
    let values = rows.of(rows.chunk.as_primitive::<T>().values());
    room.clear();
    room.extend(values.iter().enumerate().map(|(row, &number)| match amount(number) {
        Ok(amount) => amount.thousandths(),
        Err(error) => {
            bad.push((row, error));
            0
        }
    }));
}

fn float(number: f64) -> Result<Amount, ValueError> {
    // Small whole numbers, the usual case, the quick way.
    let whole = number as i32;
    if f64::from(whole) == number {
        Amount::from_whole(whole.into())
    } else {
        Amount::from_f64_column(number)
    }
}

/// One amount: an integer, or a float that is the nearest to a whole thousandth.
///
/// # Errors
/// `TypeError` if it is neither, else why it is no amount.
pub(crate) fn one(number: &Bound<'_, PyAny>) -> PyResult<Result<Amount, ValueError>> {
    if let Ok(whole) = number.extract::<i64>() {
        return Ok(Amount::from_whole(whole));
    }
    match number.extract::<f64>() {
        Ok(float) => Ok(Amount::from_f64_exact(float)),
        Err(_) => {
            let kind = number.get_type().name()?;
            Err(PyTypeError::new_err(format!("a number or a column of numbers is wanted, not {kind}")))
        }
    }
}
