//! Totals (P8), each within one purse.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::error::TallyError;
use super::purse::PursePoints;
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

/// Which totals, on how many threads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) subject: Subject,
    pub(super) kind: PeriodKind,
    pub(super) threads: usize,
}

/// Whose totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Those of the members who recorded.
    Member,
    /// Those of units, each with all below it.
    Unit,
}

impl Totals {
    /// None yet, with room for so many.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self {
            subjects: Vec::with_capacity(count),
            periods: Vec::with_capacity(count),
            amounts: Vec::with_capacity(count),
        }
    }
}

impl<'p> PursePoints<'p> {
    /// Totals of the members who recorded, by periods of a kind: each record counts in the period of its local day
    /// (P8).
    ///
    /// # Errors
    /// `total_overflow`; `not_kept` where credits are not kept and neither these totals nor such of finer periods were
    /// asked for in the options.
    pub fn by_member(&self, kind: PeriodKind) -> Result<Cow<'p, Totals>, TallyError> {
        self.by(Subject::Member, kind)
    }

    /// Totals of units, each with all below it, by periods of a kind (P8).
    ///
    /// # Errors
    /// As [`by_member`](Self::by_member).
    pub fn by_unit(&self, kind: PeriodKind) -> Result<Cow<'p, Totals>, TallyError> {
        self.by(Subject::Unit, kind)
    }

    /// What the records of each account add up to, over all of time; `None` for a purse of households, whose accounts
    /// are only ever asked for by their ids (A5).
    ///
    /// # Errors
    /// As [`by_member`](Self::by_member).
    pub fn by_account(&self) -> Result<Option<Cow<'p, Totals>>, TallyError> {
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
        let amounts = rules.iter().zip(&sums).map(|(code, sum)| {
            amount(*sum).ok_or_else(|| {
                let (purse, of) = (self.purse.code.clone(), code.to_string());
                TallyError::TotalOverflow { purse, of, period: None }
            })
        });
        let amounts = amounts.collect::<Result<_, _>>()?;
        Ok(RuleTotals { rules, amounts })
    }

    fn by(&self, subject: Subject, kind: PeriodKind) -> Result<Cow<'p, Totals>, TallyError> {
        let made = match subject {
            Subject::Member => &self.scored.members,
            Subject::Unit => &self.scored.units,
        };
        if let Some((_, totals)) = made.iter().find(|(made, _)| *made == kind) {
            return Ok(Cow::Borrowed(totals));
        }
        // Those of the longest periods that lie within these are the fewest.
        if let Some((own, finer)) = made.iter().rev().find(|(made, _)| made.nests_in(kind)) {
            return self.coarser(subject, kind, (*own, finer)).map(Cow::Owned);
        }
        let credits = self.scored.credits.as_deref();
        let credits = credits.ok_or_else(|| TallyError::NotKept { purse: self.purse.code.clone() })?;
        let threads = self.points.tariff.world.threads();
        self.total(Asked { subject, kind, threads }, credits).map(Cow::Owned)
    }

    /// Totals of credits.
    pub(super) fn total(&self, asked: Asked, credits: &[i64]) -> Result<Totals, TallyError> {
        match self.sums::<i64>(asked, credits) {
            Some(totals) => totals,
            // The sums leave 64 bits on the way, if not at the end.
            None => self.sums::<i128>(asked, credits).unwrap_or_else(|| Ok(Totals::default())),
        }
    }

    /// Totals by longer periods, of those by periods that lie within them.
    pub(super) fn coarser(
        &self,
        subject: Subject,
        kind: PeriodKind,
        (finer_kind, finer): (PeriodKind, &Totals),
    ) -> Result<Totals, TallyError> {
        let mut totals = Totals::default();
        let mut longer = Longer::new(self.points.tariff.days.periods(finer_kind).as_slice(), kind);
        let mut open: Option<(u32, Period, i128)> = None;
        let rows = finer.subjects.iter().zip(&finer.periods).zip(&finer.amounts);
        for ((place, period), amount) in rows {
            let Some(period) = longer.of(*period) else { continue };
            match &mut open {
                Some((own, same, sum)) if (*own, *same) == (*place, period) => {
                    *sum += i128::from(amount.thousandths());
                }
                _ => {
                    let next = (*place, period, i128::from(amount.thousandths()));
                    if let Some((place, period, sum)) = open.replace(next) {
                        self.list(&mut totals, subject, (place, period), sum)?;
                    }
                }
            }
        }
        if let Some((place, period, sum)) = open {
            self.list(&mut totals, subject, (place, period), sum)?;
        }
        Ok(totals)
    }

    /// Lists a total, if it is not 0.
    #[inline(always)]
    pub(super) fn list(
        &self,
        totals: &mut Totals,
        subject: Subject,
        (place, period): (u32, Period),
        sum: i128,
    ) -> Result<(), TallyError> {
        if sum == 0 {
            return Ok(());
        }
        let Some(amount) = amount(sum) else { return Err(self.overflow(subject, place, period)) };
        totals.amounts.push(amount);
        totals.subjects.push(place);
        totals.periods.push(period);
        Ok(())
    }

    #[cold]
    fn overflow(&self, subject: Subject, place: u32, period: Period) -> TallyError {
        let org = self.points.tariff.world.org();
        let of = match subject {
            Subject::Member => org.members().get(place as usize).map(ToString::to_string),
            Subject::Unit => org.units().nth(place as usize).map(|unit| unit.id().to_string()),
        };
        let (purse, of) = (self.purse.code.clone(), of.unwrap_or_default());
        TallyError::TotalOverflow { purse, of, period: Some(period) }
    }
}

/// A sum as an amount, if it is within the bounds of one.
fn amount(sum: i128) -> Option<Amount> {
    i64::try_from(sum).ok().and_then(|sum| Amount::from_thousandths(sum).ok())
}

/// The longer periods that shorter ones lie in, each worked out once.
struct Longer {
    /// In time order.
    known: Vec<(Period, Option<Period>)>,
    /// The place after that of the last one asked for.
    next: usize,
}

impl Longer {
    fn new(shorter: &[Period], kind: PeriodKind) -> Self {
        Self { known: shorter.iter().map(|period| (*period, period.roll_up(kind))).collect(), next: 0 }
    }

    fn of(&mut self, period: Period) -> Option<Period> {
        // Mostly the next one comes, or the first again.
        let is_at = |place: &usize| self.known.get(*place).is_some_and(|(known, _)| *known == period);
        let near = [self.next, 0].into_iter().find(is_at);
        let place = near.or_else(|| self.known.binary_search_by_key(&period, |(known, _)| *known).ok())?;
        self.next = place + 1;
        self.known.get(place)?.1
    }
}
