//! What is rated, as columns.

use super::RateError;
use crate::scheme::Grading;
use crate::tally::column::{Buffer, Column};
use crate::value::Amount;

/// What is rated: columns of one length, a row a subject.
///
/// ```
/// use wangge::tally::rate::{RateColumns, RateTotals};
///
/// let totals = [Some("98.5".parse()?), None];
/// let columns = RateColumns { groups: Some(&[0, 0]), ..RateColumns::new(RateTotals::Amounts(&totals)) };
/// assert_eq!(columns.len(), 2);
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Debug)]
pub struct RateColumns<'a> {
    /// The total of each subject; who has none is unrated.
    pub totals: RateTotals<'a>,
    /// The group of each: those of one number are peers. Without, all are.
    pub groups: Option<&'a [u32]>,
    /// The grade, by its place in the grading, that a veto (一票否决) sets whatever the total; of several vetoes the
    /// worst, which the caller has chosen.
    pub vetoes: Option<&'a [Option<u32>]>,
    /// By grade, whether each subject meets its demands; an empty column for a grade without any. Empty where no grade
    /// has any.
    pub demands: &'a [&'a [bool]],
}

/// Totals from anywhere.
#[derive(Clone, Debug)]
pub enum RateTotals<'a> {
    /// Amounts; none is unrated.
    Amounts(&'a [Option<Amount>]),
    /// Whole thousandths; a row without a value is unrated.
    Thousandths(Column<'a, Buffer<'a, i64>>),
}

impl<'a> RateColumns<'a> {
    /// Totals alone: all are peers, nobody is vetoed.
    #[must_use]
    pub fn new(totals: RateTotals<'a>) -> Self {
        Self { totals, groups: None, vetoes: None, demands: &[] }
    }

    /// How many subjects there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.totals {
            RateTotals::Amounts(amounts) => amounts.len(),
            RateTotals::Thousandths(column) => column.values.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The total of a row in thousandths.
    #[inline]
    pub(super) fn total(&self, row: usize) -> Option<i64> {
        match &self.totals {
            RateTotals::Amounts(amounts) => amounts.get(row).copied().flatten().map(Amount::thousandths),
            RateTotals::Thousandths(column) => {
                column.values.as_slice().get(row).copied().filter(|_| !column.is_null(row))
            }
        }
    }

    /// The grade that a veto sets.
    #[inline]
    pub(super) fn veto(&self, row: usize) -> Option<u32> {
        self.vetoes.and_then(|vetoes| vetoes.get(row).copied().flatten())
    }

    /// The total of a row that holds a rank: rated, and under no veto.
    #[inline]
    pub(super) fn ranked(&self, row: usize) -> Option<i64> {
        self.total(row).filter(|_| self.veto(row).is_none())
    }

    /// Whether a subject meets the demands of a grade.
    #[inline]
    pub(super) fn meets(&self, row: usize, grade: usize) -> bool {
        self.demands
            .get(grade)
            .filter(|met| !met.is_empty())
            .is_none_or(|met| met.get(row).copied().unwrap_or_default())
    }

    /// Everything that is wrong with them, up to the first.
    pub(super) fn check(&self, grading: &Grading) -> Result<(), RateError> {
        let rows = self.len();
        // The greatest number stands for none.
        if u32::try_from(rows).map_or(true, |rows| rows == u32::MAX) {
            return Err(RateError::TooManyRows { rows });
        }
        let count = |column, found: usize| {
            if found == rows { Ok(()) } else { Err(RateError::WrongCount { column, expected: rows, found }) }
        };
        if let RateTotals::Thousandths(Column { validity: Some(validity), .. }) = &self.totals {
            count("totals", if validity.covers(rows) { rows } else { 0 })?;
        }
        count("groups", self.groups.map_or(rows, <[u32]>::len))?;
        count("vetoes", self.vetoes.map_or(rows, <[_]>::len))?;
        for met in self.demands.iter().filter(|met| !met.is_empty()) {
            count("demands", met.len())?;
        }
        let grades = grading.grades.len();
        if grades == 0 {
            return Err(RateError::NoGrades {});
        }
        for (place, grade) in grading.grades.iter().enumerate() {
            let given = self.demands.get(place).is_some_and(|met| met.len() == rows);
            if !grade.demands.is_empty() && !given {
                return Err(RateError::DemandsUnknown { grade: grade.code.clone() });
            }
        }
        let vetoes = self.vetoes.unwrap_or_default().iter().enumerate();
        for (row, place) in vetoes.filter_map(|(row, veto)| Some((row, (*veto)?))) {
            if place as usize >= grades {
                return Err(RateError::NoSuchGrade { row, place, grades });
            }
        }
        if let RateTotals::Thousandths(column) = &self.totals {
            let (least, most) = (Amount::MIN.thousandths(), Amount::MAX.thousandths());
            let mut rows = column.values.as_slice().iter().enumerate();
            let beyond =
                |(row, total): &(usize, &i64)| !(least..=most).contains(*total) && !column.is_null(*row);
            if let Some((row, _)) = rows.find(beyond) {
                return Err(RateError::OutOfRange { row });
            }
        }
        Ok(())
    }
}
