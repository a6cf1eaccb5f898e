//! The organisation (组织树) as a handle.

use std::sync::{Arc, OnceLock};

use arrow_array::{ArrayRef, StringArray, UInt8Array};
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use wangge::{org, wire};

use crate::error::raise;
use crate::frame::table;
use crate::parse::{parsed, text_of};
use crate::scheme::Scheme;

/// Who stands where (组织树), checked under its scheme: units, posts, partners, links.
#[pyclass(frozen, module = "wangge")]
pub(crate) struct Org {
    held: Arc<org::Org>,
    scheme: Py<Scheme>,
    /// The document, kept to make it anew elsewhere; of tables there is none until it is asked for.
    text: Option<String>,
    /// Ids as columns, made once they are asked for.
    ids: Ids,
}

/// The ids of an organisation as columns.
#[derive(Default)]
struct Ids {
    members: OnceLock<ArrayRef>,
    units: OnceLock<ArrayRef>,
    /// Those of the units in tree order, and their tiers.
    in_order: OnceLock<[ArrayRef; 2]>,
}

impl Org {
    pub(crate) fn held(&self) -> &Arc<org::Org> {
        &self.held
    }

    /// The ids of the members, in their order.
    pub(crate) fn member_ids(&self) -> &ArrayRef {
        self.ids.members.get_or_init(|| {
            let members = self.held.members().iter();
            Arc::new(StringArray::from_iter_values(members.map(|member| member.as_str())))
        })
    }

    /// The ids of the units, in their order.
    pub(crate) fn unit_ids(&self) -> &ArrayRef {
        self.ids.units.get_or_init(|| {
            Arc::new(StringArray::from_iter_values(self.held.units().map(|unit| unit.id().as_str())))
        })
    }

    /// The ids and tiers of the units in tree order.
    pub(crate) fn units_in_order(&self) -> &[ArrayRef; 2] {
        self.ids.in_order.get_or_init(|| {
            let units = || self.held.units_in_order();
            let ids = StringArray::from_iter_values(units().map(|unit| unit.id().as_str()));
            let tiers = UInt8Array::from_iter_values(units().map(|unit| unit.tier().number()));
            [Arc::new(ids), Arc::new(tiers)]
        })
    }
}

#[pymethods]
impl Org {
    /// Reads and checks a document: a text, JSON if it begins with `{`, else TOML; or plain values.
    #[staticmethod]
    fn read(py: Python<'_>, document: &Bound<'_, PyAny>, scheme: Py<Scheme>) -> PyResult<Self> {
        let text = text_of(document)?.to_string();
        Self::of(py, text, scheme)
    }

    /// An organisation of a preset's true size, with invented ids; the same seed gives the same one everywhere.
    #[staticmethod]
    fn generate(py: Python<'_>, preset: &str, scheme: Py<Scheme>, seed: u64) -> PyResult<Self> {
        let held = scheme.get().held().clone();
        let text = py.detach(|| wire::generate::org(preset, &held, seed));
        Self::of(py, text.map_err(|error| raise(py, &error))?, scheme)
    }

    /// Checks an organisation of tables, named as the lists of a document, with the fields of their rows as columns.
    ///
    /// A table is any object that hands over Arrow record batches (a frame of polars or pandas, a table of pyarrow), or
    /// a mapping from names to Arrow columns of one length. Ids, codes and names are texts, dictionaries or whole
    /// numbers, which stand for their decimal texts; days are days or texts such as `2026-03-05`; `units` and
    /// `functions` of parties and partners are lists of texts. A column that a row may do without may be absent, and
    /// null is absent too; a column that no row has is a fault. The same rows make the same organisation as a document,
    /// which tables may be longer than.
    ///
    /// Raises `Faults` with everything that is wrong: of columns at places such as `posts.role`, of rows at
    /// `units[17].parent`.
    ///
    /// >>> import pyarrow as pa
    /// >>> units = pa.table({"id": [7, 71], "tier": ["town", "grid1"], "parent": [None, 7]})
    /// >>> org = Org.from_tables(Scheme.preset("dongshi"), units=units)
    /// >>> org.unit("7")
    /// {'id': '7', 'tier': 1, 'children': ['71']}
    #[staticmethod]
    #[pyo3(signature = (
        scheme, *, units, homes = None, posts = None, enrolments = None, tags = None, parties = None,
        partners = None, households = None, groups = None, accounts = None, links = None,
    ))]
    #[expect(clippy::too_many_arguments, reason = "by keyword")]
    fn from_tables(
        py: Python<'_>,
        scheme: Py<Scheme>,
        units: &Bound<'_, PyAny>,
        homes: Option<&Bound<'_, PyAny>>,
        posts: Option<&Bound<'_, PyAny>>,
        enrolments: Option<&Bound<'_, PyAny>>,
        tags: Option<&Bound<'_, PyAny>>,
        parties: Option<&Bound<'_, PyAny>>,
        partners: Option<&Bound<'_, PyAny>>,
        households: Option<&Bound<'_, PyAny>>,
        groups: Option<&Bound<'_, PyAny>>,
        accounts: Option<&Bound<'_, PyAny>>,
        links: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let given = [
            ("units", Some(units)),
            ("homes", homes),
            ("posts", posts),
            ("enrolments", enrolments),
            ("tags", tags),
            ("parties", parties),
            ("partners", partners),
            ("households", households),
            ("groups", groups),
            ("accounts", accounts),
            ("links", links),
        ];
        let given = given.into_iter().filter_map(|(name, source)| Some((name, source?)));
        let tables: Vec<_> =
            given.map(|(name, source)| Ok((name, table(source)?))).collect::<PyResult<_>>()?;
        let under = Arc::clone(scheme.get().held());
        let held = py.detach(move || wire::org::from_tables(&tables, &under));
        Ok(Self {
            held: Arc::new(held.map_err(|error| raise(py, &error))?),
            scheme,
            text: None,
            ids: Ids::default(),
        })
    }

    /// One unit and its place in the tree.
    fn unit<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, wire::org::unit(&self.held, id))
    }

    /// The units above one, lowest first.
    fn ancestors<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, wire::org::ancestors(&self.held, id))
    }

    /// The lowest unit that contains both; `None` in two trees.
    fn lowest_common_ancestor<'py>(
        &self,
        py: Python<'py>,
        one: &str,
        other: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, wire::org::lowest_common_ancestor(&self.held, one, other))
    }

    /// A unit and all below it: each before those below it.
    fn subtree<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, wire::org::subtree(&self.held, id))
    }

    /// The whole organisation, as the document that reads back to the same.
    fn describe<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, Ok(wire::org::describe(&self.held)))
    }

    /// The figures that a preset's source gives of its organisation, counted on a day.
    fn figures<'py>(&self, py: Python<'py>, preset: &str, day: &str) -> PyResult<Bound<'py, PyAny>> {
        parsed(py, wire::generate::figures(preset, self.scheme.get().held(), &self.held, day))
    }

    /// The scheme it stands under.
    #[getter]
    pub(crate) fn scheme(&self, py: Python<'_>) -> Py<Scheme> {
        self.scheme.clone_ref(py)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let again = py.import("wangge._again")?;
        let scheme = self.scheme.clone_ref(py);
        match &self.text {
            Some(text) => (again.getattr("org")?, (text, scheme)).into_pyobject(py),
            None => {
                let text = py.detach(|| wire::org::describe(&self.held));
                (again.getattr("org_of_tables")?, (text, scheme)).into_pyobject(py)
            }
        }
    }

    fn __repr__(&self) -> String {
        format!("<wangge.Org of {} units>", self.held.units().len())
    }
}

impl Org {
    fn of(py: Python<'_>, text: String, scheme: Py<Scheme>) -> PyResult<Self> {
        let under = scheme.get().held().clone();
        let held = py.detach(|| wire::org::read(&text, &under)).map_err(|error| raise(py, &error))?;
        Ok(Self { held: Arc::new(held), scheme, text: Some(text), ids: Ids::default() })
    }
}

/// One unit and its place in the tree, as JSON text.
#[pyfunction]
pub(crate) fn unit(py: Python<'_>, org: &Org, id: &str) -> PyResult<String> {
    wire::org::unit(&org.held, id).map_err(|error| raise(py, &error))
}

/// The units above one, as JSON text.
#[pyfunction]
pub(crate) fn ancestors(py: Python<'_>, org: &Org, id: &str) -> PyResult<String> {
    wire::org::ancestors(&org.held, id).map_err(|error| raise(py, &error))
}

/// The lowest unit that contains both, as JSON text.
#[pyfunction]
pub(crate) fn lowest_common_ancestor(py: Python<'_>, org: &Org, one: &str, other: &str) -> PyResult<String> {
    wire::org::lowest_common_ancestor(&org.held, one, other).map_err(|error| raise(py, &error))
}

/// A unit and all below it, as JSON text.
#[pyfunction]
pub(crate) fn subtree(py: Python<'_>, org: &Org, id: &str) -> PyResult<String> {
    wire::org::subtree(&org.held, id).map_err(|error| raise(py, &error))
}

/// The whole organisation, as JSON text.
#[pyfunction]
pub(crate) fn describe_org(org: &Org) -> String {
    wire::org::describe(&org.held)
}

/// The figures of an organisation, as JSON text.
#[pyfunction]
pub(crate) fn figures(py: Python<'_>, org: &Org, preset: &str, day: &str) -> PyResult<String> {
    let found = wire::generate::figures(preset, org.scheme.get().held(), &org.held, day);
    found.map_err(|error| raise(py, &error))
}

/// Reads again what an organisation of tables was pickled as, however long it is.
#[pyfunction]
pub(crate) fn read_again(py: Python<'_>, text: &str, scheme: Py<Scheme>) -> PyResult<Org> {
    let under = Arc::clone(scheme.get().held());
    let held = py.detach(|| wire::org::read_again(text, &under)).map_err(|error| raise(py, &error))?;
    Ok(Org { held: Arc::new(held), scheme, text: None, ids: Ids::default() })
}
