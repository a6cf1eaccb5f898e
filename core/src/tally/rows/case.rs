//! Cases (R0).

use serde::Serialize;

use super::Notes;
use super::moment::Moment;
use crate::case::Mark;
use crate::read::{FaultList, Faults, Field, Rows, draft, read_rows};
use crate::scheme::{ItemKind, Nature, TierNo};
use crate::tally::bits::Bits;
use crate::tally::cases::{CaseRow, EndedAs, Given};
use crate::value::{CaseId, Code, Instant, MemberId, Offset, Stamp, UnitId};

const LIST: &str = "cases";

draft! {
    /// 事件: a case, or a handling run of one.
    pub(crate) struct CaseDraft {
        /// 事件.
        required case: CaseId,
        /// 办理轮次: the how manyth handling run, from 1.
        optional run: u32,
        /// 事项: a code of the catalogue, or `unlisted`.
        required item: Code,
        /// 事项种类; the item's if left out.
        optional kind: ItemKind,
        /// 事项性质; the item's if left out.
        optional nature: Nature,
        /// 紧急程度.
        optional severity: Code,
        /// 受理渠道.
        optional channel: Code,
        /// 事发单元: where the matter lies.
        required origin: UnitId,
        /// 首接人: the member who took it in.
        optional first_receiver: MemberId,
        /// 受理时间; a day stands for its first instant.
        required reported_at: Moment,
        /// 接单时间.
        optional accepted_at: Moment,
        /// 承办单元: who holds it, or did last.
        optional holder: UnitId,
        /// 承办层级: 1 to 4.
        optional tier: u32,
        /// 最高层级: the highest it ever stood on since it was accepted.
        optional top_tier: u32,
        /// 经办人: the member it counts for.
        optional assignee: MemberId,
        /// 本轮起始: when handling last began.
        optional started_at: Moment,
        /// 时限: the deadline that runs, or ran last since then.
        optional deadline: Moment,
        /// 首次超时: the first time it was overdue since then.
        optional overdue_at: Moment,
        /// 挂账中.
        optional deferred: bool,
        /// 办结时间.
        optional resolved_at: Moment,
        /// 办结层级.
        optional resolved_tier: u32,
        /// 反馈时间.
        optional feedback_at: Moment,
        /// 终结时间: when it ended, as `ended_as` says.
        optional closed_at: Moment,
        /// 返工次数.
        optional reopened: u32,
        /// 退回次数.
        optional returned: u32,
        /// 突破层级次数.
        optional breach: u32,
        /// 免计超时: an appeal was granted.
        optional exempt: bool,
        /// 办理效果: 1 to 5.
        optional effect: u32,
        /// 办理时长: 1 to 5.
        optional duration: u32,
        /// 服务态度: 1 to 5.
        optional attitude: u32,
        /// 评价时间: of the last marks.
        optional evaluated_at: Moment,
        /// 终结方式.
        optional ended_as: EndedAs,
    }
}

impl CaseDraft {
    /// What it gives, as far as it could be read.
    fn given(&self, offset: Offset) -> Given<'_> {
        let at = |given: &Field<Moment>| given.get().and_then(|given| given.instant(offset).ok());
        Given {
            case: self.case.get(),
            run: self.run.get().copied(),
            item: self.item.get().map(Code::as_str),
            kind: self.kind.get().copied(),
            nature: self.nature.get().copied(),
            severity: self.severity.get(),
            channel: self.channel.get(),
            origin: self.origin.get(),
            first_receiver: self.first_receiver.get(),
            reported_at: at(&self.reported_at),
            accepted_at: at(&self.accepted_at),
            holder: self.holder.get(),
            tier: self.tier.get().copied(),
            top_tier: self.top_tier.get().copied(),
            assignee: self.assignee.get(),
            started_at: at(&self.started_at),
            deadline: at(&self.deadline),
            overdue_at: at(&self.overdue_at),
            deferred: self.deferred.get().copied(),
            resolved_at: at(&self.resolved_at),
            resolved_tier: self.resolved_tier.get().copied(),
            feedback_at: at(&self.feedback_at),
            closed_at: at(&self.closed_at),
            reopened: self.reopened.get().copied(),
            returned: self.returned.get().copied(),
            breach: self.breach.get().copied(),
            exempt: self.exempt.get().copied(),
            effect: self.effect.get().copied(),
            duration: self.duration.get().copied(),
            attitude: self.attitude.get().copied(),
            evaluated_at: at(&self.evaluated_at),
            ended_as: self.ended_as.get().copied(),
        }
    }

    /// Notes instants that there are not; whether the whole of it could be read.
    fn check(&self, notes: &mut Notes<'_>, offset: Offset) -> bool {
        let instants = [
            (&self.reported_at, "reported_at"),
            (&self.accepted_at, "accepted_at"),
            (&self.started_at, "started_at"),
            (&self.deadline, "deadline"),
            (&self.overdue_at, "overdue_at"),
            (&self.resolved_at, "resolved_at"),
            (&self.feedback_at, "feedback_at"),
            (&self.closed_at, "closed_at"),
            (&self.evaluated_at, "evaluated_at"),
        ];
        let mut whole = self.case.get().is_some() && self.item.get().is_some() && self.origin.get().is_some();
        for (given, field) in instants {
            let found = notes.instant(given, field, offset);
            whole &= found.is_some() || (given.is_absent() && field != "reported_at");
        }
        let faulty = [
            self.run.is_faulty(),
            self.kind.is_faulty(),
            self.nature.is_faulty(),
            self.severity.is_faulty(),
            self.channel.is_faulty(),
            self.first_receiver.is_faulty(),
            self.holder.is_faulty(),
            self.tier.is_faulty(),
            self.top_tier.is_faulty(),
            self.assignee.is_faulty(),
            self.deferred.is_faulty(),
            self.resolved_tier.is_faulty(),
            self.reopened.is_faulty(),
            self.returned.is_faulty(),
            self.breach.is_faulty(),
            self.exempt.is_faulty(),
            self.effect.is_faulty(),
            self.duration.is_faulty(),
            self.attitude.is_faulty(),
            self.ended_as.is_faulty(),
        ];
        whole && !faulty.contains(&true)
    }
}

/// Rows as far as they could be read, and what is wrong with them.
pub(in crate::tally) struct ReadCases {
    rows: Rows<CaseDraft>,
    offset: Offset,
    pub(in crate::tally) count: usize,
    /// Those that could not be read whole.
    pub(in crate::tally) unread: Bits,
    pub(in crate::tally) faults: FaultList,
}

impl ReadCases {
    /// Reads a JSON array.
    pub(in crate::tally) fn of(text: &str, offset: Offset) -> Result<Self, Faults> {
        let (rows, mut faults) = read_rows::<CaseDraft>(text, LIST);
        let Some((rows, count)) = rows.and_then(|rows| rows.len().map(|count| (rows, count))) else {
            return Err(Faults::new(faults));
        };
        let mut unread = Bits::none(count);
        for at in 0..count {
            let mut notes = Notes { faults: &mut faults, list: LIST, at };
            if !rows.get(at).is_some_and(|draft| draft.check(&mut notes, offset)) {
                unread.mark(at);
            }
        }
        Ok(Self { rows, offset, count, unread, faults })
    }

    /// What a row gives.
    pub(in crate::tally) fn given(&self, row: usize) -> Given<'_> {
        self.rows.get(row).map(|draft| draft.given(self.offset)).unwrap_or_default()
    }
}

impl CaseRow {
    /// The row as it is read, its instants written in an offset (V1). An array of them reads back to the same rows.
    #[must_use]
    pub fn in_offset(&self, offset: Offset) -> impl Serialize + '_ {
        let stamp = |at: Option<Instant>| at.map(|at| Stamp::new(at, offset));
        Written {
            case: &self.case,
            run: self.run,
            item: self.item.as_ref().map_or("unlisted", Code::as_str),
            kind: self.kind,
            nature: self.nature,
            severity: self.severity.as_ref(),
            channel: self.channel.as_ref(),
            origin: &self.origin,
            first_receiver: self.first_receiver.as_ref(),
            reported_at: Stamp::new(self.reported_at, offset),
            accepted_at: stamp(self.accepted_at),
            holder: self.holder.as_ref(),
            tier: self.tier,
            top_tier: self.top_tier,
            assignee: self.assignee.as_ref(),
            started_at: stamp(self.started_at),
            deadline: stamp(self.deadline),
            overdue_at: stamp(self.overdue_at),
            deferred: self.deferred,
            resolved_at: stamp(self.resolved_at),
            resolved_tier: self.resolved_tier,
            feedback_at: stamp(self.feedback_at),
            closed_at: stamp(self.closed_at),
            reopened: self.reopened,
            returned: self.returned,
            breach: self.breach,
            exempt: self.exempt,
            effect: self.effect,
            duration: self.duration,
            attitude: self.attitude,
            evaluated_at: stamp(self.evaluated_at),
            ended_as: self.ended_as,
        }
    }
}

#[derive(Serialize)]
struct Written<'r> {
    case: &'r CaseId,
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<u32>,
    item: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<ItemKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nature: Option<Nature>,
    #[serde(skip_serializing_if = "Option::is_none")]
    severity: Option<&'r Code>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'r Code>,
    origin: &'r UnitId,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_receiver: Option<&'r MemberId>,
    reported_at: Stamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted_at: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<&'r UnitId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tier: Option<TierNo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    top_tier: Option<TierNo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assignee: Option<&'r MemberId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    started_at: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    overdue_at: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deferred: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved_at: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved_tier: Option<TierNo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feedback_at: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed_at: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reopened: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    returned: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    breach: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exempt: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<Mark>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<Mark>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attitude: Option<Mark>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evaluated_at: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_as: Option<EndedAs>,
}
