//! Totals of points (P8) as columns to be rated.

use super::{RateColumns, RateError, RateTotals};
use crate::tally::column::{Buffer, Column};
use crate::tally::points::Totals;
use crate::value::Period;

/// The totals of stated subjects in stated periods: a row for each subject in each period, by period, then by subject,
/// as they were stated. Who has no total in a period has 0 in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Among {
    /// How much, in thousandths.
    pub thousandths: Vec<i64>,
    /// Who are peers: those of one group in one period.
    pub groups: Vec<u32>,
}

impl Among {
    /// As they are rated, everything borrowed.
    #[must_use]
    pub fn columns(&self) -> RateColumns<'_> {
        let totals = RateTotals::Thousandths(Column::from(Buffer::from(&self.thousandths)));
        RateColumns { groups: Some(&self.groups), ..RateColumns::new(totals) }
    }
}

/// The totals of `subjects`, by their places as [`Totals::subjects`] has them, in each of some periods, to be rated among
/// those of their group. Totals of others, and in other periods, are of no account.
///
/// # Errors
/// `wrong_count` of `groups`; `too_many_rows`; `duplicate_subject`, `duplicate_period`.
///
/// ```
/// use wangge::tally::points::Totals;
/// use wangge::tally::rate::among;
///
/// let march = "2026-03".parse()?;
/// let amounts = vec!["7.5".parse()?, "1".parse()?];
/// let totals = Totals { subjects: vec![2, 5], periods: vec![march; 2], amounts };
/// let rated = among(&totals, &[1, 2], Some(&[0, 0]), &[march])?;
/// assert_eq!(rated.thousandths, [0, 7500]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn among(
    totals: &Totals,
    subjects: &[u32],
    groups: Option<&[u32]>,
    periods: &[Period],
) -> Result<Among, RateError> {
    let count = subjects.len();
    if let Some(groups) = groups.filter(|groups| groups.len() != count) {
        return Err(RateError::WrongCount { column: "groups", expected: count, found: groups.len() });
    }
    let rows = count.saturating_mul(periods.len());
    if u32::try_from(rows).map_or(true, |rows| rows == u32::MAX) {
        return Err(RateError::TooManyRows { rows });
    }
    let subject_rows = placed(subjects).map_err(|subject| RateError::DuplicateSubject { subject })?;
    let period_rows = placed(periods).map_err(|period| RateError::DuplicatePeriod { period })?;
    let mut thousandths = vec![0; rows];
    // Totals come by subject: each is looked up once.
    let mut last = None;
    for ((subject, period), amount) in totals.subjects.iter().zip(&totals.periods).zip(&totals.amounts) {
        let at = match last {
            Some((same, at)) if same == *subject => at,
            _ => find(&subject_rows, subject),
        };
        last = Some((*subject, at));
        let Some((at, period)) = at.zip(find(&period_rows, period)) else { continue };
        if let Some(total) = thousandths.get_mut(period * count + at) {
            *total = amount.thousandths();
        }
    }
    Ok(Among { thousandths, groups: by_period(groups, count, periods.len()) })
}

/// The groups in one period after the other, each period with numbers of its own.
fn by_period(groups: Option<&[u32]>, count: usize, periods: usize) -> Vec<u32> {
    let mut numbers = groups.unwrap_or(&[0]).to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    let place = |row: usize| {
        let number = groups.and_then(|groups| groups.get(row).copied()).unwrap_or_default();
        numbers.partition_point(|other| *other < number) as u32
    };
    let places: Vec<u32> = (0..count).map(place).collect();
    // There are no more groups than subjects, and so no more numbers than rows.
    let first = |period: usize| (period * numbers.len()) as u32;
    (0..periods)
        .flat_map(|period| places.iter().map(move |place| first(period).wrapping_add(*place)))
        .collect()
}

/// Each with the number of its row, in order.
fn placed<T: Copy + Ord>(stated: &[T]) -> Result<Vec<(T, usize)>, T> {
    let mut placed: Vec<(T, usize)> = stated.iter().copied().zip(0..).collect();
    placed.sort_unstable();
    match placed.windows(2).find(|pair| matches!(pair, [one, other] if one.0 == other.0)) {
        Some([(twice, _), ..]) => Err(*twice),
        _ => Ok(placed),
    }
}

fn find<T: Ord>(placed: &[(T, usize)], wanted: &T) -> Option<usize> {
    let at = placed.binary_search_by(|(stated, _)| stated.cmp(wanted)).ok()?;
    placed.get(at).map(|(_, row)| *row)
}
