//! Activity records (活动记录, P1): as rows of values, and as the table holds them.

use crate::value::{Amount, Code, Instant, MemberId, RecordId, TargetId, UnitId};

/// A record of something that somebody who serves did, as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityRow {
    /// 编号.
    pub id: RecordId,
    /// 成员: who did it.
    pub member: MemberId,
    /// 单元: where.
    pub unit: UnitId,
    /// 种类: the code of a kind of records.
    pub kind: Code,
    /// 时间: when; what is known by the day only stands at its first instant.
    pub at: Instant,
    /// 数量: 0 or more; usually 1.
    pub quantity: Amount,
    /// 对象: what it was about.
    pub target: Option<TargetId>,
    /// 核实人: another member.
    pub verified_by: Option<MemberId>,
    /// 填报时间: not before `at`; `None`: at once.
    pub filed_at: Option<Instant>,
    /// 冲销: the record of the same member that this one takes back.
    pub reverses: Option<RecordId>,
}

/// A record as the table holds it: names are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    /// The place in [`Org::members`](crate::org::Org::members).
    pub(crate) member: u32,
    /// The unit's number in preorder.
    pub(crate) unit: u32,
    /// The place in [`Activities::kinds`](super::Activities).
    pub(crate) kind: u32,
    /// Milliseconds since 1970.
    pub(crate) at: i64,
    /// Milliseconds since 1970.
    pub(crate) filed_at: i64,
    /// Thousandths.
    pub(crate) quantity: i64,
    /// The place among the targets named.
    pub(crate) target: Option<u32>,
    /// Whether another member verified it.
    pub(crate) verified: bool,
    /// The row that it takes back.
    pub(crate) reverses: Option<u32>,
    /// The row that takes it back, and when that was filed.
    pub(crate) reversed: Option<(u32, i64)>,
}
