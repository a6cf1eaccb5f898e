//! From a fault's path to its line and column in TOML.

use std::collections::BTreeMap;

use super::toml::{self, Document};
use super::{Fault, Step};

/// Gives each fault of a TOML document the line and column of the nearest place that is written.
pub(super) fn locate(text: &str, faults: &mut [Fault]) {
    let mut open: Vec<&mut Fault> = faults.iter_mut().filter(|fault| fault.line.is_none()).collect();
    if open.is_empty() {
        return;
    }
    let Ok(document) = toml::parse(text) else { return };
    // In the order of paths no list is gone through twice.
    open.sort_by(|a, b| a.path.cmp(&b.path));
    let mut finder = Finder { document: &document, reached: BTreeMap::new() };
    let mut places: Vec<(usize, &mut Fault)> =
        open.into_iter().map(|fault| (finder.start(fault.path.steps()), fault)).collect();
    places.sort_by_key(|(byte, _)| *byte);
    let mut lines = Lines::of(text);
    for (byte, fault) in places {
        (fault.line, fault.column) = lines.position(byte);
    }
}

/// Finds the places of paths.
struct Finder<'d, 't> {
    document: &'d Document<'t>,
    /// Of each list how far it was gone through: a position and the value there.
    reached: BTreeMap<u32, (usize, u32)>,
}

impl Finder<'_, '_> {
    /// The byte at which the deepest written part of a path begins; of a field, its key.
    fn start(&mut self, path: &[Step]) -> usize {
        let (mut at, mut start) = (Document::ROOT, 0);
        for step in path {
            let next = match step {
                Step::Field(name) => self.document.find(at, name),
                Step::Index(position) => self.row(at, *position),
            };
            let Some(next) = next else { break };
            (at, start) = (next, self.document.start(next));
        }
        start
    }

    fn row(&mut self, list: u32, position: usize) -> Option<u32> {
        let first = || self.document.inside(list).next().map(|first| (0, first));
        let reached = self.reached.get(&list).copied().filter(|(at, _)| *at <= position);
        let (mut at, mut row) = reached.or_else(first)?;
        while at < position {
            (at, row) = (at + 1, self.document.after(row)?);
        }
        self.reached.insert(list, (at, row));
        Some(row)
    }
}

/// Lines and columns of bytes that are asked for in order.
pub(super) struct Lines<'t> {
    text: &'t str,
    byte: usize,
    line: usize,
    column: usize,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, byte: 0, line: 1, column: 1 }
    }

    /// Line and column of a byte, both from 1; columns count characters. No byte lies before the last one asked for.
    pub(super) fn position(&mut self, byte: usize) -> (Option<u32>, Option<u32>) {
        let between = self.text.get(self.byte..byte).unwrap_or_default();
        let breaks = between.bytes().filter(|byte| *byte == b'\n').count();
        self.line += breaks;
        let last = between.rsplit('\n').next().unwrap_or_default();
        self.column = if breaks == 0 { self.column } else { 1 } + last.chars().count();
        self.byte += between.len();
        (u32::try_from(self.line).ok(), u32::try_from(self.column).ok())
    }
}
