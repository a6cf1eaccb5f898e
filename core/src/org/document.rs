//! The checked organisation and what it answers.

use std::ops::Range;

use super::beside::{Account, HouseholdGroup};
use super::find::{find, run};
use super::link::Links;
use super::numbers::ByNumber;
use super::staff::Staff;
use super::tree::Tree;
use super::{Enrolled, Enrolment, Home, Household, Link, LinkEnd, MemberTag, Partner, Party, Post, Unit};
use crate::scheme::TierNo;
use crate::value::{Code, Date, HouseholdId, MemberId, PartnerId, PartyId, UnitId};

/// Who stands where (组织树), checked and immutable: one township, or a forest of many.
///
/// The order of rows in the document is of no account: of the same rows in any order the same `Org` is read, and
/// lists come out by id.
///
/// ```
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let org = Org::read(
///     r#"{
///         "units": [
///             {"id": "ds", "tier": "town"},
///             {"id": "ds-07", "tier": "grid1", "parent": "ds", "name": "一级网格07"}
///         ],
///         "posts": [{"member": "m-1", "role": "grid-head", "unit": "ds-07", "from": "2022-01-01"}]
///     }"#,
///     &scheme,
/// )?;
/// let village = org.unit(&"ds-07".parse()?).unwrap();
/// assert_eq!(village.parent().unwrap().id().as_str(), "ds");
/// let head = org.holders(village.id(), &"grid-head".parse()?, "2022-06-01".parse()?).next().unwrap();
/// assert_eq!(head.as_str(), "m-1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Org {
    /// The codes of the tiers, apex first.
    pub(super) tiers: Vec<Code>,
    pub(super) tree: Tree,
    pub(super) staff: Staff,
    pub(super) parties: Vec<Party>,
    pub(super) partners: Vec<Partner>,
    pub(super) households: Vec<Household>,
    /// By household, group, first day.
    pub(super) groups: Vec<HouseholdGroup>,
    /// By household, purse, first day.
    pub(super) accounts: Vec<Account>,
    pub(super) links: Links,
    pub(crate) by_number: ByNumber,
}

/// The tree.
impl Org {
    /// The unit of this id. O(log units).
    #[must_use]
    pub fn unit(&self, id: &UnitId) -> Option<Unit<'_>> {
        self.tree.find(id)
    }

    /// All units, by id.
    pub fn units(&self) -> impl ExactSizeIterator<Item = Unit<'_>> {
        self.tree.units()
    }

    /// Some of the units by id, by their places.
    pub(crate) fn units_in(&self, places: Range<usize>) -> impl ExactSizeIterator<Item = Unit<'_>> {
        self.tree.units_in(places)
    }

    /// All units in tree order: roots, and children of one parent, by id, each followed by all below it.
    pub fn units_in_order(&self) -> impl Iterator<Item = Unit<'_>> {
        self.tree.in_order()
    }

    /// The first number after the subtree of each unit, by its own.
    pub(crate) fn ends(&self) -> &[u32] {
        self.by_number.ends.or(|| self.units_in_order().map(Unit::after).collect())
    }

    /// The unit of a number in preorder. O(1).
    pub(crate) fn unit_numbered(&self, number: u32) -> Option<Unit<'_>> {
        self.tree.at_number(number)
    }

    /// The units of one tier, by id. O(units).
    pub fn units_on(&self, tier: TierNo) -> impl Iterator<Item = Unit<'_>> {
        self.tree.units().filter(move |unit| unit.tier() == tier)
    }
}

/// People who serve.
impl Org {
    /// Everyone who ever holds a post or is enrolled (成员), by id.
    #[must_use]
    pub fn members(&self) -> &[MemberId] {
        self.staff.members()
    }

    /// All posts, by member, role, unit, first day.
    #[must_use]
    pub fn posts(&self) -> &[Post] {
        self.staff.posts()
    }

    /// All enrolments, by member, kind, first day.
    #[must_use]
    pub fn enrolments(&self) -> &[Enrolment] {
        self.staff.enrolments()
    }

    /// Whether the member holds this role at this unit on a day. O(log posts) and the spans of that one post.
    #[must_use]
    pub fn holds(&self, member: &MemberId, role: &Code, unit: &UnitId, day: Date) -> bool {
        self.staff.holds(member, role, unit, day)
    }

    /// The posts a member holds on a day, by role and unit. O(log posts) and all posts of the member.
    pub fn posts_of(&self, member: &MemberId, day: Date) -> impl Iterator<Item = &Post> {
        self.staff.posts_of(member).iter().filter(move |post| post.span.contains(day))
    }

    /// The posts held at a unit, not below it, on a day, by role and member. O(log posts) and all posts there.
    pub fn posts_at(&self, unit: &UnitId, day: Date) -> impl Iterator<Item = &Post> {
        self.staff.posts_at(unit).filter(move |post| post.span.contains(day))
    }

    /// Who holds a role at a unit on a day, by id, each once. O(log posts) and all posts of that role there.
    pub fn holders(&self, unit: &UnitId, role: &Code, day: Date) -> impl Iterator<Item = &MemberId> {
        self.staff.holders(unit, role, day)
    }

    /// Who is enrolled as this on a day, by id, each once. O(enrolments).
    pub fn enrolled(&self, r#as: Enrolled, day: Date) -> impl Iterator<Item = &MemberId> {
        let on = move |entry: &&Enrolment| entry.r#as == r#as && entry.span.contains(day);
        self.staff.enrolments().iter().filter(on).map(|entry| &entry.member)
    }

    /// Whether the member holds a post or is enrolled on a day. O(log rows) and all rows of the member.
    #[must_use]
    pub fn serves(&self, member: &MemberId, day: Date) -> bool {
        self.staff.posts_of(member).iter().any(|post| post.span.contains(day))
            || self.staff.enrolments_of(member).iter().any(|entry| entry.span.contains(day))
    }
}

/// Where members are at home, and what they are able to do.
impl Org {
    /// The home units of members (所在单元), by member and first day.
    #[must_use]
    pub fn homes(&self) -> &[Home] {
        self.staff.homes()
    }

    /// The home unit of a member on a day. O(log homes) and the homes of the member.
    #[must_use]
    pub fn home_of(&self, member: &MemberId, day: Date) -> Option<&UnitId> {
        let home = self.staff.homes_of(member).iter().find(|home| home.span.contains(day));
        home.map(|home| &home.unit)
    }

    /// The tags of members (成员标签), by member, tag, first day.
    #[must_use]
    pub fn tags(&self) -> &[MemberTag] {
        self.staff.tags()
    }

    /// The tags of a member on a day, by code, each once. O(log tags) and the tags of the member.
    pub fn tags_of(&self, member: &MemberId, day: Date) -> impl Iterator<Item = &Code> {
        let tags = self.staff.tags_of(member).iter();
        tags.filter(move |tag| tag.span.contains(day)).map(|tag| &tag.tag)
    }
}

/// Beside the tree.
impl Org {
    /// The party organisations (党组织), by id.
    #[must_use]
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// The party organisation of this id. O(log parties).
    #[must_use]
    pub fn party(&self, id: &PartyId) -> Option<&Party> {
        find(&self.parties, |party| party.id.cmp(id))
    }

    /// The partners (共建力量), by id.
    #[must_use]
    pub fn partners(&self) -> &[Partner] {
        &self.partners
    }

    /// The partner of this id. O(log partners).
    #[must_use]
    pub fn partner(&self, id: &PartnerId) -> Option<&Partner> {
        find(&self.partners, |partner| partner.id.cmp(id))
    }

    /// The households (户), by id.
    #[must_use]
    pub fn households(&self) -> &[Household] {
        &self.households
    }

    /// The household of this id. O(log households).
    #[must_use]
    pub fn household(&self, id: &HouseholdId) -> Option<&Household> {
        find(&self.households, |household| household.id.cmp(id))
    }

    /// The groups a household is of on a day (户所属群体), by code, each once. O(log groups) and the groups of the
    /// household.
    ///
    /// There is no way back from a group to its households (A5).
    pub fn groups_of(&self, household: &HouseholdId, day: Date) -> impl Iterator<Item = &Code> {
        let groups = run(&self.groups, |row| row.household.cmp(household)).iter();
        groups.filter(move |row| row.span.contains(day)).map(|row| &row.group)
    }
}

/// Accounts of households.
impl Org {
    /// Whether a household is enrolled in a purse of voluntary deeds on a day (户积分账户, P6). O(log accounts) and the
    /// accounts of the household.
    ///
    /// ```
    /// use wangge::org::Org;
    /// use wangge::scheme::{Preset, Scheme};
    ///
    /// let scheme = Scheme::read(Preset::Dongshi.document())?;
    /// let org = Org::read(r#"{"units": [{"id": "ds", "tier": "town"}]}"#, &scheme)?;
    /// assert!(!org.has_account(&"h-1".parse()?, &"volunteer".parse()?, "2022-06-01".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn has_account(&self, household: &HouseholdId, purse: &Code, day: Date) -> bool {
        let own = run(&self.accounts, |row| (&row.household, &row.purse).cmp(&(household, purse)));
        own.iter().any(|row| row.span.contains(day))
    }
}

/// Links.
impl Org {
    /// The links (联系), by kind as the scheme declares them, source, target, first day.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        self.links.as_slice()
    }

    /// The links of a kind that begin at `source`, on a day, by target. O(log links) and all links of that kind from
    /// there.
    ///
    /// ```
    /// use wangge::org::{LinkEnd, Org};
    /// use wangge::scheme::{Preset, Scheme};
    ///
    /// let scheme = Scheme::read(Preset::Dongshi.document())?;
    /// let org = Org::read(
    ///     r#"{
    ///         "units": [{"id": "ds", "tier": "town"}],
    ///         "enrolments": [{"member": "m-1", "as": "party-member", "from": "2022-01-01"}],
    ///         "households": [{"id": "h-1", "unit": "ds"}],
    ///         "links": [{"kind": "centre-household", "source": "m-1", "target": "h-1", "from": "2022-01-01"}]
    ///     }"#,
    ///     &scheme,
    /// )?;
    /// let (kind, member) = ("centre-household".parse()?, LinkEnd::Member("m-1".parse()?));
    /// let link = org.links_from(&kind, &member, "2022-06-01".parse()?).next().unwrap();
    /// assert_eq!(link.target.id(), "h-1");
    /// assert_eq!(org.links_to(&kind, &link.target, "2022-06-01".parse()?).count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn links_from(&self, kind: &Code, source: &LinkEnd, day: Date) -> impl Iterator<Item = &Link> {
        self.links.from(kind, source).iter().filter(move |link| link.span.contains(day))
    }

    /// The links of a kind that end at `target`, on a day, by source. O(log links) and all links of that kind to
    /// there.
    pub fn links_to(&self, kind: &Code, target: &LinkEnd, day: Date) -> impl Iterator<Item = &Link> {
        self.links.to(kind, target).filter(move |link| link.span.contains(day))
    }
}
