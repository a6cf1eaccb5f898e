//! Up and down the tree by hand: escalate and return (C2, E2).

use super::super::command::Command;
use super::super::event::{Cause, Happening};
use super::super::refusal::Refusal;
use super::super::turn::Turn;
use crate::value::{Text, UnitId};

pub(super) fn escalate(
    turn: &mut Turn<'_>,
    command: &Command,
    to: Option<&UnitId>,
    reason: &Text,
) -> Result<(), Refusal> {
    let (holder, ceiling) = (turn.holder()?, turn.matter()?.ceiling);
    if let Some(unit) = to {
        turn.context.unit(unit)?;
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
    let limit = turn.handle_as_it_stands(tier, command.at.instant())?;
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

/// To the child on the path to the origin, never to the first holder's tier or below it.
pub(super) fn give_back(turn: &mut Turn<'_>, command: &Command, reason: &Text) -> Result<(), Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let (returns, origin) = (case.returns, case.origin.clone());
    let first = case.first_tier.ok_or_else(|| turn.inconsistent())?;
    let holder = turn.holder()?;
    if !holder.tier.is_above(first) {
        return Err(Refusal::AtFirstHolder { tier: first });
    }
    let rule = turn.context.scheme.returning().ok_or_else(|| turn.inconsistent())?;
    if returns >= rule.times {
        return Err(Refusal::ReturnsUsedUp { cap: rule.times });
    }
    let origin = turn.context.unit(&origin)?;
    let path = std::iter::successors(Some(origin), |unit| unit.parent());
    let mut below = path.filter(|unit| holder.tier.is_above(unit.tier()));
    let child = below.find(|unit| unit.tier().above() == Some(holder.tier));
    let child = child.ok_or_else(|| turn.inconsistent())?;
    let limit = turn.handle_as_it_stands(child.tier(), command.at.instant())?;
    let what = Happening::Returned {
        count: returns.saturating_add(1),
        from: holder.unit,
        holder: child.id().clone(),
        tier: child.tier(),
        reason: reason.clone(),
        rule: rule.code.clone(),
        limit,
    };
    turn.command(command, what)
}
