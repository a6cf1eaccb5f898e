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

/// The most rows in one piece of a list.
const LONGEST_PIECE: usize = 512;

/// A list of a draft: an unreadable row leaves a hole, so the positions of the others stay true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rows<T> {
    /// In pieces that never grow, so that no row is ever held twice, each with the position of its first row.
    pieces: Vec<(usize, Vec<Field<T>>)>,
    pub(super) written: bool,
    pub(super) faulty: bool,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { pieces: Vec::new(), written: false, faulty: false }
    }
}

/// A list without holes.
impl<T> FromIterator<T> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        let whole = rows.into_iter().map(Field::Given).collect();
        Self { pieces: vec![(0, whole)], written: true, faulty: false }
    }
}

impl<T> Rows<T> {
    /// The row at a position, if it could be read.
    pub(crate) fn get(&self, at: usize) -> Option<&T> {
        let after = self.pieces.partition_point(|(first, _)| *first <= at);
        let (first, piece) = self.pieces.get(after.checked_sub(1)?)?;
        piece.get(at - first).and_then(Field::get)
    }

    /// The readable rows with their positions.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.all().enumerate().filter_map(|(at, row)| row.get().map(|row| (at, row)))
    }

    /// Whether the list is not written at all: an absent list holds no rows, but an empty one says so.
    pub(crate) fn is_absent(&self) -> bool {
        !self.written
    }

    /// Whether every row could be read.
    pub(crate) fn is_whole(&self) -> bool {
        !self.faulty && self.all().all(|row| row.get().is_some())
    }

    /// The number of rows, unreadable ones included; `None` where no list could be read.
    pub(crate) fn len(&self) -> Option<usize> {
        (!self.faulty).then(|| self.count())
    }

    /// The place of a new last row.
    pub(super) fn add(&mut self) -> Option<&mut Field<T>> {
        if self.pieces.last().is_none_or(|(_, piece)| piece.len() == piece.capacity()) {
            let count = self.count();
            self.pieces.push((count, Vec::with_capacity(count.clamp(4, LONGEST_PIECE))));
        }
        let (_, piece) = self.pieces.last_mut()?;
        piece.push(Field::Absent);
        piece.last_mut()
    }

    /// The rows of another list behind those of this one.
    pub(crate) fn append(&mut self, other: Self) {
        let count = self.count();
        let moved = other.pieces.into_iter().map(|(first, piece)| (first + count, piece));
        self.pieces.extend(moved);
        self.written |= other.written;
        self.faulty |= other.faulty;
    }

    fn all(&self) -> impl Iterator<Item = &Field<T>> {
        self.pieces.iter().flat_map(|(_, piece)| piece)
    }

    fn count(&self) -> usize {
        self.pieces.last().map_or(0, |(first, piece)| first + piece.len())
    }
}
