//! The rows of an organisation: as checked values, and as a document writes them.

use std::str::FromStr;

use super::{Enrolled, UnitKind};
use crate::read::{leaf, leaf_schema};
use crate::value::{Code, Date, HouseholdId, MemberId, Name, PartnerId, PartyId, UnitId, ValueError};

/// Defines the row of a list once: the public struct of values, and the draft of a document, whose fields may be
/// absent or faulty.
macro_rules! row {
    (
        $(#[doc = $doc:literal])*
        $row:ident, $draft:ident {
            $($(#[doc = $field_doc:literal])* $need:ident $field:ident: $type:ty,)*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $row {
            $($(#[doc = $field_doc])* pub $field: $crate::org::rows::row!(@type $need $type),)*
        }

        $crate::read::draft! {
            $(#[doc = $doc])*
            pub(crate) struct $draft {
                $($(#[doc = $field_doc])* $need $field: $type,)*
            }
        }

        impl From<$row> for $draft {
            fn from(row: $row) -> Self {
                Self { $($field: $crate::org::rows::row!(@field $need row.$field),)* }
            }
        }
    };
    (@type required $type:ty) => { $type };
    (@type optional $type:ty) => { Option<$type> };
    (@type list $type:ty) => { Vec<$type> };
    (@field required $value:expr) => { $crate::read::Field::Given($value) };
    (@field optional $value:expr) => {
        $value.map_or($crate::read::Field::Absent, $crate::read::Field::Given)
    };
    (@field list $value:expr) => { $value.into_iter().collect() };
}
pub(super) use row;

/// An organisation as rows of values: what [`Org::from_rows`](super::Org::from_rows) checks.
///
/// The order of the rows is of no account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrgRows {
    /// 网格单元; at least one.
    pub units: Vec<UnitRow>,
    /// 所在单元: where members are at home.
    pub homes: Vec<HomeRow>,
    /// 岗位任职.
    pub posts: Vec<PostRow>,
    /// 党员、志愿者登记.
    pub enrolments: Vec<EnrolmentRow>,
    /// 成员标签.
    pub tags: Vec<TagRow>,
    /// 党组织.
    pub parties: Vec<PartyRow>,
    /// 共建力量.
    pub partners: Vec<PartnerRow>,
    /// 户.
    pub households: Vec<HouseholdRow>,
    /// 户所属群体.
    pub groups: Vec<GroupRow>,
    /// 户积分账户.
    pub accounts: Vec<AccountRow>,
    /// 联系.
    pub links: Vec<LinkRow>,
}

row! {
    /// A row of `units` (网格单元).
    UnitRow, UnitDraft {
        /// 编号.
        required id: UnitId,
        /// 层级: the code of a tier.
        required tier: Code,
        /// 上级单元: on the tier above; none on tier 1.
        optional parent: UnitId,
        /// 特殊类型.
        optional kind: UnitKind,
        /// 名称.
        optional name: Name,
    }
}

row! {
    /// A row of `homes`: a member's home unit (所在单元), one at a time.
    HomeRow, HomeDraft {
        /// 成员.
        required member: MemberId,
        /// 单元.
        required unit: UnitId,
        /// 起始日.
        required from: Date,
        /// 终止日: the first day after.
        optional until: Date,
    }
}

row! {
    /// A row of `posts` (岗位任职).
    PostRow, PostDraft {
        /// 成员.
        required member: MemberId,
        /// 岗位: the code of a role.
        required role: Code,
        /// 单元.
        required unit: UnitId,
        /// 起始日.
        required from: Date,
        /// 终止日: the first day after.
        optional until: Date,
    }
}

row! {
    /// A row of `enrolments` (党员、志愿者登记).
    EnrolmentRow, EnrolmentDraft {
        /// 成员.
        required member: MemberId,
        /// 登记为.
        required r#as: Enrolled,
        /// 起始日.
        required from: Date,
        /// 终止日: the first day after.
        optional until: Date,
    }
}

row! {
    /// A row of `tags` (成员标签).
    TagRow, TagDraft {
        /// 成员.
        required member: MemberId,
        /// 标签: the code of a tag.
        required tag: Code,
        /// 起始日.
        required from: Date,
        /// 终止日: the first day after.
        optional until: Date,
    }
}

row! {
    /// A row of `parties` (党组织).
    PartyRow, PartyDraft {
        /// 编号.
        required id: PartyId,
        /// 类别: the code of a kind.
        required kind: Code,
        /// 单元: at least one, all of one tier.
        list units: UnitId,
    }
}

row! {
    /// A row of `partners` (共建力量).
    PartnerRow, PartnerDraft {
        /// 编号.
        required id: PartnerId,
        /// 类别: the code of a kind.
        required kind: Code,
        /// 单元: at least one.
        list units: UnitId,
        /// 职能: codes of functions, of a department at least one.
        list functions: Code,
        /// 成立日: the first day of its term.
        optional from: Date,
        /// 撤销日: the first day after its term.
        optional until: Date,
        /// 成立文件: the decision that founded it.
        optional decision: Name,
    }
}

row! {
    /// A row of `households` (户).
    HouseholdRow, HouseholdDraft {
        /// 编号: random, never derived from anybody's numbers.
        required id: HouseholdId,
        /// 单元.
        required unit: UnitId,
    }
}

row! {
    /// A row of `groups`: a household with a need for care (户所属群体).
    GroupRow, GroupDraft {
        /// 户.
        required household: HouseholdId,
        /// 群体: the code of a group.
        required group: Code,
        /// 起始日.
        required from: Date,
        /// 终止日: the first day after.
        optional until: Date,
    }
}

row! {
    /// A row of `accounts`: a household that enrolled in a purse of voluntary deeds (户积分账户).
    AccountRow, AccountDraft {
        /// 户.
        required household: HouseholdId,
        /// 账户类别: the code of a purse of households.
        required purse: Code,
        /// 起始日.
        required from: Date,
        /// 终止日: the first day after.
        optional until: Date,
    }
}

row! {
    /// A row of `links` (联系).
    LinkRow, LinkDraft {
        /// 类别: the code of a kind.
        required kind: Code,
        /// 起点: the id of what the kind begins at.
        required source: EndId,
        /// 终点: the id of what the kind ends at.
        required target: EndId,
        /// 起始日.
        required from: Date,
        /// 终止日: the first day after.
        optional until: Date,
    }
}

/// The id at an end of a link: of what, the link's kind tells. Ids of every sort are read by one rule (V5).
///
/// ```
/// use wangge::org::EndId;
///
/// let end: EndId = "m-0017".parse()?;
/// assert_eq!(end.as_str(), "m-0017");
/// assert_eq!("".parse::<EndId>().unwrap_err().code(), "bad_id");
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EndId(UnitId);

impl EndId {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl FromStr for EndId {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        text.parse().map(Self)
    }
}

leaf!(PartyId: "an id", text, leaf_schema::name());
leaf!(EndId: "an id", text, leaf_schema::name());
