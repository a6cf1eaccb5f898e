//! Folding events into a case. No scheme, organisation or calendar is needed (C1).

use super::event::{Cause, Event, Happening};
use super::limit::Limit;
use super::state::{Case, Feedback, Holder, Outcome, Phase, State, Suspension};
use crate::value::{CaseId, Stamp};

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
    if event.v != super::EVENT_VERSION {
        return Err(EvolveError::UnknownVersion(event.v));
    }
    let Some(mut case) = case else { return begin(event) };
    if let Happening::Reported { .. } = event.what {
        return Err(EvolveError::BegunTwice(case.case));
    }
    if case.case != event.case {
        return Err(EvolveError::OtherCase { expected: case.case, found: event.case.clone() });
    }
    let expected = case.seq.saturating_add(1);
    if event.seq != expected {
        return Err(EvolveError::OutOfOrder { expected, found: event.seq });
    }
    if event.at.instant() < case.last.instant() {
        return Err(EvolveError::BackDated);
    }
    apply(&mut case, event)?;
    case.seq = event.seq;
    case.last = event.at;
    Ok(case)
}

/// The case after all of `events`, in order.
///
/// # Errors
///
/// The first event that does not follow.
pub fn replay<'e>(events: impl IntoIterator<Item = &'e Event>) -> Result<Option<Case>, EvolveError> {
    events.into_iter().try_fold(None, |case, event| evolve(case, event).map(Some))
}

fn begin(event: &Event) -> Result<Case, EvolveError> {
    let Happening::Reported {
        edition,
        item,
        origin,
        received,
        channel,
        reporter,
        to,
        tier,
        ceiling,
        evaluated,
        limit,
        outside: _,
    } = &event.what
    else {
        return Err(EvolveError::NotBegun);
    };
    if event.seq != 1 {
        return Err(EvolveError::OutOfOrder { expected: 1, found: event.seq });
    }
    Ok(Case {
        case: event.case.clone(),
        seq: 1,
        last: event.at,
        edition: edition.clone(),
        item: item.clone(),
        origin: origin.clone(),
        received: received.clone(),
        channel: channel.clone(),
        reported_at: event.at,
        reporter: reporter.clone(),
        ceiling: *ceiling,
        evaluated: *evaluated,
        breaches: 0,
        reopenings: 0,
        suspensions: Vec::new(),
        phase: Phase::Reported { holder: Holder { unit: to.clone(), tier: *tier }, limit: limit.clone() },
    })
}

fn apply(case: &mut Case, event: &Event) -> Result<(), EvolveError> {
    let wrong = EvolveError::WrongState(case.state());
    match (&event.what, &mut case.phase) {
        (Happening::Accepted { holder, tier, limit }, Phase::Reported { .. }) => {
            case.phase = handling(holder, *tier, limit);
        }
        (Happening::AcceptOverdue { .. }, Phase::Reported { limit, .. }) => *limit = None,
        (Happening::Notified { .. }, _) => {}
        (Happening::Warned { share, .. }, Phase::Handling { limit: Some(limit), .. }) => {
            limit.warnings.retain(|warning| warning.share != *share);
        }
        (Happening::Overdue { .. }, Phase::Handling { limit, .. }) => *limit = None,
        (Happening::Escalated { holder, tier, breach, limit, .. }, Phase::Handling { .. }) => {
            case.breaches = case.breaches.saturating_add(u32::from(*breach));
            case.phase = handling(holder, *tier, limit);
        }
        (Happening::Supervised { limit: supervision, .. }, Phase::Handling { limit, .. }) => {
            *limit = Some(supervision.clone());
        }
        (Happening::Suspended { ends, cause, .. }, Phase::Handling { holder, limit }) => {
            case.phase = suspended(holder, limit.take(), event.at, *ends, *cause);
        }
        (Happening::Resumed { limit, .. }, Phase::Suspended { holder, since, .. }) => {
            case.suspensions.push(Suspension { from: *since, to: event.at });
            case.phase = Phase::Handling { holder: holder.clone(), limit: limit.clone() };
        }
        (Happening::Resolved { feedback, evaluate_until, .. }, Phase::Handling { holder, .. }) => {
            case.phase = Phase::Resolved(Outcome {
                holder: holder.clone(),
                resolved_at: event.at,
                feedback: Feedback::Due(feedback.clone()),
                evaluate_until: *evaluate_until,
                marks: None,
            });
        }
        (Happening::FedBack, Phase::Resolved(outcome)) => outcome.feedback = Feedback::Given(event.at),
        (Happening::FeedbackOverdue { .. }, Phase::Resolved(outcome)) => outcome.feedback = Feedback::Overdue,
        (Happening::Evaluated { marks, .. }, Phase::Resolved(outcome) | Phase::Closed(outcome)) => {
            outcome.marks = Some(*marks);
        }
        (Happening::Reopened { count, holder, tier, limit, .. }, Phase::Resolved(_) | Phase::Closed(_)) => {
            case.reopenings = *count;
            case.phase = handling(holder, *tier, limit);
        }
        (Happening::Closed { .. }, Phase::Resolved(outcome)) => case.phase = Phase::Closed(outcome.clone()),
        _ => return Err(wrong),
    }
    Ok(())
}

fn handling(unit: &crate::value::UnitId, tier: crate::scheme::TierNo, limit: &Limit) -> Phase {
    Phase::Handling { holder: Holder { unit: unit.clone(), tier }, limit: Some(limit.clone()) }
}

fn suspended(holder: &Holder, limit: Option<Limit>, since: Stamp, ends: Stamp, cause: Cause) -> Phase {
    Phase::Suspended { holder: holder.clone(), limit, since, ends, cause }
}
