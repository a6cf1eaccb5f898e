//! The gate from draft to [`Org`]: every reference resolved, every rung one tier, all faults at once.

mod activations;
mod beside;
mod checker;
mod homes;
mod households;
mod links;
mod names;
mod notes;
mod posts;
mod rings;
mod units;

pub(super) use activations::activations;
use checker::Checker;

use super::Org;
use super::draft::OrgDraft;
use super::link::Links;
use super::numbers::ByNumber;
use super::staff::Staff;
use super::tree::Tree;
use crate::read::FaultList;
use crate::scheme::Scheme;

/// The organisation, if the draft is without fault; every fault found is added to `faults`.
pub(super) fn check(draft: &OrgDraft, scheme: &Scheme, faults: &mut FaultList) -> Option<Org> {
    let mut checker = Checker::new(draft, scheme, faults);
    let parents = units::parents(&draft.units, &mut checker);
    let posts = posts::posts(&draft.posts, &mut checker);
    let enrolments = posts::enrolments(&draft.enrolments, &mut checker);
    let homes = homes::homes(&draft.homes, &mut checker);
    let tags = homes::tags(&draft.tags, &mut checker);
    let parties = beside::parties(&draft.parties, &mut checker);
    let partners = beside::partners(&draft.partners, &mut checker);
    let households = households::households(&draft.households, &mut checker);
    let groups = households::groups(&draft.groups, &mut checker);
    let accounts = households::accounts(&draft.accounts, &mut checker);
    let links = links::links(&draft.links, &mut checker);
    if checker.notes.found() {
        return None;
    }
    Some(Org {
        tiers: scheme.tiers().iter().map(|tier| tier.code.clone()).collect(),
        tree: Tree::grow(parents.len(), units::seeds(&draft.units, &parents, &checker)),
        staff: Staff::new(posts, enrolments, homes, tags),
        parties,
        partners,
        households,
        groups,
        accounts,
        links: Links::new(scheme.links().iter().map(|kind| kind.code.clone()), links),
        by_number: ByNumber::default(),
    })
}
