//! Which grade a subject has (R5): the first whose conditions it meets.

use super::RateColumns;
use super::room::Rooms;
use crate::scheme::{Grading, Ties};
use crate::value::Amount;

/// The conditions of each grade, and where there are demands.
#[derive(Clone, Debug)]
pub(super) struct Conditions {
    pub(super) rooms: Rooms,
    /// By grade the least total in thousandths.
    least: Vec<i64>,
    /// By grade whether it has demands.
    demands: Vec<bool>,
    strict: bool,
}

/// Where those of one total stand among their peers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// One more than have more.
    pub(super) rank: u32,
    /// How many have as much, itself among them.
    pub(super) ties: u32,
    /// In thousandths.
    pub(super) total: i64,
}

impl Conditions {
    pub(super) fn of(grading: &Grading) -> Self {
        let least = |least: Option<Amount>| least.map_or(i64::MIN, Amount::thousandths);
        Self {
            rooms: Rooms::of(grading),
            least: grading.grades.iter().map(|grade| least(grade.least)).collect(),
            demands: grading.grades.iter().map(|grade| !grade.demands.is_empty()).collect(),
            strict: grading.ties == Ties::Strict,
        }
    }

    /// Whether any grade has demands, so that ties may have other grades.
    pub(super) fn have_demands(&self) -> bool {
        self.demands.contains(&true)
    }

    /// The place of the last grade.
    pub(super) fn last(&self) -> usize {
        self.least.len().saturating_sub(1)
    }

    /// The least total in thousandths that a grade asks for.
    pub(super) fn least(&self, grade: usize) -> i64 {
        self.least.get(grade).copied().unwrap_or(i64::MIN)
    }

    /// Whether what a quota counts is within its room.
    pub(super) fn has_room(&self, standing: Standing, room: Option<u32>) -> bool {
        let place = if self.strict { standing.rank + (standing.ties - 1) } else { standing.rank };
        room.is_none_or(|room| place <= room)
    }

    /// Whether a subject meets the demands of a grade.
    pub(super) fn meets(&self, columns: &RateColumns<'_>, row: usize, grade: usize) -> bool {
        !self.demands.get(grade).copied().unwrap_or_default() || columns.meets(row, grade)
    }

    /// The first grade whose conditions are met; the last takes the rest.
    #[inline]
    pub(super) fn grade(
        &self,
        standing: Standing,
        rooms: &[Option<u32>],
        meets: impl Fn(usize) -> bool,
    ) -> usize {
        let mut grades = self.least.iter().zip(rooms).enumerate().take(self.last());
        let met = |(grade, (least, room)): &(usize, (&i64, &Option<u32>))| {
            standing.total >= **least && self.has_room(standing, **room) && meets(*grade)
        };
        grades.find(met).map_or(self.last(), |(grade, _)| grade)
    }

    /// What stands in the way of more: the least total by which a grade's own conditions are met, among others of whom
    /// `others` gives the total of the one at a place, best first; `None` if by none.
    pub(super) fn reached(
        &self,
        grade: usize,
        room: Option<u32>,
        others: (usize, impl Fn(usize) -> Option<i64>),
    ) -> Option<i64> {
        let bottom = Amount::MIN.thousandths();
        if grade == self.last() {
            return Some(bottom);
        }
        let (count, at) = others;
        let by_room = match room {
            Some(0) => return None,
            // The one at the place of the room must have no more, or less, than oneself.
            Some(room) if room as usize <= count => {
                at(room as usize - 1)?.checked_add(i64::from(self.strict))?
            }
            _ => bottom,
        };
        let least = self.least(grade).max(by_room).max(bottom);
        (least <= Amount::MAX.thousandths()).then_some(least)
    }
}
