//! Totals (P8), each within one purse.

use std::collections::BTreeMap;

use super::error::TallyError;
use super::purse::PursePoints;
use crate::org::Unit;
use crate::tally::block::{BLOCK, days};
use crate::tally::threads::share;
use crate::value::{Amount, Code, Period, PeriodKind};

/// Totals by subject and period, as columns of one length: by subject in id order, then by period in time order.
///
/// Who is not listed for a period has 0 in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The place of the member in [`Org::members`](crate::org::Org::members), or of the unit among
    /// [`Org::units`](crate::org::Org::units): both in id order.
    pub subjects: Vec<u32>,
    /// The period.
    pub periods: Vec<Period>,
    /// How much; never 0.
    pub amounts: Vec<Amount>,
}

/// Totals by rule, as columns of one length: every rule of the purse, in order of edition and declaration. Rules of
/// one code are one over editions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleTotals {
    /// The code of the rule.
    pub rules: Vec<Code>,
    /// How much; 0 for a rule that served nothing.
    pub amounts: Vec<Amount>,
}

/// Whose totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Those of the members who recorded.
    Member,
    /// Those of units, each with all below it.
    Unit,
}

/// A sum that says when it would leave its bounds.
trait Sum: Copy + Default + Send {
    fn plus(self, amount: i64) -> Option<Self>;
    fn and(self, other: Self) -> Option<Self>;
    fn total(self) -> i128;
}

impl Sum for i64 {
    fn plus(self, amount: i64) -> Option<Self> {
        self.checked_add(amount)
    }

    fn and(self, other: Self) -> Option<Self> {
        self.checked_add(other)
    }

    fn total(self) -> i128 {
        self.into()
    }
}

impl Sum for i128 {
    fn plus(self, amount: i64) -> Option<Self> {
        self.checked_add(amount.into())
    }

    fn and(self, other: Self) -> Option<Self> {
        self.checked_add(other)
    }

    fn total(self) -> i128 {
        self
    }
}

impl PursePoints<'_> {
    /// Totals of the members who recorded, by periods of a kind: each record counts in the period of its local day
    /// (P8).
    ///
    /// # Errors
    /// `total_overflow`; `not_kept` where credits are not kept and these totals were not asked for in the options.
    pub fn by_member(&self, kind: PeriodKind) -> Result<Totals, TallyError> {
        self.by(Subject::Member, kind)
    }

    /// Totals of units, each with all below it, by periods of a kind (P8).
    ///
    /// # Errors
    /// As [`by_member`](Self::by_member).
    pub fn by_unit(&self, kind: PeriodKind) -> Result<Totals, TallyError> {
        self.by(Subject::Unit, kind)
    }

    /// What the records of each account add up to, over all of time; `None` for a purse of households, whose accounts
    /// are only ever asked for by their ids (A5).
    ///
    /// # Errors
    /// As [`by_member`](Self::by_member).
    pub fn by_account(&self) -> Result<Option<Totals>, TallyError> {
        if self.purse.of_members { self.by_member(PeriodKind::All).map(Some) } else { Ok(None) }
    }

    /// Totals by rule (P8).
    ///
    /// # Errors
    /// `total_overflow`.
    pub fn by_rule(&self) -> Result<RuleTotals, TallyError> {
        let mut places: BTreeMap<&Code, usize> = BTreeMap::new();
        let (mut rules, mut sums): (Vec<Code>, Vec<i128>) = (Vec::new(), Vec::new());
        for (rule, sum) in self.purse.rules.iter().zip(&self.scored.sums) {
            let Some(code) = self.points.tariff.code(rule) else { continue };
            let place = *places.entry(code).or_insert(rules.len());
            if place == rules.len() {
                rules.push(code.clone());
                sums.push(0);
            }
            if let Some(all) = sums.get_mut(place) {
                *all += sum;
            }
        }
        let amount = |(code, sum): (&Code, &i128)| self.bounded(*sum, || code.to_string(), None);
        let amounts = rules.iter().zip(&sums).map(amount).collect::<Result<_, _>>()?;
        Ok(RuleTotals { rules, amounts })
    }

    fn by(&self, subject: Subject, kind: PeriodKind) -> Result<Totals, TallyError> {
        let made = match subject {
            Subject::Member => &self.scored.members,
            Subject::Unit => &self.scored.units,
        };
        if let Some((_, totals)) = made.iter().find(|(made, _)| *made == kind) {
            return Ok(totals.clone());
        }
        let credits = self.scored.credits.as_deref();
        let credits = credits.ok_or_else(|| TallyError::NotKept { purse: self.purse.code.clone() })?;
        self.total(subject, kind, credits)
    }

    /// Totals of credits.
    pub(super) fn total(
        &self,
        subject: Subject,
        kind: PeriodKind,
        credits: &[i64],
    ) -> Result<Totals, TallyError> {
        match self.sums::<i64>(subject, kind, credits) {
            Some(sums) => self.listed(subject, kind, sums),
            // The sums leave 64 bits on the way, if not at the end.
            None => {
                let sums = self.sums::<i128>(subject, kind, credits).unwrap_or_default();
                self.listed(subject, kind, sums)
            }
        }
    }

    /// The sums that are not 0, by number of the subject and place of the period; `None` beyond what `S` holds.
    fn sums<S: Sum>(
        &self,
        subject: Subject,
        kind: PeriodKind,
        credits: &[i64],
    ) -> Option<Vec<((u32, u32), S)>> {
        let org = self.points.tariff.world.org();
        let subjects = match subject {
            Subject::Member => org.members().len(),
            Subject::Unit => org.units().len(),
        };
        let periods = self.points.tariff.days.periods(kind).as_slice().len();
        let most = credits.len().saturating_mul(4).max(1 << 20);
        match subjects.checked_mul(periods).filter(|cells| *cells <= most) {
            Some(cells) => self.in_cells(subject, kind, credits, (cells, periods)),
            None => self.in_lists(subject, kind, credits),
        }
    }

    /// Every row that has a credit: its subject, the place of its period, and the credit.
    fn each(
        &self,
        subject: Subject,
        kind: PeriodKind,
        (start, credits): (usize, &[i64]),
        mut add: impl FnMut(u32, u32, i64),
    ) {
        let (tariff, table) = (&self.points.tariff, self.points.tariff.activities);
        let periods = tariff.days.periods(kind);
        let (mut subjects, mut at, mut on) = ([0; BLOCK], [0; BLOCK], [0; BLOCK]);
        for (start, credits) in (start..).step_by(BLOCK).zip(credits.chunks(BLOCK)) {
            let subjects = subjects.get_mut(..credits.len()).unwrap_or_default();
            let (at, on) = (at.get_mut(..credits.len()).unwrap_or_default(), on.get_mut(..credits.len()));
            let on = on.unwrap_or_default();
            match subject {
                Subject::Member => table.read_members(start, subjects),
                Subject::Unit => table.read_units(start, subjects),
            }
            table.read_at_trusted(start, at);
            days(at, tariff.world.offset(), on);
            for ((subject, day), credit) in subjects.iter().zip(&*on).zip(credits) {
                if *credit != 0 {
                    add(*subject, periods.place(*day), *credit);
                }
            }
        }
    }

    /// In a table of all subjects and periods.
    fn in_cells<S: Sum>(
        &self,
        subject: Subject,
        kind: PeriodKind,
        credits: &[i64],
        (cells, periods): (usize, usize),
    ) -> Option<Vec<((u32, u32), S)>> {
        // Each thread has a table of its own, as long as they are small.
        let threads = if cells <= credits.len() / 4 { self.points.threads.max(1) } else { 1 };
        let part = credits.len().div_ceil(threads).next_multiple_of(BLOCK).max(BLOCK);
        let jobs = (0..).step_by(part).zip(credits.chunks(part)).collect();
        let mut tables = share(threads, jobs, |(start, credits)| {
            let (mut table, mut sound) = (vec![S::default(); cells], true);
            self.each(subject, kind, (start, credits), |subject, period, credit| {
                let place = (subject as usize).wrapping_mul(periods).wrapping_add(period as usize);
                if let Some(sum) = table.get_mut(place) {
                    match sum.plus(credit) {
                        Some(more) => *sum = more,
                        None => sound = false,
                    }
                }
            });
            sound.then_some(table)
        })
        .into_iter();
        let mut table = tables.next().unwrap_or_else(|| Some(Vec::new()))?;
        for other in tables {
            for (sum, more) in table.iter_mut().zip(other?) {
                *sum = sum.and(more)?;
            }
        }
        if subject == Subject::Unit {
            self.roll_up(&mut table, periods)?;
        }
        let mut sums = Vec::new();
        for (subject, row) in (0..).zip(table.chunks(periods.max(1))) {
            let own = (0..).zip(row).filter(|(_, sum)| sum.total() != 0);
            sums.extend(own.map(|(period, sum)| ((subject, period), *sum)));
        }
        Some(sums)
    }

    /// Adds to each unit what those below it have. Units are numbered in preorder: those below come after.
    fn roll_up<S: Sum>(&self, table: &mut [S], periods: usize) -> Option<()> {
        let org = self.points.tariff.world.org();
        for number in (0..org.units().len()).rev() {
            let unit = org.unit_numbered(u32::try_from(number).ok()?)?;
            let Some(parent) = unit.parent() else { continue };
            let (above, below) = table.split_at_mut_checked(number.checked_mul(periods)?)?;
            let above = above.get_mut((parent.number() as usize).checked_mul(periods)?..)?;
            for (sum, more) in above.iter_mut().zip(&*below).take(periods) {
                *sum = sum.and(*more)?;
            }
        }
        Some(())
    }

    /// In a list that is sorted: where a table would be mostly empty.
    fn in_lists<S: Sum>(
        &self,
        subject: Subject,
        kind: PeriodKind,
        credits: &[i64],
    ) -> Option<Vec<((u32, u32), S)>> {
        let mut list = Vec::new();
        self.each(subject, kind, (0, credits), |subject, period, credit| {
            list.push(((subject, period), credit))
        });
        if subject == Subject::Unit {
            let org = self.points.tariff.world.org();
            for place in 0..list.len() {
                let ((unit, period), credit) = *list.get(place)?;
                let above = org.unit_numbered(unit).into_iter().flat_map(Unit::ancestors);
                list.extend(above.map(|unit| ((unit.number(), period), credit)));
            }
        }
        list.sort_unstable_by_key(|(name, _)| *name);
        let runs = list.chunk_by(|one, other| one.0 == other.0);
        let sum = |run: &[((u32, u32), i64)]| {
            let sum = run.iter().try_fold(S::default(), |sum, (_, credit)| sum.plus(*credit))?;
            Some((run.first()?.0, sum))
        };
        let mut sums: Vec<((u32, u32), S)> = runs.map(sum).collect::<Option<_>>()?;
        sums.retain(|(_, sum)| sum.total() != 0);
        Some(sums)
    }

    /// As columns, subjects in id order.
    fn listed<S: Sum>(
        &self,
        subject: Subject,
        kind: PeriodKind,
        sums: Vec<((u32, u32), S)>,
    ) -> Result<Totals, TallyError> {
        let org = self.points.tariff.world.org();
        let periods = self.points.tariff.days.periods(kind).as_slice();
        let mut sums = sums;
        if subject == Subject::Unit {
            let mut places = vec![0_u32; org.units().len()];
            for (place, unit) in (0..).zip(org.units()) {
                if let Some(slot) = places.get_mut(unit.number() as usize) {
                    *slot = place;
                }
            }
            for ((number, _), _) in &mut sums {
                *number = places.get(*number as usize).copied().unwrap_or_default();
            }
            sums.sort_unstable_by_key(|(name, _)| *name);
        }
        let mut totals = Totals::default();
        for ((place, period), sum) in sums {
            let period = periods.get(period as usize).copied().unwrap_or(Period::ALL);
            let id = || match subject {
                Subject::Member => org.members().get(place as usize).map(ToString::to_string),
                Subject::Unit => org.units().nth(place as usize).map(|unit| unit.id().to_string()),
            };
            totals.amounts.push(self.bounded(sum.total(), || id().unwrap_or_default(), Some(period))?);
            totals.subjects.push(place);
            totals.periods.push(period);
        }
        Ok(totals)
    }

    fn bounded(
        &self,
        sum: i128,
        of: impl FnOnce() -> String,
        period: Option<Period>,
    ) -> Result<Amount, TallyError> {
        let amount = i64::try_from(sum).ok().and_then(|sum| Amount::from_thousandths(sum).ok());
        amount.ok_or_else(|| TallyError::TotalOverflow { purse: self.purse.code.clone(), of: of(), period })
    }
}
