//! Periods (周期): days, ISO weeks, months, quarters, halves and years of local time (V2).
//!
//! In flow an id such as `2026-W10`, or an instant and an offset; out goes a [`Period`], which knows its days, its
//! span of time and its neighbours.

mod id;
mod kind;

use std::ops::Range;

pub use kind::PeriodKind;

use super::instant::DAY_MS;
use super::{Date, Instant, Offset};

/// A period of local time (周期), half-open: from the midnight that begins its first day to the one that ends its last.
///
/// There are the periods of the years 1900–2199, and those next to them in which an instant of these years may lie
/// at some offset (as `1899-12-31` or `2200-W01`). Ordered by kind, then by time. In documents it is its id.
///
/// ```
/// use wangge::value::{Instant, Offset, Period, PeriodKind};
///
/// let week: Period = "2026-W10".parse()?;
/// assert_eq!(week.first_day().to_string(), "2026-03-02");
/// assert_eq!(week.next().map(|next| next.to_string()).as_deref(), Some("2026-W11"));
///
/// let at = Instant::parse("2026-03-31T16:00:00Z")?;
/// let month = Period::containing(PeriodKind::Month, at, Offset::BEIJING);
/// assert_eq!(month.to_string(), "2026-04");
/// assert_eq!(month.span(Offset::BEIJING).start, at.millis());
/// assert_eq!("2025-W53".parse::<Period>().unwrap_err().code(), "bad_period");
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    kind: PeriodKind,
    first: Date,
}

/// The local days on which an instant may lie (V1) at any offset: 1899-12-31 to 2200-01-01.
const LOCAL_DAYS: Range<i32> = -25_568..84_007;

impl Period {
    /// All of time.
    pub const ALL: Self = Self { kind: PeriodKind::All, first: Date::MIN };

    /// The period of a kind in which an instant lies, at an offset.
    pub fn containing(kind: PeriodKind, instant: Instant, offset: Offset) -> Self {
        // No offset reaches a full day, so the local day is always one of `LOCAL_DAYS`.
        Self::of_day(kind, instant.local(offset).0).unwrap_or(Self::ALL)
    }

    /// The period of a kind in which a day lies; `None` beyond 1899-12-31 and 2200-01-01.
    pub fn of_day(kind: PeriodKind, day: Date) -> Option<Self> {
        if !LOCAL_DAYS.contains(&day.days()) {
            return None;
        }
        let first = match (kind, kind.months()) {
            (PeriodKind::All, _) => Date::MIN,
            (PeriodKind::Week, _) => monday(day)?,
            (_, None) => day,
            (_, Some(months)) => {
                let (year, month, _) = day.ymd();
                Date::from_ymd(year, (month - 1) / months * months + 1, 1)?
            }
        };
        Some(Self { kind, first })
    }

    /// The period of a coarser kind in which this one lies; `None` if the kinds do not nest.
    ///
    /// ```
    /// use wangge::value::{Period, PeriodKind};
    ///
    /// let month: Period = "2026-03".parse()?;
    /// assert_eq!(month.roll_up(PeriodKind::Half), Some("2026-H1".parse()?));
    /// let week: Period = "2026-W10".parse()?;
    /// assert_eq!(week.roll_up(PeriodKind::Month), None);
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    pub fn roll_up(self, kind: PeriodKind) -> Option<Self> {
        let seen = self.first.days().max(LOCAL_DAYS.start);
        if self.kind.nests_in(kind) { Self::of_day(kind, Date::from_days(seen)?) } else { None }
    }

    /// Its kind.
    pub const fn kind(self) -> PeriodKind {
        self.kind
    }

    /// Its first day; of `all`, the first day there is.
    pub const fn first_day(self) -> Date {
        self.first
    }

    /// Its last day; of `all`, the last day there is.
    pub fn last_day(self) -> Date {
        let last = match (self.kind, self.kind.months()) {
            (PeriodKind::All, _) => None,
            (PeriodKind::Week, _) => self.first.plus_days(6),
            (_, None) => Some(self.first),
            (_, Some(months)) => {
                let (year, month, _) = self.first.ymd();
                let (year, month) = if month + months > 12 { (year + 1, 1) } else { (year, month + months) };
                Date::from_ymd(year, month, 1).and_then(Date::previous)
            }
        };
        // Only `all` and the periods that end 2200 have none by these rules: the last day held is theirs.
        last.unwrap_or(Date::MAX)
    }

    /// The milliseconds since 1970-01-01T00:00Z of its instants at an offset, half-open.
    ///
    /// The bounds of the first and last periods may lie outside [`Instant`]'s range, hence plain numbers.
    pub fn span(self, offset: Offset) -> Range<i64> {
        let midnight = |days: i32| i64::from(days) * DAY_MS - offset.millis();
        midnight(self.first.days())..midnight(self.last_day().days() + 1)
    }

    /// Whether an instant lies in it, at an offset.
    pub fn contains(self, instant: Instant, offset: Offset) -> bool {
        self.span(offset).contains(&instant.millis())
    }

    /// The period of its kind that begins when it ends; `None` at the end of time and for `all`.
    pub fn next(self) -> Option<Self> {
        self.beside(self.last_day().next())
    }

    /// The period of its kind that ends when it begins; `None` at the beginning of time and for `all`.
    pub fn previous(self) -> Option<Self> {
        self.beside(self.first.previous())
    }

    fn beside(self, day: Option<Date>) -> Option<Self> {
        if self.kind == PeriodKind::All { None } else { Self::of_day(self.kind, day?) }
    }

    /// Whether an instant may lie in it at some offset.
    fn exists(self) -> bool {
        self.first.days() < LOCAL_DAYS.end && LOCAL_DAYS.start <= self.last_day().days()
    }
}

fn monday(day: Date) -> Option<Date> {
    day.plus_days(-i32::try_from(day.weekday().index()).ok()?)
}
