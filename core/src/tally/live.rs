//! The records that can count: live ones, by kind and time, and by member and time.

use std::ops::Range;

use super::Activities;
use super::record::Record;
use crate::value::Code;

/// The live records, neither reversals nor reversed.
#[derive(Clone, Debug)]
pub(super) struct LiveRecords<'a> {
    activities: &'a Activities<'a>,
    /// By the place of the kind: instants and rows.
    kinds: Vec<(&'a Code, Vec<(i64, u32)>)>,
    /// Instants, members and rows, by member and time.
    members: Vec<(i64, u32, u32)>,
}

impl<'a> LiveRecords<'a> {
    pub(super) fn of(activities: &'a Activities) -> Self {
        let codes = (0..).map_while(|place| activities.kind(place));
        let mut kinds: Vec<(&Code, Vec<(i64, u32)>)> = codes.map(|code| (code, Vec::new())).collect();
        let mut members = Vec::with_capacity(activities.len());
        for row in (0..).take(activities.len()) {
            let Some(record) = record(activities, row) else { continue };
            let is_live = record.reverses.is_none() && record.reversed.is_none();
            let kind = usize::try_from(record.kind).ok().and_then(|place| kinds.get_mut(place));
            if let Some((_, rows)) = kind.filter(|_| is_live) {
                rows.push((record.at, row));
                members.push((record.at, record.member, row));
            }
        }
        for (_, rows) in &mut kinds {
            rows.sort_unstable();
        }
        members.sort_unstable_by_key(|(at, member, row)| (*member, *at, *row));
        Self { activities, kinds, members }
    }

    /// The records of some kinds in a span of milliseconds, with their rows: everybody's, or one member's.
    pub(super) fn counting<'c>(
        &'c self,
        codes: &'c [Code],
        span: Range<i64>,
        of: Option<u32>,
    ) -> impl Iterator<Item = (u32, Record)> + use<'a, 'c> {
        let (start, end) = (span.start, span.end);
        let own = of.map(|member| {
            let place = |at| self.members.partition_point(|(its, own, _)| (*own, *its) < (member, at));
            let rows = self.members.get(place(start)..place(end)).unwrap_or_default();
            rows.iter().map(|(_, _, row)| *row)
        });
        let kinds = self.kinds.iter().filter(move |(code, _)| of.is_none() && codes.contains(code));
        let all = kinds.flat_map(move |(_, rows)| {
            let place = |at| rows.partition_point(|(its, _)| *its < at);
            let rows = rows.get(place(start)..place(end)).unwrap_or_default();
            rows.iter().map(|(_, row)| *row)
        });
        let rows = own.into_iter().flatten().chain(all);
        let records = rows.filter_map(|row| Some((row, record(self.activities, row)?)));
        let is_kind = |kind: u32| self.activities.kind(kind).is_some_and(|code| codes.contains(code));
        records.filter(move |(_, record)| of.is_none() || is_kind(record.kind))
    }

    /// The codes of all kinds.
    pub(super) fn kinds(&self) -> impl Iterator<Item = &'a Code> {
        self.kinds.iter().map(|(code, _)| *code)
    }
}

/// The record of a row.
pub(super) fn record(activities: &Activities, row: u32) -> Option<Record> {
    activities.record(usize::try_from(row).ok()?)
}
