//! What a draft knows of one field.

/// One field of a draft.
///
/// A faulty field is not an absent one: its fault is already reported, and the checks that follow stay silent
/// about it rather than report it twice.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) enum Field<T> {
    /// Not written.
    #[default]
    Absent,
    /// Written, but not readable; the fault is on the list.
    Faulty,
    /// Written and read.
    Given(T),
}

impl<T> Field<T> {
    pub(crate) fn get(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Faulty => None,
        }
    }

    pub(crate) fn into_given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Faulty => None,
        }
    }

    pub(crate) fn is_faulty(&self) -> bool {
        matches!(self, Self::Faulty)
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// A list of a draft: an unreadable row leaves a hole, so the positions of the others stay true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rows<T> {
    pub(super) rows: Vec<Field<T>>,
    pub(super) written: bool,
    pub(super) faulty: bool,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), written: false, faulty: false }
    }
}

/// A list without holes.
impl<T> FromIterator<T> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        Self { rows: rows.into_iter().map(Field::Given).collect(), written: true, faulty: false }
    }
}

impl<T> Rows<T> {
    /// The row at a position, if it could be read.
    pub(crate) fn get(&self, at: usize) -> Option<&T> {
        self.rows.get(at).and_then(Field::get)
    }

    /// The readable rows with their positions.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.rows.iter().enumerate().filter_map(|(at, row)| row.get().map(|row| (at, row)))
    }

    /// Whether the list is not written at all: an absent list holds no rows, but an empty one says so.
    pub(crate) fn is_absent(&self) -> bool {
        !self.written
    }

    /// Whether every row could be read.
    pub(crate) fn is_whole(&self) -> bool {
        !self.faulty && self.rows.iter().all(|row| row.get().is_some())
    }

    /// The number of rows, unreadable ones included; `None` where no list could be read.
    pub(crate) fn len(&self) -> Option<usize> {
        (!self.faulty).then_some(self.rows.len())
    }
}
