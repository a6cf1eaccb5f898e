//! The columns of tables of cases and of what happened to them (R0) by their names.

use super::named::{CODE, ID, Named, TIMES};
use super::{Cells, Table, nothing};
use crate::read::Faults;
use crate::tally::column::{Column, Ids, Instants, Integers};
use crate::tally::{Addends, CaseColumns, CaseFacts, EventColumns, Flags};
use crate::wire::Error;

const COUNTS: &str = "a column of whole numbers";
const FLAGS: &str = "a column of yes and no";
const ADDENDS: &str = "a column of whole numbers, or of yes and no";

/// What each column of a table is read as.
impl<'a> Named<'a> {
    fn ids(&mut self, name: &str, expected: &str) -> Option<Column<'a, Ids<'a>>> {
        self.required(name, expected, Cells::into_ids, |rows| Ids::Integers(Integers::U8(nothing(rows))))
    }

    fn times(&mut self, name: &str) -> Option<Column<'a, Instants<'a>>> {
        self.required(name, TIMES, Cells::into_times, |rows| Instants::Days(vec![0; rows].into()))
    }

    fn maybe_ids(&mut self, name: &str, expected: &str) -> Option<Column<'a, Ids<'a>>> {
        self.optional(name, expected, Cells::into_ids)
    }

    fn maybe_times(&mut self, name: &str) -> Option<Column<'a, Instants<'a>>> {
        self.optional(name, TIMES, Cells::into_times)
    }

    fn counts(&mut self, name: &str) -> Option<Column<'a, Integers<'a>>> {
        self.optional(name, COUNTS, Cells::into_integers)
    }

    fn flags(&mut self, name: &str) -> Option<Column<'a, Flags<'a>>> {
        self.optional(name, FLAGS, Cells::into_flags)
    }

    /// What was read of it, if nothing is wrong.
    fn sound<T>(self, read: Option<T>) -> Result<T, Error> {
        match read {
            Some(read) if self.faults.is_empty() => Ok(read),
            _ => Err(Faults::new(self.faults).into()),
        }
    }
}

/// The columns of a case table by their names: those of [`CaseColumns`], in any order. A column whose rows are all empty
/// is none.
///
/// ```
/// use wangge::tally::column::{Ids, Instants, TimeUnit};
/// use wangge::wire::table::{Cells, Table, case_columns};
///
/// let table = Table::new()
///     .with("case", Cells::Ids(Ids::from(vec![1_u32])))
///     .with("item", Cells::Ids(Ids::Texts(&["request.lighting"])))
///     .with("origin", Cells::Ids(Ids::Texts(&["ds"])));
/// let error = case_columns(table.clone()).unwrap_err();
/// assert!(error.to_json().contains(r#"{"code":"missing_field","path":"cases.reported_at","#));
/// let at = Instants::local(TimeUnit::Second, vec![1_772_704_800]);
/// assert_eq!(case_columns(table.with("reported_at", Cells::Times(at)))?.len(), 1);
/// # Ok::<(), wangge::wire::Error>(())
/// ```
///
/// # Errors
/// `faults` of whole columns, all at once, each at its place such as `cases.origin`: `unknown_field` with the nearest
/// name, `duplicate_field`, `missing_field` for `case`, `item`, `origin` and `reported_at`, `wrong_type`; `wrong_count`
/// of one that is not as long as the first.
pub fn case_columns(table: Table<'_>) -> Result<CaseColumns<'_>, Error> {
    let mut named = Named::new(table, CaseColumns::NAMES, "cases");
    let (case, item, origin) = (named.ids("case", ID), named.ids("item", CODE), named.ids("origin", ID));
    let reported = named.times("reported_at");
    let all =
        case.zip(item).zip(origin.zip(reported)).map(|((case, item), (origin, reported))| CaseColumns {
            run: named.counts("run"),
            kind: named.maybe_ids("kind", CODE),
            nature: named.maybe_ids("nature", CODE),
            severity: named.maybe_ids("severity", CODE),
            channel: named.maybe_ids("channel", CODE),
            first_receiver: named.maybe_ids("first_receiver", ID),
            accepted_at: named.maybe_times("accepted_at"),
            holder: named.maybe_ids("holder", ID),
            tier: named.counts("tier"),
            top_tier: named.counts("top_tier"),
            assignee: named.maybe_ids("assignee", ID),
            started_at: named.maybe_times("started_at"),
            deadline: named.maybe_times("deadline"),
            overdue_at: named.maybe_times("overdue_at"),
            deferred: named.flags("deferred"),
            resolved_at: named.maybe_times("resolved_at"),
            resolved_tier: named.counts("resolved_tier"),
            feedback_at: named.maybe_times("feedback_at"),
            closed_at: named.maybe_times("closed_at"),
            reopened: named.counts("reopened"),
            returned: named.counts("returned"),
            breach: named.counts("breach"),
            exempt: named.flags("exempt"),
            effect: named.counts("effect"),
            duration: named.counts("duration"),
            attitude: named.counts("attitude"),
            evaluated_at: named.maybe_times("evaluated_at"),
            ended_as: named.maybe_ids("ended_as", CODE),
            ..CaseColumns::new(case, item, origin, reported)
        });
    named.sound(all)
}

/// The columns of what cases are by their names: those of [`CaseFacts`], in any order.
///
/// # Errors
/// As [`case_columns`].
pub fn case_facts(table: Table<'_>) -> Result<CaseFacts<'_>, Error> {
    let mut named = Named::new(table, CaseFacts::NAMES, "cases");
    let (case, item, origin) = (named.ids("case", ID), named.ids("item", CODE), named.ids("origin", ID));
    let all = case.zip(item).zip(origin).map(|((case, item), origin)| CaseFacts {
        kind: named.maybe_ids("kind", CODE),
        nature: named.maybe_ids("nature", CODE),
        severity: named.maybe_ids("severity", CODE),
        channel: named.maybe_ids("channel", CODE),
        first_receiver: named.maybe_ids("first_receiver", ID),
        ..CaseFacts::new(case, item, origin)
    });
    named.sound(all)
}

/// The columns of what happened to cases by their names: those of [`EventColumns`], in any order.
///
/// # Errors
/// As [`case_columns`], at places such as `events.at`; `case`, `event` and `at` must be there.
pub fn event_columns(table: Table<'_>) -> Result<EventColumns<'_>, Error> {
    let mut named = Named::new(table, EventColumns::NAMES, "events");
    let (case, event, at) = (named.ids("case", ID), named.ids("event", CODE), named.times("at"));
    let all = case.zip(event).zip(at).map(|((case, event), at)| EventColumns {
        unit: named.maybe_ids("unit", ID),
        tier: named.counts("tier"),
        member: named.maybe_ids("member", ID),
        deadline: named.maybe_times("deadline"),
        limit: named.maybe_ids("limit", CODE),
        breach: named.flags("breach"),
        verdict: named.maybe_ids("verdict", CODE),
        effect: named.counts("effect"),
        duration: named.counts("duration"),
        attitude: named.counts("attitude"),
        ..EventColumns::new(case, event, at)
    });
    named.sound(all)
}

/// Columns of any name that can be summed up, in their order.
///
/// # Errors
/// `faults` of whole columns, all at once, at places such as `totals.late`: `duplicate_field`, `wrong_type`.
pub(in crate::wire) fn addends(table: Table<'_>) -> Result<Vec<(String, Column<'_, Addends<'_>>)>, Error> {
    let names: Vec<String> = table.columns.iter().map(|(name, _)| name.clone()).collect();
    let known: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut named = Named::new(table, &known, "totals");
    let read = |name: String| {
        let column = named.required(&name, ADDENDS, Cells::into_addends, |rows| {
            Addends::Whole(Integers::U8(nothing(rows)))
        });
        Some((name, column?))
    };
    let columns = names.clone().into_iter().filter_map(read).collect();
    named.sound(Some(columns))
}
