//! The very records that a measure counts for a subject (R7).

use serde::Serialize;

use super::book::At;
use super::subject::Subject;
use super::{AppraisalBook, AppraisalError, HonourRow, InputRow, Standing};
use crate::scheme::{HonourLevel, How, Measure, What};
use crate::tally::record::Record;
use crate::tally::{Activities, CountedCase};
use crate::value::{Amount, CaseId, Code, MemberId, Period, RecordId, UnitId};

/// The very records that a measure counts, each kind in a list of its own; what is not counted is not listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Records, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<RecordId>,
    /// Credits of records, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<Credit>,
    /// Cases in the numerator, by id and run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseCounted>,
    /// Cases in the denominator, of a measure that has one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub of_cases: Vec<CaseCounted>,
    /// Duties, by period, member and unit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<DutyCounted>,
    /// Marks of scorers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<InputRow>,
    /// Honours.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub honours: Vec<HonourRow>,
    /// Persons, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberId>,
    /// Totals of other appraisals, part by part in time order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<TotalCounted>,
}

/// What a record is credited with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Credit {
    /// The record.
    pub record: RecordId,
    /// Its credit; never 0.
    pub credit: Amount,
}

/// A case and, where runs are counted, the handling run for which it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseCounted {
    /// The case.
    pub case: CaseId,
    /// The handling run, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<u32>,
}

/// A duty in one of its periods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DutyCounted {
    /// Its period.
    pub period: Period,
    /// Who is bound; absent of a duty of units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// The unit that is bound, or at which the member is.
    pub unit: UnitId,
    /// What was required.
    pub required: Amount,
    /// What was done.
    pub done: Amount,
    /// The records that count, by time and id.
    pub records: Vec<RecordId>,
}

/// A total of another appraisal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TotalCounted {
    /// The appraisal.
    pub appraisal: Code,
    /// Its period.
    pub period: Period,
    /// Its weight.
    pub weight: Amount,
    /// The total; absent if there is none, and it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
    /// The full mark.
    pub full: Amount,
}

impl<'a> AppraisalBook<'a> {
    /// What a measure counts for a subject.
    pub(super) fn counted(
        &'a self,
        measure: &Measure,
        at: At<'a>,
        of: Subject<'a>,
    ) -> Result<Counted, AppraisalError> {
        let mut counted = Counted::default();
        match &measure.what {
            What::DutyFulfilment { duty } | What::Coverage { duty } => {
                counted.duties = self.duties_of(duty, at, of)?
            }
            What::Points { purse } => counted.credits = self.credits_of(purse, at.period, of),
            What::Records { activities } => counted.records = self.records_of(activities, at.period, of),
            What::ActiveMonths { activities } => {
                let kinds = self.duties.iter().flat_map(|book| book.live().kinds().cloned());
                let kinds = if activities.is_empty() { kinds.collect() } else { activities.clone() };
                counted.records = self.records_of(&kinds, at.period, of);
            }
            What::Headcount { roles, tags } => {
                counted.members = self.persons_of((roles, tags), at.period, of)
            }
            What::Input { input } => {
                let rows = self.sources.outside.iter().flat_map(|outside| outside.inputs());
                let own =
                    rows.filter(|row| row.input == *input && row.period == at.period && row.of == of.id());
                counted.marks = own.cloned().collect();
            }
            _ => {
                let found = self.cases_of(measure, at, of)?;
                let listed = |CountedCase { case, run }| CaseCounted { case, run };
                counted.cases = found.numerator.into_iter().map(listed).collect();
                counted.of_cases = found.denominator.into_iter().map(listed).collect();
            }
        }
        Ok(counted)
    }

    /// The honours of a subject in the period.
    pub(super) fn awarded(&self, levels: &[HonourLevel], at: At<'a>, of: Subject<'a>) -> Counted {
        let within = at.period.first_day()..=at.period.last_day();
        let rows = self.sources.outside.iter().flat_map(|outside| outside.honours());
        let counts = |row: &&HonourRow| levels.iter().any(|level| level.level == row.level);
        let own = rows.filter(|row| row.of == of.id() && within.contains(&row.on)).filter(counts);
        Counted { honours: own.cloned().collect(), ..Counted::default() }
    }

    fn duties_of(
        &'a self,
        code: &Code,
        at: At<'a>,
        of: Subject<'a>,
    ) -> Result<Vec<DutyCounted>, AppraisalError> {
        let Some(book) = &self.duties else { return Ok(Vec::new()) };
        let mut duties = Vec::new();
        for period in self.duty_periods(code, at) {
            for answer in book.fulfil(Some(code), &[period])?.iter() {
                let own = match of {
                    Subject::Member { id, .. } => answer.member() == Some(id),
                    Subject::Unit(unit) => {
                        self.world.org().unit(answer.unit()).is_some_and(|own| unit.contains(own))
                    }
                };
                if own {
                    duties.push(DutyCounted {
                        period,
                        member: answer.member().cloned(),
                        unit: answer.unit().clone(),
                        required: answer.required(),
                        done: answer.done(),
                        records: answer.because().records,
                    });
                }
            }
        }
        Ok(duties)
    }

    fn credits_of(&'a self, purse: &Code, period: Period, of: Subject<'a>) -> Vec<Credit> {
        let purse = self.points.as_ref().and_then(|points| points.purse(purse));
        let (Some(purse), Some(activities)) = (purse, self.sources.activities) else { return Vec::new() };
        let span = period.span(self.world.offset());
        let Some(credits) = purse.credits() else { return Vec::new() };
        let rows = credits.iter().enumerate().filter(|(_, credit)| **credit != 0);
        let own = rows.filter(|(row, _)| {
            let record = activities.record(*row);
            record.is_some_and(|record| is_own(&record, of) && span.contains(&record.at))
        });
        let credit = |(row, credit): (usize, &i64)| {
            Some(Credit { record: activities.id(row)?, credit: Amount::from_thousandths(*credit).ok()? })
        };
        sorted(activities, own.collect::<Vec<_>>(), |(row, _)| *row).into_iter().filter_map(credit).collect()
    }

    fn records_of(&'a self, kinds: &[Code], period: Period, of: Subject<'a>) -> Vec<RecordId> {
        let (Some(book), Some(activities)) = (&self.duties, self.sources.activities) else {
            return Vec::new();
        };
        let span = period.span(self.world.offset());
        let member = match of {
            Subject::Member { place, .. } => Some(place),
            Subject::Unit(_) => None,
        };
        let rows = book.live().counting(kinds, span, member);
        let rows: Vec<usize> =
            rows.filter(|(_, record)| is_own(record, of)).map(|(row, _)| row as usize).collect();
        sorted(activities, rows, |row| *row).into_iter().filter_map(|row| activities.id(row)).collect()
    }

    fn persons_of(
        &self,
        (roles, tags): (&[Code], &[Code]),
        period: Period,
        of: Subject<'a>,
    ) -> Vec<MemberId> {
        let (org, day) = (self.world.org(), period.last_day());
        let Some(unit) = of.unit() else { return Vec::new() };
        let there = |id: &UnitId| org.unit(id).is_some_and(|own| unit.contains(own));
        let tagged = |member: &MemberId| org.tags_of(member, day).any(|tag| tags.contains(tag));
        let posts = org.posts().iter().filter(|post| post.span.contains(day) && there(&post.unit));
        let posts =
            posts.filter(|post| roles.contains(&post.role) || tagged(&post.member)).map(|post| &post.member);
        let homes = org.homes().iter().filter(|home| home.span.contains(day) && there(&home.unit));
        let homes = homes.filter(|home| tagged(&home.member)).map(|home| &home.member);
        let mut persons: Vec<MemberId> = posts.chain(homes).cloned().collect();
        persons.sort_unstable();
        persons.dedup();
        persons
    }
}

impl Standing<'_, '_> {
    /// What an indicator is mixed of.
    pub(super) fn mixed(self, indicator: usize) -> Counted {
        let appraised = self.appraised;
        let parts = match appraised.at.appraisal.indicators.get(indicator).map(|indicator| &indicator.how) {
            Some(How::Mix { .. }) => appraised.mixed.get(indicator).map_or(&[][..], Vec::as_slice),
            _ => &[],
        };
        let id = self.subject();
        let total = |(weight, part): &super::mix::Mixed<'_>| TotalCounted {
            appraisal: part.appraisal().code.clone(),
            period: part.period(),
            weight: *weight,
            total: part.of(&id).and_then(Standing::total),
            full: part.appraisal().full().unwrap_or_default(),
        };
        Counted { totals: parts.iter().map(total).collect(), ..Counted::default() }
    }
}

/// Whether a record falls to a subject.
fn is_own(record: &Record, of: Subject<'_>) -> bool {
    match of {
        Subject::Member { place, .. } => record.member == place,
        Subject::Unit(unit) => (unit.number()..unit.after()).contains(&record.unit),
    }
}

/// Rows by the ids of their records.
fn sorted<T>(activities: &Activities<'_>, mut rows: Vec<T>, row: impl Fn(&T) -> usize) -> Vec<T> {
    rows.sort_unstable_by(|one, other| activities.cmp_ids(row(one), row(other)));
    rows
}
