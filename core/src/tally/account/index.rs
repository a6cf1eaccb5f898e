//! Which rows an account has.

use std::collections::BTreeMap;

use super::AccountId;
use crate::scheme::AccountOf;
use crate::tally::book::Book;
use crate::tally::book::rows::{at, rows};
use crate::tally::record::Record;
use crate::value::TargetId;

/// The rows of each account of a purse, of what was filed by the instant of its books.
#[derive(Clone, Debug)]
pub(in crate::tally) struct Index {
    /// The number of the first household's account: members have theirs by their place in the organisation.
    members: u32,
    /// The places of targets, if households have accounts.
    targets: BTreeMap<TargetId, u32>,
    /// Where the rows of each account begin, and where those of the last end.
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Index {
    /// By counting: O(rows).
    pub(super) fn new<P>(book: &Book<'_, P>) -> Self {
        let members = u32::try_from(book.world.org().members().len()).unwrap_or(u32::MAX);
        let filed = || rows(book.activities).filter(|(_, record)| record.filed_at <= book.now.millis());
        let number = |record: &Record| match book.terms.owner(record.at) {
            AccountOf::Members => Some(record.member),
            AccountOf::Households => record.target.and_then(|target| members.checked_add(target)),
        };
        let named = || filed().filter_map(|(row, record)| Some((row, number(&record)?)));
        let last = named().map(|(_, number)| number).max();
        let mut starts = vec![0_u32; last.map_or(0, |last| at(last) + 2)];
        for (_, number) in named() {
            if let Some(count) = starts.get_mut(at(number) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let (mut next, mut sorted) = (starts.clone(), vec![0_u32; at(sum)]);
        for (row, number) in named() {
            let Some(place) = next.get_mut(at(number)) else { continue };
            if let Some(slot) = sorted.get_mut(at(*place)) {
                *slot = row;
            }
            *place += 1;
        }
        let targets = members..last.map_or(members, |last| last + 1).max(members);
        let target =
            |number: u32| Some((book.activities.target(number - members)?.clone(), number - members));
        Self { members, targets: targets.filter_map(target).collect(), starts, rows: sorted }
    }

    /// The place of a household among the targets, if any record is about it.
    pub(in crate::tally) fn target(&self, household: &str) -> Option<u32> {
        self.targets.get(household).copied()
    }

    /// The rows of an account, in order.
    pub(super) fn rows<P>(&self, account: &AccountId, book: &Book<'_, P>) -> &[u32] {
        let number = match account {
            AccountId::Member(member) => book.world.org().members().binary_search(member).ok(),
            AccountId::Household(household) => {
                self.target(household.as_str()).and_then(|target| self.members.checked_add(target)).map(at)
            }
        };
        let rows = || {
            let number = number?;
            self.rows.get(at(*self.starts.get(number)?)..at(*self.starts.get(number + 1)?))
        };
        rows().unwrap_or_default()
    }
}
