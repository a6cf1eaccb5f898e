//! How long a case may be suspended in all (中止期限上限), C8.

use std::collections::BTreeSet;

use super::Calendar;
use crate::value::{Date, Duration, Instant, Unit};

/// The most days on which a case may be suspended: a number of calendar or of working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SuspensionCap(Duration);

impl SuspensionCap {
    /// A cap of so many `d` or `wd`; `None` for other units.
    pub fn new(cap: Duration) -> Option<SuspensionCap> {
        cap.unit().counts_days().then_some(SuspensionCap(cap))
    }

    /// The cap as a duration.
    pub const fn duration(self) -> Duration {
        self.0
    }

    fn days(self) -> usize {
        self.0.days().and_then(|days| usize::try_from(days).ok()).unwrap_or(0)
    }
}

impl serde::Serialize for SuspensionCap {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl Calendar {
    /// The days a suspension touches, first and last included, in the cap's kind.
    ///
    /// A day is touched if some of the suspension lies in it; a working day, if some of it lies before that day's
    /// last close. A suspension that ends at midnight does not touch the day that begins.
    pub fn touched_days(&self, cap: SuspensionCap, from: Instant, to: Instant) -> impl Iterator<Item = Date> {
        self.touched(cap, from, to).map(|(day, _)| day)
    }

    /// When a suspension ends: at `until`, or at the close of the day that uses up the cap, whichever is
    /// earlier; `None` if nothing of the cap is left. `used` are the days the case's earlier suspensions touched;
    /// none of them counts again.
    ///
    /// ```
    /// use std::collections::BTreeSet;
    /// use wangge::calendar::{Calendar, SuspensionCap};
    /// use wangge::value::{Instant, Offset};
    /// let calendar = Calendar::china();
    /// let cap = SuspensionCap::new("2wd".parse()?).unwrap();
    /// let friday = Instant::parse("2026-03-06T10:00:00+08:00")?;
    /// let until = Instant::parse("2026-03-20T10:00:00+08:00")?;
    /// let end = calendar.suspension_end(cap, &BTreeSet::new(), friday, until).unwrap();
    /// assert_eq!(end.display(Offset::BEIJING).to_string(), "2026-03-09T17:30:00+08:00");
    /// let used: BTreeSet<_> = calendar.touched_days(cap, friday, end).collect();
    /// assert_eq!(calendar.suspension_end(cap, &used, end, until), None);
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    pub fn suspension_end(
        &self,
        cap: SuspensionCap,
        used: &BTreeSet<Date>,
        from: Instant,
        until: Instant,
    ) -> Option<Instant> {
        let left = cap.days().checked_sub(used.len()).filter(|&left| left > 0)?;
        let mut fresh = self.touched(cap, from, until).filter(|(day, _)| !used.contains(day));
        let last = fresh.nth(left - 1).and_then(|(_, close)| close);
        Some(last.map_or(until, |close| close.min(until)))
    }

    /// The days a suspension touches, each with its close, if that can be held.
    fn touched(
        &self,
        cap: SuspensionCap,
        from: Instant,
        to: Instant,
    ) -> impl Iterator<Item = (Date, Option<Instant>)> {
        let working = cap.0.unit() == Unit::Wd;
        let first = if working { self.closes_until(from) } else { self.day_number(from) };
        let closing = move |number: i64| {
            let day =
                if working { self.close_day(number)? } else { Date::from_days(i32::try_from(number).ok()?)? };
            let close = if working { self.close_of(number) } else { self.midnight_after(number) };
            // Touched only if the day begins before the suspension ends.
            let begun = Instant::at(day, 0, self.offset()).map_or(true, |midnight| midnight < to);
            (begun && from < to).then_some((day, close))
        };
        (first..).map_while(closing)
    }
}
