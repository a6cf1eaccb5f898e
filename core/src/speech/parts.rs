//! What sentences of both languages are made from.

use crate::case::{Limit, LimitFor};
use crate::scheme::{Basis, Scheme, Source};
use crate::value::{Code, Date, Name, Offset, Ratio, Stamp, personal};

/// The most characters of a given text that a sentence repeats.
const SHOWN: usize = 200;

/// A given text, fit for a sentence: at most 200 characters on one line, nothing if it holds personal data (V5).
pub(super) fn shown(text: &str) -> String {
    if personal::find(text).is_some() {
        return "…".to_owned();
    }
    let mut shown = String::new();
    for (nth, c) in text.chars().enumerate() {
        if nth == SHOWN {
            shown.push('…');
            break;
        }
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A text of a checked document on one line, the whole of it.
pub(super) fn whole(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(plain).collect()
}

/// A share as people say it: `50%`, `12.5%`, or the fraction where there is no such decimal.
pub(super) fn share(share: Ratio) -> String {
    let percent = share.num().checked_mul(100).and_then(|num| Ratio::new(num, share.den()).ok());
    match percent.map(|percent| percent.to_string()) {
        Some(percent) if !percent.contains('/') => format!("{percent}%"),
        _ => share.to_string(),
    }
}

/// A stamp in parts: its local day, the time of day, and its offset where it is not +08:00.
pub(super) fn moment(stamp: Stamp) -> (Date, String, Option<Offset>) {
    let (day, ms) = stamp.instant().local(stamp.offset());
    let (minutes, seconds, millis) = (ms / 60_000, ms / 1000 % 60, ms % 1000);
    let mut clock = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if seconds != 0 || millis != 0 {
        clock.push_str(&format!(":{seconds:02}"));
    }
    if millis != 0 {
        clock.push_str(&format!(".{millis:03}"));
    }
    (day, clock, (stamp.offset() != Offset::BEIJING).then_some(stamp.offset()))
}

/// Where in a scheme the entry stands that a code of an event names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// An item.
    Item,
    /// Feedback and suspension.
    Handling,
    /// What happens as a limit runs out.
    Ladder,
    /// How residents judge.
    Evaluation,
}

/// The entry that sets a limit, and the field that gives its length.
pub(super) fn entry_of(limit: &Limit) -> (Entry, &'static str) {
    match limit.purpose {
        LimitFor::Accept | LimitFor::Handle => (Entry::Item, "limit"),
        LimitFor::Supervision => (Entry::Ladder, "supervision"),
        LimitFor::Feedback => (Entry::Handling, "feedback"),
    }
}

/// What an entry, or one field of it, rests on (S5).
pub(super) enum Ground<'s> {
    /// A sensible value, still to be confirmed.
    Assumed,
    /// A document.
    Source(&'s Source),
}

/// The name of an entry and what its `field` rests on; an empty field stands for the entry as a whole. `None` if
/// the scheme holds no such entry.
pub(super) fn ground<'s>(
    scheme: &'s Scheme,
    code: &Code,
    (entry, field): (Entry, &str),
) -> Option<(&'s Name, Ground<'s>)> {
    let (found, name, basis) = match entry {
        Entry::Item => {
            let item = scheme.item(code)?;
            (&item.code, &item.name, &item.basis)
        }
        Entry::Handling => {
            let rule = scheme.handling();
            (&rule.code, &rule.name, &rule.basis)
        }
        Entry::Ladder => {
            let rule = scheme.ladder();
            (&rule.code, &rule.name, &rule.basis)
        }
        Entry::Evaluation => {
            let rule = scheme.evaluation();
            (&rule.code, &rule.name, &rule.basis)
        }
    };
    (found == code).then(|| (name, resting(scheme, basis, field)))
}

fn resting<'s>(scheme: &'s Scheme, basis: &Basis, field: &str) -> Ground<'s> {
    let source = scheme.sources().iter().find(|source| source.id == basis.source);
    match source {
        Some(source) if !basis.assumes(field) => Ground::Source(source),
        _ => Ground::Assumed,
    }
}
