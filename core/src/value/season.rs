//! Days of the year (月日) and seasons (季节).

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::{Date, Expected, ValueError};

/// A day of any year (月日), 29 February included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl MonthDay {
    /// The day of a month, 1–12 and 1–31; `None` if no year has it.
    #[must_use]
    pub fn new(month: u8, day: u8) -> Option<Self> {
        let last = match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            _ => 0,
        };
        (1..=last).contains(&day).then_some(Self { month, day })
    }

    /// The day of the year that a date falls on.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let (_, month, day) = date.ymd();
        let small = |number: u32| u8::try_from(number).unwrap_or(1);
        Self { month: small(month), day: small(day) }
    }

    /// Month and day.
    #[must_use]
    pub const fn parts(self) -> (u8, u8) {
        (self.month, self.day)
    }

    /// All 366 of them.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=12).flat_map(|month| (1..=31).filter_map(move |day| Self::new(month, day)))
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// A season (季节, K3): from one day of the year to another, both included, past the year's end if the first is
/// the later.
///
/// Text is `MM-DD..MM-DD`; in JSON that text.
///
/// ```
/// use wangge::value::{MonthDay, Season};
///
/// let winter: Season = "11-15..03-15".parse()?;
/// let on = |month, day| winter.contains(MonthDay::new(month, day).unwrap());
/// assert!(on(11, 15) && on(2, 29) && on(3, 15));
/// assert!(!on(3, 16) && !on(11, 14));
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Season {
    from: MonthDay,
    to: MonthDay,
}

impl Season {
    /// From one day to another, both included.
    #[must_use]
    pub const fn new(from: MonthDay, to: MonthDay) -> Self {
        Self { from, to }
    }

    /// Its first day.
    #[must_use]
    pub const fn from(self) -> MonthDay {
        self.from
    }

    /// Its last day.
    #[must_use]
    pub const fn to(self) -> MonthDay {
        self.to
    }

    /// Whether a day of the year lies in it.
    #[must_use]
    pub fn contains(self, day: MonthDay) -> bool {
        if self.from <= self.to {
            self.from <= day && day <= self.to
        } else {
            self.from <= day || day <= self.to
        }
    }

    /// Whether some day of the year lies in both.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.contains(other.from) || other.contains(self.from)
    }
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.from, self.to)
    }
}

impl FromStr for Season {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let bad = |expected| ValueError::BadSeason { found: text.into(), expected };
        let (from, to) = text.split_once("..").ok_or_else(|| bad(Expected::SeasonForm))?;
        let ends = [from, to].map(|end| numbers(end).ok_or_else(|| bad(Expected::SeasonForm)));
        let [from, to] = ends;
        let day = |(month, day)| MonthDay::new(month, day).ok_or_else(|| bad(Expected::ExistingDay));
        Ok(Self { from: day(from?)?, to: day(to?)? })
    }
}

/// The two numbers of `MM-DD`.
fn numbers(text: &str) -> Option<(u8, u8)> {
    let two = |part: &str| {
        let plain = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse().ok()).flatten()
    };
    let (month, day) = text.split_once('-')?;
    Some((two(month)?, two(day)?))
}

impl Serialize for Season {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
