//! Rows that each speak of some codes, or of every one.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::names::Checker;
use crate::read::{Path, Rows};
use crate::value::Code;

/// What rows of one list speak of.
pub(super) struct Spoken<T> {
    /// What such a row is.
    pub(super) row: &'static str,
    /// What a code stands for.
    pub(super) what: &'static str,
    /// The field that names them.
    pub(super) field: &'static str,
    /// The codes of a row; of a row without any, every one is meant.
    pub(super) codes: fn(&T) -> &Rows<Code>,
}

/// Of one code, and of every one, a list speaks at most once.
pub(super) fn each_once<T>(rows: &Rows<T>, spoken: &Spoken<T>, list: &Path, checker: &mut Checker<'_>) {
    let mut first: BTreeMap<&Code, usize> = BTreeMap::new();
    let mut every: Option<usize> = None;
    for (at, row) in rows.iter() {
        let codes = (spoken.codes)(row);
        if codes.len() == Some(0) {
            let earlier = *every.get_or_insert(at);
            if earlier < at {
                checker.duplicate(spoken.row, "*", &list.index(earlier), list.index(at));
            }
        }
        for (nth, code) in codes.iter() {
            let earlier = *first.entry(code).or_insert(at);
            // A code named twice in one list is a fault of that list.
            if earlier < at {
                let place = list.index(at).field(spoken.field).index(nth);
                checker.duplicate(spoken.what, code, &list.index(earlier), place);
            }
        }
    }
}

/// Values of a list, each once; a list that is written names one at least.
pub(super) fn distinct<T: Ord + Clone + Display>(
    given: &Rows<T>,
    what: &'static str,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Vec<T> {
    checker.not_written_empty(given, what, || place.clone());
    let mut first: BTreeMap<&T, usize> = BTreeMap::new();
    let mut values = Vec::new();
    for (at, value) in given.iter() {
        let earlier = *first.entry(value).or_insert(at);
        if earlier < at {
            checker.duplicate(what, value, &place.index(earlier), place.index(at));
        } else {
            values.push(value.clone());
        }
    }
    values
}
