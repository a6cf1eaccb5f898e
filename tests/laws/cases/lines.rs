//! What events and cases say, in the words of the plain model.

use wangge::case::{Appealed, Case, Event, Happening, Limit, Matter};
use wangge::value::{Code, Stamp};
use wangge_tests::model::case::Line;

fn ms(stamp: &Stamp) -> i64 {
    stamp.instant().millis()
}

fn mark(unpublished: bool) -> &'static str {
    if unpublished { " unpublished" } else { "" }
}

fn told(limit: &Limit) -> String {
    format!("{}{}", ms(&limit.deadline), mark(limit.unpublished))
}

fn told_if(limit: Option<&Limit>) -> String {
    limit.map(told).unwrap_or_default()
}

fn code(code: Option<&Code>) -> &str {
    code.map_or("-", Code::as_str)
}

fn matter_says(matter: &Matter) -> String {
    let affected: Vec<&str> = matter.affected.iter().map(|unit| unit.as_str()).collect();
    let outside = if matter.outside { " outside" } else { "" };
    let (severity, condition) = (code(matter.severity.as_ref()), code(matter.condition.as_ref()));
    format!("{} {severity} {condition} {affected:?} {}{outside}", matter.item, matter.ceiling)
}

/// What an event says.
pub(super) fn line(event: &Event) -> Line {
    let (case, at) = (event.case.to_string(), ms(&event.at));
    Line { case, name: name(&event.what), at, says: says(event) }
}

/// The name under which an event is written.
pub(super) fn name(what: &Happening) -> &'static str {
    match what {
        Happening::Reported { .. } => "reported",
        Happening::Classified { .. } => "classified",
        Happening::Accepted { .. } => "accepted",
        Happening::Rejected { .. } => "rejected",
        Happening::Merged { .. } => "merged",
        Happening::Joined { .. } => "joined",
        Happening::AcceptOverdue { .. } => "accept_overdue",
        Happening::Notified { .. } => "notified",
        Happening::Assigned { .. } => "assigned",
        Happening::Dispatched { .. } => "dispatched",
        Happening::Answered { .. } => "answered",
        Happening::AnswerOverdue { .. } => "answer_overdue",
        Happening::Convened { .. } => "convened",
        Happening::Warned { .. } => "warned",
        Happening::Overdue { .. } => "overdue",
        Happening::Escalated { .. } => "escalated",
        Happening::Returned { .. } => "returned",
        Happening::Supervised { .. } => "supervised",
        Happening::Suspended { .. } => "suspended",
        Happening::Deferred { .. } => "deferred",
        Happening::Resumed { .. } => "resumed",
        Happening::Extended { .. } => "extended",
        Happening::Expedited { .. } => "expedited",
        Happening::Reclassified { .. } => "reclassified",
        Happening::Asked { .. } => "asked",
        Happening::AskRefused { .. } => "ask_refused",
        Happening::Progressed { .. } => "progressed",
        Happening::Resolved { .. } => "resolved",
        Happening::FedBack => "fed_back",
        Happening::FeedbackOverdue { .. } => "feedback_overdue",
        Happening::Evaluated { .. } => "evaluated",
        Happening::Reopened { .. } => "reopened",
        Happening::Closed { .. } => "closed",
        Happening::Appealed { .. } => "appealed",
        Happening::Judged { .. } => "judged",
        Happening::Left { .. } => "left",
        Happening::Withdrawn { .. } => "withdrawn",
    }
}

/// How many names there are.
pub(super) const NAMES: usize = 37;

fn says(event: &Event) -> String {
    match &event.what {
        Happening::Reported { matter, to, tier, limit, .. } => {
            let matter = matter.as_ref().map_or("unlisted".to_owned(), matter_says);
            format!("{to} {tier} {matter} {}", told_if(limit.as_ref()))
        }
        Happening::Classified { matter, to, tier, limit } => {
            format!("{to} {tier} {} {}", matter_says(matter), told_if(limit.as_ref()))
        }
        Happening::Accepted { holder, tier, ceiling, stage, limit } => {
            format!("{holder} {tier} {ceiling} {} {}", code(stage.as_ref()), told(limit))
        }
        Happening::Rejected { .. }
        | Happening::AcceptOverdue { .. }
        | Happening::FedBack
        | Happening::FeedbackOverdue { .. } => String::new(),
        Happening::Merged { into } => into.to_string(),
        Happening::Joined { from, reporters } => {
            let reporters: Vec<&str> = reporters.iter().map(|reporter| reporter.as_str()).collect();
            format!("{from} {reporters:?}")
        }
        Happening::Notified { unit, tier, about, .. } => format!("{unit} {tier} {about}"),
        Happening::Warned { share, deadline, .. } => {
            format!("{}/{} {}", share.num(), share.den(), ms(deadline))
        }
        Happening::Overdue { limit } => format!("{} {}", limit.purpose, told(limit)),
        Happening::Escalated { holder, tier, cause, breach, limit, .. } => {
            let breach = if *breach { " breach" } else { "" };
            format!("{holder} {tier} {cause} {}{breach}", told(limit))
        }
        Happening::Returned { count, holder, tier, limit, .. } => {
            format!("{count} {holder} {tier} {}", told(limit))
        }
        Happening::Supervised { holder, limit, .. } => format!("{holder} {}", told(limit)),
        Happening::Reclassified { count, matter, stage, holder, tier, limit, .. } => {
            let stage = code(stage.as_ref());
            format!("{count} {} {stage} {holder} {tier} {}", matter_says(matter), told_if(limit.as_ref()))
        }
        what => more(what, event),
    }
}

fn more(what: &Happening, event: &Event) -> String {
    match what {
        Happening::Assigned { member } => member.to_string(),
        Happening::Dispatched { calls, limit, .. } => {
            let calls: Vec<String> =
                calls.iter().map(|call| format!("{}:{}", call.partner, call.function)).collect();
            format!("{} {}", calls.join(","), told_if(limit.as_ref()))
        }
        Happening::Answered { partner, answer, .. } => format!("{partner} {answer}"),
        Happening::AnswerOverdue { partner, .. } => partner.to_string(),
        Happening::Convened { partners, held_at, .. } => {
            let names: Vec<&str> = partners.iter().map(|partner| partner.as_str()).collect();
            format!("{} {}", names.join(","), ms(held_at))
        }
        Happening::Suspended { ends, cause, unpublished, .. } => {
            format!("{} {cause}{}", ms(ends), mark(*unpublished))
        }
        Happening::Deferred { granted_by, ends, .. } => format!("{granted_by} {}", ms(ends)),
        Happening::Resumed { cause, limit, answers } => {
            let answers = answers.iter().map(|moved| format!(" {} {}", moved.partner, told(&moved.limit)));
            format!("{cause} {}{}", told_if(limit.as_ref()), answers.collect::<String>())
        }
        Happening::Extended { granted_by, length, count, limit, .. } => {
            format!("{granted_by} {length} {count} {} {}", limit.length, told(limit))
        }
        Happening::Expedited { granted_by, limit, .. } => {
            format!("{granted_by} {} {}", limit.purpose, told(limit))
        }
        Happening::Asked { wish, .. } | Happening::AskRefused { wish, .. } => wish.to_string(),
        Happening::Progressed { stage, limit } => {
            format!("{} {}", code(stage.as_ref()), told_if(limit.as_ref()))
        }
        Happening::Resolved { feedback, evaluate_until, reopen_until, unpublished, .. } => {
            let window = evaluate_until.as_ref().map(ms);
            format!("{} {window:?} {}{}", told(feedback), ms(reopen_until), mark(*unpublished))
        }
        Happening::Evaluated { marks, taken_by, bad, .. } => {
            format!("{taken_by} {} {bad}", marks.least().get())
        }
        Happening::Closed { cause, appeal_until, unpublished } => {
            let until = appeal_until.as_ref().map(|until| format!("{}{}", ms(until), mark(*unpublished)));
            format!("{cause} {}", until.unwrap_or_default())
        }
        Happening::Appealed { until, unpublished, .. } => format!("{}{}", ms(until), mark(*unpublished)),
        Happening::Judged { verdict, cause, granted_by, .. } => {
            let unit = granted_by.as_ref().map_or("-", |unit| unit.as_str());
            format!("{verdict} {cause} {unit}")
        }
        Happening::Left { reporter } | Happening::Withdrawn { reporter } => reporter.to_string(),
        Happening::Reopened { count, holder, tier, cause, limit, .. } => {
            format!("{count} {holder} {tier} {cause} {}", told(limit))
        }
        _ => panic!("{event:?}"),
    }
}

/// What a case says, as the model's `says`.
pub(super) fn case_says(case: &Case) -> String {
    let state = case.state();
    let holder = (case.holder().unit.to_string(), case.holder().tier.number());
    let ceiling = case.matter.as_ref().map(|matter| matter.ceiling.number());
    let stage = &case.stage;
    let assignee = case.assignee.as_ref().map(ToString::to_string);
    let reporters: Vec<String> = case.reporters.iter().map(ToString::to_string).collect();
    let (returns, reopenings, corrections) = (case.returns, case.reopenings, case.corrections);
    let (overdues, deferred) = (case.overdues, case.deferred);
    let extended: Vec<u8> = case.extended.iter().map(|tier| tier.number()).collect();
    let limit = case.limit().map(told);
    let asks: Vec<String> = case.asks.iter().map(|ask| format!("{} {}", ask.wish, ask.by)).collect();
    let calls = case.dispatches.iter();
    let calls: Vec<String> = calls
        .map(|call| format!("{} {:?} {:?}", call.partner, call.answer, call.limit.as_ref().map(told)))
        .collect();
    let appeal = match &case.appeal {
        Some(Appealed::Pending { until, .. }) => ms(until).to_string(),
        Some(Appealed::Judged(verdict)) => verdict.to_string(),
        None => String::new(),
    };
    format!(
        "{state} {holder:?} {ceiling:?} {stage:?} {assignee:?} {reporters:?} {returns} {reopenings} \
         {corrections} {overdues} {extended:?} {deferred} {limit:?} {asks:?} {calls:?} {appeal}"
    )
}
