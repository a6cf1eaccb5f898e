//! The very records that a measure counts (R7).

use wangge::scheme::{Measure, Scheme, What};
use wangge::tally::appraise::SubjectId;
use wangge::value::Period;

use super::Judge;
use super::measure::parts;
use super::subject::Subject;

/// A duty: period, member, unit, required and done in thousandths, records by time and id.
pub type CitedDuty = (Period, Option<String>, String, i64, i64, Vec<String>);

/// What is counted, in the order of ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// Records.
    pub records: Vec<String>,
    /// Records, and their credits in thousandths.
    pub credits: Vec<(String, i64)>,
    /// Duties, by period, member, unit.
    pub duties: Vec<CitedDuty>,
    /// Persons.
    pub members: Vec<String>,
}

impl<'a> Judge<'a> {
    /// R7: what a measure counts for a subject.
    pub fn cited(&self, measure: &Measure, edition: &'a Scheme, period: Period, of: &SubjectId) -> Cited {
        let subject = Subject { id: of.clone(), unit: None };
        let mut cited = Cited::default();
        match &measure.what {
            What::Records { activities } | What::ActiveMonths { activities } => {
                let live = self.live(activities, period, &subject).unwrap_or_default();
                cited.records = live.iter().map(|row| row.id.to_string()).collect();
            }
            What::Points { purse } => {
                cited.credits = self.credits(purse, period, &subject);
                cited.credits.sort();
            }
            What::DutyFulfilment { duty } | What::Coverage { duty } => {
                let per = edition.duties().iter().find(|known| known.code == *duty).unwrap().per;
                for part in parts(period, per) {
                    let Some(owed) = self.owed(part) else { continue };
                    for told in owed.iter().filter(|told| told.duty == duty.as_str()) {
                        let member = told.member.as_ref().map(|member| member.parse().unwrap());
                        if self.falls(&subject, member.as_ref(), &told.unit) {
                            let (member, unit) = (told.member.clone(), told.unit.clone());
                            cited.duties.push((
                                part,
                                member,
                                unit,
                                told.required,
                                told.done,
                                told.records.clone(),
                            ));
                        }
                    }
                }
                // By period, member, unit.
                cited.duties.sort_by(|one, other| {
                    let key = |(period, member, unit, ..): &CitedDuty| {
                        (period.first_day(), member.clone(), unit.clone())
                    };
                    key(one).cmp(&key(other))
                });
            }
            What::Headcount { .. } => {
                cited.members =
                    self.heads(measure, period, &subject).iter().map(ToString::to_string).collect();
            }
            _ => {}
        }
        cited.records.sort();
        cited
    }
}
