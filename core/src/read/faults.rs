//! The faults of a document together: as they are found, and in their order.

use std::fmt;

use super::{Fault, FaultKind, Path};

/// How many faults of a document are described; all are counted.
pub const MAX_FAULTS: usize = 10_000;

/// Faults as they are found: all counted, the first [`MAX_FAULTS`] described. A hostile document has millions.
#[derive(Debug, Default)]
pub(crate) struct FaultList {
    pub(super) described: Vec<Fault>,
    count: usize,
}

impl FaultList {
    /// Takes down a fault, whose description is made only if it is kept.
    pub(crate) fn note(&mut self, fault: impl FnOnce() -> Fault) {
        self.count += 1;
        if self.described.len() < MAX_FAULTS {
            self.described.push(fault());
        }
    }

    /// Takes down a fault at a place.
    pub(crate) fn push(&mut self, kind: FaultKind, path: Path) {
        self.note(|| Fault::new(kind, path));
    }

    /// Takes down the fault that ends the reading, which is described however many there are.
    pub(super) fn end(&mut self, fault: Fault) {
        self.count += 1;
        self.described.push(fault);
    }

    /// Counts faults that are not described.
    pub(super) fn count_on(&mut self, more: usize) {
        self.count += more;
    }

    /// Changes each described fault, and lets those go of which `keep` says so.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&mut Fault) -> bool) {
        let before = self.described.len();
        self.described.retain_mut(|fault| keep(fault));
        self.count -= before - self.described.len();
    }

    /// Takes down all faults of another list.
    pub(crate) fn take(&mut self, other: Self) {
        let more = other.count - other.described.len();
        for fault in other.described {
            self.note(|| fault);
        }
        self.count_on(more);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }
}

/// The faults of a document, by line, column and path: never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults {
    described: Vec<Fault>,
    count: usize,
}

impl Faults {
    pub(crate) fn new(list: FaultList) -> Self {
        let FaultList { mut described, count } = list;
        described.sort_by(|a, b| (a.line, a.column, &a.path).cmp(&(b.line, b.column, &b.path)));
        Self { described, count }
    }

    /// The faults in order; of more than [`MAX_FAULTS`] those found first.
    #[must_use]
    pub fn as_slice(&self) -> &[Fault] {
        &self.described
    }

    /// How many there are, those among them that are not described.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }
}

impl<'f> IntoIterator for &'f Faults {
    type Item = &'f Fault;
    type IntoIter = std::slice::Iter<'f, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.described.iter()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} fault(s)", self.count)?;
        for fault in &self.described {
            write!(f, "; {} at `{}`", fault.code(), fault.path)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
