//! Two reports of one matter: somebody sees it, and the second case goes on in the first (C2 merge).

use super::life::Life;
use super::people::member_for;
use crate::case::{Action, Actor, Command, Refusal, decide};
use crate::scheme::CommandWord;
use crate::value::{Instant, Stamp};

const HOUR_MS: i64 = 3_600_000;

/// Lets both cases live until somebody sees, one to twelve hours after the second was reported and in working hours,
/// that they are of one matter, and merges the second into the first if both are still open.
///
/// Until then, and from then on, neither knows of the other. Nothing happens if it is seen after `end` only.
pub(super) fn merge(first: &mut Life<'_>, second: &mut Life<'_>, end: Instant) -> Result<(), Refusal> {
    let hours = i64::try_from(1 + second.rng.below(12)).unwrap_or(1);
    let reported = second.case.as_ref().map(|case| case.last.instant());
    let Some(seen) = reported.and_then(|at| at.checked_add_millis(hours * HOUR_MS)) else { return Ok(()) };
    let seen = second.soon(seen);
    let seen = second.on_the_minute(seen);
    if seen >= end {
        return Ok(());
    }
    first.run(seen)?;
    second.run(seen)?;
    let (Some(case), Some(target)) = (&second.case, &first.case) else { return Ok(()) };
    if !case.is_open() || !target.is_open() {
        return Ok(());
    }
    let context = second.context.with_target(target, second.context.scheme);
    let by = member_for(context, CommandWord::Merge, case, seen, &mut second.rng);
    let Some(by) = by.map(Actor::Member) else { return Ok(()) };
    let at = Stamp::new(seen, context.scheme.offset());
    let action = Action::Merge { into: target.case.clone() };
    let command = Command { case: case.case.clone(), at, done_at: None, by, note: None, action };
    // Who is refused leaves both as they are.
    let Ok(events) = decide(Some(case), &command, context) else { return Ok(()) };
    let (own, joined) = events.into_iter().partition(|event| event.case == case.case);
    second.take(own)?;
    first.take(joined)
}
