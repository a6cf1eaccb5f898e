//! What vector functions answer with: one Arrow array that any data-frame library takes over without copying.

use arrow_array::{Array, ArrayRef};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::capsule;

/// A column of results: an Arrow array.
///
/// Take it over with `pyarrow.array(column)`, `polars.Series(column)` or `pandas.Series.from_arrow(column)`.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Column(ArrayRef);

impl Column {
    pub(crate) fn new(array: impl Array + 'static) -> Self {
        Self(std::sync::Arc::new(array))
    }

    pub(crate) fn of(array: ArrayRef) -> Self {
        Self(array)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

#[pymethods]
impl Column {
    /// The Arrow PyCapsule protocol. The array comes in its own type, whatever is asked for.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        drop(requested_schema);
        capsule::write(py, &self.0)
    }

    fn __len__(&self) -> usize {
        self.len()
    }

    fn __repr__(&self) -> String {
        format!("<wangge.Column of {}, length {}>", self.0.data_type(), self.0.len())
    }
}
