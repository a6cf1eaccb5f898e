//! R0: tables that are supplied.

use proptest::prelude::*;
use wangge::scheme::{Measure, Narrowing, What};
use wangge::tally::{CaseMeasures, CaseRow, CaseTable, NoData};
use wangge::value::{Instant, Period, PeriodKind};
use wangge_tests::cases;
use wangge_tests::ledgers::{Ledger, every_measure, ledger, period, sort};

use super::{model, sums, world};

/// Every column that may be absent.
const COLUMNS: [&str; 28] = [
    "run",
    "kind",
    "nature",
    "severity",
    "channel",
    "first_receiver",
    "accepted_at",
    "holder",
    "tier",
    "top_tier",
    "assignee",
    "started_at",
    "deadline",
    "overdue_at",
    "deferred",
    "resolved_at",
    "resolved_tier",
    "feedback_at",
    "closed_at",
    "reopened",
    "returned",
    "breach",
    "exempt",
    "effect",
    "duration",
    "attitude",
    "evaluated_at",
    "ended_as",
];

/// The row without what stands in a column.
fn without(row: &CaseRow, column: &str) -> CaseRow {
    let mut row = row.clone();
    match column {
        "run" => row.run = None,
        "kind" => row.kind = None,
        "nature" => row.nature = None,
        "severity" => row.severity = None,
        "channel" => row.channel = None,
        "first_receiver" => row.first_receiver = None,
        "accepted_at" => row.accepted_at = None,
        "holder" => row.holder = None,
        "tier" => row.tier = None,
        "top_tier" => row.top_tier = None,
        "assignee" => row.assignee = None,
        "started_at" => row.started_at = None,
        "deadline" => row.deadline = None,
        "overdue_at" => row.overdue_at = None,
        "deferred" => row.deferred = None,
        "resolved_at" => row.resolved_at = None,
        "resolved_tier" => row.resolved_tier = None,
        "feedback_at" => row.feedback_at = None,
        "closed_at" => row.closed_at = None,
        "reopened" => row.reopened = None,
        "returned" => row.returned = None,
        "breach" => row.breach = None,
        "exempt" => row.exempt = None,
        "effect" => row.effect = None,
        "duration" => row.duration = None,
        "attitude" => row.attitude = None,
        "evaluated_at" => row.evaluated_at = None,
        "ended_as" => row.ended_as = None,
        _ => panic!("{column}"),
    }
    row
}

/// The table as of the end of a period, and its rows.
fn told(ledger: &Ledger, period: Period) -> (CaseTable<'static>, Vec<CaseRow>) {
    let end = period.span(ledger.world.scheme.offset()).end;
    let table =
        CaseTable::of_events(&ledger.events, Instant::from_millis(end).unwrap(), &world(ledger)).unwrap();
    let rows = (0..table.len()).map(|row| table.row(row, &ledger.world.org).unwrap()).collect();
    (table, rows)
}

fn all(what: What) -> Measure {
    Measure { what, cases: Narrowing::default(), weights: Vec::new() }
}

/// What only events tell.
fn is_told(what: &What) -> bool {
    matches!(what, What::Breaches | What::Returns | What::PartnerAnswerShare)
}

proptest! {
    #![proptest_config(cases(300))]

    /// R0: a table made from events, written as rows and read back, in any order, measures the same, but for what only
    /// events tell.
    #[test]
    fn r0_rows_of_events_measure_as_the_events_do(
        ledger in ledger(4),
        pick in any::<prop::sample::Index>(),
        kind in any::<u8>(),
        sort in sort(),
        turn in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!ledger.events.is_empty());
        let period = period(&ledger.events, &pick, kind, ledger.world);
        prop_assume!(period.kind() != PeriodKind::All);
        let (table, mut rows) = told(&ledger, period);
        prop_assume!(!rows.is_empty());
        let turned = turn.index(rows.len());
        rows.rotate_left(turned);
        let offset = ledger.world.scheme.offset();
        let text = serde_json::to_string(&rows.iter().map(|row| row.in_offset(offset)).collect::<Vec<_>>()).unwrap();
        let read = CaseTable::read(&text, &world(&ledger)).unwrap();
        let back = CaseTable::from_rows(&rows, &world(&ledger)).unwrap();
        prop_assert_eq!((read.len(), read.cases(), back.len()), (table.len(), table.cases(), table.len()));
        let mut again: Vec<CaseRow> = (0..read.len()).map(|row| read.row(row, &ledger.world.org).unwrap()).collect();
        for row in 0..read.len() {
            prop_assert_eq!(&again[row].case, &rows[read.given(row)].case);
            prop_assert_eq!(again[row].run, rows[read.given(row)].run);
        }
        let by = |row: &CaseRow| (row.case.clone(), row.run);
        again.sort_by_key(by);
        rows.sort_by_key(by);
        prop_assert_eq!(again, rows);
        let other = model(&ledger).is_other_overdue(period, &ledger.cases);
        let told = CaseMeasures::of_table(table, world(&ledger));
        for supplied in [read, back] {
            let supplied = supplied.with_columns(&COLUMNS).unwrap();
            let supplied = CaseMeasures::of_table(supplied, world(&ledger));
            for what in every_measure() {
                let measure = sort.of(what.clone(), &ledger.world.scheme);
                let [told, found] = [&told, &supplied].map(|of| of.measure(&measure, period).unwrap());
                if is_told(&what) {
                    prop_assert_eq!(found.no_data(), Some(&NoData::OnlyFromEvents {}));
                } else if !(other && matches!(what, What::ResolutionShare | What::OnTimeShare)) {
                    prop_assert_eq!(sums(&told), sums(&found), "{:?} {}", measure, period);
                }
            }
        }
    }

    /// R0: a column that is not supplied leaves a measure without data, named, or as it is; never otherwise.
    #[test]
    fn r0_a_missing_column_is_no_data_or_of_no_account(
        ledger in ledger(3),
        pick in any::<prop::sample::Index>(),
        kind in any::<u8>(),
        column in 1..COLUMNS.len(),
    ) {
        prop_assume!(!ledger.events.is_empty());
        let period = period(&ledger.events, &pick, kind, ledger.world);
        prop_assume!(period.kind() != PeriodKind::All);
        let (_, rows) = told(&ledger, period);
        let column = COLUMNS[column];
        let fewer: Vec<CaseRow> = rows.iter().map(|row| without(row, column)).collect();
        let others: Vec<&str> = COLUMNS.into_iter().filter(|other| *other != column).collect();
        let table = |rows: &[CaseRow], columns: &[&str]| {
            let table = CaseTable::from_rows(rows, &world(&ledger)).unwrap().with_columns(columns).unwrap();
            CaseMeasures::of_table(table, world(&ledger))
        };
        let (whole, fewer) = (table(&rows, &COLUMNS), table(&fewer, &others));
        for what in every_measure().into_iter().filter(|what| !is_told(what)) {
            let found = fewer.measure(&all(what.clone()), period).unwrap();
            let member = if what == What::Reported { "first_receiver" } else { "assignee" };
            match found.no_data() {
                Some(NoData::MissingColumn { column: named }) => prop_assert_eq!(*named, column),
                Some(why) => prop_assert!(false, "{:?}", why),
                None => {
                    let [units, members] = sums(&found);
                    let [whole_units, whole_members] = sums(&whole.measure(&all(what.clone()), period).unwrap());
                    prop_assert_eq!(units, whole_units, "{:?} without {}", what, column);
                    if column == member {
                        let missing = NoData::MissingColumn { column: member };
                        prop_assert_eq!(found.no_data_of_members(), Some(&missing));
                    } else {
                        prop_assert_eq!(members, whole_members);
                    }
                }
            }
        }
    }
}
