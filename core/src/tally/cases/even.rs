//! Units all of whose marks are equal (评价无差异, R9).

use super::cut::{Cut, small};
use super::error::CaseErrors;
use super::field::Wide;
use super::judge::evaluated;
use super::measures::CaseMeasures;
use crate::org::Unit;
use crate::value::Period;

/// The marks that residents give.
const MARKS: usize = 5;

/// How many evaluations there are, and how many marks of each size.
type Tally = [u64; MARKS + 1];

impl<'a> CaseMeasures<'a> {
    /// The units, each with all below it, that were evaluated in a period so often at least, all marks being one, with the
    /// number of evaluations and that mark; by id. One pass over the table.
    ///
    /// # Errors
    /// As [`measure`](Self::measure).
    pub(in crate::tally) fn even_marks(
        &self,
        period: Period,
        at_least: u64,
    ) -> Result<Vec<(Unit<'a>, u64, u8)>, CaseErrors> {
        let org = self.world.org();
        self.with_table(period, |table, span| {
            let cut = Cut::of(table, span);
            let origins = table.store.wide(Wide::Origin);
            let mut before: Vec<Tally> = vec![[0; MARKS + 1]; org.units().len() + 1];
            for case in 0..table.cases() {
                let rows = table.rows_of(case);
                let Some(row) = evaluated(&cut, &rows) else { continue };
                let unit = origins.get(rows.end.saturating_sub(1)).map(|unit| *unit as usize + 1);
                let Some(tally) = unit.and_then(|unit| before.get_mut(unit)) else { continue };
                for place in cut.marks.map(|column| usize::from(small(column, row))).into_iter().chain([0]) {
                    if let Some(count) = tally.get_mut(place) {
                        *count += 1;
                    }
                }
            }
            let mut all: Tally = [0; MARKS + 1];
            for tally in &mut before {
                for (sum, count) in all.iter_mut().zip(tally.iter_mut()) {
                    *sum += *count;
                    *count = *sum;
                }
            }
            let even = |unit: Unit<'a>| {
                let up_to = |number: u32| before.get(number as usize).copied();
                let (first, end) = (up_to(unit.number())?, up_to(unit.after())?);
                let mut own = end.iter().zip(first).map(|(end, first)| end - first);
                let evaluations = own.next().filter(|count| *count >= at_least)?;
                let mark = (1..).zip(own).find(|(_, count)| *count == evaluations * 3)?.0;
                Some((unit, evaluations, mark))
            };
            Ok(org.units().filter_map(even).collect())
        })
    }
}
