//! Rows of limits that tie (K3): alike in what they speak of, giving the same kind of limit for the same day.

use std::collections::BTreeMap;

use crate::scheme::{LimitRow, TierNo};
use crate::value::{Code, MonthDay};

/// What a row speaks of, but for its season.
type Key<'r> = (Option<&'r Code>, Option<&'r Code>, Option<TierNo>);

/// The rows that tie with an earlier one, each with the first such, as positions in `rows`.
///
/// Takes time in the number of rows: each looks at the days of its season, not at the other rows.
pub(super) fn ties(rows: &[LimitRow]) -> Vec<(usize, usize)> {
    let mut alike: BTreeMap<Key<'_>, Vec<(usize, &LimitRow)>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        alike.entry((row.condition.as_ref(), row.severity.as_ref(), row.tier)).or_default().push((at, row));
    }
    let days: Vec<MonthDay> = MonthDay::all().collect();
    alike.values().filter(|rows| rows.len() > 1).flat_map(|rows| among(rows, &days)).collect()
}

/// The ties among rows of one key.
fn among(rows: &[(usize, &LimitRow)], days: &[MonthDay]) -> Vec<(usize, usize)> {
    // By kind of limit and day, without season last: which row gives it first.
    let mut first = [vec![None; days.len() + 1], vec![None; days.len() + 1]];
    let mut ties = Vec::new();
    for (at, row) in rows {
        let mut earliest = None;
        for (first, given) in first.iter_mut().zip([row.accept, row.handle]) {
            let on = days.iter().map(|day| row.season.is_some_and(|season| season.contains(*day)));
            let on = on.chain(std::iter::once(row.season.is_none()));
            for (slot, _) in first.iter_mut().zip(on).filter(|(_, on)| *on && given.is_some()) {
                let owner = *slot.get_or_insert(*at);
                earliest = Some(earliest.map_or(owner, |earliest: usize| earliest.min(owner)));
            }
        }
        if let Some(earliest) = earliest.filter(|earliest| earliest < at) {
            ties.push((*at, earliest));
        }
    }
    ties
}
