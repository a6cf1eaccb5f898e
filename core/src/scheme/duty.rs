//! Duties (常态工作, D): who does what how often.

use serde::Serialize;

use super::{Basis, TierNo};
use crate::value::{Amount, Code, Date, Name, PeriodKind, Ratio};

/// A duty (常态工作, D1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Duty {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Whom it binds; in JSON the fields `role` and `tier`.
    #[serde(flatten)]
    pub bearer: Bearer,
    /// The kinds of records that count, at least one.
    pub kinds: Vec<Code>,
    /// For which period; never `all`.
    pub per: PeriodKind,
    /// How much.
    #[serde(flatten)]
    pub asks: Asks,
    /// Whether only records that another member verified count.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub verified: bool,
    /// The first day of it; `None`: since the scheme holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The day it ends before; `None` while open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The plans that add it: it stands only while one of them is active; none: always.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<Code>,
    /// What it rests on.
    pub basis: Basis,
}

/// Whom a duty binds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Bearer {
    /// Each member with a post of this role, at that post's unit.
    Role {
        /// The role.
        role: Code,
        /// Only posts at units of this tier.
        #[serde(skip_serializing_if = "Option::is_none")]
        tier: Option<TierNo>,
    },
    /// Each unit of a tier.
    Units {
        /// The tier.
        tier: TierNo,
    },
}

/// How much a duty asks for in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Asks {
    /// So many records.
    Times {
        /// How many, from 1.
        times: u32,
        /// Of different targets.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        distinct: bool,
    },
    /// Records whose quantities add up to so much.
    Amount {
        /// How much; over 0.
        amount: Amount,
    },
    /// A record for each of a set of targets, as the set stands on the period's last day.
    Coverage(Coverage),
}

/// The targets a duty covers (覆盖对象, D1); in JSON the field `cover`, with what it needs beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "cover", rename_all = "kebab-case")]
pub enum Coverage {
    /// Every household of the subject's subtree.
    Households,
    /// Those of them in one of these groups.
    Groups {
        /// The groups.
        groups: Vec<Code>,
    },
    /// The member's contact households (联系户).
    Contacts {
        /// The kind of links, from members to households.
        link: Code,
    },
    /// The points of a checklist that are checked in the subject's subtree.
    Points {
        /// The checklist.
        checklist: Code,
    },
    /// Cases of the subject's subtree closed in the period, for follow-up calls (回访).
    Closed {
        /// Which share of them, the first by id; over 0, at most 1.
        share: Ratio,
    },
}
