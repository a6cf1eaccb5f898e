//! Which periods are settled, and when (P5).

use serde::Serialize;

use super::terms::terms;
use crate::tally::World;
use crate::value::{Instant, Period, Stamp};

/// A settled period (结算期).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Settled {
    /// The period.
    pub period: Period,
    /// When it was settled.
    pub at: Stamp,
}

/// The settled periods in order, from the one in which the first record lies.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settlements {
    list: Vec<Settled>,
    /// When each ends, in milliseconds.
    ends: Vec<i64>,
    /// When each was settled, in milliseconds; never before the one before it.
    instants: Vec<i64>,
}

impl Settlements {
    /// Those settled by `now` over records of which the first is of an instant `first`.
    pub(crate) fn until(world: &World<'_>, first: Instant, now: Instant) -> Self {
        let mut found = Self::default();
        let offset = world.offset();
        let first_day = first.local(offset).0;
        for term in terms(world) {
            let Some(rule) = term.scheme.settlement() else { continue };
            let calendar = term.scheme.calendar().marking();
            let mut next = Period::of_day(rule.per, term.from.max(first_day));
            while let Some(period) = next {
                let last = period.last_day();
                if term.until.is_some_and(|until| until <= last) {
                    break;
                }
                let end = period.span(offset).end;
                let deadline = Instant::from_millis(end).ok();
                let deadline = deadline.and_then(|end| calendar.deadline(end, &rule.delay).ok());
                // One that would be settled before the period before it waits for that one.
                let at =
                    deadline.map(|deadline| found.instants.last().copied().max(Some(deadline.at.millis())));
                let Some(at) = at.flatten().and_then(|at| Instant::from_millis(at).ok()) else {
                    return found;
                };
                if at > now {
                    return found;
                }
                found.list.push(Settled { period, at: Stamp::new(at, offset) });
                found.ends.push(end);
                found.instants.push(at.millis());
                next = period.next();
            }
        }
        found
    }

    pub(crate) fn list(&self) -> &[Settled] {
        &self.list
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn get(&self, at: usize) -> Option<&Settled> {
        self.list.get(at)
    }

    /// When the one of a place ends, in milliseconds.
    pub(crate) fn end(&self, place: usize) -> i64 {
        self.ends.get(place).copied().unwrap_or(i64::MAX)
    }

    /// When the one of a place was settled, in milliseconds.
    pub(crate) fn instant(&self, place: usize) -> i64 {
        self.instants.get(place).copied().unwrap_or(i64::MAX)
    }

    /// The place of the one that settles what lies at an instant: the first that ends after it.
    pub(crate) fn of(&self, at: i64) -> usize {
        self.ends.partition_point(|end| *end <= at)
    }

    /// The place of the first that knows what was filed at an instant.
    pub(crate) fn knowing(&self, filed: i64) -> usize {
        self.instants.partition_point(|instant| *instant < filed)
    }

    /// How many were settled by an instant.
    pub(crate) fn by(&self, instant: i64) -> usize {
        self.instants.partition_point(|settled| *settled <= instant)
    }
}
