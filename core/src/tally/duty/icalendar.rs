//! Calendar entries as text (RFC 5545).

use crate::value::{Date, Instant, Offset};

/// The most bytes of a line.
const WIDTH: usize = 75;

/// One entry of a calendar: a whole day.
pub(crate) struct Entry {
    pub(crate) uid: String,
    pub(crate) day: Date,
    pub(crate) summary: String,
    pub(crate) description: String,
}

/// The text of a calendar: `stamp` is when it was made.
pub(crate) fn calendar(product: &str, stamp: Instant, entries: impl Iterator<Item = Entry>) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| fold(&mut text, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", &escaped(product));
    for entry in entries {
        line("BEGIN", "VEVENT");
        line("UID", &entry.uid);
        line("DTSTAMP", &utc(stamp));
        line("DTSTART;VALUE=DATE", &basic(entry.day));
        if let Some(next) = entry.day.next() {
            line("DTEND;VALUE=DATE", &basic(next));
        }
        line("SUMMARY", &escaped(&entry.summary));
        line("DESCRIPTION", &escaped(&entry.description));
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

/// Adds a line in pieces of at most 75 bytes, none of which ends within a character; each but the first begins with a
/// space.
fn fold(text: &mut String, line: &str) {
    let mut room = WIDTH;
    for c in line.chars() {
        if c.len_utf8() > room {
            text.push_str("\r\n ");
            room = WIDTH - 1;
        }
        text.push(c);
        room -= c.len_utf8();
    }
    text.push_str("\r\n");
}

/// A text as a value; of what is no text but control nothing.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// `20260305`.
fn basic(day: Date) -> String {
    let (year, month, day) = day.ymd();
    format!("{year:04}{month:02}{day:02}")
}

/// `20260305T010000Z`: whole seconds.
fn utc(at: Instant) -> String {
    let (day, ms) = at.local(Offset::UTC);
    let seconds = ms / 1000;
    format!("{}T{:02}{:02}{:02}Z", basic(day), seconds / 3600, seconds / 60 % 60, seconds % 60)
}
