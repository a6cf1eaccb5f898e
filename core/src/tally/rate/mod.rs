//! Ranks and grades (评星定级, R5) of totals from anywhere.
//!
//! In flow [`RateColumns`] and a [`Grading`]; out flow [`Ratings`]: of each subject its rank among its peers and its
//! grade, and on demand what decides it. Totals of points become such columns by [`among`].

mod among;
mod columns;
mod error;
mod grades;
mod layout;
mod packed;
mod pass;
mod room;
mod why;

pub use among::{Among, among};
pub use columns::{RateColumns, RateTotals};
pub use error::RateError;
pub use why::{GradeBar, WhyRated};

use crate::scheme::{Grade, Grading};
use grades::Conditions;
use layout::Layout;
use pass::Rated;

/// Stands in a column of grades for none.
pub const NO_GRADE: u32 = u32::MAX;

/// What subjects are rated, row by row as they were given.
#[derive(Clone, Debug)]
pub struct Ratings<'a> {
    columns: RateColumns<'a>,
    grading: &'a Grading,
    conditions: Conditions,
    layout: Layout<'a>,
    /// 0 for none.
    ranks: Vec<u32>,
    /// [`NO_GRADE`] for none.
    grades: Vec<u32>,
    /// The rows that hold a rank, group by group, best first.
    order: Vec<u32>,
}

/// Rates subjects (R5): each among its peers, those of its group, gets a rank and the first grade whose conditions it
/// meets.
///
/// Who has no total is unrated and nobody's peer. Who is vetoed counts among the peers, holds no rank, and has the grade
/// of the veto. The rank is one more than there are peers with more. With n peers a quota has room for ⌊n·S⌋, S
/// being the sum of its own and all better quotas, or as the grading rounds and grants; of a tie it takes all if
/// its first place is within (`inclusive`), or if all have room (`strict`).
///
/// Of [`Grading::peers`] nothing is looked at: who are peers, the groups say. The rows may come in any order, on
/// any number of threads: what comes out is the same. O(rows · log).
///
/// # Errors
/// The first of: `too_many_rows`, `wrong_count`, `no_grades`, `demands_unknown`, `no_such_grade`, `out_of_range`.
///
/// ```
/// use wangge::scheme::Grading;
/// use wangge::tally::rate::{RateColumns, RateTotals, rate};
///
/// let grading = Grading::read(
///     r#"{"grade": [{"code": "best", "name": "优秀", "quota": 0.25}, {"code": "rest", "name": "其余"}]}"#,
/// )?;
/// let totals = ["90", "95", "88", "95"].map(|total| total.parse().ok());
/// let ratings = rate(&RateColumns::new(RateTotals::Amounts(&totals)), &grading, 1)?;
/// assert_eq!(ratings.ranks(), [3, 1, 4, 1]);
/// assert_eq!(ratings.grades(), [1, 0, 1, 0], "a tie at the edge of one place: both are within");
/// let lift = ratings.least_total(0, 0).unwrap();
/// assert_eq!(lift.to_string(), "95", "who has as much is first as well");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rate<'a>(
    columns: &RateColumns<'a>,
    grading: &'a Grading,
    threads: usize,
) -> Result<Ratings<'a>, RateError> {
    columns.check(grading)?;
    let conditions = Conditions::of(grading);
    let layout = Layout::of(columns);
    let Rated { ranks, grades, order } = pass::run(columns, &conditions, &layout, threads);
    Ok(Ratings { columns: columns.clone(), grading, conditions, layout, ranks, grades, order })
}

impl<'a> Ratings<'a> {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ranks.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ranks.is_empty()
    }

    /// What they were rated by.
    #[must_use]
    pub fn grading(&self) -> &'a Grading {
        self.grading
    }

    /// The rank of each row among its peers, from 1, those who tie sharing the first place of theirs (1224); 0 for who
    /// is unrated or vetoed.
    #[must_use]
    pub fn ranks(&self) -> &[u32] {
        &self.ranks
    }

    /// The grade of each row, by its place in the grading from 0; [`NO_GRADE`] for who is unrated.
    #[must_use]
    pub fn grades(&self) -> &[u32] {
        &self.grades
    }

    /// The number n of peers of each row, itself among them; 0 for who is unrated.
    #[must_use]
    pub fn peers(&self) -> Vec<u32> {
        let rated = |row: usize| self.columns.total(row).is_some();
        (0..self.len())
            .map(|row| if rated(row) { self.layout.peers(self.layout.place(row)) } else { 0 })
            .collect()
    }

    /// The rank of a row; `None` for who is unrated or vetoed, and beyond the last row.
    #[must_use]
    pub fn rank(&self, row: usize) -> Option<u32> {
        self.ranks.get(row).copied().filter(|rank| *rank > 0)
    }

    /// The place of a row's grade in the grading; `None` for who is unrated, and beyond the last row.
    #[must_use]
    pub fn place(&self, row: usize) -> Option<usize> {
        self.grades.get(row).filter(|grade| **grade != NO_GRADE).map(|grade| *grade as usize)
    }

    /// The grade of a row; `None` for who is unrated, and beyond the last row.
    #[must_use]
    pub fn grade(&self, row: usize) -> Option<&'a Grade> {
        self.grading.grades.get(self.place(row)?)
    }
}
