//! Fields that stand beside others, and entries by their codes.

use std::collections::BTreeMap;

use super::names::Checker;
use crate::read::Path;
use crate::value::Code;

/// Entries by code; of a code declared twice the first.
pub(super) fn by_code<'d, T>(entries: impl Iterator<Item = (&'d Code, T)>) -> BTreeMap<&'d Code, T> {
    let mut known = BTreeMap::new();
    entries.for_each(|(code, entry)| {
        known.entry(code).or_insert(entry);
    });
    known
}

/// A field by name, and whether it is absent.
pub(super) type Written = (&'static str, bool);

/// Of the fields of a word's like those it needs stand, those it allows may, and no others.
pub(super) fn belonging(
    (needed, allowed): (&[&str], &[&str]),
    word: &str,
    fields: &[Written],
    place: &Path,
    checker: &mut Checker<'_>,
) {
    for (field, absent) in fields {
        match (needed.contains(field), absent) {
            (true, true) => checker.missing(field, place),
            (false, false) if !allowed.contains(field) => {
                checker.excluded(field, word, place.field(field));
            }
            _ => {}
        }
    }
}

/// One of several fields stands, and no second; the first that does.
pub(super) fn exactly_one(
    fields: &[Written],
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<&'static str> {
    let mut standing = fields.iter().filter(|(_, absent)| !absent).map(|(field, _)| *field);
    let Some(first) = standing.next() else {
        if let Some((wanted, _)) = fields.first() {
            checker.missing(wanted, place);
        }
        return None;
    };
    for other in standing {
        checker.excluded(other, first, place.field(other));
    }
    Some(first)
}
