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

/// So many rows at a time are written, column by column.
const LINES: usize = 1 << 6;

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
        let mut checked = Checked::default();
        parts.iter_mut().for_each(|part| checked.take(std::mem::take(&mut part.checked)));
        let last = parts.iter().map(|part| part.last).max().unwrap_or(i64::MIN);
        let asked = Asked {
            log,
            met: parts.iter().fold(Met::default(), |met, part| met.join(part.met)),
            end: as_of.unwrap_or(last.saturating_add(1)),
        };
        // The rows of each group, from all parts.
        let mut parts: Vec<_> = parts.into_iter().map(|part| part.groups.into_iter()).collect();
        let mut groups = (0..cases).step_by(together).map(|start| {
            (start..cases.min(start + together), parts.iter_mut().filter_map(Iterator::next).collect())
        });
        // Cases that follow each other go to one thread, which writes what comes of them where it stays.
        let each = cases.div_ceil(together).div_ceil(threads.max(1)).max(1);
        let next = || Some(groups.by_ref().take(each).collect()).filter(|groups: &Vec<_>| !groups.is_empty());
        let ranges = std::iter::from_fn(next).collect();
        let mut told = share(threads, ranges, |groups| asked.told(groups, cases)).into_iter();
        let mut all = told.next().unwrap_or_else(|| asked.told(Vec::new(), 0));
        let mut stores = vec![std::mem::take(&mut all.store)];
        for told in told {
            all.happened.append(told.happened, u32::try_from(all.runs.len()).unwrap_or(NONE));
            all.runs.extend(told.runs);
            all.reported.extend(told.reported);
            all.checked.take(told.checked);
            stores.push(told.store);
        }
        checked.take(all.checked);
        all.store = Store::joined(stores, threads);
        asked.supply(&mut all.store);
        Self { checked, end: asked.end, ..all }
    }
}

impl Asked<'_, '_> {
    /// What happened to the cases of some groups, of so many cases in all.
    fn told(&self, groups: Vec<(Range<usize>, Vec<Vec<Row>>)>, all: usize) -> Told {
        let own = groups.iter().map(|(cases, _)| cases.len()).sum();
        // What comes of the others is put behind what comes of the first.
        let is_first = groups.first().is_none_or(|(cases, _)| cases.start == 0);
        let mut telling = Telling::new(*self, if is_first { all } else { own });
        for (cases, rows) in groups {
            let group = self.log.group(&rows, cases, &mut telling.told.checked);
            group.cases().for_each(|rows| telling.case(rows));
        }
        telling.finish()
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

/// The cases of a range, told one after the other.
struct Telling<'l, 'a> {
    asked: Asked<'l, 'a>,
    reading: Reading,
    blank: Line,
    /// Rows that do not stand in their columns yet.
    lines: Vec<Line>,
    told: Told,
}

impl<'l, 'a> Telling<'l, 'a> {
    /// With room for so many cases.
    fn new(asked: Asked<'l, 'a>, room: usize) -> Self {
        let mut told = Told { store: asked.store(room), ..Told::default() };
        told.runs.reserve(room);
        told.reported.reserve(room);
        Self { asked, reading: Reading::new(), blank: Line::new(), lines: Vec::with_capacity(LINES), told }
    }

    /// What happened to the next case.
    fn case(&mut self, rows: &[Row]) {
        let Self { asked, reading, blank, lines, told } = self;
        let place = u32::try_from(told.runs.len()).unwrap_or(NONE);
        told.reported.push(reported(rows));
        if !reading.read_all(rows.iter().map(|row| asked.log.step(*row)), asked.end) {
            told.runs.push(0);
            return;
        }
        let own = reading.lines(*blank);
        told.runs.push(u32::try_from(own.len()).unwrap_or(NONE));
        lines.extend(own);
        told.happened.take(place, reading);
        if lines.len() >= LINES {
            told.store.extend(lines);
            lines.clear();
        }
    }

    fn finish(mut self) -> Told {
        self.told.store.extend(&self.lines);
        self.told
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
