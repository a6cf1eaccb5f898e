//! Refusals of commands, and events that do not follow.

use super::{at, command, list, quoted, wish};
use crate::case::{Actor, EvolveError, Refusal};

pub(in crate::speech) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::KnownCase { case } => format!("case {} is in the ledger already", quoted(case)),
        Refusal::UnknownCase { case } => format!("case {} is not in the ledger", quoted(case)),
        Refusal::OtherEdition { expected, found } => format!(
            "the case is judged by scheme {} of {}, not by {} of {}",
            quoted(&expected.scheme),
            expected.from,
            quoted(&found.scheme),
            found.from
        ),
        Refusal::NotInForce { day, edition } => {
            format!("scheme {} of {} does not hold on {day}", quoted(&edition.scheme), edition.from)
        }
        Refusal::BackDated { last } => {
            format!("the command is earlier than the last event of the case, of {}", at(*last))
        }
        Refusal::WrongState { state, command: kind } => {
            format!("{} is not possible while the case is {}", command(*kind), quoted(state.as_str()))
        }
        Refusal::NotAuthorised { command: kind, by, unit } => {
            format!("{} may not give {} at unit {}", actor(by), command(*kind), quoted(unit))
        }
        Refusal::DoneLater { done_at, at: taken } => {
            format!("the deed is dated {}, later than the command of {}", at(*done_at), at(*taken))
        }
        Refusal::UnknownItem { item } => format!("there is no item {} in the catalogue", quoted(item)),
        Refusal::ItemNotOnList { item, day } => {
            format!("item {} is not on the list on {day}", quoted(item))
        }
        Refusal::UnknownSeverity { item, severity } => {
            format!("item {} has no severity {}", quoted(item), quoted(severity))
        }
        Refusal::UnknownCondition { item, condition } => {
            format!("item {} has no condition {}", quoted(item), quoted(condition))
        }
        Refusal::UnknownPoint { checklist, point } => {
            format!("no checklist {} in use that day has a point {}", quoted(checklist), quoted(point))
        }
        Refusal::UnknownGroup { group } => format!("no group {} is declared", quoted(group)),
        Refusal::UnknownChannel { channel } => {
            format!("there is no intake channel {} in the scheme", quoted(channel))
        }
        Refusal::UnknownUnit { unit } => format!("there is no unit {} in the organisation", quoted(unit)),
        Refusal::UnknownPartner { partner } => {
            format!("there is no partner {} in the organisation that day", quoted(partner))
        }
        Refusal::UnknownFunction { partner, function } => {
            format!("partner {} does not have the function {}", quoted(partner), quoted(function))
        }
        Refusal::UnknownTarget { case } => {
            format!("the state of case {}, which it is to go on in, is not given", quoted(case))
        }
        Refusal::UnknownEvidence { kind } => {
            format!("there is no kind of evidence {} in the scheme", quoted(kind))
        }
        Refusal::UntilNotLater { until } => {
            format!("the suspension would end {}, not later than it begins", at(*until))
        }
        Refusal::OtherItem { expected, found } => {
            format!("the point opens cases of item {}, not of {}", quoted(expected), quoted(found))
        }
        Refusal::ChannelNotForItem { item, channel } => {
            format!("item {} does not come in by channel {}", quoted(item), quoted(channel))
        }
        Refusal::ReporterBySensor { channel } => {
            format!("what a device reports by channel {} has no reporter", quoted(channel))
        }
        Refusal::NoCommonUnit { origin, unit } => {
            format!(
                "no unit stands above both the origin {} and the affected unit {}",
                quoted(origin),
                quoted(unit)
            )
        }
        Refusal::Unclassified { case } => {
            format!("case {} is on no list yet: it is classified before it is accepted", quoted(case))
        }
        Refusal::TargetNotOpen { case, state } => {
            format!("case {}, which it is to go on in, is {}", quoted(case), quoted(state.as_str()))
        }
        Refusal::MergeIntoItself { case } => format!("case {} cannot go on in itself", quoted(case)),
        Refusal::TargetLater { last } => format!(
            "the command is earlier than the last event of the case it is to go on in, of {}",
            at(*last)
        ),
        Refusal::NotPosted { member, unit } => {
            format!("member {} holds no post at the holder {}", quoted(member), quoted(unit))
        }
        Refusal::AlreadyDispatched { partner } => {
            format!("partner {} is called upon already, and has not declined or finished", quoted(partner))
        }
        Refusal::NoHigherUnit { holder } => format!("nothing stands above the holder {}", quoted(holder)),
        Refusal::NotAbove { unit, holder } => {
            format!("unit {} does not stand above the holder {}", quoted(unit), quoted(holder))
        }
        Refusal::BeyondCeiling { tier, ceiling } => {
            format!("tier {tier} lies above tier {ceiling}, the ceiling of the case")
        }
        Refusal::NotParent { unit, holder } => {
            format!("unit {} is not the parent of the holder {}", quoted(unit), quoted(holder))
        }
        Refusal::AtFirstHolder { tier } => {
            format!("the case was first held on tier {tier}: it is not returned from there")
        }
        Refusal::ReturnsUsedUp { cap } => format!("the case was returned {cap} times, as often as may be"),
        Refusal::SuspensionUsedUp { cap } => format!("the {cap} that a case may be suspended are used up"),
        Refusal::DeferredAlready { case } => format!("case {} was deferred already", quoted(case)),
        Refusal::TermTooLong { until, latest } => {
            format!(
                "the deferral would end {}, later than {}, the latest there may be",
                at(*until),
                at(*latest)
            )
        }
        Refusal::NoHandleLimit { case } => {
            format!(
                "no handle limit of case {} runs: it is supervised, or no limit runs at all",
                quoted(case)
            )
        }
        Refusal::ExtendedAtTier { tier } => format!("the case was extended on tier {tier} already"),
        Refusal::ExtensionsUsedUp { cap } => format!("the case was extended {cap} times, as often as may be"),
        Refusal::Expedited { deadline } => {
            format!("the deadline {} was set by hand: it is not extended", at(*deadline))
        }
        Refusal::OtherKindOfTime { length, limit } => {
            format!("an extension of {length} is not of the same kind of time as the limit of {limit}")
        }
        Refusal::ExtensionTooLong { length, most: Some(most) } => {
            format!("an extension of {length} is longer than {most}, the longest there may be")
        }
        Refusal::ExtensionTooLong { length, most: None } => {
            format!("an extension of {length} is too long: the limit is too short to be extended")
        }
        Refusal::NoLimit { case } => format!("no limit of case {} runs", quoted(case)),
        Refusal::DeadlineNotLater { deadline } => {
            format!("the deadline {} is not later than the command", at(*deadline))
        }
        Refusal::DeadlineNotEarlier { deadline, present } => {
            format!("the deadline {} is not earlier than the present one, {}", at(*deadline), at(*present))
        }
        Refusal::CorrectionsUsedUp { cap } => {
            format!("the case was corrected {cap} times, as often as may be")
        }
        Refusal::AskedAlready { wish: asked } => format!("{} is asked for already", wish(*asked)),
        Refusal::NothingAsked { wish: asked } => format!("nobody asks for {}", wish(*asked)),
        Refusal::AnsweredFinally { answer } => {
            format!("the partner has said {} and does not answer again", quoted(answer.as_str()))
        }
        Refusal::NotNextStage { stage, next: Some(next) } => {
            format!("stage {} is not the next one, which is {}", quoted(stage), quoted(next))
        }
        Refusal::NotNextStage { stage, next: None } => {
            format!("stage {} is not the next one: there is none", quoted(stage))
        }
        Refusal::MissingEvidence { kinds } => format!("the item requires more evidence: {}", list(kinds)),
        Refusal::StageOpen { stage: Some(stage) } => {
            format!("the stages are gone through in order, and the case is in stage {} only", quoted(stage))
        }
        Refusal::StageOpen { stage: None } => {
            "the stages are gone through in order, and the case is in none yet".to_owned()
        }
        Refusal::ConferenceRequired { case } => {
            format!("a joint conference must be held before case {} is resolved", quoted(case))
        }
        Refusal::FeedbackGiven { at: when } => format!("the reporter was told already, on {}", at(*when)),
        Refusal::NotEvaluated { item } => format!("residents do not evaluate item {}", quoted(item)),
        Refusal::WindowPast { until } => format!("the window is past: it ended {}", at(*until)),
        Refusal::ReopeningsUsedUp { cap } => format!("the case was reopened {cap} times, as often as may be"),
        Refusal::NotLate { case } => {
            format!(
                "no handle or supervision limit of case {} passed: there is nothing to appeal",
                quoted(case)
            )
        }
        Refusal::AppealedAlready { case } => format!("an appeal was made for case {} already", quoted(case)),
        Refusal::NoAppeal { case } => format!("no appeal for case {} waits to be judged", quoted(case)),
        Refusal::FeedbackMissing { case } => {
            format!("case {} cannot be closed before the reporter is told", quoted(case))
        }
        Refusal::EvaluationPending { until } => {
            format!("the case cannot be closed before it is evaluated, or {} is past", at(*until))
        }
        Refusal::Unpublished { length, edition } => format!(
            "a limit of {length} would span days without published holidays: the table in use ends with {edition}"
        ),
        Refusal::OutOfRange { start, length } => {
            format!("a limit of {length} from {} would end after the year 2199", at(*start))
        }
        Refusal::Inconsistent { case } => {
            format!("the state given for case {} is not one that events lead to", quoted(case))
        }
    }
}

/// A member, partner or device by id; a reporter is not named (A5).
pub(super) fn actor(actor: &Actor) -> String {
    match actor {
        Actor::Member(member) => format!("member {}", quoted(member)),
        Actor::Reporter(_) => "the reporter".to_owned(),
        Actor::Partner(partner) => format!("partner {}", quoted(partner)),
        Actor::Device(device) => format!("device {}", quoted(device)),
    }
}

pub(in crate::speech) fn evolve_error(error: &EvolveError) -> String {
    match error {
        EvolveError::NotBegun => "a case begins with the event `reported`".to_owned(),
        EvolveError::BegunTwice(case) => format!("case {} is reported already", quoted(case)),
        EvolveError::OtherCase { expected, found } => {
            format!("the event is of case {}, not of {}", quoted(found), quoted(expected))
        }
        EvolveError::OutOfOrder { expected, found } => {
            format!("event {found} came where {expected} was next")
        }
        EvolveError::BackDated => "the event is earlier than the one before".to_owned(),
        EvolveError::WrongState(state) => {
            format!("this event cannot happen while the case is {}", quoted(state.as_str()))
        }
        EvolveError::UnknownVersion(version) => format!("version {version} of the event form is not known"),
    }
}
