//! Places of a draft: where a value of the document comes to stand.
//!
//! The reader walks places as trait objects, so that each form of text is walked by one visitor and not by one a
//! draft: a front end downloads the difference.

use super::{FaultKind, Field, Reader, Rows, Scalar};

/// What can be read from a document: a leaf from a scalar, a draft from a table.
pub(crate) trait Part: Sized {
    /// What the field wants, for messages: `a duration such as 3wd`.
    const EXPECTED: &'static str;
    /// How many values it counts as.
    const WIDTH: usize = 2;

    /// What a scalar makes; `None` when it is of another kind altogether.
    fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>>;

    /// An empty draft; `None` for a leaf.
    fn table() -> Option<Self> {
        None
    }

    /// The fields of a draft, in the order of the document.
    fn fields(&self) -> &'static [&'static str] {
        &[]
    }

    /// The place of a field.
    fn field(&mut self, _name: &str) -> Option<&mut dyn Place> {
        None
    }

    /// The required fields that are absent, in the order of the document.
    fn missing(&self) -> Vec<&'static str> {
        Vec::new()
    }
}

/// How many values a row of a table counts as: its fields, absent ones too, and at least five, for a row is told
/// apart and looked up whatever it holds.
pub(crate) const fn width(fields: &[&str]) -> usize {
    if fields.len() > 5 { fields.len() } else { 5 }
}

/// Where a value comes to stand; what does not fit is noted as a fault.
pub(crate) trait Place {
    /// Whether nothing came here before.
    fn is_fresh(&self) -> bool;

    /// A scalar comes.
    fn scalar(&mut self, scalar: Scalar<'_>, reader: &mut Reader);

    /// Something comes that never fits: `null`, or a list or table where none is taken.
    fn refuse(&mut self, found: &str, reader: &mut Reader);

    /// Something came that could not be read, and its fault is noted elsewhere.
    fn spoil(&mut self);

    /// A list begins; whether one is taken.
    fn list(&mut self) -> bool {
        false
    }

    /// How many values a row of the list counts as.
    fn width(&self) -> usize {
        0
    }

    /// The place of the list's next row.
    fn row(&mut self) -> Option<&mut dyn Place> {
        None
    }

    /// A table begins; whether one is taken.
    fn table(&mut self) -> bool {
        false
    }

    /// The fields of the table that has begun.
    fn fields(&self) -> &'static [&'static str] {
        &[]
    }

    /// The place of one of its fields.
    fn field(&mut self, _name: &str) -> Option<&mut dyn Place> {
        None
    }

    /// The required fields of the table that are absent, in the order of the document.
    fn missing(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// The table ends.
    fn close(&self, reader: &mut Reader) {
        for field in self.missing() {
            reader.note_field(field, || FaultKind::Missing { field: field.to_owned() });
        }
    }
}

impl<T: Part> Place for Field<T> {
    fn is_fresh(&self) -> bool {
        self.is_absent()
    }

    fn scalar(&mut self, scalar: Scalar<'_>, reader: &mut Reader) {
        match T::of(scalar) {
            Some(Ok(value)) => *self = Self::Given(value),
            Some(Err(fault)) => {
                reader.note(fault);
                *self = Self::Faulty;
            }
            None => self.refuse(scalar.kind(), reader),
        }
    }

    fn refuse(&mut self, found: &str, reader: &mut Reader) {
        reader.note(FaultKind::wrong_type(T::EXPECTED, found));
        self.spoil();
    }

    fn spoil(&mut self) {
        *self = Self::Faulty;
    }

    fn table(&mut self) -> bool {
        let table = T::table();
        let taken = table.is_some();
        if let Some(table) = table {
            *self = Self::Given(table);
        }
        taken
    }

    fn fields(&self) -> &'static [&'static str] {
        self.get().map_or(&[], T::fields)
    }

    fn field(&mut self, name: &str) -> Option<&mut dyn Place> {
        match self {
            Self::Given(table) => table.field(name),
            Self::Absent | Self::Faulty => None,
        }
    }

    fn missing(&self) -> Vec<&'static str> {
        self.get().map(T::missing).unwrap_or_default()
    }
}

impl<T: Part> Place for Rows<T> {
    fn is_fresh(&self) -> bool {
        !self.written
    }

    fn scalar(&mut self, scalar: Scalar<'_>, reader: &mut Reader) {
        self.refuse(scalar.kind(), reader);
    }

    fn refuse(&mut self, found: &str, reader: &mut Reader) {
        reader.note(FaultKind::wrong_type("a list", found));
        self.spoil();
    }

    fn spoil(&mut self) {
        (self.written, self.faulty) = (true, true);
    }

    fn list(&mut self) -> bool {
        self.written = true;
        true
    }

    fn width(&self) -> usize {
        T::WIDTH
    }

    fn row(&mut self) -> Option<&mut dyn Place> {
        self.add().map(|row| row as &mut dyn Place)
    }
}
