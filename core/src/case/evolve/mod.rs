//! Folding events into a case. No scheme, organisation or calendar is needed (C1).

mod apply;
mod begin;

use super::event::{Event, Happening};
use super::state::{Case, State};
use crate::value::CaseId;
use apply::apply;
use begin::begin;

/// Why an event does not follow from a case. Never so for events that `decide` and `tick` made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EvolveError {
    /// The first event of a case is not `reported`.
    #[error("a case begins with `reported`")]
    NotBegun,
    /// A case is reported a second time.
    #[error("case {0} is already reported")]
    BegunTwice(CaseId),
    /// The event belongs to another case.
    #[error("the event is of case {found}, not of {expected}")]
    OtherCase {
        /// The case that is folded.
        expected: CaseId,
        /// The case of the event.
        found: CaseId,
    },
    /// The event is not the next one.
    #[error("event {found} came where {expected} was next")]
    OutOfOrder {
        /// The number that was next.
        expected: u32,
        /// The number that came.
        found: u32,
    },
    /// The event is earlier than the one before.
    #[error("the event is earlier than the one before")]
    BackDated,
    /// The event cannot happen in this state.
    #[error("this event cannot happen in state {0}")]
    WrongState(State),
    /// The form of the event is newer than this library knows.
    #[error("event form {0} is not known")]
    UnknownVersion(u8),
}

impl EvolveError {
    /// Every code, in the order of the variants.
    pub const ALL_CODES: [&'static str; 7] = [
        "not_begun",
        "begun_twice",
        "other_case",
        "out_of_order",
        "back_dated",
        "wrong_state",
        "unknown_version",
    ];

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotBegun => "not_begun",
            Self::BegunTwice(_) => "begun_twice",
            Self::OtherCase { .. } => "other_case",
            Self::OutOfOrder { .. } => "out_of_order",
            Self::BackDated => "back_dated",
            Self::WrongState(_) => "wrong_state",
            Self::UnknownVersion(_) => "unknown_version",
        }
    }
}

/// The case after `event`; before the first event there is none.
///
/// # Errors
///
/// An event that does not follow; the case is then unchanged where the caller kept it.
pub fn evolve(case: Option<Case>, event: &Event) -> Result<Case, EvolveError> {
    match case {
        None => known(event).and_then(|()| begin(event)),
        Some(mut case) => follow(&mut case, event).map(|()| case),
    }
}

/// The case after all of `events`, in order.
///
/// # Errors
///
/// The first event that does not follow.
pub fn replay<'e>(events: impl IntoIterator<Item = &'e Event>) -> Result<Option<Case>, EvolveError> {
    let mut events = events.into_iter();
    let Some(first) = events.next() else { return Ok(None) };
    let mut case = evolve(None, first)?;
    for event in events {
        follow(&mut case, event)?;
    }
    Ok(Some(case))
}

fn known(event: &Event) -> Result<(), EvolveError> {
    if event.v == super::EVENT_VERSION { Ok(()) } else { Err(EvolveError::UnknownVersion(event.v)) }
}

/// Changes the case in place; after an error it is good for nothing.
fn follow(case: &mut Case, event: &Event) -> Result<(), EvolveError> {
    known(event)?;
    if let Happening::Reported { .. } = event.what {
        return Err(EvolveError::BegunTwice(case.case.clone()));
    }
    if case.case != event.case {
        return Err(EvolveError::OtherCase { expected: case.case.clone(), found: event.case.clone() });
    }
    let expected = case.seq.saturating_add(1);
    if event.seq != expected {
        return Err(EvolveError::OutOfOrder { expected, found: event.seq });
    }
    if event.at.instant() < case.last.instant() {
        return Err(EvolveError::BackDated);
    }
    apply(case, event)?;
    case.seq = event.seq;
    case.last = event.at;
    Ok(())
}
