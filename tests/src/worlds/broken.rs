//! Records that are broken in every way of P1.

use proptest::prelude::*;
use wangge::value::Instant;

use super::days::instant;
use super::{Case, case};
use crate::model::points::{Fault, filed};

/// What is done to records, and to which two of them.
type Harm = (usize, usize, usize);

/// Breaks a record, with the help of another, so that a fault is sure to be found; none if it cannot be done.
fn harm(case: &mut Case, (what, at, other): Harm) -> Option<(usize, Fault)> {
    let fault = Fault::ALL[what % Fault::ALL.len()];
    let count = case.rows.len();
    let (at, other) = (at.checked_rem(count)?, other.checked_rem(count)?);
    let offset = case.world.offset();
    let rows = &mut case.rows;
    let helper = rows[other].clone();
    let own = rows[at].clone();
    let row = &mut rows[at];
    match fault {
        Fault::Duplicate => {
            if at == other {
                return None;
            }
            row.id = helper.id;
            return Some((at.max(other), fault));
        }
        Fault::NotServing if other % 2 == 0 => row.member = "m-9".parse().expect("an id"),
        Fault::NotServing => {
            // Nobody served then.
            row.at = instant("2025-11-30", 86_399_999, offset);
            row.filed_at = None;
        }
        Fault::UnknownUnit => row.unit = "elsewhere".parse().expect("an id"),
        Fault::UnknownKind => row.kind = "unheard-of".parse().expect("a code"),
        Fault::UnknownVerifier => row.verified_by = Some("m-9".parse().expect("an id")),
        Fault::NegativeQuantity => row.quantity = "-0.001".parse().expect("an amount"),
        Fault::FiledBefore => {
            row.filed_at = Some(Instant::from_millis(row.at.millis() - 1).expect("an instant"));
        }
        Fault::ReversesNothing => row.reverses = Some("nothing".parse().expect("an id")),
        Fault::ReversesOther => {
            if helper.member == row.member {
                return None;
            }
            row.reverses = Some(helper.id);
        }
        Fault::ReversesLater => {
            if at == other {
                return None;
            }
            let filed = filed(row).max(filed(&helper));
            row.reverses = Some(helper.id);
            rows[other].filed_at = Some(Instant::from_millis(filed.millis() + 1).expect("an instant"));
        }
        Fault::ReversesTwice => {
            if at == other {
                return None;
            }
            // A third record, or one of both itself, is taken back by both.
            let third = rows[(at + other) % count].id.clone();
            rows[at].reverses = Some(third.clone());
            rows[other].reverses = Some(third);
            return Some((at.max(other), fault));
        }
        Fault::ReversesReversal => {
            if helper.reverses.is_none() && at != other {
                return None;
            }
            row.reverses = Some(if at == other { own.id } else { helper.id });
        }
    }
    Some((at, fault))
}

/// Records without fault but for one that is sure to be found; its row, and what it is.
pub fn harmed() -> impl Strategy<Value = (Case, (usize, Fault))> {
    let harms = prop::collection::vec((0..Fault::ALL.len(), 0..12_usize, 0..12_usize), 30);
    (case(12), harms).prop_filter_map("a record to break", |(mut case, harms)| {
        let fault = harms.into_iter().find_map(|one| harm(&mut case, one))?;
        Some((case, fault))
    })
}

/// Records broken several times over.
pub fn broken() -> impl Strategy<Value = Case> {
    let harms = prop::collection::vec((0..Fault::ALL.len(), 0..12_usize, 0..12_usize), 1..8);
    (case(12), harms).prop_map(|(mut case, harms)| {
        for one in harms {
            harm(&mut case, one);
        }
        case
    })
}
