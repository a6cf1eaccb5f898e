//! One duty in one period: what its subjects have to do and have done.

use super::DutyError;
use super::plans::asked;
use super::sets::{Given, Ground, Set};
use super::standing::Standing;
use super::subject::{Posts, Subject, subjects};
use crate::scheme::{Asks, Bearer, Coverage};
use crate::tally::live::{LiveRecords, record};
use crate::tally::record::Record;
use crate::value::{Amount, Ratio, TargetId};

/// A duty in a period, counted for its subjects.
#[derive(Clone, Debug)]
pub(super) struct Part<'a> {
    pub(super) given: Given<'a>,
    pub(super) standing: Standing<'a>,
    /// What it covers, if it does.
    set: Option<Set<'a>>,
    /// The records that count for anybody, by owner and place.
    hits: Vec<Hit>,
    /// By member and unit, or by unit.
    pub(super) rows: Vec<Row<'a>>,
}

/// A record that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    /// Whose it is: the member's, or 0 where anybody's counts.
    owner: u32,
    /// The place of its target in the set; where none is covered the number of its unit.
    place: u32,
    row: u32,
}

/// What one subject has to do and has done.
#[derive(Clone, Debug)]
pub(super) struct Row<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) required: Amount,
    /// Never above what is required.
    pub(super) done: Amount,
    /// The places of its targets, or of its units.
    places: (u32, u32),
    /// The last case that it takes of the set.
    last: u32,
}

/// What parts are counted from.
#[derive(Clone, Debug)]
pub(super) struct Index<'a> {
    pub(super) records: LiveRecords<'a>,
    pub(super) posts: Posts<'a>,
    pub(super) ground: Ground<'a>,
}

impl<'a> Index<'a> {
    /// Counts a duty in its period for everybody, or for one member.
    pub(super) fn part(&self, standing: Standing<'a>, of: Option<u32>) -> Result<Part<'a>, DutyError> {
        let given = self.ground.given;
        let subjects = subjects(&given.world, &self.posts, &standing, of);
        let set = match &standing.duty.asks {
            Asks::Coverage(coverage) => Some(self.ground.set(coverage, &standing, &subjects)?),
            _ => None,
        };
        let hits = self.hits(&standing, set.as_ref(), of);
        let mut part = Part { given, standing, set, hits, rows: Vec::new() };
        part.rows = subjects.into_iter().map(|subject| part.row(subject)).collect::<Result<_, _>>()?;
        part.take_first_cases();
        for at in 0..part.rows.len() {
            let Some(done) = part.rows.get(at).map(|row| part.done(row)) else { continue };
            if let Some(row) = part.rows.get_mut(at) {
                row.done = done;
            }
        }
        Ok(part)
    }

    fn hits(&self, standing: &Standing<'a>, set: Option<&Set<'_>>, of: Option<u32>) -> Vec<Hit> {
        let is_role = matches!(standing.duty.bearer, Bearer::Role { .. });
        let (duty, span) = (standing.duty, standing.period.span(self.ground.given.world.offset()));
        let records = self.records.counting(&duty.kinds, span, of);
        let records = records.filter(|(_, record)| record.verified || !duty.verified);
        let hit = |(row, record): (u32, Record)| {
            let place = match set {
                Some(set) => set.place(&self.ground, &record)?,
                None => record.unit,
            };
            Some(Hit { owner: if is_role { record.member } else { 0 }, place, row })
        };
        let mut hits: Vec<Hit> = records.filter_map(hit).collect();
        hits.sort_unstable();
        hits
    }
}

impl<'a> Part<'a> {
    /// What a subject has to do; what it has done is not counted yet.
    fn row(&self, subject: Subject<'a>) -> Result<Row<'a>, DutyError> {
        let places = match &self.set {
            Some(set) => set.places(&subject),
            None => (subject.unit.number(), subject.unit.after()),
        };
        let asked = asked(self.given.world.activations(), &self.standing, subject.unit);
        let overflow = |_| DutyError::Overflow {
            duty: self.standing.duty.code.clone(),
            period: self.standing.period,
            unit: subject.unit.id().clone(),
        };
        let required = match asked.map_err(overflow)? {
            Some(asked) => asked.amount,
            None => whole(places.1.abs_diff(places.0)),
        };
        Ok(Row { subject, required, done: Amount::ZERO, places, last: u32::MAX })
    }

    /// Of closed cases each subject takes the first by id, as many as the duty's share of its own.
    fn take_first_cases(&mut self) {
        let Asks::Coverage(Coverage::Closed { share }) = self.standing.duty.asks else { return };
        let Some(set) = &self.set else { return };
        // Members at one unit take the same cases.
        let mut by_unit: Vec<usize> = (0..self.rows.len()).collect();
        let places = |rows: &[Row<'_>], at: usize| rows.get(at).map(|row| row.places);
        by_unit.sort_unstable_by_key(|at| places(&self.rows, *at));
        let mut known: Option<((u32, u32), u32, u32)> = None;
        for at in by_unit {
            let Some(row) = self.rows.get_mut(at) else { continue };
            let (count, last) = match known {
                Some((places, count, last)) if places == row.places => (count, last),
                _ => first_of(set, row.places, share),
            };
            known = Some((row.places, count, last));
            (row.required, row.last) = (whole(count), last);
        }
    }

    /// The records of a subject that count, what they are about beside each.
    fn own(&self, row: &Row<'_>) -> impl Iterator<Item = Hit> {
        let owner = row.subject.member.map_or(0, |(member, _)| member);
        let (first, end) = row.places;
        let place = |place: u32| self.hits.partition_point(|hit| (hit.owner, hit.place) < (owner, place));
        let hits = self.hits.get(place(first)..place(end)).unwrap_or_default();
        let last = row.last;
        hits.iter().copied().filter(move |hit| self.which(hit.place) <= last)
    }

    /// Which target of its set stands at a place.
    fn which(&self, place: u32) -> u32 {
        self.set.as_ref().and_then(|set| set.which(place)).unwrap_or_default()
    }

    /// What a subject has done, at most what is required.
    fn done(&self, row: &Row<'_>) -> Amount {
        let own = self.own(row);
        let counted = match &self.standing.duty.asks {
            Asks::Times { distinct: false, .. } => thousandths(own.count()),
            Asks::Times { distinct: true, .. } => {
                thousandths(distinct(own.filter_map(|hit| self.target(hit.row))))
            }
            Asks::Amount { .. } => {
                own.filter_map(|hit| self.record(hit.row)).map(|record| i128::from(record.quantity)).sum()
            }
            Asks::Coverage(_) => thousandths(distinct(own.map(|hit| hit.place))),
        };
        let most = i128::from(row.required.thousandths());
        i64::try_from(counted.clamp(0, most))
            .ok()
            .and_then(|least| Amount::from_thousandths(least).ok())
            .unwrap_or_default()
    }

    fn record(&self, row: u32) -> Option<Record> {
        record(self.given.activities, row)
    }

    /// What a record names as its target.
    fn target(&self, row: u32) -> Option<&TargetId> {
        self.given.activities.target(self.record(row)?.target?)
    }

    /// The rows of the records of a subject that count, each once, in no order to rely on; of a duty that counts
    /// different targets only those with one.
    pub(super) fn counted(&self, row: &Row<'_>) -> impl Iterator<Item = u32> {
        let named = matches!(self.standing.duty.asks, Asks::Times { distinct: true, .. });
        let counts = move |hit: &Hit| !named || self.target(hit.row).is_some();
        self.own(row).filter(counts).map(|hit| hit.row)
    }

    /// How many targets a subject's set has, where the duty covers one.
    pub(super) fn set_of(&self, row: &Row<'_>) -> Option<u32> {
        self.set.as_ref().map(|_| row.places.1.abs_diff(row.places.0))
    }

    /// The targets of a subject that no record covers, by id.
    pub(super) fn missing(&self, row: &Row<'_>) -> Vec<TargetId> {
        let Some(set) = &self.set else { return Vec::new() };
        let covered: Vec<u32> = self.own(row).map(|hit| hit.place).collect();
        let is_missing =
            |place: &u32| covered.binary_search(place).is_err() && self.which(*place) <= row.last;
        let missing = (row.places.0..row.places.1).filter(is_missing);
        let mut missing: Vec<TargetId> = missing.filter_map(|place| set.target(&self.given, place)).collect();
        missing.sort_unstable();
        missing
    }
}

/// How many cases of a set a share of them is, at least one, and which is the last of them by id.
fn first_of(set: &Set<'_>, (first, end): (u32, u32), share: Ratio) -> (u32, u32) {
    let mut cases: Vec<u32> = (first..end).filter_map(|place| set.which(place)).collect();
    let all = cases.len();
    let wanted = i64::try_from(all).ok().and_then(|all| share.of_millis(all).ok());
    let wanted = wanted.and_then(|wanted| usize::try_from(wanted).ok()).unwrap_or_default().max(1).min(all);
    let Some(place) = wanted.checked_sub(1) else { return (0, 0) };
    let (_, last, _) = cases.select_nth_unstable(place);
    (u32::try_from(wanted).unwrap_or(u32::MAX), *last)
}

/// How many different ones there are.
fn distinct<T: Ord>(all: impl Iterator<Item = T>) -> usize {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

fn whole(count: u32) -> Amount {
    Amount::from_whole(count.into()).unwrap_or_default()
}

fn thousandths(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX / 1000) * 1000
}
