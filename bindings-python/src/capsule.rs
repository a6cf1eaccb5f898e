//! Arrow arrays across the C data interface, in both directions: all unsafe code of the binding but what `allocator` needs to set an option.

use std::ffi::CStr;
use std::panic::AssertUnwindSafe;
use std::ptr::NonNull;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi_and_data_type, to_ffi};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{
    Array, ArrayRef, NullArray, RecordBatch, RecordBatchIterator, StructArray, make_array, new_empty_array,
};
use arrow_buffer::alloc::Allocation;
use arrow_buffer::{Buffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Fields};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// Whether an object hands over Arrow columns.
pub(crate) fn is_column(source: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = source.py();
    Ok(source.hasattr(intern!(py, "__arrow_c_array__"))?
        || source.hasattr(intern!(py, "__arrow_c_stream__"))?)
}

/// The chunks of any object with `__arrow_c_array__` or `__arrow_c_stream__`: at least one, which tells the type.
///
/// # Errors
/// `TypeError` if it has neither; `ValueError` if what its producer hands over cannot be read.
pub(crate) fn read(source: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let py = source.py();
    if let Some(method) = source.getattr_opt(intern!(py, "__arrow_c_array__"))? {
        let pair = method.call0()?.cast_into::<PyTuple>()?;
        return Ok(vec![take_array(&pair.get_item(0)?, &pair.get_item(1)?)?]);
    }
    if let Some(method) = source.getattr_opt(intern!(py, "__arrow_c_stream__"))? {
        return take_stream(&method.call0()?);
    }
    let kind = source.get_type().name()?;
    Err(PyTypeError::new_err(format!(
        "an Arrow column is wanted (an object with __arrow_c_array__ or __arrow_c_stream__), not {kind}"
    )))
}

/// The pair of capsules that `__arrow_c_array__` answers with: schema, array.
pub(crate) fn write<'py>(py: Python<'py>, array: &ArrayRef) -> PyResult<Bound<'py, PyTuple>> {
    let (array, schema) = to_ffi(&array.to_data()).map_err(unreadable)?;
    let schema = PyCapsule::new_with_value(py, schema, SCHEMA)?;
    let array = PyCapsule::new_with_value(py, array, ARRAY)?;
    PyTuple::new(py, [schema, array])
}

/// The capsule that `__arrow_c_stream__` answers with: a stream of one record batch.
pub(crate) fn write_stream<'py>(py: Python<'py>, batch: &RecordBatch) -> PyResult<Bound<'py, PyCapsule>> {
    let batches = RecordBatchIterator::new([Ok(batch.clone())], batch.schema());
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), STREAM)
}

/// Numbers that something shared holds, as an Arrow buffer that keeps it.
pub(crate) fn lend<O, E>(
    owner: &Arc<O>,
    numbers: impl for<'o> FnOnce(&'o O) -> Result<&'o [i64], E>,
) -> Result<ScalarBuffer<i64>, E>
where
    O: Send + Sync + 'static,
{
    let numbers = numbers(owner)?;
    let (first, bytes) = (NonNull::from(numbers).cast::<u8>(), size_of_val(numbers));
    let keeper: Arc<dyn Allocation> = Arc::new(AssertUnwindSafe(Arc::clone(owner)));
    // SAFETY: the numbers are borrowed from what the owner holds, which nobody changes while it is shared; the buffer
    // keeps a share of it, and only ever reads.
    let buffer = unsafe { Buffer::from_custom_allocation(first, bytes, keeper) };
    Ok(ScalarBuffer::from(buffer))
}

fn take_array(schema: &Bound<'_, PyAny>, array: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    let schema = pointer::<FFI_ArrowSchema>(schema, SCHEMA)?;
    let array = pointer::<FFI_ArrowArray>(array, ARRAY)?;
    // SAFETY: both capsules bear the names the protocol gives to these structs, so the pointers are valid and
    // initialised. `from_raw` moves the struct out and leaves a released one, which the capsule's end skips.
    let (schema, array) =
        unsafe { (FFI_ArrowSchema::from_raw(schema.as_ptr()), FFI_ArrowArray::from_raw(array.as_ptr())) };
    if schema.release().is_none() || array.is_released() {
        return Err(PyValueError::new_err("the Arrow column is already released"));
    }
    let kind = DataType::try_from(&schema).map_err(unreadable)?;
    // SAFETY: the array is not released, its type is what its schema says, and the protocol makes the producer answer
    // for what both say.
    let data = unsafe { from_ffi_and_data_type(array, imported(&kind)) };
    data.and_then(|data| restored(make_array(data), &kind)).map_err(unreadable)
}

fn take_stream(stream: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let stream = pointer::<FFI_ArrowArrayStream>(stream, STREAM)?;
    // SAFETY: the capsule bears the name the protocol gives to this struct, so the pointer is valid and
    // initialised. `from_raw` moves the struct out and leaves a released one, which the capsule's end skips.
    let mut stream = unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr()) };
    let (Some(_), Some(get_schema), Some(get_next)) =
        (stream.release(), stream.get_schema(), stream.get_next())
    else {
        return Err(PyValueError::new_err("the Arrow stream is already released"));
    };
    let mut schema = FFI_ArrowSchema::empty();
    // SAFETY: the stream is not released, and the callback is its own.
    let code = unsafe { get_schema(&raw mut stream, &raw mut schema) };
    succeeded(code, &mut stream)?;
    let kind = DataType::try_from(&schema).map_err(unreadable)?;
    let mut chunks = Vec::new();
    loop {
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: as above.
        let code = unsafe { get_next(&raw mut stream, &raw mut array) };
        succeeded(code, &mut stream)?;
        if array.is_released() {
            break;
        }
        // SAFETY: the array is not released, and the protocol makes the producer answer for its being of the type
        // that the stream says.
        let data = unsafe { from_ffi_and_data_type(array, imported(&kind)) };
        chunks.push(data.and_then(|data| restored(make_array(data), &kind)).map_err(unreadable)?);
    }
    if chunks.is_empty() {
        chunks.push(new_empty_array(&kind));
    }
    Ok(chunks)
}

/// What a stream says why a call failed.
fn succeeded(code: i32, stream: &mut FFI_ArrowArrayStream) -> PyResult<()> {
    if code == 0 {
        return Ok(());
    }
    let mut detail = format!("error {code}");
    if let Some(get_last_error) = stream.get_last_error() {
        // SAFETY: the stream is not released, the callback is its own, and its last call failed.
        let said = unsafe { get_last_error(stream) };
        if !said.is_null() {
            // SAFETY: the protocol makes it a text that ends with a zero and holds until the next call.
            detail = unsafe { CStr::from_ptr(said) }.to_string_lossy().into_owned();
        }
    }
    Err(PyValueError::new_err(format!("the Arrow stream cannot be read: {detail}")))
}

/// The type an array is imported as. Columns of nothing come with a bitmap from some producers (polars) and without
/// one from others; as structs without fields both can be read.
fn imported(kind: &DataType) -> DataType {
    match kind {
        DataType::Null => DataType::Struct(Fields::empty()),
        DataType::Struct(fields) => {
            let field = |field: &Arc<Field>| Field::clone(field).with_data_type(imported(field.data_type()));
            DataType::Struct(fields.iter().map(field).collect())
        }
        _ => kind.clone(),
    }
}

/// An array that was imported as something else.
fn restored(array: ArrayRef, kind: &DataType) -> Result<ArrayRef, ArrowError> {
    Ok(match kind {
        DataType::Null => Arc::new(NullArray::new(array.len())),
        DataType::Struct(fields) if array.data_type() != kind => {
            let found = array.as_struct();
            let columns = found.columns().iter().zip(fields);
            let columns = columns.map(|(column, field)| restored(Arc::clone(column), field.data_type()));
            let (columns, nulls) = (columns.collect::<Result<_, _>>()?, found.nulls().cloned());
            Arc::new(StructArray::try_new_with_length(fields.clone(), columns, nulls, found.len())?)
        }
        _ => array,
    })
}

fn pointer<T>(capsule: &Bound<'_, PyAny>, name: &'static CStr) -> PyResult<NonNull<T>> {
    Ok(capsule.cast::<PyCapsule>()?.pointer_checked(Some(name))?.cast())
}

pub(crate) fn unreadable(error: ArrowError) -> PyErr {
    PyValueError::new_err(format!("the Arrow column cannot be read: {error}"))
}
