//! What stands beside the tree: party organisations, partners, households, links.

use serde::Serialize;

use crate::scheme::{End, TierNo};
use crate::value::{Code, HouseholdId, MemberId, PartnerId, PartyId, Span, UnitId};

/// A party organisation (党组织): one branch may serve several grids of a tier (O2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Party {
    /// Its id.
    pub id: PartyId,
    /// The code of its kind.
    pub kind: Code,
    /// The units it serves, by id; at least one, all of one tier.
    pub units: Vec<UnitId>,
    /// The tier of these units; not written.
    #[serde(skip)]
    pub tier: TierNo,
}

/// A partner (共建力量): a department, enterprise, organisation or team (O3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Partner {
    /// Its id.
    pub id: PartnerId,
    /// The code of its kind.
    pub kind: Code,
    /// The units it is attached to, by id; at least one.
    pub units: Vec<UnitId>,
}

/// A household (户): an id and where it lives, nothing else (O4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Household {
    /// Its id.
    pub id: HouseholdId,
    /// The unit it lives in.
    pub unit: UnitId,
}

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
