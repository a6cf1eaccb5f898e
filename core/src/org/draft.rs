//! The document as written, list by list.

use super::rows::{
    AccountDraft, EnrolmentDraft, GroupDraft, HomeDraft, HouseholdDraft, LinkDraft, OrgRows, PartnerDraft,
    PartyDraft, PostDraft, TagDraft, UnitDraft,
};
use crate::read::draft;

/// Defines the whole document, and how rows become one without holes.
macro_rules! document {
    ($($(#[doc = $doc:literal])* $list:ident: $draft:ident,)*) => {
        draft! {
            /// 组织树 organisation: who stands where.
            pub(crate) struct OrgDraft {
                $($(#[doc = $doc])* list $list: $draft,)*
            }
        }

        impl From<OrgRows> for OrgDraft {
            fn from(rows: OrgRows) -> Self {
                Self { $($list: rows.$list.into_iter().map($draft::from).collect(),)* }
            }
        }
    };
}

document! {
    /// 网格单元.
    units: UnitDraft,
    /// 所在单元.
    homes: HomeDraft,
    /// 岗位任职.
    posts: PostDraft,
    /// 党员、志愿者登记.
    enrolments: EnrolmentDraft,
    /// 成员标签.
    tags: TagDraft,
    /// 党组织.
    parties: PartyDraft,
    /// 共建力量.
    partners: PartnerDraft,
    /// 户.
    households: HouseholdDraft,
    /// 户所属群体.
    groups: GroupDraft,
    /// 户积分账户.
    accounts: AccountDraft,
    /// 联系.
    links: LinkDraft,
}
