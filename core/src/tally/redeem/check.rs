//! What can be wrong with the rows themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::{CancelRow, RedemptionFault, RedemptionRow};
use crate::org::Org;
use crate::tally::AccountId;
use crate::value::RedemptionId;

/// Every fault, of redemptions first, in the order of the rows.
pub(super) fn check(redemptions: &[RedemptionRow], cancels: &[CancelRow], org: &Org) -> Vec<RedemptionFault> {
    let mut faults = Vec::new();
    let mut known: BTreeMap<&RedemptionId, &RedemptionRow> = BTreeMap::new();
    for row in redemptions {
        let redemption = || row.id.clone();
        if known.insert(&row.id, row).is_some() {
            faults.push(RedemptionFault::DuplicateRedemption { redemption: redemption() });
        }
        if !exists(org, &row.account) {
            let account = row.account.clone();
            faults.push(RedemptionFault::UnknownHolder { redemption: redemption(), account });
        }
        if row.pieces == 0 {
            faults.push(RedemptionFault::NoPieces { redemption: redemption() });
        }
    }
    let firsts = firsts(cancels, &known);
    let mut ids = BTreeSet::new();
    for (place, row) in cancels.iter().enumerate() {
        let (cancel, redemption) = (row.id.clone(), row.cancels.clone());
        if !ids.insert(&row.id) {
            faults.push(RedemptionFault::DuplicateCancel { cancel });
            continue;
        }
        match known.get(&row.cancels) {
            None => faults.push(RedemptionFault::UnknownRedemption { cancel, redemption }),
            Some(granted) if row.at <= granted.at => {
                faults.push(RedemptionFault::CancelsEarlier { cancel, redemption });
            }
            Some(_) if firsts.get(&row.cancels) != Some(&place) => {
                faults.push(RedemptionFault::CancelledTwice { cancel, redemption });
            }
            Some(_) => {}
        }
    }
    faults
}

/// Whether the organisation knows the holder of an account.
pub(in crate::tally) fn exists(org: &Org, account: &AccountId) -> bool {
    match account {
        AccountId::Member(member) => org.members().binary_search(member).is_ok(),
        AccountId::Household(household) => org.household(household).is_some(),
    }
}

/// The row of the first cancellation of each redemption that comes after it, by (at, id).
fn firsts<'r>(
    cancels: &'r [CancelRow],
    known: &BTreeMap<&RedemptionId, &RedemptionRow>,
) -> BTreeMap<&'r RedemptionId, usize> {
    let later = |row: &CancelRow| known.get(&row.cancels).is_some_and(|redemption| redemption.at < row.at);
    let mut ordered: Vec<(usize, &CancelRow)> =
        cancels.iter().enumerate().filter(|(_, row)| later(row)).collect();
    ordered.sort_by(|(_, one), (_, other)| (one.at, &one.id).cmp(&(other.at, &other.id)));
    let mut firsts = BTreeMap::new();
    for (place, row) in ordered {
        firsts.entry(&row.cancels).or_insert(place);
    }
    firsts
}
