//! A case as it stands (C2).

use serde::{Deserialize, Serialize};

use super::event::{Cause, Marks, Receiver};
use super::limit::Limit;
use crate::read::words;
use crate::scheme::{Edition, TierNo};
use crate::value::{CaseId, Code, ReporterId, Stamp, UnitId};

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
    /// The item.
    pub item: Code,
    /// Where the matter lies.
    pub origin: UnitId,
    /// The first receiver.
    pub received: Receiver,
    /// The intake channel.
    pub channel: Code,
    /// When it was reported.
    pub reported_at: Stamp,
    /// Who reported it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter: Option<ReporterId>,
    /// The tier it may climb to.
    pub ceiling: TierNo,
    /// Whether residents evaluate it.
    pub evaluated: bool,
    /// How often it passed its ceiling.
    pub breaches: u32,
    /// How often it was reopened.
    pub reopenings: u32,
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
    },
    /// Is resolved, and waits for feedback and marks.
    Resolved(Outcome),
    /// Is written off.
    Closed(Outcome),
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
    /// The last marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marks: Option<Marks>,
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
        }
    }

    /// Whether it is open: reported, handling or suspended.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.phase, Phase::Reported { .. } | Phase::Handling { .. } | Phase::Suspended { .. })
    }

    /// Its holder: in `reported` the unit that is to accept it, after the end the one that resolved it.
    #[must_use]
    pub fn holder(&self) -> &Holder {
        match &self.phase {
            Phase::Reported { holder, .. }
            | Phase::Handling { holder, .. }
            | Phase::Suspended { holder, .. } => holder,
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
            Phase::Resolved(_) | Phase::Closed(_) => None,
        }
    }
}
