//! The plans in force (L1), by the words of the clause.

use wangge::org::{Activations, Org};
use wangge::scheme::{LimitChange, Override, Scheme, scaled};
use wangge::value::{Code, Date, Duration};

use super::lookup::Of;

/// What is otherwise, and by which plan.
pub type Changes<'a> = Vec<(&'a Code, &'a Override)>;

/// What is otherwise for an item at a unit on a day: plans in declared order, within a plan what names the item first.
pub fn in_force<'a>(
    (scheme, org, activations): (&'a Scheme, &Org, &Activations),
    unit: &str,
    day: Date,
    item: &Code,
) -> Changes<'a> {
    let unit = org.units().find(|known| known.id().as_str() == unit);
    let path: Vec<_> = std::iter::successors(unit, |unit| unit.parent()).map(|unit| unit.id()).collect();
    let mut changes = Vec::new();
    for plan in scheme.plans() {
        let active = activations.as_slice().iter().any(|row| {
            let begun = row.span.from() <= day;
            let ended = row.span.until().is_some_and(|until| until <= day);
            row.plan == plan.code && path.contains(&&row.unit) && begun && !ended
        });
        if active {
            let named = plan.overrides.iter().filter(|own| own.items.contains(item));
            let every = plan.overrides.iter().filter(|own| own.items.is_empty());
            changes.extend(named.chain(every).map(|own| (&plan.code, own)));
        }
    }
    changes
}

/// A limit with the first value in place of it and all factors applied, and the plans that did so.
pub fn changed(changes: &Changes<'_>, of: Of, usual: Option<Duration>) -> Option<(Duration, Vec<Code>)> {
    let field = |own: &Override| match of {
        Of::Accept => own.accept,
        Of::Handle => own.handle,
    };
    let (mut value, mut factors, mut plans) = (None, Vec::new(), Vec::new());
    for (plan, own) in changes {
        let counts = match field(own) {
            Some(LimitChange::Value(given)) if value.is_none() => {
                value = Some(given);
                true
            }
            Some(LimitChange::Factor(factor)) => {
                factors.push(factor);
                true
            }
            Some(LimitChange::Value(_)) | None => false,
        };
        if counts && !plans.contains(*plan) {
            plans.push((*plan).clone());
        }
    }
    Some((scaled(value.or(usual)?, factors), plans))
}
