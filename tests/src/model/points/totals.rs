//! Totals (P8), each within one purse.

use std::collections::BTreeMap;

use wangge::scheme::AccountOf;
use wangge::tally::ActivityRow;
use wangge::value::{Code, HouseholdId, Instant, MemberId, Period, PeriodKind, UnitId};

use super::{Book, Pass, Points};

/// Thousandths that count on a day: a credit, an adjustment, a change that is not booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// The record, by its place.
    pub row: usize,
    /// The purse.
    pub purse: Code,
    /// The rule that serves the record.
    pub rule: Code,
    /// Thousandths.
    pub amount: i64,
    /// Milliseconds since 1970.
    pub at: i64,
}

/// The totals of one purse, in thousandths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// By recording member and period.
    pub members: BTreeMap<(MemberId, Period), i128>,
    /// By unit, with all below it, and period.
    pub units: BTreeMap<(UnitId, Period), i128>,
    /// By account, of a purse of members.
    pub accounts: BTreeMap<MemberId, i128>,
    /// By rule.
    pub rules: BTreeMap<Code, i128>,
}

impl Points<'_> {
    /// The credits of a pass, each at its record's `at`.
    pub fn credits(&self, rows: &[ActivityRow], pass: &Pass) -> Vec<Movement> {
        let mut all = Vec::new();
        for (row, made) in pass.rows.iter().enumerate() {
            for (purse, outcome) in &made.outcomes {
                let (purse, rule) = (purse.clone(), outcome.rule.clone());
                all.push(Movement { row, purse, rule, amount: outcome.credit, at: rows[row].at.millis() });
            }
        }
        all
    }

    /// What is booked and what is open: a change of what a settlement has come to counts at the instant itself.
    pub fn movements(&self, rows: &[ActivityRow], book: &Book, now: Instant) -> Vec<Movement> {
        let mut all = Vec::new();
        for entry in &book.entries {
            let (purse, rule) = (entry.purse.clone(), entry.rule.clone());
            all.push(Movement { row: entry.row, purse, rule, amount: entry.amount, at: entry.at });
        }
        for open in &book.open {
            let at = if open.change { now } else { rows[open.row].at };
            let (purse, rule) = (open.purse.clone(), open.rule.clone());
            all.push(Movement { row: open.row, purse, rule, amount: open.amount, at: at.millis() });
        }
        all
    }

    /// P8: by recording member × period, by unit × period (subtree), by account, by rule.
    pub fn totals(
        &self,
        rows: &[ActivityRow],
        movements: &[Movement],
        purse: &Code,
        per: PeriodKind,
    ) -> Totals {
        let mut totals = Totals::default();
        for one in movements.iter().filter(|one| one.purse == *purse) {
            let (row, amount) = (&rows[one.row], i128::from(one.amount));
            let at = Instant::from_millis(one.at).expect("an instant");
            let period = Period::containing(per, at, self.offset);
            *totals.members.entry((row.member.clone(), period)).or_default() += amount;
            for unit in self.org.units() {
                let below = self.org.unit(&row.unit).is_some_and(|own| unit.contains(own));
                if below {
                    *totals.units.entry((unit.id().clone(), period)).or_default() += amount;
                }
            }
            if self.of(purse) == AccountOf::Members {
                *totals.accounts.entry(row.member.clone()).or_default() += amount;
            }
            *totals.rules.entry(one.rule.clone()).or_default() += amount;
        }
        totals
    }

    /// Whose accounts a purse has.
    fn of(&self, purse: &Code) -> AccountOf {
        let mut purses = self.editions.iter().flat_map(|scheme| scheme.purses());
        purses.find(|known| known.code == *purse).expect("a declared purse").of
    }

    /// A5: the total of one household's account, for whoever has its id.
    pub fn household(
        &self,
        rows: &[ActivityRow],
        movements: &[Movement],
        asked: (&Code, &HouseholdId),
    ) -> i128 {
        let (purse, household) = asked;
        let own = movements.iter().filter(|one| {
            let target = rows[one.row].target.as_ref().map(|target| target.as_str());
            one.purse == *purse
                && target == Some(household.as_str())
                && self.of(purse) == AccountOf::Households
        });
        own.map(|one| i128::from(one.amount)).sum()
    }
}

/// Totals without those that come to nothing.
pub fn nothing_left_out(totals: Totals) -> Totals {
    let Totals { mut members, mut units, mut accounts, mut rules } = totals;
    members.retain(|_, amount| *amount != 0);
    units.retain(|_, amount| *amount != 0);
    accounts.retain(|_, amount| *amount != 0);
    rules.retain(|_, amount| *amount != 0);
    Totals { members, units, accounts, rules }
}
