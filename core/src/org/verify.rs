//! What an [`Org`] promises, checked anew without its indices.

use std::collections::{BTreeMap, BTreeSet};

use super::{LinkEnd, Org, Unit};
use crate::scheme::{Scheme, TierNo};

impl Org {
    /// Checks anew, by plain search, what reading promised of the `Org` under its scheme (O6), for tests.
    ///
    /// # Errors
    ///
    /// The first promise that is broken, in words. Of what [`Org::read`] returned there is none.
    pub fn verify(&self, scheme: &Scheme) -> Result<(), &'static str> {
        self.verify_order()?;
        self.verify_tree()?;
        self.verify_staff(scheme)?;
        self.verify_beside(scheme)
    }

    fn verify_order(&self) -> Result<(), &'static str> {
        let households = self.households();
        promise(self.units().is_sorted_by(|a, b| a.id() < b.id()), "units are by id, each once")?;
        promise(self.members().is_sorted_by(|a, b| a < b), "members are by id, each once")?;
        promise(self.posts().is_sorted(), "posts are in order")?;
        promise(self.enrolments().is_sorted(), "enrolments are in order")?;
        promise(self.parties().is_sorted_by(|a, b| a.id < b.id), "parties are by id, each once")?;
        promise(self.partners().is_sorted_by(|a, b| a.id < b.id), "partners are by id, each once")?;
        promise(households.is_sorted_by(|a, b| a.id < b.id), "households are by id, each once")
    }

    fn verify_tree(&self) -> Result<(), &'static str> {
        let mut below: BTreeMap<_, usize> = BTreeMap::new();
        for unit in self.units() {
            let above = unit.parent().map(Unit::tier);
            promise(
                above == unit.tier().above(),
                "a parent stands on the tier above, and only tier 1 has none",
            )?;
            let path: Vec<_> = std::iter::once(unit).chain(unit.ancestors()).collect();
            promise(
                path.iter().all(|above| above.contains(unit)),
                "a unit stands in every subtree above it",
            )?;
            promise(path.len() == usize::from(unit.tier().number()), "the way up ends at tier 1")?;
            path.iter().for_each(|above| *below.entry(above.id()).or_default() += 1);
        }
        for unit in self.units() {
            let size = below.get(unit.id()).copied();
            promise(Some(unit.subtree().len()) == size, "a subtree is what has the unit above it")?;
            promise(unit.subtree().all(|other| unit.contains(other)), "a subtree holds nothing else")?;
            let children = unit.children().filter(|child| child.parent() == Some(unit)).count();
            promise(children == unit.children().count(), "children have the unit as parent")?;
        }
        let roots = self.units_on(TierNo::APEX).map(|root| root.subtree().len()).sum::<usize>();
        promise(roots == self.units().len(), "the trees are the forest")
    }

    fn verify_staff(&self, scheme: &Scheme) -> Result<(), &'static str> {
        let mut serving = BTreeSet::new();
        for post in self.posts() {
            let unit = self.unit(&post.unit).ok_or("a post stands at a unit")?;
            let role =
                scheme.roles().iter().find(|role| role.code == post.role).ok_or("a post has a role")?;
            promise(role.tiers.contains(&unit.tier()), "a role serves on the post's tier")?;
            let day = post.span.from();
            let held = self.holders(&post.unit, &post.role, day).filter(|member| **member == post.member);
            promise(held.count() == 1, "a post is found once at its unit")?;
            promise(self.holds(&post.member, &post.role, &post.unit, day), "a post is found by its member")?;
            serving.insert(&post.member);
        }
        serving.extend(self.enrolments().iter().map(|enrolment| &enrolment.member));
        promise(self.members().iter().eq(serving), "the members are those who serve")
    }

    fn verify_beside(&self, scheme: &Scheme) -> Result<(), &'static str> {
        for party in self.parties() {
            let tiers = party.units.iter().map(|unit| self.unit(unit).map(Unit::tier));
            promise(!party.units.is_empty(), "a party organisation serves a unit")?;
            promise(tiers.into_iter().all(|tier| tier == Some(party.tier)), "its units are of one tier")?;
            let known = scheme.parties().iter().any(|kind| kind.code == party.kind);
            promise(known, "a party organisation has a kind")?;
        }
        for partner in self.partners() {
            let known = scheme.partners().iter().any(|kind| kind.code == partner.kind);
            let attached = partner.units.iter().all(|unit| self.unit(unit).is_some());
            promise(known && attached && !partner.units.is_empty(), "a partner has a kind and units")?;
        }
        let housed = |unit| self.unit(unit).is_some();
        promise(self.households().iter().all(|household| housed(&household.unit)), "a household has a unit")?;
        for link in self.links() {
            let kind =
                scheme.links().iter().find(|kind| kind.code == link.kind).ok_or("a link has a kind")?;
            let ends = (link.source.end(), link.target.end()) == (kind.source, kind.target);
            promise(
                ends && self.ties(&link.source) && self.ties(&link.target),
                "a link ties what its kind says",
            )?;
        }
        Ok(())
    }

    fn ties(&self, end: &LinkEnd) -> bool {
        match end {
            LinkEnd::Member(id) => self.members().contains(id),
            LinkEnd::Unit(id) => self.unit(id).is_some(),
            LinkEnd::Partner(id) => self.partner(id).is_some(),
            LinkEnd::Party(id) => self.party(id).is_some(),
            LinkEnd::Household(id) => self.household(id).is_some(),
        }
    }
}

fn promise(kept: bool, words: &'static str) -> Result<(), &'static str> {
    if kept { Ok(()) } else { Err(words) }
}
