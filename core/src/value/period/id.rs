//! The ids of periods: how they are written and read.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Period, PeriodKind, monday};
use crate::value::date::two;
use crate::value::{Date, Excerpt, Expected, ValueError};

impl Period {
    /// The year and number of the ISO week whose Monday is the first day: the week is of its Thursday's year.
    fn iso_week(self) -> (i32, u32) {
        let thursday = self.first.plus_days(3).unwrap_or(Date::MAX);
        let year = thursday.ymd().0;
        let new_year = Date::from_ymd(year, 1, 1).unwrap_or(Date::MIN);
        (year, (thursday.days() - new_year.days()).unsigned_abs() / 7 + 1)
    }
}

/// An id, read but not yet looked up.
#[derive(Clone, Copy)]
enum Id {
    All,
    Week {
        year: i32,
        week: u32,
    },
    /// The day `month`-`day` of a year, with which the period begins.
    From {
        kind: PeriodKind,
        year: i32,
        month: u32,
        day: u32,
    },
}

impl Id {
    fn read(text: &str) -> Option<Self> {
        if text == PeriodKind::All.as_str() {
            return Some(Self::All);
        }
        let ([y1, y2, y3, y4], rest) = text.as_bytes().split_first_chunk()?;
        let year = i32::try_from(two(*y1, *y2)? * 100 + two(*y3, *y4)?).ok()?;
        let from = |kind, month, day| Some(Self::From { kind, year, month, day });
        match *rest {
            [] => from(PeriodKind::Year, 1, 1),
            [b'-', b'W', tens, ones] => Some(Self::Week { year, week: two(tens, ones)? }),
            [b'-', b'Q', quarter @ b'0'..=b'9'] => from(PeriodKind::Quarter, nth(quarter, 3), 1),
            [b'-', b'H', half @ b'0'..=b'9'] => from(PeriodKind::Half, nth(half, 6), 1),
            [b'-', m1, m2] => from(PeriodKind::Month, two(m1, m2)?, 1),
            [b'-', m1, m2, b'-', d1, d2] => from(PeriodKind::Day, two(m1, m2)?, two(d1, d2)?),
            _ => None,
        }
    }

    fn look_up(self) -> Option<Period> {
        let period = match self {
            Self::All => Period::ALL,
            Self::From { kind, year, month, day } => {
                Period { kind, first: Date::from_ymd(year, month, day)? }
            }
            Self::Week { year, week } => {
                let of_year = monday(Date::from_ymd(year, 1, 4)?)?;
                let first = of_year.plus_days(i32::try_from(week).ok()? * 7 - 7)?;
                let period = Period { kind: PeriodKind::Week, first };
                return (period.iso_week() == (year, week) && period.exists()).then_some(period);
            }
        };
        period.exists().then_some(period)
    }
}

/// The month with which the n-th part of a year begins, parts of so many months; 0, no month, for part 0.
fn nth(part: u8, months: u32) -> u32 {
    match part - b'0' {
        0 => 0,
        n => (u32::from(n) - 1) * months + 1,
    }
}

/// The id: `2026-03-05`, `2026-W10`, `2026-03`, `2026-Q1`, `2026-H1`, `2026` or `all`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, _) = self.first.ymd();
        match self.kind {
            PeriodKind::Day => self.first.fmt(f),
            PeriodKind::Week => {
                let (year, week) = self.iso_week();
                write!(f, "{year:04}-W{week:02}")
            }
            PeriodKind::Month => write!(f, "{year:04}-{month:02}"),
            PeriodKind::Quarter => write!(f, "{year:04}-Q{}", month.div_ceil(3)),
            PeriodKind::Half => write!(f, "{year:04}-H{}", month.div_ceil(6)),
            PeriodKind::Year => write!(f, "{year:04}"),
            PeriodKind::All => f.write_str(self.kind.as_str()),
        }
    }
}

/// Reads an id. Fails with `bad_period` for other forms, and for periods that do not exist.
impl FromStr for Period {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let bad = |expected| ValueError::BadPeriod { found: Excerpt::of(text), expected };
        Id::read(text)
            .ok_or_else(|| bad(Expected::PeriodForm))?
            .look_up()
            .ok_or_else(|| bad(Expected::ExistingPeriod))
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}
