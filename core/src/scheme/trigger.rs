//! Trigger rules (触发规则, E5, E6): when something has come about a case, then this is done about it.

use serde::Serialize;

use super::{Basis, Milestone, Nature, TierNo};
use crate::value::{Code, Duration, Name};

/// A trigger rule; those of a scheme are tried in declared order.
///
/// In JSON `when` and `then` are words, with what each needs beside them: `"when":"reopening","nth":2`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trigger {
    /// The rule's code; every event it causes names it.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// What it waits for.
    #[serde(flatten)]
    pub when: When,
    /// What it does.
    #[serde(flatten)]
    pub then: Then,
    /// What it rests on.
    pub basis: Basis,
}

/// What a trigger rule waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "when", rename_all = "kebab-case")]
pub enum When {
    /// The n-th reopening (返工).
    Reopening {
        /// From 1.
        nth: u32,
    },
    /// The n-th bad evaluation (不满意).
    BadEvaluation {
        /// From 1.
        nth: u32,
    },
    /// A mark that is bad enough.
    Mark {
        /// It, or a worse one, 1 to 4.
        at_most: u8,
    },
    /// Functions involved (涉及职能): the item's, and those dispatched.
    Functions {
        /// So many or more, from 1.
        count: u32,
    },
    /// A case of this nature.
    Nature {
        /// The nature.
        nature: Nature,
    },
    /// A case of a household in this group, which is served for reasons of its own (O4).
    Group {
        /// The group.
        group: Code,
    },
    /// The n-th extension (延期).
    Extension {
        /// From 1.
        nth: u32,
    },
    /// A milestone not reached in time.
    Milestone {
        /// The milestone.
        milestone: Milestone,
        /// The time to reach it, from the report.
        within: Duration,
    },
    /// The handle limit has passed.
    Overdue,
}

/// What a trigger rule does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "then", rename_all = "kebab-case")]
pub enum Then {
    /// Hands the case to the tier above, never past its ceiling (上报).
    Escalate,
    /// Puts it under supervision (挂牌督办).
    Supervise,
    /// Demands a joint conference before it is resolved (联席会议).
    Conference,
    /// Tells the unit of a tier (通知).
    Notify {
        /// The tier.
        tier: TierNo,
    },
    /// Gives a card; a case bears the highest given (亮牌).
    Card {
        /// The card.
        card: Code,
    },
}
