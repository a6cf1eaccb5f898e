//! Escalation by hand (C2, E2).

use super::super::command::Command;
use super::super::event::{Cause, Happening};
use super::super::refusal::Refusal;
use super::super::tick::handle_limit;
use super::super::turn::Turn;
use crate::value::{Text, UnitId};

pub(super) fn escalate(
    turn: &mut Turn<'_>,
    command: &Command,
    to: Option<&UnitId>,
    reason: &Text,
) -> Result<(), Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let (holder, ceiling, item) = (case.holder().clone(), case.ceiling, case.item.clone());
    if let Some(unit) = to
        && turn.context.org.unit(unit).is_none()
    {
        return Err(Refusal::UnknownUnit { unit: unit.clone() });
    }
    let mut above = turn.context.ancestors(&holder.unit).peekable();
    if above.peek().is_none() {
        return Err(Refusal::NoHigherUnit { holder: holder.unit });
    }
    let target = match to {
        None => above.next(),
        Some(unit) => above.find(|(ancestor, _)| ancestor == unit),
    };
    let Some((unit, tier)) = target else {
        let unit = to.cloned().unwrap_or_else(|| holder.unit.clone());
        return Err(Refusal::NotAbove { unit, holder: holder.unit });
    };
    let beyond = tier.is_above(ceiling);
    if beyond && ceiling.is_above(holder.tier) {
        return Err(Refusal::BeyondCeiling { tier, ceiling });
    }
    let limit = handle_limit(turn, &item, tier, command.at.instant())?;
    let what = Happening::Escalated {
        from: holder.unit,
        holder: unit,
        tier,
        cause: Cause::Hand,
        breach: beyond,
        reason: Some(reason.clone()),
        rule: None,
        limit,
    };
    turn.command(command, what)
}
