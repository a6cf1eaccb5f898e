//! Points in time (时刻).

use std::fmt;

use serde::{Deserialize, Deserializer};

use super::{Date, Expected, Offset, Stamp, ValueError};

/// Milliseconds of a day.
pub(crate) const DAY_MS: i64 = 86_400_000;

/// A point in time (时刻) in whole milliseconds since 1970-01-01T00:00Z, V1; 1900-01-01 to 2199-12-31 UTC.
///
/// It carries no offset: to write one, say in which with [`Instant::display`], or hold a
/// [`Stamp`](super::Stamp).
///
/// ```
/// use wangge::value::{Instant, Offset};
/// let at = Instant::parse("2026-02-12T01:30:00.2509Z")?;
/// assert_eq!(at.display(Offset::BEIJING).to_string(), "2026-02-12T09:30:00.250+08:00");
/// assert!(Instant::parse("2026-02-12T24:00:00Z").is_err());
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The first instant: 1900-01-01T00:00:00Z.
    pub const MIN: Instant = Instant(-2_208_988_800_000);
    /// The last instant: 2199-12-31T23:59:59.999Z.
    pub const MAX: Instant = Instant(7_258_118_399_999);

    /// The instant so many milliseconds after 1970-01-01T00:00Z.
    ///
    /// # Errors
    /// `out_of_range` outside [`Instant::MIN`]..=[`Instant::MAX`].
    pub fn from_millis(millis: i64) -> Result<Instant, ValueError> {
        Instant::held(millis).ok_or_else(|| ValueError::OutOfRange {
            found: format!("{millis}ms").as_str().into(),
            expected: Expected::InstantRange,
        })
    }

    /// The instant so many milliseconds after 1970-01-01T00:00Z, if it is in range.
    const fn held(millis: i64) -> Option<Instant> {
        if millis < Instant::MIN.0 || millis > Instant::MAX.0 { None } else { Some(Instant(millis)) }
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339 text with `T` or `t` and `Z`, `z` or `±hh:mm`; digits finer than a millisecond are floored.
    ///
    /// # Errors
    /// `bad_instant` if it is not of that form or names no instant (24:00, :60); `out_of_range` beyond the range.
    pub fn parse(text: &str) -> Result<Instant, ValueError> {
        Stamp::parse(text).map(Stamp::instant)
    }

    /// The local date and the milliseconds since its midnight (0 ≤ ms < 86,400,000).
    pub fn local(self, offset: Offset) -> (Date, i64) {
        let local = self.0 + offset.millis();
        let days = i32::try_from(local.div_euclid(DAY_MS)).ok().and_then(Date::from_days);
        // Every instant's local day is held by `Date`, so the fallback is never taken.
        (days.unwrap_or(Date::MIN), local.rem_euclid(DAY_MS))
    }

    /// The instant so many milliseconds after the local midnight that begins `date`; 24:00 is 86,400,000.
    ///
    /// # Errors
    /// `out_of_range` beyond [`Instant::MIN`]..=[`Instant::MAX`].
    pub fn at(date: Date, ms_of_day: i64, offset: Offset) -> Result<Instant, ValueError> {
        let midnight = i64::from(date.days()) * DAY_MS - offset.millis();
        Instant::from_millis(midnight.saturating_add(ms_of_day))
    }

    /// The instant so many milliseconds later (earlier if negative); `None` if out of range.
    pub const fn checked_add_millis(self, millis: i64) -> Option<Instant> {
        match self.0.checked_add(millis) {
            Some(sum) => Instant::held(sum),
            None => None,
        }
    }

    /// Milliseconds from `earlier` to `self`, negative if `earlier` is later.
    pub const fn since(self, earlier: Instant) -> i64 {
        self.0 - earlier.0
    }

    /// Its text in an offset: RFC 3339, with `.mmm` only if the milliseconds are not zero.
    pub fn display(self, offset: Offset) -> impl fmt::Display {
        Stamp::new(self, offset)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
        Stamp::deserialize(deserializer).map(Stamp::instant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_what_their_docs_say() {
        assert_eq!(Instant::parse("1900-01-01T00:00:00Z"), Ok(Instant::MIN));
        assert_eq!(Instant::parse("2199-12-31T23:59:59.999Z"), Ok(Instant::MAX));
        for text in ["1899-12-31T23:59:59.999Z", "2200-01-01T00:00:00Z", "2300-03-05T10:00:00Z"] {
            assert_eq!(Instant::parse(text).unwrap_err().code(), "out_of_range");
        }
        assert_eq!(Instant::MAX.checked_add_millis(1), None);
        assert_eq!(Instant::MIN.checked_add_millis(i64::MIN), None);
    }

    #[test]
    fn local_and_at_undo_each_other_at_the_edges() {
        for instant in [Instant::MIN, Instant::MAX, Instant(-1), Instant(0)] {
            for offset in ["+18:00", "-18:00", "+08:00", "+00:00"] {
                let offset: Offset = offset.parse().unwrap();
                let (date, ms) = instant.local(offset);
                assert_eq!(Instant::at(date, ms, offset), Ok(instant));
            }
        }
    }
}
