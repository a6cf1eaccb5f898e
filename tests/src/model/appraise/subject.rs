//! Whom an appraisal appraises (R1, D2), and who is whose peer (R5).

use std::collections::BTreeSet;

use wangge::org::{Enrolled, Unit};
use wangge::scheme::{Appraisal, Peers, Subjects};
use wangge::tally::appraise::SubjectId;
use wangge::value::{Date, MemberId, Period};

use super::Judge;

/// A subject.
#[derive(Clone, Debug)]
pub(super) struct Subject<'a> {
    /// Who.
    pub(super) id: SubjectId,
    /// The unit that it is or stands at.
    pub(super) unit: Option<Unit<'a>>,
}

/// Subjects with the same are peers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Peer {
    /// All are.
    All,
    /// Those under a unit, or of a declared group.
    Of(String),
    /// Those of none.
    Rest,
}

/// The days of a period.
fn days(period: Period) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(period.first_day()), |day| day.next())
        .take_while(move |day| *day <= period.last_day())
}

/// How many days of a period are like this.
fn count(period: Period, holds: impl Fn(Date) -> bool) -> usize {
    days(period).filter(|day| holds(*day)).count()
}

impl<'a> Judge<'a> {
    /// R1: subjects in id order.
    pub(super) fn subjects(&self, of: &Subjects, period: Period) -> Vec<Subject<'a>> {
        let org = self.world.org();
        let half = |held: usize| held > 0 && held * 2 >= days(period).count();
        let mut subjects = Vec::new();
        match of {
            Subjects::Units { tier } => {
                for unit in org.units().filter(|unit| unit.tier() == *tier) {
                    subjects.push(Subject { id: SubjectId::Unit(unit.id().clone()), unit: Some(unit) });
                }
            }
            Subjects::Role { role, tier } => {
                for member in org.members() {
                    let there = org.units().filter(|unit| tier.is_none_or(|tier| unit.tier() == tier));
                    let held: Vec<(usize, Unit<'a>)> = there
                        .map(|unit| (count(period, |day| org.holds(member, role, unit.id(), day)), unit))
                        .filter(|(held, _)| half(*held))
                        .collect();
                    // O2: that of most days, ties by unit id.
                    let most = held.iter().map(|(held, _)| *held).max();
                    let at = held.iter().filter(|(held, _)| Some(*held) == most).map(|(_, unit)| *unit);
                    if let Some(unit) = at.min_by_key(|unit| unit.id().as_str()) {
                        subjects.push(Subject { id: SubjectId::Member(member.clone()), unit: Some(unit) });
                    }
                }
            }
            Subjects::Volunteers { .. } => {
                for member in org.members() {
                    let enrolled = |day| org.enrolled(Enrolled::Volunteer, day).any(|one| one == member);
                    if half(count(period, enrolled)) {
                        let home = org.home_of(member, period.last_day());
                        let unit = home.and_then(|unit| org.unit(unit));
                        subjects.push(Subject { id: SubjectId::Member(member.clone()), unit });
                    }
                }
            }
        }
        subjects.sort_by_key(|subject| subject.id.as_str().to_owned());
        subjects
    }

    /// R5: peers are all subjects, those under the same unit of a tier, or a declared group.
    pub(super) fn peer(&self, appraisal: &Appraisal, subject: &Subject<'a>) -> Peer {
        let above: Vec<Unit<'a>> =
            subject.unit.iter().flat_map(|unit| std::iter::once(*unit).chain(unit.ancestors())).collect();
        match appraisal.grading.as_ref().map(|grading| &grading.peers) {
            None | Some(Peers::All {}) => Peer::All,
            Some(Peers::Under { peers_under }) => {
                let unit = above.iter().find(|unit| unit.tier() == *peers_under);
                unit.map_or(Peer::Rest, |unit| Peer::Of(unit.id().to_string()))
            }
            Some(Peers::Groups { group }) => {
                let own = group.iter().find(|group| above.iter().any(|unit| group.units.contains(unit.id())));
                own.map_or(Peer::Rest, |group| Peer::Of(group.code.to_string()))
            }
        }
    }

    /// Whether something at a unit, done by a member if that is told, falls to a subject.
    pub(super) fn falls(&self, subject: &Subject<'a>, member: Option<&MemberId>, unit: &str) -> bool {
        match &subject.id {
            SubjectId::Member(own) => member == Some(own),
            SubjectId::Unit(own) => {
                let unit = self.world.org().units().find(|known| known.id().as_str() == unit);
                unit.is_some_and(|unit| {
                    std::iter::once(unit).chain(unit.ancestors()).any(|above| above.id() == own)
                })
            }
        }
    }

    /// Members who hold a post or are at home in the subtree of a unit on a day, each once.
    pub(super) fn persons(
        &self,
        subject: &Subject<'a>,
        day: Date,
        counts: impl Fn(&MemberId, Option<&wangge::org::Post>) -> bool,
    ) -> BTreeSet<MemberId> {
        let org = self.world.org();
        let mut persons = BTreeSet::new();
        for member in org.members() {
            let posts =
                org.posts_of(member, day).filter(|post| self.falls(subject, None, post.unit.as_str()));
            let home = org.home_of(member, day).filter(|unit| self.falls(subject, None, unit.as_str()));
            if posts.map(Some).chain(home.map(|_| None)).any(|post| counts(member, post)) {
                persons.insert(member.clone());
            }
        }
        persons
    }
}
