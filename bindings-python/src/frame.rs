//! Tables of any Arrow producer, as the core's named columns (R0).

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, StructArray, make_array};
use arrow_buffer::NullBuffer;
use arrow_data::transform::MutableArrayData;
use arrow_schema::ArrowError;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyMapping;
use wangge::wire::table::Table;

use crate::capsule::{self, unreadable};
use crate::cells;

/// The columns of a table: of any object with `__arrow_c_stream__` or `__arrow_c_array__` that hands over record
/// batches, or of a mapping from names to Arrow columns. Columns of one chunk are shared, those of several are copied
/// into one.
///
/// # Errors
/// `TypeError` if it is neither; `ValueError` if what its producer hands over cannot be read.
pub(crate) fn table(source: &Bound<'_, PyAny>) -> PyResult<Table<'static>> {
    named(&arrays(source)?)
}

/// Named arrays as the core's columns.
///
/// # Errors
/// `ValueError` if what its producer hands over cannot be read.
pub(crate) fn named(arrays: &[(String, ArrayRef)]) -> PyResult<Table<'static>> {
    let mut table = Table::new();
    for (name, array) in arrays {
        table = table.with(name, cells::column(array)?);
    }
    Ok(table)
}

/// The columns of a table as arrays.
///
/// # Errors
/// As [`table`].
pub(crate) fn arrays(source: &Bound<'_, PyAny>) -> PyResult<Vec<(String, ArrayRef)>> {
    if capsule::is_column(source)? {
        return of_batches(&capsule::read(source)?);
    }
    let Ok(columns) = source.cast::<PyMapping>() else {
        let kind = source.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "a table is wanted (an object with __arrow_c_stream__ or __arrow_c_array__, or a mapping from names to \
             Arrow columns), not {kind}"
        )));
    };
    let mut arrays = Vec::new();
    for column in columns.items()?.iter() {
        let (name, column): (String, Bound<'_, PyAny>) = column.extract()?;
        arrays.push((name, whole(&capsule::read(&column)?)?));
    }
    Ok(arrays)
}

fn of_batches(batches: &[ArrayRef]) -> PyResult<Vec<(String, ArrayRef)>> {
    let structs: Option<Vec<&StructArray>> = batches.iter().map(|batch| batch.as_struct_opt()).collect();
    let Some((first, structs)) = structs.as_ref().and_then(|structs| Some((structs.first()?, structs)))
    else {
        let kind = batches.first().map(|batch| batch.data_type().to_string()).unwrap_or_default();
        return Err(PyTypeError::new_err(format!("a table is wanted, not a column of {kind}")));
    };
    let mut arrays = Vec::new();
    for (at, name) in first.column_names().into_iter().enumerate() {
        let chunks =
            structs.iter().filter_map(|batch| Some(beneath(batch.columns().get(at)?, batch.nulls())));
        let chunks: Vec<ArrayRef> = chunks.collect::<Result<_, _>>().map_err(unreadable)?;
        arrays.push((name.to_owned(), whole(&chunks)?));
    }
    Ok(arrays)
}

/// A column of a batch, which has no value where the batch has no row.
fn beneath(column: &ArrayRef, rows: Option<&NullBuffer>) -> Result<ArrayRef, ArrowError> {
    if rows.is_none_or(|rows| rows.null_count() == 0) {
        return Ok(ArrayRef::clone(column));
    }
    let nulls = NullBuffer::union(rows, column.nulls());
    column.to_data().into_builder().nulls(nulls).build().map(make_array)
}

/// Chunks as one array: the only one itself, several copied behind each other.
fn whole(chunks: &[ArrayRef]) -> PyResult<ArrayRef> {
    if let [chunk] = chunks {
        return Ok(ArrayRef::clone(chunk));
    }
    let data: Vec<_> = chunks.iter().map(Array::to_data).collect();
    let rows = data.iter().map(|chunk| chunk.len()).sum();
    let mut all = MutableArrayData::try_new(data.iter().collect(), false, rows).map_err(unreadable)?;
    for (at, chunk) in data.iter().enumerate() {
        all.try_extend(at, 0, chunk.len()).map_err(unreadable)?;
    }
    Ok(make_array(all.freeze()))
}
