//! Plausible records of service: what those who serve do over a span, and what they leave undone.

mod deeds;
mod ground;
mod hand;
mod owed;
mod redeem;
mod runs;
mod sheet;

pub use redeem::redemptions;

use crate::tally::duty::{ClosedCase, DutyBook, DutyError};
use crate::tally::{Activities, ActivityRow, World};
use crate::value::Period;
use ground::Ground;
use sheet::Sheet;

/// What to generate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordPlan {
    /// The seed: the same one gives the same records, byte for byte, everywhere.
    pub seed: u64,
    /// Voluntary deeds of each enrolled member in thirty days, on average: 0, which is duties alone, to 100; more is 100.
    pub scale: u32,
    /// When things are done; some are filed later.
    pub span: Period,
}

/// The most deeds of a member in thirty days, on average.
const MAX_DEEDS: u32 = 100;

/// The most records one plan gives.
pub const MAX_RECORDS: usize = 5_000_000;

/// The records of a span, in order of time, as a township's scheme asks for them and pays for them.
///
/// Duties come first: whoever the scheme binds in a period mostly does what is to be done, sometimes a part of it, now
/// and then nothing. Then deeds: members who are enrolled, or hold a role that a rule of points names, record what
/// rules serve, few of them much and most a little; households that enrolled in a purse have their deeds taken down by
/// those who serve there. Most records that must be verified are; some are filed late, a few are taken back, and caps
/// are reached by some. Kinds, targets, duties and rules are the scheme's own, of whatever township. Ids only:
/// nobody in it has a name, and nothing is said of anybody who does not serve.
///
/// Calls that follow up closed cases need these cases: [`closed_cases`](crate::tally::duty::closed_cases) of a
/// [`ledger`](super::ledger).
///
/// ```
/// use wangge::generate::{RecordPlan, org_document, records};
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::tally::{Activities, World};
///
/// let scheme = Scheme::read(Preset::Haihong.document())?;
/// let org = Org::read(&org_document(Preset::Haihong, &scheme, 7), &scheme)?;
/// let world = World::new(&scheme, &org);
/// let plan = RecordPlan { seed: 7, scale: 1, span: "2026-03".parse()? };
/// let rows = records(world, &[], &plan)?;
/// assert_eq!(rows, records(world, &[], &plan)?);
/// assert!(Activities::from_rows(&rows, &world).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// `no_edition` if no edition is in force on the first or the last day of the span; what keeps the
/// [duties](DutyBook::fulfil) from an answer.
pub fn records(
    world: World<'_>,
    closed: &[ClosedCase],
    plan: &RecordPlan,
) -> Result<Vec<ActivityRow>, DutyError> {
    for day in [plan.span.first_day(), plan.span.last_day()] {
        if world.edition_on(day).is_none() {
            return Err(DutyError::NoEdition { period: plan.span, day });
        }
    }
    // Of no row nothing can be wrong.
    let Ok(nothing) = Activities::from_rows(&[], &world) else { return Ok(Vec::new()) };
    let book = DutyBook::new(world, &nothing, closed)?;
    let ground = Ground::new(world, *plan);
    let mut sheet = Sheet::default();
    owed::fill(&ground, &book, closed, &mut sheet)?;
    deeds::fill(&ground, &mut sheet);
    Ok(sheet.rows())
}
