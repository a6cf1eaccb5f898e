//! Duties: how often they were met, and what one member still owes.

use serde::Serialize;
use wangge::speech::{self, Lang};
use wangge::tally::World;
use wangge::tally::duty::{Agenda, DutyBook, DutyError};
use wangge::value::{Amount, Code, Instant, Name, Period, PeriodKind};

/// One duty over a year: each subject counts once in each period.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DutyRow {
    pub(crate) duty: Code,
    pub(crate) name: Name,
    pub(crate) per: PeriodKind,
    /// Done in full.
    pub(crate) met: usize,
    /// Done in part.
    pub(crate) part: usize,
    /// Not done at all.
    pub(crate) undone: usize,
    /// With nothing to do.
    pub(crate) no_data: usize,
    pub(crate) required: Amount,
    pub(crate) done: Amount,
}

/// Every duty of the editions in the year, in declared order.
pub(super) fn rows(book: &DutyBook<'_>, world: World<'_>, year: Period) -> Result<Vec<DutyRow>, DutyError> {
    let mut rows: Vec<DutyRow> = Vec::new();
    for duty in world.editions().flat_map(|edition| edition.duties()) {
        let (code, name, per) = (duty.code.clone(), duty.name.clone(), duty.per);
        if rows.iter().any(|row| row.duty == code) {
            continue;
        }
        let (required, done) = (Amount::ZERO, Amount::ZERO);
        let mut row =
            DutyRow { duty: code, name, per, met: 0, part: 0, undone: 0, no_data: 0, required, done };
        // Weeks and the year do not nest: those count that end in it.
        let first = Period::of_day(per, year.first_day());
        let periods = std::iter::successors(first, |period| period.next());
        for period in periods.take_while(|period| period.last_day() <= year.last_day()) {
            for answer in book.fulfil(Some(&duty.code), &[period])?.iter() {
                row.required = row.required.checked_add(answer.required()).unwrap_or(Amount::MAX);
                row.done = row.done.checked_add(answer.done()).unwrap_or(Amount::MAX);
                let count = if answer.is_no_data() {
                    &mut row.no_data
                } else if answer.owed() == Amount::ZERO {
                    &mut row.met
                } else if answer.done() > Amount::ZERO {
                    &mut row.part
                } else {
                    &mut row.undone
                };
                *count += 1;
            }
        }
        rows.push(row);
    }
    Ok(rows)
}

/// The agenda of the first member who owes something in the last month, and why the first thing in it is owed.
pub(super) fn agenda(
    book: &DutyBook<'_>,
    world: World<'_>,
    (year, end): (Period, Instant),
    lang: Lang,
) -> Result<Option<(Agenda, String)>, DutyError> {
    let Some(month) = Period::of_day(PeriodKind::Month, year.last_day()) else { return Ok(None) };
    let fulfilment = book.fulfil(None, &[month])?;
    let owing = fulfilment.iter().find(|answer| answer.owed() > Amount::ZERO && answer.member().is_some());
    let Some((answer, member)) = owing.and_then(|answer| Some((answer, answer.member()?))) else {
        return Ok(None);
    };
    let from = Instant::from_millis(month.span(world.offset()).start).unwrap_or(end);
    let until = end.checked_add_millis(-1).unwrap_or(end);
    let agenda = book.agenda(member, from, until)?;
    Ok(Some((agenda, speech::fulfilment(&answer.because(), answer.edition(), lang))))
}
