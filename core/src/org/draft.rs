//! The document as written, list by list.

use std::str::FromStr;

use super::{Enrolled, UnitKind};
use crate::read::{draft, leaf};
use crate::value::{Code, Date, HouseholdId, MemberId, Name, PartnerId, PartyId, UnitId, ValueError};

draft! {
    /// A whole document.
    pub(crate) struct OrgDraft {
        /// 网格单元.
        list units: UnitDraft,
        /// 岗位任职.
        list posts: PostDraft,
        /// 党员、志愿者登记.
        list enrolments: EnrolmentDraft,
        /// 党组织.
        list parties: PartyDraft,
        /// 共建力量.
        list partners: PartnerDraft,
        /// 户.
        list households: HouseholdDraft,
        /// 联系.
        list links: LinkDraft,
    }
}

draft! {
    /// One row of `units`.
    pub(crate) struct UnitDraft {
        required id: UnitId,
        required tier: Code,
        optional parent: UnitId,
        optional kind: UnitKind,
        optional name: Name,
    }
}

draft! {
    /// One row of `posts`.
    pub(crate) struct PostDraft {
        required member: MemberId,
        required role: Code,
        required unit: UnitId,
        required from: Date,
        optional until: Date,
    }
}

draft! {
    /// One row of `enrolments`.
    pub(crate) struct EnrolmentDraft {
        required member: MemberId,
        required r#as: Enrolled,
        required from: Date,
        optional until: Date,
    }
}

draft! {
    /// One row of `parties`.
    pub(crate) struct PartyDraft {
        required id: PartyId,
        required kind: Code,
        list units: UnitId,
    }
}

draft! {
    /// One row of `partners`.
    pub(crate) struct PartnerDraft {
        required id: PartnerId,
        required kind: Code,
        list units: UnitId,
    }
}

draft! {
    /// One row of `households`.
    pub(crate) struct HouseholdDraft {
        required id: HouseholdId,
        required unit: UnitId,
    }
}

draft! {
    /// One row of `links`.
    pub(crate) struct LinkDraft {
        required kind: Code,
        required source: EndId,
        required target: EndId,
        required from: Date,
        optional until: Date,
    }
}

/// The id at an end of a link: of what, the link's kind tells. Ids of every sort are read by one rule (V5).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EndId(UnitId);

impl EndId {
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl FromStr for EndId {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        text.parse().map(Self)
    }
}

leaf!(PartyId: "an id", text);
leaf!(EndId: "an id", text);
