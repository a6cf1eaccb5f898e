//! The working calendar day by day and session by session (T1–T4), limits minute by minute (C8).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use wangge::calendar::{CalendarSpec, OwnDay, Session, Suspension, notices};
use wangge::value::{Date, Instant, Unit};

/// Milliseconds of a minute and of a day.
pub const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// The calendar a description means.
pub struct Model<'a> {
    spec: &'a CalendarSpec,
    own: BTreeMap<Date, bool>,
    table: BTreeMap<Date, bool>,
}

impl<'a> Model<'a> {
    /// The calendar of a description without fault.
    pub fn new(spec: &'a CalendarSpec) -> Model<'a> {
        let own = spec.days.iter().map(|&(day, kind)| (day, kind == OwnDay::Working)).collect();
        let edition = spec.edition.unwrap_or(2026);
        let mut table = BTreeMap::new();
        for notice in notices().iter().filter(|notice| notice.year <= edition) {
            table.extend(notice.days());
        }
        Model { spec, own, table }
    }

    /// The edition in use.
    pub fn edition(&self) -> u16 {
        self.spec.edition.unwrap_or(2026)
    }

    /// The local day of an instant and the millisecond of it.
    pub(super) fn local(&self, millis: i64) -> (i64, i64) {
        let local = millis + i64::from(self.spec.offset.minutes()) * MINUTE;
        (local.div_euclid(DAY), local.rem_euclid(DAY))
    }

    /// The instant of a millisecond of a local day.
    fn at(&self, day: i64, ms: i64) -> i64 {
        day * DAY + ms - i64::from(self.spec.offset.minutes()) * MINUTE
    }

    /// T1: the scheme's own days, then the table, then the weekday.
    pub fn sessions(&self, day: i64) -> Vec<Session> {
        let date = Date::from_days(day as i32).unwrap();
        let weekday = (day + 3).rem_euclid(7) as usize;
        let week = &self.spec.sessions;
        let usual = match &week.weekdays[weekday] {
            Some(own) => own.clone(),
            None if weekday < 5 => week.default.clone(),
            None => vec![],
        };
        match self.own.get(&date).or(self.table.get(&date)) {
            Some(false) => vec![],
            Some(true) if usual.is_empty() => week.default.clone(),
            _ => usual,
        }
    }

    /// T4: whether a day is published.
    pub fn is_published(&self, day: i64) -> bool {
        let date = Date::from_days(day as i32).unwrap();
        let (year, month, number) = date.ymd();
        let stands = |year: i32| (2010..=i32::from(self.edition())).contains(&year);
        let late = month == 12 && number >= 24;
        self.own.contains_key(&date) || (stands(year) && (!late || stands(year + 1)))
    }

    /// T4: whether some day from one to another is not published.
    pub fn is_marked(&self, start: i64, deadline_day: i64) -> bool {
        (self.local(start).0..=deadline_day).any(|day| !self.is_published(day))
    }

    /// Working milliseconds between two instants, the first not later.
    pub fn between(&self, from: i64, to: i64) -> i64 {
        let mut sum = 0;
        for day in self.local(from).0..=self.local(to).0 {
            for session in self.sessions(day) {
                let open = self.at(day, i64::from(session.open()) * MINUTE).max(from);
                let close = self.at(day, i64::from(session.close()) * MINUTE).min(to);
                sum += (close - open).max(0);
            }
        }
        sum
    }

    /// T2, T3: the end of a limit of so many milliseconds (`min`, `h`, `wh`) or days, and its local day.
    pub fn deadline(&self, start: i64, unit: Unit, length: i64) -> (i64, i64) {
        let (today, _) = self.local(start);
        match unit {
            Unit::Min | Unit::H => (start + length, self.local(start + length).0),
            Unit::D => (self.at(today + length + 1, 0), today + length),
            Unit::Wh => self.after(start, length),
            Unit::Wd => {
                let (mut day, mut left) = (today, length);
                if length == 0 && self.close(day).is_none_or(|close| close <= start) {
                    left = 1;
                }
                while left > 0 {
                    day += 1;
                    left -= i64::from(self.close(day).is_some());
                }
                (self.close(day).unwrap(), day)
            }
        }
    }

    /// The close of the last session of a day.
    fn close(&self, day: i64) -> Option<i64> {
        self.sessions(day).last().map(|session| self.at(day, i64::from(session.close()) * MINUTE))
    }

    fn after(&self, start: i64, mut left: i64) -> (i64, i64) {
        for day in self.local(start).0.. {
            for session in self.sessions(day) {
                let open = self.at(day, i64::from(session.open()) * MINUTE).max(start);
                let close = self.at(day, i64::from(session.close()) * MINUTE);
                if open + left <= close {
                    return (open + left, day);
                }
                left -= (close - open).max(0);
            }
        }
        (i64::MAX, i64::MAX)
    }

    /// C8: for each minute from an instant on, whether it counts for a limit.
    fn counting(&self, start: i64, unit: Unit, suspensions: &[Suspension]) -> impl Iterator<Item = bool> {
        let mut today = (i64::MIN, vec![]);
        (0..).map(move |n| {
            let minute = start + n * MINUTE;
            let (day, ms) = self.local(minute);
            if today.0 != day {
                today = (day, self.sessions(day));
            }
            let inside = |session: &Session| {
                (i64::from(session.open()) * MINUTE..i64::from(session.close()) * MINUTE).contains(&ms)
            };
            let suspended = suspensions.iter().any(|s| s.from.millis() <= minute && minute < s.to.millis());
            !suspended && (unit != Unit::Wh || today.1.iter().any(inside))
        })
    }

    /// C8: when a suspended limit ends. Start, length and suspensions are whole minutes; the length is counted in
    /// minutes (`min`, `h`, `wh`) or closings.
    pub fn suspended(&self, start: i64, unit: Unit, length: i64, suspensions: &[Suspension]) -> i64 {
        let due = if unit.counts_days() {
            self.closing(start, unit, length, suspensions)
        } else {
            let counting = self.counting(start, unit, suspensions).enumerate().filter(|minute| minute.1);
            let last = counting.map(|minute| minute.0 as i64).nth(length as usize - 1).unwrap();
            start + (last + 1) * MINUTE
        };
        // What is complete at the instant of a suspension falls due when that ends; the next may begin there.
        suspensions.iter().fold(due, |due, s| if s.from.millis() == due { s.to.millis() } else { due })
    }

    /// C8: the minutes that have counted until an instant.
    pub fn minutes(&self, start: i64, now: i64, unit: Unit, suspensions: &[Suspension]) -> i64 {
        let minutes = self.counting(start, unit, suspensions).take(((now - start) / MINUTE) as usize);
        minutes.filter(|&counts| counts).count() as i64
    }

    /// C8: the closings after the start day, up to an instant, that are not suspended.
    pub fn closings(&self, start: i64, now: i64, unit: Unit, suspensions: &[Suspension]) -> i64 {
        let days = self.local(start).0 + 1..=self.local(now).0;
        let closings = days.filter_map(|day| self.closes(day, unit));
        closings.filter(|&close| close <= now && !is_suspended(close, suspensions)).count() as i64
    }

    /// The closing of a day: the midnight that ends it, or its last session's close.
    pub(super) fn closes(&self, day: i64, unit: Unit) -> Option<i64> {
        if unit == Unit::D { Some(self.at(day + 1, 0)) } else { self.close(day) }
    }

    fn closing(&self, start: i64, unit: Unit, length: i64, suspensions: &[Suspension]) -> i64 {
        let (mut day, mut left) = (self.local(start).0, length.max(1));
        if length > 0 {
            day += 1;
        }
        loop {
            if let Some(close) = self.closes(day, unit)
                && close > start
                && !is_suspended(close, suspensions)
            {
                left -= 1;
                if left == 0 {
                    return close;
                }
            }
            day += 1;
        }
    }

    /// C8: the days a suspension touches, and the close of each.
    pub fn touched(&self, unit: Unit, from: i64, to: i64) -> Vec<(Date, i64)> {
        let days = self.local(from).0..=self.local(to).0;
        let touched = days.filter_map(|day| Some((day, self.closes(day, unit)?)));
        touched
            .filter(|&(day, close)| from.max(self.at(day, 0)) < to.min(close))
            .map(|(day, close)| (Date::from_days(day as i32).unwrap(), close))
            .collect()
    }
}

fn is_suspended(close: i64, suspensions: &[Suspension]) -> bool {
    suspensions.iter().any(|s| s.from.millis() < close && close <= s.to.millis())
}

/// An instant of milliseconds that are known to be held.
pub fn instant(millis: i64) -> Instant {
    Instant::from_millis(millis).unwrap()
}
