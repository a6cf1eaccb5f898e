//! What each event does to a case, state by state.

use super::EvolveError;
use crate::case::event::{Actor, Event, Happening, Reply, Wish};
use crate::case::limit::{Limit, LimitFor};
use crate::case::state::{
    Appealed, Ask, Card, Case, Dispatched, Feedback, Holder, Outcome, Phase, Suspension,
};
use crate::scheme::{Milestone, TierNo};
use crate::value::{Stamp, UnitId};

/// Changes `case` by what happened, or tells that it cannot happen in its state.
pub(super) fn apply(case: &mut Case, event: &Event) -> Result<(), EvolveError> {
    let wrong = EvolveError::WrongState(case.state());
    let fits = match case.phase {
        Phase::Reported { .. } => reported(case, event),
        Phase::Handling { .. } => handled(case, event),
        Phase::Suspended { .. } => suspended(case, event),
        Phase::Resolved(_) | Phase::Closed(_) => ended(case, event),
        Phase::Rejected { .. } | Phase::Merged { .. } | Phase::Withdrawn { .. } => false,
    };
    if !fits && !ruled(case, event) {
        return Err(wrong);
    }
    reached(case, &event.what);
    Ok(())
}

/// What rules bring in any state; what is only told changes nothing.
fn ruled(case: &mut Case, event: &Event) -> bool {
    match &event.what {
        Happening::Notified { .. } => {}
        Happening::Fired { rule } => {
            case.awaited.retain(|awaited| awaited.rule != *rule);
            if !case.fired.contains(rule) {
                case.fired.push(rule.clone());
            }
        }
        Happening::Carded { card, rank, .. } => {
            if case.card.as_ref().is_none_or(|given| given.rank < *rank) {
                case.card = Some(Card { card: card.clone(), rank: *rank });
            }
        }
        Happening::ConferenceRequired { .. } => case.conference_required = true,
        _ => return false,
    }
    true
}

/// A milestone that is reached is awaited no more (E5); what is resolved waits for nothing but its closing.
fn reached(case: &mut Case, what: &Happening) {
    let still = |awaited: Milestone| match what {
        Happening::Accepted { .. } => awaited != Milestone::Accept,
        Happening::Dispatched { .. } => awaited != Milestone::Dispatch,
        Happening::Progressed { .. } => awaited != Milestone::Progress,
        Happening::Resolved { .. } => awaited == Milestone::Close,
        Happening::Closed { .. } => false,
        _ => true,
    };
    case.awaited.retain(|awaited| still(awaited.milestone));
}

fn reported(case: &mut Case, event: &Event) -> bool {
    match &event.what {
        Happening::Classified { matter, to, tier, limit, .. } => {
            let late = matches!(case.phase, Phase::Reported { late: true, .. });
            let holder = Holder { unit: to.clone(), tier: *tier };
            case.matter = Some(matter.clone());
            case.phase = Phase::Reported { holder, limit: limit.clone(), late };
        }
        Happening::AcceptOverdue { .. } => {
            let holder = case.holder().clone();
            case.phase = Phase::Reported { holder, limit: None, late: true };
        }
        Happening::Accepted { holder, tier, ceiling, stage, limit, .. } => {
            let Some(matter) = &mut case.matter else { return false };
            matter.ceiling = *ceiling;
            case.first_tier = Some(*tier);
            case.stage.clone_from(stage);
            held(case, holder, *tier, limit);
        }
        Happening::Rejected { .. } => case.phase = Phase::Rejected { holder: case.holder().clone() },
        _ => return open(case, event),
    }
    true
}

fn handled(case: &mut Case, event: &Event) -> bool {
    match &event.what {
        Happening::Warned { share, .. } => {
            let Phase::Handling { limit: Some(limit), .. } = &mut case.phase else { return false };
            limit.warnings.retain(|warning| warning.share != *share);
        }
        Happening::Overdue { .. } => {
            case.overdues = case.overdues.saturating_add(1);
            return set_limit(case, None);
        }
        Happening::Escalated { holder, tier, breach, limit, .. } => {
            case.breaches = case.breaches.saturating_add(u32::from(*breach));
            held(case, holder, *tier, limit);
        }
        Happening::Returned { count, holder, tier, limit, .. } => {
            case.returns = *count;
            held(case, holder, *tier, limit);
        }
        Happening::Supervised { limit, .. } | Happening::Expedited { limit, .. } => {
            return set_limit(case, Some(limit.clone()));
        }
        Happening::Extended { limit, .. } => {
            case.extended.push(case.holder().tier);
            answered(case, Wish::Extend);
            return set_limit(case, Some(limit.clone()));
        }
        Happening::Reclassified { count, matter, stage, holder, tier, limit, .. } => {
            case.corrections = *count;
            case.matter = Some(matter.clone());
            case.stage.clone_from(stage);
            match limit {
                Some(limit) if holder != &case.holder().unit => held(case, holder, *tier, limit),
                _ => return set_limit(case, limit.clone()),
            }
        }
        Happening::Assigned { member } => case.assignee = Some(member.clone()),
        Happening::Dispatched { calls, limit, .. } => {
            for call in calls {
                case.dispatches.retain(|known| known.partner != call.partner);
                let (partner, function) = (call.partner.clone(), call.function.clone());
                if !case.called.contains(&function) {
                    case.called.push(function.clone());
                }
                case.dispatches.push(Dispatched { partner, function, limit: limit.clone(), answer: None });
            }
        }
        Happening::Answered { partner, answer, .. } => return replied(case, partner, Some(*answer)),
        Happening::AnswerOverdue { partner, .. } => return replied(case, partner, None),
        Happening::Convened { .. } => case.conferences = case.conferences.saturating_add(1),
        Happening::Asked { wish, .. } => {
            let Some(Actor::Member(by)) = &event.by else { return false };
            case.asks.push(Ask { wish: *wish, by: by.clone() });
        }
        Happening::AskRefused { wish, .. } => answered(case, *wish),
        Happening::Progressed { stage, limit } => {
            if let Some(stage) = stage {
                case.stage = Some(stage.clone());
            }
            if let Some(limit) = limit {
                return set_limit(case, Some(limit.clone()));
            }
        }
        Happening::Suspended { ends, cause, .. } => {
            rest(case, event.at, *ends, *cause, false);
        }
        Happening::Deferred { ends, .. } => {
            case.deferred = true;
            answered(case, Wish::Defer);
            rest(case, event.at, *ends, crate::case::Cause::Until, true);
        }
        Happening::Resolved { feedback, evaluate_until, reopen_until, .. } => {
            for dispatched in &mut case.dispatches {
                dispatched.limit = None;
            }
            case.phase = Phase::Resolved(Outcome {
                holder: case.holder().clone(),
                resolved_at: event.at,
                feedback: Feedback::Due(feedback.clone()),
                evaluate_until: *evaluate_until,
                reopen_until: *reopen_until,
                marks: None,
                appeal_until: None,
            });
        }
        _ => return open(case, event),
    }
    true
}

fn suspended(case: &mut Case, event: &Event) -> bool {
    match &event.what {
        Happening::Resumed { limit, answers, .. } => {
            let Phase::Suspended { holder, since, deferral, .. } = &case.phase else { return false };
            let suspension = Suspension { from: *since, to: event.at, deferral: *deferral };
            let holder = holder.clone();
            case.suspensions.push(suspension);
            for moved in answers {
                let theirs = case.dispatches.iter_mut().filter(|known| known.partner == moved.partner);
                theirs.for_each(|known| known.limit = Some(moved.limit.clone()));
            }
            case.phase = Phase::Handling { holder, limit: limit.clone() };
        }
        Happening::Progressed { stage: None, limit: None } => {}
        _ => return open(case, event),
    }
    true
}

/// What can happen to any open case.
fn open(case: &mut Case, event: &Event) -> bool {
    match &event.what {
        Happening::Merged { into } => {
            case.phase = Phase::Merged { holder: case.holder().clone(), into: into.clone() };
        }
        Happening::Joined { reporters, .. } => {
            let new = reporters.iter().filter(|new| !case.reporters.contains(new));
            let new: Vec<_> = new.cloned().collect();
            case.reporters.extend(new);
        }
        Happening::Left { reporter } => case.reporters.retain(|known| known != reporter),
        Happening::Withdrawn { .. } => case.phase = Phase::Withdrawn { holder: case.holder().clone() },
        _ => return false,
    }
    true
}

fn ended(case: &mut Case, event: &Event) -> bool {
    match (&event.what, &mut case.phase) {
        (Happening::FedBack, Phase::Resolved(outcome)) => outcome.feedback = Feedback::Given(event.at),
        (Happening::FeedbackOverdue { .. }, Phase::Resolved(outcome)) => outcome.feedback = Feedback::Overdue,
        (Happening::Evaluated { marks, bad, .. }, Phase::Resolved(outcome) | Phase::Closed(outcome)) => {
            outcome.marks = Some(*marks);
            case.bad_marks = case.bad_marks.saturating_add(u32::from(*bad));
        }
        (Happening::Reopened { count, holder, tier, limit, .. }, _) => {
            case.reopenings = *count;
            if let Some(Appealed::Pending { .. }) = case.appeal {
                case.appeal = None;
            }
            held(case, holder, *tier, limit);
        }
        (Happening::Closed { appeal_until, .. }, Phase::Resolved(outcome)) => {
            let appeal_until = *appeal_until;
            case.phase = Phase::Closed(Outcome { appeal_until, ..outcome.clone() });
        }
        (Happening::Appealed { until, .. }, Phase::Closed(_)) => {
            let Some(by) = event.by.clone() else { return false };
            case.appeal = Some(Appealed::Pending { by, until: *until });
        }
        (Happening::Judged { verdict, .. }, Phase::Closed(_)) => {
            case.appeal = Some(Appealed::Judged(*verdict));
        }
        _ => return false,
    }
    true
}

/// A new holder begins: its own limit, no assignee, and what the one before asked for is void (C9).
fn held(case: &mut Case, unit: &UnitId, tier: TierNo, limit: &Limit) {
    case.assignee = None;
    case.asks.clear();
    let holder = Holder { unit: unit.clone(), tier };
    case.phase = Phase::Handling { holder, limit: Some(limit.clone()) };
}

fn set_limit(case: &mut Case, new: Option<Limit>) -> bool {
    let Phase::Handling { limit, .. } = &mut case.phase else { return false };
    *limit = new;
    true
}

fn answered(case: &mut Case, wish: Wish) {
    case.asks.retain(|ask| ask.wish != wish);
}

/// A partner's limit ends with its first answer, or when it passes.
fn replied(case: &mut Case, partner: &crate::value::PartnerId, answer: Option<Reply>) -> bool {
    let Some(known) = case.dispatches.iter_mut().find(|known| known.partner == *partner) else {
        return false;
    };
    known.limit = None;
    known.answer = answer.or(known.answer);
    true
}

fn rest(case: &mut Case, since: Stamp, ends: Stamp, cause: crate::case::Cause, deferral: bool) {
    let holder = case.holder().clone();
    let limit = case.limit().cloned().filter(|limit| limit.purpose != LimitFor::Feedback);
    case.phase = Phase::Suspended { holder, limit, since, ends, cause, deferral };
}
