//! What time will bring, read from the case alone (C6).

use super::event::Cause;
use super::limit::{Limit, Warning};
use super::state::{Appealed, Case, Feedback, Outcome, Phase};
use crate::value::{Code, Instant, Ratio};

/// One thing that time brings to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Coming {
    /// The limit to accept passes.
    AcceptOverdue,
    /// A warning is due.
    Warning(Ratio),
    /// The handle or supervision limit passes.
    Overdue,
    /// A suspension ends by itself.
    Resumption(Cause),
    /// The limit of the partner at this place among those called upon passes.
    AnswerOverdue(usize),
    /// A milestone is missed: the rule that waits for it.
    Missed(Code),
    /// The limit of feedback passes.
    FeedbackOverdue,
    /// The case is written off.
    Closing,
    /// An appeal that nobody judged is dismissed.
    Dismissal,
}

impl Coming {
    /// Whether it comes only once its instant is past (T3), not when it is reached.
    fn is_strict(&self) -> bool {
        !matches!(self, Self::Warning(_) | Self::Resumption(_))
    }
}

/// The next thing time brings, and the instant it falls due; at one instant what limits bring comes before missed
/// milestones, and those in the scheme's order. While a case rests nothing falls due but the resumption (C8).
pub(super) fn coming(case: &Case) -> Option<(Instant, Coming)> {
    let own = match &case.phase {
        Phase::Reported { limit, .. } => {
            limit.as_ref().map(|limit| (limit.deadline.instant(), Coming::AcceptOverdue))
        }
        Phase::Handling { limit, .. } => handled(case, limit.as_ref()),
        Phase::Suspended { ends, cause, .. } => {
            return Some((ends.instant(), Coming::Resumption(*cause)));
        }
        Phase::Resolved(outcome) => resolved(outcome),
        Phase::Closed(_) => match &case.appeal {
            Some(Appealed::Pending { until, .. }) => Some((until.instant(), Coming::Dismissal)),
            _ => None,
        },
        Phase::Rejected { .. } | Phase::Merged { .. } | Phase::Withdrawn { .. } => return None,
    };
    let last = case.last.instant();
    let missed =
        case.awaited.iter().map(|awaited| (awaited.by.instant(), Coming::Missed(awaited.rule.clone())));
    own.into_iter().chain(missed).min_by_key(|(at, _)| (*at).max(last))
}

/// Of the running limit and those of the partners the earliest; at one instant the running limit comes first.
fn handled(case: &Case, limit: Option<&Limit>) -> Option<(Instant, Coming)> {
    let last = case.last.instant();
    let theirs = case.dispatches.iter().enumerate();
    let theirs = theirs.filter_map(|(nth, called)| {
        Some((called.limit.as_ref()?.deadline.instant(), Coming::AnswerOverdue(nth)))
    });
    limit.map(|limit| running(limit, last)).into_iter().chain(theirs).min_by_key(|(at, _)| (*at).max(last))
}

/// Of a running limit the earliest warning, or the deadline. Warnings that a resumption finds past fall due with
/// it; those of one instant come in the scheme's order (C12).
fn running(limit: &Limit, last: Instant) -> (Instant, Coming) {
    let first = limit.warnings.iter().min_by_key(|warning| warning.at.instant().max(last));
    match first {
        Some(Warning { share, at }) => (at.instant(), Coming::Warning(*share)),
        None => (limit.deadline.instant(), Coming::Overdue),
    }
}

/// Feedback comes first; then the end of the window for marks, if there is one, writes the case off.
fn resolved(outcome: &Outcome) -> Option<(Instant, Coming)> {
    match &outcome.feedback {
        Feedback::Due(limit) => Some((limit.deadline.instant(), Coming::FeedbackOverdue)),
        Feedback::Overdue => None,
        Feedback::Given(told) => Some((outcome.evaluate_until.unwrap_or(*told).instant(), Coming::Closing)),
    }
}

/// What has come by `now`, if anything: never before the case's last event.
pub(super) fn come(case: &Case, now: Instant) -> Option<(Instant, Coming)> {
    let reached = |at: Instant, what: &Coming| if what.is_strict() { now > at } else { now >= at };
    coming(case).filter(|(at, what)| now >= case.last.instant() && reached(*at, what))
}

/// The earliest instant at which [`tick`](super::tick()) would do something (C6); `None` if time alone brings
/// nothing more.
///
/// ```
/// # use wangge::case::{next_due, Case};
/// fn sleep_until(case: &Case) -> Option<i64> {
///     next_due(case).map(|at| at.millis())
/// }
/// ```
#[must_use]
pub fn next_due(case: &Case) -> Option<Instant> {
    let (at, what) = coming(case)?;
    let due = if what.is_strict() { at.checked_add_millis(1)? } else { at };
    Some(due.max(case.last.instant()))
}
