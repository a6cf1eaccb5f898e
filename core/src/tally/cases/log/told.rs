//! What happened to each case, read up to an instant.

use std::ops::Range;

use super::check::Checked;
use super::group::{Parted, reported, together};
use super::rows::{Log, Row};
use crate::tally::block::BLOCK;
use crate::tally::cases::field::{NONE, Small, Time, Wide};
use crate::tally::cases::fold::Reading;
use crate::tally::cases::happened::Happened;
use crate::tally::cases::store::{Line, Store};
use crate::tally::cases::table::CaseTable;
use crate::tally::threads::share;

/// What happened to cases, by their places, up to an instant.
#[derive(Default)]
pub(super) struct Told {
    /// The rows of each case behind those of the one before.
    store: Store,
    happened: Happened,
    /// How many rows each case has; none of one that was not reported by then.
    runs: Vec<u32>,
    /// When each was reported, whenever that was.
    pub(super) reported: Vec<i64>,
    pub(super) checked: Checked,
    end: i64,
}

/// What of it the table of events tells, and until when.
#[derive(Clone, Copy)]
struct Asked<'l, 'a> {
    log: &'l Log<'l, 'a>,
    overdue: bool,
    end: i64,
}

impl Told {
    /// What happened to so many cases, before an instant in milliseconds since 1970 or, without one, altogether.
    pub(super) fn of(log: &Log<'_, '_>, cases: usize, as_of: Option<i64>, threads: usize) -> Self {
        let together = together(cases);
        let part = log.rows.div_ceil(threads.max(1)).next_multiple_of(BLOCK).max(BLOCK);
        let rows = (0..log.rows).step_by(part).map(|start| start..log.rows.min(start + part)).collect();
        let mut parts: Vec<Parted> = share(threads, rows, |rows| log.part(rows, cases, together));
        let mut all = Self::default();
        parts.iter_mut().for_each(|part| all.checked.take(std::mem::take(&mut part.checked)));
        let last = parts.iter().map(|part| part.last).max().unwrap_or(i64::MIN);
        let asked = Asked {
            log,
            overdue: log.columns.deadline.is_some() || parts.iter().any(|part| part.overdue),
            end: as_of.unwrap_or(last.saturating_add(1)),
        };
        let groups = (0..cases).step_by(together).enumerate().map(|(nth, start)| {
            let rows: Vec<&[Row]> =
                parts.iter().filter_map(|part| part.groups.get(nth)).map(Vec::as_slice).collect();
            (rows, start..cases.min(start + together))
        });
        let groups = share(threads, groups.collect(), |(rows, cases)| asked.group(&rows, cases));
        let mut stores = vec![asked.store(0)];
        for group in groups {
            all.happened.append(group.happened, u32::try_from(all.runs.len()).unwrap_or(NONE));
            all.runs.extend(group.runs);
            all.reported.extend(group.reported);
            all.checked.take(group.checked);
            stores.push(group.store);
        }
        all.store = Store::joined(stores, threads);
        Self { end: asked.end, ..all }
    }
}

impl Asked<'_, '_> {
    /// What happened to some cases.
    fn group(&self, rows: &[&[Row]], cases: Range<usize>) -> Told {
        let mut told = Told {
            store: self.store(cases.len()),
            runs: Vec::with_capacity(cases.len()),
            reported: Vec::with_capacity(cases.len()),
            ..Told::default()
        };
        let group = self.log.group(rows, cases, &mut told.checked);
        let mut reading = Reading::new();
        for (place, rows) in (0..).zip(group.cases()) {
            told.reported.push(reported(rows));
            if !reading.read_all(rows.iter().map(|row| self.log.step(*row)), self.end) {
                told.runs.push(0);
                continue;
            }
            let lines = reading.lines(Line::new());
            told.runs.push(u32::try_from(lines.len()).unwrap_or(NONE));
            lines.for_each(|line| told.store.push(&line));
            told.happened.take(place, &reading);
        }
        told
    }

    /// The columns that the table of events can tell, with no row yet.
    fn store(&self, rows: usize) -> Store {
        let (columns, mut store) = (self.log.columns, Store::default());
        for (field, told) in [
            (Time::Accepted, true),
            (Time::Started, true),
            (Time::Deadline, columns.deadline.is_some()),
            (Time::Overdue, self.overdue),
            (Time::Resolved, true),
            (Time::Feedback, true),
            (Time::Closed, true),
            (Time::Evaluated, true),
        ] {
            if told {
                store.set_time(field, Vec::with_capacity(rows));
            }
        }
        for (field, told) in [
            (Wide::Run, true),
            (Wide::Holder, columns.unit.is_some()),
            (Wide::Assignee, columns.member.is_some()),
            (Wide::Reopened, true),
            (Wide::Returned, true),
            (Wide::Breach, columns.breach.is_some()),
        ] {
            if told {
                store.set_wide(field, Vec::with_capacity(rows));
            }
        }
        for (field, told) in [
            (Small::Tier, columns.tier.is_some()),
            (Small::TopTier, columns.tier.is_some()),
            (Small::ResolvedTier, columns.tier.is_some()),
            (Small::Deferred, true),
            (Small::Exempt, true),
            (Small::Effect, columns.effect.is_some()),
            (Small::Duration, columns.duration.is_some()),
            (Small::Attitude, columns.attitude.is_some()),
            (Small::EndedAs, true),
        ] {
            if told {
                store.set_small(field, Vec::with_capacity(rows));
            }
        }
        store.handle_overdue = self.overdue.then(|| Vec::with_capacity(rows));
        store
    }
}

impl CaseTable<'_> {
    /// A table of what cases are, a row each, with what happened to them.
    pub(super) fn with_told(mut self, told: Told) -> Self {
        let Told { store, mut happened, runs, end, .. } = told;
        // Mostly each case has one row, as it had.
        if self.len() == runs.len() && runs.iter().all(|runs| *runs == 1) {
            self.tell(None, (store, happened), end);
            return self;
        }
        let firsts: Vec<u32> = runs
            .iter()
            .scan(0, |next, runs| {
                let first = *next;
                *next += runs;
                Some(first)
            })
            .collect();
        let (mut own, mut rows, mut starts) = (Vec::new(), Vec::new(), vec![0_u32]);
        let mut places = vec![NONE; runs.len()];
        for row in 0..self.len() {
            let case = self.given(row);
            let (Some(first), Some(runs)) = (firsts.get(case), runs.get(case)) else { continue };
            if *runs == 0 {
                continue;
            }
            if let Some(place) = places.get_mut(case) {
                *place = u32::try_from(starts.len() - 1).unwrap_or(NONE);
            }
            rows.extend(*first..first + runs);
            own.extend((0..*runs).map(|_| u32::try_from(row).unwrap_or(NONE)));
            starts.push(u32::try_from(rows.len()).unwrap_or(NONE));
        }
        happened.place(&places);
        self.tell(Some((own, starts)), (store.picked(&rows), happened), end);
        self
    }
}
