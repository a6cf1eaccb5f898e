//! What each measure counts of a case (R2).

use std::ops::Range;

use super::cut::{Cut, at, months_before, small};
use super::error::NoData;
use super::field::{EndedAs, NEVER, NOT, Small, Time, Wide};
use super::table::CaseTable;
use crate::scheme::{MarkWord, What};
use crate::tally::World;
use crate::value::Instant;

/// What counts of a case: the numerator, if it is counted there, and the denominator.
pub(super) type Verdict = (Option<i64>, i64);

/// Judges a case by its place and rows, which was reported by the end of the period.
pub(super) type Judge<'j> = Box<dyn Fn(usize, &Range<usize>) -> Verdict + Sync + 'j>;

/// How many milliseconds make a minute.
const MINUTE: i128 = 60_000;

/// Whether a measure is of cases.
pub(super) fn is_of_cases(what: &What) -> bool {
    !matches!(
        what,
        What::DutyFulfilment { .. }
            | What::Coverage { .. }
            | What::Points { .. }
            | What::Records { .. }
            | What::ActiveMonths { .. }
            | What::Headcount { .. }
            | What::Input { .. }
    )
}

/// Whether it is over something.
pub(super) fn is_share(what: &What) -> bool {
    matches!(
        what,
        What::ResolutionShare
            | What::OnTimeShare
            | What::SettledInPlace { .. }
            | What::ReopenShare
            | What::AccurateDispatchShare
            | What::PartnerAnswerShare
            | What::FirstResponse
            | What::Mark { .. }
            | What::BestMarkShare
    )
}

/// How many parts of a numerator make one.
pub(super) fn scale(what: &What) -> i128 {
    match what {
        What::FirstResponse => MINUTE,
        What::Mark { mark: MarkWord::All } => 3,
        _ => 1,
    }
}

/// The most that one case can add to a numerator.
pub(super) fn most(what: &What) -> i128 {
    match what {
        What::FirstResponse => (Instant::MAX.millis() - Instant::MIN.millis()).into(),
        What::Mark { .. } => 15,
        // As often as there can be events.
        What::Breaches | What::Returns | What::PartnerAnswerShare => u32::MAX.into(),
        _ => 1,
    }
}

/// The column of members for whom cases count: who took them in, or who answers for them.
pub(super) fn whose(what: &What) -> Wide {
    if matches!(what, What::Reported) { Wide::FirstReceiver } else { Wide::Assignee }
}

/// Why a measure has no data of a table, if it has none (R0).
pub(super) fn no_data(what: &What, table: &CaseTable<'_>) -> Option<NoData> {
    use Time::{Accepted, Closed, Deadline, Evaluated, Overdue, Resolved, Started};
    let (times, smalls): (&[Time], &[Small]) = match what {
        What::Accepted | What::FirstResponse | What::AccurateDispatchShare => (&[Accepted], &[]),
        What::Resolved => (&[Resolved], &[]),
        What::Closed | What::Rejected | What::Merged => (&[Closed], &[Small::EndedAs]),
        What::Open | What::Backlog { .. } => (&[Resolved], &[Small::EndedAs]),
        What::OpenOverdue => (&[Overdue, Resolved], &[Small::Deferred, Small::EndedAs]),
        What::ResolutionShare => (&[Deadline, Overdue, Resolved], &[Small::Deferred, Small::EndedAs]),
        What::OnTimeShare => {
            (&[Deadline, Overdue, Resolved], &[Small::Deferred, Small::Exempt, Small::EndedAs])
        }
        What::SettledInPlace { .. } => (&[Resolved], &[Small::TopTier]),
        What::ReopenShare => (&[Started, Resolved], &[]),
        What::Mark { mark: MarkWord::Effect } => (&[Evaluated], &[Small::Effect]),
        What::Mark { mark: MarkWord::Duration } => (&[Evaluated], &[Small::Duration]),
        What::Mark { mark: MarkWord::Attitude } => (&[Evaluated], &[Small::Attitude]),
        What::Mark { mark: MarkWord::All } | What::BestMarkShare => {
            (&[Evaluated], &[Small::Effect, Small::Duration, Small::Attitude])
        }
        What::Breaches | What::Returns if table.happened.is_none() => {
            return Some(NoData::OnlyFromEvents {});
        }
        What::PartnerAnswerShare
            if table.happened.as_ref().is_none_or(|happened| happened.calls.is_none()) =>
        {
            return Some(NoData::OnlyFromEvents {});
        }
        _ => (&[], &[]),
    };
    let store = &table.store;
    let time = times.iter().find(|field| !store.has_time(**field)).map(|field| field.name());
    let small = smalls.iter().find(|field| !store.has_small(**field)).map(|field| field.name());
    let more = match what {
        What::AccurateDispatchShare if !store.has_wide(Wide::Returned) => Some(Wide::Returned.name()),
        // A log that does not say of an escalation whether it was one.
        What::Breaches if !store.has_wide(Wide::Breach) => Some(Wide::Breach.name()),
        What::ReopenShare if !store.has_wide(Wide::Run) && !store.has_wide(Wide::Reopened) => {
            Some(Wide::Reopened.name())
        }
        _ => None,
    };
    time.or(small).or(more).map(|column| NoData::MissingColumn { column })
}

/// How a measure judges a case.
pub(super) fn judge<'j>(
    what: &What,
    table: &'j CaseTable<'_>,
    cut: &'j Cut<'j>,
    world: &'j World<'_>,
) -> Judge<'j> {
    let count = |counts: bool| (counts.then_some(1), 0);
    let share = |of: bool, counts: bool| ((of && counts).then_some(1), i64::from(of));
    match what {
        What::Accepted => Box::new(move |_, rows| count(cut.is_in(at(cut.accepted, rows.start)))),
        What::Resolved => {
            Box::new(move |_, rows| count(rows.clone().any(|row| cut.is_in(at(cut.resolved, row)))))
        }
        What::Closed => ended(cut, EndedAs::Closed),
        What::Rejected => ended(cut, EndedAs::Rejected),
        What::Merged => ended(cut, EndedAs::Merged),
        What::Open => Box::new(move |_, rows| count(cut.is_open(cut.last(rows)))),
        What::OpenOverdue => Box::new(move |_, rows| {
            let last = cut.last(rows);
            count(cut.is_open(last) && !cut.is_deferred(last) && cut.is_overdue(last))
        }),
        What::Backlog { months } => {
            let by = months_before(cut.end, *months, table.offset);
            Box::new(move |_, rows| count(at(cut.reported, rows.start) <= by && cut.is_open(cut.last(rows))))
        }
        What::ResolutionShare => {
            Box::new(move |_, rows| share(cut.case_is_due(rows), cut.is_resolved(cut.last(rows))))
        }
        What::OnTimeShare => Box::new(move |_, rows| {
            let of = cut.case_is_due(rows) && !cut.is_exempt(rows.start);
            let late = |row: usize| cut.is_due(row) && (cut.is_overdue(row) || !cut.is_resolved(row));
            share(of, of && !rows.clone().any(late))
        }),
        What::SettledInPlace { within } => {
            let within = within.number();
            Box::new(move |_, rows| {
                let top = small(cut.top_tier, cut.last(rows));
                let of = top != NOT && rows.clone().any(|row| cut.is_in(at(cut.resolved, row)));
                share(of, top >= within)
            })
        }
        What::ReopenShare => Box::new(move |_, rows| {
            let reopened = rows.clone().any(|row| cut.is_reopened(row));
            share(reopened || rows.clone().any(|row| cut.is_in(at(cut.resolved, row))), reopened)
        }),
        What::AccurateDispatchShare => Box::new(move |_, rows| {
            let returned = cut.returned.get(cut.last(rows)).is_some_and(|count| *count > 0);
            share(cut.is_in(at(cut.accepted, rows.start)), !returned)
        }),
        What::FirstResponse => first_response(table, cut, world),
        What::Mark { mark } => {
            let mark = *mark;
            Box::new(move |_, rows| marked(cut, rows, mark).map_or((None, 0), |mark| (Some(mark), 1)))
        }
        What::BestMarkShare => Box::new(move |_, rows| {
            marked(cut, rows, MarkWord::All).map_or((None, 0), |sum| ((sum == 15).then_some(1), 1))
        }),
        What::Breaches | What::Returns | What::PartnerAnswerShare => told(what, table, cut),
        // What is not of cases was refused; what is left are those reported.
        _ => Box::new(move |_, rows| count(cut.is_in(at(cut.reported, rows.start)))),
    }
}

fn ended<'j>(cut: &'j Cut<'j>, how: EndedAs) -> Judge<'j> {
    let so = move |row: usize| is_ended(cut, row, how);
    Box::new(move |_, rows| (rows.clone().any(so).then_some(1), 0))
}

/// Whether a row ended so in the period; what is said to have ended and not how was closed.
fn is_ended(cut: &Cut<'_>, row: usize, how: EndedAs) -> bool {
    let ended = EndedAs::ALL.get(usize::from(small(cut.ended, row))).copied();
    cut.is_in(at(cut.closed, row)) && ended.unwrap_or(EndedAs::Closed) == how
}

/// Working milliseconds from the report to the acceptance, by the calendar of the edition in force when reported.
fn first_response<'j>(table: &'j CaseTable<'_>, cut: &'j Cut<'j>, world: &'j World<'_>) -> Judge<'j> {
    let calendars: Vec<_> = world.editions().map(|edition| edition.calendar()).collect();
    let items = table.store.wide(Wide::Item);
    Box::new(move |_, rows| {
        let (reported, accepted) = (at(cut.reported, rows.start), at(cut.accepted, rows.start));
        if !cut.is_in(accepted) {
            return (None, 0);
        }
        let item = items.get(rows.start).and_then(|item| table.catalogue.item(*item));
        let edition = item.map(|item| item.edition);
        let edition = edition.unwrap_or_else(|| table.catalogue.edition_at(reported, table.offset));
        let passed = calendars
            .get(edition)
            .zip(Instant::from_millis(reported).ok())
            .and_then(|(calendar, from)| Some(calendar.between(from, Instant::from_millis(accepted).ok()?)));
        passed.map_or((None, 0), |passed| (Some(passed), 1))
    })
}

/// The last row of a case that was evaluated by the end, if that was in the period.
pub(super) fn evaluated(cut: &Cut<'_>, rows: &Range<usize>) -> Option<usize> {
    let by_end = rows.clone().filter(|row| at(cut.evaluated, *row) < cut.end);
    by_end.max_by_key(|row| at(cut.evaluated, *row)).filter(|row| cut.is_in(at(cut.evaluated, *row)))
}

/// The last mark of a case evaluated in the period, or the sum of its three.
fn marked(cut: &Cut<'_>, rows: &Range<usize>, mark: MarkWord) -> Option<i64> {
    let row = evaluated(cut, rows)?;
    let [effect, duration, attitude] = cut.marks.map(|column| small(column, row));
    let known = |mark: u8| (mark != NOT).then_some(i64::from(mark));
    match mark {
        MarkWord::Effect => known(effect),
        MarkWord::Duration => known(duration),
        MarkWord::Attitude => known(attitude),
        MarkWord::All => Some(known(effect)? + known(duration)? + known(attitude)?),
    }
}

/// What only events tell: how often in the period, by cases.
fn told<'j>(what: &What, table: &'j CaseTable<'_>, cut: &'j Cut<'j>) -> Judge<'j> {
    let mut counts = vec![(0_i64, 0_i64); table.cases()];
    let mut add = |case: u32, num: bool, den: bool| {
        if let Some((numerator, denominator)) = counts.get_mut(case as usize) {
            *numerator += i64::from(num);
            *denominator += i64::from(den);
        }
    };
    if let Some(happened) = &table.happened {
        match what {
            What::Breaches => {
                happened
                    .breaches
                    .iter()
                    .filter(|(_, at)| cut.is_in(*at))
                    .for_each(|(case, _)| add(*case, true, false));
            }
            What::Returns => {
                happened
                    .returns
                    .iter()
                    .filter(|(_, at)| cut.is_in(*at))
                    .for_each(|(case, _)| add(*case, true, false));
            }
            _ => {
                let within = happened.calls.iter().flatten().filter(|(_, at, _)| cut.is_in(*at));
                within.for_each(|(case, _, in_time)| add(*case, *in_time, true));
            }
        }
    }
    Box::new(move |case, _| {
        let (num, den) = counts.get(case).copied().unwrap_or_default();
        ((num > 0).then_some(num), den)
    })
}

/// The rows of a case that a measure counts it for; none of what is not of runs.
pub(super) fn runs(what: &What, cut: &Cut<'_>, rows: &Range<usize>) -> Vec<usize> {
    let of = |counts: &dyn Fn(usize) -> bool| rows.clone().filter(|row| counts(*row)).collect();
    match what {
        What::Resolved | What::SettledInPlace { .. } => of(&|row| cut.is_in(at(cut.resolved, row))),
        What::Closed => of(&|row| is_ended(cut, row, EndedAs::Closed)),
        What::ResolutionShare | What::OnTimeShare => of(&|row| cut.is_due(row)),
        What::ReopenShare => of(&|row| cut.is_reopened(row) || cut.is_in(at(cut.resolved, row))),
        What::Mark { .. } | What::BestMarkShare => evaluated(cut, rows).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Whether a case was reported by the end of the period.
#[inline]
pub(super) fn is_there(cut: &Cut<'_>, rows: &Range<usize>) -> bool {
    let reported = at(cut.reported, rows.start);
    reported < cut.end && reported != NEVER
}
