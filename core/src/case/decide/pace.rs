//! Limits moved by who stands above: extend, expedite (C2, C4a).

use super::super::command::Command;
use super::super::event::Happening;
use super::super::limit::{Limit, LimitFor};
use super::super::refusal::Refusal;
use super::super::turn::Turn;
use crate::scheme::TierNo;
use crate::value::{Duration, Ratio, Stamp, Text, UnitId};

/// The unit that grants stands above the holder; at the apex it is the holder itself (C4a).
pub(super) fn stands_above(turn: &Turn<'_>, granted_by: &UnitId) -> Result<(), Refusal> {
    let holder = turn.holder()?;
    turn.context.unit(granted_by)?;
    let above = turn.context.ancestors(&holder.unit).any(|(unit, _)| unit == *granted_by);
    let itself = holder.tier == TierNo::APEX && holder.unit == *granted_by;
    if above || itself {
        return Ok(());
    }
    Err(Refusal::NotAbove { unit: granted_by.clone(), holder: holder.unit })
}

pub(super) fn extend(
    turn: &mut Turn<'_>,
    command: &Command,
    granted_by: &UnitId,
    length: Duration,
) -> Result<(), Refusal> {
    stands_above(turn, granted_by)?;
    let holder = turn.holder()?;
    if turn.context.parent(&holder.unit).is_some_and(|(parent, _)| parent != *granted_by) {
        return Err(Refusal::NotParent { unit: granted_by.clone(), holder: holder.unit });
    }
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let Some(limit) = case.limit().filter(|limit| limit.purpose == LimitFor::Handle) else {
        return Err(Refusal::NoHandleLimit { case: case.case.clone() });
    };
    if case.extended.contains(&holder.tier) {
        return Err(Refusal::ExtendedAtTier { tier: holder.tier });
    }
    let rule = turn.context.scheme.extension().ok_or_else(|| turn.inconsistent())?;
    if case.extended.len() >= usize::try_from(rule.times).unwrap_or(usize::MAX) {
        return Err(Refusal::ExtensionsUsedUp { cap: rule.times });
    }
    if limit.expedited.is_some() {
        return Err(Refusal::Expedited { deadline: limit.deadline });
    }
    if length.unit() != limit.length.unit() {
        return Err(Refusal::OtherKindOfTime { length, limit: limit.length });
    }
    let most = share_of(limit.length, rule.share);
    if most.is_none_or(|most| length.thousandths() > most.thousandths()) {
        return Err(Refusal::ExtensionTooLong { length, most });
    }
    let whole = limit.length.thousandths().saturating_add(length.thousandths());
    let too_long = Refusal::OutOfRange { start: limit.start, length };
    let whole = Duration::new(length.unit(), whole).map_err(|_| too_long)?;
    let limit = turn.clock.moved(&Limit { length: whole, ..limit.clone() }, &case.suspensions)?;
    let what = Happening::Extended {
        granted_by: granted_by.clone(),
        length,
        count: u32::try_from(case.extended.len()).unwrap_or(u32::MAX).saturating_add(1),
        rule: rule.code.clone(),
        limit,
    };
    turn.command(command, what)
}

/// A share of a length, rounded down to what a duration can say (T2); `None` if that is nothing.
fn share_of(whole: Duration, share: Ratio) -> Option<Duration> {
    let part = i128::from(whole.thousandths()) * i128::from(share.num()) / i128::from(share.den());
    let step = if whole.unit().counts_days() { 1000 } else { 1 };
    let part = i64::try_from(part - part % step).ok().filter(|part| *part > 0)?;
    Duration::new(whole.unit(), part).ok()
}

pub(super) fn expedite(
    turn: &mut Turn<'_>,
    command: &Command,
    granted_by: &UnitId,
    deadline: Stamp,
    reason: &Text,
) -> Result<(), Refusal> {
    stands_above(turn, granted_by)?;
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let limit = case.limit().ok_or_else(|| Refusal::NoLimit { case: case.case.clone() })?;
    if deadline.instant() <= command.at.instant() {
        return Err(Refusal::DeadlineNotLater { deadline });
    }
    if deadline.instant() >= limit.deadline.instant() {
        return Err(Refusal::DeadlineNotEarlier { deadline, present: limit.deadline });
    }
    let limit = turn.clock.expedited(limit, deadline.instant(), &case.suspensions)?;
    let (granted_by, reason) = (granted_by.clone(), reason.clone());
    turn.command(command, Happening::Expedited { granted_by, reason, limit })
}
