//! What decides a rating, and what would change it (R7).

use std::ops::Range;

use serde::Serialize;

use super::Ratings;
use super::grades::Standing;
use crate::value::{Amount, Code};

/// What decides the grade of a subject; of one that a veto decides, what it would be without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WhyRated {
    /// How many peers there are, itself among them.
    pub n: u32,
    /// Its rank; none under a veto.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// How many share that rank, itself among them; 0 under a veto.
    pub ties: u32,
    /// Its total.
    pub total: Amount,
    /// Its grade.
    pub grade: Code,
    /// Whether a veto sets that.
    pub vetoed: bool,
    /// What each grade asks for, in the order of the grading.
    pub bars: Vec<GradeBar>,
}

/// What one grade asks of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GradeBar {
    /// The grade.
    pub grade: Code,
    /// The least total, of a grade with a threshold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<Amount>,
    /// For how many there is room in this grade and all better ones, of a grade with a quota.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<u32>,
    /// Whether the subject meets the grade's demands; true where there are none.
    pub demands: bool,
    /// The least total by which it would meet all that the grade asks for, everything else as it is; none if by none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<Amount>,
    /// Whether it meets all of that.
    pub met: bool,
}

impl Ratings<'_> {
    /// What decides the grade of a row; `None` for who is unrated, and beyond the last row. O(grades · log peers).
    #[must_use]
    pub fn why(&self, row: usize) -> Option<WhyRated> {
        let total = self.columns.total(row)?;
        let vetoed = self.columns.veto(row).is_some();
        let standing = self.standing(row, total);
        let n = self.layout.peers(self.layout.place(row));
        let grades = self.grading.grades.iter().zip(self.conditions.rooms.among(n)).enumerate();
        let bars = grades.map(|(place, (grade, room))| {
            let demands = self.conditions.meets(&self.columns, row, place);
            let is_last = place == self.conditions.last();
            let enough = total >= self.conditions.least(place) && self.conditions.has_room(standing, room);
            GradeBar {
                grade: grade.code.clone(),
                least: grade.least,
                room,
                demands,
                needs: self.reached(row, place, room).and_then(|least| Amount::from_thousandths(least).ok()),
                met: is_last || enough && demands,
            }
        });
        Some(WhyRated {
            n,
            rank: self.rank(row),
            ties: if vetoed { 0 } else { standing.ties },
            total: Amount::from_thousandths(total).ok()?,
            grade: self.grade(row)?.code.clone(),
            vetoed,
            bars: bars.collect(),
        })
    }

    /// The least total that gives a row the grade at a place, everything else as it is (R7); `None` if no total does,
    /// and beyond the last row or grade.
    ///
    /// It is exact: to the thousandth, ranks and ties taken anew. A total that gives a better grade does not give this
    /// one. The last grade, which takes the rest, and that of a veto, which holds whatever the total, are given by the
    /// least amount that there is. Who is unrated would count among the peers with it. O(grades · log peers).
    #[must_use]
    pub fn least_total(&self, row: usize, grade: usize) -> Option<Amount> {
        if row >= self.len() || grade > self.conditions.last() {
            return None;
        }
        if let Some(veto) = self.columns.veto(row) {
            return (veto as usize == grade).then_some(Amount::MIN);
        }
        // Who was no peer is one then.
        let more = u32::from(self.columns.total(row).is_none());
        let rooms =
            self.conditions.rooms.among(self.layout.peers(self.layout.place(row)).saturating_add(more));
        let mut least = None;
        for (place, room) in rooms.enumerate().take(grade + 1) {
            let own = self.reached(row, place, room);
            if place == grade {
                let better: Option<i64> = least;
                return own
                    .filter(|own| better.is_none_or(|better| *own < better))
                    .and_then(|own| Amount::from_thousandths(own).ok());
            }
            least = least.into_iter().chain(own).min();
        }
        None
    }

    /// The least total by which a row would meet the conditions of a grade.
    fn reached(&self, row: usize, grade: usize, room: Option<u32>) -> Option<i64> {
        if !self.conditions.meets(&self.columns, row, grade) {
            return None;
        }
        let range = self.layout.ranked(self.layout.place(row));
        let own = self.columns.ranked(row);
        let count = range.len() - usize::from(own.is_some());
        let at = |place: usize| {
            let total = self.total_at(&range, place)?;
            // Those at its own place and behind it move up by one where it is left out.
            if own.is_some_and(|own| own >= total) { self.total_at(&range, place + 1) } else { Some(total) }
        };
        self.conditions.reached(grade, room, (count, at))
    }

    /// The total of the one at a place of those who stand in a range, best first.
    fn total_at(&self, range: &Range<usize>, place: usize) -> Option<i64> {
        let at = range.start.checked_add(place).filter(|at| *at < range.end)?;
        self.columns.total(*self.order.get(at)? as usize)
    }

    /// Where a total stands in the group of a row.
    fn standing(&self, row: usize, total: i64) -> Standing {
        let range = self.layout.ranked(self.layout.place(row));
        let ranked = self.order.get(range).unwrap_or_default();
        let of = |row: &u32| self.columns.total(*row as usize).unwrap_or(i64::MIN);
        let before = ranked.partition_point(|row| of(row) > total);
        let through = ranked.partition_point(|row| of(row) >= total);
        // Who is not among them would be.
        let own = u32::from(self.columns.ranked(row).is_none());
        Standing { rank: before as u32 + 1, ties: (through - before) as u32 + own, total }
    }
}
