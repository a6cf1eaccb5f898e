//! A plausible ledger: cases that come in over a span, and what people and time make of them.

mod again;
mod intake;
mod life;
mod people;
mod will;

use std::collections::BTreeMap;

use super::Rng;
use crate::case::{Case, Context, Event, Refusal};
use crate::value::{CaseId, Instant, Period};
use intake::Report;
use life::Life;

/// What to generate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LedgerPlan {
    /// The seed: the same one gives the same ledger, byte for byte, everywhere.
    pub seed: u64,
    /// Cases for each lowest unit in thirty days.
    pub scale: u32,
    /// When they are reported; the ledger is brought to its end.
    pub span: Period,
}

/// One generated case: its events and where they have led.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The case as it stands at the end of the span.
    pub case: Case,
    /// Its events, in order.
    pub events: Vec<Event>,
}

/// The most cases one ledger holds.
pub const MAX_CASES: u64 = 1_000_000;

/// A ledger over the span, in the order in which its cases were reported.
///
/// Each command goes through [`decide`](crate::case::decide()); the people in it are mostly prompt, sometimes
/// late, now and then forgetful. Now and then a matter is reported twice; the second case is then merged into the
/// first, whose story says so too (`joined`). Ids only: nobody in it has a name.
///
/// ```
/// use wangge::case::Context;
/// use wangge::generate::{LedgerPlan, ledger, org_document};
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let org = Org::read(&org_document(Preset::Dongshi, &scheme, 7), &scheme)?;
/// let plan = LedgerPlan { seed: 7, scale: 1, span: "2026-W10".parse()? };
/// let context = Context::new(&scheme, &org);
/// assert_eq!(ledger(context, &plan)?, ledger(context, &plan)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// The refusal of a command that could not be avoided, such as `not_in_force` where the scheme does not hold in
/// the span, or `out_of_range` for a span at the end of the year 2199.
pub fn ledger(context: Context<'_>, plan: &LedgerPlan) -> Result<Vec<Story>, Refusal> {
    let scheme = context.scheme;
    for day in [plan.span.first_day(), plan.span.last_day()] {
        if !scheme.holds_on(day) {
            return Err(Refusal::NotInForce { day, edition: scheme.edition().clone() });
        }
    }
    let span = plan.span.span(scheme.offset());
    let end = Instant::from_millis(span.end).unwrap_or(Instant::MAX);
    let reports = intake::reports(context, plan);
    let life = |place: usize, report: &Report| {
        let number = u64::try_from(place).unwrap_or(u64::MAX).saturating_add(1);
        let id: CaseId = format!("c-{number:05}").parse().ok()?;
        let rng = Rng::new(plan.seed.wrapping_add(number.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        Some(Life::begin(context, &report.command(id), rng))
    };
    let mut stories = Vec::with_capacity(reports.len());
    // Second reports of a matter are lived through with the first, and wait here for their turn.
    let mut ahead: BTreeMap<usize, Story> = BTreeMap::new();
    for (place, report) in reports.iter().enumerate() {
        if let Some(story) = ahead.remove(&place) {
            stories.push(story);
            continue;
        }
        let Some(mut first) = life(place, report).transpose()? else { continue };
        let again = report.again.and_then(|again| Some((again, life(again, reports.get(again)?)?)));
        if let Some((again, second)) = again {
            let mut second = second?;
            again::merge(&mut first, &mut second, end)?;
            second.run(end)?;
            ahead.extend(second.story().map(|story| (again, story)));
        }
        first.run(end)?;
        stories.extend(first.story());
    }
    Ok(stories)
}
