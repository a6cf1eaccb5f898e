//! What happened, with its reason.

mod end;
mod intake;
mod rest;
mod work;

use super::refusal::actor;
use super::words::{Words, because};
use super::{at, quoted};
use crate::case::{Event, Happening, Limit, Receiver};
use crate::scheme::Scheme;
use crate::speech::parts::{Entry, moving, share};

/// What stands for a reason (C4).
const KEPT: &str = "the reason is kept in the ledger";

pub(in crate::speech) fn happening(event: &Event, scheme: &Scheme) -> String {
    let mut said = what(&event.what, Words { scheme });
    if let Some(by) = event.by.as_ref().filter(|_| !gives_receiver(&event.what)) {
        said.push_str(&format!("; by {}", actor(by)));
    }
    if let Some(done) = event.done_at {
        said.push_str(&format!("; done {}", at(done)));
    }
    said
}

/// Of a report the first receiver is who gave it, where it was a member.
fn gives_receiver(what: &Happening) -> bool {
    matches!(what, Happening::Reported { received: Receiver { member: Some(_), .. }, .. })
}

fn what(what: &Happening, words: Words<'_>) -> String {
    match what {
        Happening::Reported {
            edition,
            matter,
            point,
            origin,
            received,
            channel,
            reporter,
            groups,
            milestones,
            to,
            tier,
            plan,
            limit,
        } => {
            let mut said = vec![intake::reported(matter.as_ref(), origin, words)];
            said.extend(intake::about(matter.as_ref(), words));
            said.extend(point.iter().map(|point| format!("{} failed", words.point(point))));
            said.extend(intake::receipt(received, channel, edition, words));
            said.push(format!("{} is to accept it", words.unit(to, *tier)));
            said.extend(plan.iter().map(|plan| words.planned_start(plan)));
            said.extend(intake::concerned(groups, words));
            said.extend(intake::bounds(matter.as_ref(), words));
            said.push(intake::told(reporter.is_some()).to_owned());
            said.extend(milestones.iter().map(|awaited| rest::awaited(awaited, words)));
            said.push(
                limit.as_ref().map_or_else(|| "there is no accept limit".to_owned(), |l| words.limit(l)),
            );
            said.join("; ")
        }
        Happening::Classified { matter, to, tier, plan, limit } => {
            let mut said = vec![format!("classified: {}", words.item(&matter.item))];
            said.extend(intake::about(Some(matter), words));
            said.push(format!("{} is to accept it", words.unit(to, *tier)));
            said.extend(plan.iter().map(|plan| words.planned_start(plan)));
            said.extend(intake::bounds(Some(matter), words));
            said.push(limit.as_ref().map_or_else(|| "no accept limit runs".to_owned(), |l| words.limit(l)));
            said.join("; ")
        }
        Happening::Accepted { holder, tier, plan, ceiling, stage, limit } => {
            let mut said = vec![
                format!("accepted, held by {}", words.unit(holder, *tier)),
                format!("it may climb to {}", words.tier(*ceiling)),
            ];
            said.extend(
                stage.iter().map(|stage| format!("it enters {}", words.stage(Some(&limit.rule), stage))),
            );
            said.extend(plan.iter().map(|plan| words.planned_start(plan)));
            said.push(words.limit(limit));
            said.join("; ")
        }
        Happening::Rejected { reason: _ } => format!("not taken in; {KEPT}"),
        Happening::Merged { into } => format!("merged: it goes on in case {}", quoted(into)),
        Happening::Joined { from, reporters } => intake::joined(from, reporters.len()),
        Happening::AcceptOverdue { deadline } => {
            format!("not accepted in time: the accept limit ended {}", at(*deadline))
        }
        Happening::Notified { unit, tier, about, rule } => {
            format!("{} is notified: {}", words.unit(unit, *tier), intake::notice(*about, rule, words))
        }
        Happening::Assigned { member } => format!("assigned to member {}", quoted(member)),
        Happening::Dispatched { calls, rule, limit } => work::dispatched(calls, rule, limit.as_ref(), words),
        Happening::Answered { partner, answer, reason } => work::answered(partner, *answer, reason.is_some()),
        Happening::AnswerOverdue { partner, deadline } => {
            format!(
                "not answered in time: the answer limit of partner {} ended {}",
                quoted(partner),
                at(*deadline)
            )
        }
        Happening::Convened { partners, held_at, decision: _ } => work::convened(partners, *held_at),
        Happening::Warned { share: gone, deadline, rule } => {
            let rule = words.rule(rule, (Entry::Ladder, "warnings"));
            format!("warning: {} of the limit is gone, it ends {}; {rule}", share(*gone), at(*deadline))
        }
        Happening::Overdue { limit } => format!("overdue: {} has passed", words.limit(limit)),
        Happening::Escalated { from, holder, tier, cause, breach, reason, rule, limit } => {
            let to = words.unit(holder, *tier);
            let mut said = vec![format!("escalated from unit {} to {to}, {}", quoted(from), because(*cause))];
            said.extend(breach.then(|| "a breach: this passed the ceiling".to_owned()));
            said.extend(reason.as_ref().map(|_| KEPT.to_owned()));
            said.extend(rule.as_ref().map(|rule| words.rule(rule, (moving(rule, words.scheme), ""))));
            said.push(words.limit(limit));
            said.join("; ")
        }
        Happening::Returned { count, from, holder, tier, reason: _, rule, limit } => {
            let (from, to) = (quoted(from), words.unit(holder, *tier));
            let (rule, limit) = (words.rule(rule, (Entry::Return, "times")), words.limit(limit));
            format!("returned from unit {from} to {to}, return number {count}; {KEPT}; {rule}; {limit}")
        }
        Happening::Supervised { holder, rule, limit } => {
            let entry = moving(rule, words.scheme);
            let late = entry == Entry::Ladder;
            let why = if late { "for the handle limit passed at the ceiling" } else { "for a rule fired" };
            let (holder, limit) = (quoted(holder), words.limit(limit));
            let rule = words.rule(rule, (entry, ""));
            format!("supervised, {why}; held by unit {holder}; {rule}; {limit}")
        }
        Happening::Suspended { reason: _, ends, cause, unpublished } => {
            rest::suspended(*ends, *cause, *unpublished)
        }
        Happening::Deferred { granted_by, reason: _, ends, rule } => {
            rest::deferred(granted_by, *ends, rule, words)
        }
        Happening::Fired { rule } => rest::fired(rule, words),
        Happening::Carded { card, rank: _, rule } => rest::carded(card, rule, words),
        Happening::ConferenceRequired { rule } => rest::conference_required(rule, words),
        Happening::Resumed { cause, limit, answers } => rest::resumed(*cause, limit.as_ref(), answers, words),
        Happening::Extended { granted_by, length, count, rule, limit } => {
            let (unit, rule) = (quoted(granted_by), words.rule(rule, (Entry::Extension, "share")));
            let limit = words.limit(limit);
            format!("extended by {length}, granted by unit {unit}, extension number {count}; {rule}; {limit}")
        }
        Happening::Expedited { granted_by, reason: _, limit } => {
            format!(
                "expedited: unit {} sets the deadline; {KEPT}; {}",
                quoted(granted_by),
                words.limit(limit)
            )
        }
        Happening::Reclassified { count, matter, stage, reason: _, rule, holder, tier, limit } => {
            let mut said =
                vec![format!("corrected to {}, correction number {count}", words.item(&matter.item))];
            said.extend(intake::about(Some(matter), words));
            said.extend(
                stage.iter().map(|stage| format!("it is in {}", words.stage(Some(&matter.item), stage))),
            );
            said.push(KEPT.to_owned());
            said.push(format!("held by {}", words.unit(holder, *tier)));
            said.extend(intake::bounds(Some(matter), words));
            said.push(words.rule(rule, (Entry::Correction, "times")));
            said.push(running(limit.as_ref(), words));
            said.join("; ")
        }
        Happening::Asked { wish, reason: _ } => work::asked(*wish),
        Happening::AskRefused { wish, reason: _ } => work::ask_refused(*wish),
        Happening::Progressed { stage, limit } => work::progressed(stage.as_ref(), limit.as_ref(), words),
        Happening::Resolved { outcome: _, evidence, feedback, evaluate_until, reopen_until, unpublished } => {
            let evidence = words.evidence(evidence.iter().map(|shown| &shown.kind));
            let windows = end::windows(*evaluate_until, *reopen_until, *unpublished);
            let limit = words.limit(feedback);
            format!("resolved, the outcome is kept in the ledger; {evidence}; {limit}; {windows}")
        }
        Happening::FedBack => "the result was fed back".to_owned(),
        Happening::FeedbackOverdue { deadline } => {
            format!("not fed back in time: the feedback limit ended {}", at(*deadline))
        }
        Happening::Evaluated { marks, taken_by, bad, rule } => {
            end::evaluated(*marks, *taken_by, *bad, rule, words)
        }
        Happening::Reopened { count, holder, tier, cause, reason, rule, limit } => {
            let mut said = vec![
                format!("reopened {}, reopening number {count}", because(*cause)),
                format!("held by {}", words.unit(holder, *tier)),
            ];
            said.extend(reason.as_ref().map(|_| KEPT.to_owned()));
            said.push(words.rule(rule, (Entry::Evaluation, end::reopens(*cause))));
            said.push(words.limit(limit));
            said.join("; ")
        }
        Happening::Closed { cause, appeal_until, unpublished } => {
            end::closed(*cause, *appeal_until, *unpublished)
        }
        Happening::Appealed { reason: _, until, unpublished, rule } => {
            end::appealed(*until, *unpublished, rule, words)
        }
        Happening::Judged { verdict, cause, granted_by, reason, rule } => {
            let rule = words.rule(rule, (Entry::Appeal, "judged"));
            end::judged(*verdict, *cause, granted_by.as_ref(), reason.is_some(), &rule)
        }
        Happening::Left { reporter: _ } => "one of several reporters left".to_owned(),
        Happening::Withdrawn { reporter: _ } => "withdrawn by who reported it".to_owned(),
    }
}

/// The limit that runs, if one does.
fn running(limit: Option<&Limit>, words: Words<'_>) -> String {
    limit.map_or_else(|| "no limit runs".to_owned(), |limit| words.limit(limit))
}
