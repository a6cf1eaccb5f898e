//! Arrow arrays as the core's columns: whole numbers, floats, decimals, instants, keys of dictionaries, offsets, texts
//! and bitmaps where they lie, shared with their producer.
//!
//! Copied are what the core holds otherwise: texts as views, narrow floats and decimals, days as milliseconds.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, ArrowPrimitiveType, Date32Type, Decimal32Type, Decimal64Type, Decimal128Type,
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, OffsetSizeTrait};
use arrow_buffer::NullBuffer;
use arrow_data::ByteView;
use arrow_schema::{DataType, TimeUnit};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use wangge::tally::Flags;
use wangge::tally::column::{self, Amounts, Buffer, Column, Ids, Instants, Integers, Offsets, Validity};
use wangge::wire::table::Cells;

/// A whole column.
///
/// # Errors
/// `ValueError` if its producer says what cannot be.
pub(crate) fn column(array: &ArrayRef) -> PyResult<Column<'static, Cells<'static>>> {
    Ok(Column { values: cells(array)?, validity: array.nulls().map(validity) })
}

fn cells(array: &ArrayRef) -> PyResult<Cells<'static>> {
    if let Some(ids) = ids(array)? {
        return Ok(Cells::Ids(ids));
    }
    Ok(match array.data_type() {
        DataType::Null => Cells::Nulls(array.len()),
        DataType::Boolean => Cells::Flags(flags(array)),
        DataType::Date32 => Cells::Times(Instants::Days(shared::<Date32Type>(array))),
        DataType::Timestamp(unit, zone) => Cells::Times(timestamps(array, *unit, zone.is_some())),
        DataType::Float32 => Cells::Amounts(Amounts::Floats(widened::<Float32Type, _>(array, f64::from))),
        DataType::Float64 => Cells::Amounts(Amounts::Floats(shared::<Float64Type>(array))),
        DataType::Decimal32(_, scale) => decimals(widened::<Decimal32Type, _>(array, i128::from), *scale),
        DataType::Decimal64(_, scale) => decimals(widened::<Decimal64Type, _>(array, i128::from), *scale),
        DataType::Decimal128(_, scale) => decimals(shared::<Decimal128Type>(array), *scale),
        DataType::List(_) => lists::<i32>(array, Offsets::I32)?,
        DataType::LargeList(_) => lists::<i64>(array, Offsets::I64)?,
        _ => other(array),
    })
}

fn other(array: &ArrayRef) -> Cells<'static> {
    Cells::Other { kind: array.data_type().to_string(), rows: array.len() }
}

/// Texts, dictionaries and whole numbers; `None` of anything else.
fn ids(array: &ArrayRef) -> PyResult<Option<Ids<'static>>> {
    Ok(Some(match array.data_type() {
        DataType::Utf8 => packed::<i32>(array, Offsets::I32),
        DataType::LargeUtf8 => packed::<i64>(array, Offsets::I64),
        DataType::Utf8View => views(array)?,
        DataType::Dictionary(key, _) => return dictionary(array, key),
        _ => return Ok(integers(array).map(Ids::Integers)),
    }))
}

fn integers(array: &dyn Array) -> Option<Integers<'static>> {
    Some(match array.data_type() {
        DataType::Int8 => shared::<Int8Type>(array).into(),
        DataType::Int16 => shared::<Int16Type>(array).into(),
        DataType::Int32 => shared::<Int32Type>(array).into(),
        DataType::Int64 => shared::<Int64Type>(array).into(),
        DataType::UInt8 => shared::<UInt8Type>(array).into(),
        DataType::UInt16 => shared::<UInt16Type>(array).into(),
        DataType::UInt32 => shared::<UInt32Type>(array).into(),
        DataType::UInt64 => shared::<UInt64Type>(array).into(),
        _ => return None,
    })
}

fn dictionary(array: &ArrayRef, key: &DataType) -> PyResult<Option<Ids<'static>>> {
    fn of<K: ArrowDictionaryKeyType>(array: &ArrayRef) -> PyResult<Option<Ids<'static>>>
    where
        Integers<'static>: From<Buffer<'static, K::Native>>,
    {
        let array = array.as_dictionary::<K>();
        let (keys, values) = (array.keys(), array.values());
        // The core knows no dictionary of dictionaries.
        let flat = !matches!(values.data_type(), DataType::Dictionary(..));
        let Some(ids) = (if flat { ids(values)? } else { None }) else { return Ok(None) };
        let values = Column { values: ids, validity: values.nulls().map(validity) };
        Ok(Some(Ids::dictionary(
            Buffer::<'static, K::Native>::shared(Arc::new(keys.values().clone())),
            values,
        )))
    }
    match key {
        DataType::Int8 => of::<Int8Type>(array),
        DataType::Int16 => of::<Int16Type>(array),
        DataType::Int32 => of::<Int32Type>(array),
        DataType::Int64 => of::<Int64Type>(array),
        DataType::UInt8 => of::<UInt8Type>(array),
        DataType::UInt16 => of::<UInt16Type>(array),
        DataType::UInt32 => of::<UInt32Type>(array),
        DataType::UInt64 => of::<UInt64Type>(array),
        _ => Ok(None),
    }
}

fn packed<O: OffsetSizeTrait>(
    array: &ArrayRef,
    wrap: fn(Buffer<'static, O>) -> Offsets<'static>,
) -> Ids<'static> {
    let texts = array.as_string::<O>();
    let offsets = wrap(Buffer::shared(Arc::new(texts.offsets().clone())));
    Ids::Packed { offsets, bytes: Buffer::shared(Arc::new(texts.values().clone())) }
}

/// Texts as views, one after the other. Their bytes are not looked at: whether they are UTF-8 the core tells.
fn views(array: &ArrayRef) -> PyResult<Ids<'static>> {
    let texts = array.as_string_view();
    let (mut offsets, mut bytes) = (Vec::with_capacity(texts.len() + 1), Vec::new());
    offsets.push(0);
    for (row, view) in texts.views().iter().enumerate() {
        if texts.is_valid(row) {
            let beyond =
                || PyValueError::new_err("the Arrow column cannot be read: a text beyond its buffers");
            view_into(*view, texts.data_buffers(), &mut bytes).ok_or_else(beyond)?;
        }
        offsets.push(bytes.len() as i64);
    }
    Ok(Ids::Packed { offsets: Offsets::I64(offsets.into()), bytes: bytes.into() })
}

/// Adds the text of a view: up to twelve bytes stand in the view itself, more in a buffer that it names.
fn view_into(view: u128, buffers: &[arrow_buffer::Buffer], bytes: &mut Vec<u8>) -> Option<()> {
    let [a, b, c, d, within @ ..] = view.to_le_bytes();
    let length = u32::from_le_bytes([a, b, c, d]) as usize;
    let text = match within.get(..length) {
        Some(text) => text,
        None => {
            let view = ByteView::from(view);
            let start = view.offset as usize;
            buffers.get(view.buffer_index as usize)?.get(start..start.checked_add(length)?)?
        }
    };
    bytes.extend_from_slice(text);
    Some(())
}

fn lists<O: OffsetSizeTrait>(
    array: &ArrayRef,
    wrap: fn(Buffer<'static, O>) -> Offsets<'static>,
) -> PyResult<Cells<'static>> {
    let lists = array.as_list::<O>();
    let Some(values) = ids(lists.values())? else { return Ok(other(array)) };
    let values = Column { values, validity: lists.values().nulls().map(validity) };
    let offsets = wrap(Buffer::shared(Arc::new(lists.offsets().clone())));
    Ok(Cells::Lists { offsets, values: Box::new(values) })
}

fn timestamps(array: &ArrayRef, unit: TimeUnit, zoned: bool) -> Instants<'static> {
    let (unit, values) = match unit {
        TimeUnit::Second => (column::TimeUnit::Second, shared::<TimestampSecondType>(array)),
        TimeUnit::Millisecond => (column::TimeUnit::Millisecond, shared::<TimestampMillisecondType>(array)),
        TimeUnit::Microsecond => (column::TimeUnit::Microsecond, shared::<TimestampMicrosecondType>(array)),
        TimeUnit::Nanosecond => (column::TimeUnit::Nanosecond, shared::<TimestampNanosecondType>(array)),
    };
    Instants::Stamps { unit, zoned, values }
}

fn decimals(unscaled: Buffer<'static, i128>, scale: i8) -> Cells<'static> {
    Cells::Amounts(Amounts::Decimals { unscaled, scale })
}

/// A bit each, where they lie.
fn flags(array: &ArrayRef) -> Flags<'static> {
    let bits = array.as_boolean().values();
    let bytes = Buffer::<u8>::shared(Arc::new(bits.inner().clone()));
    Flags::Bits(Validity::new(bytes, bits.offset()), array.len())
}

/// The values of an array where they lie.
fn shared<T: ArrowPrimitiveType>(array: &dyn Array) -> Buffer<'static, T::Native> {
    Buffer::shared(Arc::new(array.as_primitive::<T>().values().clone()))
}

/// The values of an array, each made wider.
fn widened<T: ArrowPrimitiveType, V: Send + Sync + 'static>(
    array: &ArrayRef,
    wide: impl Fn(T::Native) -> V,
) -> Buffer<'static, V> {
    array.as_primitive::<T>().values().iter().map(|value| wide(*value)).collect::<Vec<V>>().into()
}

fn validity(nulls: &NullBuffer) -> Validity<'static> {
    Validity::new(Buffer::<u8>::shared(Arc::new(nulls.buffer().clone())), nulls.offset())
}
