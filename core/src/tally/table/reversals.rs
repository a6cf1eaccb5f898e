//! Which record takes back which (冲销, P1).

/// The reversals of a table: pairs of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::tally) struct Reversals {
    /// The row that takes back and the row taken back, in order.
    pairs: Vec<(u32, u32)>,
    /// The row taken back and the row that takes it back, in order.
    reversed: Vec<(u32, u32)>,
}

impl Reversals {
    /// Of rows that take back and rows taken back, each at most once.
    pub(super) fn new(mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        let mut reversed: Vec<(u32, u32)> = pairs.iter().map(|(row, other)| (*other, *row)).collect();
        reversed.sort_unstable();
        Self { pairs, reversed }
    }

    /// The row that a row takes back.
    pub(in crate::tally) fn by(&self, row: u32) -> Option<u32> {
        find(&self.pairs, row)
    }

    /// The row that takes a row back.
    pub(in crate::tally) fn of(&self, row: u32) -> Option<u32> {
        find(&self.reversed, row)
    }

    /// All of them: the row that takes back and the row taken back.
    pub(in crate::tally) fn pairs(&self) -> &[(u32, u32)] {
        &self.pairs
    }
}

fn find(pairs: &[(u32, u32)], row: u32) -> Option<u32> {
    let place = pairs.binary_search_by_key(&row, |(row, _)| *row).ok()?;
    pairs.get(place).map(|(_, other)| *other)
}
