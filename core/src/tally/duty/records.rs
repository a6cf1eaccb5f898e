//! The records that can count for duties: live ones, by kind and time.

use super::standing::Standing;
use crate::scheme::Duty;
use crate::tally::record::Record;
use crate::tally::{Activities, World};
use crate::value::Code;

/// The live records, neither reversals nor reversed, of each kind by time and row.
#[derive(Clone, Debug)]
pub(super) struct Records<'a> {
    activities: &'a Activities<'a>,
    /// By the place of the kind.
    kinds: Vec<(&'a Code, Vec<(i64, u32)>)>,
}

impl<'a> Records<'a> {
    pub(super) fn of(activities: &'a Activities) -> Self {
        let codes = (0..).map_while(|place| activities.kind(place));
        let mut kinds: Vec<(&Code, Vec<(i64, u32)>)> = codes.map(|code| (code, Vec::new())).collect();
        for row in (0..).take(activities.len()) {
            let Some(record) = record(activities, row) else { continue };
            let is_live = record.reverses.is_none() && record.reversed.is_none();
            let kind = usize::try_from(record.kind).ok().and_then(|place| kinds.get_mut(place));
            if let Some((_, rows)) = kind.filter(|_| is_live) {
                rows.push((record.at, row));
            }
        }
        for (_, rows) in &mut kinds {
            rows.sort_unstable();
        }
        Self { activities, kinds }
    }

    /// The records that a duty can count in its period, with their rows.
    pub(super) fn counting(
        &self,
        world: &World<'_>,
        Standing { duty, period, .. }: &Standing<'a>,
    ) -> impl Iterator<Item = (u32, Record)> {
        let span = period.span(world.offset());
        let duty: &'a Duty = duty;
        let kinds = self.kinds.iter().filter(|(code, _)| duty.kinds.contains(code));
        let rows = kinds.flat_map(move |(_, rows)| {
            let first = rows.partition_point(|(at, _)| *at < span.start);
            let end = rows.partition_point(|(at, _)| *at < span.end);
            rows.get(first..end).unwrap_or_default()
        });
        let records = rows.filter_map(|(_, row)| Some((*row, record(self.activities, *row)?)));
        records.filter(|(_, record)| record.verified || !duty.verified)
    }
}

/// The record of a row.
pub(super) fn record(activities: &Activities, row: u32) -> Option<Record> {
    activities.record(usize::try_from(row).ok()?)
}
