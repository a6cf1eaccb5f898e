//! Which duties are in force in a period, and in which form (D1).

use super::DutyError;
use crate::scheme::{Duty, Scheme};
use crate::tally::World;
use crate::tally::days::{self, Days};
use crate::value::{Code, Date, Period};

/// A duty as it stands in a period.
#[derive(Clone, Debug)]
pub(super) struct Standing<'a> {
    /// The edition in force on the period's last day, which says what the duty is.
    pub(super) edition: &'a Scheme,
    pub(super) duty: &'a Duty,
    pub(super) period: Period,
    /// The days of the period on which it is in force, plans that add it left aside.
    pub(super) days: Days,
}

/// The duties of the kind of a period that are in force on at least half of its days, in declared order; those that
/// plans add are in force where these plans are active.
pub(super) fn standing<'a>(world: &World<'a>, period: Period) -> Result<Vec<Standing<'a>>, DutyError> {
    let day = period.last_day();
    let edition = world.edition_on(day).ok_or(DutyError::NoEdition { period, day })?;
    let of_kind = edition.duties().iter().filter(|duty| duty.per == period.kind());
    let stand = |duty: &'a Duty| Standing { edition, duty, period, days: days_of(world, &duty.code, period) };
    Ok(of_kind.map(stand).filter(|one| days::is_half(one.days.count(), period)).collect())
}

/// The days of a period on which the edition of the day has a duty of this code, within the duty's own dates.
fn days_of(world: &World<'_>, code: &Code, period: Period) -> Days {
    let next = world.editions().skip(1).map(|edition| Some(edition.edition().from));
    let editions = world.editions().zip(next.chain([None]));
    let runs = editions.filter_map(|(edition, next)| {
        let duty = edition.duties().iter().find(|duty| duty.code == *code)?;
        let held =
            days::clip(days::run(period), Some(edition.edition().from), earlier(edition.until(), next))?;
        days::clip(held, duty.from, duty.until)
    });
    Days::united(runs.collect())
}

/// The earlier of two ends.
fn earlier(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    one.into_iter().chain(other).min()
}
