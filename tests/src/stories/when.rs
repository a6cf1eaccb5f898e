//! When a move is made, against the case as it stands.

use wangge::case::{Appealed, Case, next_due};
use wangge::scheme::Scheme;
use wangge::value::{Instant, Stamp};

use super::moves::When;

/// The instant of a move.
pub(super) fn instant(when: When, case: Option<&Case>, start: i64, scheme: &Scheme, luck: u64) -> Instant {
    let last = case.map_or(start, |case| case.last.instant().millis());
    let offset = scheme.offset().millis();
    let midnight = (last + offset).div_euclid(86_400_000) * 86_400_000 - offset;
    let or_last = |found: Option<i64>| found.unwrap_or(last);
    let millis = match when {
        When::Same => last,
        When::After(ms) => last + ms,
        When::Due(away) => or_last(case.and_then(next_due).map(Instant::millis)) + away,
        When::Deadline(away) => {
            or_last(case.and_then(Case::limit).map(|limit| limit.deadline.instant().millis())) + away
        }
        When::Window(away) => or_last(case.and_then(|case| window(case, luck))) + away,
        When::Midnight(away) => midnight + 86_400_000 + away,
        When::Closing(noon, away) => midnight + if noon { 43_200_000 } else { 63_000_000 } + away,
        When::Back(ms) => last - ms,
    };
    Instant::from_millis(millis).expect("stories play in this century")
}

/// The end of one of the windows that are open.
fn window(case: &Case, luck: u64) -> Option<i64> {
    let outcome = case.outcome()?;
    let judged = match &case.appeal {
        Some(Appealed::Pending { until, .. }) => Some(*until),
        _ => None,
    };
    let ends = [outcome.evaluate_until, Some(outcome.reopen_until), outcome.appeal_until, judged];
    let ends: Vec<Stamp> = ends.into_iter().flatten().collect();
    Some(ends[(luck % ends.len() as u64) as usize].instant().millis())
}
