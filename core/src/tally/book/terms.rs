//! What the editions of a scheme say of one purse, by the day.

use crate::scheme::{AccountOf, Expiry, Purse, Scheme};
use crate::tally::World;
use crate::value::{Code, DAY_MS, Date, Instant, Offset};

/// An edition and the days on which it is in force.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term<'a> {
    pub(crate) scheme: &'a Scheme,
    pub(crate) from: Date,
    /// The first day on which it is not in force any more.
    pub(crate) until: Option<Date>,
}

/// The editions with the days on which each is in force, in time order.
pub(crate) fn terms<'a>(world: &World<'a>) -> Vec<Term<'a>> {
    let schemes: Vec<&'a Scheme> = world.editions().collect();
    let next = schemes.iter().skip(1).map(|scheme| Some(scheme.edition().from)).chain([None]);
    let term = |(scheme, next): (&&'a Scheme, Option<Date>)| {
        let until = match (scheme.until(), next) {
            (Some(until), Some(next)) => Some(until.min(next)),
            (until, next) => until.or(next),
        };
        Term { scheme, from: scheme.edition().from, until }
    };
    schemes.iter().zip(next).map(term).collect()
}

/// A purse as each edition has it.
#[derive(Clone, Debug)]
pub(crate) struct PurseTerms<'a> {
    offset: Offset,
    /// Whose accounts it has, if all editions say the same.
    owner: Option<AccountOf>,
    /// With the first day of its edition, in time order; editions without the purse left out.
    purses: Vec<(Date, &'a Purse)>,
}

impl<'a> PurseTerms<'a> {
    /// `None` if no edition has it.
    pub(crate) fn of(world: &World<'a>, code: &Code) -> Option<Self> {
        let purse = |term: Term<'a>| {
            let purse = term.scheme.purses().iter().find(|purse| purse.code == *code)?;
            Some((term.from, purse))
        };
        let purses: Vec<_> = terms(world).into_iter().filter_map(purse).collect();
        let (_, first) = purses.first()?;
        let owner = purses.iter().all(|(_, purse)| purse.of == first.of).then_some(first.of);
        Some(Self { offset: world.offset(), owner, purses })
    }

    /// As it is in every edition that has it.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'a Purse> {
        self.purses.iter().map(|(_, purse)| *purse)
    }

    /// As the latest edition begun by a day has it; before all of them, as the first does.
    pub(crate) fn on(&self, day: Date) -> Option<&'a Purse> {
        let begun = self.purses.partition_point(|(from, _)| *from <= day);
        self.purses.get(begun.saturating_sub(1)).map(|(_, purse)| *purse)
    }

    /// Whose accounts it has at an instant in milliseconds.
    pub(crate) fn owner(&self, at: i64) -> AccountOf {
        let on_the_day = || self.day(at).and_then(|day| self.on(day)).map(|purse| purse.of);
        self.owner.or_else(on_the_day).unwrap_or(AccountOf::Members)
    }

    /// The local day of an instant in milliseconds.
    pub(crate) fn day(&self, at: i64) -> Option<Date> {
        Instant::from_millis(at).ok().map(|at| at.local(self.offset).0)
    }

    /// The instant at which a lot of a date lapses, in milliseconds; `i64::MAX`: never.
    pub(crate) fn lapses(&self, dated: i64) -> i64 {
        let lapses = || {
            let day = self.day(dated)?;
            let after = match self.on(day)?.expiry {
                Expiry::Never => return None,
                Expiry::Months { months } => months_later(day, months)?.next()?,
                Expiry::NextYear => Date::from_ymd(day.ymd().0 + 2, 1, 1)?,
            };
            Some(i64::from(after.days()) * DAY_MS - self.offset.millis())
        };
        lapses().unwrap_or(i64::MAX)
    }
}

/// The same day so many months later, or the last of that month if it has no such day.
fn months_later(day: Date, months: u32) -> Option<Date> {
    let (year, month, of_month) = day.ymd();
    let months = month.checked_add(months)?.checked_sub(1)?;
    let year = year.checked_add(i32::try_from(months / 12).ok()?)?;
    (1..=of_month).rev().find_map(|of_month| Date::from_ymd(year, months % 12 + 1, of_month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p6_the_same_day_months_later_is_clipped_to_the_month() {
        let later = |day: &str, months| {
            months_later(day.parse().unwrap(), months).map(|day| day.to_string()).unwrap_or_default()
        };
        assert_eq!(later("2026-01-31", 1), "2026-02-28");
        assert_eq!(later("2027-12-31", 2), "2028-02-29");
        assert_eq!(later("2026-03-31", 6), "2026-09-30");
        assert_eq!(later("2026-03-05", 12), "2027-03-05");
        assert_eq!(later("2026-12-01", 1), "2027-01-01");
        assert_eq!(later("2026-12-01", 65_535), "");
    }
}
