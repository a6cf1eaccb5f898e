//! Columns of amounts (V3): integers as whole units, decimals exactly, floats within 10⁻⁶ of a whole thousandth.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Decimal32Type, Decimal64Type, Decimal128Type, Float32Type, Float64Type, Int8Type,
    Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
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

/// Whether a column of this type is one of amounts.
fn is_number(kind: &DataType) -> bool {
    let decimal =
        matches!(kind, DataType::Decimal32(..) | DataType::Decimal64(..) | DataType::Decimal128(..));
    decimal || kind.is_integer() || matches!(kind, DataType::Float32 | DataType::Float64)
}

/// A number that is no amount, by its row.
pub(crate) type Bad = (usize, ValueError);

/// Writes rows into `out` in thousandths, 0 for those that are no amounts; these go to `bad`, what
/// stands under a null among them.
pub(crate) fn thousandths(rows: &Part<'_>, out: &mut Vec<i64>, bad: &mut Vec<Bad>) {
    out.clear();
    let decimal = |scale: i8| move |unscaled: i128| Amount::from_decimal(unscaled, scale);
    match *rows.chunk.data_type() {
        DataType::Int8 => whole::<Int8Type>(rows, out),
        DataType::Int16 => whole::<Int16Type>(rows, out),
        DataType::Int32 => whole::<Int32Type>(rows, out),
        DataType::UInt8 => whole::<UInt8Type>(rows, out),
        DataType::UInt16 => whole::<UInt16Type>(rows, out),
        DataType::UInt32 => whole::<UInt32Type>(rows, out),
        DataType::Int64 => {
            // All at once where no number leaves the range, which is what is usual.
            let values = rows.of(rows.chunk.as_primitive::<Int64Type>().values());
            let most = values.iter().fold(0, |most, number| most | number.unsigned_abs());
            if most < 1 << 42 {
                out.extend(values.iter().map(|number| number * 1000));
            } else {
                each::<Int64Type>(rows, Amount::from_whole, out, bad);
            }
        }
        DataType::UInt64 => each::<UInt64Type>(rows, |n| decimal(0)(n.into()), out, bad),
        DataType::Float32 => each::<Float32Type>(rows, |n| Amount::from_f64_column(n.into()), out, bad),
        DataType::Float64 => {
            each::<Float64Type>(
                rows,
                |n| whole_float(n).map_or_else(|| Amount::from_f64_column(n), Ok),
                out,
                bad,
            );
        }
        DataType::Decimal32(_, scale) => {
            each::<Decimal32Type>(rows, |n| decimal(scale)(n.into()), out, bad);
        }
        DataType::Decimal64(_, scale) => {
            each::<Decimal64Type>(rows, |n| decimal(scale)(n.into()), out, bad);
        }
        DataType::Decimal128(_, scale) => each::<Decimal128Type>(rows, decimal(scale), out, bad),
        _ => {}
    }
}

/// Numbers too short to leave the range of an amount.
fn whole<T: ArrowPrimitiveType<Native: Into<i64>>>(rows: &Part<'_>, out: &mut Vec<i64>) {
    out.extend(rows.of(rows.chunk.as_primitive::<T>().values()).iter().map(|&number| number.into() * 1000));
}

fn each<T: ArrowPrimitiveType>(
    rows: &Part<'_>,
    amount: impl Fn(T::Native) -> Result<Amount, ValueError>,
    out: &mut Vec<i64>,
    bad: &mut Vec<Bad>,
) {
    let values = rows.of(rows.chunk.as_primitive::<T>().values());
    out.extend(values.iter().enumerate().map(|(row, &number)| match amount(number) {
        Ok(amount) => amount.thousandths(),
        Err(error) => {
            bad.push((row, error));
            0
        }
    }));
}

/// A small whole number, the usual case, the quick way.
fn whole_float(number: f64) -> Option<Amount> {
    let whole = number as i32;
    if f64::from(whole) == number { Amount::from_whole(whole.into()).ok() } else { None }
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
