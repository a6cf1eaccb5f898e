//! Conditions (P2), laid out so that a record is held against them by numbers.

use std::sync::Arc;

use crate::org::{Activation, Org};
use crate::scheme::{Conditions, TierNo};
use crate::tally::World;
use crate::tally::spans::DaySpans;
use crate::value::{Code, Date};

/// Conditions, each of which must hold if it is given.
#[derive(Clone, Debug, Default)]
pub(in crate::tally::points) struct When {
    roles: Option<Arc<DaySpans>>,
    tags: Option<Arc<DaySpans>>,
    tiers: Option<Vec<TierNo>>,
    /// The first number of a subtree and the first after it.
    under: Option<Vec<(u32, u32)>>,
    from: Option<i32>,
    until: Option<i32>,
    plans: Option<Vec<Active>>,
}

/// Where and when a plan is active: subtree and days, both half-open.
#[derive(Clone, Copy, Debug)]
struct Active {
    units: (u32, u32),
    days: (i32, i32),
}

/// Who, where and when.
#[derive(Clone, Copy, Debug)]
pub(in crate::tally::points) struct Situation {
    pub(in crate::tally::points) member: u32,
    pub(in crate::tally::points) unit: u32,
    pub(in crate::tally::points) day: i32,
}

/// What is laid out once for all rules: the days of members with one of some roles or tags.
#[derive(Default)]
pub(super) struct Layouts<'a> {
    roles: Vec<(&'a [Code], Arc<DaySpans>)>,
    tags: Vec<(&'a [Code], Arc<DaySpans>)>,
}

impl When {
    pub(super) fn new<'a>(conditions: &'a Conditions, world: &World<'a>, layouts: &mut Layouts<'a>) -> Self {
        let org = world.org();
        let given = |list: &'a [Code]| (!list.is_empty()).then_some(list);
        let unit = |id| org.unit(id).map(|unit| (unit.number(), unit.after()));
        Self {
            roles: given(&conditions.roles).map(|roles| layouts.roles(roles, org)),
            tags: given(&conditions.tags).map(|tags| layouts.tags(tags, org)),
            tiers: (!conditions.tiers.is_empty()).then(|| conditions.tiers.clone()),
            under: (!conditions.under.is_empty()).then(|| conditions.under.iter().filter_map(unit).collect()),
            from: conditions.from.map(Date::days),
            until: conditions.until.map(Date::days),
            plans: given(&conditions.plans).map(|plans| active(plans, world)),
        }
    }

    /// While a plan is active.
    pub(super) fn during(plan: &Code, world: &World<'_>) -> Self {
        Self { plans: Some(active(std::slice::from_ref(plan), world)), ..Self::default() }
    }

    /// Whether it holds of everything.
    pub(in crate::tally::points) fn is_always(&self) -> bool {
        let Self { roles, tags, tiers, under, from, until, plans } = self;
        let people = roles.is_none() && tags.is_none();
        let places = tiers.is_none() && under.is_none() && plans.is_none();
        people && places && from.is_none() && until.is_none()
    }

    /// Whether every condition holds.
    pub(in crate::tally::points) fn holds(&self, of: Situation, org: &Org) -> bool {
        let Situation { member, unit, day } = of;
        let of_member =
            |spans: &Option<Arc<DaySpans>>| spans.as_ref().is_none_or(|spans| spans.hold(member, day));
        let within = |(first, after): &(u32, u32)| (*first..*after).contains(&unit);
        let is_active =
            |active: &Active| within(&active.units) && (active.days.0..active.days.1).contains(&day);
        let on_tier =
            |tiers: &Vec<TierNo>| org.unit_numbered(unit).is_some_and(|unit| tiers.contains(&unit.tier()));
        self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day < until)
            && of_member(&self.roles)
            && of_member(&self.tags)
            && self.under.as_ref().is_none_or(|under| under.iter().any(within))
            && self.tiers.as_ref().is_none_or(on_tier)
            && self.plans.as_ref().is_none_or(|plans| plans.iter().any(is_active))
    }
}

/// Where and when one of some plans is active.
fn active(plans: &[Code], world: &World<'_>) -> Vec<Active> {
    let all = world.activations().map(crate::org::Activations::as_slice).unwrap_or_default();
    let place = |activation: &Activation| {
        let unit = world.org().unit(&activation.unit)?;
        let (from, until) = (activation.span.from(), activation.span.until());
        let days = (from.days(), until.map_or(i32::MAX, Date::days));
        Some(Active { units: (unit.number(), unit.after()), days })
    };
    all.iter().filter(|activation| plans.contains(&activation.plan)).filter_map(place).collect()
}

impl<'a> Layouts<'a> {
    fn roles(&mut self, roles: &'a [Code], org: &'a Org) -> Arc<DaySpans> {
        known(&mut self.roles, roles, || {
            let posts = org.posts().iter().filter(|post| roles.contains(&post.role));
            DaySpans::new(org, posts.map(|post| (&post.member, post.span)))
        })
    }

    fn tags(&mut self, tags: &'a [Code], org: &'a Org) -> Arc<DaySpans> {
        known(&mut self.tags, tags, || {
            let rows = org.tags().iter().filter(|row| tags.contains(&row.tag));
            DaySpans::new(org, rows.map(|row| (&row.member, row.span)))
        })
    }
}

/// What is laid out already for the same list, or now.
fn known<'a>(
    laid_out: &mut Vec<(&'a [Code], Arc<DaySpans>)>,
    list: &'a [Code],
    lay_out: impl FnOnce() -> DaySpans,
) -> Arc<DaySpans> {
    if let Some((_, spans)) = laid_out.iter().find(|(known, _)| *known == list) {
        return Arc::clone(spans);
    }
    let spans = Arc::new(lay_out());
    laid_out.push((list, Arc::clone(&spans)));
    spans
}
