//! How a case table is made from columns: names become numbers, and what is wrong with a row is said (R0).

use std::ops::Range;
use std::str::FromStr;

use super::catalogue::Catalogue;
use super::columns::CaseColumns;
use super::field::{EndedAs, NEVER, NONE, NOT, Small, Time, Wide};
use super::store::{Store, no, nothing};
use super::table::CaseTable;
use crate::read::{Fault, FaultKind, FaultList, Faults, Path};
use crate::scheme::{ItemKind, Nature};
use crate::tally::World;
use crate::tally::bits::Bits;
use crate::tally::block::BLOCK;
use crate::tally::column::{Cell, Column, Ids, Instants, Integers};
use crate::tally::table::check::{missing, text, unknown, unknown_word, wrong};
use crate::tally::table::ids::RecordIds;
use crate::tally::table::names::{Members, Names, Units, resolve};
use crate::tally::table::times::{NOT_ONE, read_instants};
use crate::tally::table::{BAD, Numbers};
use crate::tally::threads::share;
use crate::value::{CaseId, Code, Instant, MemberId, Offset, Stamp, UnitId, ValueError};

/// The most rows of a table: their numbers are kept in 32 bits, some of which say that there is none.
pub(super) const MOST: usize = 0xffff_fff0;
/// The item of a case that is on no list (K5).
pub(super) const UNLISTED: &str = "unlisted";
/// Ids below this in size have too few digits to look like somebody's number.
const PLAIN: i128 = 10_000_000_000;

/// A table as it is read, with its faults.
pub(super) struct Built<'a> {
    pub(super) table: CaseTable<'a>,
    pub(super) faults: FaultList,
}

/// Texts, each with its place.
pub(super) struct Listed<'n>(pub(super) Vec<&'n str>);

impl Names for Listed<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn find(&self, name: &str) -> Option<u32> {
        u32::try_from(self.0.iter().position(|known| *known == name)?).ok()
    }

    fn some(&self, places: Range<usize>) -> impl Iterator<Item = (&str, u32)> {
        let first = u32::try_from(places.start).unwrap_or(u32::MAX);
        self.0.get(places).unwrap_or_default().iter().copied().zip(first..)
    }
}

fn listed(codes: &[Code]) -> Listed<'_> {
    Listed(codes.iter().map(Code::as_str).collect())
}

/// What is said of rows while they are read.
struct Notes {
    faults: FaultList,
    bad: Bits,
    /// Whether rows come of a document, which has said what is missing.
    read: bool,
}

impl Notes {
    fn fault(&mut self, row: usize, column: &str, kind: impl FnOnce() -> FaultKind) {
        self.bad.mark(row);
        let kind = kind();
        if self.read && matches!(kind, FaultKind::Missing { .. }) {
            return;
        }
        self.faults.note(|| Fault::new(kind, Path::root().field("cases").index(row).field(column)));
    }
}

/// What is known of rows before they are looked at.
pub(super) struct Before {
    /// Those that are wrong.
    pub(super) bad: Bits,
    /// Whether they come of a document, which has said what is missing.
    pub(super) read: bool,
}

/// Columns as they become numbers.
struct Build<'b, 'a> {
    columns: &'b CaseColumns<'a>,
    rows: usize,
    offset: Offset,
    threads: usize,
    notes: Notes,
    store: Store,
}

impl<'a> Built<'a> {
    /// From columns. Faults of whole columns leave nothing to go on with.
    pub(super) fn of(
        columns: &CaseColumns<'a>,
        world: &World<'_>,
        before: Option<Before>,
    ) -> Result<Self, Faults> {
        let rows = columns.len();
        let faults = columns.misshapen("cases");
        if !faults.is_empty() {
            return Err(Faults::new(faults));
        }
        let Before { bad, read } = before.unwrap_or_else(|| Before { bad: Bits::none(rows), read: false });
        let notes = Notes { faults, bad, read };
        let store = Store::default();
        let (offset, threads) = (world.offset(), world.threads());
        let mut build = Build { columns, rows, offset, threads, notes, store };
        let catalogue = Catalogue::of(world);
        build.times();
        build.names(world, &catalogue);
        build.items(&catalogue);
        build.words(&catalogue);
        build.numbers();
        let ids = RecordIds::of(Some(&columns.case));
        build.ids(&ids);
        let (order, starts) = build.order(&ids);
        let Build { notes: Notes { faults, .. }, mut store, .. } = build;
        if let Some(order) = &order {
            store = store.picked(order);
        }
        let kept = order.as_ref().map_or(rows, Vec::len);
        let table = CaseTable::supplied(world, catalogue, (ids, order), starts, (kept, rows - kept), store);
        Ok(Self { table, faults })
    }

    /// The table, if there is nothing wrong with it.
    pub(super) fn strict(self) -> Result<CaseTable<'a>, Faults> {
        if self.faults.is_empty() { Ok(self.table) } else { Err(Faults::new(self.faults)) }
    }
}

impl<'a> Build<'_, 'a> {
    /// Instants; none but a deadline is before the report.
    fn times(&mut self) {
        let columns = self.columns;
        let reported = self.instants(Time::Reported, &columns.reported_at, &[]);
        let more = [
            (Time::Accepted, &columns.accepted_at),
            (Time::Started, &columns.started_at),
            (Time::Deadline, &columns.deadline),
            (Time::Overdue, &columns.overdue_at),
            (Time::Resolved, &columns.resolved_at),
            (Time::Feedback, &columns.feedback_at),
            (Time::Closed, &columns.closed_at),
            (Time::Evaluated, &columns.evaluated_at),
        ];
        for (field, column) in more {
            let Some(column) = column else { continue };
            let values = self.instants(field, column, &reported);
            self.store.set_time(field, values);
        }
        self.store.set_time(Time::Reported, reported);
    }

    fn instants(&mut self, field: Time, column: &Column<'a, Instants<'a>>, reported: &[i64]) -> Vec<i64> {
        if let Some(values) = self.sound(field, column, reported) {
            return values;
        }
        let mut values = Vec::with_capacity(self.rows);
        for row in 0..self.rows {
            let value = match column.get(row, self.offset) {
                None => {
                    if field == Time::Reported {
                        self.notes.fault(row, field.name(), || missing(field.name()));
                    }
                    NEVER
                }
                Some(Err(error)) => {
                    self.notes.fault(row, field.name(), || FaultKind::Value(error));
                    NEVER
                }
                Some(Ok(at)) => at.millis(),
            };
            let first = reported.get(row).copied().filter(|first| *first != NEVER && field != Time::Deadline);
            if let Some(first) = first.filter(|first| value < *first) {
                self.notes.fault(row, field.name(), || too_early(value, first, self.offset));
            }
            values.push(value);
        }
        values
    }

    /// The same, quicker, where nothing is wrong.
    fn sound(&self, field: Time, column: &Column<'a, Instants<'a>>, reported: &[i64]) -> Option<Vec<i64>> {
        let (values, sound) = self.filled(NEVER, |start, values| {
            read_instants(column, self.offset, start, values);
            let reported = reported.get(start..).unwrap_or_default();
            match field {
                Time::Reported => values.iter().fold(true, |all, at| all & (*at != NOT_ONE) & (*at != NEVER)),
                Time::Deadline => values.iter().fold(true, |all, at| all & (*at != NOT_ONE)),
                _ => values.iter().zip(reported).fold(true, |all, (at, first)| all & (at >= first)),
            }
        });
        sound.then_some(values)
    }

    fn names(&mut self, world: &World<'_>, catalogue: &Catalogue) {
        let (columns, members, units) = (self.columns, Members(world.org()), Units(world.org()));
        self.name::<UnitId>(Wide::Origin, Some(&columns.origin), &units, "unit", &[]);
        self.name::<UnitId>(Wide::Holder, columns.holder.as_ref(), &units, "unit", &[]);
        let first = columns.first_receiver.as_ref();
        self.name::<MemberId>(Wide::FirstReceiver, first, &members, "member", &[]);
        self.name::<MemberId>(Wide::Assignee, columns.assignee.as_ref(), &members, "member", &[]);
        let (severities, channels) = (&catalogue.severities, &catalogue.channels);
        self.name::<Code>(
            Wide::Severity,
            columns.severity.as_ref(),
            &listed(severities),
            "severity",
            severities,
        );
        self.name::<Code>(Wide::Channel, columns.channel.as_ref(), &listed(channels), "channel", channels);
    }

    fn name<T: FromStr<Err = ValueError>>(
        &mut self,
        field: Wide,
        column: Option<&Column<'a, Ids<'a>>>,
        names: &impl Names,
        what: &'static str,
        known: &[Code],
    ) {
        let Some(column) = column else { return };
        let mut values = self.resolved(column, names);
        let required = matches!(field, Wide::Origin | Wide::Item);
        for (row, value) in values.iter_mut().enumerate().filter(|(_, value)| **value >= BAD) {
            if *value == BAD {
                self.notes.fault(row, field.name(), || unknown::<T>(column.cell(row), what, known));
            } else if required {
                self.notes.fault(row, field.name(), || missing(field.name()));
            }
            *value = NONE;
        }
        self.store.set_wide(field, values);
    }

    fn resolved(&self, column: &Column<'a, Ids<'a>>, names: &impl Names) -> Vec<u32> {
        let numbers: Numbers<'_> = resolve(column, names, self.threads);
        let read = |start, values: &mut [u32]| {
            numbers.read(start, values);
            true
        };
        self.filled(NONE, read).0
    }

    /// A column that threads fill from one row on, and whether all found it sound.
    fn filled<T: Copy + Send>(
        &self,
        nothing: T,
        fill: impl Fn(usize, &mut [T]) -> bool + Sync,
    ) -> (Vec<T>, bool) {
        let mut values = vec![nothing; self.rows];
        let part = self.rows.div_ceil(self.threads.max(1)).max(BLOCK);
        let parts = (0..).step_by(part).zip(values.chunks_mut(part)).collect();
        let sound = share(self.threads, parts, |(start, values): (usize, &mut [T])| fill(start, values));
        (values, sound.into_iter().all(|sound| sound))
    }

    /// Items, each as the edition has it in which the case was reported.
    fn items(&mut self, catalogue: &Catalogue) {
        let mut names = listed(&catalogue.codes);
        names.0.push(UNLISTED);
        let columns = self.columns;
        self.name::<Code>(Wide::Item, Some(&columns.item), &names, "item", &catalogue.codes);
        let Some(Some(items)) = self.store.wides.get_mut(Wide::Item as usize) else { return };
        let reported = self.store.times.first().and_then(Option::as_deref).unwrap_or_default();
        for (item, at) in items.iter_mut().zip(reported) {
            let place = usize::try_from(*item).ok().filter(|place| *place < catalogue.codes.len());
            *item =
                place.map_or(NONE, |place| catalogue.number(catalogue.edition_at(*at, self.offset), place));
        }
    }

    /// Words: what a row does not say of kind and nature its item says.
    fn words(&mut self, catalogue: &Catalogue) {
        let columns = self.columns;
        let kinds = ItemKind::ALL.iter().map(|kind| kind.as_str()).collect();
        self.word(Small::Kind, columns.kind.as_ref(), Listed(kinds));
        let natures = Nature::ALL.iter().map(|nature| nature.as_str()).collect();
        self.word(Small::Nature, columns.nature.as_ref(), Listed(natures));
        let ends = EndedAs::ALL.iter().map(|end| end.as_str()).collect();
        self.word(Small::EndedAs, columns.ended_as.as_ref(), Listed(ends));
        let items = self.store.wides.get(Wide::Item as usize).and_then(Option::as_deref).unwrap_or_default();
        for (small, own) in [
            (
                Small::Kind,
                (|facts| place(ItemKind::ALL, &facts.kind)) as fn(&super::catalogue::ItemFacts) -> u8,
            ),
            (Small::Nature, |facts| place(Nature::ALL, &facts.nature)),
        ] {
            let Some(Some(values)) = self.store.smalls.get_mut(small as usize) else { continue };
            for (value, item) in values.iter_mut().zip(items).filter(|(value, _)| **value == NOT) {
                *value = catalogue.item(*item).map_or(NOT, own);
            }
        }
    }

    fn word(&mut self, field: Small, column: Option<&Column<'a, Ids<'a>>>, names: Listed<'_>) {
        let Some(column) = column else { return };
        let numbers = self.resolved(column, &names);
        let mut values = Vec::with_capacity(self.rows);
        for (row, number) in numbers.into_iter().enumerate() {
            if number == BAD {
                let words = || names.0.iter().copied();
                self.notes.fault(row, field.name(), || unknown_word(column.cell(row), field.name(), words()));
            }
            values.push(u8::try_from(number).unwrap_or(NOT));
        }
        self.store.set_small(field, values);
    }

    fn numbers(&mut self) {
        let columns = self.columns;
        for (field, column, least) in [
            (Wide::Run, &columns.run, 1),
            (Wide::Reopened, &columns.reopened, 0),
            (Wide::Returned, &columns.returned, 0),
            (Wide::Breach, &columns.breach, 0),
        ] {
            let Some(column) = column else { continue };
            let values = self.whole(field.name(), column, least..=u32::MAX.into());
            let value = |value: Option<i128>| value.and_then(|value| u32::try_from(value).ok());
            let values = values.into_iter().map(|found| value(found).unwrap_or(nothing(field))).collect();
            self.store.set_wide(field, values);
        }
        for (field, column, most) in [
            (Small::Tier, &columns.tier, 4),
            (Small::TopTier, &columns.top_tier, 4),
            (Small::ResolvedTier, &columns.resolved_tier, 4),
            (Small::Effect, &columns.effect, 5),
            (Small::Duration, &columns.duration, 5),
            (Small::Attitude, &columns.attitude, 5),
        ] {
            let Some(column) = column else { continue };
            let values = self.whole(field.name(), column, 1..=most);
            let value = |value: Option<i128>| value.and_then(|value| u8::try_from(value).ok());
            self.store
                .set_small(field, values.into_iter().map(|found| value(found).unwrap_or(NOT)).collect());
        }
        for (field, column) in [(Small::Deferred, &columns.deferred), (Small::Exempt, &columns.exempt)] {
            let Some(column) = column else { continue };
            let flag = |row: usize| !column.is_null(row) && column.values.get(row) == Some(true);
            let values = (0..self.rows).map(|row| if flag(row) { 1 } else { no(field) }).collect();
            self.store.set_small(field, values);
        }
    }

    /// Whole numbers within bounds; `None` where there is none.
    fn whole(
        &mut self,
        name: &str,
        column: &Column<'a, Integers<'a>>,
        bounds: std::ops::RangeInclusive<i128>,
    ) -> Vec<Option<i128>> {
        let mut values = Vec::with_capacity(self.rows);
        for row in 0..self.rows {
            let given = if column.is_null(row) { None } else { column.values.get(row) };
            let sound = given.filter(|given| bounds.contains(given));
            if let (Some(given), None) = (given, sound) {
                let (given, bounds) = (given.to_string(), format!("{}..={}", bounds.start(), bounds.end()));
                self.notes.fault(row, name, || FaultKind::OutOfBounds { given, bounds });
            }
            values.push(sound);
        }
        values
    }

    fn ids(&mut self, ids: &RecordIds<'_>) {
        let column = &self.columns.case;
        let is_plain = |number: i128| number.abs() < PLAIN;
        let bounds = match &column.values {
            Ids::Integers(numbers) if column.validity.is_none() => numbers.bounds(),
            _ => None,
        };
        let all_plain = bounds.is_some_and(|(least, most)| is_plain(least) && is_plain(most));
        let doubtful = if all_plain { 0 } else { self.rows };
        for row in 0..doubtful {
            let cell = column.cell(row);
            let plain = matches!(cell, Cell::Number(number) if is_plain(number));
            if let Some(kind) = Some(cell).filter(|_| !plain).and_then(|cell| wrong::<CaseId>(cell, "case")) {
                self.notes.fault(row, "case", || kind);
            }
        }
        if self.columns.run.is_none() {
            for (row, first) in ids.doubled(self.rows) {
                self.again(row, first);
            }
        }
    }

    /// A row tells of what an earlier one told of.
    fn again(&mut self, row: usize, first: usize) {
        let id = text(self.columns.case.cell(row));
        let first = format!("cases[{first}]");
        self.notes.fault(row, "case", || FaultKind::Duplicate { what: "case".to_owned(), id, first });
    }

    /// In which order the rows stand so that those of a case follow each other, by run, and where those of each begin;
    /// `None` for the order they have, and for a row each.
    fn order(&mut self, ids: &RecordIds<'_>) -> (Option<Vec<u32>>, Option<Vec<u32>>) {
        let doubled = if self.columns.run.is_some() { ids.doubled(self.rows) } else { Vec::new() };
        let rows = u32::try_from(self.rows).unwrap_or(NONE);
        if doubled.is_empty() {
            let bad = &self.notes.bad;
            let order = (bad.count() > 0).then(|| (0..rows).filter(|row| !bad.has(*row as usize)).collect());
            return (order, None);
        }
        // The first row of the same case.
        let mut firsts: Vec<u32> = (0..rows).collect();
        for (row, first) in &doubled {
            if let (Some(slot), Ok(first)) = (firsts.get_mut(*row), u32::try_from(*first)) {
                *slot = first;
            }
        }
        let runs = self.store.wides.first().and_then(Option::as_deref).unwrap_or_default().to_vec();
        let key = |row: &u32| {
            let at = *row as usize;
            (firsts.get(at).copied().unwrap_or(*row), runs.get(at).copied().unwrap_or_default(), *row)
        };
        let mut order: Vec<u32> = (0..rows).collect();
        order.sort_unstable_by_key(key);
        for pair in order.windows(2) {
            let [one, other] = pair else { continue };
            let ((first, run, _), (other_first, other_run, _)) = (key(one), key(other));
            if (first, run) == (other_first, other_run) {
                self.again(*other as usize, *one as usize);
            }
        }
        order.retain(|row| !self.notes.bad.has(*row as usize));
        let mut starts = Vec::new();
        let mut last = NONE;
        for (at, row) in (0..).zip(&order) {
            let first = key(row).0;
            if first != last {
                starts.push(at);
                last = first;
            }
        }
        starts.push(u32::try_from(order.len()).unwrap_or(NONE));
        (Some(order), Some(starts))
    }
}

/// Something happened before the report.
pub(super) fn too_early(at: i64, reported: i64, offset: Offset) -> FaultKind {
    let said = |at: i64| Instant::from_millis(at).map(|at| Stamp::new(at, offset).to_string());
    let (given, bounds) = (said(at).unwrap_or_default(), said(reported).unwrap_or_default());
    FaultKind::OutOfBounds { given, bounds: format!("{bounds}..") }
}

/// The place of a word in its list.
pub(super) fn place<T: PartialEq>(all: &[T], word: &T) -> u8 {
    all.iter().position(|known| known == word).and_then(|place| u8::try_from(place).ok()).unwrap_or(NOT)
}
