//! Limits (时限) that run in a case, and their warnings.

use serde::{Deserialize, Serialize};

use crate::calendar::Length;
use crate::read::words;
use crate::value::{Code, Duration, Ratio, Stamp};

words! {
    /// What a limit is for.
    pub enum LimitFor ("accept, handle, supervision, answer or feedback") {
        /// 接单时限.
        Accept = "accept",
        /// 办理时限.
        Handle = "handle",
        /// 挂牌督办时限.
        Supervision = "supervision",
        /// 部门回应时限.
        Answer = "answer",
        /// 反馈时限.
        Feedback = "feedback",
    }
}

/// A limit with everything derived from scheme and calendar written out (C1): it is never computed again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// What it is for.
    #[serde(rename = "for")]
    pub purpose: LimitFor,
    /// Its length, in the limit's own kind of time.
    pub length: Duration,
    /// Once a deadline was set by hand (催办): how many milliseconds of exact time it lasts instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expedited: Option<i64>,
    /// When it began.
    pub start: Stamp,
    /// When it ends; exactly then is still on time (T3).
    pub deadline: Stamp,
    /// Warnings not given yet, in the scheme's order (E4).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
    /// The edition of the national calendar it was counted with (T1).
    pub edition: u16,
    /// Whether a day it spans has no published holidays yet, and the weekday pattern served (T4).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unpublished: bool,
    /// The item or rule that sets it; where a failed point of a checklist does (K6), the item it opens.
    pub rule: Code,
    /// The plans in force that changed its length, in declared order (L1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<Code>,
}

/// One warning ahead of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The share of the limit.
    pub share: Ratio,
    /// When it is given.
    pub at: Stamp,
}

impl Limit {
    /// What it counts: its length, or once expedited so much exact time.
    #[must_use]
    pub fn runs(&self) -> Length {
        self.expedited.map_or_else(|| self.length.into(), Length::Exact)
    }
}
