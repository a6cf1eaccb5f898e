//! What falls to each subject: to a member its own, to a unit all of its subtree.

use super::subject::Subject;
use crate::org::{Org, Unit};

/// The subjects of an appraisal, to whom something falls.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spread<'s, 'a> {
    pub(super) org: &'a Org,
    /// By id, all members or all units.
    pub(super) subjects: &'s [Subject<'a>],
}

impl<'a> Spread<'_, 'a> {
    /// The subjects that members are.
    pub(super) fn members(&self) -> Members<'_, 'a> {
        Members { subjects: self.subjects, last: 0 }
    }

    /// The sum for each subject of what falls to members at units, by the units' numbers.
    pub(super) fn sums(&self, rows: impl Iterator<Item = (Option<u32>, u32, i128)>) -> Vec<i128> {
        let mut sums = vec![0_i128; self.subjects.len()];
        if !matches!(self.subjects.first(), Some(Subject::Unit(_))) {
            let mut members = self.members();
            for (member, _, amount) in rows {
                let subject = member.and_then(|member| members.find(member));
                if let Some(sum) = subject.and_then(|subject| sums.get_mut(subject)) {
                    *sum += amount;
                }
            }
            return sums;
        }
        let mut before = vec![0_i128; self.org.units().len() + 1];
        for (_, unit, amount) in rows {
            if let Some(sum) = before.get_mut(unit as usize + 1) {
                *sum += amount;
            }
        }
        let mut all = 0;
        for sum in &mut before {
            all += *sum;
            *sum = all;
        }
        let up_to = |number: u32| before.get(number as usize).copied().unwrap_or_default();
        let own = |unit: Unit<'_>| up_to(unit.after()) - up_to(unit.number());
        self.subjects.iter().map(|subject| subject.unit().map_or(0, own)).collect()
    }
}

/// Finds the subjects that members are.
#[derive(Debug)]
pub(super) struct Members<'s, 'a> {
    subjects: &'s [Subject<'a>],
    /// The one found last.
    last: usize,
}

impl Members<'_, '_> {
    /// The subject that a member is, by its place among the organisation's.
    pub(super) fn find(&mut self, place: u32) -> Option<usize> {
        let key = |subject: &Subject<'_>| match subject {
            Subject::Member { place, .. } => Some(*place),
            Subject::Unit(_) => None,
        };
        // Mostly the same comes again, or the one after it.
        let is_it = |at: &usize| self.subjects.get(*at).and_then(key) == Some(place);
        let near = [self.last, self.last + 1].into_iter().find(is_it);
        self.last = near.or_else(|| self.subjects.binary_search_by_key(&Some(place), key).ok())?;
        Some(self.last)
    }
}
