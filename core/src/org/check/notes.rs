//! The faults so far, and the checks that need nothing but a row.

use super::names::Row;
use crate::read::{FaultKind, FaultList, Field, Path, Rows, nearest};
use crate::scheme::{Scheme, TierNo};
use crate::value::{Code, Date, Span, overlaps};

/// How many names are compared, over a whole document, to find the nearest to unknown ones. A document of many
/// names and many unknown ones would else take time in the product of both.
const COMPARISONS: usize = 200_000;

/// The faults so far.
pub(super) struct Notes<'f> {
    faults: &'f mut FaultList,
    comparisons: usize,
}

impl<'f> Notes<'f> {
    pub(super) fn new(faults: &'f mut FaultList) -> Self {
        Self { faults, comparisons: COMPARISONS }
    }

    /// Whether there is any, those of the reading included.
    pub(super) fn found(&self) -> bool {
        !self.faults.is_empty()
    }

    pub(super) fn fault(&mut self, kind: FaultKind, path: Path) {
        self.faults.push(kind, path);
    }

    /// Notes an id or code that stands twice.
    pub(super) fn duplicate(&mut self, what: &str, id: &str, first: &Path, path: Path) {
        let (what, id) = (what.to_owned(), id.to_owned());
        self.fault(FaultKind::Duplicate { what, id, first: first.to_string() }, path);
    }

    /// Notes an unknown name and the nearest of `names`, as long as comparisons are left.
    pub(super) fn unknown<'n>(
        &mut self,
        what: &str,
        name: &str,
        names: impl ExactSizeIterator<Item = &'n str>,
        path: Path,
    ) {
        let left = self.comparisons.checked_sub(names.len());
        self.comparisons = left.unwrap_or(self.comparisons);
        let nearest = left.and_then(|_| nearest(name, names));
        let kind = FaultKind::UnknownReference { what: what.to_owned(), name: name.to_owned(), nearest };
        self.fault(kind, path);
    }

    /// The entry of the scheme that is named by code.
    pub(super) fn known<'s, T>(
        &mut self,
        what: &str,
        given: &Code,
        entries: &'s [T],
        code: impl Fn(&'s T) -> &'s Code,
        path: impl FnOnce() -> Path,
    ) -> Option<&'s T> {
        let entry = entries.iter().find(|entry| code(entry) == given);
        if entry.is_none() {
            let names = entries.iter().map(|entry| code(entry).as_str());
            self.unknown(what, given.as_str(), names, path());
        }
        entry
    }

    /// The entry of the scheme that a field names by code.
    pub(super) fn declared<'s, T>(
        &mut self,
        what: &str,
        given: &Field<Code>,
        entries: &'s [T],
        code: impl Fn(&'s T) -> &'s Code,
        (row, field): (Row, &str),
    ) -> Option<&'s T> {
        self.known(what, given.get()?, entries, code, || row.field(field))
    }

    /// Notes that a list needs an entry.
    pub(super) fn not_empty<T>(&mut self, what: &str, rows: &Rows<T>, path: impl FnOnce() -> Path) {
        if rows.len() == Some(0) {
            let kind = FaultKind::WrongCount { what: what.to_owned(), expected: "1..".to_owned(), found: 0 };
            self.fault(kind, path());
        }
    }

    /// Notes that a unit stands on none of the tiers it would have to.
    pub(super) fn wrong_tier(
        &mut self,
        id: impl ToString,
        tier: TierNo,
        expected: &[TierNo],
        scheme: &Scheme,
        path: Path,
    ) {
        let code = |tier: &TierNo| {
            scheme.tier(*tier).map_or_else(|| tier.to_string(), |declared| declared.code.to_string())
        };
        let expected = expected.iter().map(code).collect();
        self.fault(FaultKind::WrongTier { id: id.to_string(), tier: code(&tier), expected }, path);
    }

    /// The span of a row; one that no day lies in is a fault.
    pub(super) fn span(&mut self, from: &Field<Date>, until: &Field<Date>, row: Row) -> Option<Span> {
        let from = *from.get()?;
        if until.is_faulty() {
            return None;
        }
        let until = until.get().copied();
        let span = Span::new(from, until);
        if let (None, Some(until)) = (span, until) {
            let kind = FaultKind::EmptySpan { from: from.to_string(), until: until.to_string() };
            self.fault(kind, row.field("until"));
        }
        span
    }

    /// Notes the rows whose span meets an earlier one with the same key; `id` is that of the key's `what`.
    pub(super) fn no_overlap<K: Ord + Copy>(
        &mut self,
        what: &str,
        list: &'static str,
        rows: Vec<(K, Span, usize)>,
        id: impl Fn(K) -> String,
    ) {
        for (key, at, first) in overlaps(rows) {
            let first = Row { list, at: first }.path().to_string();
            let kind = FaultKind::Overlap { what: what.to_owned(), id: id(key), first };
            self.fault(kind, Row { list, at }.path());
        }
    }
}
