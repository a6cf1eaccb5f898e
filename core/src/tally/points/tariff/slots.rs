//! What caps count in (P4, P8).

use super::rule::{Capped, Most, Rule};
use crate::scheme::{CapMost, CapOf, Scheme};
use crate::value::{Code, PeriodKind};

/// What a cap counts in: over editions by its code, as long as it counts the same (P8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tally::points) struct Slot {
    pub(in crate::tally::points) cap: Code,
    pub(in crate::tally::points) of: CapOf,
    pub(in crate::tally::points) per: PeriodKind,
}

/// How rows are put together so that those which share a bucket of a cap are in one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tally::points) enum Grouping {
    /// There are no caps: each row is by itself.
    None,
    /// By member.
    Member,
    /// By the record's own unit.
    Unit,
    /// By the household that has the account.
    Household,
    /// Buckets cross each other: all rows in one order.
    All,
}

/// Sets the caps of the rules of a purse in one edition.
pub(super) fn caps(scheme: &Scheme, rules: &mut [Rule], slots: &mut Vec<Slot>) {
    for (place, cap) in scheme.caps().iter().enumerate() {
        for rule in rules.iter_mut().filter(|rule| rule.points >= 0) {
            let own = scheme.point_rules().get(rule.place).map(|rule| &rule.code);
            if !own.is_some_and(|code| cap.rules.contains(code)) {
                continue;
            }
            let slot = Slot { cap: cap.code.clone(), of: cap.of, per: cap.per };
            let known = slots.iter().position(|known| *known == slot);
            let number = known.unwrap_or(slots.len());
            if known.is_none() {
                slots.push(slot);
            }
            let most = match cap.most {
                CapMost::Points(points) => Most::Points(points.thousandths()),
                CapMost::Times(times) => Most::Times(times.into()),
            };
            rule.caps.push(Capped { slot: number, place, most, whole: cap.whole });
        }
    }
}

/// How the rows of a purse are grouped.
pub(super) fn grouping(rules: &[Rule], slots: &[Slot]) -> Grouping {
    let capped = || rules.iter().filter(|rule| !rule.caps.is_empty());
    let of = |rule: &Rule, cap: &Capped| match slots.get(cap.slot).map(|slot| slot.of) {
        Some(CapOf::Unit) => Grouping::Unit,
        Some(CapOf::Account) if rule.household => Grouping::Household,
        Some(CapOf::Member | CapOf::Target | CapOf::Account) | None => Grouping::Member,
    };
    let mut wanted = capped().flat_map(|rule| rule.caps.iter().map(|cap| of(rule, cap)));
    match wanted.next() {
        None => Grouping::None,
        Some(first) if wanted.all(|other| other == first) => first,
        Some(_) => Grouping::All,
    }
}
