//! Runs of grades, and windows for objections (R6).

use std::rc::Rc;

use wangge::tally::appraise::SubjectId;
use wangge::value::{Code, Instant, Period};

use super::{Judge, Told};
use crate::model::calendar::Model;

/// A recommendation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommended {
    /// The rule.
    pub rule: String,
    /// For whom.
    pub of: SubjectId,
    /// The run, in time order: periods and grades.
    pub run: Vec<(Period, String)>,
    /// Whether it waits.
    pub waits: bool,
}

/// How the window of objections stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Windows {
    /// The last instant at which objections are heard, in milliseconds.
    pub until: Option<i64>,
    /// Whether results are provisional.
    pub provisional: bool,
    /// Those raised in time and not decided, by id; and whose results.
    pub undecided: Vec<(String, SubjectId)>,
}

impl<'a> Judge<'a> {
    /// R6: whether results have passed the scheme's objection window, from the period's end.
    pub fn windows(&self, code: &Code, period: Period, as_of: Instant) -> Option<Windows> {
        let (edition, appraisal) = self.rules(code, period)?;
        let end = period.span(self.world.offset()).end;
        let until = appraisal.objection.map(|window| {
            let calendar = Model::new(&edition.working_time().spec);
            let length = window.millis().or(window.days()).unwrap();
            calendar.deadline(end, window.unit(), length).0
        });
        let mut undecided = Vec::new();
        for row in self.outside.iter().flat_map(|outside| outside.objections()) {
            let own = row.appraisal == *code && row.period == period;
            let raised = row.at.instant();
            let in_time = until.is_some_and(|until| raised.millis() <= until) && raised <= as_of;
            let decided = row.decided.as_ref().is_some_and(|decided| decided.at.instant() <= as_of);
            if own && in_time && !decided {
                undecided.push((row.id.to_string(), row.of.clone()));
            }
        }
        undecided.sort_by(|one, other| one.0.cmp(&other.0));
        // Exactly at the end is in time (T3).
        let provisional = until.is_some_and(|until| as_of.millis() <= until);
        Some(Windows { until, provisional, undecided })
    }

    /// R6: what the rules recommend at the end of a period: rules as declared, then subjects by id.
    pub fn recommended(&self, code: &Code, period: Period, as_of: Instant) -> Option<Vec<Recommended>> {
        let last = self.told(code, period)?;
        let mut all = Vec::new();
        for rule in &last.appraisal.results {
            // Back from the latest period, as many as the rule asks for.
            let mut run: Vec<(Period, Option<Rc<Told<'a>>>)> = Vec::new();
            let mut at = Some(period);
            for _ in 0..rule.in_a_row {
                let Some(period) = at else { break };
                run.push((period, self.told(code, period)));
                at = period.previous();
            }
            for subject in &last.subjects {
                let grade = |(period, told): &(Period, Option<Rc<Told<'a>>>)| {
                    let told = told.as_ref()?;
                    let place = told.subjects.iter().position(|one| one == subject)?;
                    let grading = told.appraisal.grading.as_ref()?;
                    let grade = &grading.grades[told.judged[place].graded.grade?].code;
                    rule.grades.contains(grade).then(|| (*period, grade.to_string()))
                };
                let granted: Option<Vec<(Period, String)>> = run.iter().rev().map(grade).collect();
                let Some(granted) = granted.filter(|run| run.len() == rule.in_a_row as usize) else {
                    continue;
                };
                let open = |period: Period| {
                    let windows = self.windows(code, period, as_of).unwrap();
                    windows.provisional || windows.undecided.iter().any(|(_, of)| of == subject)
                };
                let waits = rule.adverse && granted.iter().any(|(period, _)| open(*period));
                let (rule, of) = (rule.code.to_string(), subject.clone());
                all.push(Recommended { rule, of, run: granted, waits });
            }
        }
        Some(all)
    }
}
