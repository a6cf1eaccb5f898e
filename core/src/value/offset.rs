//! UTC offsets (时区偏移).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::date::two;
use super::{Expected, ValueError};

/// A fixed UTC offset (时区偏移) in whole minutes, V2. The default is +08:00; there is no daylight saving.
///
/// A scheme's offset is at most 18 hours either way; the offset of a [`Stamp`](super::Stamp) read from RFC 3339
/// text may reach 23:59.
///
/// ```
/// use wangge::value::Offset;
/// assert_eq!(Offset::default().to_string(), "+08:00");
/// assert_eq!("-03:30".parse::<Offset>()?.minutes(), -210);
/// assert!("+18:01".parse::<Offset>().is_err());
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(i32);

impl Offset {
    /// The greatest offset of a scheme, in minutes: 18:00.
    pub const MAX_MINUTES: i32 = 18 * 60;
    /// UTC itself, `+00:00`.
    pub const UTC: Offset = Offset(0);
    /// Beijing time (北京时间), `+08:00`.
    pub const BEIJING: Offset = Offset(8 * 60);

    /// The offset of so many minutes east of Greenwich.
    ///
    /// # Errors
    /// `out_of_range` if it is more than 18 hours either way.
    pub fn from_minutes(minutes: i32) -> Result<Offset, ValueError> {
        if minutes.unsigned_abs() <= Offset::MAX_MINUTES.unsigned_abs() {
            Ok(Offset(minutes))
        } else {
            let found = format!("{minutes}min").as_str().into();
            Err(ValueError::OutOfRange { found, expected: Expected::OffsetForm })
        }
    }

    /// Minutes east of Greenwich.
    pub const fn minutes(self) -> i32 {
        self.0
    }

    /// Milliseconds east of Greenwich.
    pub const fn millis(self) -> i64 {
        self.0 as i64 * 60_000
    }

    /// The offset written `±hh:mm` with hours 00–23, as RFC 3339 has it.
    pub(super) fn rfc3339(bytes: &[u8; 6]) -> Option<Offset> {
        let [sign, h1, h2, b':', m1, m2] = *bytes else { return None };
        let (hours, minutes) = (two(h1, h2)?, two(m1, m2)?);
        if hours > 23 || minutes > 59 {
            return None;
        }
        let total = i32::try_from(hours * 60 + minutes).ok()?;
        match sign {
            b'+' => Some(Offset(total)),
            b'-' => Some(Offset(-total)),
            _ => None,
        }
    }
}

impl Default for Offset {
    fn default() -> Offset {
        Offset::BEIJING
    }
}

impl FromStr for Offset {
    type Err = ValueError;

    /// Reads `±hh:mm`, at most 18:00 either way.
    fn from_str(text: &str) -> Result<Offset, ValueError> {
        let bytes: Option<&[u8; 6]> = text.as_bytes().try_into().ok();
        bytes
            .and_then(Offset::rfc3339)
            .filter(|offset| offset.0.abs() <= Offset::MAX_MINUTES)
            .ok_or_else(|| ValueError::BadOffset { found: text.into(), expected: Expected::OffsetForm })
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { '-' } else { '+' };
        let minutes = self.0.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

impl Serialize for Offset {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Offset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Offset, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for minutes in -Offset::MAX_MINUTES..=Offset::MAX_MINUTES {
            let offset = Offset::from_minutes(minutes).unwrap();
            assert_eq!(offset.to_string().parse(), Ok(offset));
        }
    }

    #[test]
    fn other_forms_are_refused() {
        for text in ["08:00", "+8:00", "+0800", "Z", "+08:60", "+19:00", "-18:01", "", "+08:00 ", "*08:00"] {
            assert!(text.parse::<Offset>().is_err(), "{text}");
        }
    }
}
