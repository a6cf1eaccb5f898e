//! What every preset's organisation is built with: rows under ids in sequence, and figures spread by chance.

use std::collections::BTreeSet;

use super::Rng;
use super::rows::{
    Document, EnrolmentRow, GroupRow, HomeRow, HouseholdRow, LinkRow, PartnerRow, PartyRow, PostRow, TagRow,
    UnitRow,
};
use crate::org::{Enrolled, UnitKind};
use crate::scheme::Scheme;

/// An organisation while it is being built. Everything in it begins with the scheme.
pub(super) struct Town {
    pub(super) rng: Rng,
    tiers: Vec<String>,
    from: String,
    members: usize,
    /// Numbers of households given so far.
    taken: BTreeSet<u64>,
    document: Document,
}

impl Town {
    pub(super) fn new(scheme: &Scheme, seed: u64) -> Self {
        Self {
            rng: Rng::new(seed),
            tiers: scheme.tiers().iter().map(|tier| tier.code.to_string()).collect(),
            from: scheme.edition().from.to_string(),
            members: 0,
            taken: BTreeSet::new(),
            document: Document::default(),
        }
    }

    /// The document, in JSON.
    pub(super) fn text(&self) -> String {
        serde_json::to_string(&self.document).unwrap_or_default()
    }

    /// A unit on a tier, counted from 0 at the apex.
    pub(super) fn unit(
        &mut self,
        id: &str,
        tier: usize,
        parent: Option<&str>,
        kind: Option<UnitKind>,
        name: &str,
    ) {
        self.document.units.push(UnitRow {
            id: id.to_owned(),
            tier: self.tiers.get(tier).cloned().unwrap_or_default(),
            parent: parent.map(str::to_owned),
            kind: kind.map(UnitKind::as_str),
            name: name.to_owned(),
        });
    }

    /// Somebody new, who is the latest member from now on.
    pub(super) fn member(&mut self) -> String {
        self.members += 1;
        self.latest()
    }

    /// The latest member.
    pub(super) fn latest(&self) -> String {
        format!("m-{:05}", self.members)
    }

    /// A post for somebody new.
    pub(super) fn post(&mut self, role: &'static str, unit: &str) {
        self.member();
        self.another_post(role, unit);
    }

    /// A post for the latest member.
    pub(super) fn another_post(&mut self, role: &'static str, unit: &str) {
        let row = PostRow { member: self.latest(), role, unit: unit.to_owned(), from: self.from.clone() };
        self.document.posts.push(row);
    }

    /// An enrolment of somebody new, who has no post and, where it is known, a home unit.
    pub(super) fn enrolment(&mut self, r#as: Enrolled, home: Option<&str>) {
        let member = self.member();
        if let Some(unit) = home {
            let row = HomeRow { member: member.clone(), unit: unit.to_owned(), from: self.from.clone() };
            self.document.homes.push(row);
        }
        self.enrol(member, r#as);
    }

    /// An enrolment of somebody known.
    pub(super) fn enrol(&mut self, member: String, r#as: Enrolled) {
        let row = EnrolmentRow { member, r#as: r#as.as_str(), from: self.from.clone() };
        self.document.enrolments.push(row);
    }

    /// A tag of the latest member.
    pub(super) fn tag(&mut self, tag: &'static str) {
        let row = TagRow { member: self.latest(), tag, from: self.from.clone() };
        self.document.tags.push(row);
    }

    pub(super) fn party(&mut self, id: &str, kind: &'static str, units: Vec<String>) {
        self.document.parties.push(PartyRow { id: id.to_owned(), kind, units });
    }

    pub(super) fn partner(&mut self, id: &str, kind: &'static str, units: Vec<String>) {
        let row = PartnerRow { id: id.to_owned(), kind, units, functions: Vec::new() };
        self.document.partners.push(row);
    }

    /// A department for one function, named like it.
    pub(super) fn department(&mut self, function: &str, kind: &'static str, unit: &str) {
        let functions = vec![function.to_owned()];
        let row = PartnerRow { id: function.to_owned(), kind, units: vec![unit.to_owned()], functions };
        self.document.partners.push(row);
    }

    /// A household under a random number, which is its id.
    pub(super) fn household(&mut self, unit: &str) -> String {
        let number = loop {
            let number = self.rng.bits() >> 32;
            if self.taken.insert(number) {
                break number;
            }
        };
        let id = format!("h-{number:08x}");
        self.document.households.push(HouseholdRow { id: id.clone(), unit: unit.to_owned() });
        id
    }

    /// A group that a household belongs to.
    pub(super) fn group(&mut self, household: &str, group: &str) {
        let (household, group) = (household.to_owned(), group.to_owned());
        self.document.groups.push(GroupRow { household, group, from: self.from.clone() });
    }

    /// A link of the latest member.
    pub(super) fn link(&mut self, kind: &'static str, target: &str) {
        self.link_of(&self.latest(), kind, target);
    }

    /// A link of somebody known.
    pub(super) fn link_of(&mut self, member: &str, kind: &'static str, target: &str) {
        let (source, target) = (member.to_owned(), target.to_owned());
        self.document.links.push(LinkRow { kind, source, target, from: self.from.clone() });
    }

    /// So many of a list, in its order.
    pub(super) fn sample(&mut self, list: &[String], count: usize) -> Vec<String> {
        let picks = marks(count, list.len(), &mut self.rng);
        list.iter().zip(picks).filter(|(_, pick)| *pick).map(|(entry, _)| entry.clone()).collect()
    }
}

/// So many marks in a row of `length`, anywhere.
pub(super) fn marks(count: usize, length: usize, rng: &mut Rng) -> Vec<bool> {
    let mut marks: Vec<bool> = (0..length).map(|nth| nth < count).collect();
    rng.shuffle(&mut marks);
    marks
}

/// A sum in so many random parts, each at least `least`.
pub(super) fn spread(sum: usize, parts: usize, least: usize, rng: &mut Rng) -> Vec<usize> {
    let mut spread = vec![least; parts];
    for _ in parts * least..sum {
        let at = rng.index(parts);
        if let Some(part) = spread.get_mut(at) {
            *part += 1;
        }
    }
    spread
}
