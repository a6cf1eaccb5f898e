//! The columns of a table by their names, each of the sort that it should be.

use super::walk::length_fault;
use super::{Cells, Table, nothing};
use crate::read::{FaultKind, FaultList, Path, nearest, shown};
use crate::tally::column::{Column, Validity};

pub(super) const ID: &str = "an id";
pub(super) const CODE: &str = "a code such as grid-worker";
pub(super) const NUMBERS: &str = "a column of numbers";
pub(super) const TIMES: &str = "a column of timestamps or days";

/// The columns of a table by their names, taken out one by one.
pub(super) struct Named<'a> {
    columns: Vec<(String, Column<'a, Cells<'a>>)>,
    list: &'static str,
    pub(super) faults: FaultList,
}

impl<'a> Named<'a> {
    /// Those of known names, each once and as long as the first; `list` is what faults call the table.
    pub(super) fn new(table: Table<'a>, names: &[&str], list: &'static str) -> Self {
        let rows = table.len();
        let mut named = Self { columns: Vec::new(), list, faults: FaultList::default() };
        for (name, column) in table.columns {
            let fault = if !names.contains(&name.as_str()) {
                let nearest = nearest(&name, names.iter().copied());
                Some(FaultKind::UnknownField { field: shown(&name), nearest })
            } else if named.columns.iter().any(|(known, _)| *known == name) {
                Some(FaultKind::DuplicateField { field: name.clone() })
            } else {
                length_fault(&column, rows)
            };
            if let Some(fault) = fault {
                let place = named.place(&shown(&name));
                named.faults.push(fault, place);
            }
            // One of the wrong length is there nonetheless.
            named.columns.push((name, column));
        }
        named
    }

    /// A column that may be absent.
    pub(super) fn optional<V>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl Fn(Cells<'a>) -> Result<V, Cells<'a>>,
    ) -> Option<Column<'a, V>> {
        let column = self.take(name)?;
        if matches!(column.values, Cells::Nulls(_)) { None } else { self.read(name, expected, read, column) }
    }

    /// A column that there must be; `none` gives values for one whose rows are all empty.
    pub(super) fn required<V>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl Fn(Cells<'a>) -> Result<V, Cells<'a>>,
        none: impl Fn(usize) -> V,
    ) -> Option<Column<'a, V>> {
        let Some(column) = self.take(name) else {
            let place = self.place(name);
            self.faults.push(FaultKind::Missing { field: name.to_owned() }, place);
            return None;
        };
        match column.values {
            Cells::Nulls(rows) => {
                Some(Column::from(none(rows)).with_validity(Validity::new(nothing(rows.div_ceil(8)), 0)))
            }
            _ => self.read(name, expected, read, column),
        }
    }

    fn take(&mut self, name: &str) -> Option<Column<'a, Cells<'a>>> {
        let at = self.columns.iter().position(|(known, _)| known == name)?;
        Some(self.columns.swap_remove(at).1)
    }

    fn read<V>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl Fn(Cells<'a>) -> Result<V, Cells<'a>>,
        column: Column<'a, Cells<'a>>,
    ) -> Option<Column<'a, V>> {
        match read(column.values) {
            Ok(values) => Some(Column { values, validity: column.validity }),
            Err(values) => {
                let place = self.place(name);
                self.faults.push(FaultKind::wrong_type(expected, &values.kind()), place);
                None
            }
        }
    }

    fn place(&self, column: &str) -> Path {
        Path::root().field(self.list).field(column)
    }
}
