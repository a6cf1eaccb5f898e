//! What happened to each case, read up to an instant.

use std::ops::Range;

use super::check::Checked;
use super::group::{Parted, reported, together};
use super::rows::{Log, Row};
use super::word::{Met, Word};
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
    met: Met,
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
            met: parts.iter().fold(Met::default(), |met, part| met.join(part.met)),
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
        asked.supply(&mut all.store);
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
        let (mut reading, blank) = (Reading::new(), Line::new());
        for (place, rows) in (0..).zip(group.cases()) {
            told.reported.push(reported(rows));
            if !reading.read_all(rows.iter().map(|row| self.log.step(*row)), self.end) {
                told.runs.push(0);
                continue;
            }
            let lines = reading.lines(blank);
            told.runs.push(u32::try_from(lines.len()).unwrap_or(NONE));
            lines.for_each(|line| told.store.push(&line));
            told.happened.take(place, &reading);
        }
        told
    }

    /// The columns of instants that events fill, each with whether something stands in it.
    fn times(&self) -> [(Time, bool); 8] {
        let ended = self.met.has(&[Word::Closed, Word::Rejected, Word::Merged, Word::Withdrawn]);
        [
            (Time::Accepted, true),
            (Time::Started, true),
            (Time::Deadline, true),
            (Time::Overdue, true),
            (Time::Resolved, true),
            (Time::Feedback, self.met.has(&[Word::FedBack])),
            (Time::Closed, ended),
            (Time::Evaluated, self.met.has(&[Word::Evaluated])),
        ]
    }

    /// Those of numbers.
    fn wides(&self) -> [(Wide, bool); 6] {
        [
            (Wide::Run, true),
            (Wide::Holder, true),
            (Wide::Assignee, true),
            (Wide::Reopened, self.met.has(&[Word::Reopened])),
            (Wide::Returned, self.met.has(&[Word::Returned])),
            (Wide::Breach, self.met.has(&[Word::Escalated])),
        ]
    }

    /// Those of what has few values.
    fn smalls(&self) -> [(Small, bool); 9] {
        let ended = self.met.has(&[Word::Closed, Word::Rejected, Word::Merged, Word::Withdrawn]);
        let evaluated = self.met.has(&[Word::Evaluated]);
        [
            (Small::Tier, true),
            (Small::TopTier, true),
            (Small::ResolvedTier, true),
            (Small::Deferred, self.met.has(&[Word::Deferred])),
            (Small::Exempt, self.met.has(&[Word::Judged])),
            (Small::Effect, evaluated),
            (Small::Duration, evaluated),
            (Small::Attitude, evaluated),
            (Small::EndedAs, ended),
        ]
    }

    /// Whether a column of the case table is told.
    fn tells(&self, column: &str) -> bool {
        let columns = self.log.columns;
        match column {
            "deadline" => columns.deadline.is_some(),
            "overdue_at" => columns.deadline.is_some() || self.met.has(&[Word::Overdue]),
            "holder" => columns.unit.is_some(),
            "assignee" => columns.member.is_some(),
            "breach" => columns.breach.is_some(),
            "tier" | "top_tier" | "resolved_tier" => columns.tier.is_some(),
            "effect" => columns.effect.is_some(),
            "duration" => columns.duration.is_some(),
            "attitude" => columns.attitude.is_some(),
            _ => true,
        }
    }

    /// The columns in which something stands, with no row yet.
    fn store(&self, rows: usize) -> Store {
        let mut store = Store::default();
        self.set(&mut store, true, rows);
        store.handle_overdue = self.tells("overdue_at").then(|| Vec::with_capacity(rows));
        store
    }

    /// Also those that are told and in which nothing stands.
    fn supply(&self, store: &mut Store) {
        self.set(store, false, 0);
    }

    /// Sets the columns that are told in which something stands, or nothing, with room for so many rows.
    fn set(&self, store: &mut Store, something: bool, rows: usize) {
        let set = |some: bool, column: &str| some == something && self.tells(column);
        for (field, _) in self.times().into_iter().filter(|(field, some)| set(*some, field.name())) {
            store.set_time(field, Vec::with_capacity(rows));
        }
        for (field, _) in self.wides().into_iter().filter(|(field, some)| set(*some, field.name())) {
            store.set_wide(field, Vec::with_capacity(rows));
        }
        for (field, _) in self.smalls().into_iter().filter(|(field, some)| set(*some, field.name())) {
            store.set_small(field, Vec::with_capacity(rows));
        }
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
