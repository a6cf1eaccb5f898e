//! What happens to a case (事件): decide, evolve, tick, and the story of it.
//!
//! A case is the snapshot that [`evolve`] gives; whoever keeps the ledger keeps the events and may keep the
//! snapshot beside them. Unknown fields of events and snapshots are ignored (X2). An event has the keys `v`,
//! `case`, `seq`, `at`, `by`?, `done_at`?, `note`?, `event` and those of its
//! [`Happening`](crate::case::Happening), in their order.

use serde::Serialize;

use super::Error;
use super::json::{self, What, write};
use crate::case::{self, Actor, Allowed, Case, Command, CommandKind, Context, Event, Refusal};
use crate::org::{Activations, Org};
use crate::scheme::Scheme;
use crate::speech::{Lang, happening};
use crate::value::{Instant, Stamp, UnitId};

/// What is laid down, who stands where, and which plans are in force, on the day of a command (C11).
#[derive(Clone, Copy, Debug)]
pub struct Grounds<'a> {
    /// The edition of the scheme that the case was reported under.
    pub scheme: &'a Scheme,
    /// The organisation.
    pub org: &'a Org,
    /// Which plans are in force (L2), if any are.
    pub activations: Option<&'a Activations>,
    /// For `merge` alone: the snapshot of the case that another is to go on in.
    pub target: Option<&'a str>,
    /// The edition that case was reported under, if it is another one.
    pub target_scheme: Option<&'a Scheme>,
}

impl<'a> Grounds<'a> {
    /// Without plans, and for commands to one case.
    #[must_use]
    pub const fn new(scheme: &'a Scheme, org: &'a Org) -> Self {
        Self { scheme, org, activations: None, target: None, target_scheme: None }
    }

    fn context(&self) -> Context<'a> {
        Context { activations: self.activations, ..Context::new(self.scheme, self.org) }
    }
}

/// The events that a command brings to a case, those that time brought by then first (C1, C5).
///
/// `case` is its snapshot, none (or the text `null`) before it is reported; `command` is one flat object, see
/// [`Command::read`]. An array of events comes back, to be stored as it is; those of a `merge` are of two cases.
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire::{self, case::Grounds};
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let org = wire::org::read(
///     r#"{"units":[{"id":"ds","tier":"town"},{"id":"ds-07","tier":"grid1","parent":"ds"},
///                  {"id":"ds-07-2","tier":"grid2","parent":"ds-07"}],
///         "posts":[{"member":"m-1","role":"grid-worker","unit":"ds-07-2","from":"2022-01-01"}]}"#,
///     &scheme,
/// )?;
/// let report = r#"{"command":"report","case":"c-1","at":"2026-03-05T09:00:00+08:00","by":{"member":"m-1"},
///     "unit":"ds-07-2","item":"request.lighting","channel":"patrol"}"#;
/// let events = wire::case::decide(Grounds::new(&scheme, &org), None, report)?;
/// assert!(events.starts_with(r#"[{"v":1,"case":"c-1","seq":1,"at":"2026-03-05T09:00:00+08:00","by":"#));
///
/// let case = wire::case::evolve(None, &events)?;
/// let error = wire::case::decide(Grounds::new(&scheme, &org), Some(&case), report).unwrap_err();
/// assert_eq!((error.kind(), error.code()), ("refused", "known_case"));
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `json` for a snapshot that cannot be read, `faults` for a command that cannot, `refused` with the one refusal
/// that comes first.
pub fn decide(grounds: Grounds<'_>, case: Option<&str>, command: &str) -> Result<String, Error> {
    let case = snapshot(case)?;
    let command = Command::read(command)?;
    let target = snapshot(grounds.target)?;
    let mut context = grounds.context();
    if let Some(target) = &target {
        context = context.with_target(target, grounds.target_scheme.unwrap_or(grounds.scheme));
    }
    Ok(write(&case::decide(case.as_ref(), &command, context)?))
}

/// The case after more events: an array of them, or one alone. Needs neither scheme nor organisation (C1).
///
/// The snapshot comes back: `case`, `seq`, `last`, `edition`, `matter`?, `point`?, `origin`, `received`, `channel`,
/// `reported_at`, `reporters`?, `first_tier`?, `stage`?, `assignee`?, `asks`?, `dispatches`?, `conferences`?,
/// `breaches`?, `returns`?, `reopenings`?, `corrections`?, `overdues`?, `extended`?, `deferred`?, `appeal`?,
/// `suspensions`? (a count of none, an empty list and `false` are left out), `state` and what
/// belongs to that state, see [`Case`] and [`Phase`](case::Phase); `null` if there were neither case nor events.
///
/// ```
/// use wangge::wire;
///
/// assert_eq!(wire::case::evolve(None, "[]")?, "null");
/// let error = wire::case::evolve(None, r#"[{"v":9}]"#).unwrap_err();
/// assert_eq!((error.kind(), error.code()), ("json", "wrong_form"));
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `json` for a snapshot or events that cannot be read, `evolve` for the first event that does not follow.
pub fn evolve(case: Option<&str>, events: &str) -> Result<String, Error> {
    let mut case = snapshot(case)?;
    for event in read_events(events)? {
        case = Some(case::evolve(case, &event)?);
    }
    Ok(write(&case))
}

/// The events that time alone has brought to a case by `now` (C5): an array, perhaps empty, to be stored as it is.
///
/// ```no_run
/// # use wangge::wire::{self, case::Grounds};
/// # fn each_minute(grounds: Grounds<'_>, case: &str) -> Result<(), wire::Error> {
/// let events = wire::case::tick(grounds, case, "2026-03-06T09:00:00+08:00")?;
/// let case = wire::case::evolve(Some(case), &events)?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// `json` for a snapshot that cannot be read, `value` for a `now` that is no instant, `refused` as
/// [`tick`](case::tick()) says.
pub fn tick(grounds: Grounds<'_>, case: &str, now: &str) -> Result<String, Error> {
    let case: Case = json::read(case, What::Case)?;
    let now = Instant::parse(now)?;
    Ok(write(&case::tick(&case, now, grounds.context())?))
}

/// What is left, at `now`, of the limit that runs or stands still (C7), after what time has brought by then: an
/// object with `for`, `counted` (`exact` or `working` milliseconds, `days` or `working_days`), `elapsed`, `left`,
/// `deadline` and `stands_still`; `null` if there is no limit.
///
/// # Errors
/// As [`tick`].
pub fn remaining(grounds: Grounds<'_>, case: &str, now: &str) -> Result<String, Error> {
    let case: Case = json::read(case, What::Case)?;
    let now = Instant::parse(now)?;
    Ok(write(&case::remaining(&case, now, grounds.context())?))
}

/// What an actor may do with a case at `now` (C7): an array, in the order of C2, of `command`, its `fields`, the
/// units it may be `granted_by`, and where it is not allowed the `refusal` with `code` and `facts`.
///
/// `actor` is written as `by` of a command is: `{"member":"m-1"}`.
///
/// # Errors
/// As [`tick`]; `json` for an actor that cannot be read.
pub fn allowed(grounds: Grounds<'_>, case: &str, actor: &str, now: &str) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Row<'a> {
        command: CommandKind,
        fields: &'static [&'static str],
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        granted_by: &'a [UnitId],
        #[serde(skip_serializing_if = "Option::is_none")]
        refusal: Option<Refused<'a>>,
    }
    #[derive(Serialize)]
    struct Refused<'a> {
        code: &'static str,
        facts: &'a Refusal,
    }
    fn row(one: &Allowed) -> Row<'_> {
        let Allowed { command, fields, granted_by, refusal } = one;
        let refusal = refusal.as_ref().map(|facts| Refused { code: facts.code(), facts });
        Row { command: *command, fields, granted_by, refusal }
    }
    let case: Case = json::read(case, What::Case)?;
    let actor: Actor = json::read(actor, What::Actor)?;
    let now = Instant::parse(now)?;
    let all = case::allowed(&case, &actor, now, grounds.context())?;
    Ok(write(&all.iter().map(row).collect::<Vec<_>>()))
}

/// The earliest instant at which [`tick`] would do something (C6), in the offset of the case's last event; `null`
/// if time alone brings nothing more.
///
/// # Errors
/// `json` for a snapshot that cannot be read.
pub fn next_due(case: &str) -> Result<String, Error> {
    Ok(write(&super::index::read(case)?.at))
}

/// What happened, event by event, in Chinese (`zh`) or English (`en`), each with its reason.
///
/// `[{"seq":…,"at":…,"text":…},…]` of events as [`evolve`] takes them. Notes, reasons and outcomes are not
/// repeated, and a reporter is not named (C4, A5).
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let told = r#"{"v":1,"case":"c-1","seq":7,"at":"2026-03-09T15:00:00+08:00","by":{"member":"m-1"},"event":"fed_back"}"#;
/// assert_eq!(
///     wire::case::story(&scheme, told, "zh")?,
///     r#"[{"seq":7,"at":"2026-03-09T15:00:00+08:00","text":"反馈：办理结果已反馈；操作人：成员「m-1」。"}]"#
/// );
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `json` for events that cannot be read, `value` with `unknown_lang` for another language.
pub fn story(scheme: &Scheme, events: &str, lang: &str) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Told {
        seq: u32,
        at: Stamp,
        text: String,
    }
    let lang: Lang = lang.parse()?;
    let events = read_events(events)?;
    let told = |event: &Event| Told { seq: event.seq, at: event.at, text: happening(event, scheme, lang) };
    Ok(write(&events.iter().map(told).collect::<Vec<_>>()))
}

fn snapshot(case: Option<&str>) -> Result<Option<Case>, Error> {
    Ok(case.map(|text| json::read::<Option<Case>>(text, What::Case)).transpose()?.flatten())
}

/// An array of events, or one alone.
fn read_events(text: &str) -> Result<Vec<Event>, Error> {
    if text.trim_start().starts_with('[') {
        Ok(json::read(text, What::Events)?)
    } else {
        Ok(vec![json::read(text, What::Events)?])
    }
}
