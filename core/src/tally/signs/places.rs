//! One member at two leaf units within minutes (两地同时).

use super::{Finding, Ground, Row, instant};
use crate::scheme::Signs;
use crate::value::{DAY_MS, Stamp};

/// Looks through the records of one member, in time order: each beside the one before. Records of one local midnight are
/// known by the day, and tell of no instant.
pub(super) fn find(ground: &Ground<'_, '_>, own: &[Row], thresholds: &Signs, found: &mut Vec<Finding>) {
    let org = ground.world.org();
    let within = i64::from(thresholds.places_minutes).saturating_mul(60_000);
    let by_day = |at: i64| (at + ground.offset.millis()).rem_euclid(DAY_MS) == 0;
    for pair in own.windows(2) {
        let [(first, one), (second, other)] = pair else { continue };
        let units = org.unit_numbered(one.unit).zip(org.unit_numbered(other.unit));
        let apart =
            one.unit != other.unit && other.at - one.at <= within && !(by_day(one.at) && by_day(other.at));
        let Some((here, there)) = units.filter(|(here, there)| apart && here.is_leaf() && there.is_leaf())
        else {
            continue;
        };
        let stamp = |millis| instant(millis).map(|at| Stamp::new(at, ground.offset));
        let ids = ground.activities.id(*first).zip(ground.activities.id(*second));
        let member = org.members().get(one.member as usize);
        if let (Some((first, second)), Some(first_at), Some(second_at), Some(member)) =
            (ids, stamp(one.at), stamp(other.at), member)
        {
            found.push(Finding::TwoPlaces {
                member: member.clone(),
                first,
                first_unit: here.id().clone(),
                first_at,
                second,
                second_unit: there.id().clone(),
                second_at,
            });
        }
    }
}
