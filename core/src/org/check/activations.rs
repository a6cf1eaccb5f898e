//! Activations of plans (L2), against scheme and organisation.

use super::names::Row;
use super::notes::Notes;
use crate::org::activation::ActivationDraft;
use crate::org::{Activation, Org, Unit};
use crate::read::{FaultKind, FaultList, Rows};
use crate::scheme::Scheme;

/// The activations; every fault found is added to `faults`.
pub(in crate::org) fn activations(
    rows: &Rows<ActivationDraft>,
    scheme: &Scheme,
    org: &Org,
    faults: &mut FaultList,
) -> Vec<Activation> {
    let list = "activations";
    let mut notes = Notes::new(faults);
    let (mut activations, mut spans) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter() {
        let place = Row { list, at };
        let plan = notes.declared("plan", &row.plan, scheme.plans(), |plan| &plan.code, (place, "plan"));
        let unit = row.unit.get().and_then(|id| {
            let unit = org.unit(id);
            if unit.is_none() {
                notes.unknown(
                    "unit",
                    id.as_str(),
                    org.units().map(|unit| unit.id().as_str()),
                    place.field("unit"),
                );
            }
            unit
        });
        if let (Some(plan), Some(unit)) = (plan, unit)
            && !plan.tiers.contains(&unit.tier())
        {
            notes.wrong_tier(unit.id(), unit.tier(), &plan.tiers, scheme, place.field("unit"));
        }
        let by = row.by.get();
        if let Some(by) = by.filter(|by| org.members().binary_search(by).is_err()) {
            notes.fault(FaultKind::NotServing { member: by.to_string() }, place.field("by"));
        }
        let span = notes.span(&row.from, &row.until, place);
        let (Some(plan), Some(unit), Some(span)) = (plan, unit.map(Unit::id), span) else { continue };
        spans.push(((&plan.code, unit), span, at));
        if let (Some(by), Some(basis)) = (by, row.basis.get()) {
            let (plan, unit) = (plan.code.clone(), unit.clone());
            activations.push(Activation { plan, unit, span, by: by.clone(), basis: basis.clone() });
        }
    }
    notes.no_overlap("plan", list, spans, |(plan, _)| plan.to_string());
    activations
}
