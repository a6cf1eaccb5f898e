//! Civil dates (日期) and weekdays (星期).

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Expected, ValueError};

/// Days from 0001-01-01 (day 1 of the common era) to 1970-01-01.
const EPOCH_FROM_CE: i32 = 719_163;
/// The years of dates that are written.
const WRITTEN: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A civil date (日期) without a zone, held as days since 1970-01-01.
///
/// Text is `YYYY-MM-DD`, 1900-01-01 to 2199-12-31. Arithmetic may reach a year further at either end, since
/// the local day of the first or last instants, and the period around it, may lie there.
///
/// ```
/// use wangge::value::{Date, Weekday};
/// let day: Date = "2026-02-12".parse()?;
/// assert_eq!(day.weekday(), Weekday::Thu);
/// assert_eq!(day.ymd(), (2026, 2, 12));
/// assert_eq!(day.to_string(), "2026-02-12");
/// assert!("2026-02-30".parse::<Date>().is_err());
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// The earliest date held: 1899-01-01.
    pub const MIN: Date = Date(-25_932);
    /// The latest date held: 2200-12-31.
    pub const MAX: Date = Date(84_370);

    /// The date of a year, month (1–12) and day (1–31); `None` if there is no such day or it is not held.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Date> {
        NaiveDate::from_ymd_opt(year, month, day)
            .and_then(|date| Date::from_days(date.num_days_from_ce() - EPOCH_FROM_CE))
    }

    /// The date so many days after 1970-01-01; `None` outside [`Date::MIN`]..=[`Date::MAX`].
    pub const fn from_days(days: i32) -> Option<Date> {
        if days < Date::MIN.0 || days > Date::MAX.0 { None } else { Some(Date(days)) }
    }

    /// A date of a column of days since 1970-01-01, of the years 1900–2199 as its text is.
    ///
    /// # Errors
    /// `out_of_range` outside them; what was found are then the days.
    pub(crate) fn from_column(days: i32) -> Result<Date, ValueError> {
        let date = Date::from_days(days).filter(|date| WRITTEN.contains(&date.ymd().0));
        date.ok_or_else(|| ValueError::OutOfRange {
            found: days.to_string().as_str().into(),
            expected: Expected::DateRange,
        })
    }

    /// Days since 1970-01-01, negative before.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Year, month (1–12) and day (1–31).
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.naive();
        (date.year(), date.month(), date.day())
    }

    /// The day of the week (星期).
    pub const fn weekday(self) -> Weekday {
        match (self.0 + 3).rem_euclid(7) {
            0 => Weekday::Mon,
            1 => Weekday::Tue,
            2 => Weekday::Wed,
            3 => Weekday::Thu,
            4 => Weekday::Fri,
            5 => Weekday::Sat,
            _ => Weekday::Sun,
        }
    }

    /// The date so many days later (earlier if negative); `None` if it is not held.
    pub const fn plus_days(self, days: i32) -> Option<Date> {
        match self.0.checked_add(days) {
            Some(sum) => Date::from_days(sum),
            None => None,
        }
    }

    /// The next day; `None` after [`Date::MAX`].
    pub const fn next(self) -> Option<Date> {
        self.plus_days(1)
    }

    /// The day before; `None` before [`Date::MIN`].
    pub const fn previous(self) -> Option<Date> {
        self.plus_days(-1)
    }

    fn naive(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0 + EPOCH_FROM_CE).unwrap_or(NaiveDate::MIN)
    }
}

impl FromStr for Date {
    type Err = ValueError;

    /// Reads `YYYY-MM-DD` of the years 1900–2199.
    fn from_str(text: &str) -> Result<Date, ValueError> {
        let bad = |expected| ValueError::BadDate { found: text.into(), expected };
        let bytes: &[u8; 10] = text.as_bytes().try_into().map_err(|_| bad(Expected::DateForm))?;
        let (year, month, day) = numbers(bytes).ok_or_else(|| bad(Expected::DateForm))?;
        if NaiveDate::from_ymd_opt(year, month, day).is_none() {
            return Err(bad(Expected::ExistingDay));
        }
        Date::from_ymd(year, month, day)
            .filter(|_| WRITTEN.contains(&year))
            .ok_or_else(|| ValueError::OutOfRange { found: text.into(), expected: Expected::DateRange })
    }
}

/// Year, month and day written as `YYYY-MM-DD`; there need not be such a day.
pub(super) fn numbers(bytes: &[u8; 10]) -> Option<(i32, u32, u32)> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else { return None };
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    Some((i32::try_from(year).ok()?, two(m1, m2)?, two(d1, d2)?))
}

/// The number two ASCII digits write.
pub(super) fn two(tens: u8, ones: u8) -> Option<u32> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    Some(digit(tens)? * 10 + digit(ones)?)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// A day of the week (星期), Monday first as in ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    /// Monday (星期一).
    Mon,
    /// Tuesday (星期二).
    Tue,
    /// Wednesday (星期三).
    Wed,
    /// Thursday (星期四).
    Thu,
    /// Friday (星期五).
    Fri,
    /// Saturday (星期六).
    Sat,
    /// Sunday (星期日).
    Sun,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Weekday; 7] =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

    /// Its place in the week: 0 for Monday to 6 for Sunday.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its code in documents: `mon` … `sun`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Weekday::Mon => "mon",
            Weekday::Tue => "tue",
            Weekday::Wed => "wed",
            Weekday::Thu => "thu",
            Weekday::Fri => "fri",
            Weekday::Sat => "sat",
            Weekday::Sun => "sun",
        }
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_what_their_docs_say() {
        assert_eq!(Date::from_ymd(1899, 1, 1), Some(Date::MIN));
        assert_eq!(Date::from_ymd(2200, 12, 31), Some(Date::MAX));
        assert_eq!(Date::from_ymd(1898, 12, 31), None);
        assert_eq!(Date::MAX.next(), None);
        assert_eq!(Date::MIN.previous(), None);
    }

    #[test]
    fn every_day_follows_the_day_before() {
        let mut day = Date::MIN;
        let mut weekday = day.weekday().index();
        while let Some(next) = day.next() {
            assert_eq!(next.weekday().index(), (weekday + 1) % 7);
            let (y, m, d) = next.ymd();
            assert_eq!(Date::from_ymd(y, m, d), Some(next));
            assert!(next.ymd() > day.ymd());
            weekday = next.weekday().index();
            day = next;
        }
    }

    #[test]
    fn only_the_plain_form_is_read() {
        for text in [
            "2026-2-12",
            "20260212",
            "2026-02-12T",
            " 2026-02-12",
            "2025-02-29",
            "+026-02-12",
            "",
            "２026-02",
        ] {
            assert_eq!(text.parse::<Date>().unwrap_err().code(), "bad_date", "{text}");
        }
        for text in ["1899-12-31", "2200-01-01", "0000-01-01", "9999-12-31"] {
            assert_eq!(text.parse::<Date>().unwrap_err().code(), "out_of_range", "{text}");
        }
    }
}
