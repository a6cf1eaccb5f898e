//! Whom an appraisal appraises in a period (R1), and at which unit each stands (O2).

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::org::{Enrolled, Org, Unit};
use crate::scheme::{Peers, Subjects};
use crate::tally::days::{clip, is_half, length, run};
use crate::value::{MemberId, Period, UnitId};

/// Whom something is about: a member who serves, or a unit. In JSON `{"member": id}` or `{"unit": id}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubjectId {
    /// A member.
    Member(MemberId),
    /// A unit.
    Unit(UnitId),
}

impl SubjectId {
    /// The id as such.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Member(member) => member.as_str(),
            Self::Unit(unit) => unit.as_str(),
        }
    }
}

impl fmt::Display for SubjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for SubjectId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut to = serializer.serialize_map(Some(1))?;
        match self {
            Self::Member(member) => to.serialize_entry("member", member)?,
            Self::Unit(unit) => to.serialize_entry("unit", unit)?,
        }
        to.end()
    }
}

/// A subject of an appraisal.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject<'a> {
    /// A member, with the place among the organisation's, at the unit where that one stands, if at any.
    Member {
        place: u32,
        id: &'a MemberId,
        unit: Option<Unit<'a>>,
    },
    Unit(Unit<'a>),
}

impl<'a> Subject<'a> {
    pub(super) fn id(&self) -> SubjectId {
        match self {
            Self::Member { id, .. } => SubjectId::Member((*id).clone()),
            Self::Unit(unit) => SubjectId::Unit(unit.id().clone()),
        }
    }

    /// The order of [`SubjectId`]s.
    pub(super) fn order(&self) -> (bool, &'a str) {
        (matches!(self, Self::Unit(_)), self.key())
    }

    /// The id as such: subjects of one appraisal are in its order.
    pub(super) fn key(&self) -> &'a str {
        match self {
            Self::Member { id, .. } => id.as_str(),
            Self::Unit(unit) => unit.id().as_str(),
        }
    }

    /// The unit that it is or stands at.
    pub(super) fn unit(&self) -> Option<Unit<'a>> {
        match self {
            Self::Member { unit, .. } => *unit,
            Self::Unit(unit) => Some(*unit),
        }
    }
}

/// The ids of whom an appraisal appraises in a period, in order.
pub(crate) fn subjects_of(org: &Org, of: &Subjects, period: Period) -> Vec<SubjectId> {
    subjects(org, of, period).iter().map(Subject::id).collect()
}

/// Whom an appraisal appraises in a period, by id.
pub(super) fn subjects<'a>(org: &'a Org, of: &Subjects, period: Period) -> Vec<Subject<'a>> {
    match of {
        Subjects::Units { tier } => {
            let mut units: Vec<Unit<'a>> = org.units_on(*tier).collect();
            units.sort_unstable_by(|one, other| one.id().cmp(other.id()));
            units.into_iter().map(Subject::Unit).collect()
        }
        Subjects::Role { role, tier } => {
            let days = run(period);
            let posts = org.posts().iter().filter(|post| post.role == *role);
            let there = posts.filter_map(|post| {
                let unit = org.unit(&post.unit).filter(|unit| tier.is_none_or(|tier| unit.tier() == tier))?;
                let (from, until) = clip(days, Some(post.span.from()), post.span.until())?;
                Some((&post.member, unit, from.abs_diff(until)))
            });
            most_days(org, there.collect(), period)
        }
        Subjects::Volunteers { .. } => volunteers(org, period),
    }
}

/// The members enrolled on at least half of the days, each at the unit that is home on the last one. O(enrolments).
fn volunteers(org: &Org, period: Period) -> Vec<Subject<'_>> {
    let (days, half, day) = (run(period), length(period).div_ceil(2), period.last_day());
    // All are by member, and each enrolled is among the members.
    let mut members = (0..).zip(org.members());
    let mut homes = org.homes().iter().filter(|home| home.span.contains(day)).peekable();
    let mut subjects = Vec::with_capacity(org.members().len());
    for own in org.enrolments().chunk_by(|one, other| one.member == other.member) {
        let spans = own.iter().filter(|one| one.r#as == Enrolled::Volunteer);
        let spans = spans.filter_map(|one| clip(days, Some(one.span.from()), one.span.until()));
        // Spans of one enrolment share no day.
        let held: u32 = spans.map(|(from, until)| from.abs_diff(until)).sum();
        let Some(id) = own.first().map(|one| &one.member).filter(|_| held >= half) else { continue };
        let Some((place, _)) = members.find(|(_, member)| *member == id) else { continue };
        while homes.next_if(|home| home.member < *id).is_some() {}
        let home = homes.peek().filter(|home| home.member == *id);
        let unit = home.and_then(|home| org.unit(&home.unit));
        subjects.push(Subject::Member { place, id, unit });
    }
    subjects
}

/// The members who held a post at one unit on at least half of the days, each at the unit of most days, ties by its id.
///
/// `posts` are by member.
fn most_days<'a>(
    org: &'a Org,
    posts: Vec<(&'a MemberId, Unit<'a>, u32)>,
    period: Period,
) -> Vec<Subject<'a>> {
    let mut subjects = Vec::new();
    for own in posts.chunk_by(|one, other| one.0 == other.0) {
        let mut best: Option<(u32, Unit<'a>)> = None;
        for (_, unit, _) in own {
            // Spans of one post share no day: the sum of their days is that of the days united.
            let days = own.iter().filter(|(_, other, _)| other == unit).map(|(_, _, days)| days).sum();
            let better = best.is_none_or(|(most, at)| days > most || days == most && unit.id() < at.id());
            if better {
                best = Some((days, *unit));
            }
        }
        let bound = best.filter(|(days, _)| is_half(*days, period));
        let who = own.first().and_then(|(id, _, _)| Some((place(org, id)?, *id)));
        if let (Some((_, unit)), Some((place, id))) = (bound, who) {
            subjects.push(Subject::Member { place, id, unit: Some(unit) });
        }
    }
    subjects
}

fn place(org: &Org, id: &MemberId) -> Option<u32> {
    u32::try_from(org.members().binary_search(id).ok()?).ok()
}

/// Which group of peers each subject is in (R5), by number.
///
/// Under the units of a tier a group is numbered as its unit is; who stands under none of them, or in no declared
/// group, are a group of their own, the last.
pub(super) fn groups(org: &Org, subjects: &[Subject<'_>], peers: Option<&Peers>) -> Vec<u32> {
    match peers {
        None | Some(Peers::All {}) => vec![0; subjects.len()],
        Some(Peers::Under { peers_under }) => {
            let above = |subject: &Subject<'_>| Some(subject.unit()?.ancestor_at(*peers_under)?.number());
            subjects.iter().map(|subject| above(subject).unwrap_or(REST)).collect()
        }
        Some(Peers::Groups { group }) => {
            let units = group.iter().map(|group| group.units.iter().filter_map(|id| org.unit(id)).collect());
            let units: Vec<Vec<Unit<'_>>> = units.collect();
            let of = |subject: &Subject<'_>| {
                let unit = subject.unit()?;
                let place = units.iter().position(|units| units.iter().any(|one| one.contains(unit)))?;
                u32::try_from(place).ok()
            };
            subjects.iter().map(|subject| of(subject).unwrap_or(REST)).collect()
        }
    }
}

/// The group of those who are in no other.
pub(super) const REST: u32 = u32::MAX;
