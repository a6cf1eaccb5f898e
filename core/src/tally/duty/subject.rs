//! Whom a duty binds in a period (D1, D2).

use std::collections::BTreeMap;

use super::plans::in_force;
use super::standing::Standing;
use crate::org::{Org, Unit};
use crate::scheme::{Bearer, TierNo};
use crate::tally::World;
use crate::tally::days;
use crate::value::{Code, MemberId, Period, Span};

/// Whom a duty binds: a member at the unit of a post, or a unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    /// Who, with the place among the organisation's members.
    pub(super) member: Option<(u32, &'a MemberId)>,
    pub(super) unit: Unit<'a>,
    /// On how many days of the period the post was held.
    pub(super) held: u32,
    /// On how many days of the period the duty was in force there.
    pub(super) in_force: u32,
}

/// All posts of an organisation by role.
#[derive(Clone, Debug)]
pub(super) struct Posts<'a>(BTreeMap<&'a Code, Vec<Held<'a>>>);

/// A post: those of a role stand by member, unit, first day.
#[derive(Clone, Debug)]
struct Held<'a> {
    member: (u32, &'a MemberId),
    unit: Unit<'a>,
    span: Span,
}

impl<'a> Posts<'a> {
    pub(super) fn of(org: &'a Org) -> Self {
        let mut posts: BTreeMap<&Code, Vec<Held<'a>>> = BTreeMap::new();
        let mut members = (0..).zip(org.members()).peekable();
        for post in org.posts() {
            // Both lists are by member.
            while members.next_if(|(_, member)| **member < post.member).is_some() {}
            let (Some(member), Some(unit)) = (members.peek(), org.unit(&post.unit)) else { continue };
            posts.entry(&post.role).or_default().push(Held { member: *member, unit, span: post.span });
        }
        Self(posts)
    }

    /// The roles that a member ever holds, or anybody.
    pub(super) fn roles(&self, of: Option<u32>) -> impl Iterator<Item = &'a Code> {
        let held = move |posts: &Vec<Held<'a>>| !whose(posts, of).is_empty();
        self.0.iter().filter(move |(_, posts)| held(posts)).map(|(role, _)| *role)
    }

    /// Who held a role at which unit on at least half of the days of a period, by member and unit.
    fn bound(
        &self,
        (role, tier): (&Code, Option<TierNo>),
        period: Period,
        of: Option<u32>,
    ) -> impl Iterator<Item = Subject<'a>> {
        let posts = self.0.get(role).map_or(&[][..], |posts| whose(posts, of));
        let within = days::run(period);
        let held = move |posts: &[Held<'a>]| -> u32 {
            // Spans of one post share no day: the sum of their days is that of the days united.
            let runs =
                posts.iter().filter_map(|post| days::clip(within, Some(post.span.from()), post.span.until()));
            runs.map(|(from, until)| from.abs_diff(until)).sum()
        };
        let same =
            |one: &Held<'_>, other: &Held<'_>| one.member.0 == other.member.0 && one.unit == other.unit;
        let subjects = posts.chunk_by(same).filter_map(move |posts| {
            let Held { member, unit, .. } = *posts.first()?;
            Some(Subject { member: Some(member), unit, held: held(posts), in_force: 0 })
        });
        let there = move |subject: &Subject<'_>| tier.is_none_or(|tier| subject.unit.tier() == tier);
        subjects.filter(there).filter(move |subject| days::is_half(subject.held, period))
    }
}

/// The posts of one member, or all.
fn whose<'p, 'a>(posts: &'p [Held<'a>], of: Option<u32>) -> &'p [Held<'a>] {
    let Some(member) = of else { return posts };
    let from = posts.partition_point(|post| post.member.0 < member);
    let rest = posts.get(from..).unwrap_or_default();
    rest.get(..rest.partition_point(|post| post.member.0 == member)).unwrap_or_default()
}

/// Whom a duty binds in its period, by member and unit, or by unit; of one member alone if `of` names one.
pub(super) fn subjects<'a>(
    world: &World<'a>,
    posts: &Posts<'a>,
    standing: &Standing<'a>,
    of: Option<u32>,
) -> Vec<Subject<'a>> {
    let mut subjects: Vec<Subject<'a>> = match &standing.duty.bearer {
        Bearer::Role { role, tier } => posts.bound((role, *tier), standing.period, of).collect(),
        Bearer::Units { .. } if of.is_some() => Vec::new(),
        Bearer::Units { tier } => {
            let units = world.org().units_on(*tier);
            units.map(|unit| Subject { member: None, unit, held: 0, in_force: 0 }).collect()
        }
    };
    for subject in &mut subjects {
        subject.in_force = in_force(world.activations(), standing, subject.unit);
    }
    subjects.retain(|subject| days::is_half(subject.in_force, standing.period));
    subjects
}
