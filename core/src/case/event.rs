//! What has happened to a case (C1): the stored truth.

use serde::{Deserialize, Serialize};

use super::limit::Limit;
use crate::read::words;
use crate::scheme::{Edition, TierNo};
use crate::value::{CaseId, Code, MemberId, Name, Ratio, ReporterId, Stamp, Text, UnitId};

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

/// Who gives a command.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A member who serves.
    Member(MemberId),
    /// The person who reported the case, by an id that says nothing else.
    Reporter(ReporterId),
}

/// The unit and member who took the report and answer for feedback to the end (首问负责).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receiver {
    /// The unit.
    pub unit: UnitId,
    /// The member.
    pub member: MemberId,
}

/// A piece of evidence: its kind and an opaque reference to where it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The kind, as the scheme declares it.
    pub kind: Code,
    /// Where it is kept; never read here.
    pub reference: Name,
}

/// Three marks of 1 to 5 (办理效果、时长、态度).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Effect (办理效果).
    pub effect: Mark,
    /// Duration (办理时长).
    pub duration: Mark,
    /// Attitude (办理态度).
    pub attitude: Mark,
}

impl Marks {
    /// The lowest of the three.
    #[must_use]
    pub fn least(self) -> Mark {
        self.effect.min(self.duration).min(self.attitude)
    }
}

/// A mark from 1, worst, to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Mark(u8);

impl Mark {
    /// The mark; `None` outside 1–5.
    #[must_use]
    pub const fn new(mark: u8) -> Option<Self> {
        if mark >= 1 && mark <= 5 { Some(Self(mark)) } else { None }
    }

    /// 1 to 5.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Mark {
    type Error = &'static str;

    fn try_from(mark: u8) -> Result<Self, Self::Error> {
        Self::new(mark).ok_or("a mark is a number from 1 to 5")
    }
}

impl From<Mark> for u8 {
    fn from(mark: Mark) -> Self {
        mark.0
    }
}

words! {
    /// What brought an event that a command or time alone can bring.
    pub enum Cause ("hand, overdue, until, cap or time") {
        /// A command.
        Hand = "hand",
        /// The handle limit passed (E3).
        Overdue = "overdue",
        /// The stated end of a suspension.
        Until = "until",
        /// The days of suspension are used up (C8).
        Cap = "cap",
        /// Time alone.
        Time = "time",
    }
}

words! {
    /// How marks came in.
    pub enum TakenBy ("reporter or follow_up") {
        /// Given by the reporter.
        Reporter = "reporter",
        /// Taken down by a role the scheme names (回访).
        FollowUp = "follow_up",
    }
}

words! {
    /// Why a unit is notified.
    pub enum About ("accept_overdue, feedback_overdue or reopenings_used") {
        /// A case was not accepted in time (C10).
        AcceptOverdue = "accept_overdue",
        /// Feedback was not given in time (C10).
        FeedbackOverdue = "feedback_overdue",
        /// A bad mark came when no reopening was left (C2).
        ReopeningsUsed = "reopenings_used",
    }
}

/// What happened, with everything derived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Happening {
    /// 受理登记: the case is in the ledger.
    Reported {
        /// The scheme it is judged by for life (C11).
        edition: Edition,
        /// The item.
        item: Code,
        /// Where the matter lies.
        origin: UnitId,
        /// The first receiver.
        received: Receiver,
        /// The intake channel.
        channel: Code,
        /// Who reported it, if anybody is to hear of the end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reporter: Option<ReporterId>,
        /// The unit that is to accept it (C3).
        to: UnitId,
        /// The tier of that unit.
        tier: TierNo,
        /// The tier it may climb to.
        ceiling: TierNo,
        /// Whether residents evaluate it.
        evaluated: bool,
        /// Whether the item was not on the list that day, and the scheme let it through (K2).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        outside: bool,
        /// The limit to accept it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
    },
    /// 接单.
    Accepted {
        /// The holder.
        holder: UnitId,
        /// Its tier.
        tier: TierNo,
        /// The handle limit.
        limit: Limit,
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
    /// 恢复.
    Resumed {
        /// By hand, at the stated end, or by the cap.
        cause: Cause,
        /// The running limit with its new deadline.
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
        /// Whether that instant rests on working days that are not published yet (T4).
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
        /// The rule that reopened it.
        rule: Code,
        /// The handle limit, anew.
        limit: Limit,
    },
    /// 销号.
    Closed {
        /// By hand or by time.
        cause: Cause,
    },
}
