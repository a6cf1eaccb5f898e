//! Where a case table keeps what is in it: columns of numbers, nothing a row.

use super::field::{NEVER, NONE, NOT, Small, Time, Wide};
use crate::tally::threads::share;

/// The columns; `None` where one is not supplied, empty where one is and nothing stands in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Store {
    pub(super) times: [Option<Vec<i64>>; Time::COUNT],
    pub(super) wides: [Option<Vec<u32>>; Wide::COUNT],
    pub(super) smalls: [Option<Vec<u8>>; Small::COUNT],
    /// The first overdue handle limit of a run, where events tell it apart from other limits.
    pub(super) handle_overdue: Option<Vec<i64>>,
}

impl Store {
    /// With every column, and no row yet.
    pub(super) fn whole() -> Self {
        Self {
            times: std::array::from_fn(|_| Some(Vec::new())),
            wides: std::array::from_fn(|_| Some(Vec::new())),
            smalls: std::array::from_fn(|_| Some(Vec::new())),
            handle_overdue: Some(Vec::new()),
        }
    }

    /// A column of instants; empty if it is not supplied.
    pub(super) fn time(&self, of: Time) -> &[i64] {
        self.times.get(of as usize).and_then(Option::as_deref).unwrap_or_default()
    }

    /// A column of numbers; empty if it is not supplied.
    pub(super) fn wide(&self, of: Wide) -> &[u32] {
        self.wides.get(of as usize).and_then(Option::as_deref).unwrap_or_default()
    }

    /// A column of what has few values; empty if it is not supplied.
    pub(super) fn small(&self, of: Small) -> &[u8] {
        self.smalls.get(of as usize).and_then(Option::as_deref).unwrap_or_default()
    }

    pub(super) fn has_time(&self, of: Time) -> bool {
        self.times.get(of as usize).is_some_and(Option::is_some)
    }

    pub(super) fn has_wide(&self, of: Wide) -> bool {
        self.wides.get(of as usize).is_some_and(Option::is_some)
    }

    pub(super) fn has_small(&self, of: Small) -> bool {
        self.smalls.get(of as usize).is_some_and(Option::is_some)
    }

    pub(super) fn set_time(&mut self, of: Time, values: Vec<i64>) {
        if let Some(slot) = self.times.get_mut(of as usize) {
            *slot = Some(values);
        }
    }

    pub(super) fn set_wide(&mut self, of: Wide, values: Vec<u32>) {
        if let Some(slot) = self.wides.get_mut(of as usize) {
            *slot = Some(values);
        }
    }

    pub(super) fn set_small(&mut self, of: Small, values: Vec<u8>) {
        if let Some(slot) = self.smalls.get_mut(of as usize) {
            *slot = Some(values);
        }
    }

    /// Adds some rows.
    pub(super) fn extend(&mut self, rows: &[Line]) {
        fn add<T: Copy>(
            columns: &mut [Option<Vec<T>>],
            rows: &[Line],
            of: impl Fn(&Line, usize) -> Option<&T>,
        ) {
            for (place, column) in columns.iter_mut().enumerate() {
                if let Some(column) = column {
                    column.extend(rows.iter().filter_map(|row| of(row, place)));
                }
            }
        }
        add(&mut self.times, rows, |row, place| row.times.get(place));
        add(&mut self.wides, rows, |row, place| row.wides.get(place));
        add(&mut self.smalls, rows, |row, place| row.smalls.get(place));
        add(std::slice::from_mut(&mut self.handle_overdue), rows, |row, _| Some(&row.handle_overdue));
    }

    /// The rows of several that have the same columns, one behind the other; so many threads share the columns.
    pub(super) fn joined(mut stores: Vec<Self>, threads: usize) -> Self {
        fn join<T: Copy + Send>(columns: Vec<Vec<Option<Vec<T>>>>, threads: usize) -> Vec<Option<Vec<T>>> {
            share(threads, columns, |parts| {
                let mut parts = parts.into_iter();
                let mut all = parts.next()??;
                parts.for_each(|part| all.extend(part.unwrap_or_default()));
                Some(all)
            })
        }
        let mut all = Self::default();
        let mut times: Vec<_> = (0..Time::COUNT)
            .map(|field| stores.iter_mut().map(|store| store.times.get_mut(field)?.take()).collect())
            .collect();
        times.push(stores.iter_mut().map(|store| store.handle_overdue.take()).collect());
        let mut times = join(times, threads);
        all.handle_overdue = times.pop().flatten();
        all.times.iter_mut().zip(times).for_each(|(slot, column)| *slot = column);
        let wides = (0..Wide::COUNT)
            .map(|field| stores.iter_mut().map(|store| store.wides.get_mut(field)?.take()).collect());
        let wides = join(wides.collect(), threads);
        all.wides.iter_mut().zip(wides).for_each(|(slot, column)| *slot = column);
        let smalls = (0..Small::COUNT)
            .map(|field| stores.iter_mut().map(|store| store.smalls.get_mut(field)?.take()).collect());
        let smalls = join(smalls.collect(), threads);
        all.smalls.iter_mut().zip(smalls).for_each(|(slot, column)| *slot = column);
        all
    }

    /// The same rows with the columns of another.
    pub(super) fn with(self, other: Self) -> Self {
        let Self { mut times, mut wides, mut smalls, handle_overdue } = self;
        times.iter_mut().zip(other.times).for_each(|(own, more)| *own = more.or_else(|| own.take()));
        wides.iter_mut().zip(other.wides).for_each(|(own, more)| *own = more.or_else(|| own.take()));
        smalls.iter_mut().zip(other.smalls).for_each(|(own, more)| *own = more.or_else(|| own.take()));
        Self { times, wides, smalls, handle_overdue: other.handle_overdue.or(handle_overdue) }
    }

    /// The same rows in another order, or only some of them.
    pub(super) fn picked(self, rows: &[u32]) -> Self {
        fn pick<T: Copy>(column: Vec<T>, rows: &[u32]) -> Vec<T> {
            rows.iter().filter_map(|row| column.get(*row as usize).copied()).collect()
        }
        Self {
            times: self.times.map(|column| column.map(|column| pick(column, rows))),
            wides: self.wides.map(|column| column.map(|column| pick(column, rows))),
            smalls: self.smalls.map(|column| column.map(|column| pick(column, rows))),
            handle_overdue: self.handle_overdue.map(|column| pick(column, rows)),
        }
    }

    /// Supplies a column in which nothing stands; whether there is one of this name.
    pub(super) fn supply(&mut self, name: &str, rows: usize) -> bool {
        let time = Time::ALL.iter().find(|field| field.name() == name);
        if let Some(slot) = time.and_then(|field| self.times.get_mut(*field as usize)) {
            slot.get_or_insert_with(|| vec![NEVER; rows]);
            return true;
        }
        let wide = Wide::ALL.iter().find(|field| field.name() == name);
        if let Some((field, slot)) =
            wide.and_then(|field| Some((field, self.wides.get_mut(*field as usize)?)))
        {
            slot.get_or_insert_with(|| vec![nothing(*field); rows]);
            return true;
        }
        let small = Small::ALL.iter().find(|field| field.name() == name);
        if let Some((field, slot)) =
            small.and_then(|field| Some((field, self.smalls.get_mut(*field as usize)?)))
        {
            slot.get_or_insert_with(|| vec![no(*field); rows]);
            return true;
        }
        false
    }
}

/// What stands where a row says nothing: of what is counted, that there is none.
pub(super) const fn nothing(field: Wide) -> u32 {
    match field {
        Wide::Run | Wide::Reopened | Wide::Returned | Wide::Breach => 0,
        _ => NONE,
    }
}

/// What stands where a row says nothing: of what holds or does not, that it does not.
pub(super) const fn no(field: Small) -> u8 {
    match field {
        Small::Deferred | Small::Exempt => 0,
        _ => NOT,
    }
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    times: [i64; Time::COUNT],
    wides: [u32; Wide::COUNT],
    smalls: [u8; Small::COUNT],
    pub(super) handle_overdue: i64,
}

impl Line {
    /// A row that says nothing.
    pub(super) fn new() -> Self {
        let mut line = Self {
            times: [NEVER; Time::COUNT],
            wides: [NONE; Wide::COUNT],
            smalls: [NOT; Small::COUNT],
            handle_overdue: NEVER,
        };
        for (slot, field) in line.wides.iter_mut().zip(Wide::ALL) {
            *slot = nothing(*field);
        }
        for (slot, field) in line.smalls.iter_mut().zip(Small::ALL) {
            *slot = no(*field);
        }
        line
    }

    pub(super) fn time(&mut self, of: Time, at: i64) {
        if let Some(slot) = self.times.get_mut(of as usize) {
            *slot = at;
        }
    }

    pub(super) fn wide(&mut self, of: Wide, number: u32) {
        if let Some(slot) = self.wides.get_mut(of as usize) {
            *slot = number;
        }
    }

    pub(super) fn small(&mut self, of: Small, value: u8) {
        if let Some(slot) = self.smalls.get_mut(of as usize) {
            *slot = value;
        }
    }
}
