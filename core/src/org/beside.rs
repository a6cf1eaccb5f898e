//! What stands beside the tree: party organisations, partners, households and their groups.

use serde::Serialize;

use crate::scheme::TierNo;
use crate::value::{Code, Date, HouseholdId, Name, PartnerId, PartyId, Span, UnitId};

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
    /// The codes of its functions (职能), by code; of a department at least one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<Code>,
    /// Its term, if it has one; in JSON the fields `from` and `until`.
    #[serde(flatten)]
    pub term: Option<Span>,
    /// The name of the decision that founded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Name>,
}

impl Partner {
    /// Whether `day` lies in its term; one without a term stands every day.
    #[must_use]
    pub fn stands_on(&self, day: Date) -> bool {
        self.term.is_none_or(|term| term.contains(day))
    }
}

/// A household (户): an id and where it lives, nothing else (O4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Household {
    /// Its id.
    pub id: HouseholdId,
    /// The unit it lives in.
    pub unit: UnitId,
}

/// A household's account in a purse of voluntary deeds (户积分账户, P6): it enrolled for that, and can leave.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Account {
    pub(super) household: HouseholdId,
    pub(super) purse: Code,
    #[serde(flatten)]
    pub(super) span: Span,
}

/// A household with a need for care (O4), dated. Nobody is told which households a group has (A5): a household is
/// asked for its groups.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct HouseholdGroup {
    pub(super) household: HouseholdId,
    pub(super) group: Code,
    #[serde(flatten)]
    pub(super) span: Span,
}
