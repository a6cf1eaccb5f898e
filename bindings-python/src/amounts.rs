//! Columns of amounts (V3): integers as whole units, decimals exactly, floats within 10⁻⁶ of a whole thousandth.

use arrow_array::builder::Float64Builder;
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
use crate::column::Column;
use crate::error::bad_row;

/// What takes the amounts of a column, one a row, in order; `None` for a null.
type Take<'a> = &'a mut dyn FnMut(Option<Amount>);

/// A column of amounts as the library takes it and gives it: to each row the float nearest to its thousandths.
#[pyfunction]
pub(crate) fn read_amounts(source: &Bound<'_, PyAny>) -> PyResult<Column> {
    let mut out = Float64Builder::new();
    each(source, &mut |amount| out.append_option(amount.map(Amount::to_f64)))?;
    Ok(Column::new(out.finish()))
}

/// Hands over the amounts of a column.
///
/// # Errors
/// `TypeError` if it is not a column of numbers, `BadValue` with the row and the code `bad_amount` or `out_of_range`
/// if a number is not an amount.
pub(crate) fn each(source: &Bound<'_, PyAny>, take: Take<'_>) -> PyResult<()> {
    let mut row = 0;
    for chunk in capsule::read(source)? {
        append(&chunk, &mut |read| {
            let read = read.transpose().map_err(|error| bad_row(source.py(), row, &error))?;
            take(read);
            row += 1;
            Ok(())
        })?;
    }
    Ok(())
}

/// What takes the numbers of one chunk as they were read.
type Read<'a> = &'a mut dyn FnMut(Option<Result<Amount, ValueError>>) -> PyResult<()>;

fn append(chunk: &ArrayRef, read: Read<'_>) -> PyResult<()> {
    let decimal = |scale: i8| move |unscaled: i128| Amount::from_decimal(unscaled, scale);
    match *chunk.data_type() {
        DataType::Int8 => numbers::<Int8Type>(chunk, |n| Amount::from_whole(n.into()), read),
        DataType::Int16 => numbers::<Int16Type>(chunk, |n| Amount::from_whole(n.into()), read),
        DataType::Int32 => numbers::<Int32Type>(chunk, |n| Amount::from_whole(n.into()), read),
        DataType::Int64 => numbers::<Int64Type>(chunk, Amount::from_whole, read),
        DataType::UInt8 => numbers::<UInt8Type>(chunk, |n| Amount::from_whole(n.into()), read),
        DataType::UInt16 => numbers::<UInt16Type>(chunk, |n| Amount::from_whole(n.into()), read),
        DataType::UInt32 => numbers::<UInt32Type>(chunk, |n| Amount::from_whole(n.into()), read),
        DataType::UInt64 => numbers::<UInt64Type>(chunk, |n| decimal(0)(n.into()), read),
        DataType::Float32 => numbers::<Float32Type>(chunk, |n| Amount::from_f64_column(n.into()), read),
        DataType::Float64 => numbers::<Float64Type>(chunk, Amount::from_f64_column, read),
        DataType::Decimal32(_, scale) => numbers::<Decimal32Type>(chunk, |n| decimal(scale)(n.into()), read),
        DataType::Decimal64(_, scale) => numbers::<Decimal64Type>(chunk, |n| decimal(scale)(n.into()), read),
        DataType::Decimal128(_, scale) => numbers::<Decimal128Type>(chunk, decimal(scale), read),
        ref kind => Err(PyTypeError::new_err(format!("a column of numbers is wanted, not of {kind}"))),
    }
}

fn numbers<T: ArrowPrimitiveType>(
    chunk: &ArrayRef,
    amount: impl Fn(T::Native) -> Result<Amount, ValueError>,
    read: Read<'_>,
) -> PyResult<()> {
    chunk.as_primitive::<T>().iter().try_for_each(|number| read(number.map(&amount)))
}
