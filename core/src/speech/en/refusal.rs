//! Refusals of commands, and events that do not follow.

use super::{at, command, list, quoted};
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
        Refusal::UnknownChannel { channel } => {
            format!("there is no intake channel {} in the scheme", quoted(channel))
        }
        Refusal::UnknownUnit { unit } => format!("there is no unit {} in the organisation", quoted(unit)),
        Refusal::UnknownEvidence { kind } => {
            format!("there is no kind of evidence {} in the scheme", quoted(kind))
        }
        Refusal::UntilNotLater { until } => {
            format!("the suspension would end {}, not later than it begins", at(*until))
        }
        Refusal::NoHigherUnit { holder } => format!("nothing stands above the holder {}", quoted(holder)),
        Refusal::NotAbove { unit, holder } => {
            format!("unit {} does not stand above the holder {}", quoted(unit), quoted(holder))
        }
        Refusal::BeyondCeiling { tier, ceiling } => {
            format!("tier {tier} lies above tier {ceiling}, the ceiling of the case")
        }
        Refusal::SuspensionUsedUp { cap } => format!("the {cap} that a case may be suspended are used up"),
        Refusal::MissingEvidence { kinds } => format!("the item requires more evidence: {}", list(kinds)),
        Refusal::FeedbackGiven { at: when } => format!("the reporter was told already, on {}", at(*when)),
        Refusal::NotEvaluated { item } => format!("residents do not evaluate item {}", quoted(item)),
        Refusal::WindowPast { until } => format!("marks were taken until {}", at(*until)),
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

/// A member by id; a reporter is not named (A5).
pub(super) fn actor(actor: &Actor) -> String {
    match actor {
        Actor::Member(member) => format!("member {}", quoted(member)),
        Actor::Reporter(_) => "the reporter".to_owned(),
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
