//! Links (联系, O5): who is tied to whom, as what, since when.

use serde::Serialize;

use super::find::{at, run};
use crate::scheme::End;
use crate::value::{Code, HouseholdId, MemberId, PartnerId, PartyId, Span, UnitId};

/// A typed and dated link (联系, O5), such as that of a party member with a household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The code of its kind.
    pub kind: Code,
    /// What it begins at.
    pub source: LinkEnd,
    /// What it ends at.
    pub target: LinkEnd,
    /// When; in JSON the fields `from` and `until`.
    #[serde(flatten)]
    pub span: Span,
}

/// One end of a link; in JSON the id alone, since the kind of the link tells of what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum LinkEnd {
    /// 成员.
    Member(MemberId),
    /// 网格单元.
    Unit(UnitId),
    /// 共建力量.
    Partner(PartnerId),
    /// 户.
    Household(HouseholdId),
    /// 党组织.
    Party(PartyId),
}

impl LinkEnd {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Member(id) => id.as_str(),
            Self::Unit(id) => id.as_str(),
            Self::Partner(id) => id.as_str(),
            Self::Household(id) => id.as_str(),
            Self::Party(id) => id.as_str(),
        }
    }

    /// Of what it is the id.
    #[must_use]
    pub const fn end(&self) -> End {
        match self {
            Self::Member(_) => End::Member,
            Self::Unit(_) => End::Unit,
            Self::Partner(_) => End::Partner,
            Self::Household(_) => End::Household,
            Self::Party(_) => End::Party,
        }
    }

    /// The id, if it is a member's.
    #[must_use]
    pub const fn member(&self) -> Option<&MemberId> {
        match self {
            Self::Member(id) => Some(id),
            _ => None,
        }
    }
}

/// All links with what is needed to walk them both ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Links {
    /// The kinds, as the scheme declares them, each with the position after its last link.
    kinds: Vec<(Code, usize)>,
    /// By kind, source, target, first day.
    links: Vec<Link>,
    /// Positions in `links`, by kind, target, source, first day.
    by_target: Vec<u32>,
}

impl Links {
    /// Takes the links, each with the position of its kind among `kinds`.
    pub(super) fn new(kinds: impl Iterator<Item = Code>, mut links: Vec<(usize, Link)>) -> Self {
        links.sort_unstable_by(|(kind, link), (other_kind, other)| {
            let key = (kind, &link.source, &link.target, link.span);
            key.cmp(&(other_kind, &other.source, &other.target, other.span))
        });
        let end = |kind: usize| links.partition_point(|(other, _)| *other <= kind);
        let kinds = kinds.enumerate().map(|(kind, code)| (code, end(kind))).collect();
        let mut by_target: Vec<u32> = (0..).take(links.len()).collect();
        by_target.sort_by_key(|ix| links.get(at(*ix)).map(|(kind, link)| (*kind, &link.target)));
        Self { kinds, links: links.into_iter().map(|(_, link)| link).collect(), by_target }
    }

    pub(super) fn as_slice(&self) -> &[Link] {
        &self.links
    }

    /// The positions of a kind's links.
    fn range(&self, kind: &Code) -> std::ops::Range<usize> {
        let Some(place) = self.kinds.iter().position(|(code, _)| code == kind) else { return 0..0 };
        let end = |place: usize| self.kinds.get(place).map_or(0, |(_, end)| *end);
        place.checked_sub(1).map_or(0, end)..end(place)
    }

    /// The links of a kind from one source, by target and first day.
    pub(super) fn from(&self, kind: &Code, source: &LinkEnd) -> &[Link] {
        let links = self.links.get(self.range(kind)).unwrap_or_default();
        run(links, |link| link.source.cmp(source))
    }

    /// The links of a kind to one target, by source and first day.
    pub(super) fn to(&self, kind: &Code, target: &LinkEnd) -> impl Iterator<Item = &Link> {
        let positions = self.by_target.get(self.range(kind)).unwrap_or_default();
        let link = |ix: &u32| self.links.get(at(*ix));
        let run = run(positions, |ix| link(ix).map(|link| &link.target).cmp(&Some(target)));
        run.iter().filter_map(link)
    }
}
