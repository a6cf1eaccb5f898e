//! What happened, with its reason.

use super::refusal::actor;
use super::words::{Words, because, mark};
use super::{at, quoted};
use crate::case::{About, Cause, Event, Happening, TakenBy};
use crate::scheme::Scheme;
use crate::speech::parts::{Entry, share};

pub(in crate::speech) fn happening(event: &Event, scheme: &Scheme) -> String {
    let mut said = what(&event.what, Words { scheme });
    // Of a report the first receiver is who gave it.
    if let (Some(by), false) = (&event.by, matches!(event.what, Happening::Reported { .. })) {
        said.push_str(&format!("; by {}", actor(by)));
    }
    if let Some(done) = event.done_at {
        said.push_str(&format!("; done {}", at(done)));
    }
    said
}

fn what(what: &Happening, words: Words<'_>) -> String {
    match what {
        Happening::Reported {
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
            outside,
            limit,
        } => {
            let receiver = format!("member {} of unit {}", quoted(&received.member), quoted(&received.unit));
            let told = if reporter.is_some() { "the reporter is to be told" } else { "nobody is to be told" };
            let judged = if *evaluated { "residents evaluate it" } else { "residents do not evaluate it" };
            let mut said = vec![
                format!("reported: {} at unit {}", words.item(item), quoted(origin)),
                format!("received by {receiver} through {}", words.channel(channel)),
                format!("judged by scheme {} of {}", quoted(&edition.scheme), edition.from),
                format!("{} is to accept it", words.unit(to, *tier)),
                format!("it may climb to {}", words.tier(*ceiling)),
                told.to_owned(),
                judged.to_owned(),
                limit.as_ref().map_or_else(|| "there is no accept limit".to_owned(), |l| words.limit(l)),
            ];
            if *outside {
                said.insert(1, "it was not on the list that day".to_owned());
            }
            said.join("; ")
        }
        Happening::Accepted { holder, tier, limit } => {
            format!("accepted, held by {}; {}", words.unit(holder, *tier), words.limit(limit))
        }
        Happening::AcceptOverdue { deadline } => {
            format!("not accepted in time: the accept limit ended {}", at(*deadline))
        }
        Happening::Notified { unit, tier, about, rule } => {
            let (why, entry) = match about {
                About::AcceptOverdue => ("the case was not accepted in time", (Entry::Item, "limit")),
                About::FeedbackOverdue => {
                    ("the result was not fed back in time", (Entry::Handling, "feedback"))
                }
                About::ReopeningsUsed => {
                    ("a bad mark came when no reopening was left", (Entry::Evaluation, "reopenings"))
                }
            };
            format!("{} is notified: {why}; {}", words.unit(unit, *tier), words.rule(rule, entry))
        }
        Happening::Warned { share: gone, deadline, rule } => {
            let rule = words.rule(rule, (Entry::Ladder, "warnings"));
            format!("warning: {} of the limit is gone, it ends {}; {rule}", share(*gone), at(*deadline))
        }
        Happening::Overdue { limit } => format!("overdue: {} has passed", words.limit(limit)),
        Happening::Escalated { from, holder, tier, cause, breach, reason, rule, limit } => {
            let to = words.unit(holder, *tier);
            let mut said = vec![format!("escalated from unit {} to {to}, {}", quoted(from), because(*cause))];
            said.extend(breach.then(|| "a breach: this passed the ceiling".to_owned()));
            said.extend(reason.as_ref().map(|_| "the reason is kept in the ledger".to_owned()));
            said.extend(rule.as_ref().map(|rule| words.rule(rule, (Entry::Ladder, ""))));
            said.push(words.limit(limit));
            said.join("; ")
        }
        Happening::Supervised { holder, rule, limit } => {
            let rule = words.rule(rule, (Entry::Ladder, ""));
            let (holder, limit) = (quoted(holder), words.limit(limit));
            format!(
                "supervised, for the handle limit passed at the ceiling; held by unit {holder}; {rule}; {limit}"
            )
        }
        Happening::Suspended { reason: _, ends, cause, unpublished } => {
            let (ends, cause, mark) = (at(*ends), because(*cause), mark(*unpublished));
            format!("suspended, for a reason kept in the ledger; ends {ends} at the latest, {cause}{mark}")
        }
        Happening::Resumed { cause, limit } => {
            let limit = limit.as_ref().map_or_else(|| "no limit runs".to_owned(), |l| words.limit(l));
            format!("resumed {}; {limit}", because(*cause))
        }
        Happening::Resolved { outcome: _, evidence, feedback, evaluate_until, unpublished } => {
            let shown = evidence.iter().map(|shown| &shown.kind);
            let marks = match evaluate_until {
                Some(until) => format!("residents evaluate until {}{}", at(*until), mark(*unpublished)),
                None => "residents do not evaluate it".to_owned(),
            };
            let evidence = words.evidence(shown);
            let limit = words.limit(feedback);
            format!("resolved, the outcome is kept in the ledger; {evidence}; {limit}; {marks}")
        }
        Happening::FedBack => "the result was fed back".to_owned(),
        Happening::FeedbackOverdue { deadline } => {
            format!("not fed back in time: the feedback limit ended {}", at(*deadline))
        }
        Happening::Evaluated { marks, taken_by, bad, rule } => {
            let taken = match taken_by {
                TakenBy::Reporter => "by the reporter",
                TakenBy::FollowUp => "in a follow-up call",
            };
            let (effect, duration) = (marks.effect.get(), marks.duration.get());
            let marks = format!("effect {effect}, duration {duration}, attitude {}", marks.attitude.get());
            let judged = words.threshold(rule, *bad);
            let rule = words.rule(rule, (Entry::Evaluation, "reopens_at"));
            format!("evaluated {taken}: {marks}; {judged}; {rule}")
        }
        Happening::Reopened { count, holder, tier, rule, limit } => {
            let rule = words.rule(rule, (Entry::Evaluation, "reopens_at"));
            let (holder, limit) = (words.unit(holder, *tier), words.limit(limit));
            format!("reopened for a bad mark, reopening number {count}; held by {holder}; {rule}; {limit}")
        }
        Happening::Closed { cause: Cause::Time } => {
            "closed by time: the result was fed back, and the window for marks is past or there is none"
                .to_owned()
        }
        Happening::Closed { cause } => format!("closed {}", because(*cause)),
    }
}
