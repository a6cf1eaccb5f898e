//! A case as it stands (C2).

use serde::{Deserialize, Serialize};

use super::event::{Actor, Awaited, Cause, FailedPoint, Marks, Matter, Receiver, Reply, Verdict, Wish};
use super::limit::Limit;
use crate::read::words;
use crate::scheme::{Edition, TierNo};
use crate::value::{CaseId, Code, MemberId, PartnerId, ReporterId, Stamp, UnitId};

/// A case (事件), folded from its events.
///
/// It answers what stands now; the events stay the truth. Serialised it is a snapshot that reads back equal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its id.
    pub case: CaseId,
    /// The number of its events.
    pub seq: u32,
    /// When the last of them took effect.
    pub last: Stamp,
    /// The scheme it is judged by.
    pub edition: Edition,
    /// What it is about; none while it is not on any list (未列).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matter: Option<Matter>,
    /// The point of a checklist that failed (K6); it is written off (销号) when the case is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<FailedPoint>,
    /// Where the matter lies.
    pub origin: UnitId,
    /// The first receiver.
    pub received: Receiver,
    /// The intake channel.
    pub channel: Code,
    /// When it was reported.
    pub reported_at: Stamp,
    /// Who reported it, those who joined included, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reporters: Vec<ReporterId>,
    /// The groups of households it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Code>,
    /// The highest card it was given (亮牌).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<Card>,
    /// What it is still to reach by when, else a rule fires (E5).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awaited: Vec<Awaited>,
    /// The rules that fired, each once, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fired: Vec<Code>,
    /// Whether a joint conference must be held before it is resolved.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub conference_required: bool,
    /// The tier of the first holder, once accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_tier: Option<TierNo>,
    /// The stage it is in, if the item has stages (K3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Code>,
    /// The member of the holder unit who handles it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<MemberId>,
    /// What the holder asks for, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Ask>,
    /// The partners called upon, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dispatches: Vec<Dispatched>,
    /// Every function ever called upon, each once, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub called: Vec<Code>,
    /// How many joint conferences were held.
    #[serde(default, skip_serializing_if = "is_none")]
    pub conferences: u32,
    /// How often it passed its ceiling.
    #[serde(default, skip_serializing_if = "is_none")]
    pub breaches: u32,
    /// How often it was returned.
    #[serde(default, skip_serializing_if = "is_none")]
    pub returns: u32,
    /// How often it was reopened.
    #[serde(default, skip_serializing_if = "is_none")]
    pub reopenings: u32,
    /// How often it was evaluated with a bad mark.
    #[serde(default, skip_serializing_if = "is_none")]
    pub bad_marks: u32,
    /// How often what it is about was corrected.
    #[serde(default, skip_serializing_if = "is_none")]
    pub corrections: u32,
    /// How often a handle or supervision limit passed.
    #[serde(default, skip_serializing_if = "is_none")]
    pub overdues: u32,
    /// The tiers on which it was extended, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extended: Vec<TierNo>,
    /// Whether it was deferred.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deferred: bool,
    /// The appeal against lateness, if there is one; granted, the case is exempt for life.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appeal: Option<Appealed>,
    /// Its suspensions that have ended, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspensions: Vec<Suspension>,
    /// Where it stands.
    #[serde(flatten)]
    pub phase: Phase,
}

/// A suspension that has ended: it counts from after `from` to `to`, both the instants of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    /// When it began.
    pub from: Stamp,
    /// When it ended.
    pub to: Stamp,
    /// Whether it was a deferral (挂账缓办), which does not count in the cap.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deferral: bool,
}

/// A card (蓝牌、黄牌、红牌 or any other ladder).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The card.
    pub card: Code,
    /// Its place in the ladder, from 0.
    pub rank: u32,
}

/// What the holder asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// What for.
    pub wish: Wish,
    /// Who asks.
    pub by: MemberId,
}

/// A partner called upon, and what it answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatched {
    /// The partner.
    pub partner: PartnerId,
    /// The function.
    pub function: Code,
    /// The limit to answer, while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// What it answered last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Reply>,
}

/// An appeal against lateness (超时申诉).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Appealed {
    /// Made, and not decided.
    Pending {
        /// Who made it.
        by: Actor,
        /// Past this instant it is dismissed.
        until: Stamp,
    },
    /// Decided.
    Judged(Verdict),
}

/// The unit that holds a case, and its tier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The unit.
    pub unit: UnitId,
    /// Its tier.
    pub tier: TierNo,
}

words! {
    /// The name of a state (C2).
    pub enum State ("a state such as handling") {
        /// 待接单.
        Reported = "reported",
        /// 办理中.
        Handling = "handling",
        /// 已中止.
        Suspended = "suspended",
        /// 已办结.
        Resolved = "resolved",
        /// 已销号.
        Closed = "closed",
        /// 不予受理.
        Rejected = "rejected",
        /// 已并案.
        Merged = "merged",
        /// 已撤回.
        Withdrawn = "withdrawn",
    }
}

/// A state with what belongs to it: an open case has exactly one holder, because there is no other way to say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Phase {
    /// Waits to be accepted.
    Reported {
        /// The unit that is to accept it.
        holder: Holder,
        /// The limit to accept it, while it has not passed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
        /// Whether a limit to accept it has passed.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        late: bool,
    },
    /// Is handled.
    Handling {
        /// Who handles it.
        holder: Holder,
        /// The limit that runs; none after supervision has passed too.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
    },
    /// Rests.
    Suspended {
        /// Who handles it.
        holder: Holder,
        /// The limit that stands still.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
        /// When it began to rest.
        since: Stamp,
        /// When it ends by itself at the latest.
        ends: Stamp,
        /// What ends it then.
        cause: Cause,
        /// Whether it is deferred (挂账缓办).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        deferral: bool,
    },
    /// Is resolved, and waits for feedback and marks.
    Resolved(Outcome),
    /// Is written off.
    Closed(Outcome),
    /// Was not taken in.
    Rejected {
        /// Who was to accept it.
        holder: Holder,
    },
    /// Goes on in another case.
    Merged {
        /// Who held it last.
        holder: Holder,
        /// The other case.
        into: CaseId,
    },
    /// Was withdrawn by who reported it.
    Withdrawn {
        /// Who held it last.
        holder: Holder,
    },
}

/// What is known of a case after it was resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Who held it when it was resolved.
    pub holder: Holder,
    /// When.
    pub resolved_at: Stamp,
    /// Whether the reporter was told.
    pub feedback: Feedback,
    /// Until when marks are taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evaluate_until: Option<Stamp>,
    /// Until when it may be reopened by hand.
    pub reopen_until: Stamp,
    /// The last marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marks: Option<Marks>,
    /// Once closed: until when an appeal is heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appeal_until: Option<Stamp>,
}

/// Whether the first receiver told the reporter (首问负责).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feedback {
    /// Not yet; the limit runs.
    Due(Limit),
    /// Not yet, and late.
    Overdue,
    /// Told, then.
    Given(Stamp),
}

impl Case {
    /// The name of its state.
    #[must_use]
    pub fn state(&self) -> State {
        match self.phase {
            Phase::Reported { .. } => State::Reported,
            Phase::Handling { .. } => State::Handling,
            Phase::Suspended { .. } => State::Suspended,
            Phase::Resolved(_) => State::Resolved,
            Phase::Closed(_) => State::Closed,
            Phase::Rejected { .. } => State::Rejected,
            Phase::Merged { .. } => State::Merged,
            Phase::Withdrawn { .. } => State::Withdrawn,
        }
    }

    /// Whether it is open: reported, handling or suspended.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.state(), State::Reported | State::Handling | State::Suspended)
    }

    /// Its holder: in `reported` the unit that is to accept it, after the end the one that held it last.
    #[must_use]
    pub fn holder(&self) -> &Holder {
        match &self.phase {
            Phase::Reported { holder, .. }
            | Phase::Handling { holder, .. }
            | Phase::Suspended { holder, .. }
            | Phase::Rejected { holder }
            | Phase::Merged { holder, .. }
            | Phase::Withdrawn { holder } => holder,
            Phase::Resolved(outcome) | Phase::Closed(outcome) => &outcome.holder,
        }
    }

    /// The limit that runs or stands still; after the resolution, that of feedback.
    #[must_use]
    pub fn limit(&self) -> Option<&Limit> {
        match &self.phase {
            Phase::Reported { limit, .. }
            | Phase::Handling { limit, .. }
            | Phase::Suspended { limit, .. } => limit.as_ref(),
            Phase::Resolved(Outcome { feedback: Feedback::Due(limit), .. }) => Some(limit),
            _ => None,
        }
    }

    /// What came of it, once it is resolved or closed.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        match &self.phase {
            Phase::Resolved(outcome) | Phase::Closed(outcome) => Some(outcome),
            _ => None,
        }
    }

    /// Whether lateness does not count against it, for an appeal was granted.
    #[must_use]
    pub fn is_exempt(&self) -> bool {
        self.appeal == Some(Appealed::Judged(Verdict::Granted))
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_none(count: &u32) -> bool {
    *count == 0
}
