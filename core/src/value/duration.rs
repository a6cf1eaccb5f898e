//! Lengths of time limits (时限), T2.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Excerpt, Expected, ValueError};

/// What a [`Duration`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Minutes of exact, continuous time (分钟).
    Min,
    /// Hours of exact, continuous time (紧急工作时).
    H,
    /// Calendar days (自然日), each ending at local midnight.
    D,
    /// Hours of working time (工作时).
    Wh,
    /// Working days (工作日), each ending at the close of its last session.
    Wd,
}

impl Unit {
    /// All five.
    pub const ALL: [Unit; 5] = [Unit::Min, Unit::H, Unit::D, Unit::Wh, Unit::Wd];

    /// Its short form: `min`, `h`, `d`, `wh`, `wd`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Unit::Min => "min",
            Unit::H => "h",
            Unit::D => "d",
            Unit::Wh => "wh",
            Unit::Wd => "wd",
        }
    }

    /// Its Chinese name: `分钟`, `紧急工作时`, `自然日`, `工作时`, `工作日`.
    pub const fn chinese(self) -> &'static str {
        match self {
            Unit::Min => "分钟",
            Unit::H => "紧急工作时",
            Unit::D => "自然日",
            Unit::Wh => "工作时",
            Unit::Wd => "工作日",
        }
    }

    /// Whether it counts closings (`d`, `wd`) and so takes whole numbers only.
    pub const fn counts_days(self) -> bool {
        matches!(self, Unit::D | Unit::Wd)
    }

    /// Whether it rests on the working calendar (`wh`, `wd`).
    pub const fn is_working(self) -> bool {
        matches!(self, Unit::Wh | Unit::Wd)
    }

    /// Milliseconds of a thousandth of it; `None` for the units that count days.
    pub const fn millis_per_thousandth(self) -> Option<i64> {
        match self {
            Unit::Min => Some(60),
            Unit::H | Unit::Wh => Some(3_600),
            Unit::D | Unit::Wd => None,
        }
    }
}

impl FromStr for Unit {
    type Err = ValueError;

    /// Reads the short form or the Chinese name.
    ///
    /// ```
    /// use wangge::value::Unit;
    /// assert_eq!("wd".parse::<Unit>()?, Unit::Wd);
    /// assert_eq!("工作时".parse::<Unit>()?, Unit::Wh);
    /// assert_eq!("days".parse::<Unit>().unwrap_err().code(), "bad_duration");
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    fn from_str(text: &str) -> Result<Unit, ValueError> {
        let bad = || ValueError::BadDuration { found: text.into(), expected: Expected::UnitForm };
        let named = |unit: &Unit| text == unit.as_str() || text == unit.chinese();
        Unit::ALL.into_iter().find(named).ok_or_else(bad)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The length of a time limit (时限): a number of thousandths of a [`Unit`], T2.
///
/// `min`, `h` and `wh` take 0 < N ≤ 1,000,000 with at most 3 fraction digits; `d` and `wd` whole
/// 0 ≤ N ≤ 1,000,000. Text is the short form or the Chinese one (个 may be left out).
///
/// ```
/// use wangge::value::{Duration, Unit};
/// let limit: Duration = "3个工作日".parse()?;
/// assert_eq!((limit.unit(), limit.thousandths()), (Unit::Wd, 3000));
/// assert_eq!(limit.to_string(), "3wd");
/// assert_eq!("2.50h".parse::<Duration>()?.chinese(), "2.5紧急工作时");
/// assert!("0wh".parse::<Duration>().is_err());
/// assert!("0.5wd".parse::<Duration>().is_err());
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    unit: Unit,
    thousandths: i64,
}

impl Duration {
    /// The greatest N, in thousandths: 1,000,000.
    pub const MAX_THOUSANDTHS: i64 = 1_000_000_000;

    /// So many thousandths of a unit.
    ///
    /// # Errors
    /// `bad_duration` if it is negative, over 1,000,000 units, zero in `min`, `h` or `wh`, or not whole in `d` or
    /// `wd`.
    pub fn new(unit: Unit, thousandths: i64) -> Result<Duration, ValueError> {
        let written = || Excerpt::of(&format!("{thousandths}/1000{unit}"));
        Duration::checked(unit, thousandths, written)
    }

    fn checked(unit: Unit, thousandths: i64, found: impl Fn() -> Excerpt) -> Result<Duration, ValueError> {
        let bad = |expected| ValueError::BadDuration { found: found(), expected };
        if unit.counts_days() && (thousandths < 0 || thousandths % 1000 != 0) {
            return Err(bad(Expected::DurationWhole));
        }
        if thousandths <= 0 && !unit.counts_days() {
            return Err(bad(Expected::DurationFraction));
        }
        if thousandths > Duration::MAX_THOUSANDTHS {
            return Err(bad(Expected::DurationRange));
        }
        Ok(Duration { unit, thousandths })
    }

    /// What it counts.
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// Thousandths of the unit.
    pub const fn thousandths(self) -> i64 {
        self.thousandths
    }

    /// Its milliseconds (of exact or of working time); `None` for `d` and `wd`, which count closings.
    pub const fn millis(self) -> Option<i64> {
        match self.unit.millis_per_thousandth() {
            Some(millis) => Some(millis * self.thousandths),
            None => None,
        }
    }

    /// Its number of closings; `None` for `min`, `h` and `wh`.
    pub const fn days(self) -> Option<i64> {
        if self.unit.counts_days() { Some(self.thousandths / 1000) } else { None }
    }

    /// Its Chinese form, such as `3个工作日`, `8工作时`, `2紧急工作时`, `5自然日`, `30分钟`.
    pub fn chinese(self) -> String {
        let measure = if matches!(self.unit, Unit::Wd) { "个" } else { "" };
        format!("{}{measure}{}", Thousandths(self.thousandths), self.unit.chinese())
    }
}

/// Writes thousandths as a decimal without trailing zeros.
struct Thousandths(i64);

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 1000, self.0 % 1000);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let digits = format!("{rest:03}");
        write!(f, "{whole}.{}", digits.trim_end_matches('0'))
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Thousandths(self.thousandths), self.unit)
    }
}

impl FromStr for Duration {
    type Err = ValueError;

    /// Reads the short or the Chinese form.
    fn from_str(text: &str) -> Result<Duration, ValueError> {
        let bad = || ValueError::BadDuration { found: text.into(), expected: Expected::DurationForm };
        let start = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).ok_or_else(bad)?;
        let (number, word) = text.split_at_checked(start).ok_or_else(bad)?;
        let chinese = word.strip_prefix('个').unwrap_or(word);
        let unit = Unit::ALL
            .into_iter()
            .find(|unit| word == unit.as_str() || chinese == unit.chinese())
            .ok_or_else(bad)?;
        Duration::checked(unit, thousandths(number).ok_or_else(bad)?, || text.into())
    }
}

/// Reads `digits` or `digits.digits` of at most 7 and 3 digits, without needless leading zeros.
fn thousandths(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let plain = (1..=7).contains(&whole.len()) && (whole == "0" || !whole.starts_with('0'));
    if !plain || !(1..=3).contains(&fraction.len()) || fraction.contains('.') {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let fraction: i64 = format!("{fraction:0<3}").parse().ok()?;
    Some(whole * 1000 + fraction)
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t2_the_forms_of_the_clause_are_read_and_written_short() {
        for (text, short) in [
            ("3个工作日", "3wd"),
            ("8工作时", "8wh"),
            ("2紧急工作时", "2h"),
            ("5自然日", "5d"),
            ("30分钟", "30min"),
            ("5个自然日", "5d"),
            ("0d", "0d"),
            ("0wd", "0wd"),
            ("0.001min", "0.001min"),
            ("1000000wh", "1000000wh"),
        ] {
            let read: Duration = text.parse().unwrap();
            assert_eq!(read.to_string(), short);
            assert_eq!(read.chinese().parse(), Ok(read));
        }
    }

    #[test]
    fn t2_other_numbers_and_forms_are_errors() {
        for text in [
            "0min",
            "0h",
            "0wh",
            "0.000h",
            "1.5d",
            "0.5wd",
            "1.2345h",
            "1000000.001h",
            "1000001wd",
            "-1d",
            "+1d",
            "1",
            "wd",
            "1 wd",
            "01wd",
            ".5h",
            "5.h",
            "1.2.3h",
            "1e3h",
            "3个wd",
            "个工作日",
            "３wd",
            "1WD",
            "",
            "99999999999999999999h",
        ] {
            assert_eq!(text.parse::<Duration>().unwrap_err().code(), "bad_duration", "{text}");
        }
    }
}
