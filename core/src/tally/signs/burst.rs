//! Months whose records were mostly filed in the last days (月末突击).

use super::{Finding, Ground, Row, instant, reaches};
use crate::scheme::Signs;
use crate::value::{Period, PeriodKind};

/// Looks through the records of one member, in time order.
pub(super) fn find(ground: &Ground<'_, '_>, own: &[Row], thresholds: &Signs, found: &mut Vec<Finding>) {
    let month = |millis: i64| Some(Period::containing(PeriodKind::Month, instant(millis)?, ground.offset));
    for records in own.chunk_by(|(_, one), (_, other)| month(one.at) == month(other.at)) {
        let Some((_, first)) = records.first() else { continue };
        let (Some(month), Some(member)) =
            (month(first.at), ground.world.org().members().get(first.member as usize))
        else {
            continue;
        };
        let days = i32::try_from(thresholds.burst_days).unwrap_or(i32::MAX);
        let from = month.last_day().days().saturating_sub(days);
        let is_late = |filed: i64| {
            instant(filed).is_some_and(|filed| {
                let day = filed.local(ground.offset).0;
                day.days() > from && day <= month.last_day()
            })
        };
        let all = records.len() as u64;
        let late = records.iter().filter(|(_, record)| is_late(record.filed_at)).count() as u64;
        if all >= u64::from(thresholds.burst_records) && reaches(late, all, thresholds.burst_share) {
            found.push(Finding::Burst { member: member.clone(), month, records: all, late });
        }
    }
}
