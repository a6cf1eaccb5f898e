//! Merge and withdraw (C2).

use super::super::clock::Clockwork;
use super::super::command::Command;
use super::super::context::{Context, Target};
use super::super::event::{Actor, Happening};
use super::super::refusal::Refusal;
use super::super::tick::advance;
use super::super::turn::Turn;
use crate::value::CaseId;

/// Ends the case in another one, which takes over its reporters.
pub(super) fn merge(turn: &mut Turn<'_>, command: &Command, into: &CaseId) -> Result<(), Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let (own, reporters) = (case.case.clone(), case.reporters.clone());
    if own == *into {
        return Err(Refusal::MergeIntoItself { case: own });
    }
    let given = turn.context.target.filter(|target| target.case.case == *into);
    let Target { case: target, scheme } =
        given.ok_or_else(|| Refusal::UnknownTarget { case: into.clone() })?;
    if target.edition != *scheme.edition() {
        let (expected, found) = (target.edition.clone(), scheme.edition().clone());
        return Err(Refusal::OtherEdition { expected, found });
    }
    if !target.is_open() {
        return Err(Refusal::TargetNotOpen { case: into.clone(), state: target.state() });
    }
    if command.at.instant() < target.last.instant() {
        return Err(Refusal::TargetLater { last: target.last });
    }
    let context = Context { scheme, target: None, ..turn.context };
    let mut other = Turn::new(into.clone(), Some(target.clone()), context, Clockwork::for_tick(context));
    advance(&mut other, command.at.instant())?;
    turn.command(command, Happening::Merged { into: into.clone() })?;
    other.command(command, Happening::Joined { from: own, reporters })?;
    turn.events.append(&mut other.events);
    Ok(())
}

/// A reporter leaves; the last of them takes the case along.
pub(super) fn withdraw(turn: &mut Turn<'_>, command: &Command) -> Result<(), Refusal> {
    let Actor::Reporter(reporter) = command.by.clone() else { return Err(turn.inconsistent()) };
    let several = turn.case().is_some_and(|case| case.reporters.len() > 1);
    let what = if several { Happening::Left { reporter } } else { Happening::Withdrawn { reporter } };
    turn.command(command, what)
}
