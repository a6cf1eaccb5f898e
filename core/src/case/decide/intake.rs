//! Report and accept (C2, C3, C10).

use super::super::authority;
use super::super::command::{Action, Command};
use super::super::event::{Actor, Happening, Receiver};
use super::super::limit::LimitFor;
use super::super::refusal::Refusal;
use super::super::state::Holder;
use super::super::tick::handle_limit;
use super::super::turn::Turn;
use crate::scheme::{Item, Outside, TierNo};
use crate::value::UnitId;

pub(super) fn report(turn: &mut Turn<'_>, command: &Command) -> Result<(), Refusal> {
    let (context, at) = (turn.context, command.at.instant());
    let Action::Report { unit, item, origin, channel, reporter } = &command.action else { return Ok(()) };
    let day = context.day(at);
    if !context.scheme.holds_on(day) {
        return Err(Refusal::NotInForce { day, edition: context.scheme.edition().clone() });
    }
    authority::may_report(command, unit, &context)?;
    let Actor::Member(member) = command.by.clone() else { return Ok(()) };
    super::not_done_later(command)?;
    let item = context.item(item).ok_or_else(|| Refusal::UnknownItem { item: item.clone() })?;
    let outside = !item.is_on(day);
    if outside && context.scheme.catalogue().outside == Outside::Refuse {
        return Err(Refusal::ItemNotOnList { item: item.code.clone(), day });
    }
    if !context.scheme.channels().iter().any(|known| known.code == *channel) {
        return Err(Refusal::UnknownChannel { channel: channel.clone() });
    }
    let origin = origin.as_ref().unwrap_or(unit);
    let to = first_holder(turn, origin, item)?;
    let limit = item.limits.accept(&context.situation(to.tier, at));
    let limit =
        limit.map(|length| turn.clock.begin(LimitFor::Accept, length, at, item.code.clone())).transpose()?;
    let what = Happening::Reported {
        edition: context.scheme.edition().clone(),
        item: item.code.clone(),
        origin: origin.clone(),
        received: Receiver { unit: unit.clone(), member },
        channel: channel.clone(),
        reporter: reporter.clone(),
        tier: to.tier,
        to: to.unit,
        ceiling: higher(item.ceiling, to.tier),
        evaluated: item.evaluated,
        outside,
        limit,
    };
    turn.command(command, what)
}

/// The ancestor-or-self of the origin at the item's start tier; the origin itself if it stands higher (C3).
fn first_holder(turn: &Turn<'_>, origin: &UnitId, item: &Item) -> Result<Holder, Refusal> {
    let org = turn.context.org;
    let unit = org.unit(origin).ok_or_else(|| Refusal::UnknownUnit { unit: origin.clone() })?;
    let own = Holder { unit: unit.id().clone(), tier: unit.tier() };
    let above = turn.context.ancestors(origin).find(|(_, tier)| *tier == item.start);
    Ok(above.map_or(own, |(unit, tier)| Holder { unit, tier }))
}

/// The higher of two tiers.
fn higher(a: TierNo, b: TierNo) -> TierNo {
    if a.is_above(b) { a } else { b }
}

pub(super) fn accept(turn: &mut Turn<'_>, command: &Command) -> Result<(), Refusal> {
    let Some((case, at)) = turn.case().map(|case| (case, command.at.instant())) else { return Ok(()) };
    let item = turn.context.item(&case.item).ok_or_else(|| turn.inconsistent())?;
    let holder = first_holder(turn, &case.origin.clone(), item)?;
    let limit = handle_limit(turn, &item.code, holder.tier, at)?;
    turn.command(command, Happening::Accepted { holder: holder.unit, tier: holder.tier, limit })
}
