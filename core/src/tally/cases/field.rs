//! The columns of a case table by name, and what stands in them where there is nothing.

use crate::read::words;

/// It never happened.
pub(super) const NEVER: i64 = i64::MAX;
/// There is no such number.
pub(super) const NONE: u32 = u32::MAX;
/// There is no such small number.
pub(super) const NOT: u8 = u8::MAX;

words! {
    /// How a case, or a handling run of it, ended (C2).
    pub enum EndedAs ("closed, rejected, merged or withdrawn") {
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

/// Lists fields of one sort: the enum, their names, how many there are.
macro_rules! fields {
    ($(#[doc = $doc:literal])* $sort:ident { $($field:ident = $name:literal,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $sort {
            $($field,)*
        }

        impl $sort {
            pub(super) const ALL: &'static [Self] = &[$(Self::$field),*];
            pub(super) const COUNT: usize = Self::ALL.len();

            pub(super) const fn name(self) -> &'static str {
                match self {
                    $(Self::$field => $name,)*
                }
            }
        }
    };
}

fields! {
    /// Instants, in milliseconds since 1970.
    Time {
        Reported = "reported_at",
        Accepted = "accepted_at",
        Started = "started_at",
        Deadline = "deadline",
        Overdue = "overdue_at",
        Resolved = "resolved_at",
        Feedback = "feedback_at",
        Closed = "closed_at",
        Evaluated = "evaluated_at",
    }
}

fields! {
    /// Numbers of names, and counts.
    Wide {
        Run = "run",
        Item = "item",
        Severity = "severity",
        Channel = "channel",
        Origin = "origin",
        FirstReceiver = "first_receiver",
        Holder = "holder",
        Assignee = "assignee",
        Reopened = "reopened",
        Returned = "returned",
        Breach = "breach",
    }
}

fields! {
    /// What has few values.
    Small {
        Kind = "kind",
        Nature = "nature",
        Tier = "tier",
        TopTier = "top_tier",
        Deferred = "deferred",
        ResolvedTier = "resolved_tier",
        Exempt = "exempt",
        Effect = "effect",
        Duration = "duration",
        Attitude = "attitude",
        EndedAs = "ended_as",
    }
}
