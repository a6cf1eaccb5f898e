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

/// The words of events (C1), each with what it tells.
pub(super) const WORDS: [(&str, Word); 40] = [
    ("reported", Word::Reported),
    ("classified", Word::Classified),
    ("accepted", Word::Accepted),
    ("rejected", Word::Rejected),
    ("merged", Word::Merged),
    ("joined", Word::Other),
    ("accept_overdue", Word::Other),
    ("notified", Word::Other),
    ("assigned", Word::Assigned),
    ("dispatched", Word::Other),
    ("answered", Word::Other),
    ("answer_overdue", Word::Other),
    ("convened", Word::Other),
    ("warned", Word::Other),
    ("overdue", Word::Overdue),
    ("escalated", Word::Escalated),
    ("returned", Word::Returned),
    ("supervised", Word::Limited),
    ("suspended", Word::Other),
    ("deferred", Word::Deferred),
    ("fired", Word::Other),
    ("carded", Word::Other),
    ("conference_required", Word::Other),
    ("resumed", Word::Resumed),
    ("extended", Word::Limited),
    ("expedited", Word::Limited),
    ("reclassified", Word::Reclassified),
    ("asked", Word::Other),
    ("ask_refused", Word::Other),
    ("progressed", Word::Limited),
    ("resolved", Word::Resolved),
    ("fed_back", Word::FedBack),
    ("feedback_overdue", Word::Other),
    ("evaluated", Word::Evaluated),
    ("reopened", Word::Reopened),
    ("closed", Word::Closed),
    ("appealed", Word::Other),
    ("judged", Word::Judged),
    ("left", Word::Other),
    ("withdrawn", Word::Withdrawn),
];

/// What each word tells, in their order.
const TELLS: [Word; WORDS.len()] = {
    let mut tells = [Word::Other; WORDS.len()];
    let mut place = 0;
    while place < WORDS.len() {
        tells[place] = WORDS[place].1;
        place += 1;
    }
    tells
};

/// What the word of a number tells; what is none tells nothing.
#[inline(always)]
pub(super) fn word(number: u32) -> Word {
    TELLS.get(number as usize).copied().unwrap_or(Word::Other)
}
