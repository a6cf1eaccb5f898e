//! The gate from draft to [`Org`]: every reference resolved, every rung one tier, all faults at once.

mod beside;
mod checker;
mod links;
mod names;
mod posts;
mod spans;
mod units;

use checker::Checker;

use super::Org;
use super::draft::OrgDraft;
use super::staff::Staff;
use super::tree::Tree;
use crate::read::FaultList;
use crate::scheme::Scheme;

/// The organisation, if the draft is without fault; every fault found is added to `faults`.
pub(super) fn check(draft: &OrgDraft, scheme: &Scheme, faults: &mut FaultList) -> Option<Org> {
    let mut checker = Checker::new(draft, scheme, faults);
    let units = units::units(&draft.units, &mut checker);
    let posts = posts::posts(&draft.posts, &mut checker);
    let enrolments = posts::enrolments(&draft.enrolments, &mut checker);
    let parties = beside::parties(&draft.parties, &mut checker);
    let partners = beside::partners(&draft.partners, &mut checker);
    let households = beside::households(&draft.households, &mut checker);
    let links = links::links(&draft.links, &mut checker);
    if !faults.is_empty() {
        return None;
    }
    Some(Org {
        tiers: scheme.tiers().iter().map(|tier| tier.code.clone()).collect(),
        tree: Tree::grow(units),
        staff: Staff::new(posts, enrolments),
        parties,
        partners,
        households,
        links,
    })
}
