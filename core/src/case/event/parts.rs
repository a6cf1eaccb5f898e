//! What events are made of.

use serde::{Deserialize, Serialize};

use crate::read::words;
use crate::scheme::{Milestone, TierNo};
use crate::value::{Code, DeviceId, MemberId, Name, PartnerId, ReporterId, Stamp, UnitId};

/// Who gives a command.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A member who serves.
    Member(MemberId),
    /// The person who reported the case, by an id that says nothing else.
    Reporter(ReporterId),
    /// A partner the case is dispatched to.
    Partner(PartnerId),
    /// A device, which can do nothing but report by the channel `sensor` (K5).
    Device(DeviceId),
}

/// The unit and member who took the report and answer for feedback to the end (首问负责).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receiver {
    /// The unit.
    pub unit: UnitId,
    /// The member; none where a device reported (K5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
}

/// What a case is about, as its item stood when it was reported (K2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// The item.
    pub item: Code,
    /// How urgent it is (E7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Code>,
    /// The condition that holds, where the item has limits by condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Code>,
    /// Other units the matter touches, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affected: Vec<UnitId>,
    /// The functions that lead and support (主办、协办), the lead first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<Code>,
    /// The tier it may climb to: the item's, or the first holder's if that is higher (C3).
    pub ceiling: TierNo,
    /// Whether residents evaluate it.
    pub evaluated: bool,
    /// Whether the item was not on the list that day, and the scheme let it through (K2).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
}

/// The point of a checklist whose failing opened a case (K6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedPoint {
    /// The list.
    pub checklist: Code,
    /// The point of it.
    pub point: Code,
}

/// What a case is to reach by when, else a rule fires (E5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Awaited {
    /// The rule.
    pub rule: Code,
    /// What is to be reached.
    pub milestone: Milestone,
    /// By when; exactly then is still in time.
    pub by: Stamp,
    /// Whether that instant rests on working days that are not published yet (T4).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unpublished: bool,
}

/// A partner called upon, by the function that is needed (吹哨).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The partner.
    pub partner: PartnerId,
    /// The function.
    pub function: Code,
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
    pub enum Cause ("hand, mark, rule, overdue, until, cap or time") {
        /// A command.
        Hand = "hand",
        /// A bad mark (C2 evaluate).
        Mark = "mark",
        /// A rule of the scheme (E5).
        Rule = "rule",
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
    pub enum About ("accept_overdue, severity, answer_overdue, rule, feedback_overdue or reopenings_used") {
        /// A case was not accepted in time (C10).
        AcceptOverdue = "accept_overdue",
        /// The severity of a case took it past this unit (C3).
        Severity = "severity",
        /// A partner did not answer in time (C2 answer).
        AnswerOverdue = "answer_overdue",
        /// A rule of the scheme fired (E5).
        Rule = "rule",
        /// Feedback was not given in time (C10).
        FeedbackOverdue = "feedback_overdue",
        /// A bad mark came when no reopening was left (C2).
        ReopeningsUsed = "reopenings_used",
    }
}

words! {
    /// What a holder or assignee may ask for (C2 ask).
    pub enum Wish ("extend, defer or return") {
        /// 申请延期.
        Extend = "extend",
        /// 申请挂账缓办.
        Defer = "defer",
        /// 申请退回.
        Return = "return",
    }
}

words! {
    /// What a dispatched partner says (C2 answer).
    pub enum Reply ("accepts, declines or done") {
        /// 报到.
        Accepts = "accepts",
        /// 不予接受.
        Declines = "declines",
        /// 已完成.
        Done = "done",
    }
}

words! {
    /// What becomes of an appeal (C2 judge).
    pub enum Verdict ("granted or dismissed") {
        /// 准予.
        Granted = "granted",
        /// 驳回.
        Dismissed = "dismissed",
    }
}
