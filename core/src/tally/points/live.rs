//! Which records are live (P4): neither reversals nor reversed, by what was filed up to an instant.

use super::outcome::State;
use crate::tally::Activities;
use crate::tally::bits::Bits;

/// The records that are not live, by what was filed up to an instant in milliseconds, inclusive.
#[derive(Clone, Copy, Debug)]
pub(super) struct Live<'a> {
    pub(super) activities: &'a Activities<'a>,
    pub(super) filed_by: Option<i64>,
}

impl Live<'_> {
    /// The rows that are not live; `None` if all are.
    pub(super) fn out(self) -> Option<Bits> {
        let (table, pairs) = (self.activities, self.activities.reversals().pairs());
        if table.out().is_none() && pairs.is_empty() && self.filed_by.is_none() {
            return None;
        }
        let mut out = table.out().cloned().unwrap_or_else(|| Bits::none(table.len()));
        if self.filed_by.is_some() {
            for row in 0..table.len() {
                if !self.is_filed(row) {
                    out.mark(row);
                }
            }
        }
        for (row, reversed) in pairs {
            out.mark(*row as usize);
            if self.is_filed(*row as usize) {
                out.mark(*reversed as usize);
            }
        }
        Some(out)
    }

    /// How a row stands, if it is not live.
    pub(super) fn state(self, row: usize) -> Option<State> {
        if self.activities.is_skipped(row) || row >= self.activities.len() {
            return Some(State::Skipped);
        }
        if !self.is_filed(row) {
            return Some(State::Unfiled);
        }
        let (number, reversals) = (u32::try_from(row).ok()?, self.activities.reversals());
        if reversals.by(number).is_some() {
            return Some(State::Reversal);
        }
        let reversed = reversals.of(number).is_some_and(|by| self.is_filed(by as usize));
        reversed.then_some(State::Reversed)
    }

    fn is_filed(self, row: usize) -> bool {
        let Some(by) = self.filed_by else { return true };
        self.activities.at(row).is_some_and(|at| self.activities.filed_at(row, at) <= by)
    }
}
