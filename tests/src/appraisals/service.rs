//! Random records of service, and cases that were closed.

use wangge::tally::ActivityRow;
use wangge::tally::duty::ClosedCase;
use wangge::value::{Amount, Instant, Offset};

use super::people::{HOUSEHOLDS, MEMBERS, day};
use super::scheme::KINDS;
use crate::duties::town::UNITS;
use crate::stories::dice::Dice;

/// Quantities, in thousandths.
const QUANTITIES: [i64; 5] = [0, 500, 1000, 1000, 2250];
/// How many cases there are to be closed.
const CASES: usize = 4;

fn instant(dice: &mut Dice) -> Instant {
    let ms = if dice.percent(25) { dice.one(&[0, 86_399_999]) } else { dice.below(86_400_000) as i64 };
    Instant::at(day(dice), ms, Offset::BEIJING).unwrap()
}

/// So many records; their ids are in no relation to their order.
pub(super) fn rows(dice: &mut Dice, count: usize) -> Vec<ActivityRow> {
    let mut rows: Vec<ActivityRow> = Vec::new();
    for at in 0..count {
        let mut row = ActivityRow {
            id: format!("r-{}", at * 7 % 997).parse().unwrap(),
            member: format!("m-{}", dice.below(MEMBERS)).parse().unwrap(),
            unit: dice.one(&UNITS).0.parse().unwrap(),
            kind: dice.one(&KINDS).parse().unwrap(),
            at: instant(dice),
            quantity: Amount::from_thousandths(dice.one(&QUANTITIES)).unwrap(),
            target: None,
            verified_by: None,
            filed_at: None,
            reverses: None,
        };
        if dice.percent(60) {
            let target = match dice.percent(70) {
                true => format!("h-{}", dice.below(HOUSEHOLDS + 1)),
                false => format!("c-{}", dice.below(CASES + 1)),
            };
            row.target = Some(target.parse().unwrap());
        }
        if dice.percent(12)
            && let Some(earlier) = dice.any(&rows)
            && earlier.reverses.is_none()
            && !rows.iter().any(|row| row.reverses.as_ref() == Some(&earlier.id))
        {
            (row.reverses, row.member) = (Some(earlier.id.clone()), earlier.member.clone());
            row.filed_at = Some(Instant::parse("2026-12-31T12:00:00Z").unwrap());
        }
        rows.push(row);
    }
    rows
}

/// Cases that were closed, some more than once.
pub(super) fn closed(dice: &mut Dice) -> Vec<ClosedCase> {
    let row = |dice: &mut Dice| {
        let case = dice.below(CASES);
        ClosedCase {
            case: format!("c-{case}").parse().unwrap(),
            origin: UNITS[case * 2].0.parse().unwrap(),
            closed_at: instant(dice),
        }
    };
    (0..dice.below(10)).map(|_| row(dice)).collect()
}
