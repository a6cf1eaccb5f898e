//! What is answered with many rows: an Arrow table that any data-frame library takes over without copying.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, Decimal128Array, DictionaryArray, Int32Array, RecordBatch, StringArray, StructArray,
};
use arrow_schema::{ArrowError, Field, Schema};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use wangge::value::Amount;

use crate::capsule;
use crate::column::Column;

/// What makes a column.
pub(crate) type Make<'m> = Box<dyn Fn() -> PyResult<ArrayRef> + Send + Sync + 'm>;

/// A table of results: Arrow columns of one length.
///
/// Take it over with `polars.DataFrame(table)` or `pyarrow.table(table)`.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Table(RecordBatch);

impl Table {
    /// Of columns of one length, made on so many threads.
    pub(crate) fn made(columns: Vec<(&str, Make<'_>)>, threads: usize) -> PyResult<Self> {
        let each = columns.len().div_ceil(threads.max(1)).max(1);
        let made = thread::scope(|scope| {
            let spawn = |part| (part, thread::Builder::new().spawn_scoped(scope, move || arrays(part)).ok());
            let parts: Vec<_> = columns.chunks(each).skip(1).map(spawn).collect();
            let first = arrays(columns.get(..each).unwrap_or(&columns));
            let others = parts.into_iter().map(|(part, thread)| match thread {
                Some(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
                None => arrays(part),
            });
            std::iter::once(first).chain(others).collect::<PyResult<Vec<_>>>()
        })?;
        Self::new(made.into_iter().flatten().collect())
    }

    /// Of columns of one length.
    pub(crate) fn new(columns: Vec<(&str, ArrayRef)>) -> PyResult<Self> {
        let fields = columns
            .iter()
            .map(|(name, column)| Field::new(*name, column.data_type().clone(), column.null_count() > 0));
        let schema = Schema::new(fields.collect::<Vec<_>>());
        let columns = columns.into_iter().map(|(_, column)| column).collect();
        Ok(Self(RecordBatch::try_new(Arc::new(schema), columns).map_err(unlike)?))
    }
}

fn arrays<'n>(columns: &[(&'n str, Make<'_>)]) -> PyResult<Vec<(&'n str, ArrayRef)>> {
    columns.iter().map(|(name, make)| Ok((*name, make()?))).collect()
}

#[pymethods]
impl Table {
    /// The Arrow PyCapsule protocol: one record batch. The columns come in their own types, whatever is asked for.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        drop(requested_schema);
        let array: ArrayRef = Arc::new(StructArray::from(self.0.clone()));
        capsule::write(py, &array)
    }

    /// The Arrow PyCapsule protocol: a stream of one record batch.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        capsule::write_stream(py, &self.0)
    }

    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.0.schema().fields().iter().map(|field| field.name().clone()).collect()
    }

    /// One column; `KeyError` if there is none of that name.
    fn __getitem__(&self, key: &str) -> PyResult<Column> {
        let found = self.0.column_by_name(key).cloned().map(Column::of);
        found.ok_or_else(|| pyo3::exceptions::PyKeyError::new_err(key.to_owned()))
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("<wangge.Table of {}, {} rows>", self.columns().join(", "), self.0.num_rows())
    }
}

/// Points exactly, with three decimals.
pub(crate) fn points(amounts: &[Amount]) -> PyResult<ArrayRef> {
    let values = amounts.iter().map(|amount| i128::from(amount.thousandths()));
    let array = Decimal128Array::from_iter_values(values).with_precision_and_scale(16, 3);
    Ok(Arc::new(array.map_err(unlike)?))
}

/// Texts by their places in a list.
pub(crate) fn placed(places: &[u32], texts: &ArrayRef) -> PyResult<ArrayRef> {
    let keys = Int32Array::from_iter_values(places.iter().map(|place| place.cast_signed()));
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, ArrayRef::clone(texts)).map_err(unlike)?))
}

/// Texts of values of which few differ.
pub(crate) fn words<T: Ord + Copy>(
    values: impl Iterator<Item = T>,
    text: impl Fn(T) -> String,
) -> PyResult<ArrayRef> {
    let (mut known, mut met): (BTreeMap<T, u32>, Vec<T>) = (BTreeMap::new(), Vec::new());
    let (mut places, mut last) = (Vec::with_capacity(values.size_hint().0), 0);
    for value in values {
        // Mostly the same comes again, or what once came after it.
        let near = [last, last + 1, 0].into_iter().find(|place| met.get(*place as usize) == Some(&value));
        last = near.unwrap_or_else(|| {
            *known.entry(value).or_insert_with(|| {
                met.push(value);
                met.len() as u32 - 1
            })
        });
        places.push(last);
    }
    let texts: Vec<String> = met.into_iter().map(text).collect();
    placed(&places, &(Arc::new(StringArray::from(texts)) as ArrayRef))
}

pub(crate) fn unlike(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
