//! Working sessions (工作时段) of a day and of a week, T1.

use std::fmt;
use std::str::FromStr;

use super::CalendarFault;
use crate::value::Weekday;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// A stretch of a working day in which working time accrues (工作时段): `08:30-12:00`.
///
/// It begins before it ends and lies inside 00:00–24:00; 24:00 can only be an end.
///
/// ```
/// use wangge::calendar::Session;
/// let morning: Session = "08:30-12:00".parse()?;
/// assert_eq!((morning.open(), morning.close()), (510, 720));
/// assert_eq!(morning.to_string(), "08:30-12:00");
/// assert!("24:00-24:00".parse::<Session>().is_err());
/// # Ok::<(), wangge::calendar::CalendarFault>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Session {
    open: u16,
    close: u16,
}

impl Session {
    const MORNING: Session = Session { open: 8 * 60 + 30, close: 12 * 60 };
    const AFTERNOON: Session = Session { open: 14 * 60 + 30, close: 17 * 60 + 30 };

    /// From one minute of the day until another, the end not included; 1440 is 24:00.
    ///
    /// # Errors
    /// `bad_session` if it does not begin before it ends, or ends after 24:00.
    pub fn new(open: u16, close: u16) -> Result<Session, CalendarFault> {
        if open < close && close <= DAY {
            Ok(Session { open, close })
        } else {
            Err(CalendarFault::BadSession { found: Clock(open, close).to_string().as_str().into() })
        }
    }

    /// The minute of the day at which it begins.
    pub const fn open(self) -> u16 {
        self.open
    }

    /// The minute of the day at which it ends; 1440 is 24:00.
    pub const fn close(self) -> u16 {
        self.close
    }

    /// Its length in minutes.
    pub const fn minutes(self) -> u16 {
        self.close - self.open
    }
}

/// Writes two minutes of a day as `HH:MM-HH:MM`.
struct Clock(u16, u16);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Clock(open, close) = self;
        write!(f, "{:02}:{:02}-{:02}:{:02}", open / 60, open % 60, close / 60, close % 60)
    }
}

impl fmt::Display for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Clock(self.open, self.close).fmt(f)
    }
}

impl serde::Serialize for Session {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl FromStr for Session {
    type Err = CalendarFault;

    /// Reads `HH:MM-HH:MM`.
    fn from_str(text: &str) -> Result<Session, CalendarFault> {
        let bad = || CalendarFault::BadSession { found: text.into() };
        let (open, close) = text.split_once('-').ok_or_else(bad)?;
        let (open, close) = (minute(open).ok_or_else(bad)?, minute(close).ok_or_else(bad)?);
        Session::new(open, close).map_err(|_| bad())
    }
}

/// Reads `HH:MM`, 00:00 to 24:00.
fn minute(text: &str) -> Option<u16> {
    let &[h1, h2, b':', m1, m2] = text.as_bytes() else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
    let (hours, minutes) = (digit(h1)? * 10 + digit(h2)?, digit(m1)? * 10 + digit(m2)?);
    let total = hours * 60 + minutes;
    (minutes < 60 && total <= DAY).then_some(total)
}

/// The working sessions of a week, T1.
///
/// `default` holds on Monday to Friday, and on an adjusted working day (调休上班) whose weekday has no sessions.
/// A weekday may have its own instead; an empty list makes it a day without work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekSessions {
    /// The sessions of an ordinary working day.
    pub default: Vec<Session>,
    /// The sessions of single weekdays, Monday first, where they are not the default ones.
    pub weekdays: [Option<Vec<Session>>; 7],
}

impl Default for WeekSessions {
    /// Monday to Friday 08:30–12:00 and 14:30–17:30.
    fn default() -> WeekSessions {
        WeekSessions { default: vec![Session::MORNING, Session::AFTERNOON], weekdays: Default::default() }
    }
}

impl WeekSessions {
    /// The sessions of a weekday, empty if it is not worked.
    pub fn of(&self, weekday: Weekday) -> &[Session] {
        match self.weekdays.get(weekday.index()) {
            Some(Some(own)) => own,
            _ if weekday < Weekday::Sat => &self.default,
            _ => &[],
        }
    }

    /// The sessions of an adjusted working day: its weekday's, or, if it has none, the default ones.
    pub fn adjusted(&self, weekday: Weekday) -> &[Session] {
        let own = self.of(weekday);
        if own.is_empty() { &self.default } else { own }
    }

    /// Everything wrong with them.
    pub(super) fn faults(&self) -> Vec<CalendarFault> {
        let mut faults = Vec::new();
        if self.default.is_empty() {
            faults.push(CalendarFault::NoDefaultSessions);
        }
        if Weekday::ALL.iter().all(|&weekday| self.of(weekday).is_empty()) {
            faults.push(CalendarFault::NoSessions);
        }
        overlaps(None, &self.default, &mut faults);
        for weekday in Weekday::ALL {
            if let Some(Some(own)) = self.weekdays.get(weekday.index()) {
                overlaps(Some(weekday), own, &mut faults);
            }
        }
        faults
    }
}

/// Sessions that begin before the one listed before them has ended.
fn overlaps(weekday: Option<Weekday>, sessions: &[Session], faults: &mut Vec<CalendarFault>) {
    for pair in sessions.windows(2) {
        if let &[first, second] = pair
            && second.open < first.close
        {
            faults.push(CalendarFault::SessionsOverlap { weekday, first, second });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t1_a_session_is_read_as_written_and_nothing_else_is() {
        for text in ["00:00-24:00", "08:30-12:00", "23:59-24:00"] {
            assert_eq!(text.parse::<Session>().unwrap().to_string(), text);
        }
        for text in [
            "8:30-12:00",
            "08:30",
            "12:00-12:00",
            "12:00-08:30",
            "08:60-12:00",
            "24:00-24:01",
            "",
            "08:30–12:00",
        ] {
            assert_eq!(text.parse::<Session>().unwrap_err().code(), "bad_session", "{text}");
        }
    }

    #[test]
    fn t1_every_fault_of_the_sessions_is_named() {
        let session = |text: &str| text.parse::<Session>().unwrap();
        let mut week = WeekSessions { default: vec![], weekdays: Default::default() };
        let codes = |week: &WeekSessions| week.faults().iter().map(CalendarFault::code).collect::<Vec<_>>();
        assert_eq!(codes(&week), ["no_default_sessions", "no_sessions"]);
        week.default = vec![session("08:00-12:00"), session("11:00-13:00")];
        week.weekdays[6] = Some(vec![session("14:00-15:00"), session("08:00-09:00")]);
        assert_eq!(codes(&week), ["sessions_overlap", "sessions_overlap"]);
        week.default = vec![session("08:00-12:00"), session("12:00-13:00")];
        week.weekdays[6] = None;
        assert_eq!(codes(&week), [""; 0]);
    }
}
