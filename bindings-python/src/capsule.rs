//! Arrow arrays across the C data interface, in both directions: the only unsafe code of the binding.

use std::ffi::CStr;
use std::ptr::NonNull;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, ArrayReader, ArrayRef, make_array, new_empty_array};
use arrow_schema::ArrowError;
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
    // SAFETY: neither struct is released, and the protocol makes the producer answer for what they say.
    let data = unsafe { from_ffi(array, &schema) };
    data.map(make_array).map_err(unreadable)
}

fn take_stream(stream: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let stream = pointer::<FFI_ArrowArrayStream>(stream, STREAM)?;
    // SAFETY: the capsule bears the name the protocol gives to this struct, so the pointer is valid and
    // initialised. `from_raw` moves the struct out and leaves a released one, which the capsule's end skips.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr()) };
    let reader = ArrayStreamReader::try_new(stream).map_err(unreadable)?;
    let none = new_empty_array(reader.field().data_type());
    let mut chunks: Vec<ArrayRef> = reader.collect::<Result<_, _>>().map_err(unreadable)?;
    if chunks.is_empty() {
        chunks.push(none);
    }
    Ok(chunks)
}

fn pointer<T>(capsule: &Bound<'_, PyAny>, name: &'static CStr) -> PyResult<NonNull<T>> {
    Ok(capsule.cast::<PyCapsule>()?.pointer_checked(Some(name))?.cast())
}

pub(crate) fn unreadable(error: ArrowError) -> PyErr {
    PyValueError::new_err(format!("the Arrow column cannot be read: {error}"))
}
