//! Plans in force (应急预案, L1): what they change about limits and where a case begins.

use super::context::Context;
use crate::org::Unit;
use crate::scheme::{Item, LimitChange, Override, Plan, TierNo, scaled};
use crate::value::{Code, Date, Duration, UnitId};

/// What plans make of a length, and which of them.
pub(super) struct Planned<T> {
    pub(super) value: T,
    pub(super) plans: Vec<Code>,
}

impl<'a> Context<'a> {
    /// What the plans in force at `origin` on `day` say of an item, in declared order; within a plan what names the
    /// item comes before what speaks of all.
    fn in_force(
        &self,
        origin: Option<Unit<'a>>,
        day: Date,
        item: &'a Item,
    ) -> impl Iterator<Item = (&'a Plan, &'a Override)> {
        let activations = self.activations;
        let active = move |plan: &&Plan| {
            activations.zip(origin).is_some_and(|(list, unit)| list.active(&plan.code, unit, day).is_some())
        };
        let plans = self.scheme.plans().iter().filter(active);
        plans.flat_map(|plan| plan.overrides_of(&item.code).map(move |own| (plan, own)))
    }

    /// The tier an item starts on at `origin`: of the plans in force the first that names one wins.
    pub(super) fn planned_start(&self, origin: Unit<'a>, day: Date, item: &'a Item) -> Planned<TierNo> {
        let named = self.in_force(Some(origin), day, item).find_map(|(plan, own)| Some((plan, own.start?)));
        match named {
            Some((plan, start)) => Planned { value: start, plans: vec![plan.code.clone()] },
            None => Planned { value: item.start, plans: Vec::new() },
        }
    }

    /// What the plans in force make of a limit: the first value wins, then all factors apply together.
    pub(super) fn planned_length(
        &self,
        (origin, day, item): (&UnitId, Date, &'a Item),
        usual: Option<Duration>,
        change: impl Fn(&Override) -> Option<LimitChange>,
    ) -> Option<Planned<Duration>> {
        let (mut value, mut factors, mut plans) = (None, Vec::new(), Vec::new());
        for (plan, own) in self.in_force(self.org.unit(origin), day, item) {
            match change(own) {
                Some(LimitChange::Value(given)) if value.is_none() => value = Some(given),
                Some(LimitChange::Factor(factor)) => factors.push(factor),
                _ => continue,
            }
            if plans.last() != Some(&plan.code) {
                plans.push(plan.code.clone());
            }
        }
        let value = scaled(value.or(usual)?, factors);
        Some(Planned { value, plans })
    }
}
