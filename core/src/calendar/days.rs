//! What a day is, and why: the scheme's own days before the table, the table before the weekday, T1 and T4.

use std::collections::BTreeMap;

use super::china::{self, Table};
use super::{
    Calendar, CalendarFault, CalendarSpec, FIRST_EDITION, LAST_EDITION, Notice, OwnDay, Session, WeekSessions,
};
use crate::value::Date;

/// What a calendar says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Whether it is a working day (工作日).
    pub working: bool,
    /// What makes it so.
    pub reason: Reason,
}

/// What makes a day a working day or not, T1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The scheme names it.
    Own,
    /// A notice of the national table names it.
    Notice(&'static Notice),
    /// Its weekday.
    Weekday,
}

/// The rules by which days are worked.
#[derive(Debug)]
pub(super) struct Rules {
    sessions: WeekSessions,
    own: BTreeMap<Date, OwnDay>,
    table: Table,
    edition: u16,
}

impl Rules {
    /// The rules of a checked description, or all its faults.
    pub(super) fn new(spec: &CalendarSpec) -> Result<Rules, Vec<CalendarFault>> {
        let mut faults = spec.sessions.faults();
        let mut own = BTreeMap::new();
        for (index, &(day, kind)) in spec.days.iter().enumerate() {
            if own.insert(day, kind).is_some() {
                faults.push(CalendarFault::DuplicateDay { day, index });
            }
        }
        let edition = spec.edition.unwrap_or(LAST_EDITION);
        if !(FIRST_EDITION..=LAST_EDITION).contains(&edition) {
            faults.push(CalendarFault::UnknownEdition { edition, first: FIRST_EDITION, last: LAST_EDITION });
        }
        if faults.is_empty() {
            Ok(Rules { sessions: spec.sessions.clone(), own, table: china::table(edition), edition })
        } else {
            Err(faults)
        }
    }

    /// The default sessions and the bundled table.
    pub(super) fn china() -> Rules {
        Rules {
            sessions: WeekSessions::default(),
            own: BTreeMap::new(),
            table: china::table(LAST_EDITION),
            edition: LAST_EDITION,
        }
    }

    pub(super) fn edition(&self) -> u16 {
        self.edition
    }

    pub(super) fn sessions(&self) -> &WeekSessions {
        &self.sessions
    }

    /// Every day that is not left to its weekday, and whether it is worked.
    pub(super) fn exceptions(&self) -> impl Iterator<Item = (Date, bool)> {
        let table = self.table.iter().map(|(&day, &(worked, _))| (day, worked));
        // The scheme's own days come last, so that they win.
        table.chain(self.own.iter().map(|(&day, &kind)| (day, kind == OwnDay::Working)))
    }

    fn day(&self, date: Date) -> Day {
        if let Some(&kind) = self.own.get(&date) {
            return Day { working: kind == OwnDay::Working, reason: Reason::Own };
        }
        if let Some(&(working, notice)) = self.table.get(&date) {
            return Day { working, reason: Reason::Notice(notice) };
        }
        Day { working: !self.sessions.of(date.weekday()).is_empty(), reason: Reason::Weekday }
    }

    fn sessions_on(&self, date: Date) -> &[Session] {
        if self.day(date).working { self.sessions.adjusted(date.weekday()) } else { &[] }
    }

    /// The first and last day that the table alone makes published: from 24 December on, a year's days wait
    /// for the next year's notice.
    pub(super) fn covered(&self) -> (i32, i32) {
        let day = |year: u16, month, day| Date::from_ymd(year.into(), month, day).map_or(0, Date::days);
        (day(FIRST_EDITION, 1, 1), day(self.edition, 12, 23))
    }

    /// The first unpublished day from one day to another, both included.
    pub(super) fn first_unpublished(&self, from: i32, to: i32) -> Option<Date> {
        let (first, last) = self.covered();
        let gaps = [(from, to.min(first - 1)), (from.max(last + 1), to)];
        gaps.into_iter().find_map(|(from, to)| self.first_unnamed(from, to))
    }

    /// The first day the scheme does not name, from one day to another, both included.
    fn first_unnamed(&self, from: i32, to: i32) -> Option<Date> {
        let (first, last) = (Date::from_days(from)?, Date::from_days(to)?);
        if from > to {
            return None;
        }
        let mut expected = from;
        for (day, _) in self.own.range(first..=last) {
            if day.days() != expected {
                break;
            }
            expected += 1;
        }
        if expected > to { None } else { Date::from_days(expected) }
    }
}

impl Calendar {
    /// What a day is, and why.
    ///
    /// ```
    /// use wangge::calendar::{Calendar, Reason};
    /// let day = Calendar::china().day("2026-02-28".parse()?);
    /// assert!(day.working);
    /// assert!(matches!(day.reason, Reason::Notice(notice) if notice.number == "国办发明电〔2025〕7号"));
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    pub fn day(&self, date: Date) -> Day {
        self.parts.rules.day(date)
    }

    /// Whether a day is a working day (工作日).
    pub fn is_working_day(&self, date: Date) -> bool {
        self.day(date).working
    }

    /// The sessions of a day, none if it is not worked.
    pub fn sessions_on(&self, date: Date) -> &[Session] {
        self.parts.rules.sessions_on(date)
    }

    /// Whether a day is published, T4: its year's table stands and, from 24 December on, also the next year's;
    /// or the scheme names the day.
    pub fn is_published(&self, date: Date) -> bool {
        self.parts.rules.first_unpublished(date.days(), date.days()).is_none()
    }
}
