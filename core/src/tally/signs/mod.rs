//! Signs of distorted data (数据失真迹象, R9): findings on records, not on persons.
//!
//! In flow records, points and what was evaluated; out flow [`Finding`]s, for who files and who verifies to look at. They
//! feed no measure, no run and no grade. Thresholds are those of the edition in force on the period's last day, else of the last one.

mod burst;
mod finding;
mod marks;
mod places;
mod series;

use super::points::Points;
use super::record::Record;
use super::{Activities, World};
use crate::scheme::Scheme;
use crate::value::{Instant, Offset, Period, Ratio};
pub use finding::Finding;
pub use marks::even_marks;

/// A live record with its row.
pub(super) type Row = (usize, Record);

/// What looks distorted among the records of a period: bursts, series, two places, and caps that nearly all use up;
/// each kind by member or cap, then in time order.
///
/// Points, if they are given, are those of the same records with their credits kept; without them nothing is said of
/// caps. O(rows · log rows).
///
/// ```
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::tally::signs::signs;
/// use wangge::tally::{Activities, World};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let org = Org::read(
///     r#"{"units": [{"id": "ds", "tier": "town"}, {"id": "a", "tier": "grid1", "parent": "ds"},
///                   {"id": "b", "tier": "grid1", "parent": "ds"}],
///         "enrolments": [{"member": "m-1", "as": "volunteer", "from": "2022-01-01"}]}"#,
///     &scheme,
/// )?;
/// let world = World::new(&scheme, &org);
/// let activities = Activities::read(
///     r#"[{"id": "r-1", "member": "m-1", "unit": "a", "kind": "visit", "at": "2026-03-05T10:00:00"},
///         {"id": "r-2", "member": "m-1", "unit": "b", "kind": "visit", "at": "2026-03-05T10:04:00"}]"#,
///     &world,
/// )?;
/// let found = signs(&world, &activities, None, "2026-03".parse().unwrap());
/// assert_eq!(found[0].code(), "two_places");
/// # Ok::<(), wangge::read::Faults>(())
/// ```
#[must_use]
pub fn signs(
    world: &World<'_>,
    activities: &Activities<'_>,
    points: Option<&Points<'_>>,
    period: Period,
) -> Vec<Finding> {
    let edition = world.edition_on(period.last_day()).or_else(|| world.editions().last());
    let Some(thresholds) = edition.map(Scheme::signs) else { return Vec::new() };
    let (offset, span) = (world.offset(), period.span(world.offset()));
    let rows = (0..activities.len()).filter_map(|row| Some((row, activities.record(row)?)));
    let live = rows.filter(|(_, record)| record.reverses.is_none() && record.reversed.is_none());
    let mut rows: Vec<Row> = live.filter(|(_, record)| span.contains(&record.at)).collect();
    rows.sort_unstable_by(|(one, a), (other, b)| {
        (a.member, a.at).cmp(&(b.member, b.at)).then_with(|| activities.cmp_ids(*one, *other))
    });
    let ground = Ground { world, activities, offset };
    let mut found = Vec::new();
    for own in rows.chunk_by(|one, other| one.1.member == other.1.member) {
        burst::find(&ground, own, thresholds, &mut found);
        series::find(&ground, own, thresholds, &mut found);
        places::find(&ground, own, thresholds, &mut found);
    }
    for purse in points.into_iter().flat_map(Points::purses) {
        for cap in purse.cap_uses(period) {
            // Of one alone nothing can be said.
            if cap.members > 1 && reaches(cap.full, cap.members, thresholds.capped_share) {
                found.push(Finding::Capped {
                    cap: cap.cap,
                    period: cap.period,
                    members: cap.members,
                    full: cap.full,
                });
            }
        }
    }
    found.sort_by_key(Finding::rank);
    found
}

/// What findings are read from.
struct Ground<'g, 'a> {
    world: &'g World<'a>,
    activities: &'g Activities<'g>,
    offset: Offset,
}

/// Whether so many of all are at least a share of them.
fn reaches(some: u64, all: u64, share: Ratio) -> bool {
    i128::from(some) * i128::from(share.den()) >= i128::from(all) * i128::from(share.num())
}

/// An instant of a record.
fn instant(millis: i64) -> Option<Instant> {
    Instant::from_millis(millis).ok()
}
