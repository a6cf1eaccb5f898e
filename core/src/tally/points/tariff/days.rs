//! What is known of each day of a table's span: the edition in force, the period it lies in.

use std::sync::OnceLock;

use crate::scheme::Scheme;
use crate::tally::World;
use crate::value::{Date, Period, PeriodKind};

/// There is no edition.
pub(in crate::tally::points) const NO_EDITION: u32 = u32::MAX;

/// The days from the first record to the last.
#[derive(Debug)]
pub(in crate::tally::points) struct Days {
    first: i32,
    /// The place of the edition in force on each day.
    editions: Vec<u32>,
    /// By kind of period, when they are first asked for.
    periods: [OnceLock<Periods>; PeriodKind::ALL.len()],
}

/// The periods of one kind that the days lie in.
#[derive(Debug)]
pub(in crate::tally::points) struct Periods {
    first: i32,
    /// Of each day the place of its period.
    places: Vec<u32>,
    periods: Vec<Period>,
}

impl Days {
    /// The days from the first to the last, both included; none if they are the wrong way round.
    pub(super) fn new(world: &World<'_>, (first, last): (i32, i32)) -> Self {
        let all: Vec<&Scheme> = world.editions().collect();
        let edition = |day: i32| {
            let day = Date::from_days(day)?;
            let begun = all.partition_point(|scheme| scheme.edition().from <= day);
            let place = begun.checked_sub(1)?;
            let holds = all.get(place).is_some_and(|scheme| scheme.holds_on(day));
            if holds { u32::try_from(place).ok() } else { None }
        };
        let editions = (first..=last).map(|day| edition(day).unwrap_or(NO_EDITION)).collect();
        Self { first, editions, periods: std::array::from_fn(|_| OnceLock::new()) }
    }

    /// The place of the edition in force on a day.
    #[inline(always)]
    pub(in crate::tally::points) fn edition(&self, day: i32) -> u32 {
        let place = day.wrapping_sub(self.first) as u32 as usize;
        self.editions.get(place).copied().unwrap_or(NO_EDITION)
    }

    /// The edition in force on every day, if it is the same.
    pub(in crate::tally::points) fn only_edition(&self) -> Option<u32> {
        let first = *self.editions.first()?;
        self.editions.iter().all(|edition| *edition == first).then_some(first)
    }

    /// The periods of a kind.
    pub(in crate::tally::points) fn periods(&self, kind: PeriodKind) -> &Periods {
        let fill = || Periods::new(kind, self.first, self.editions.len());
        // The place of a kind in the list is its number.
        match self.periods.get(kind as usize) {
            Some(periods) => periods.get_or_init(fill),
            None => Periods::none(),
        }
    }
}

impl Periods {
    fn new(kind: PeriodKind, first: i32, days: usize) -> Self {
        let (mut places, mut periods) = (Vec::with_capacity(days), Vec::new());
        for day in (first..).take(days) {
            let period = Date::from_days(day).and_then(|day| Period::of_day(kind, day));
            let period = period.unwrap_or(Period::ALL);
            if periods.last() != Some(&period) {
                periods.push(period);
            }
            places.push(u32::try_from(periods.len() - 1).unwrap_or(u32::MAX));
        }
        Self { first, places, periods }
    }

    fn none() -> &'static Self {
        static NONE: Periods = Periods { first: 0, places: Vec::new(), periods: Vec::new() };
        &NONE
    }

    /// The place of the period of a day; 0 for a day that no record has.
    #[inline(always)]
    pub(in crate::tally::points) fn place(&self, day: i32) -> u32 {
        let place = day.wrapping_sub(self.first) as u32 as usize;
        self.places.get(place).copied().unwrap_or_default()
    }

    /// The periods, in time order.
    pub(in crate::tally::points) fn as_slice(&self) -> &[Period] {
        &self.periods
    }
}
