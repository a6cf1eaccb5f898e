//! Records that earn nothing or less than they are worth, listed on demand.

use super::Points;
use super::error::TallyError;
use super::outcome::{Cut, Failed, Outcome, State};
use super::pass::{self, Trimmed};
use super::purse::PursePoints;
use super::rows::{Rows, Wanted};
use super::tariff::{Facts, Judged};
use crate::tally::block::BLOCK;
use crate::tally::watch::Steps;
use crate::value::Amount;

impl Points<'_> {
    /// How the record of a row stands; `None` if there is no such row.
    #[must_use]
    pub fn state(&self, row: usize) -> Option<State> {
        if row >= self.tariff.activities.len() {
            return None;
        }
        if let Some(state) = self.live.state(row) {
            return Some(state);
        }
        let facts = self.tariff.facts(row)?;
        Some(if self.is_served(&facts) { State::Served } else { State::Unscored })
    }

    /// The rows that no rule of any purse serves, in order: `unscored` (P2). Those that are not live are not among
    /// them.
    #[must_use]
    pub fn unscored(&self) -> Vec<usize> {
        let mut unscored = Vec::new();
        self.each(|facts| {
            if !self.is_served(facts) {
                unscored.push(facts.row);
            }
        });
        unscored
    }

    fn is_served(&self, facts: &Facts) -> bool {
        self.tariff.purses.iter().any(|purse| self.tariff.judge(purse, facts) != Judged::Unserved)
    }

    /// What every live row says.
    pub(super) fn each(&self, mut say: impl FnMut(&Facts)) {
        let mut rows = Rows::new(&self.tariff, Wanted::ALL);
        let all = self.tariff.activities.len();
        for start in (0..all).step_by(BLOCK) {
            let length = BLOCK.min(all - start);
            rows.read(start, length);
            for place in 0..length {
                if !self.out.as_ref().is_some_and(|out| out.has(start + place)) {
                    say(&rows.facts(place));
                }
            }
        }
    }
}

impl PursePoints<'_> {
    /// What a row comes to; `None` if it is not live, no rule of this purse serves it, or credits are not kept.
    #[must_use]
    pub fn outcome(&self, row: usize) -> Option<Outcome> {
        if self.points.live.state(row).is_some() {
            return None;
        }
        let facts = self.points.tariff.facts(row)?;
        let (rule, reason, raw) = match self.judged(&facts) {
            Judged::Unserved => return None,
            Judged::Fails(rule, reason) => (rule, Some(reason), 0),
            Judged::Earns(rule, raw) => (rule, None, raw),
            Judged::Overflows(rule) => (rule, None, i64::MAX),
        };
        let rule = self.points.tariff.code(self.purse.rule(rule)?)?.clone();
        Some(Outcome { rule, reason, raw: Amount::from_thousandths(raw).ok()?, credit: self.credit(row)? })
    }

    /// The live rows that no rule of this purse serves, in order.
    #[must_use]
    pub fn unserved(&self) -> Vec<usize> {
        let mut unserved = Vec::new();
        self.points.each(|facts| {
            if self.judged(facts) == Judged::Unserved {
                unserved.push(facts.row);
            }
        });
        unserved
    }

    /// The rows that a rule serves and that come to nothing all the same, in order, each with its reason (P2).
    #[must_use]
    pub fn failed(&self) -> Vec<Failed> {
        let mut failed = Vec::new();
        self.points.each(|facts| {
            if let Judged::Fails(rule, reason) = self.judged(facts)
                && let Some(rule) = self.purse.rule(rule).and_then(|rule| self.points.tariff.code(rule))
            {
                failed.push(Failed { row: facts.row, rule: rule.clone(), reason });
            }
        });
        failed
    }

    /// The rows of which caps left less than they were worth, in order, each with the first declared of the caps that
    /// had least left (P4). Runs a pass.
    ///
    /// # Errors
    /// None where the points themselves could be told.
    pub fn cuts(&self) -> Result<Vec<Cut>, TallyError> {
        let (Points { tariff, out, .. }, steps) = (self.points, Steps::unwatched());
        let mut trimmed: Vec<Trimmed> = Vec::new();
        let mut keep = |cut: &Trimmed| trimmed.push(*cut);
        pass::run(tariff, self.purse, out.as_ref(), &steps, Some(&mut keep))?;
        trimmed.sort_unstable_by_key(|trimmed| trimmed.row);
        let cut = |trimmed: &Trimmed| {
            let rule = self.purse.rule(trimmed.rule)?;
            let amount = |thousandths| Amount::from_thousandths(thousandths).ok();
            Some(Cut {
                row: trimmed.row as usize,
                rule: tariff.code(rule)?.clone(),
                raw: amount(trimmed.worth)?,
                credit: amount(trimmed.credit)?,
                cap: tariff.cap(rule, rule.caps.get(trimmed.cap as usize)?)?.clone(),
            })
        };
        Ok(trimmed.iter().filter_map(cut).collect())
    }

    pub(super) fn judged(&self, facts: &Facts) -> Judged {
        self.points.tariff.judge(self.purse, facts)
    }
}
