//! The emergency plan that is asked for, in force over the whole township and the whole span.

use serde_json::json;
use wangge::org::{Activations, Org};
use wangge::scheme::{Plan, Scheme};

use crate::args::Args;

/// The list on which the plan is in force; an empty one if none is asked for.
pub(crate) fn in_force(args: &Args, scheme: &Scheme, org: &Org) -> Result<Activations, String> {
    let Some(code) = &args.plan else { return Ok(Activations::default()) };
    let known = || scheme.plans().iter().map(|plan| plan.code.as_str()).collect::<Vec<_>>().join(", ");
    let plan =
        named(scheme, code).ok_or_else(|| format!("there is no plan `{code}`; there are: {}", known()))?;
    let (from, until) = (args.span.first_day(), args.span.last_day().next());
    let tier = plan.tiers.first().copied();
    let units = org.units().filter(|unit| Some(unit.tier()) == tier);
    let rows = units.filter_map(|unit| {
        let by = &org.posts_at(unit.id(), from).next()?.member;
        Some(json!({"plan": code, "unit": unit.id(), "from": from, "until": until, "by": by, "basis": "启动令"}))
    });
    let document = json!({"activations": rows.collect::<Vec<_>>()}).to_string();
    Activations::read(&document, scheme, org).map_err(|faults| faults.to_string())
}

/// The plan of a code.
pub(crate) fn named<'s>(scheme: &'s Scheme, code: &str) -> Option<&'s Plan> {
    scheme.plans().iter().find(|plan| plan.code.as_str() == code)
}
