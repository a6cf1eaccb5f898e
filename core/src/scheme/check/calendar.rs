//! The scheme's working calendar.

use super::names::Checker;
use crate::calendar::{Calendar, CalendarFault, CalendarSpec, OwnDay, WeekSessions};
use crate::read::{FaultKind, Path};
use crate::scheme::WorkingTime;
use crate::scheme::draft::CalendarDraft;
use crate::value::{Date, Weekday};

/// The calendar of the section, or the national one with default sessions where there is none.
pub(super) fn calendar(
    draft: Option<&CalendarDraft>,
    checker: &mut Checker<'_>,
) -> Option<(Calendar, WorkingTime)> {
    let Some(draft) = draft else {
        return Some((Calendar::china(), WorkingTime { spec: CalendarSpec::default(), basis: None }));
    };
    let place = Path::root().field("calendar");
    let basis = checker.basis(&draft.basis, &draft.assumed, CalendarDraft::FIELDS, || place.clone());
    let spec = CalendarSpec {
        offset: draft.offset.get().copied().unwrap_or_default(),
        sessions: sessions(draft, &place, checker),
        days: days(draft).map(|(_, day)| day).collect(),
        edition: draft.edition.get().copied(),
        unpublished: draft.unpublished.get().copied().unwrap_or_default(),
    };
    match Calendar::new(&spec) {
        Ok(calendar) => Some((calendar, WorkingTime { spec, basis: Some(basis?) })),
        Err(faults) => {
            for fault in faults.into_iter().map(|fault| by_row(fault, draft)) {
                let place = place_of(&fault, draft, &place);
                checker.fault(FaultKind::Calendar(fault), place);
            }
            None
        }
    }
}

/// The default sessions, and those of single weekdays; a weekday given twice is a fault.
fn sessions(draft: &CalendarDraft, place: &Path, checker: &mut Checker<'_>) -> WeekSessions {
    let mut week = WeekSessions::default();
    if !draft.sessions.is_absent() && draft.sessions.is_whole() {
        week.default = draft.sessions.iter().map(|(_, session)| *session).collect();
    }
    let mut first: Vec<(Weekday, usize)> = Vec::new();
    for (at, row) in draft.weekday.iter() {
        let place = place.field("weekday");
        checker.not_empty(&row.on, "weekday", || place.index(at).field("on"));
        for (nth, weekday) in row.on.iter() {
            if let Some((_, earlier)) = first.iter().find(|(known, _)| known == weekday) {
                let kind = FaultKind::Duplicate {
                    what: "weekday".to_owned(),
                    id: weekday.to_string(),
                    first: place.index(*earlier).to_string(),
                };
                checker.fault(kind, place.index(at).field("on").index(nth));
                continue;
            }
            first.push((*weekday, at));
            if let Some(slot) = week.weekdays.get_mut(weekday.index()) {
                *slot = row.sessions.is_whole().then(|| row.sessions.iter().map(|(_, s)| *s).collect());
            }
        }
    }
    week
}

/// The readable days, each with its row.
fn days(draft: &CalendarDraft) -> impl Iterator<Item = (usize, (Date, OwnDay))> {
    let day = |working: bool| if working { OwnDay::Working } else { OwnDay::Off };
    draft.day.iter().filter_map(move |(at, row)| Some((at, (*row.date.get()?, day(*row.working.get()?)))))
}

/// The fault with a day's place among the rows as written, unreadable ones among them.
fn by_row(fault: CalendarFault, draft: &CalendarDraft) -> CalendarFault {
    match fault {
        CalendarFault::DuplicateDay { day, index } => {
            let index = days(draft).nth(index).map_or(index, |(row, _)| row);
            CalendarFault::DuplicateDay { day, index }
        }
        other => other,
    }
}

fn place_of(fault: &CalendarFault, draft: &CalendarDraft, place: &Path) -> Path {
    match fault {
        CalendarFault::SessionsOverlap { weekday: Some(weekday), .. } => {
            let row = draft.weekday.iter().find(|(_, row)| row.on.iter().any(|(_, on)| on == weekday));
            row.map_or_else(
                || place.field("weekday"),
                |(at, _)| place.field("weekday").index(at).field("sessions"),
            )
        }
        CalendarFault::SessionsOverlap { weekday: None, .. }
        | CalendarFault::BadSession { .. }
        | CalendarFault::NoDefaultSessions
        | CalendarFault::NoSessions => place.field("sessions"),
        CalendarFault::DuplicateDay { index, .. } => place.field("day").index(*index).field("date"),
        CalendarFault::UnknownEdition { .. } => place.field("edition"),
    }
}
