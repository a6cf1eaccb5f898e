//! What has happened to a case (C1): the stored truth.

mod parts;

use serde::{Deserialize, Serialize};

pub use parts::{
    About, Actor, Awaited, Call, Cause, Evidence, FailedPoint, Mark, Marks, Matter, Receiver, Reply, TakenBy,
    Verdict, Wish,
};

use super::limit::Limit;
use crate::scheme::{Edition, TierNo};
use crate::value::{CaseId, Code, Duration, MemberId, PartnerId, Ratio, ReporterId, Stamp, Text, UnitId};

/// The version of the event form that is written; older ones are read for ever, and unknown fields of a later
/// minor version are ignored (X2).
pub const EVENT_VERSION: u8 = 1;

/// One event of a case.
///
/// It carries every value derived from scheme, organisation and calendar, so that folding events needs none of
/// them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The version of its form.
    pub v: u8,
    /// The case.
    pub case: CaseId,
    /// Its place in the case, from 1.
    pub seq: u32,
    /// When it took effect: a command's instant, or the instant at which time alone brought it (C5).
    pub at: Stamp,
    /// Who gave the command; absent when time alone brought it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Actor>,
    /// When the deed was done, where the command said so; without effect on limits (C4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_at: Option<Stamp>,
    /// The note of the command.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What happened.
    #[serde(flatten)]
    pub what: Happening,
}

/// What happened, with everything derived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Happening {
    /// 受理登记: the case is in the ledger.
    Reported {
        /// The scheme it is judged by for life (C11).
        edition: Edition,
        /// What it is about; none while it is not on any list (未列, K5).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        matter: Option<Matter>,
        /// The point of a checklist that failed (K6).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        point: Option<FailedPoint>,
        /// Where the matter lies.
        origin: UnitId,
        /// The first receiver.
        received: Receiver,
        /// The intake channel.
        channel: Code,
        /// Who reported it, if anybody is to hear of the end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reporter: Option<ReporterId>,
        /// The groups of households it concerns.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        groups: Vec<Code>,
        /// What the case is to reach by when, else a rule fires (E5).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        milestones: Vec<Awaited>,
        /// The unit that is to accept it (C3); the origin while it is not on any list.
        to: UnitId,
        /// The tier of that unit.
        tier: TierNo,
        /// The plan in force that sets where it begins (L1).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<Code>,
        /// The limit to accept it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
    },
    /// 分类定级.
    Classified {
        /// What it is about.
        matter: Matter,
        /// The unit that is to accept it (C3).
        to: UnitId,
        /// The tier of that unit.
        tier: TierNo,
        /// The plan in force that sets where it begins (L1).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<Code>,
        /// The limit to accept it, counted from the report; none once that has passed, or if there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
    },
    /// 接单.
    Accepted {
        /// The holder.
        holder: UnitId,
        /// Its tier.
        tier: TierNo,
        /// The plan in force that sets where it begins (L1).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<Code>,
        /// The tier the case may climb to.
        ceiling: TierNo,
        /// The stage it begins in, if the item has stages (K3).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stage: Option<Code>,
        /// The handle limit.
        limit: Limit,
    },
    /// 不予受理.
    Rejected {
        /// Why.
        reason: Text,
    },
    /// 并案: the case goes on in another.
    Merged {
        /// That other case.
        into: CaseId,
    },
    /// 并入: another case goes on in this one.
    Joined {
        /// The case that joins.
        from: CaseId,
        /// Who reported that one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        reporters: Vec<ReporterId>,
    },
    /// 逾期未接单.
    AcceptOverdue {
        /// The deadline that passed.
        deadline: Stamp,
    },
    /// 通知.
    Notified {
        /// The unit that is told.
        unit: UnitId,
        /// Its tier.
        tier: TierNo,
        /// Why.
        about: About,
        /// The rule that says so.
        rule: Code,
    },
    /// 指派.
    Assigned {
        /// The member of the holder unit who handles it.
        member: MemberId,
    },
    /// 吹哨派遣: the holder stays accountable.
    Dispatched {
        /// Who is called upon.
        calls: Vec<Call>,
        /// The rule.
        rule: Code,
        /// The limit to answer, if there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
    },
    /// 部门回应.
    Answered {
        /// The partner.
        partner: PartnerId,
        /// What it says.
        answer: Reply,
        /// Why, of one that declines.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
    },
    /// 逾期未回应.
    AnswerOverdue {
        /// The partner.
        partner: PartnerId,
        /// The deadline that passed.
        deadline: Stamp,
    },
    /// 联席会议.
    Convened {
        /// The partners who took part.
        partners: Vec<PartnerId>,
        /// When it was held.
        held_at: Stamp,
        /// What it decided.
        decision: Text,
    },
    /// 时限预警.
    Warned {
        /// The share of the limit.
        share: Ratio,
        /// The deadline ahead.
        deadline: Stamp,
        /// The rule that says so.
        rule: Code,
    },
    /// 超时.
    Overdue {
        /// The limit that passed, with its length and deadline.
        limit: Limit,
    },
    /// 上报: to a higher tier, by hand or because time ran out.
    Escalated {
        /// The holder before.
        from: UnitId,
        /// The holder now.
        holder: UnitId,
        /// Its tier.
        tier: TierNo,
        /// By hand or overdue.
        cause: Cause,
        /// Whether it passed the ceiling (E2: 出网、出片、出镇).
        breach: bool,
        /// The reason given by hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
        /// The rule, where time brought it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<Code>,
        /// The new holder's handle limit.
        limit: Limit,
    },
    /// 退回: to the tier below.
    Returned {
        /// The how manyth return, from 1.
        count: u32,
        /// The holder before.
        from: UnitId,
        /// The holder now.
        holder: UnitId,
        /// Its tier.
        tier: TierNo,
        /// Why.
        reason: Text,
        /// The rule.
        rule: Code,
        /// The new holder's handle limit.
        limit: Limit,
    },
    /// 挂牌督办: time ran out at the ceiling.
    Supervised {
        /// The holder, who stays.
        holder: UnitId,
        /// The rule.
        rule: Code,
        /// The supervision limit.
        limit: Limit,
    },
    /// 中止.
    Suspended {
        /// Why.
        reason: Text,
        /// When it ends by itself at the latest.
        ends: Stamp,
        /// Whether the stated end or the used-up cap ends it then.
        cause: Cause,
        /// Whether that end rests on working days that are not published yet (T4).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        unpublished: bool,
    },
    /// 挂账缓办: a suspension that a unit above grants.
    Deferred {
        /// The unit that grants it.
        granted_by: UnitId,
        /// Why.
        reason: Text,
        /// Until when.
        ends: Stamp,
        /// The rule.
        rule: Code,
    },
    /// 触发规则: a rule fires (E5).
    Fired {
        /// The rule.
        rule: Code,
    },
    /// 亮牌.
    Carded {
        /// The card; the case's own is the highest given.
        card: Code,
        /// Its place in the ladder of cards, from 0.
        rank: u32,
        /// The rule, item or severity that gives it.
        rule: Code,
    },
    /// 须开联席会议: before it is resolved.
    ConferenceRequired {
        /// The rule.
        rule: Code,
    },
    /// 恢复.
    Resumed {
        /// By hand, at the stated end, or by the cap.
        cause: Cause,
        /// The running limit with its new deadline.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
        /// The limits of partners who have not answered, with their new deadlines.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        answers: Vec<PartnerLimit>,
    },
    /// 延期.
    Extended {
        /// The unit that grants it.
        granted_by: UnitId,
        /// By how much.
        length: Duration,
        /// The how manyth extension of the case, from 1.
        count: u32,
        /// The rule.
        rule: Code,
        /// The limit, extended.
        limit: Limit,
    },
    /// 催办.
    Expedited {
        /// The unit that sets the deadline.
        granted_by: UnitId,
        /// Why.
        reason: Text,
        /// The limit with its earlier deadline.
        limit: Limit,
    },
    /// 更正.
    Reclassified {
        /// The how manyth correction, from 1.
        count: u32,
        /// What the case is about.
        matter: Matter,
        /// The stage it is in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stage: Option<Code>,
        /// Why.
        reason: Text,
        /// The rule.
        rule: Code,
        /// The unit that holds it now.
        holder: UnitId,
        /// Its tier.
        tier: TierNo,
        /// The limit that runs now, if one does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
    },
    /// 申请: without effect on any limit.
    Asked {
        /// What for.
        wish: Wish,
        /// Why.
        reason: Text,
    },
    /// 不准所请.
    AskRefused {
        /// What was asked for.
        wish: Wish,
        /// Why it is refused.
        reason: Text,
    },
    /// 进展: a note, or the next stage (K3).
    Progressed {
        /// The stage it enters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stage: Option<Code>,
        /// The limit of that stage, where a handle limit was running.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
    },
    /// 办结.
    Resolved {
        /// The outcome.
        outcome: Text,
        /// The evidence shown.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<Evidence>,
        /// The limit to tell the reporter.
        feedback: Limit,
        /// Until when marks are taken, where residents evaluate the item.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evaluate_until: Option<Stamp>,
        /// Until when it may be reopened by hand.
        reopen_until: Stamp,
        /// Whether these instants rest on working days that are not published yet (T4).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        unpublished: bool,
    },
    /// 反馈.
    FedBack,
    /// 逾期未反馈.
    FeedbackOverdue {
        /// The deadline that passed.
        deadline: Stamp,
    },
    /// 评价.
    Evaluated {
        /// The marks.
        marks: Marks,
        /// How they came in.
        taken_by: TakenBy,
        /// Whether one of them is at or under the scheme's threshold.
        bad: bool,
        /// The rule that sets the threshold.
        rule: Code,
    },
    /// 返工.
    Reopened {
        /// The how manyth reopening, from 1.
        count: u32,
        /// The holder now.
        holder: UnitId,
        /// Its tier.
        tier: TierNo,
        /// By a bad mark or by hand.
        cause: Cause,
        /// The reason given by hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
        /// The rule that reopened it.
        rule: Code,
        /// The handle limit, anew.
        limit: Limit,
    },
    /// 销号.
    Closed {
        /// By hand or by time.
        cause: Cause,
        /// Until when an appeal against lateness is heard, where the scheme hears any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        appeal_until: Option<Stamp>,
        /// Whether that instant rests on working days that are not published yet (T4).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        unpublished: bool,
    },
    /// 超时申诉.
    Appealed {
        /// Why.
        reason: Text,
        /// Until when it is judged; past that it is dismissed.
        until: Stamp,
        /// Whether that instant rests on working days that are not published yet (T4).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        unpublished: bool,
        /// The rule.
        rule: Code,
    },
    /// 申诉裁定.
    Judged {
        /// Granted or dismissed.
        verdict: Verdict,
        /// By hand or by time.
        cause: Cause,
        /// The unit that judges, if one did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        granted_by: Option<UnitId>,
        /// Why, if somebody judged.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
        /// The rule.
        rule: Code,
    },
    /// 退出: one of several reporters withdraws.
    Left {
        /// Who.
        reporter: ReporterId,
    },
    /// 撤回: the last reporter withdraws.
    Withdrawn {
        /// Who.
        reporter: ReporterId,
    },
}

/// The limit of a partner to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerLimit {
    /// The partner.
    pub partner: PartnerId,
    /// The limit.
    pub limit: Limit,
}
