//! Instants as documents write them: with the offset they are written in.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::date::{numbers, two};
use super::{Date, Expected, Instant, Offset, ValueError};

/// An instant together with the offset it is written in, V1: what documents and events hold.
///
/// Two stamps are equal if both instant and offset are; compare [`Stamp::instant`] for order in time.
///
/// ```
/// use wangge::value::{Offset, Stamp};
/// let stamp: Stamp = "2026-03-05t10:00:00z".parse()?;
/// assert_eq!(stamp.to_string(), "2026-03-05T10:00:00+00:00");
/// assert_eq!(stamp.in_offset(Offset::BEIJING).to_string(), "2026-03-05T18:00:00+08:00");
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    instant: Instant,
    offset: Offset,
}

impl Stamp {
    /// An instant, to be written in an offset.
    pub const fn new(instant: Instant, offset: Offset) -> Stamp {
        Stamp { instant, offset }
    }

    /// The point in time.
    pub const fn instant(self) -> Instant {
        self.instant
    }

    /// The offset it is written in.
    pub const fn offset(self) -> Offset {
        self.offset
    }

    /// The same instant, written in another offset.
    pub const fn in_offset(self, offset: Offset) -> Stamp {
        Stamp { instant: self.instant, offset }
    }

    /// Reads RFC 3339 text; see [`Instant::parse`].
    ///
    /// # Errors
    /// `bad_instant` if it is not of that form; `out_of_range` beyond 1900–2199 UTC.
    pub fn parse(text: &str) -> Result<Stamp, ValueError> {
        let bad = |expected| ValueError::BadInstant { found: text.into(), expected };
        let ((year, month, day), ms_of_day, offset) =
            split(text.as_bytes()).ok_or_else(|| bad(Expected::InstantForm))?;
        if NaiveDate::from_ymd_opt(year, month, day).is_none() {
            return Err(bad(Expected::ExistingDay));
        }
        Date::from_ymd(year, month, day)
            .and_then(|date| Instant::at(date, ms_of_day, offset).ok())
            .map(|instant| Stamp::new(instant, offset))
            .ok_or_else(|| ValueError::OutOfRange { found: text.into(), expected: Expected::InstantRange })
    }
}

/// The parts of RFC 3339 text: year, month and day (there need not be such a day), milliseconds of the day, offset.
fn split(bytes: &[u8]) -> Option<((i32, u32, u32), i64, Offset)> {
    let (day, rest) = bytes.split_first_chunk::<10>()?;
    let (&[b'T' | b't', h1, h2, b':', m1, m2, b':', s1, s2], rest) = rest.split_first_chunk::<9>()? else {
        return None;
    };
    let (hours, minutes, seconds) = (two(h1, h2)?, two(m1, m2)?, two(s1, s2)?);
    if hours > 23 || minutes > 59 || seconds > 59 {
        return None;
    }
    let (millis, rest) = fraction(rest)?;
    let offset = match rest {
        b"Z" | b"z" => Offset::UTC,
        _ => Offset::rfc3339(rest.try_into().ok()?)?,
    };
    Some((numbers(day)?, i64::from((hours * 60 + minutes) * 60 + seconds) * 1000 + millis, offset))
}

/// The floored milliseconds of a `.digits` that may stand at the start, and what follows it.
fn fraction(bytes: &[u8]) -> Option<(i64, &[u8])> {
    let Some(digits) = bytes.strip_prefix(b".") else { return Some((0, bytes)) };
    let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = digits.split_at_checked(count)?;
    if digits.is_empty() {
        return None;
    }
    let padded = digits.iter().map(|byte| i64::from(byte - b'0')).chain([0, 0]);
    Some((padded.take(3).fold(0, |sum, digit| sum * 10 + digit), rest))
}

impl FromStr for Stamp {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Stamp, ValueError> {
        Stamp::parse(text)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, ms) = self.instant.local(self.offset);
        let (seconds, millis) = (ms / 1000, ms % 1000);
        write!(f, "{date}T{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)?;
        if millis != 0 {
            write!(f, ".{millis:03}")?;
        }
        write!(f, "{}", self.offset)
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Stamp, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v1_what_is_written_is_read_back_even_beyond_the_local_years() {
        for offset in ["+18:00", "-18:00", "+08:00"] {
            let offset: Offset = offset.parse().unwrap();
            for instant in [Instant::MIN, Instant::MAX] {
                let stamp = Stamp::new(instant, offset);
                assert_eq!(Stamp::parse(&stamp.to_string()), Ok(stamp));
            }
        }
    }

    #[test]
    fn v1_finer_input_is_floored() {
        let millis = |text: &str| Stamp::parse(text).unwrap().instant().millis();
        assert_eq!(millis("1970-01-01T00:00:00.9999999999999999999999Z"), 999);
        assert_eq!(millis("1969-12-31T23:59:59.9999Z"), -1);
        assert_eq!(millis("1970-01-01T00:00:00.5Z"), 500);
        assert_eq!(millis("1970-01-01T00:00:00.05+00:00"), 50);
    }

    #[test]
    fn v1_other_forms_are_errors() {
        for text in [
            "2026-03-05 10:00:00Z",
            "2026-03-05T10:00Z",
            "2026-03-05T10:00:00",
            "2026-03-05T24:00:00Z",
            "2026-03-05T23:59:60Z",
            "2026-03-05T10:60:00Z",
            "2026-02-30T10:00:00Z",
            "2026-03-05T10:00:00.Z",
            "2026-03-05T10:00:00+24:00",
            "2026-03-05T10:00:00+0800",
            "2026-03-05T10:00:00ZZ",
            "2026-03-05T10:00:00,5Z",
            "2026-03-05",
            "",
            "二〇二六年",
        ] {
            assert_eq!(Stamp::parse(text).unwrap_err().code(), "bad_instant", "{text}");
        }
    }
}
