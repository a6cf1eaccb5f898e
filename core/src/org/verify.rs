//! What an [`Org`] promises, checked anew without its indices.

use std::collections::{BTreeMap, BTreeSet};

use super::{LinkEnd, Org, Partner, Unit};
use crate::scheme::{AccountOf, PartnerClass, Scheme, TierNo};
use crate::value::{Code, Span};

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
        self.verify_members(scheme)?;
        self.verify_beside(scheme)?;
        self.verify_households(scheme)?;
        self.verify_links(scheme)
    }

    fn verify_order(&self) -> Result<(), &'static str> {
        let households = self.households();
        promise(self.units().is_sorted_by(|a, b| a.id() < b.id()), "units are by id, each once")?;
        promise(self.members().is_sorted_by(|a, b| a < b), "members are by id, each once")?;
        promise(self.posts().is_sorted(), "posts are in order")?;
        promise(self.enrolments().is_sorted(), "enrolments are in order")?;
        promise(self.homes().is_sorted_by_key(|home| (&home.member, home.span)), "homes are in order")?;
        promise(self.tags().is_sorted(), "tags are in order")?;
        promise(self.groups.is_sorted(), "groups are in order")?;
        promise(self.accounts.is_sorted(), "accounts are in order")?;
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
        promise(self.members().iter().eq(serving), "the members are those who serve")?;
        let posts = self.posts().iter().map(|post| ((&post.member, &post.role, &post.unit), post.span));
        promise(apart(posts), "a post is held once at a time")?;
        let enrolments = self.enrolments().iter().map(|row| ((&row.member, row.r#as), row.span));
        promise(apart(enrolments), "an enrolment stands once at a time")
    }

    fn verify_members(&self, scheme: &Scheme) -> Result<(), &'static str> {
        for home in self.homes() {
            let known = self.members().contains(&home.member) && self.unit(&home.unit).is_some();
            promise(known, "a member is at home at a unit")?;
            let found = self.home_of(&home.member, home.span.from());
            promise(found == Some(&home.unit), "a home is found by its member")?;
        }
        for row in self.tags() {
            let known = scheme.tags().iter().any(|tag| tag.code == row.tag);
            promise(known && self.members().contains(&row.member), "a member has a declared tag")?;
            let found = self.tags_of(&row.member, row.span.from()).filter(|tag| **tag == row.tag);
            promise(found.count() == 1, "a tag is found by its member")?;
        }
        let homes = self.homes().iter().map(|home| (&home.member, home.span));
        promise(apart(homes), "a member has one home at a time")?;
        let tags = self.tags().iter().map(|row| ((&row.member, &row.tag), row.span));
        promise(apart(tags), "a tag stands once at a time")
    }

    fn verify_beside(&self, scheme: &Scheme) -> Result<(), &'static str> {
        for party in self.parties() {
            let tiers = party.units.iter().map(|unit| self.unit(unit).map(Unit::tier));
            promise(!party.units.is_empty(), "a party organisation serves a unit")?;
            promise(tiers.into_iter().all(|tier| tier == Some(party.tier)), "its units are of one tier")?;
            let known = scheme.parties().iter().any(|kind| kind.code == party.kind);
            promise(known, "a party organisation has a kind")?;
        }
        self.partners().iter().try_for_each(|partner| self.verify_partner(partner, scheme))
    }

    fn verify_partner(&self, partner: &Partner, scheme: &Scheme) -> Result<(), &'static str> {
        let kind = scheme.partners().iter().find(|kind| kind.code == partner.kind);
        let kind = kind.ok_or("a partner has a kind")?;
        let attached = partner.units.iter().all(|unit| self.unit(unit).is_some());
        promise(attached && !partner.units.is_empty(), "a partner has units")?;
        promise(partner.units.is_sorted_by(|a, b| a < b), "its units are by id, each once")?;
        let declared = |code: &Code| scheme.functions().iter().any(|function| function.code == *code);
        promise(partner.functions.iter().all(declared), "a function is declared")?;
        promise(partner.functions.is_sorted_by(|a, b| a < b), "functions are by code, each once")?;
        let department = kind.class == PartnerClass::Department;
        promise(!department || !partner.functions.is_empty(), "a department has a function")
    }

    fn verify_households(&self, scheme: &Scheme) -> Result<(), &'static str> {
        let housed = |unit| self.unit(unit).is_some();
        promise(self.households().iter().all(|household| housed(&household.unit)), "a household has a unit")?;
        for row in &self.groups {
            let known = scheme.groups().iter().any(|group| group.code == row.group);
            promise(known && self.household(&row.household).is_some(), "a household is of a declared group")?;
            let found = self.groups_of(&row.household, row.span.from()).filter(|group| **group == row.group);
            promise(found.count() == 1, "a group is found by its household")?;
        }
        let groups = self.groups.iter().map(|row| ((&row.household, &row.group), row.span));
        promise(apart(groups), "a household is once in a group at a time")?;
        self.verify_accounts(scheme)
    }

    fn verify_accounts(&self, scheme: &Scheme) -> Result<(), &'static str> {
        for row in &self.accounts {
            let purse = scheme.purses().iter().find(|purse| purse.code == row.purse);
            let held = purse.is_some_and(|purse| purse.of == AccountOf::Households);
            let known = held && self.household(&row.household).is_some();
            promise(known, "an account is of a household in a purse of households")?;
            let found = self.has_account(&row.household, &row.purse, row.span.from());
            promise(found, "an account is found by its household")?;
        }
        let accounts = self.accounts.iter().map(|row| ((&row.household, &row.purse), row.span));
        promise(apart(accounts), "a household has one account of a purse at a time")
    }

    fn verify_links(&self, scheme: &Scheme) -> Result<(), &'static str> {
        for link in self.links() {
            let kind =
                scheme.links().iter().find(|kind| kind.code == link.kind).ok_or("a link has a kind")?;
            let ends = (link.source.end(), link.target.end()) == (kind.source, kind.target);
            promise(
                ends && self.ties(&link.source) && self.ties(&link.target),
                "a link ties what its kind says",
            )?;
            let day = link.span.from();
            let there = self.links_from(&link.kind, &link.source, day).filter(|found| *found == link);
            let back = self.links_to(&link.kind, &link.target, day).filter(|found| *found == link);
            promise((there.count(), back.count()) == (1, 1), "a link is found from both its ends")?;
        }
        let place = |kind: &Code| scheme.links().iter().position(|declared| declared.code == *kind);
        let ordered =
            self.links().is_sorted_by_key(|link| (place(&link.kind), &link.source, &link.target, link.span));
        promise(ordered, "links are in order")?;
        let links = self.links().iter().map(|link| ((&link.kind, &link.source, &link.target), link.span));
        promise(apart(links), "a link stands once at a time")
    }

    fn ties(&self, end: &LinkEnd) -> bool {
        match end {
            LinkEnd::Member(id) => self.members().contains(id),
            LinkEnd::Unit(id) => self.unit(id).is_some(),
            LinkEnd::Partner(id) => self.partner(id).is_some(),
            LinkEnd::Household(id) => self.household(id).is_some(),
            LinkEnd::Party(id) => self.party(id).is_some(),
        }
    }
}

/// Whether no two spans of one key share a day.
fn apart<K: Ord>(rows: impl Iterator<Item = (K, Span)>) -> bool {
    let mut spans: BTreeMap<K, Vec<Span>> = BTreeMap::new();
    rows.for_each(|(key, span)| spans.entry(key).or_default().push(span));
    spans.values().all(|spans| {
        let later = |at: usize| spans.iter().skip(at + 1);
        spans.iter().enumerate().all(|(at, span)| later(at).all(|other| !span.overlaps(*other)))
    })
}

fn promise(kept: bool, words: &'static str) -> Result<(), &'static str> {
    if kept { Ok(()) } else { Err(words) }
}
