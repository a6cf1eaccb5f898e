//! A bit for each row.

/// Which of so many rows are marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
    marked: usize,
}

impl Bits {
    /// None of so many rows.
    pub(super) fn none(rows: usize) -> Self {
        Self { words: vec![0; rows.div_ceil(64)], marked: 0 }
    }

    /// These marks, and all rows besides `rows`, which keep theirs.
    pub(super) fn with_all_but(self, rows: &[u32]) -> Self {
        let total = self.words.len().saturating_mul(64);
        let mut all = Self { words: vec![u64::MAX; self.words.len()], marked: total };
        for row in rows.iter().map(|row| *row as usize).filter(|row| !self.has(*row)) {
            if let Some(word) = all.words.get_mut(row / 64) {
                *word &= !(1 << (row % 64));
            }
        }
        all.marked = all.words.iter().map(|word| word.count_ones() as usize).sum();
        all
    }

    /// Marks a row; a second time is of no account.
    pub(super) fn mark(&mut self, row: usize) {
        if let Some(word) = self.words.get_mut(row / 64) {
            let bit = 1 << (row % 64);
            self.marked += usize::from(*word & bit == 0);
            *word |= bit;
        }
    }

    #[inline(always)]
    pub(super) fn has(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| (word >> (row % 64)) & 1 == 1)
    }

    /// How many are marked.
    pub(super) fn count(&self) -> usize {
        self.marked
    }
}
