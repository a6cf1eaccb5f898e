//! Random records without fault (P1): ties, late filings, verifications, targets, reversals.

use proptest::prelude::*;
use wangge::tally::ActivityRow;
use wangge::value::Instant;

use super::days::{DAYS, TIMES, instant};
use super::people::{MEMBERS, People};
use super::{IdForm, World};
use crate::model::points::filed;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How long after it happened a record is filed; at once, if nothing is said.
const LATE: [Option<i64>; 12] = [
    None,
    None,
    Some(0),
    Some(1),
    Some(30 * MINUTE),
    Some(30 * MINUTE + 1),
    Some(24 * HOUR),
    Some(5 * HOUR),
    Some(2 * DAY),
    Some(3 * DAY),
    Some(20 * DAY),
    Some(70 * DAY),
];
const QUANTITIES: [&str; 10] = ["1", "1", "2", "0.5", "3", "2.5", "0", "0.333", "0.001", "10"];
const TARGETS: [Option<&str>; 7] =
    [None, Some("h-1"), Some("h-2"), Some("h-1"), Some("h-3"), Some("t-1"), Some("h-9")];
/// Who verified it: a member, or who recorded it.
const VERIFIERS: [Option<Option<usize>>; 6] =
    [None, Some(Some(1)), Some(None), Some(Some(0)), None, Some(Some(2))];

/// What is drawn of a record: places in lists, taken round where they are shorter.
#[derive(Clone, Debug)]
pub(super) struct Record {
    member: usize,
    day: usize,
    time: usize,
    unit: usize,
    kind: usize,
    quantity: usize,
    target: usize,
    verified: usize,
    late: usize,
    /// Which of the earlier ones it takes back.
    reverses: Option<usize>,
    id: usize,
    /// Where it stands among the rows.
    place: u8,
}

/// Quantities at which points come near the bounds of amounts, and beyond.
const LARGE: [&str; 6] =
    ["8000000000000", "4000000000000.001", "2666666666666.667", "800000000000", "0.001", "7999999999999.999"];

/// Gives some of the records quantities at the bounds.
pub(super) fn enlarge(rows: &mut [ActivityRow], which: &[(usize, usize)]) {
    for (at, quantity) in which {
        if let Some(row) = rows.get_mut(*at) {
            row.quantity = LARGE[quantity % LARGE.len()].parse().expect("an amount");
        }
    }
}

/// The places of records in another order, by such keys.
pub fn shuffled(rows: &[ActivityRow], keys: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|at| keys.get(*at).copied().unwrap_or_default());
    order
}

/// Up to so many records.
pub(super) fn records(most: usize) -> impl Strategy<Value = Vec<Record>> {
    // Most are of few members, days and kinds, so that they meet.
    let few = |all: usize| prop_oneof![2 => 0..2_usize, 1 => 0..all];
    let who = (few(MEMBERS.len()), few(DAYS.len()), 0..TIMES.len(), few(9), few(6));
    let what = (0..QUANTITIES.len(), 0..TARGETS.len(), 0..VERIFIERS.len(), 0..LATE.len());
    let reverses = prop::option::weighted(0.12, 0..60_usize);
    let record = (who, what, reverses, 0..120_usize, any::<u8>());
    let record = record.prop_map(|(who, what, reverses, id, place)| {
        let ((member, day, time, unit, kind), (quantity, target, verified, late)) = (who, what);
        Record { member, day, time, unit, kind, quantity, target, verified, late, reverses, id, place }
    });
    prop::collection::vec(record, 0..=most)
}

/// An id that no other record has.
fn id(form: IdForm, wanted: usize, taken: &mut Vec<usize>) -> String {
    let free = (wanted..).find(|id| !taken.contains(id)).expect("a free one");
    taken.push(free);
    match form {
        IdForm::Words => format!("{}-{free}", ["记录", "r", "R"][free % 3]),
        IdForm::Digits => free.to_string(),
        IdForm::Numbers => (i64::try_from(free).expect("small") - 10).to_string(),
    }
}

/// The records that can be taken back: neither reversals nor taken back.
fn reversible(rows: &[(u8, ActivityRow)]) -> Vec<&ActivityRow> {
    let taken = |row: &ActivityRow| rows.iter().any(|(_, other)| other.reverses.as_ref() == Some(&row.id));
    rows.iter().map(|(_, row)| row).filter(|row| row.reverses.is_none() && !taken(row)).collect()
}

/// The records as rows.
pub(super) fn rows(
    drawn: &[Record],
    form: IdForm,
    people: &People,
    kinds: &[&str],
    world: &World,
) -> Vec<ActivityRow> {
    let days: Vec<Vec<usize>> = (0..MEMBERS.len()).map(|member| people.days_of(member)).collect();
    let mut taken = Vec::new();
    let mut rows: Vec<(u8, ActivityRow)> = Vec::new();
    for one in drawn {
        let reversible = reversible(&rows);
        let reversed = one.reverses.filter(|_| !reversible.is_empty());
        let reversed = reversed.map(|which| reversible[which % reversible.len()].clone());
        let member = match &reversed {
            Some(row) => MEMBERS.iter().position(|id| *id == row.member.as_str()),
            // Whoever serves on some day, from the wanted member on; the first always does.
            None => (0..MEMBERS.len())
                .map(|next| (one.member + next) % MEMBERS.len())
                .find(|at| !days[*at].is_empty()),
        };
        let member = member.expect("one of the members");
        let own = &days[member];
        let at = instant(DAYS[own[one.day % own.len()]], TIMES[one.time], world.offset());
        let later = |millis: i64| Instant::from_millis(at.millis() + millis).expect("an instant");
        let mut filed_at = LATE[one.late].map(later);
        if let Some(reversed) = &reversed {
            // Filed no earlier than what it takes back.
            filed_at = Some(filed_at.unwrap_or(at).max(filed(reversed)));
        }
        let verifier = |by: Option<usize>| {
            let by = by.filter(|by| !days[*by].is_empty()).unwrap_or(member);
            MEMBERS[by].parse().expect("an id")
        };
        let row = ActivityRow {
            id: id(form, one.id, &mut taken).parse().expect("an id"),
            member: MEMBERS[member].parse().expect("an id"),
            unit: people.units()[one.unit % people.units().len()].0.parse().expect("an id"),
            kind: kinds[one.kind % kinds.len()].parse().expect("a code"),
            at,
            quantity: QUANTITIES[one.quantity].parse().expect("an amount"),
            target: TARGETS[one.target].map(|target| target.parse().expect("an id")),
            verified_by: VERIFIERS[one.verified].map(verifier),
            filed_at,
            reverses: reversed.map(|row| row.id),
        };
        rows.push((one.place, row));
    }
    rows.sort_by_key(|(place, _)| *place);
    rows.into_iter().map(|(_, row)| row).collect()
}
