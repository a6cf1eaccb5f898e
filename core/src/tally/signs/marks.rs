//! Units all of whose marks are equal (评价无差异).

use super::Finding;
use crate::scheme::Scheme;
use crate::tally::{CaseErrors, CaseMeasures, World};
use crate::value::Period;

/// The units, each with all below it, whose evaluations in a period all give one and the same mark, where there are so many
/// that this is strange; by id.
///
/// ```
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::tally::signs::even_marks;
/// use wangge::tally::{CaseMeasures, CaseTable, World};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let org = Org::read(r#"{"units": [{"id": "ds", "tier": "town"}]}"#, &scheme)?;
/// let world = World::new(&scheme, &org);
/// let found = |last: u8, count: usize| -> Result<usize, Box<dyn std::error::Error>> {
///     let row = |nth: usize| {
///         let mark = if nth == 1 { last } else { 5 };
///         format!(
///             r#"{{"case": "c-{nth}", "item": "request.lighting", "origin": "ds", "reported_at": "2026-03-02",
///                 "evaluated_at": "2026-03-09", "effect": 5, "duration": {mark}, "attitude": 5}}"#
///         )
///     };
///     let rows: Vec<String> = (1..=count).map(row).collect();
///     let table = CaseTable::read(&format!("[{}]", rows.join(",")), &world)?;
///     Ok(even_marks(&world, &CaseMeasures::of_table(table, world), "2026-03".parse()?)?.len())
/// };
/// assert_eq!((found(5, 20)?, found(4, 20)?, found(5, 19)?), (1, 0, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// As [`CaseMeasures::measure`].
pub fn even_marks(
    world: &World<'_>,
    cases: &CaseMeasures<'_>,
    period: Period,
) -> Result<Vec<Finding>, CaseErrors> {
    let edition = world.edition_on(period.last_day()).or_else(|| world.editions().last());
    let Some(least) = edition.map(Scheme::signs).map(|signs| signs.spread_marks) else {
        return Ok(Vec::new());
    };
    let found = cases.even_marks(period, least.into())?;
    let finding = |(unit, evaluations, mark): (crate::org::Unit<'_>, u64, u8)| Finding::NoSpread {
        unit: unit.id().clone(),
        evaluations,
        mark,
    };
    Ok(found.into_iter().map(finding).collect())
}
