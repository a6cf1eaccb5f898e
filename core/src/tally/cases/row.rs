//! Cases as rows of values.

use super::EndedAs;
use crate::case::Mark;
use crate::scheme::{ItemKind, Nature, TierNo};
use crate::value::{CaseId, Code, Instant, MemberId, UnitId};

/// A case, or a handling run of one, as a row (R0); who reported it is in none (A5).
///
/// [`CaseColumns`](super::CaseColumns) says what each field means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    /// 事件.
    pub case: CaseId,
    /// 办理轮次, from 1.
    pub run: Option<u32>,
    /// 事项; `None` while it is on no list.
    pub item: Option<Code>,
    /// 事项种类.
    pub kind: Option<ItemKind>,
    /// 事项性质.
    pub nature: Option<Nature>,
    /// 紧急程度.
    pub severity: Option<Code>,
    /// 受理渠道.
    pub channel: Option<Code>,
    /// 事发单元.
    pub origin: UnitId,
    /// 首接人.
    pub first_receiver: Option<MemberId>,
    /// 受理时间.
    pub reported_at: Instant,
    /// 接单时间.
    pub accepted_at: Option<Instant>,
    /// 承办单元.
    pub holder: Option<UnitId>,
    /// 承办层级.
    pub tier: Option<TierNo>,
    /// 最高层级.
    pub top_tier: Option<TierNo>,
    /// 经办人.
    pub assignee: Option<MemberId>,
    /// 本轮起始.
    pub started_at: Option<Instant>,
    /// 时限.
    pub deadline: Option<Instant>,
    /// 首次超时.
    pub overdue_at: Option<Instant>,
    /// 挂账中.
    pub deferred: Option<bool>,
    /// 办结时间.
    pub resolved_at: Option<Instant>,
    /// 办结层级.
    pub resolved_tier: Option<TierNo>,
    /// 反馈时间.
    pub feedback_at: Option<Instant>,
    /// 终结时间.
    pub closed_at: Option<Instant>,
    /// 返工次数.
    pub reopened: Option<u32>,
    /// 退回次数.
    pub returned: Option<u32>,
    /// 突破层级次数.
    pub breach: Option<u32>,
    /// 免计超时.
    pub exempt: Option<bool>,
    /// 办理效果.
    pub effect: Option<Mark>,
    /// 办理时长.
    pub duration: Option<Mark>,
    /// 服务态度.
    pub attitude: Option<Mark>,
    /// 评价时间.
    pub evaluated_at: Option<Instant>,
    /// 终结方式.
    pub ended_as: Option<EndedAs>,
}

impl CaseRow {
    /// A row of what each has; the rest is not said.
    #[must_use]
    pub fn new(case: CaseId, item: Option<Code>, origin: UnitId, reported_at: Instant) -> Self {
        Self {
            case,
            run: None,
            item,
            kind: None,
            nature: None,
            severity: None,
            channel: None,
            origin,
            first_receiver: None,
            reported_at,
            accepted_at: None,
            holder: None,
            tier: None,
            top_tier: None,
            assignee: None,
            started_at: None,
            deadline: None,
            overdue_at: None,
            deferred: None,
            resolved_at: None,
            resolved_tier: None,
            feedback_at: None,
            closed_at: None,
            reopened: None,
            returned: None,
            breach: None,
            exempt: None,
            effect: None,
            duration: None,
            attitude: None,
            evaluated_at: None,
            ended_as: None,
        }
    }
}
