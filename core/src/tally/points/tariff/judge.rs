//! What a record comes to before caps (P2, P3).

use super::rule::Rule;
use super::{NOBODY, Purse, Serving, Situation, Tariff};
use crate::tally::block::day;
use crate::tally::points::outcome::Reason;
use crate::tally::table::BAD;
use crate::value::Instant;

/// What a record says, as far as every rule asks for it.
#[derive(Clone, Copy, Debug)]
pub(in crate::tally::points) struct Facts {
    pub(in crate::tally::points) row: usize,
    pub(in crate::tally::points) edition: u32,
    pub(in crate::tally::points) kind: u32,
    /// Milliseconds since 1970.
    pub(in crate::tally::points) at: i64,
    /// Thousandths.
    pub(in crate::tally::points) quantity: i64,
    pub(in crate::tally::points) situation: Situation,
}

/// What a record comes to in a purse, before caps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tally::points) enum Judged {
    /// No rule serves it.
    Unserved,
    /// A rule serves it, and it comes to nothing.
    Fails(u32, Reason),
    /// So many thousandths under a rule.
    Earns(u32, i64),
    /// More than there can be.
    Overflows(u32),
}

impl Tariff<'_> {
    /// What the record of a row says; `None` if it takes no part.
    pub(in crate::tally::points) fn facts(&self, row: usize) -> Option<Facts> {
        let record = self.activities.record(row)?;
        let day = day(record.at, self.world.offset());
        Some(Facts {
            row,
            edition: self.days.edition(day),
            kind: record.kind,
            at: record.at,
            quantity: record.quantity,
            situation: Situation { member: record.member, unit: record.unit, day },
        })
    }

    /// What a live record comes to in a purse.
    pub(in crate::tally::points) fn judge(&self, purse: &Purse, facts: &Facts) -> Judged {
        let number = match purse.serving(facts.edition, facts.kind) {
            Serving::Nothing => return Judged::Unserved,
            Serving::Plain(number) => number,
            Serving::First(list) => {
                let org = self.world.org();
                let serves = |number: &&u32| {
                    purse.rule(**number).is_some_and(|rule| rule.when.holds(facts.situation, org))
                };
                match purse.list(list).iter().find(serves) {
                    Some(number) => *number,
                    None => return Judged::Unserved,
                }
            }
        };
        let Some(rule) = purse.rule(number) else { return Judged::Unserved };
        if let Some(reason) = self.fails(purse, rule, facts) {
            return Judged::Fails(number, reason);
        }
        let org = self.world.org();
        let worth = rule.worth(facts.quantity, |multiplier| multiplier.when.holds(facts.situation, org));
        worth.map_or(Judged::Overflows(number), |worth| Judged::Earns(number, worth))
    }

    /// Why a record that a rule serves comes to nothing.
    fn fails(&self, purse: &Purse, rule: &Rule, facts: &Facts) -> Option<Reason> {
        if rule.verified && !self.activities.is_verified(facts.row, facts.situation.member) {
            return Some(Reason::Verification);
        }
        let target = if rule.target || rule.household { self.activities.target_of(facts.row) } else { BAD };
        if rule.target && target >= BAD {
            return Some(Reason::Target);
        }
        if rule.household && !self.has_account(purse, target, facts.situation.day) {
            return Some(Reason::Account);
        }
        if rule.filed_within.is_some() && self.is_late(rule, facts) {
            return Some(Reason::Filing);
        }
        None
    }

    fn has_account(&self, purse: &Purse, target: u32, day: i32) -> bool {
        let org = self.world.org();
        let household = match self.household(target) {
            NOBODY => None,
            place => org.households().get(place as usize),
        };
        let day = crate::value::Date::from_days(day);
        household.zip(day).is_some_and(|(household, day)| org.has_account(&household.id, &purse.code, day))
    }

    /// Whether a record was filed after the time that its rule gives for it. Where that ends beyond all instants there
    /// are, none is late.
    fn is_late(&self, rule: &Rule, facts: &Facts) -> bool {
        let within = rule.filed_within.as_ref().zip(Instant::from_millis(facts.at).ok());
        let calendar = self.calendars.get(rule.edition as usize);
        let end = within.zip(calendar).and_then(|((limit, at), calendar)| calendar.deadline(at, limit).ok());
        end.is_some_and(|end| self.activities.filed_at(facts.row, facts.at) > end.at.millis())
    }
}
