//! What can be wrong with a calendar as a scheme describes it.

use super::Session;
use crate::value::{Date, Excerpt, Weekday};

/// A fault of a [`CalendarSpec`](super::CalendarSpec) or a [`Session`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(untagged)]
pub enum CalendarFault {
    /// Not a session: `HH:MM-HH:MM`, beginning before it ends, 24:00 only as an end.
    #[error("{found} is not a session: expected HH:MM-HH:MM that begins before it ends, at most 24:00")]
    BadSession {
        /// What was read, shortened.
        found: Excerpt,
    },
    /// A session begins before the one listed before it has ended.
    #[error("session {second} begins before {first}, listed before it, has ended")]
    SessionsOverlap {
        /// The weekday; none for the default sessions.
        weekday: Option<Weekday>,
        /// The session listed first.
        first: Session,
        /// The session listed after it.
        second: Session,
    },
    /// There are no default sessions, which adjusted working days need.
    #[error("there are no default sessions")]
    #[serde(serialize_with = "no_facts")]
    NoDefaultSessions,
    /// No weekday has a session.
    #[error("no weekday has a session")]
    #[serde(serialize_with = "no_facts")]
    NoSessions,
    /// The scheme names a day twice.
    #[error("{day} is named twice")]
    DuplicateDay {
        /// The day.
        day: Date,
        /// The place in the list, from 0, where it stands again.
        index: usize,
    },
    /// There is no such edition of the national table here.
    #[error("there is no edition {edition} of the national table: expected {first} to {last}")]
    UnknownEdition {
        /// The edition asked for.
        edition: u16,
        /// The first edition there is.
        first: u16,
        /// The last edition there is.
        last: u16,
    },
}

/// The facts of what has none: an object without keys (X1).
pub(super) fn no_facts<S: serde::Serializer>(to: S) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeMap;
    to.serialize_map(Some(0))?.end()
}

impl CalendarFault {
    /// Every code, in the order of the variants.
    pub const ALL_CODES: [&'static str; 6] = [
        "bad_session",
        "sessions_overlap",
        "no_default_sessions",
        "no_sessions",
        "duplicate_day",
        "unknown_edition",
    ];

    /// The stable name of the fault, for machines.
    pub const fn code(&self) -> &'static str {
        match self {
            CalendarFault::BadSession { .. } => "bad_session",
            CalendarFault::SessionsOverlap { .. } => "sessions_overlap",
            CalendarFault::NoDefaultSessions => "no_default_sessions",
            CalendarFault::NoSessions => "no_sessions",
            CalendarFault::DuplicateDay { .. } => "duplicate_day",
            CalendarFault::UnknownEdition { .. } => "unknown_edition",
        }
    }
}
