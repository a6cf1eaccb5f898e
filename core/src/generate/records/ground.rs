//! What records are made from: what the scheme asks of each kind, and who is where.

use std::collections::{BTreeMap, BTreeSet};

use super::RecordPlan;
use crate::generate::Rng;
use crate::org::{Household, Unit};
use crate::scheme::{AccountOf, Conditions, Scheme};
use crate::tally::World;
use crate::value::{Code, Date, HouseholdId, Instant, MemberId, Offset, Period, PeriodKind, Span, TargetId};

const HOUR_MS: i64 = 3_600_000;
/// How often a day, a unit or a rule is drawn anew before something is let be.
pub(super) const TRIES: usize = 8;

/// What the scheme asks of records of a kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Needs {
    /// Some duty or rule counts only what was verified.
    pub(super) verified: bool,
    /// Some rule pays only for what names a target.
    pub(super) target: bool,
    /// It tells of service left undone.
    pub(super) lapse: bool,
    /// When duties ask for it; none: at any time.
    seasons: Vec<(Option<Date>, Option<Date>)>,
}

pub(super) struct Ground<'a> {
    pub(super) world: World<'a>,
    pub(super) plan: RecordPlan,
    needs: BTreeMap<&'a Code, Needs>,
    leaves: Vec<Unit<'a>>,
    /// By the number of their unit.
    households: Vec<(u32, &'a Household)>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(world: World<'a>, plan: RecordPlan) -> Self {
        let org = world.org();
        let number = |household: &&'a Household| Some((org.unit(&household.unit)?.number(), *household));
        let mut households: Vec<_> =
            org.households().iter().filter_map(|household| number(&household)).collect();
        households.sort_by_key(|(unit, household)| (*unit, &household.id));
        let leaves = org.units().filter(|unit| unit.is_leaf()).collect();
        Self { world, plan, needs: needs(&world), leaves, households }
    }

    pub(super) fn offset(&self) -> Offset {
        self.world.offset()
    }

    /// A stream of its own for what is told apart by codes, ids and numbers: one more of them changes no other.
    pub(super) fn stream(&self, parts: &[&str]) -> Rng {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for part in parts {
            let bytes = part.bytes().chain([0xff]);
            hash = bytes.fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        }
        Rng::new(self.plan.seed ^ hash)
    }

    /// The edition by which the last day of the span is judged.
    pub(super) fn scheme(&self) -> Option<&'a Scheme> {
        self.world.edition_on(self.plan.span.last_day())
    }

    pub(super) fn needs(&self, kind: &Code) -> Needs {
        self.needs.get(kind).cloned().unwrap_or_default()
    }

    /// The days that lie in the span, within two bounds.
    pub(super) fn days(&self, first: Date, last: Date) -> Option<(Date, Date)> {
        let days = (first.max(self.plan.span.first_day()), last.min(self.plan.span.last_day()));
        (days.0 <= days.1).then_some(days)
    }

    /// Whether something done on a day counts as done in the span.
    pub(super) fn holds(&self, at: Instant) -> bool {
        self.plan.span.contains(at, self.offset())
    }

    /// One of the days from one to another, both included, that is good for something; `None` if none is found.
    pub(super) fn day(
        &self,
        (first, last): (Date, Date),
        rng: &mut Rng,
        good: impl Fn(Date) -> bool,
    ) -> Option<Date> {
        let count = u64::try_from(last.days() - first.days() + 1).ok()?;
        let drawn = (0..TRIES).filter_map(|_| first.plus_days(i32::try_from(rng.below(count)).ok()?));
        drawn.into_iter().find(|day| good(*day))
    }

    /// A whole minute of a day: three in four between 08:00 and 18:00, the others between 06:00 and 22:00.
    pub(super) fn moment(&self, day: Date, rng: &mut Rng) -> Option<Instant> {
        let (first, hours) = if rng.below(4) < 3 { (8, 10) } else { (6, 16) };
        let minutes = i64::try_from(rng.below(hours * 60)).ok()?;
        Instant::at(day, first * HOUR_MS + minutes * 60_000, self.offset()).ok()
    }

    /// Where a member serves on a day: at a post, else at home, else in a grid that is always the same.
    pub(super) fn place(&self, member: &MemberId, day: Date, rng: &mut Rng) -> Option<Unit<'a>> {
        let org = self.world.org();
        let posts: Vec<_> = org.posts_of(member, day).collect();
        if let Some(post) = posts.get(rng.index(posts.len())) {
            return org.unit(&post.unit);
        }
        if let Some(home) = org.home_of(member, day) {
            return org.unit(home);
        }
        let always = self.stream(&["place", member.as_str()]).index(self.leaves.len());
        self.leaves.get(always).copied()
    }

    /// Somebody else who may say that it was so: from the unit, else from the nearest above it.
    pub(super) fn verifier(
        &self,
        unit: Unit<'a>,
        (member, day): (&MemberId, Date),
        rng: &mut Rng,
    ) -> Option<&'a MemberId> {
        let org = self.world.org();
        std::iter::once(unit).chain(unit.ancestors()).find_map(|unit| {
            let others = || org.posts_at(unit.id(), day).filter(|post| post.member != *member);
            let count = others().count();
            others().nth(rng.index(count)).map(|post| &post.member)
        })
    }

    /// A household of a unit or below it.
    pub(super) fn household(&self, unit: Unit<'_>, rng: &mut Rng) -> Option<&'a HouseholdId> {
        let own = self.households_in(unit);
        own.get(rng.index(own.len())).map(|(_, household)| &household.id)
    }

    /// The households of a unit and all below it.
    pub(super) fn households_in(&self, unit: Unit<'_>) -> &[(u32, &'a Household)] {
        let place = |number: u32| self.households.partition_point(|(unit, _)| *unit < number);
        self.households.get(place(unit.number())..place(unit.after())).unwrap_or_default()
    }

    /// What a record about something at a unit may name: a household there or near, else the unit.
    pub(super) fn target(&self, unit: Unit<'a>, rng: &mut Rng) -> Option<TargetId> {
        let near = std::iter::once(unit).chain(unit.ancestors());
        let household = near.into_iter().find_map(|unit| self.household(unit, rng));
        household.map_or(unit.id().as_str(), HouseholdId::as_str).parse().ok()
    }

    /// Whether conditions hold for a member at a unit on a day (P2).
    pub(super) fn fits(&self, when: &Conditions, member: &MemberId, unit: Unit<'_>, day: Date) -> bool {
        let Conditions { roles, tags, tiers, under, from, until, plans } = when;
        let org = self.world.org();
        let active =
            |plan: &Code| self.world.activations().is_some_and(|list| list.active(plan, unit, day).is_some());
        from.is_none_or(|from| from <= day)
            && until.is_none_or(|until| day < until)
            && (tiers.is_empty() || tiers.contains(&unit.tier()))
            && (under.is_empty()
                || under.iter().any(|above| org.unit(above).is_some_and(|above| above.contains(unit))))
            && (roles.is_empty() || org.posts_of(member, day).any(|post| roles.contains(&post.role)))
            && (tags.is_empty() || org.tags_of(member, day).any(|tag| tags.contains(tag)))
            && (plans.is_empty() || plans.iter().any(active))
    }

    /// The unit nearest to one at which the conditions on units hold.
    pub(super) fn nearest(&self, when: &Conditions, unit: Unit<'a>, rng: &mut Rng) -> Option<Unit<'a>> {
        let org = self.world.org();
        let within = |unit: Unit<'_>| {
            when.under.is_empty()
                || when.under.iter().any(|above| org.unit(above).is_some_and(|above| above.contains(unit)))
        };
        let unit = if within(unit) {
            unit
        } else {
            let above = org.unit(when.under.get(rng.index(when.under.len()))?)?;
            above.subtree().nth(rng.index(above.subtree().len()))?
        };
        if when.tiers.is_empty() || when.tiers.contains(&unit.tier()) {
            return Some(unit);
        }
        let mut near = unit.ancestors().chain(unit.subtree());
        near.find(|unit| when.tiers.contains(&unit.tier()) && within(*unit))
    }

    /// Whether duties ask for a kind on a day, if they ask for it at all.
    pub(super) fn in_season(&self, kind: &Code, day: Date) -> bool {
        let Some(needs) = self.needs.get(kind) else { return true };
        let asked = |(from, until): &(Option<Date>, Option<Date>)| {
            from.is_none_or(|from| from <= day) && until.is_none_or(|until| day < until)
        };
        needs.seasons.is_empty() || needs.seasons.iter().any(asked)
    }

    /// The periods of a kind that begin or end in the span.
    pub(super) fn periods(&self, kind: PeriodKind) -> Vec<Period> {
        let last = self.plan.span.last_day();
        let first = Period::of_day(kind, self.plan.span.first_day());
        let all = std::iter::successors(first, |period| period.next());
        all.take_while(|period| period.first_day() <= last).collect()
    }
}

/// What all editions ask of each kind.
fn needs<'a>(world: &World<'a>) -> BTreeMap<&'a Code, Needs> {
    let mut needs: BTreeMap<&Code, Needs> = BTreeMap::new();
    for scheme in world.editions() {
        for activity in scheme.activities() {
            needs.entry(&activity.code).or_default().lapse |= activity.lapse;
        }
        for duty in scheme.duties() {
            for kind in &duty.kinds {
                let kind = needs.entry(kind).or_default();
                kind.verified |= duty.verified;
                kind.seasons.push((duty.from, duty.until));
            }
        }
        let ours = |purse: &Code| {
            scheme.purses().iter().any(|own| own.code == *purse && own.of == AccountOf::Households)
        };
        for rule in scheme.point_rules() {
            for kind in &rule.kinds {
                let kind = needs.entry(kind).or_default();
                kind.verified |= rule.verified;
                kind.target |= rule.target || ours(&rule.purse);
            }
        }
    }
    needs
}

/// Those who may do what rules pay for: who is enrolled, and who holds a role that a rule names; where nobody is
/// enrolled, all who hold a post.
pub(super) fn members<'a>(ground: &Ground<'a>) -> Vec<&'a MemberId> {
    let org = ground.world.org();
    let span = Span::new(ground.plan.span.first_day(), ground.plan.span.last_day().next());
    let meets = |other: &Span| span.is_some_and(|span| span.overlaps(*other));
    let roles: BTreeSet<&Code> = ground
        .world
        .editions()
        .flat_map(Scheme::point_rules)
        .flat_map(|rule| &rule.conditions.roles)
        .collect();
    let nobody = org.enrolments().is_empty();
    let enrolled = org.enrolments().iter().filter(|entry| meets(&entry.span)).map(|entry| &entry.member);
    let posts = org.posts().iter().filter(|post| meets(&post.span) && (nobody || roles.contains(&post.role)));
    let all: BTreeSet<&MemberId> = enrolled.chain(posts.map(|post| &post.member)).collect();
    all.into_iter().collect()
}
