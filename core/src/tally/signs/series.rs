//! Records of one kind with equal quantity at equal spacing (等距等量).

use std::collections::BTreeMap;

use super::{Finding, Ground, Row};
use crate::scheme::Signs;
use crate::value::Amount;

/// Looks through the records of one member, in time order. Records of one instant, as those known by the day are, have
/// no spacing.
pub(super) fn find(ground: &Ground<'_, '_>, own: &[Row], thresholds: &Signs, found: &mut Vec<Finding>) {
    let mut kinds: BTreeMap<u32, Vec<&Row>> = BTreeMap::new();
    for row in own {
        kinds.entry(row.1.kind).or_default().push(row);
    }
    for (kind, rows) in kinds {
        let mut run: Vec<&Row> = Vec::new();
        for row in rows {
            let goes_on = match run[..] {
                [] => true,
                [last] => last.1.quantity == row.1.quantity && row.1.at > last.1.at,
                [.., before, last] => {
                    last.1.quantity == row.1.quantity && row.1.at - last.1.at == last.1.at - before.1.at
                }
            };
            if !goes_on {
                list(ground, kind, &run, thresholds, found);
                // The last record may begin another run with this one.
                let last = run.pop().filter(|last| last.1.quantity == row.1.quantity && row.1.at > last.1.at);
                run = last.into_iter().collect();
            }
            run.push(row);
        }
        list(ground, kind, &run, thresholds, found);
    }
}

fn list(ground: &Ground<'_, '_>, kind: u32, run: &[&Row], thresholds: &Signs, found: &mut Vec<Finding>) {
    let [first, second, ..] = run else { return };
    if run.len() < thresholds.series_records as usize {
        return;
    }
    let member = ground.world.org().members().get(first.1.member as usize);
    let (kind, quantity) = (ground.activities.kind(kind), Amount::from_thousandths(first.1.quantity));
    if let (Some(member), Some(kind), Ok(quantity)) = (member, kind, quantity) {
        found.push(Finding::Series {
            member: member.clone(),
            kind: kind.clone(),
            quantity,
            every_ms: second.1.at - first.1.at,
            records: run.iter().filter_map(|(row, _)| ground.activities.id(*row)).collect(),
        });
    }
}
