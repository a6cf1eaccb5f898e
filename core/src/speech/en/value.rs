//! Values and calendars.

use super::quoted;
use crate::calendar::{CalendarError, CalendarFault, ColumnError};
use crate::speech::{Lang, row_error};
use crate::value::{Excerpt, Expected, PeriodKind, ValueError, Weekday};

pub(in crate::speech) fn value(error: &ValueError) -> String {
    let (found, what, expected) = match error {
        ValueError::BadInstant { found, expected } => (found, "is not an instant", expected),
        ValueError::OutOfRange { found, expected } => (found, "is out of range", expected),
        ValueError::BadDate { found, expected } => (found, "is not a date", expected),
        ValueError::BadOffset { found, expected } => (found, "is not a UTC offset", expected),
        ValueError::BadPeriod { found, expected } => (found, "is not a period", expected),
        ValueError::BadDuration { found, expected } => (found, "is not a duration", expected),
        ValueError::BadAmount { found, expected } => (found, "is not an amount", expected),
        ValueError::BadRatio { found, expected } => (found, "is not a ratio", expected),
        ValueError::BadSeason { found, expected } => (found, "is not a season", expected),
        ValueError::BadId { found, expected } => (found, "is not an id", expected),
        ValueError::BadCode { found, expected } => (found, "is not a code", expected),
        ValueError::BadText { found, expected } => (found, "is not allowed as text", expected),
        ValueError::Overflow { expected } => {
            return format!("the result is out of range: expected {}", expected.phrase());
        }
        ValueError::PersonalData => {
            return "the text contains what looks like an identity number or a mobile number".to_owned();
        }
    };
    refused(found, what, *expected)
}

fn refused(found: &Excerpt, what: &str, expected: Expected) -> String {
    format!("{} {what}: expected {}", quoted(found.as_str()), expected.phrase())
}

pub(super) fn calendar(fault: &CalendarFault) -> String {
    match fault {
        CalendarFault::BadSession { found } => format!(
            "{} is not a session: expected HH:MM-HH:MM that begins before it ends, at most 24:00",
            quoted(found.as_str())
        ),
        CalendarFault::SessionsOverlap { weekday, first, second } => {
            let whose = weekday.map_or("", weekday_name);
            format!("{whose}session {second} begins before {first}, listed before it, has ended")
        }
        CalendarFault::NoDefaultSessions => "there are no default sessions".to_owned(),
        CalendarFault::NoSessions => "no weekday has a session".to_owned(),
        CalendarFault::DuplicateDay { day, index } => {
            format!("{day} is named twice, again at place {index} counted from 0")
        }
        CalendarFault::UnknownEdition { edition, first, last } => {
            format!("there is no edition {edition} of the national table: expected {first} to {last}")
        }
    }
}

/// `1 record`, `2 records`.
pub(super) fn several(count: u32, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// How often something is due.
pub(super) fn every(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Day => "a day",
        PeriodKind::Week => "a week",
        PeriodKind::Month => "a month",
        PeriodKind::Quarter => "a quarter",
        PeriodKind::Half => "a half-year",
        PeriodKind::Year => "a year",
        PeriodKind::All => "in all",
    }
}

fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "on Monday, ",
        Weekday::Tue => "on Tuesday, ",
        Weekday::Wed => "on Wednesday, ",
        Weekday::Thu => "on Thursday, ",
        Weekday::Fri => "on Friday, ",
        Weekday::Sat => "on Saturday, ",
        Weekday::Sun => "on Sunday, ",
    }
}

pub(in crate::speech) fn calendar_error(error: &CalendarError) -> String {
    match error {
        CalendarError::Unpublished { day, edition } => {
            format!("the holidays around {day} are not published: the table in use ends with {edition}")
        }
        CalendarError::OutOfRange => "the answer lies beyond 2199-12-31 UTC".to_owned(),
    }
}

pub(in crate::speech) fn column_error(error: &ColumnError) -> String {
    let ColumnError::Rows(rows) = error else { return "the columns are not equally long".to_owned() };
    let noun = if rows.len() == 1 { "row has" } else { "rows have" };
    let first =
        rows.first().map(|(row, error)| format!(", the first is row {row}: {}", row_error(error, Lang::En)));
    format!("{} {noun} no answer{}", rows.len(), first.unwrap_or_default())
}
