//! What can be wrong with records (P1), row by row.

use std::ops::Range;
use std::str::FromStr;

use super::Activities;
use super::build::Undone;
use super::columns::ActivityColumns;
use super::numbers::BAD;
use super::times::{NO_TIME, NOT_ONE};
use crate::read::{Fault, FaultKind, FaultList, Path, ReversalFault, nearest, shown};
use crate::tally::World;
use crate::tally::bits::Bits;
use crate::tally::block::{BLOCK, day, days};
use crate::tally::column::Cell;
use crate::tally::spans::DaySpans;
use crate::tally::threads::share;
use crate::value::{Code, Date, Instant, MemberId, RecordId, Stamp, TargetId, UnitId, ValueError};

/// Ids below this in size have too few digits to look like somebody's number.
const PLAIN: i128 = 10_000_000_000;

/// A table, and what is to be said of its rows.
pub(super) struct Check<'c, 'a> {
    pub(super) world: World<'c>,
    pub(super) columns: &'c ActivityColumns<'a>,
    pub(super) table: &'c Activities<'a>,
    pub(super) serving: DaySpans,
    /// The rows whose id an earlier one has, and which.
    pub(super) doubled: Vec<(usize, usize)>,
    /// The reversals that are none.
    pub(super) undone: Vec<(usize, Undone)>,
    /// The rows of a document that could not be read whole; what is missing there was said before.
    pub(super) unread: Option<Bits>,
}

/// What a check finds.
pub(super) struct Checked {
    pub(super) faults: FaultList,
    /// The rows that have one.
    pub(super) bad: Bits,
    /// The first local day of a row and the last; the other way round if there is none.
    pub(super) days: (i32, i32),
}

/// What a first look finds.
struct Looked {
    /// Where the blocks begin of which there may be something to say.
    suspect: Vec<usize>,
    /// The first local day of the other rows and the last.
    days: (i32, i32),
}

fn joined(one: (i32, i32), other: (i32, i32)) -> (i32, i32) {
    (one.0.min(other.0), one.1.max(other.1))
}

impl Check<'_, '_> {
    /// Every fault of every row.
    pub(super) fn all(&self) -> Checked {
        let (rows, threads) = (self.table.len(), self.world.threads().max(1));
        let (mut faults, mut bad) = (FaultList::default(), Bits::none(rows));
        let part = rows.div_ceil(threads).next_multiple_of(BLOCK).max(BLOCK);
        let parts = (0..rows).step_by(part).map(|start| start..rows.min(start + part)).collect();
        let looked = share(threads, parts, |part| self.look(part));
        let mut span = looked.iter().fold((i32::MAX, i32::MIN), |span, part| joined(span, part.days));
        for start in looked.into_iter().flat_map(|part| part.suspect) {
            let is_unread = |row: usize| self.unread.as_ref().is_some_and(|unread| unread.has(row));
            for row in start..rows.min(start + BLOCK) {
                if let Some(at) = self.table.at(row) {
                    let day = day(at, self.table.offset);
                    span = joined(span, (day, day));
                }
                let mut found = usize::from(is_unread(row));
                self.row(row, &mut |column, kind: &dyn Fn() -> FaultKind| {
                    found += 1;
                    if self.unread.is_some() && matches!(kind(), FaultKind::Missing { .. }) {
                        return;
                    }
                    let place = || Path::root().field("activities").index(row).field(column);
                    faults.note(|| Fault::new(kind(), place()));
                });
                if found > 0 {
                    bad.mark(row);
                }
            }
        }
        let days = if span.0 > span.1 { (0, -1) } else { span };
        Checked { faults, bad, days }
    }

    /// Looks for blocks of rows of which there may be something to say.
    fn look(&self, rows: Range<usize>) -> Looked {
        let mut looked = Looked { suspect: Vec::new(), days: (i32::MAX, i32::MIN) };
        let mut buffers = Buffers::default();
        for start in rows.clone().step_by(BLOCK) {
            let end = rows.end.min(start + BLOCK);
            let listed = |row: usize| (start..end).contains(&row);
            let is_unread = |row: usize| self.unread.as_ref().is_some_and(|unread| unread.has(row));
            let sound = self.is_plain(start, end, &mut buffers)
                && !after(&self.doubled, start).is_some_and(listed)
                && !after(&self.undone, start).is_some_and(listed)
                && !(start..end).any(is_unread);
            if sound {
                let on = buffers.days.get(..end - start).unwrap_or_default();
                looked.days = on.iter().fold(looked.days, |days, day| joined(days, (*day, *day)));
            } else {
                looked.suspect.push(start);
            }
        }
        looked
    }

    /// Whether there is nothing to say of some rows, but for doubled ids and reversals.
    fn is_plain(&self, start: usize, end: usize, buffers: &mut Buffers) -> bool {
        let (table, length) = (self.table, end - start);
        let Buffers { members, names, at, other, days: on } = buffers;
        let [members, names] = [members, names].map(|buffer| buffer.get_mut(..length).unwrap_or_default());
        let [at, other] = [at, other].map(|buffer| buffer.get_mut(..length).unwrap_or_default());
        let on = on.get_mut(..length).unwrap_or_default();
        let mut plain = true;
        for (numbers, required) in
            [(&table.unit, true), (&table.kind, true), (&table.target, false), (&table.verified_by, false)]
        {
            plain &= numbers.are_known(start, required, names);
        }
        table.read_at(start, at);
        plain &= at.iter().all(|at| *at != NOT_ONE && *at != NO_TIME);
        days(at, table.offset, on);
        let (first, last) = on.iter().fold((i32::MAX, i32::MIN), |days, day| joined(days, (*day, *day)));
        if self.serving.hold_of_all(first, last) {
            plain &= table.member.are_known(start, true, members);
        } else {
            // A member without a number serves on no day.
            table.member.read(start, members);
            plain &= members.iter().zip(&*on).all(|(member, day)| self.serving.hold(*member, *day));
        }
        table.read_quantity(start, other);
        plain &= other.iter().all(|quantity| *quantity >= 0);
        if let Some(filed_at) = &self.columns.filed_at {
            plain &= (start..end).zip(&*at).all(|(row, at)| match filed_at.get(row, table.offset) {
                None => true,
                Some(Err(_)) => false,
                Some(Ok(_)) => table.filed_at(row, *at) >= *at,
            });
        }
        plain && self.columns.id.as_ref().is_none_or(|ids| (start..end).all(|row| is_plain(ids.cell(row))))
    }

    /// The faults of a row, in the order of the columns.
    fn row(&self, row: usize, fault: &mut dyn FnMut(&'static str, &dyn Fn() -> FaultKind)) {
        let (columns, table) = (self.columns, self.table);
        if let Some(ids) = &columns.id {
            match ids.cell(row) {
                cell if !matches!(cell, Cell::Null) && is_plain(cell) => {}
                cell => fault("id", &|| wrong::<RecordId>(cell, "id").unwrap_or_else(|| missing("id"))),
            }
        }
        if let Some(first) = of(&self.doubled, row) {
            let id = || table.ids.get(row).map(|id| id.to_string()).unwrap_or_default();
            fault("id", &|| FaultKind::Duplicate {
                what: "record".to_owned(),
                id: id(),
                first: format!("activities[{first}]"),
            });
        }
        let member = table.member.get(row);
        if member >= BAD {
            fault("member", &|| unknown::<MemberId>(columns.member.cell(row), "member", &[]));
        }
        if table.unit.get(row) >= BAD {
            fault("unit", &|| unknown::<UnitId>(columns.unit.cell(row), "unit", &[]));
        }
        if table.kind.get(row) >= BAD {
            fault("kind", &|| unknown::<Code>(columns.kind.cell(row), "activity", &table.kinds));
        }
        let at = match columns.at.get(row, table.offset) {
            None => {
                fault("at", &|| missing("at"));
                None
            }
            Some(Err(error)) => {
                fault("at", &|| FaultKind::Value(error.clone()));
                None
            }
            Some(Ok(at)) => Some(at),
        };
        if let (Some(at), Some(id)) = (at, self.world.org().members().get(member as usize)) {
            let (day, _) = at.local(table.offset);
            if !self.serving.hold(member, day.days()) {
                fault("member", &|| not_serving(id, day));
            }
        }
        match columns.quantity.as_ref().and_then(|column| column.get(row)) {
            Some(Err(error)) => fault("quantity", &|| FaultKind::Value(error.clone())),
            Some(Ok(amount)) if amount.thousandths() < 0 => fault("quantity", &|| FaultKind::OutOfBounds {
                given: amount.to_string(),
                bounds: "0..".to_owned(),
            }),
            Some(Ok(_)) | None => {}
        }
        if let (BAD, Some(column)) = (table.target.get(row), &columns.target) {
            fault("target", &|| {
                wrong::<TargetId>(column.cell(row), "target").unwrap_or_else(|| missing("target"))
            });
        }
        if let (BAD, Some(column)) = (table.verified_by.get(row), &columns.verified_by) {
            fault("verified_by", &|| unknown::<MemberId>(column.cell(row), "member", &[]));
        }
        match columns.filed_at.as_ref().and_then(|column| column.get(row, table.offset)) {
            Some(Err(error)) => fault("filed_at", &|| FaultKind::Value(error.clone())),
            Some(Ok(given)) => {
                if let Some(at) = at.filter(|at| table.filed_at(row, at.millis()) < at.millis()) {
                    let stamp = |at: Instant| Stamp::new(at, table.offset);
                    fault("filed_at", &|| FaultKind::FiledEarly { at: stamp(at), filed_at: stamp(given) });
                }
            }
            None => {}
        }
        let first = self.undone.partition_point(|(undone, _)| *undone < row);
        for (_, undone) in self.undone.iter().skip(first).take_while(|(undone, _)| *undone == row) {
            fault("reverses", &|| self.undone(row, undone));
        }
    }

    fn undone(&self, row: usize, undone: &Undone) -> FaultKind {
        let cell = self.columns.reverses.as_ref().map_or(Cell::Null, |column| column.cell(row));
        match undone {
            Undone::Unreadable => wrong::<RecordId>(cell, "reverses").unwrap_or_else(|| missing("reverses")),
            Undone::Unknown => unknown::<RecordId>(cell, "record", &[]),
            Undone::Broken(why) => FaultKind::BrokenReversal { record: text(cell), why: *why },
        }
    }
}

#[derive(Debug)]
struct Buffers {
    members: [u32; BLOCK],
    names: [u32; BLOCK],
    at: [i64; BLOCK],
    other: [i64; BLOCK],
    days: [i32; BLOCK],
}

impl Default for Buffers {
    fn default() -> Self {
        let (numbers, times) = ([0; BLOCK], [0; BLOCK]);
        Self { members: numbers, names: numbers, at: times, other: times, days: [0; BLOCK] }
    }
}

/// The first row from one on that is listed.
fn after<T>(listed: &[(usize, T)], row: usize) -> Option<usize> {
    listed.get(listed.partition_point(|(listed, _)| *listed < row)).map(|(row, _)| *row)
}

/// What is listed of a row.
fn of(listed: &[(usize, usize)], row: usize) -> Option<usize> {
    let place = listed.binary_search_by_key(&row, |(row, _)| *row).ok()?;
    listed.get(place).map(|(_, first)| *first)
}

/// Whether there is nothing to say of an id.
fn is_plain(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Number(number) if number.abs() < PLAIN => true,
        cell => wrong::<RecordId>(cell, "").is_none() && !matches!(cell, Cell::Null),
    }
}

/// What stands in a cell, for messages.
pub(in crate::tally) fn text(cell: Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => shown(text),
        Cell::Number(number) => number.to_string(),
        Cell::Null | Cell::NotUtf8(_) | Cell::Beyond(..) => String::new(),
    }
}

pub(in crate::tally) fn missing(field: &str) -> FaultKind {
    FaultKind::Missing { field: field.to_owned() }
}

fn not_serving(member: &MemberId, day: Date) -> FaultKind {
    FaultKind::NotServingThen { member: member.to_string(), day: day.to_string() }
}

/// Why a value is no id; `None` if it is one.
pub(in crate::tally) fn wrong<T: FromStr<Err = ValueError>>(
    cell: Cell<'_>,
    field: &str,
) -> Option<FaultKind> {
    let read = |text: &str| text.parse::<T>().err().map(FaultKind::Value);
    match cell {
        Cell::Null => Some(missing(field)),
        Cell::Text(text) => read(text),
        Cell::Number(number) => read(&number.to_string()),
        Cell::NotUtf8(_) | Cell::Beyond(..) => cell.flaw(),
    }
}

/// Why a value is no name of something known.
pub(in crate::tally) fn unknown<T: FromStr<Err = ValueError>>(
    cell: Cell<'_>,
    what: &'static str,
    known: &[Code],
) -> FaultKind {
    wrong::<T>(cell, what).unwrap_or_else(|| {
        let name = text(cell);
        let nearest = nearest(&name, known.iter().map(Code::as_str));
        FaultKind::UnknownReference { what: what.to_owned(), name, nearest }
    })
}

/// Why a cell is none of some words.
pub(in crate::tally) fn unknown_word<'w>(
    cell: Cell<'_>,
    field: &str,
    words: impl Iterator<Item = &'w str>,
) -> FaultKind {
    match cell {
        Cell::Text(given) => FaultKind::unknown_word(given, words),
        Cell::Number(given) => FaultKind::unknown_word(&given.to_string(), words),
        cell => cell.flaw().unwrap_or_else(|| missing(field)),
    }
}

impl ReversalFault {
    /// Whether one record can take back another.
    pub(super) fn all(
        same_member: bool,
        in_order: bool,
        again: bool,
        of_reversal: bool,
    ) -> impl Iterator<Item = Self> {
        let faults = [
            (!same_member, Self::OtherMember),
            (!in_order, Self::FiledLater),
            (again, Self::Reversed),
            (of_reversal, Self::Reversal),
        ];
        faults.into_iter().filter_map(|(wrong, fault)| wrong.then_some(fault))
    }
}
