//! What is left of the limit that runs (C7).

use serde::Serialize;

use super::clock::Clockwork;
use super::context::Context;
use super::limit::{Limit, LimitFor};
use super::refusal::Refusal;
use super::state::{Case, Phase, Suspension};
use super::tick::ticked;
use crate::calendar::Length;
use crate::read::words;
use crate::value::{Instant, Stamp};

words! {
    /// What the rest of a limit is counted in.
    pub enum Counted ("exact, working, days or working_days") {
        /// Milliseconds of exact time (`min`, `h`, and any limit once expedited).
        Exact = "exact",
        /// Milliseconds of working time (`wh`).
        Working = "working",
        /// Closings of days (`d`).
        Days = "days",
        /// Closings of working days (`wd`).
        WorkingDays = "working_days",
    }
}

/// What is left of a limit, in its own kind of time: its length is always `elapsed` + `left`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Remaining {
    /// What the limit is for.
    #[serde(rename = "for")]
    pub purpose: LimitFor,
    /// What is counted.
    pub counted: Counted,
    /// How much has passed.
    pub elapsed: i64,
    /// How much is left; negative once it is exceeded.
    pub left: i64,
    /// When it ends; what a suspension will add is not known yet.
    pub deadline: Stamp,
    /// Whether it stands still.
    pub stands_still: bool,
}

/// What is left, at `now`, of the limit that runs or stands still, after what time has brought by then; `None` if
/// there is no limit.
///
/// # Errors
///
/// As [`tick`](super::tick()).
pub fn remaining(case: &Case, now: Instant, context: Context<'_>) -> Result<Option<Remaining>, Refusal> {
    let (case, now) = (ticked(case, now, context)?, now.max(case.last.instant()));
    let clock = Clockwork::for_tick(context);
    Ok(case.limit().map(|limit| rest(&case, limit, now, context, &clock)))
}

fn rest(case: &Case, limit: &Limit, now: Instant, context: Context<'_>, clock: &Clockwork<'_>) -> Remaining {
    let mut suspensions = case.suspensions.clone();
    let since = match &case.phase {
        Phase::Suspended { since, deferral, .. } => Some((*since, *deferral)),
        _ => None,
    };
    suspensions.extend(since.map(|(from, deferral)| Suspension {
        from,
        to: context.stamp(now.max(from.instant())),
        deferral,
    }));
    let counted = match limit.runs() {
        Length::Exact(_) => Counted::Exact,
        Length::Working(_) => Counted::Working,
        Length::Days(_) => Counted::Days,
        Length::WorkingDays(_) => Counted::WorkingDays,
    };
    let (elapsed, left) = clock.spent(limit, &suspensions, now);
    let (purpose, deadline, stands_still) = (limit.purpose, limit.deadline, since.is_some());
    Remaining { purpose, counted, elapsed, left, deadline, stands_still }
}
