//! The events of many cases: put side by side, checked, read as of an instant.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::build::{MOST, place};
use super::catalogue::Catalogue;
use super::error::{CaseError, CaseErrors};
use super::field::{NONE, Small, Wide};
use super::fold::Reading;
use super::happened::Happened;
use super::store::{Line, Store};
use super::table::CaseTable;
use super::tell::{Teller, listed};
use crate::case::{Case, Context, Event, Happening, evolve, next_due, replay, tick};
use crate::scheme::{ItemKind, Nature, Scheme};
use crate::tally::World;
use crate::tally::table::ids::RecordIds;
use crate::tally::threads::share;
use crate::value::{CaseId, Instant, MemberId, UnitId};

/// Events of cases, by case and then as given; each case follows from its own.
#[derive(Clone, Debug)]
pub(super) struct Ledger<'e> {
    events: Vec<&'e Event>,
    cases: Vec<Told>,
    catalogue: Catalogue,
    /// The instant after the last event.
    pub(super) after: i64,
}

/// One case.
#[derive(Clone, Debug)]
struct Told {
    events: Range<usize>,
    /// Its edition, by place in time order.
    edition: usize,
    /// Where it has led, if time can still bring something.
    state: Option<Box<Case>>,
}

impl<'e> Ledger<'e> {
    pub(super) fn of(
        events: impl IntoIterator<Item = &'e Event>,
        world: &World<'_>,
    ) -> Result<Self, CaseErrors> {
        let (events, cases) = grouped(events);
        if events.len() > MOST {
            return Err(CaseError::TooManyRows { limit: MOST }.into());
        }
        let catalogue = Catalogue::of(world);
        let part = cases.len().div_ceil(world.threads().max(1)).max(1);
        let parts: Vec<&[Range<usize>]> = cases.chunks(part).collect();
        let told = share(world.threads(), parts, |part| {
            let one = |range: &Range<usize>| {
                told(events.get(range.clone()).unwrap_or_default(), range.clone(), &catalogue, world)
            };
            part.iter().map(one).collect::<Vec<_>>()
        });
        let (mut cases, mut errors) = (Vec::new(), Vec::new());
        for one in told.into_iter().flatten() {
            match one {
                Ok(told) => cases.push(told),
                Err(error) => errors.push(error),
            }
        }
        if !errors.is_empty() {
            return Err(CaseErrors(errors));
        }
        let last = events.iter().map(|event| event.at.instant().millis()).max();
        Ok(Self { events, cases, catalogue, after: last.map_or(0, |last| last.saturating_add(1)) })
    }

    /// The table of the events before an instant, in milliseconds since 1970; by then what time brings has come.
    pub(super) fn table(&self, end: i64, world: &World<'_>) -> Result<CaseTable<'static>, CaseErrors> {
        let part = self.cases.len().div_ceil(world.threads().max(1)).max(1);
        let parts: Vec<&[Told]> = self.cases.chunks(part).collect();
        let mut errors = Vec::new();
        let (mut store, mut ids, mut starts) = (Store::whole(), Vec::new(), vec![0_u32]);
        let mut happened = Happened { calls: Some(Vec::new()), ..Happened::default() };
        for part in share(world.threads(), parts, |part| self.part(part, end, world)) {
            errors.extend(part.errors);
            let before = u32::try_from(starts.len().saturating_sub(1)).unwrap_or(NONE);
            happened.append(part.happened, before);
            for (id, rows) in part.cases {
                let last = starts.last().copied().unwrap_or_default();
                starts.push(last.saturating_add(rows));
                let id = id.as_str().parse().ok();
                ids.extend((0..rows).map(|_| id.clone()));
            }
            store.append(part.store);
        }
        if !errors.is_empty() {
            return Err(CaseErrors(errors));
        }
        let ids = (RecordIds::Own(ids), starts);
        Ok(CaseTable::told(world, self.catalogue.clone(), ids, (store, happened), end))
    }

    fn part(&self, cases: &[Told], end: i64, world: &World<'_>) -> Part<'e> {
        let mut part = Part {
            store: Store::whole(),
            cases: Vec::new(),
            happened: Happened { calls: Some(Vec::new()), ..Happened::default() },
            errors: Vec::new(),
        };
        let editions: Vec<&Scheme> = world.editions().collect();
        let (mut reading, mut steps) = (Reading::new(), Vec::new());
        for told in cases {
            let events = self.events.get(told.events.clone()).unwrap_or_default();
            let mut brought = Vec::new();
            let later = events.last().is_some_and(|event| event.at.instant().millis() > end);
            // After a later event nothing is left that time could still bring by then.
            if let (Some(state), Some(scheme)) = (&told.state, editions.get(told.edition))
                && !later
            {
                match tick(state, past(end), context(scheme, world)) {
                    Ok(events) => brought = events,
                    Err(why) => {
                        part.errors.push(CaseError::NotTicked { case: state.case.clone(), why });
                        continue;
                    }
                }
            }
            let mut teller = Teller::new(world.org(), &self.catalogue, told.edition);
            steps.clear();
            events.iter().copied().chain(&brought).for_each(|event| teller.tell(event, &mut steps));
            let reported = reading.read_all(steps.iter().copied(), end);
            let Some(first) = events.first().filter(|_| reported) else { continue };
            part.add(&first.case, &reading, self.named(first, &reading, world));
        }
        part
    }

    /// What a case is: where it lies, how it came in, what it is about.
    fn named(&self, first: &Event, reading: &Reading, world: &World<'_>) -> Line {
        let (catalogue, teller) = (&self.catalogue, Teller::new(world.org(), &self.catalogue, 0));
        let mut line = Line::new();
        if let Happening::Reported { origin, received, channel, .. } = &first.what {
            line.wide(Wide::Origin, teller.unit(origin));
            line.wide(
                Wide::FirstReceiver,
                received.member.as_ref().map_or(NONE, |member| teller.member(member)),
            );
            line.wide(Wide::Channel, listed(&catalogue.channels, channel));
        }
        line.wide(Wide::Severity, reading.about.severity);
        line.wide(Wide::Item, reading.about.item);
        if let Some(facts) = catalogue.item(reading.about.item) {
            line.small(Small::Kind, place(ItemKind::ALL, &facts.kind));
            line.small(Small::Nature, place(Nature::ALL, &facts.nature));
        }
        line
    }
}

/// What some of the cases are.
struct Part<'e> {
    store: Store,
    /// Each with how many rows it has.
    cases: Vec<(&'e CaseId, u32)>,
    happened: Happened,
    errors: Vec<CaseError>,
}

impl<'e> Part<'e> {
    fn add(&mut self, case: &'e CaseId, reading: &Reading, line: Line) {
        let place = u32::try_from(self.cases.len()).unwrap_or(NONE);
        let mut rows = 0_u32;
        for line in reading.lines(line) {
            self.store.extend(&[line]);
            rows = rows.saturating_add(1);
        }
        self.cases.push((case, rows));
        self.happened.take(place, reading);
    }
}

/// One millisecond past an instant, or the last there is.
fn past(end: i64) -> Instant {
    Instant::from_millis(end.saturating_add(1)).unwrap_or(if end < 0 { Instant::MIN } else { Instant::MAX })
}

fn context<'a>(scheme: &'a Scheme, world: &World<'a>) -> Context<'a> {
    let context = Context::new(scheme, world.org());
    world.activations().map_or(context, |activations| context.with_activations(activations))
}

/// The events by case, the cases by id, and where those of each stand.
fn grouped<'e>(events: impl IntoIterator<Item = &'e Event>) -> (Vec<&'e Event>, Vec<Range<usize>>) {
    let hasher = DefaultHashBuilder::default();
    let mut places: HashTable<usize> = HashTable::new();
    let mut groups: Vec<(&CaseId, Vec<&'e Event>)> = Vec::new();
    for event in events {
        let hash = hasher.hash_one(event.case.as_str());
        let known = |place: &usize| groups.get(*place).is_some_and(|(case, _)| **case == event.case);
        let place = places.find(hash, known).copied();
        match place.and_then(|place| groups.get_mut(place)) {
            Some((_, own)) => own.push(event),
            None => {
                let named = |place: &usize| groups.get(*place).map_or("", |(case, _)| case.as_str());
                places.insert_unique(hash, groups.len(), |place| hasher.hash_one(named(place)));
                groups.push((&event.case, vec![event]));
            }
        }
    }
    groups.sort_unstable_by_key(|(case, _)| *case);
    let (mut all, mut ranges) = (Vec::new(), Vec::with_capacity(groups.len()));
    for (_, own) in groups {
        let start = all.len();
        all.extend(own);
        ranges.push(start..all.len());
    }
    (all, ranges)
}

/// Checks the events of one case.
fn told(
    events: &[&Event],
    range: Range<usize>,
    catalogue: &Catalogue,
    world: &World<'_>,
) -> Result<Told, CaseError> {
    let case = match replay(events.iter().copied()) {
        Ok(Some(case)) => case,
        _ => return Err(broken(events)),
    };
    let id = || case.case.clone();
    let Some(edition) = catalogue.edition(world, &case.edition) else {
        return Err(CaseError::UnknownEdition { case: id(), edition: case.edition.clone() });
    };
    let org = world.org();
    for event in events {
        let (mut units, mut member): ([Option<&UnitId>; 2], Option<&MemberId>) = ([None, None], None);
        match &event.what {
            Happening::Reported { origin, to, received, .. } => {
                units = [Some(origin), Some(to)];
                member = received.member.as_ref();
            }
            Happening::Classified { to, .. } => units = [Some(to), None],
            Happening::Accepted { holder, .. }
            | Happening::Escalated { holder, .. }
            | Happening::Returned { holder, .. }
            | Happening::Reclassified { holder, .. }
            | Happening::Reopened { holder, .. } => units = [Some(holder), None],
            Happening::Assigned { member: assigned } => member = Some(assigned),
            _ => {}
        }
        if let Some(unit) = units.into_iter().flatten().find(|unit| org.unit(unit).is_none()) {
            return Err(CaseError::UnknownUnit { case: Some(id()), unit: unit.clone() });
        }
        if let Some(member) = member.filter(|member| org.members().binary_search(member).is_err()) {
            return Err(CaseError::UnknownMember { case: Some(id()), member: member.clone() });
        }
    }
    let state = next_due(&case).is_some().then(|| Box::new(case));
    Ok(Told { events: range, edition, state })
}

/// The first event that does not follow.
fn broken(events: &[&Event]) -> CaseError {
    let mut case = None;
    for event in events {
        match evolve(case.take(), event) {
            Ok(next) => case = Some(next),
            Err(why) => return CaseError::DoesNotFollow { case: event.case.clone(), seq: event.seq, why },
        }
    }
    // Only for what `replay` refuses is this asked.
    CaseError::TooManyRows { limit: MOST }
}

impl Store {
    /// The rows of another that has the same columns.
    pub(super) fn append(&mut self, other: Self) {
        fn add<T>(one: &mut Option<Vec<T>>, other: Option<Vec<T>>) {
            if let (Some(one), Some(other)) = (one, other) {
                one.extend(other);
            }
        }
        self.times.iter_mut().zip(other.times).for_each(|(one, other)| add(one, other));
        self.wides.iter_mut().zip(other.wides).for_each(|(one, other)| add(one, other));
        self.smalls.iter_mut().zip(other.smalls).for_each(|(one, other)| add(one, other));
        add(&mut self.handle_overdue, other.handle_overdue);
    }
}

impl CaseTable<'static> {
    /// The table of the events before an instant, and of what is `resolved` or `overdue` at it, after what time has brought
    /// by then (R2): one row a handling run, and one of each case that was not accepted.
    ///
    /// The events may be of many cases, one after the other or mixed; of each case all of them from the first one on, in
    /// order. A granted appeal exempts a case whenever it came.
    ///
    /// ```
    /// use wangge::case::Context;
    /// use wangge::generate::{LedgerPlan, ledger, org_document};
    /// use wangge::org::Org;
    /// use wangge::scheme::{Preset, Scheme};
    /// use wangge::tally::{CaseTable, World};
    /// use wangge::value::Instant;
    ///
    /// let scheme = Scheme::read(Preset::Dongshi.document())?;
    /// let org = Org::read(&org_document(Preset::Dongshi, &scheme, 7), &scheme)?;
    /// let plan = LedgerPlan { seed: 7, scale: 1, span: "2026-W10".parse()? };
    /// let stories = ledger(Context::new(&scheme, &org), &plan)?;
    /// let events = stories.iter().flat_map(|story| &story.events);
    /// let as_of = Instant::parse("2026-03-09T00:00:00+08:00")?;
    /// let table = CaseTable::of_events(events, as_of, &World::new(&scheme, &org))?;
    /// assert_eq!(table.cases(), stories.len());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong, of each case the first: `does_not_follow`, `unknown_edition`, `unknown_unit`,
    /// `unknown_member`; `not_ticked` where time would bring what is refused.
    pub fn of_events<'e>(
        events: impl IntoIterator<Item = &'e Event>,
        as_of: Instant,
        world: &World<'_>,
    ) -> Result<Self, CaseErrors> {
        Ledger::of(events, world)?.table(as_of.millis(), world)
    }
}
