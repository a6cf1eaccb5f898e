//! Measures of cases (R2), for each subject.

use super::book::At;
use super::subject::Subject;
use super::value::{Unknown, Value};
use super::{AppraisalBook, AppraisalError, SubjectId};
use crate::scheme::Measure;
use crate::tally::{CaseSubject, Count, Counted, CountedCases, NoData};
use crate::value::UnitId;

impl<'a> AppraisalBook<'a> {
    /// A measure of cases, for each subject.
    pub(super) fn cases(
        &self,
        measure: &Measure,
        at: At<'a>,
        subjects: &[Subject<'a>],
    ) -> Result<Vec<Value>, AppraisalError> {
        let Some(cases) = self.sources.cases else {
            return Ok(vec![Value::Unknown(Unknown::Table("cases")); subjects.len()]);
        };
        let counted = cases.measure(measure, at.period)?;
        subjects.iter().map(|subject| value(&counted, subject)).collect()
    }

    /// The very cases that a measure counts for a subject.
    pub(super) fn cases_of(
        &self,
        measure: &Measure,
        at: At<'a>,
        of: Subject<'a>,
    ) -> Result<CountedCases, AppraisalError> {
        let Some(cases) = self.sources.cases else { return Ok(CountedCases::default()) };
        let subject = match of.id() {
            SubjectId::Member(member) => CaseSubject::Member(member),
            SubjectId::Unit(unit) => CaseSubject::Unit(unit),
        };
        Ok(cases.cases_of(measure, at.period, &subject)?)
    }
}

/// What a measure of cases comes to for a subject.
fn value(counted: &Counted<'_>, subject: &Subject<'_>) -> Result<Value, AppraisalError> {
    let (count, why) = match subject {
        Subject::Member { id, .. } => (counted.member(id)?, counted.no_data_of_members()),
        Subject::Unit(unit) => {
            let unit: &UnitId = unit.id();
            (counted.unit(unit)?, counted.no_data())
        }
    };
    Ok(match (count, why) {
        (Some(Count { numerator, denominator: Some(of) }), _) => Value::share(numerator, of),
        (Some(Count { numerator, denominator: None }), _) => Value::count(numerator),
        (None, Some(NoData::MissingColumn { column })) => Value::Unknown(Unknown::Column(column)),
        (None, _) => Value::Unknown(Unknown::Table("events")),
    })
}
