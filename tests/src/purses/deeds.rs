//! What happens: records, mostly filed at once, and requests.

use proptest::prelude::*;
use proptest::sample::Index;
use wangge::tally::{ActivityRow, CancelRow, RedemptionRow};
use wangge::value::{Amount, Instant};

use super::{HOUSEHOLDS, MEMBERS, STEPS, Town, UNITS, instant};

/// A record, before it has an id.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    member: usize,
    unit: usize,
    kind: usize,
    at: i64,
    late: i64,
    quantity: i64,
    target: usize,
    reverses: Option<Index>,
}

/// A request, and when it is cancelled, if it is.
#[derive(Clone, Debug)]
pub(super) struct Request {
    /// Of those whose accounts the purse has; or of all.
    account: Result<usize, usize>,
    good: usize,
    pieces: u32,
    at: i64,
    cancelled: Option<i64>,
}

pub(super) fn deeds() -> impl Strategy<Value = (Vec<Deed>, Vec<usize>)> {
    // At once, the same evening, days later, after a settlement or several.
    let late = prop_oneof![6 => Just(0_i64), 2 => Just(1), 1 => 2..12_i64, 2 => 30..200_i64];
    let reverses = prop::option::weighted(0.3, any::<Index>());
    let kind = prop_oneof![3 => Just(0_usize), 2 => Just(1), 1 => Just(2)];
    // Few do most.
    let member = prop_oneof![5 => Just(0_usize), 3 => Just(1), 1 => Just(2), 1 => Just(3)];
    let target = prop_oneof![5 => Just(0_usize), 3 => Just(1), 2 => 2..6_usize];
    let deed = (member, 0..UNITS.len(), kind, 0..STEPS, late, 1..8_i64, target, reverses).prop_map(
        |(member, unit, kind, at, late, quantity, target, reverses)| Deed {
            member,
            unit,
            kind,
            at,
            late,
            quantity,
            target,
            reverses,
        },
    );
    prop::collection::vec(deed, 0..28).prop_flat_map(|deeds| {
        let ids = Just((0..deeds.len()).collect::<Vec<_>>()).prop_shuffle();
        (Just(deeds), ids)
    })
}

pub(super) fn requests() -> impl Strategy<Value = (Vec<Request>, Vec<usize>)> {
    let cancelled = prop::option::weighted(0.4, prop_oneof![1 => Just(1_i64), 2 => 1..120_i64]);
    let account = prop_oneof![
        6 => Just(Ok(0)),
        4 => Just(Ok(1)),
        2 => (2..4_usize).prop_map(Ok),
        1 => (0..MEMBERS.len() + HOUSEHOLDS.len()).prop_map(Err),
    ];
    let good = prop_oneof![6 => Just(0_usize), 4 => Just(1), 1 => Just(2)];
    let at = prop_oneof![4 => 10..STEPS, 2 => 150..170_i64, 1 => 200..203_i64];
    let request = (account, good, 1..3_u32, at, cancelled)
        .prop_map(|(account, good, pieces, at, cancelled)| Request { account, good, pieces, at, cancelled });
    prop::collection::vec(request, 0..14).prop_flat_map(|requests| {
        let ids = Just((0..requests.len()).collect::<Vec<_>>()).prop_shuffle();
        (Just(requests), ids)
    })
}

/// The world after all this.
pub(super) fn happen(
    mut town: Town,
    (deeds, ids): &(Vec<Deed>, Vec<usize>),
    (requests, request_ids): &(Vec<Request>, Vec<usize>),
) -> Town {
    for (deed, id) in deeds.iter().zip(ids) {
        let row = row(deed, *id, &town.rows);
        town.rows.push(row);
    }
    let accounts = Town::accounts();
    let (members, households) = accounts.split_at(MEMBERS.len());
    let own = if town.of_households() { households } else { members };
    for (request, id) in requests.iter().zip(request_ids) {
        let row = RedemptionRow {
            id: format!("q-{id:02}").parse().expect("an id"),
            account: request.account.map_or_else(|any| &accounts[any], |at| &own[at]).clone(),
            good: ["soap", "rice", "gold"][request.good].parse().expect("a code"),
            pieces: request.pieces,
            at: instant(request.at),
        };
        if let Some(later) = request.cancelled {
            town.cancels.push(CancelRow {
                id: format!("x-{:02}", requests.len() - id).parse().expect("an id"),
                cancels: row.id.clone(),
                at: instant(request.at + later),
            });
        }
        town.redemptions.push(row);
    }
    town
}

fn row(deed: &Deed, id: usize, before: &[ActivityRow]) -> ActivityRow {
    let (name, from) = MEMBERS[deed.member];
    let from = Instant::parse(&format!("{from}T00:00:00+08:00")).expect("an instant");
    let at = instant(deed.at).max(from);
    let mut row = ActivityRow {
        id: format!("r-{id:02}").parse().expect("an id"),
        member: name.parse().expect("an id"),
        unit: UNITS[deed.unit].0.parse().expect("an id"),
        kind: ["visit", "class", "lapse"][deed.kind].parse().expect("a code"),
        at,
        quantity: Amount::from_thousandths(deed.quantity * 500).expect("an amount"),
        target: HOUSEHOLDS.get(deed.target).map(|(id, _)| id.parse().expect("an id")),
        verified_by: None,
        filed_at: (deed.late > 0)
            .then(|| at.checked_add_millis(deed.late * super::STEP).expect("an instant of this year")),
        reverses: None,
    };
    let taken = |id: &wangge::value::RecordId| before.iter().any(|row| row.reverses.as_ref() == Some(id));
    let filed = |row: &ActivityRow| row.filed_at.unwrap_or(row.at);
    let can = |other: &&ActivityRow| {
        other.member == row.member
            && other.reverses.is_none()
            && !taken(&other.id)
            && filed(other) <= filed(&row)
    };
    let reversible: Vec<&ActivityRow> = before.iter().filter(can).collect();
    let reversed =
        deed.reverses.filter(|_| !reversible.is_empty()).map(|index| index.get(&reversible).id.clone());
    row.reverses = reversed;
    row
}
