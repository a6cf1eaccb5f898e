//! Measures of cases (R2), from a table or from events.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::counted::{Counted, Parts};
use super::cut::Cut;
use super::error::{CaseError, CaseErrors, NoData};
use super::field::Wide;
use super::judge::{is_of_cases, is_share, is_there, judge, most, no_data, runs, scale, whose};
use super::ledger::Ledger;
use super::sieve::Sieve;
use super::table::CaseTable;
use crate::case::Event;
use crate::scheme::Measure;
use crate::tally::World;
use crate::tally::threads::share;
use crate::value::{CaseId, MemberId, Period, PeriodKind, UnitId};

/// Measures of cases: made once, asked for as many measures and periods as are wanted.
///
/// ```
/// use wangge::case::Context;
/// use wangge::generate::{LedgerPlan, ledger, org_document};
/// use wangge::org::Org;
/// use wangge::scheme::{Measure, Narrowing, Preset, Scheme, What};
/// use wangge::tally::{CaseMeasures, CaseSubject, World};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let org = Org::read(&org_document(Preset::Dongshi, &scheme, 7), &scheme)?;
/// let plan = LedgerPlan { seed: 7, scale: 1, span: "2026-W10".parse()? };
/// let stories = ledger(Context::new(&scheme, &org), &plan)?;
/// let world = World::new(&scheme, &org);
/// let measures = CaseMeasures::of_events(stories.iter().flat_map(|story| &story.events), world)?;
///
/// let of = |what| Measure { what, cases: Narrowing::default(), weights: Vec::new() };
/// let (town, week) = (org.units().find(|unit| unit.parent().is_none()).unwrap().id(), "2026-W10".parse()?);
/// let reported = measures.measure(&of(What::Reported), week)?;
/// assert_eq!(reported.unit(town)?.unwrap().numerator.num() as usize, stories.len());
/// let on_time = measures.measure(&of(What::OnTimeShare), week)?.unit(town)?.unwrap();
/// println!("{} of {:?}", on_time.numerator, on_time.denominator);
/// let records = measures.cases_of(&of(What::OnTimeShare), week, &CaseSubject::Unit(town.clone()))?;
/// assert_eq!(records.numerator.len() as i128, on_time.numerator.num());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct CaseMeasures<'a> {
    pub(super) world: World<'a>,
    source: Source<'a>,
}

#[derive(Debug)]
enum Source<'a> {
    /// One table, whatever the period.
    Table(Arc<CaseTable<'a>>),
    /// Events, and of each period asked for the table as of its end.
    Events { ledger: Ledger<'a>, tables: Mutex<BTreeMap<Period, Arc<CaseTable<'static>>>> },
}

/// Whose cases are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseSubject {
    /// A unit with all below it.
    Unit(UnitId),
    /// A member.
    Member(MemberId),
}

/// A case that is counted and, where runs are, the run for which it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedCase {
    /// The case.
    pub case: CaseId,
    /// The handling run, from 1.
    pub run: Option<u32>,
}

/// The very cases that are counted (R7), by id and run: a case stands once for each of its runs that count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountedCases {
    /// Those in the numerator; of a mean those in it with whatever mark or time.
    pub numerator: Vec<CountedCase>,
    /// Those in the denominator; none of what has no denominator.
    pub denominator: Vec<CountedCase>,
}

impl<'a> CaseMeasures<'a> {
    /// Of a table, with the world that it was made with. What it tells is taken as it stands: a period that ends before the table was made is measured by the
    /// instants alone, since a table does not tell what a deadline, a tier or a count was before.
    #[must_use]
    pub fn of_table(table: impl Into<Arc<CaseTable<'a>>>, world: World<'a>) -> Self {
        Self { world, source: Source::Table(table.into()) }
    }

    /// Of events, as [`CaseTable::of_events`] takes them: each period is measured by the table as of its end, which is made
    /// when it is first asked for and kept; `all` by the events there are.
    ///
    /// # Errors
    /// Everything that is wrong, of each case the first; see [`CaseTable::of_events`].
    pub fn of_events(
        events: impl IntoIterator<Item = &'a Event>,
        world: World<'a>,
    ) -> Result<Self, CaseErrors> {
        let ledger = Ledger::of(events, &world)?;
        Ok(Self { world, source: Source::Events { ledger, tables: Mutex::default() } })
    }

    /// What a measure counts in a period, for every unit and every member. One pass over the table.
    ///
    /// # Errors
    /// `not_of_cases`; `overflow` of weights; `not_ticked` where what time would bring by the period's end is refused.
    pub fn measure(&self, measure: &Measure, period: Period) -> Result<Counted<'a>, CaseErrors> {
        self.with_table(period, |table, span| self.counted(measure, table, span))
    }

    /// The very cases that a measure counts in a period for a unit or a member (R7). O(cases).
    ///
    /// # Errors
    /// As [`measure`](Self::measure); `unknown_unit`, `unknown_member`.
    pub fn cases_of(
        &self,
        measure: &Measure,
        period: Period,
        subject: &CaseSubject,
    ) -> Result<CountedCases, CaseErrors> {
        self.with_table(period, |table, span| self.listed(measure, subject, table, span))
    }

    /// The table by which a period is measured, and what of the period it covers.
    pub(super) fn with_table<R>(
        &self,
        period: Period,
        ask: impl FnOnce(&CaseTable<'_>, (i64, i64)) -> Result<R, CaseError>,
    ) -> Result<R, CaseErrors> {
        let span = period.span(self.world.offset());
        match &self.source {
            Source::Table(table) => {
                let told = table.happened.is_some() || period.kind() == PeriodKind::All;
                let end = if told { span.end.min(table.as_of) } else { span.end };
                Ok(ask(table, (span.start, end))?)
            }
            Source::Events { ledger, tables } => {
                let end = if period.kind() == PeriodKind::All { ledger.after } else { span.end };
                let known = tables.lock().unwrap_or_else(PoisonError::into_inner).get(&period).cloned();
                let table = match known {
                    Some(table) => table,
                    None => {
                        let table = Arc::new(ledger.table(end, &self.world)?);
                        let mut tables = tables.lock().unwrap_or_else(PoisonError::into_inner);
                        Arc::clone(tables.entry(period).or_insert(table))
                    }
                };
                Ok(ask(&table, (span.start, end))?)
            }
        }
    }

    fn counted(
        &self,
        measure: &Measure,
        table: &CaseTable<'_>,
        span: (i64, i64),
    ) -> Result<Counted<'a>, CaseError> {
        let (what, org) = (&measure.what, self.world.org());
        if !is_of_cases(what) {
            return Err(CaseError::NotOfCases {});
        }
        let counted =
            |units, members, scale| Counted { org, units, members, scale, is_share: is_share(what) };
        if let Some(why) = no_data(what, table) {
            return Ok(counted(Err(why.clone()), Err(why), (1, 1)));
        }
        let sieve = match Sieve::of(measure, table)? {
            Ok(sieve) => sieve,
            Err(why) => return Ok(counted(Err(why.clone()), Err(why), (1, 1))),
        };
        let cases = i128::try_from(table.cases()).unwrap_or(i128::MAX).max(1);
        // Whatever is summed up below fits.
        let bound = [most(what).max(1), cases, 8];
        let bound =
            bound.iter().try_fold(sieve.most.max(sieve.whole), |bound: i128, more| bound.checked_mul(*more));
        let scale = sieve.whole.checked_mul(scale(what)).filter(|_| bound.is_some());
        let scale = (scale.ok_or(CaseError::Overflow {})?, sieve.whole);
        let (units, members) = self.sums(measure, table, span, &sieve);
        let column = whose(what);
        let missing = || NoData::MissingColumn { column: column.name() };
        let members = if table.store.has_wide(column) { Ok(members) } else { Err(missing()) };
        counted(Ok(units), members, scale).checked()
    }

    /// The sums before each unit in preorder, and those of each member.
    fn sums(
        &self,
        measure: &Measure,
        table: &CaseTable<'_>,
        span: (i64, i64),
        sieve: &Sieve<'_>,
    ) -> (Vec<Parts>, Vec<Parts>) {
        let (org, threads) = (self.world.org(), self.world.threads().max(1));
        let cut = Cut::of(table, span);
        let judge = judge(&measure.what, table, &cut, &self.world);
        let (origins, whose) = (table.store.wide(Wide::Origin), table.store.wide(whose(&measure.what)));
        let part = table.cases().div_ceil(threads).max(1);
        let parts =
            (0..table.cases()).step_by(part).map(|start| start..table.cases().min(start + part)).collect();
        let zero = || (vec![[0_i128; 2]; org.units().len()], vec![[0_i128; 2]; org.members().len()]);
        let sums = share(threads, parts, |part| {
            let (mut units, mut members) = zero();
            for case in part {
                let rows = table.rows_of(case);
                if !is_there(&cut, &rows) {
                    continue;
                }
                let (num, den) = judge(case, &rows);
                if num.is_none() && den == 0 {
                    continue;
                }
                let last = rows.end.saturating_sub(1);
                let Some(parts) = sieve.parts(last) else { continue };
                let add = [parts * i128::from(num.unwrap_or(0)), parts * i128::from(den)];
                let unit = origins.get(last).and_then(|unit| units.get_mut(*unit as usize));
                if let Some(sum) = unit {
                    plus(sum, add);
                }
                let member = whose.get(last).and_then(|member| members.get_mut(*member as usize));
                if let Some(sum) = member {
                    plus(sum, add);
                }
            }
            (units, members)
        });
        let (mut units, mut members) = zero();
        for (own_units, own_members) in sums {
            units.iter_mut().zip(own_units).for_each(|(sum, more)| plus(sum, more));
            members.iter_mut().zip(own_members).for_each(|(sum, more)| plus(sum, more));
        }
        let mut before = Vec::with_capacity(units.len() + 1);
        let mut sum = [0, 0];
        before.push(sum);
        for own in units {
            plus(&mut sum, own);
            before.push(sum);
        }
        (before, members)
    }

    fn listed(
        &self,
        measure: &Measure,
        subject: &CaseSubject,
        table: &CaseTable<'_>,
        span: (i64, i64),
    ) -> Result<CountedCases, CaseError> {
        let (what, org) = (&measure.what, self.world.org());
        if !is_of_cases(what) {
            return Err(CaseError::NotOfCases {});
        }
        let (within, column) = match subject {
            CaseSubject::Unit(id) => {
                let unit =
                    org.unit(id).ok_or_else(|| CaseError::UnknownUnit { case: None, unit: id.clone() })?;
                (unit.number()..unit.after(), Wide::Origin)
            }
            CaseSubject::Member(id) => {
                let place = org.members().binary_search(id).ok().and_then(|place| u32::try_from(place).ok());
                let unknown = || CaseError::UnknownMember { case: None, member: id.clone() };
                let place = place.ok_or_else(unknown)?;
                (place..place + 1, whose(what))
            }
        };
        let mut listed = CountedCases::default();
        let (None, Ok(sieve)) = (no_data(what, table), Sieve::of(measure, table)?) else { return Ok(listed) };
        let cut = Cut::of(table, span);
        let judge = judge(what, table, &cut, &self.world);
        let subjects = table.store.wide(column);
        let mut found = Vec::new();
        for case in 0..table.cases() {
            let rows = table.rows_of(case);
            let last = rows.end.saturating_sub(1);
            let own = subjects.get(last).is_some_and(|subject| within.contains(subject));
            if own && is_there(&cut, &rows) && sieve.parts(last).is_some() {
                let (num, den) = judge(case, &rows);
                if num.is_some() || den > 0 {
                    found.push((rows, num.is_some(), den > 0));
                }
            }
        }
        found.sort_by(|(one, ..), (other, ..)| table.cmp_cases(one.start, other.start));
        for (rows, num, den) in found {
            let Some(case) = table.case(rows.start) else { continue };
            let own = runs(what, &cut, &rows);
            let run = |row: usize| cut.run.get(row).copied().filter(|run| *run > 0);
            let mut cases: Vec<CountedCase> =
                own.into_iter().map(|row| CountedCase { case: case.clone(), run: run(row) }).collect();
            if cases.is_empty() {
                cases.push(CountedCase { case, run: None });
            }
            if num {
                listed.numerator.extend(cases.iter().cloned());
            }
            if den {
                listed.denominator.extend(cases);
            }
        }
        Ok(listed)
    }
}

fn plus([num, den]: &mut Parts, [more_num, more_den]: Parts) {
    *num += more_num;
    *den += more_den;
}
