//! Points (积分, P2–P4, P8): what each record earns in each purse, and why.
//!
//! In flow a [`World`] and [`Activities`]; out flow [`Points`]: the credit of every record, totals, and on demand the
//! records that earn nothing, those that caps cut, and of any one the whole of its reasons.

mod error;
mod explain;
mod explanation;
mod full;
mod index;
mod lists;
mod live;
mod of_purse;
mod options;
mod outcome;
mod pass;
mod product;
mod purse;
mod rows;
mod sums;
mod tariff;
mod totals;

use std::sync::OnceLock;

use super::bits::Bits;
use super::threads::share;
use super::watch::Steps;
use super::{Activities, Watch, World};
use crate::value::{Code, Instant, PeriodKind};
pub use error::TallyError;
pub use explanation::{CapLeft, Explanation, Held, Multiplied, MultipliedBy, Served};
pub use full::CapUse;
use index::Index;
use live::Live;
pub use of_purse::PursePass;
pub use options::Options;
pub use outcome::{Cut, Failed, Outcome, Reason, State};
use pass::Passed;
pub use purse::PursePoints;
use tariff::Tariff;
use totals::{Asked, Subject};
pub use totals::{RuleTotals, Totals};

/// The points of a table of records, in every purse.
///
/// ```
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::tally::points::{Options, score};
/// use wangge::tally::column::{Ids, Instants, TimeUnit};
/// use wangge::tally::{Activities, ActivityColumns, World};
///
/// let rules = r#"
/// [[purse]]
/// code = "points"
/// name = "积分"
/// basis = "assumed"
///
/// [[points]]
/// code = "visit"
/// name = "走访一次"
/// kinds = ["visit"]
/// purse = "points"
/// points = 2
/// basis = "assumed"
///
/// [[cap]]
/// code = "visit-a-day"
/// name = "每日上限"
/// rules = ["visit"]
/// per = "day"
/// points = 3
/// basis = "assumed"
/// "#;
/// let scheme = Scheme::read(&format!("{}{rules}", Preset::Dongshi.document()))?;
/// let org = Org::read(
///     r#"{"units": [{"id": "ds", "tier": "town"}],
///         "enrolments": [{"member": "m-1", "as": "volunteer", "from": "2022-01-01"}]}"#,
///     &scheme,
/// )?;
/// let world = World::new(&scheme, &org);
/// let columns = ActivityColumns::new(
///     Ids::Texts(&["m-1", "m-1"]),
///     Ids::Texts(&["ds", "ds"]),
///     Ids::Texts(&["visit", "visit"]),
///     Instants::local(TimeUnit::Second, vec![1_772_704_800, 1_772_708_400]),
/// );
/// let activities = Activities::from_columns(&columns, &world)?;
/// let points = score(&world, &activities, &Options::default())?;
/// let purse = points.purse(&"points".parse()?).unwrap();
/// assert_eq!(purse.credits(), Some(&[2000, 1000][..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Points<'a> {
    tariff: Tariff<'a>,
    live: Live<'a>,
    /// Rows that are not live, if there are any.
    out: Option<Bits>,
    /// In the order of the tariff's purses.
    scored: Vec<Scored>,
    /// The rows of each member, unit and household, when they are first wanted.
    indices: [OnceLock<Index>; 3],
}

/// What is known of a purse.
#[derive(Debug)]
struct Scored {
    /// Thousandths of each row, if they are kept.
    credits: Option<Vec<i64>>,
    /// By rule the sum of its credits.
    sums: Vec<i128>,
    /// Totals that were asked for with the pass.
    members: Vec<(PeriodKind, Totals)>,
    units: Vec<(PeriodKind, Totals)>,
}

/// Scores records (P2–P4): each by the edition in force on its day (P8), in every purse by the first rule that serves
/// it, capped in order (at, id).
///
/// The rows may come in any order, on any number of threads: what comes out is the same. O(rows), and O(rows · log)
/// where rows are far from time order or caps of a purse count members and units across each other.
///
/// # Errors
/// `overflow` for a record that is worth more than there can be, `total_overflow` for a total asked for in the options.
pub fn score<'a>(
    world: &World<'a>,
    activities: &'a Activities<'a>,
    options: &Options,
) -> Result<Points<'a>, TallyError> {
    scored(world, activities, options, None)
}

/// The same, looked on at (进度): it may be stopped at any time.
///
/// # Errors
/// `stopped`, and as [`score`].
pub fn score_watched<'a>(
    world: &World<'a>,
    activities: &'a Activities<'a>,
    options: &Options,
    watch: &dyn Watch,
) -> Result<Points<'a>, TallyError> {
    scored(world, activities, options, Some(watch))
}

fn scored<'a>(
    world: &World<'a>,
    activities: &'a Activities<'a>,
    options: &Options,
    watch: Option<&dyn Watch>,
) -> Result<Points<'a>, TallyError> {
    let tariff = Tariff::new(*world, activities);
    let live = Live { activities, filed_by: options.filed_by.map(Instant::millis) };
    let out = live.out();
    let indices = std::array::from_fn(|_| OnceLock::new());
    let mut points = Points { tariff, live, out, scored: Vec::new(), indices };
    let mut all = Vec::with_capacity(points.tariff.purses.len());
    // Each row is looked at, and goes through the caps, in every purse.
    let of = (activities.len() as u64).saturating_mul(2).saturating_mul(points.tariff.purses.len() as u64);
    let steps = watch.map_or_else(Steps::unwatched, |watch| Steps::watched(watch, of));
    for purse in &points.tariff.purses {
        let Passed { credits, sums } = pass::run(&points.tariff, purse, points.out.as_ref(), &steps, None)?;
        let mut scored = Scored { credits: None, sums, members: Vec::new(), units: Vec::new() };
        let own = PursePoints { points: &points, purse, scored: &scored };
        // Members and units are totalled beside each other, where both are asked for.
        let together = points.tariff.world.threads();
        let both = !options.members.is_empty() && !options.units.is_empty();
        let threads = if both { 1 } else { together };
        let totals = |(subject, kinds): (Subject, &Vec<PeriodKind>)| {
            // Finer periods come first, so that longer ones can be made of theirs.
            let (mut wanted, mut made) = (kinds.clone(), Vec::<(PeriodKind, Totals)>::new());
            wanted.sort_unstable();
            wanted.dedup();
            for kind in wanted {
                let finer = made.iter().rev().find(|(finer, _)| finer.nests_in(kind));
                let totals = match finer {
                    Some((own_kind, finer)) => own.coarser(subject, kind, (*own_kind, finer))?,
                    None => own.total(Asked { subject, kind, threads }, &credits)?,
                };
                made.push((kind, totals));
            }
            Ok::<_, TallyError>(made)
        };
        let asked = vec![(Subject::Member, &options.members), (Subject::Unit, &options.units)];
        let mut made = share(together, asked, totals).into_iter();
        let (members, units) = (made.next().transpose()?, made.next().transpose()?);
        let (members, units) = (members.unwrap_or_default(), units.unwrap_or_default());
        scored = Scored { credits: options.keep.then_some(credits), members, units, ..scored };
        all.push(scored);
    }
    points.scored = all;
    if !steps.go_on(of) {
        return Err(TallyError::Stopped {});
    }
    Ok(points)
}

impl Points<'_> {
    /// The purses of all editions, in declared order.
    pub fn purses(&self) -> impl ExactSizeIterator<Item = PursePoints<'_>> {
        let purses = self.tariff.purses.iter().zip(&self.scored);
        purses.map(|(purse, scored)| PursePoints { points: self, purse, scored })
    }

    /// The purse of this code.
    #[must_use]
    pub fn purse(&self, code: &Code) -> Option<PursePoints<'_>> {
        self.purses().find(|purse| purse.code() == code)
    }
}
