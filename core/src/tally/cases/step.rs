//! What happened to a case, with numbers for names: what a fold of events asks for (R2).

use super::field::{EndedAs, NONE};

/// Who holds a case from now on, and by when; `NONE`, `NOT`, `NEVER` where it is not said and stays as it was.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) unit: u32,
    pub(super) tier: u8,
    pub(super) deadline: i64,
}

/// What a case is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct About {
    pub(super) item: u32,
    pub(super) severity: u32,
}

impl About {
    /// On no list, or not said here.
    pub(super) const NOTHING: Self = Self { item: NONE, severity: NONE };
}

/// One thing that happened.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Reported {
        about: About,
        held: Held,
    },
    Classified {
        about: About,
        held: Held,
    },
    Accepted(Held),
    Reopened(Held),
    Escalated {
        held: Held,
        breach: bool,
    },
    Returned(Held),
    Reclassified {
        about: About,
        held: Held,
    },
    /// Another deadline.
    Limited(i64),
    Resumed(i64),
    Deferred,
    Assigned(u32),
    /// A limit passed: to handle the case, or another.
    Overdue {
        handle: bool,
    },
    Resolved,
    FedBack,
    /// Effect, duration, attitude.
    Evaluated([u8; 3]),
    Ended(EndedAs),
    /// An appeal was granted.
    Granted,
    /// A partner was called upon, answered, was late to.
    Called(u32),
    Answered(u32),
    AnswerOverdue(u32),
    /// What no table tells of.
    Other,
}

impl Step {
    /// Whether what happens at the very end of a period is read as well.
    pub(super) fn is_read_at_end(self) -> bool {
        matches!(self, Self::Resolved | Self::Overdue { .. })
    }
}
