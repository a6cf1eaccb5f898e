//! A pass over a few rows, each looked up by itself: what books ask again where something late was filed.

use super::caps::{Capping, Usage};
use super::overflows;
use crate::tally::points::error::TallyError;
use crate::tally::points::live::Live;
use crate::tally::points::tariff::{Judged, Purse, Tariff};

/// A row before its caps.
struct Capped {
    at: i64,
    row: u32,
    /// Its place among those asked for.
    place: usize,
    rule: u32,
}

/// The credits of these rows, as if there were no others. O(rows · log rows).
pub(in crate::tally::points) fn few(
    tariff: &Tariff<'_>,
    purse: &Purse,
    live: Live<'_>,
    rows: &[u32],
) -> Result<Vec<i64>, TallyError> {
    let (mut credits, mut capped) = (vec![0; rows.len()], Vec::new());
    for ((place, row), credit) in rows.iter().enumerate().zip(&mut credits) {
        let row_number = *row as usize;
        let Some(facts) = tariff.facts(row_number).filter(|_| live.state(row_number).is_none()) else {
            continue;
        };
        match tariff.judge(purse, &facts) {
            Judged::Unserved | Judged::Fails(..) => {}
            Judged::Overflows(rule) => {
                if let Some(error) = overflows(tariff, purse, row_number, rule) {
                    return Err(error);
                }
            }
            Judged::Earns(rule, worth) => {
                *credit = worth;
                let named = purse.rule(rule).is_some_and(|rule| !rule.caps.is_empty());
                if worth > 0 && named {
                    capped.push(Capped { at: facts.at, row: *row, place, rule });
                }
            }
        }
    }
    let table = tariff.activities;
    capped.sort_by(|one, other| {
        one.at.cmp(&other.at).then_with(|| table.cmp_ids(one.row as usize, other.row as usize))
    });
    let mut usage = Usage::new(tariff, purse, false);
    for own in capped {
        let (Some(rule), Some(credit)) = (purse.rule(own.rule), credits.get_mut(own.place)) else { continue };
        let capping = Capping { row: own.row as usize, at: own.at, rule, worth: *credit };
        *credit = usage.take(0, capping).credit;
    }
    Ok(credits)
}
