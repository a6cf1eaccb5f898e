//! What a scheme lays down about its calendar, before it is checked.

use super::WeekSessions;
use crate::value::{Date, Offset};

/// What a scheme says of its calendar, T1; [`Calendar::new`](super::Calendar::new) checks it.
///
/// ```
/// use wangge::calendar::{Calendar, CalendarSpec, OwnDay};
/// let market_day = "2026-03-07".parse()?;
/// let spec = CalendarSpec { days: vec![(market_day, OwnDay::Working)], ..CalendarSpec::default() };
/// let calendar = Calendar::new(&spec).unwrap();
/// assert!(calendar.is_working_day(market_day));
///
/// let twice = CalendarSpec { days: vec![(market_day, OwnDay::Working), (market_day, OwnDay::Off)], ..spec };
/// assert_eq!(Calendar::new(&twice).unwrap_err()[0].code(), "duplicate_day");
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CalendarSpec {
    /// The offset of local time (V2); +08:00 by default.
    pub offset: Offset,
    /// The working sessions; Monday to Friday 08:30–12:00 and 14:30–17:30 by default.
    pub sessions: WeekSessions,
    /// Days the scheme itself names, each once, in any order.
    pub days: Vec<(Date, OwnDay)>,
    /// The edition of the national table; the bundled one if none is given.
    pub edition: Option<u16>,
    /// What becomes of an answer that rests on unpublished days.
    pub unpublished: Unpublished,
}

/// What a scheme makes of a day it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnDay {
    /// No work (放假).
    Off,
    /// Worked (上班), with its weekday's sessions or, if it has none, the default ones.
    Working,
}

/// What becomes of an answer that rests on days for which no table is published yet, T4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Unpublished {
    /// The weekday pattern serves and the answer is marked.
    #[default]
    Mark,
    /// The answer is refused.
    Error,
}

impl Unpublished {
    /// The word as documents write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mark => "mark",
            Self::Error => "error",
        }
    }
}
