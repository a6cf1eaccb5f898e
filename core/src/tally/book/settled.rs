//! Which periods are settled, and when (P5).

use std::ops::Range;

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

/// The settlements there have been, in order: by when, at one instant by period.
///
/// Where editions settle other kinds of periods, or later, a period may be settled before an earlier one, share days
/// with another, or leave some out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settlements {
    list: Vec<Settled>,
    /// What each settles, in milliseconds, half-open.
    spans: Vec<Range<i64>>,
    /// The latest end of each and all before it.
    reach: Vec<i64>,
    /// When each was, in milliseconds.
    instants: Vec<i64>,
}

impl Settlements {
    /// Those by `now` over records of which the first is of an instant `first`.
    pub(crate) fn until(world: &World<'_>, first: Instant, now: Instant) -> Self {
        let offset = world.offset();
        let first_day = first.local(offset).0;
        let mut settled = Vec::new();
        for term in terms(world) {
            let Some(rule) = term.scheme.settlement() else { continue };
            let calendar = term.scheme.calendar().marking();
            let mut next = Period::of_day(rule.per, term.from.max(first_day));
            while let Some(period) =
                next.filter(|period| term.until.is_none_or(|until| period.last_day() < until))
            {
                let end = Instant::from_millis(period.span(offset).end).ok();
                let at =
                    end.and_then(|end| calendar.deadline(end, &rule.delay).ok()).map(|deadline| deadline.at);
                let Some(at) = at.filter(|at| *at <= now) else { break };
                settled.push((at, period.last_day(), Settled { period, at: Stamp::new(at, offset) }));
                next = period.next();
            }
        }
        settled.sort_by_key(|(at, last, settled)| (*at, *last, settled.period));
        let mut all = Self::default();
        for (at, _, settled) in settled {
            let span = settled.period.span(offset);
            all.reach.push(all.reach.last().map_or(span.end, |reach| span.end.max(*reach)));
            all.instants.push(at.millis());
            all.spans.push(span);
            all.list.push(settled);
        }
        all
    }

    pub(crate) fn list(&self) -> &[Settled] {
        &self.list
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn get(&self, place: usize) -> Option<&Settled> {
        self.list.get(place)
    }

    /// The end of what the one of a place settles, in milliseconds.
    pub(crate) fn end(&self, place: usize) -> i64 {
        self.spans.get(place).map_or(i64::MAX, |span| span.end)
    }

    /// Whether the one of a place adjusts what lies at an instant: that is of an earlier period.
    pub(crate) fn adjusts(&self, place: usize, at: i64) -> bool {
        self.spans.get(place).is_some_and(|span| at < span.start)
    }

    /// When the one of a place was, in milliseconds.
    pub(crate) fn instant(&self, place: usize) -> i64 {
        self.instants.get(place).copied().unwrap_or(i64::MAX)
    }

    /// The place of the first that settles what lies at an instant.
    pub(crate) fn first(&self, at: i64) -> usize {
        self.reach.partition_point(|reach| *reach <= at)
    }

    /// The place of the first from a place on that settles what lies at an instant.
    pub(crate) fn from(&self, place: usize, at: i64) -> usize {
        let spans = self.spans.iter().enumerate().skip(place);
        spans.map(|(place, _)| place).find(|place| at < self.end(*place)).unwrap_or(self.len())
    }

    /// The place of the first that knows what was filed at an instant.
    pub(crate) fn knowing(&self, filed: i64) -> usize {
        self.instants.partition_point(|instant| *instant < filed)
    }

    /// How many there were by an instant.
    pub(crate) fn by(&self, instant: i64) -> usize {
        self.instants.partition_point(|settled| *settled <= instant)
    }
}
