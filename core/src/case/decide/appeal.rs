//! Appeal against lateness and judge it (超时申诉, C2).

use super::super::command::Command;
use super::super::event::{Cause, Happening, Verdict};
use super::super::refusal::Refusal;
use super::super::state::Appealed;
use super::super::turn::Turn;
use crate::value::{Text, UnitId};

pub(super) fn appeal(turn: &mut Turn<'_>, command: &Command, reason: &Text) -> Result<(), Refusal> {
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    let until = case.outcome().and_then(|outcome| outcome.appeal_until);
    let until = until.ok_or_else(|| turn.inconsistent())?;
    if command.at.instant() > until.instant() {
        return Err(Refusal::WindowPast { until });
    }
    if case.overdues == 0 {
        return Err(Refusal::NotLate { case: case.case.clone() });
    }
    if case.appeal.is_some() {
        return Err(Refusal::AppealedAlready { case: case.case.clone() });
    }
    let rule = turn.context.scheme.appeal().ok_or_else(|| turn.inconsistent())?;
    let (until, unpublished) = turn.clock.end(command.at.instant(), rule.judged)?;
    let (reason, rule) = (reason.clone(), rule.code.clone());
    turn.command(command, Happening::Appealed { reason, until, unpublished, rule })
}

pub(super) fn judge(
    turn: &mut Turn<'_>,
    command: &Command,
    granted_by: &UnitId,
    verdict: Verdict,
    reason: &Text,
) -> Result<(), Refusal> {
    super::pace::stands_above(turn, granted_by)?;
    let case = turn.case().ok_or_else(|| turn.inconsistent())?;
    if !matches!(case.appeal, Some(Appealed::Pending { .. })) {
        return Err(Refusal::NoAppeal { case: case.case.clone() });
    }
    let rule = turn.context.scheme.appeal().ok_or_else(|| turn.inconsistent())?;
    let what = Happening::Judged {
        verdict,
        cause: Cause::Hand,
        granted_by: Some(granted_by.clone()),
        reason: Some(reason.clone()),
        rule: rule.code.clone(),
    };
    turn.command(command, what)
}
