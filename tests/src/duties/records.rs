//! Random records of activity, and cases that were closed.

use proptest::prelude::*;
use wangge::tally::ActivityRow;
use wangge::tally::duty::ClosedCase;
use wangge::value::{Amount, Instant, Offset};

use super::town::{HOUSEHOLDS, MEMBERS, UNITS};
use super::when::{Drawn, at, instant};

/// The kinds of records.
pub const KINDS: [&str; 3] = ["visit", "patrol", "call"];
/// How many cases there are to be closed.
const CASES: usize = 6;
/// Quantities, in thousandths.
const QUANTITIES: [i64; 5] = [0, 500, 1000, 1000, 2250];
/// When what takes a record back is filed.
const LATE: &str = "2026-12-31T12:00:00Z";

/// What a record is drawn as.
#[derive(Clone, Debug)]
pub(super) struct Record {
    member: usize,
    unit: usize,
    kind: usize,
    at: Drawn,
    quantity: i64,
    target: Option<String>,
    verified_by: Option<usize>,
    /// Takes back the earlier record of this place, if it may.
    reverses: Option<prop::sample::Index>,
}

fn target() -> impl Strategy<Value = String> {
    let (points, units) = (0..3_usize, 0..=UNITS.len());
    let unit = |at: usize| UNITS.get(at).map_or("elsewhere", |unit| unit.0);
    prop_oneof![
        6 => (0..=HOUSEHOLDS).prop_map(|at| format!("h-{at}")),
        5 => (0..=CASES).prop_map(|at| format!("c-{at}")),
        3 => points.clone().prop_map(|point| format!("flood/p-{point}")),
        7 => (points, units).prop_map(move |(point, at)| format!("flood/p-{point}@{}", unit(at))),
        1 => prop::sample::select(vec!["flood", "flood/", "flood/p-0@", "other/p-0", "flood.p-0", "p-0"])
            .prop_map(str::to_owned),
    ]
}

/// Up to so many records.
pub(super) fn records(most: usize) -> impl Strategy<Value = Vec<Record>> {
    let what = (0..KINDS.len(), prop::sample::select(&QUANTITIES[..]), prop::option::weighted(0.8, target()));
    let by = prop::option::weighted(0.4, 0..MEMBERS);
    let reverses = prop::option::weighted(0.15, any::<prop::sample::Index>());
    let record = (0..MEMBERS, 0..UNITS.len(), instant(), what, by, reverses).prop_map(
        |(member, unit, at, (kind, quantity, target), verified_by, reverses)| Record {
            member,
            unit,
            kind,
            at,
            quantity,
            target,
            verified_by,
            reverses,
        },
    );
    prop::collection::vec(record, most / 4..=most)
}

/// A plain record: id, member, unit, kind, instant.
pub fn row(id: &str, member: &str, unit: &str, kind: &str, at: &str) -> ActivityRow {
    ActivityRow {
        id: id.parse().unwrap(),
        member: member.parse().unwrap(),
        unit: unit.parse().unwrap(),
        kind: kind.parse().unwrap(),
        at: Instant::parse(at).unwrap(),
        quantity: Amount::from_whole(1).unwrap(),
        target: None,
        verified_by: None,
        filed_at: None,
        reverses: None,
    }
}

/// The rows of records; their ids are in no relation to their order.
pub(super) fn rows(records: &[Record], offset: Offset) -> Vec<ActivityRow> {
    let mut rows: Vec<ActivityRow> = Vec::new();
    for (place, record) in records.iter().enumerate() {
        let member = format!("m-{}", record.member);
        let (id, unit) = (format!("r-{}", place * 7 % 101), UNITS[record.unit].0);
        let mut row = row(&id, &member, unit, KINDS[record.kind], LATE);
        row.at = at(record.at, offset);
        row.quantity = Amount::from_thousandths(record.quantity).unwrap();
        row.target = record.target.as_ref().map(|target| target.parse().unwrap());
        row.verified_by = record.verified_by.map(|by| format!("m-{by}").parse().unwrap());
        if let Some(earlier) = record.reverses.filter(|_| !rows.is_empty()) {
            let earlier = &rows[earlier.index(rows.len())];
            let taken = rows.iter().any(|row| row.reverses.as_ref() == Some(&earlier.id));
            if earlier.member == row.member && earlier.reverses.is_none() && !taken {
                row.reverses = Some(earlier.id.clone());
                row.filed_at = Some(Instant::parse(LATE).unwrap());
            }
        }
        rows.push(row);
    }
    rows
}

/// Cases as they are drawn: which, when they were closed. A case lies always in the same unit.
pub(super) type Closed = (Vec<usize>, Vec<(usize, Drawn)>);

pub(super) fn closed() -> impl Strategy<Value = Closed> {
    let origins = prop::collection::vec(0..UNITS.len(), CASES);
    (origins, prop::collection::vec((0..CASES, instant()), 4..18))
}

pub(super) fn closed_rows((origins, closed): &Closed, offset: Offset) -> Vec<ClosedCase> {
    let row = |(case, when): &(usize, Drawn)| ClosedCase {
        case: format!("c-{case}").parse().unwrap(),
        origin: UNITS[origins[*case]].0.parse().unwrap(),
        closed_at: at(*when, offset),
    };
    closed.iter().map(row).collect()
}
