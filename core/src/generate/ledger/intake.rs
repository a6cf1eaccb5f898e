//! What is reported, where, when and by whom.

use super::people::reporting_post;
use super::{LedgerPlan, MAX_CASES};
use crate::case::{Action, Actor, Command, Context};
use crate::generate::Rng;
use crate::org::Unit;
use crate::scheme::{Item, Kind};
use crate::value::{CaseId, Code, Instant, ReporterId, Stamp, UnitId};

const DAY_MS: u64 = 86_400_000;
const HOUR_MS: u64 = 3_600_000;
/// One report in so many tells of a matter that was reported before, if such a one is found.
const REPEATED: u64 = 25;

/// A report that is to become a case.
pub(super) struct Report {
    at: Stamp,
    by: Actor,
    unit: UnitId,
    item: Option<Code>,
    severity: Option<Code>,
    origin: UnitId,
    channel: Code,
    reporter: Option<ReporterId>,
    /// Whether a report before tells of the same matter.
    repeats: bool,
    /// The place of the report that tells of the same matter again.
    pub(super) again: Option<usize>,
}

impl Report {
    pub(super) fn command(&self, case: CaseId) -> Command {
        Command {
            case,
            at: self.at,
            done_at: None,
            by: self.by.clone(),
            note: None,
            action: Action::Report {
                unit: self.unit.clone(),
                item: self.item.clone(),
                severity: self.severity.clone(),
                condition: None,
                affected: Vec::new(),
                groups: Vec::new(),
                point: None,
                origin: Some(self.origin.clone()),
                channel: self.channel.clone(),
                reporter: self.reporter.clone(),
            },
        }
    }
}

/// The reports of the span, in order of time.
pub(super) fn reports(context: Context<'_>, plan: &LedgerPlan) -> Vec<Report> {
    let mut rng = Rng::new(plan.seed);
    let span = plan.span.span(context.scheme.offset());
    let days = u64::try_from(span.end - span.start).unwrap_or(0) / DAY_MS;
    let leaves: Vec<Unit<'_>> = context.org.units().filter(|unit| unit.is_leaf()).collect();
    let grids = u64::try_from(leaves.len()).unwrap_or(u64::MAX);
    let wanted = grids.saturating_mul(u64::from(plan.scale)).saturating_mul(days).div_ceil(30);
    let moments = (0..wanted.min(MAX_CASES)).filter_map(|_| moment(span.start, days, &mut rng));
    let mut moments: Vec<Instant> = moments.collect();
    moments.sort_unstable();
    let mut reports: Vec<Report> = Vec::with_capacity(moments.len());
    for at in moments {
        let at = Stamp::new(at, context.scheme.offset());
        let again =
            if rng.below(REPEATED) == 0 { repeated(context, at, &mut reports, &mut rng) } else { None };
        reports.extend(again.or_else(|| report(context, at, &leaves, &mut rng)));
    }
    reports
}

/// An instant of the span: three in four between 08:00 and 18:00, the others between 06:00 and 22:00, on a whole
/// minute.
fn moment(start: i64, days: u64, rng: &mut Rng) -> Option<Instant> {
    let (first, hours) = if rng.below(4) < 3 { (8, 10) } else { (6, 16) };
    let of_day = first * HOUR_MS + rng.below(hours * 60) * 60_000;
    let later = rng.below(days) * DAY_MS + of_day;
    Instant::from_millis(start.checked_add(i64::try_from(later).ok()?)?).ok()
}

/// Another report of a matter that one of the last two days tells of, while its item is on the list; no third one
/// does.
fn repeated(context: Context<'_>, at: Stamp, before: &mut [Report], rng: &mut Rng) -> Option<Report> {
    let place = before.len();
    let ago = i64::try_from(rng.below(2 * DAY_MS)).ok()?;
    let since = at.instant().checked_add_millis(ago.checked_neg()?)?;
    let from = before.partition_point(|report| report.at.instant() < since);
    let fits = |report: &&mut Report| report.item.is_some() && !report.repeats && report.again.is_none();
    let first = before.get_mut(from..)?.iter_mut().find(fits)?;
    let item = context.scheme.item(first.item.as_ref()?)?;
    let origin = context.org.unit(&first.origin)?;
    if !item.is_on(at.instant().local(at.offset()).0) {
        return None;
    }
    let told = told(context, at, (item, origin), rng)?;
    first.again = Some(place);
    Some(Report { item: first.item.clone(), repeats: true, ..told })
}

fn report(context: Context<'_>, at: Stamp, leaves: &[Unit<'_>], rng: &mut Rng) -> Option<Report> {
    let items: Vec<&Item> = context.scheme.items_on(at.instant().local(at.offset()).0).collect();
    let item = *pick(&items, rng)?;
    let origin = *pick(leaves, rng)?;
    told(context, at, (item, origin), rng)
}

/// What is told of an item at a unit, and by whom.
fn told(context: Context<'_>, at: Stamp, (item, origin): (&Item, Unit<'_>), rng: &mut Rng) -> Option<Report> {
    let channels: Vec<&Kind> =
        context.scheme.channels().iter().filter(|channel| item.takes(&channel.code)).collect();
    let channel = pick(&channels, rng)?.code.clone();
    let post = reporting_post(context, origin, at.instant(), rng)?;
    let sensor = channel.as_str() == "sensor";
    // One report in fifty fits no item that its receiver knows.
    let listed = sensor || rng.below(50) > 0;
    let urgent = listed && rng.below(4) == 0;
    let severity = if urgent { pick(&item.severities, rng) } else { None };
    // Nobody reports what a patrol finds or a sensor shows, so nobody is to hear of its end.
    let found = ["patrol", "sensor"].contains(&channel.as_str());
    let reporter = format!("r-{:08x}", rng.bits() >> 32);
    let device = format!("d-{:04x}", rng.below(1 << 16));
    Some(Report {
        at,
        by: if sensor { Actor::Device(device.parse().ok()?) } else { Actor::Member(post.member.clone()) },
        unit: post.unit.clone(),
        item: listed.then(|| item.code.clone()),
        severity: severity.map(|severity| severity.code.clone()),
        origin: origin.id().clone(),
        channel,
        reporter: if found { None } else { reporter.parse().ok() },
        repeats: false,
        again: None,
    })
}

/// One of a list, each as likely.
pub(super) fn pick<'l, T>(list: &'l [T], rng: &mut Rng) -> Option<&'l T> {
    list.get(rng.index(list.len()))
}
