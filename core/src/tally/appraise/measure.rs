//! What each measure comes to for each subject (R2).

use std::collections::{BTreeMap, BTreeSet};

use super::book::At;
use super::mix::within;
use super::score::of;
use super::spread::Spread;
use super::subject::Subject;
use super::value::{Unknown, Value};
use super::{AppraisalBook, AppraisalError, SubjectId};
use crate::scheme::{HonourLevel, Input, Measure, What};
use crate::value::{Code, Fraction, MemberId, Period, PeriodKind, UnitId};

impl<'a> AppraisalBook<'a> {
    /// A measure, for each subject.
    pub(super) fn column(
        &'a self,
        measure: &Measure,
        at: At<'a>,
        subjects: &[Subject<'a>],
    ) -> Result<Vec<Value>, AppraisalError> {
        let spread = Spread { org: self.world.org(), subjects };
        match &measure.what {
            What::DutyFulfilment { duty } | What::Coverage { duty } => self.duty(duty, at, spread),
            What::Points { purse } => self.points(purse, at, spread),
            What::Records { activities } => Ok(self.records(activities, at.period, spread)),
            What::ActiveMonths { activities } => Ok(self.active_months(activities, at.period, spread)),
            What::Headcount { roles, tags } => Ok(self.headcount((roles, tags), at.period, spread)),
            What::Input { input } => self.input(input, at, subjects),
            _ => self.cases(measure, at, subjects),
        }
    }

    /// What was done of what a duty required, in its periods within this one.
    fn duty(&'a self, code: &Code, at: At<'a>, spread: Spread<'_, 'a>) -> Result<Vec<Value>, AppraisalError> {
        let Some(book) = &self.duties else { return Ok(no_table("activities", spread)) };
        let (mut done, mut required) = (Vec::new(), Vec::new());
        let org = self.world.org();
        for period in self.duty_periods(code, at) {
            for answer in book.fulfil(Some(code), &[period])?.iter() {
                let place = |member: &MemberId| org.members().binary_search(member).ok();
                let member = answer.member().and_then(place).and_then(|place| u32::try_from(place).ok());
                let Some(unit) = org.unit(answer.unit()) else { continue };
                let row = |amount: i64| (member, unit.number(), i128::from(amount));
                done.push(row(answer.done().thousandths()));
                required.push(row(answer.required().thousandths()));
            }
        }
        let (done, required) = (spread.sums(done.into_iter()), spread.sums(required.into_iter()));
        let share = |(done, required)| {
            let part = Fraction::new(done, 1000).zip(Fraction::new(required, 1000));
            let (done, required) = part.ok_or_else(|| at.beyond(super::score::Beyond(code.clone())))?;
            Ok(Value::share(done, required))
        };
        done.into_iter().zip(required).map(share).collect()
    }

    /// The periods of a duty within that of an appraisal in which the edition in force has it.
    pub(super) fn duty_periods(&self, code: &Code, at: At<'a>) -> Vec<Period> {
        let duty =
            |edition: &'a crate::scheme::Scheme| edition.duties().iter().find(|duty| duty.code == *code);
        let Some(kind) = duty(at.edition).map(|duty| duty.per) else { return Vec::new() };
        let stands = |period: &Period| {
            let edition = self.world.edition_on(period.last_day());
            edition.and_then(duty).is_some_and(|duty| duty.per == kind)
        };
        within(at.period, kind).filter(stands).collect()
    }

    /// The credits of a purse in the period.
    fn points(
        &'a self,
        purse: &Code,
        at: At<'a>,
        spread: Spread<'_, 'a>,
    ) -> Result<Vec<Value>, AppraisalError> {
        let Some(points) = &self.points else { return Ok(no_table("activities", spread)) };
        // A purse that no edition has any more has no credits.
        let Some(own) = points.purse(purse) else { return Ok(vec![Value::whole(0); spread.subjects.len()]) };
        let mut values = vec![Value::whole(0); spread.subjects.len()];
        let is_unit = matches!(spread.subjects.first(), Some(Subject::Unit(_)));
        let totals = if is_unit { own.by_unit(at.period.kind())? } else { own.by_member(at.period.kind())? };
        // Of the units, all are in id order; the subjects are some of them.
        let places: BTreeMap<usize, usize> = if is_unit {
            let ids: BTreeMap<&UnitId, usize> =
                (0..).zip(self.world.org().units()).map(|(at, unit)| (unit.id(), at)).collect();
            let place = |subject: &Subject<'a>| ids.get(subject.unit()?.id()).copied();
            spread
                .subjects
                .iter()
                .enumerate()
                .filter_map(|(at, subject)| Some((place(subject)?, at)))
                .collect()
        } else {
            BTreeMap::new()
        };
        let mut members = spread.members();
        for ((subject, period), amount) in totals.subjects.iter().zip(&totals.periods).zip(&totals.amounts) {
            if *period != at.period {
                continue;
            }
            let place =
                if is_unit { places.get(&(*subject as usize)).copied() } else { members.find(*subject) };
            if let Some(value) = place.and_then(|place| values.get_mut(place)) {
                *value = Value::count(Fraction::from(*amount));
            }
        }
        Ok(values)
    }

    /// Live records of some kinds.
    fn records(&'a self, kinds: &[Code], period: Period, spread: Spread<'_, 'a>) -> Vec<Value> {
        let Some(book) = &self.duties else { return no_table("activities", spread) };
        let span = period.span(self.world.offset());
        let rows = book.live().counting(kinds, span, None);
        let sums = spread.sums(rows.map(|(_, record)| (Some(record.member), record.unit, 1)));
        sums.into_iter().map(|count| Value::whole(u64::try_from(count).unwrap_or_default())).collect()
    }

    /// Months with a live record; of no kinds, of any.
    fn active_months(&'a self, kinds: &[Code], period: Period, spread: Spread<'_, 'a>) -> Vec<Value> {
        let Some(book) = &self.duties else { return no_table("activities", spread) };
        let all: Vec<Code> =
            if kinds.is_empty() { book.live().kinds().cloned().collect() } else { kinds.to_vec() };
        let (offset, mut months) = (self.world.offset(), vec![0_u64; spread.subjects.len()]);
        let whole = period.span(offset);
        for month in within(period, PeriodKind::Month) {
            let span = month.span(offset);
            let span = span.start.max(whole.start)..span.end.min(whole.end);
            let rows = book.live().counting(&all, span, None);
            let counts = spread.sums(rows.map(|(_, record)| (Some(record.member), record.unit, 1)));
            for (months, count) in months.iter_mut().zip(counts) {
                *months += u64::from(count > 0);
            }
        }
        months.into_iter().map(Value::whole).collect()
    }

    /// Persons of a subtree, each once, on the period's last day.
    fn headcount(
        &self,
        (roles, tags): (&[Code], &[Code]),
        period: Period,
        spread: Spread<'_, 'a>,
    ) -> Vec<Value> {
        let (org, day) = (self.world.org(), period.last_day());
        let tagged = |member: &MemberId| org.tags_of(member, day).any(|tag| tags.contains(tag));
        let mut there: BTreeSet<(u32, &MemberId)> = BTreeSet::new();
        for post in org.posts().iter().filter(|post| post.span.contains(day)) {
            let counts = roles.contains(&post.role) || !tags.is_empty() && tagged(&post.member);
            if let Some(unit) = org.unit(&post.unit).filter(|_| counts) {
                there.insert((unit.number(), &post.member));
            }
        }
        for home in org.homes().iter().filter(|home| !tags.is_empty() && home.span.contains(day)) {
            if let Some(unit) = org.unit(&home.unit).filter(|_| tagged(&home.member)) {
                there.insert((unit.number(), &home.member));
            }
        }
        let there: Vec<(u32, &MemberId)> = there.into_iter().collect();
        let count = |subject: &Subject<'a>| {
            let Some(unit) = subject.unit() else { return 0 };
            let place = |number: u32| there.partition_point(|(own, _)| *own < number);
            let own = there.get(place(unit.number())..place(unit.after())).unwrap_or_default();
            own.iter().map(|(_, member)| *member).collect::<BTreeSet<_>>().len() as u64
        };
        spread.subjects.iter().map(|subject| Value::whole(count(subject))).collect()
    }

    /// The mean of each group's marks by the weights of the groups; of an input without groups, of all marks.
    fn input(&self, code: &Code, at: At<'a>, subjects: &[Subject<'a>]) -> Result<Vec<Value>, AppraisalError> {
        let input = at.edition.inputs().iter().find(|input| input.code == *code);
        let (Some(outside), Some(input)) = (self.sources.outside, input) else {
            return Ok(vec![Value::Unknown(Unknown::Table("inputs")); subjects.len()]);
        };
        let mut marks: BTreeMap<(&SubjectId, Option<&Code>), (i128, i128)> = BTreeMap::new();
        for row in outside.inputs().iter().filter(|row| row.input == *code && row.period == at.period) {
            let (sum, count) = marks.entry((&row.of, row.scorer.as_ref())).or_default();
            *sum += i128::from(row.score.thousandths());
            *count += 1;
        }
        let value = |subject: &Subject<'a>| of(code, weighted(input, &marks, &subject.id()));
        let values = subjects.iter().map(value).collect::<Result<_, _>>();
        values.map_err(|beyond| at.beyond(beyond))
    }

    /// The honours awarded in the period, in points.
    pub(super) fn honours(&self, levels: &[HonourLevel], at: At<'a>, subjects: &[Subject<'a>]) -> Vec<Value> {
        let Some(outside) = self.sources.outside else {
            return vec![Value::Unknown(Unknown::Table("honours")); subjects.len()];
        };
        let within = at.period.first_day()..=at.period.last_day();
        let mut sums: BTreeMap<&SubjectId, i128> = BTreeMap::new();
        for row in outside.honours().iter().filter(|row| within.contains(&row.on)) {
            if let Some(level) = levels.iter().find(|level| level.level == row.level) {
                *sums.entry(&row.of).or_default() += i128::from(level.points.thousandths());
            }
        }
        let points = |subject: &Subject<'a>| sums.get(&subject.id()).copied().unwrap_or_default();
        let value = |subject| Value::count(Fraction::new(points(subject), 1000).unwrap_or(Fraction::ZERO));
        subjects.iter().map(value).collect()
    }
}

type Marks<'m> = BTreeMap<(&'m SubjectId, Option<&'m Code>), (i128, i128)>;

/// The marks of one subject: the mean of each group that gave any, by its weight.
fn weighted(input: &Input, marks: &Marks<'_>, of: &SubjectId) -> Result<Value, crate::value::ValueError> {
    const OVERFLOW: crate::value::ValueError =
        crate::value::ValueError::Overflow { expected: crate::value::Expected::AmountRange };
    let mean = |scorer| {
        let (sum, count) = marks.get(&(of, scorer)).copied()?;
        Some((Fraction::new(sum, 1000), Fraction::new(count, 1)))
    };
    if input.scorers.is_empty() {
        let Some((sum, count)) = mean(None) else { return Ok(Value::Unknown(Unknown::Empty)) };
        return Ok(Value::share(sum.ok_or(OVERFLOW)?, count.ok_or(OVERFLOW)?));
    }
    let (mut sum, mut weights) = (Fraction::ZERO, Fraction::ZERO);
    for scorer in &input.scorers {
        let Some((marks, count)) = mean(Some(&scorer.code)) else { continue };
        let weight = Fraction::from(scorer.weight);
        let mean = marks.ok_or(OVERFLOW)?.over(count.ok_or(OVERFLOW)?)?.unwrap_or(Fraction::ZERO);
        sum = sum.plus(mean.times(weight)?)?;
        weights = weights.plus(weight)?;
    }
    Ok(Value::share(sum, weights))
}

fn no_table(name: &'static str, spread: Spread<'_, '_>) -> Vec<Value> {
    vec![Value::Unknown(Unknown::Table(name)); spread.subjects.len()]
}
