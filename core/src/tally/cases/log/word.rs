//! The words for what happens to cases.

/// What an event is, as far as a table of cases tells of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Word {
    Reported,
    Classified,
    Accepted,
    Reopened,
    Escalated,
    Returned,
    Reclassified,
    Limited,
    Resumed,
    Deferred,
    Assigned,
    Overdue,
    Resolved,
    FedBack,
    Evaluated,
    Closed,
    Rejected,
    Merged,
    Withdrawn,
    Judged,
    #[default]
    Other,
}

/// Lists the words of events (C1) once, each with what it tells.
macro_rules! words {
    ($($text:literal = $word:ident,)*) => {
        pub(super) const WORDS: &[&str] = &[$($text),*];
        const TELLS: &[Word] = &[$(Word::$word),*];
    };
}

words! {
    "reported" = Reported,
    "classified" = Classified,
    "accepted" = Accepted,
    "rejected" = Rejected,
    "merged" = Merged,
    "joined" = Other,
    "accept_overdue" = Other,
    "notified" = Other,
    "assigned" = Assigned,
    "dispatched" = Other,
    "answered" = Other,
    "answer_overdue" = Other,
    "convened" = Other,
    "warned" = Other,
    "overdue" = Overdue,
    "escalated" = Escalated,
    "returned" = Returned,
    "supervised" = Limited,
    "suspended" = Other,
    "deferred" = Deferred,
    "fired" = Other,
    "carded" = Other,
    "conference_required" = Other,
    "resumed" = Resumed,
    "extended" = Limited,
    "expedited" = Limited,
    "reclassified" = Reclassified,
    "asked" = Other,
    "ask_refused" = Other,
    "progressed" = Limited,
    "resolved" = Resolved,
    "fed_back" = FedBack,
    "feedback_overdue" = Other,
    "evaluated" = Evaluated,
    "reopened" = Reopened,
    "closed" = Closed,
    "appealed" = Other,
    "judged" = Judged,
    "left" = Other,
    "withdrawn" = Withdrawn,
}

/// What the word of a number tells; what is none tells nothing.
#[inline(always)]
pub(super) fn word(number: u32) -> Word {
    TELLS.get(number as usize).copied().unwrap_or(Word::Other)
}

/// Which words were met.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Met(u32);

impl Met {
    pub(super) fn add(&mut self, word: Word) {
        self.0 |= 1 << word as u32;
    }

    pub(super) fn join(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of these was.
    pub(super) fn has(self, words: &[Word]) -> bool {
        words.iter().any(|word| self.0 >> *word as u32 & 1 == 1)
    }
}
