//! A table looked at for one period: what had happened by its end, and what in it (R2).

use std::ops::Range;

use super::field::{EndedAs, NEVER, NONE, NOT, Small, Time, Wide};
use super::table::CaseTable;
use crate::value::{Date, Instant, Offset};

/// The columns of a table, and the bounds of a period in milliseconds since 1970.
pub(super) struct Cut<'t> {
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) reported: &'t [i64],
    pub(super) accepted: &'t [i64],
    pub(super) started: &'t [i64],
    pub(super) deadline: &'t [i64],
    pub(super) overdue: &'t [i64],
    handle_overdue: &'t [i64],
    pub(super) resolved: &'t [i64],
    pub(super) closed: &'t [i64],
    pub(super) evaluated: &'t [i64],
    pub(super) run: &'t [u32],
    reopened: &'t [u32],
    pub(super) returned: &'t [u32],
    pub(super) top_tier: &'t [u8],
    deferred: &'t [u8],
    exempt: &'t [u8],
    pub(super) marks: [&'t [u8]; 3],
    pub(super) ended: &'t [u8],
}

/// What a column says of a row; one that is not supplied says that it never happened.
#[inline(always)]
pub(super) fn at(column: &[i64], row: usize) -> i64 {
    column.get(row).copied().unwrap_or(NEVER)
}

#[inline(always)]
pub(super) fn small(column: &[u8], row: usize) -> u8 {
    column.get(row).copied().unwrap_or(NOT)
}

impl<'t> Cut<'t> {
    pub(super) fn of(table: &'t CaseTable<'_>, (start, end): (i64, i64)) -> Self {
        let store = &table.store;
        let overdue = store.time(Time::Overdue);
        Self {
            start,
            end,
            reported: store.time(Time::Reported),
            accepted: store.time(Time::Accepted),
            started: store.time(Time::Started),
            deadline: store.time(Time::Deadline),
            overdue,
            handle_overdue: store.handle_overdue.as_deref().unwrap_or(overdue),
            resolved: store.time(Time::Resolved),
            closed: store.time(Time::Closed),
            evaluated: store.time(Time::Evaluated),
            run: store.wide(Wide::Run),
            reopened: store.wide(Wide::Reopened),
            returned: store.wide(Wide::Returned),
            top_tier: store.small(Small::TopTier),
            deferred: store.small(Small::Deferred),
            exempt: store.small(Small::Exempt),
            marks: [Small::Effect, Small::Duration, Small::Attitude].map(|mark| store.small(mark)),
            ended: store.small(Small::EndedAs),
        }
    }

    /// Whether an instant lies in the period.
    #[inline(always)]
    pub(super) fn is_in(&self, at: i64) -> bool {
        self.start <= at && at < self.end
    }

    /// The last row of a case whose handling has begun by the end, or of which nobody said when it began; the first if
    /// there is none.
    #[inline]
    pub(super) fn last(&self, rows: &Range<usize>) -> usize {
        let begun = |row: &usize| {
            let started = at(self.started, *row);
            started < self.end || started == NEVER
        };
        if rows.len() == 1 {
            return rows.start;
        }
        rows.clone().rfind(begun).unwrap_or(rows.start)
    }

    /// Whether a run is resolved by the end; what was resolved before handling last began is so no more.
    #[inline]
    pub(super) fn is_resolved(&self, row: usize) -> bool {
        let (resolved, started) = (at(self.resolved, row), at(self.started, row));
        resolved <= self.end && resolved != NEVER && (started >= self.end || started <= resolved)
    }

    /// Whether a run was overdue by the end.
    #[inline]
    pub(super) fn is_overdue(&self, row: usize) -> bool {
        let overdue = at(self.overdue, row);
        overdue <= self.end && overdue != NEVER
    }

    /// Whether a run is due in the period: once, when its handle limit first passed or else by the deadline under which it
    /// was resolved. A deadline belongs to the period that it ends, not to the one that it begins.
    #[inline]
    pub(super) fn is_due(&self, row: usize) -> bool {
        let passed = at(self.handle_overdue, row);
        let due = if passed <= self.end {
            passed
        } else if self.is_resolved(row) {
            at(self.deadline, row)
        } else {
            NEVER
        };
        self.start < due && due <= self.end && due != NEVER
    }

    /// How a row ended by the end of the period, if it did.
    #[inline]
    pub(super) fn ended(&self, row: usize) -> Option<EndedAs> {
        let ended = EndedAs::ALL.get(usize::from(small(self.ended, row)))?;
        let closed = at(self.closed, row);
        (closed < self.end || closed == NEVER).then_some(*ended)
    }

    /// Whether a case is in a deferral.
    #[inline]
    pub(super) fn is_deferred(&self, row: usize) -> bool {
        small(self.deferred, row) == 1
    }

    /// Whether a case is exempt for a granted appeal.
    #[inline]
    pub(super) fn is_exempt(&self, row: usize) -> bool {
        small(self.exempt, row) == 1
    }

    /// Whether a case is open at the end, by its last row.
    #[inline]
    pub(super) fn is_open(&self, last: usize) -> bool {
        self.ended(last).is_none() && !self.is_resolved(last)
    }

    /// Whether a case has a run that is due in the period, and is not left out: rejected, merged, withdrawn, in a deferral.
    #[inline]
    pub(super) fn case_is_due(&self, rows: &Range<usize>) -> bool {
        if !rows.clone().any(|row| self.is_due(row)) {
            return false;
        }
        let last = self.last(rows);
        !self.is_deferred(last) && matches!(self.ended(last), None | Some(EndedAs::Closed))
    }

    /// Whether a run began in the period by a reopening.
    #[inline]
    pub(super) fn is_reopened(&self, row: usize) -> bool {
        let again = match self.run.get(row) {
            Some(run) => *run != NONE && *run > 1,
            None => self.reopened.get(row).is_some_and(|count| *count > 0),
        };
        again && self.is_in(at(self.started, row))
    }
}

/// So many calendar months before an instant, at the same time of day, clipped to the month's end.
pub(super) fn months_before(end: i64, months: u32, offset: Offset) -> i64 {
    let before = || {
        let (day, time) = Instant::from_millis(end.min(Instant::MAX.millis())).ok()?.local(offset);
        let (year, month, day) = day.ymd();
        let all = i64::from(year) * 12 + i64::from(month) - 1 - i64::from(months);
        let (year, month) =
            (i32::try_from(all.div_euclid(12)).ok()?, u32::try_from(all.rem_euclid(12)).ok()? + 1);
        let day = (1..=day).rev().find_map(|day| Date::from_ymd(year, month, day))?;
        Instant::at(day, time, offset).ok()
    };
    before().map_or(i64::MIN, Instant::millis)
}
