//! The sets of targets that duties cover (D1).

use std::collections::BTreeMap;

use super::DutyError;
use super::standing::Standing;
use super::subject::Subject;
use crate::org::{LinkEnd, Org};
use crate::scheme::{Checklist, Coverage, Place};
use crate::tally::record::Record;
use crate::tally::{Activities, World};
use crate::value::{Code, TargetId};

use super::ClosedCase;

/// The most bytes of a target's id.
const MOST: usize = 64;

/// What duties are judged by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given<'a> {
    pub(super) world: World<'a>,
    pub(super) activities: &'a Activities<'a>,
    pub(super) closed: &'a [ClosedCase],
}

/// What targets of duties are looked up in.
#[derive(Clone, Debug)]
pub(super) struct Ground<'a> {
    pub(super) given: Given<'a>,
    /// The units of households, by household.
    homes: Vec<u32>,
    /// The households by unit.
    households: Vec<Element>,
    /// The household that a target is, by the place of the target.
    targets: Vec<Option<u32>>,
    /// The closed cases by time: when, which row, the unit.
    cases: Vec<(i64, u32, u32)>,
}

/// One target of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Element {
    /// Of whose it is: the number of its unit; of a contact household the member.
    key: u32,
    /// Which one: a household of the organisation, a case or a point of the set, by their order.
    which: u32,
}

/// The set of a duty in a period, for all its subjects.
#[derive(Clone, Debug)]
pub(super) struct Set<'a> {
    /// By key: those of a subject follow each other.
    elements: Vec<Element>,
    of: Of<'a>,
}

#[derive(Clone, Debug)]
enum Of<'a> {
    Households,
    Contacts,
    Points(&'a Checklist, BTreeMap<&'a str, u32>),
    /// Rows of closed cases, by id.
    Cases(Vec<u32>),
}

impl<'a> Ground<'a> {
    pub(super) fn of(given: Given<'a>) -> Result<Self, DutyError> {
        let Given { world, activities, closed } = given;
        let org = world.org();
        let number = |id| org.unit(id).map(|unit| unit.number());
        // An organisation's households stand in units of it.
        let homes: Vec<u32> =
            org.households().iter().map(|household| number(&household.unit).unwrap_or_default()).collect();
        let mut households: Vec<Element> =
            homes.iter().zip(0..).map(|(key, which)| Element { key: *key, which }).collect();
        households.sort_unstable();
        let targets = (0..).map_while(|place| activities.target(place));
        let targets = targets.map(|target| household(org, target.as_str())).collect();
        let mut cases = Vec::with_capacity(closed.len());
        for (row, case) in (0..).zip(closed) {
            let Some(unit) = number(&case.origin) else {
                return Err(DutyError::UnknownUnit { case: case.case.clone(), unit: case.origin.clone() });
            };
            cases.push((case.closed_at.millis(), row, unit));
        }
        cases.sort_unstable();
        Ok(Self { given, homes, households, targets, cases })
    }

    /// The set that a duty covers in its period, as far as these subjects have part in it.
    pub(super) fn set(
        &self,
        coverage: &'a Coverage,
        standing: &Standing<'a>,
        subjects: &[Subject<'a>],
    ) -> Result<Set<'a>, DutyError> {
        let org = self.given.world.org();
        let day = standing.period.last_day();
        let households =
            || stretches(subjects).into_iter().flat_map(|range| self.households_in(range)).copied();
        let (elements, of) = match coverage {
            Coverage::Households => (households().collect(), Of::Households),
            Coverage::Groups { groups } => {
                let is_of = |one: &Element| {
                    let household = at(org.households(), one.which);
                    household
                        .is_some_and(|one| org.groups_of(&one.id, day).any(|group| groups.contains(group)))
                };
                (households().filter(is_of).collect(), Of::Households)
            }
            Coverage::Contacts { link } => {
                let mut elements = Vec::new();
                for (number, member) in subjects.iter().filter_map(|subject| subject.member) {
                    let from = LinkEnd::Member(member.clone());
                    let ends = org.links_from(link, &from, day).map(|link| &link.target);
                    let households = ends.filter_map(|end| match end {
                        LinkEnd::Household(id) => household(org, id.as_str()),
                        _ => None,
                    });
                    elements.extend(households.map(|which| Element { key: number, which }));
                }
                (elements, Of::Contacts)
            }
            Coverage::Points { checklist } => {
                let lists = standing.edition.checklists().iter();
                let list = lists.clone().find(|list| list.code == *checklist && list.is_on(day));
                match list {
                    None => (Vec::new(), Of::Households),
                    Some(list) => {
                        let places = list.points.iter().map(|point| point.code.as_str()).zip(0..).collect();
                        (points(org, list, subjects)?, Of::Points(list, places))
                    }
                }
            }
            Coverage::Closed { .. } => self.cases_in(standing),
        };
        let mut elements: Vec<Element> = elements;
        elements.sort_unstable();
        elements.dedup();
        Ok(Set { elements, of })
    }

    /// The households in a stretch of units.
    fn households_in(&self, (first, end): (u32, u32)) -> &[Element] {
        let place = |number: u32| self.households.partition_point(|one| one.key < number);
        self.households.get(place(first)..place(end)).unwrap_or_default()
    }

    /// The cases closed in a period, each once.
    fn cases_in(&self, standing: &Standing<'_>) -> (Vec<Element>, Of<'a>) {
        let span = standing.period.span(self.given.world.offset());
        let place = |at: i64| self.cases.partition_point(|(closed, _, _)| *closed < at);
        let closed = self.cases.get(place(span.start)..place(span.end)).unwrap_or_default();
        let mut closed: Vec<(u32, u32)> = closed.iter().map(|(_, row, unit)| (*row, *unit)).collect();
        let case = |row: u32| at(self.given.closed, row).map(|case| &case.case);
        closed.sort_unstable_by(|(one, unit), (other, its)| (case(*one), unit).cmp(&(case(*other), its)));
        closed.dedup_by(|(one, _), (other, _)| case(*one) == case(*other));
        let elements = closed.iter().zip(0..).map(|((_, key), which)| Element { key: *key, which }).collect();
        (elements, Of::Cases(closed.into_iter().map(|(row, _)| row).collect()))
    }
}

impl Set<'_> {
    /// The places of a subject's targets.
    pub(super) fn places(&self, subject: &Subject<'_>) -> (u32, u32) {
        let (first, end) = match (&self.of, subject.member) {
            (Of::Contacts, Some((member, _))) => (member, member.saturating_add(1)),
            (Of::Contacts, None) => (0, 0),
            _ => (subject.unit.number(), subject.unit.after()),
        };
        let place = |key: u32| self.elements.partition_point(|one| one.key < key);
        (number(place(first)), number(place(end)))
    }

    /// The place of what a record is about, if that is of the set.
    pub(super) fn place(&self, ground: &Ground<'_>, record: &Record) -> Option<u32> {
        let (target, Given { world, activities, closed }) = (record.target?, ground.given);
        let household = || at(&ground.targets, target).copied().flatten();
        let element = match &self.of {
            Of::Households => {
                let which = household()?;
                Element { key: *at(&ground.homes, which)?, which }
            }
            Of::Contacts => Element { key: record.member, which: household()? },
            Of::Points(list, places) => {
                let text = activities.target(target)?.as_str();
                point_of(text, list, places, world.org())?
            }
            Of::Cases(rows) => {
                let text = activities.target(target)?.as_str();
                let case = |row: u32| at(closed, row).map(|case| case.case.as_str());
                let which = rows.binary_search_by(|row| case(*row).cmp(&Some(text))).ok()?;
                let origin = &at(closed, *rows.get(which)?)?.origin;
                Element { key: world.org().unit(origin)?.number(), which: number(which) }
            }
        };
        self.elements.binary_search(&element).ok().map(number)
    }

    /// Which one stands at a place; of cases, by id.
    pub(super) fn which(&self, place: u32) -> Option<u32> {
        at(&self.elements, place).map(|one| one.which)
    }

    /// The target at a place, as records name it.
    pub(super) fn target(&self, given: &Given<'_>, place: u32) -> Option<TargetId> {
        let Element { key, which } = *at(&self.elements, place)?;
        let org = given.world.org();
        match &self.of {
            Of::Households | Of::Contacts => at(org.households(), which)?.id.as_str().parse().ok(),
            Of::Cases(rows) => at(given.closed, *at(rows, which)?)?.case.as_str().parse().ok(),
            Of::Points(list, _) => {
                let point = at(&list.points, which)?;
                let unit = match point.place {
                    Place::Tier(_) => Some(org.unit_numbered(key)?.id().as_str()),
                    Place::Unit(_) => None,
                };
                target_of(&list.code, &point.code, unit).parse().ok()
            }
        }
    }
}

/// The points of a list that are checked in the subtrees of some subjects.
fn points(org: &Org, list: &Checklist, subjects: &[Subject<'_>]) -> Result<Vec<Element>, DutyError> {
    let mut elements = Vec::new();
    let stretches = stretches(subjects);
    let is_there = |number: u32| {
        let begun = stretches.partition_point(|(first, _)| *first <= number);
        begun.checked_sub(1).and_then(|last| stretches.get(last)).is_some_and(|(_, end)| number < *end)
    };
    for (point, which) in list.points.iter().zip(0..) {
        let mut put = |unit: crate::org::Unit<'_>, named: bool| {
            let named = named.then(|| unit.id());
            let length = list.code.as_str().len() + 1 + point.code.as_str().len();
            if length + named.map_or(0, |unit| unit.as_str().len() + 1) > MOST {
                let (checklist, point) = (list.code.clone(), point.code.clone());
                return Err(DutyError::TargetTooLong { checklist, point, unit: named.cloned() });
            }
            elements.push(Element { key: unit.number(), which });
            Ok(())
        };
        match &point.place {
            Place::Unit(id) => {
                org.unit(id)
                    .filter(|unit| is_there(unit.number()))
                    .map_or(Ok(()), |unit| put(unit, false))?;
            }
            Place::Tier(tier) => {
                for (first, end) in &stretches {
                    let units = (*first..*end).filter_map(|number| org.unit_numbered(number));
                    units.filter(|unit| unit.tier() == *tier).try_for_each(|unit| put(unit, true))?;
                }
            }
        }
    }
    Ok(elements)
}

/// The target that stands for a point: `list/point`, and `list/point@unit` of one checked at every unit of a tier.
/// Codes hold neither a slash nor an at sign.
fn target_of(list: &Code, point: &Code, unit: Option<&str>) -> String {
    match unit {
        None => format!("{list}/{point}"),
        Some(unit) => format!("{list}/{point}@{unit}"),
    }
}

/// The point that such a target stands for.
fn point_of(text: &str, list: &Checklist, places: &BTreeMap<&str, u32>, org: &Org) -> Option<Element> {
    let rest = text.strip_prefix(list.code.as_str())?.strip_prefix('/')?;
    let (code, unit) = rest.split_once('@').map_or((rest, None), |(code, unit)| (code, Some(unit)));
    let which = *places.get(code)?;
    let unit = match (&at(&list.points, which)?.place, unit) {
        (Place::Unit(id), None) => org.unit(id)?,
        (Place::Tier(_), Some(unit)) => org.unit(&unit.parse().ok()?)?,
        _ => return None,
    };
    Some(Element { key: unit.number(), which })
}

/// The stretches of units, by number, in which subjects stand: none meets another.
fn stretches(subjects: &[Subject<'_>]) -> Vec<(u32, u32)> {
    let mut all: Vec<(u32, u32)> =
        subjects.iter().map(|subject| (subject.unit.number(), subject.unit.after())).collect();
    all.sort_unstable();
    // Subtrees lie within each other or apart.
    let mut end = 0;
    all.retain(|(first, after)| {
        let apart = *first >= end;
        end = end.max(*after);
        apart
    });
    all
}

/// The place of a household by its id.
fn household(org: &Org, id: &str) -> Option<u32> {
    let found = org.households().binary_search_by(|household| household.id.as_str().cmp(id)).ok();
    found.map(number)
}

fn at<T>(list: &[T], place: u32) -> Option<&T> {
    list.get(usize::try_from(place).ok()?)
}

/// A place in 32 bits: a longer list would take some hundred gigabytes.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
