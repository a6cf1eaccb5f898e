//! Totals (P8), each within one purse.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{PursePoints, TallyError};
use crate::org::Unit;
use crate::tally::block::day;
use crate::value::{Amount, Code, MemberId, Period, PeriodKind, UnitId};

/// The credits of somebody, or of a unit and all below it, in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Total<T> {
    /// Whose.
    pub of: T,
    /// The period, in which the records lie.
    pub period: Period,
    /// How much; never 0.
    pub points: Amount,
}

impl PursePoints<'_> {
    /// By rule, in order of edition and declaration, the sum of its credits; rules of one code are one over editions.
    ///
    /// # Errors
    /// `total_overflow` for a sum beyond ±8·10¹².
    pub fn by_rule(&self) -> Result<Vec<(Code, Amount)>, TallyError> {
        let mut sums: Vec<(Code, i128)> = Vec::new();
        for (rule, sum) in self.purse.rules.iter().zip(&self.scored.sums) {
            let Some(code) = self.points.tariff.code(rule) else { continue };
            match sums.iter_mut().find(|(known, _)| known == code) {
                Some((_, known)) => *known += sum,
                None => sums.push((code.clone(), *sum)),
            }
        }
        let total = |(code, sum): (Code, i128)| {
            let amount = self.amount(sum, &code, None)?;
            Ok((code, amount))
        };
        sums.into_iter().map(total).collect()
    }

    /// By recording member, in order of ids, and period in time order. O(rows · log).
    ///
    /// # Errors
    /// `total_overflow` for a sum beyond ±8·10¹².
    pub fn by_member(&self, per: PeriodKind) -> Result<Vec<Total<MemberId>>, TallyError> {
        let members = self.points.tariff.world.org().members();
        let sums = self.sums(per, |row, add| add(self.points.tariff.activities.member_of(row)));
        let total = |((member, period), sum): ((u32, Period), i128)| {
            let of = members.get(member as usize)?.clone();
            let points = self.amount(sum, &of, Some(period));
            Some(points.map(|points| Total { of, period, points }))
        };
        sums.into_iter().filter_map(total).collect()
    }

    /// By unit, each with all below it, in order of ids, and period in time order. O(rows · log).
    ///
    /// # Errors
    /// `total_overflow` for a sum beyond ±8·10¹².
    pub fn by_unit(&self, per: PeriodKind) -> Result<Vec<Total<UnitId>>, TallyError> {
        let org = self.points.tariff.world.org();
        let sums = self.sums(per, |row, add| {
            let unit = org.unit_numbered(self.points.tariff.activities.unit_of(row));
            unit.into_iter()
                .flat_map(|unit| std::iter::once(unit).chain(unit.ancestors()))
                .map(Unit::number)
                .for_each(add);
        });
        let total = |((unit, period), sum): ((u32, Period), i128)| {
            let of = org.unit_numbered(unit)?.id().clone();
            let points = self.amount(sum, &of, Some(period));
            Some(points.map(|points| Total { of, period, points }))
        };
        let mut totals: Vec<Total<UnitId>> = sums.into_iter().filter_map(total).collect::<Result<_, _>>()?;
        totals.sort_by(|one, other| (&one.of, one.period).cmp(&(&other.of, other.period)));
        Ok(totals)
    }

    /// The sums of credits by number of a subject and period; sums of nothing left out.
    fn sums(
        &self,
        per: PeriodKind,
        of: impl Fn(usize, &mut dyn FnMut(u32)),
    ) -> BTreeMap<(u32, Period), i128> {
        let tariff = &self.points.tariff;
        let (periods, offset) = (tariff.days.periods(per), tariff.world.offset());
        let mut sums: BTreeMap<(u32, Period), i128> = BTreeMap::new();
        for (row, credit) in self.credits().iter().enumerate().filter(|(_, credit)| **credit != 0) {
            let period = tariff.activities.at(row).map(|at| periods.place(day(at, offset)));
            let Some(period) = period.and_then(|place| periods.as_slice().get(place as usize)) else {
                continue;
            };
            of(row, &mut |subject| *sums.entry((subject, *period)).or_default() += i128::from(*credit));
        }
        sums.retain(|_, sum| *sum != 0);
        sums
    }

    fn amount(&self, sum: i128, of: &impl ToString, period: Option<Period>) -> Result<Amount, TallyError> {
        let amount = i64::try_from(sum).ok().and_then(|sum| Amount::from_thousandths(sum).ok());
        amount.ok_or_else(|| TallyError::TotalOverflow {
            purse: self.purse.code.clone(),
            of: of.to_string(),
            period,
        })
    }
}
