//! Commands (C2): what somebody asks the ledger to take down.

mod draft;
mod read;

use super::event::{Actor, Call, Evidence, FailedPoint, Marks, Reply, Verdict, Wish};
use crate::read::words;
use crate::value::{CaseId, Code, Duration, MemberId, PartnerId, ReporterId, Stamp, Text, UnitId};

/// A command to one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The case.
    pub case: CaseId,
    /// When the deciding system takes it; it rules every clock (C4).
    pub at: Stamp,
    /// When the deed was done, not later than `at`; a fact without effect on limits.
    pub done_at: Option<Stamp>,
    /// Who gives it.
    pub by: Actor,
    /// A note, carried and never shown to others.
    pub note: Option<Text>,
    /// What it asks.
    pub action: Action,
}

/// What a command asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// 受理登记.
    Report {
        /// The unit that receives it, or where the device stands; a member who reports holds a post there.
        unit: UnitId,
        /// The item; none if it is on no list the receiver knows (未列).
        item: Option<Code>,
        /// How urgent it is, if the item has severities.
        severity: Option<Code>,
        /// The condition that holds, if the item has conditions.
        condition: Option<Code>,
        /// Other units the matter touches.
        affected: Vec<UnitId>,
        /// The groups of households it concerns, by their tags of need.
        groups: Vec<Code>,
        /// The point of a checklist that failed (K6); its item is the case's.
        point: Option<FailedPoint>,
        /// Where the matter lies; the receiving unit if not said.
        origin: Option<UnitId>,
        /// The intake channel.
        channel: Code,
        /// Who reported it, by an id that says nothing else.
        reporter: Option<ReporterId>,
    },
    /// 分类定级.
    Classify {
        /// The item.
        item: Code,
        /// How urgent it is.
        severity: Option<Code>,
        /// The condition that holds.
        condition: Option<Code>,
        /// Other units the matter touches.
        affected: Vec<UnitId>,
    },
    /// 接单.
    Accept,
    /// 不予受理.
    Reject {
        /// Why.
        reason: Text,
    },
    /// 并案.
    Merge {
        /// The case it goes on in.
        into: CaseId,
    },
    /// 指派.
    Assign {
        /// A member with a post at the holder unit.
        member: MemberId,
    },
    /// 吹哨派遣.
    Dispatch {
        /// The partners called upon, each by the function that is needed.
        calls: Vec<Call>,
    },
    /// 联席会议.
    Convene {
        /// The partners who took part.
        partners: Vec<PartnerId>,
        /// When it was held.
        held_at: Stamp,
        /// What it decided.
        decision: Text,
    },
    /// 上报.
    Escalate {
        /// The unit asked, above the holder; its parent if not said.
        to: Option<UnitId>,
        /// Why.
        reason: Text,
    },
    /// 退回.
    Return {
        /// Why.
        reason: Text,
    },
    /// 中止.
    Suspend {
        /// Why.
        reason: Text,
        /// When it shall end at the latest.
        until: Option<Stamp>,
    },
    /// 恢复.
    Resume,
    /// 挂账缓办.
    Defer {
        /// The unit that grants it, above the holder (C4a).
        granted_by: UnitId,
        /// Why.
        reason: Text,
        /// Until when.
        until: Stamp,
    },
    /// 延期.
    Extend {
        /// The unit that grants it, the holder's parent (C4a).
        granted_by: UnitId,
        /// By how much, in the limit's own kind of time.
        length: Duration,
    },
    /// 催办.
    Expedite {
        /// The unit that sets the deadline, above the holder (C4a).
        granted_by: UnitId,
        /// The deadline.
        deadline: Stamp,
        /// Why.
        reason: Text,
    },
    /// 更正.
    Reclassify {
        /// The item; as before if not said.
        item: Option<Code>,
        /// How urgent it is.
        severity: Option<Code>,
        /// The condition that holds.
        condition: Option<Code>,
        /// Why.
        reason: Text,
    },
    /// 申请.
    Ask {
        /// What for.
        wish: Wish,
        /// Why.
        reason: Text,
    },
    /// 不准所请.
    RefuseAsk {
        /// What was asked for.
        wish: Wish,
        /// Why it is refused.
        reason: Text,
    },
    /// 部门回应.
    Answer {
        /// What the partner says.
        answer: Reply,
        /// Why; given by one that declines.
        reason: Option<Text>,
    },
    /// 进展.
    Progress {
        /// The next stage, if it enters one; otherwise the note says how far it is.
        stage: Option<Code>,
    },
    /// 办结.
    Resolve {
        /// What came of it.
        outcome: Text,
        /// What shows it.
        evidence: Vec<Evidence>,
    },
    /// 反馈.
    FeedBack,
    /// 评价.
    Evaluate {
        /// The three marks.
        marks: Marks,
    },
    /// 返工.
    Reopen {
        /// Why.
        reason: Text,
    },
    /// 销号.
    Close,
    /// 超时申诉.
    Appeal {
        /// Why.
        reason: Text,
    },
    /// 申诉裁定.
    Judge {
        /// The unit that judges, above the last holder (C4a).
        granted_by: UnitId,
        /// Granted or dismissed.
        verdict: Verdict,
        /// Why.
        reason: Text,
    },
    /// 撤回.
    Withdraw,
}

words! {
    /// The commands by name, in the order of C2.
    pub enum CommandKind ("a command such as accept") {
        /// 受理登记.
        Report = "report",
        /// 分类定级.
        Classify = "classify",
        /// 接单.
        Accept = "accept",
        /// 不予受理.
        Reject = "reject",
        /// 并案.
        Merge = "merge",
        /// 指派.
        Assign = "assign",
        /// 吹哨派遣.
        Dispatch = "dispatch",
        /// 联席会议.
        Convene = "convene",
        /// 上报.
        Escalate = "escalate",
        /// 退回.
        Return = "return",
        /// 中止.
        Suspend = "suspend",
        /// 恢复.
        Resume = "resume",
        /// 挂账缓办.
        Defer = "defer",
        /// 延期.
        Extend = "extend",
        /// 催办.
        Expedite = "expedite",
        /// 更正.
        Reclassify = "reclassify",
        /// 申请.
        Ask = "ask",
        /// 不准所请.
        RefuseAsk = "refuse_ask",
        /// 部门回应.
        Answer = "answer",
        /// 进展.
        Progress = "progress",
        /// 办结.
        Resolve = "resolve",
        /// 反馈.
        FeedBack = "feed_back",
        /// 评价.
        Evaluate = "evaluate",
        /// 返工.
        Reopen = "reopen",
        /// 销号.
        Close = "close",
        /// 超时申诉.
        Appeal = "appeal",
        /// 申诉裁定.
        Judge = "judge",
        /// 撤回.
        Withdraw = "withdraw",
    }
}

impl Action {
    /// The name of the command.
    #[must_use]
    pub fn kind(&self) -> CommandKind {
        match self {
            Self::Report { .. } => CommandKind::Report,
            Self::Classify { .. } => CommandKind::Classify,
            Self::Accept => CommandKind::Accept,
            Self::Reject { .. } => CommandKind::Reject,
            Self::Merge { .. } => CommandKind::Merge,
            Self::Assign { .. } => CommandKind::Assign,
            Self::Dispatch { .. } => CommandKind::Dispatch,
            Self::Convene { .. } => CommandKind::Convene,
            Self::Escalate { .. } => CommandKind::Escalate,
            Self::Return { .. } => CommandKind::Return,
            Self::Suspend { .. } => CommandKind::Suspend,
            Self::Resume => CommandKind::Resume,
            Self::Defer { .. } => CommandKind::Defer,
            Self::Extend { .. } => CommandKind::Extend,
            Self::Expedite { .. } => CommandKind::Expedite,
            Self::Reclassify { .. } => CommandKind::Reclassify,
            Self::Ask { .. } => CommandKind::Ask,
            Self::RefuseAsk { .. } => CommandKind::RefuseAsk,
            Self::Answer { .. } => CommandKind::Answer,
            Self::Progress { .. } => CommandKind::Progress,
            Self::Resolve { .. } => CommandKind::Resolve,
            Self::FeedBack => CommandKind::FeedBack,
            Self::Evaluate { .. } => CommandKind::Evaluate,
            Self::Reopen { .. } => CommandKind::Reopen,
            Self::Close => CommandKind::Close,
            Self::Appeal { .. } => CommandKind::Appeal,
            Self::Judge { .. } => CommandKind::Judge,
            Self::Withdraw => CommandKind::Withdraw,
        }
    }
}
