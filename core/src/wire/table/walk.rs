//! Tables into the lists of a draft, by the very places a document is read into: the same faults at the same paths.

use super::{Cells, Table};
use crate::read::{FaultKind, Field, Part, Place, Reader, Scalar, Step};
use crate::tally::column::{Amounts, Cell, Column, Ids, Instants};

/// Reads tables, each into the list of its name.
pub(in crate::wire) fn read<T: Part>(tables: &[(&str, Table<'_>)], reader: &mut Reader) -> Option<T> {
    // The names of the columns are read as one more row of another draft.
    let (mut root, mut names) = (Field::<T>::Absent, Field::<T>::Absent);
    root.table();
    names.table();
    for (name, table) in tables {
        let (Some(list), Some(names)) = (reader.enter(&mut root, name), names.field(name)) else { continue };
        reader.path.push(Step::Field((*name).to_owned()));
        list.list();
        names.list();
        if let Some(row) = names.row() {
            Columns::of(table, row, reader).read(table.len(), list, reader);
        }
        reader.path.pop();
    }
    root.into_given()
}

/// The columns of a table that are read.
struct Columns<'t, 'a> {
    sound: Vec<(&'t str, &'t Column<'a, Cells<'a>>)>,
    /// The fields that are read in no row, since their columns have faults or are missing.
    spoilt: Vec<&'t str>,
}

impl<'t, 'a> Columns<'t, 'a> {
    /// Judges each column by its name, type and length.
    fn of(table: &'t Table<'a>, row: &mut dyn Place, reader: &mut Reader) -> Self {
        let (mut sound, mut spoilt) = (Vec::new(), Vec::new());
        row.table();
        for (name, column) in &table.columns {
            let Some(place) = reader.enter(row, name) else { continue };
            reader.path.push(Step::Field(name.clone()));
            if !fits(&column.values, place) {
                place.refuse(&column.values.kind(), reader);
                spoilt.push(name.as_str());
            } else if let Some(fault) = length_fault(column, table.len()) {
                reader.note(fault);
                spoilt.push(name);
            } else {
                sound.push((name.as_str(), column));
            }
            place.spoil();
            reader.path.pop();
        }
        spoilt.extend(row.missing());
        row.close(reader);
        Self { sound, spoilt }
    }

    /// Reads every row.
    fn read(&self, rows: usize, list: &mut dyn Place, reader: &mut Reader) {
        for at in 0..rows {
            let Some(row) = list.row() else { return };
            reader.path.push(Step::Index(at));
            row.table();
            for name in &self.spoilt {
                if let Some(place) = row.field(name) {
                    place.spoil();
                }
            }
            for (name, column) in &self.sound {
                if let Some(place) = row.field(name).filter(|_| !column.is_null(at)) {
                    reader.path.push(Step::Field((*name).to_owned()));
                    cell(&column.values, at, place, reader);
                    reader.path.pop();
                }
            }
            row.close(reader);
            reader.path.pop();
        }
    }
}

/// Why a column is not as long as it should be.
pub(super) fn length_fault(column: &Column<'_, Cells<'_>>, rows: usize) -> Option<FaultKind> {
    let found = column.values.len();
    let covered = column.validity.as_ref().is_none_or(|validity| validity.covers(found));
    let found = if covered { found } else { 0 };
    let (what, expected) = ("row".to_owned(), rows.to_string());
    (found != rows).then_some(FaultKind::WrongCount { what, expected, found })
}

/// Whether a field can be read from such a column.
fn fits(values: &Cells<'_>, place: &mut dyn Place) -> bool {
    match values {
        Cells::Nulls(_) => true,
        Cells::Times(Instants::Days(_)) => takes(place, Scalar::Day(0)),
        Cells::Lists { .. } => place.list(),
        // A number of days is no day to anybody who wrote it.
        _ if values.are_whole() => takes(place, Scalar::Text("")) && !takes(place, Scalar::Day(0)),
        Cells::Ids(_) => takes(place, Scalar::Text("")),
        Cells::Times(Instants::Stamps { .. }) | Cells::Amounts(_) | Cells::Flags(_) | Cells::Other { .. } => {
            false
        }
    }
}

/// Whether a place takes scalars of this type, whatever becomes of them.
fn takes(place: &mut dyn Place, scalar: Scalar<'_>) -> bool {
    let mut aside = Reader::default();
    place.scalar(scalar, &mut aside);
    aside.faults.retain(|fault| matches!(fault.kind, FaultKind::WrongType { .. }));
    aside.faults.is_empty()
}

/// Reads what stands in a row.
fn cell(values: &Cells<'_>, at: usize, place: &mut dyn Place, reader: &mut Reader) {
    match values {
        Cells::Ids(ids) => {
            id(ids.cell(at), place, reader);
        }
        Cells::Amounts(Amounts::Whole(numbers)) => {
            id(numbers.get(at).map_or(Cell::Null, Cell::Number), place, reader);
        }
        Cells::Times(Instants::Days(days)) => {
            if let Some(day) = days.as_slice().get(at) {
                place.scalar(Scalar::Day(*day), reader);
            }
        }
        Cells::Lists { offsets, values } => {
            let place_of = |at: usize| usize::try_from(offsets.get(at)?).ok();
            let (Some(start), Some(end)) = (place_of(at), place_of(at.saturating_add(1))) else { return };
            list(values, start..end, place, reader);
        }
        Cells::Times(Instants::Stamps { .. })
        | Cells::Amounts(_)
        | Cells::Flags(_)
        | Cells::Nulls(_)
        | Cells::Other { .. } => {}
    }
}

/// Reads the entries of a list.
fn list(
    values: &Column<'_, Ids<'_>>,
    entries: std::ops::Range<usize>,
    place: &mut dyn Place,
    reader: &mut Reader,
) {
    place.list();
    for (nth, entry) in entries.take_while(|entry| *entry < values.values.len()).enumerate() {
        let Some(place) = place.row() else { return };
        reader.path.push(Step::Index(nth));
        if !id(values.cell(entry), place, reader) {
            place.refuse("null", reader);
        }
        reader.path.pop();
    }
}

/// Reads an id; whether there is one.
fn id(cell: Cell<'_>, place: &mut dyn Place, reader: &mut Reader) -> bool {
    match cell {
        Cell::Null => return false,
        Cell::Text(text) => place.scalar(Scalar::Text(text), reader),
        Cell::Number(number) => place.scalar(Scalar::Text(&number.to_string()), reader),
        Cell::NotUtf8(_) | Cell::Beyond(..) => {
            if let Some(flaw) = cell.flaw() {
                reader.note(flaw);
            }
            place.spoil();
        }
    }
    true
}
