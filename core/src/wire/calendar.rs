//! Deadlines, working time, and what a day is (工作日历).
//!
//! Instants are RFC 3339 text (V1) and come back in the calendar's offset; every answer names the edition of the
//! national table it rests on (T1).

use serde::Serialize;

use super::Error;
use super::json::write;
use crate::calendar::{Calendar, Reason, Session};
use crate::value::{Date, Duration, Instant, Stamp};

/// When a limit of `duration` (`3wd`, `3个工作日`) that starts at `start` ends (截止时间, T2).
///
/// `{"deadline":…,"edition":…,"unpublished":…}`: an instant, a year, and whether some day from start to deadline
/// has no published holidays yet, so that the weekday served (T4).
///
/// ```
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// assert_eq!(
///     wire::calendar::deadline(scheme.calendar(), "2026-02-12T10:00:00+08:00", "7个工作日")?,
///     r#"{"deadline":"2026-02-28T17:30:00+08:00","edition":2026,"unpublished":false}"#
/// );
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` for a start or duration that is none; `calendar` for a deadline beyond 2199, or on an unpublished day
/// where the scheme demands an error.
pub fn deadline(calendar: &Calendar, start: &str, duration: &str) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Answer {
        deadline: Stamp,
        edition: u16,
        unpublished: bool,
    }
    let (start, duration) = (Instant::parse(start)?, duration.parse::<Duration>()?);
    let found = calendar.deadline(start, &duration)?;
    let deadline = Stamp::new(found.at, calendar.offset());
    Ok(write(&Answer { deadline, edition: found.edition, unpublished: found.unpublished }))
}

/// The working time from `a` to `b`, negative if `b` is earlier (T3).
///
/// `{"millis":…,"edition":…}`: milliseconds of working time, and a year.
///
/// ```
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let (friday, monday) = ("2026-03-06T17:00:00+08:00", "2026-03-09T09:00:00+08:00");
/// assert_eq!(
///     wire::calendar::between(scheme.calendar(), friday, monday)?,
///     r#"{"millis":3600000,"edition":2026}"#
/// );
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` for an instant that is none.
pub fn between(calendar: &Calendar, a: &str, b: &str) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Answer {
        millis: i64,
        edition: u16,
    }
    let millis = calendar.between(Instant::parse(a)?, Instant::parse(b)?);
    Ok(write(&Answer { millis, edition: calendar.edition() }))
}

/// What a day is and why (T1, T4).
///
/// `{"date":…,"working":…,"sessions":[…],"reason":{…},"edition":…,"published":…}`. Sessions are texts
/// `08:30-12:00`, none on a day without work. The reason is `{"by":"own"}` (the scheme names the day),
/// `{"by":"notice","year":…,"number":…,"issued":…}` (a notice of the national table does) or
/// `{"by":"weekday","weekday":"mon"}`.
///
/// ```
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// assert_eq!(
///     wire::calendar::day(scheme.calendar(), "2026-03-07")?,
///     r#"{"date":"2026-03-07","working":false,"sessions":[],"reason":{"by":"weekday","weekday":"sat"},"#
///         .to_owned()
///         + r#""edition":2026,"published":true}"#
/// );
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` for a date that is none.
pub fn day(calendar: &Calendar, date: &str) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Answer<'c> {
        date: Date,
        working: bool,
        sessions: &'c [Session],
        reason: Why,
        edition: u16,
        published: bool,
    }
    #[derive(Serialize)]
    #[serde(tag = "by", rename_all = "snake_case")]
    enum Why {
        Own,
        Notice { year: u16, number: &'static str, issued: &'static str },
        Weekday { weekday: crate::value::Weekday },
    }
    let date: Date = date.parse()?;
    let day = calendar.day(date);
    let reason = match day.reason {
        Reason::Own => Why::Own,
        Reason::Notice(notice) => {
            Why::Notice { year: notice.year, number: notice.number, issued: notice.issued }
        }
        Reason::Weekday => Why::Weekday { weekday: date.weekday() },
    };
    Ok(write(&Answer {
        date,
        working: day.working,
        sessions: calendar.sessions_on(date),
        reason,
        edition: calendar.edition(),
        published: calendar.is_published(date),
    }))
}
