//! What becomes of single records, looked up when asked.

use super::outcome::{Cut, Failed, Outcome, State};
use super::pass::{self, Trimmed};
use super::tariff::{Judged, MultipliedBy, Rule};
use super::{Points, PursePoints, TallyError};
use crate::value::{Amount, Code, Name};

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
        let mut judged = self.tariff.purses.iter().map(|purse| self.tariff.judge(purse, &facts));
        Some(if judged.any(|judged| judged != Judged::Unserved) { State::Served } else { State::Unscored })
    }

    /// The rows of live records that no rule of any purse serves (不计分). O(rows).
    #[must_use]
    pub fn unscored(&self) -> Vec<usize> {
        let rows = 0..self.tariff.activities.len();
        rows.filter(|row| self.state(*row) == Some(State::Unscored)).collect()
    }
}

impl PursePoints<'_> {
    /// What the record of a row comes to; `None` if no rule of this purse serves it, or it is not live.
    #[must_use]
    pub fn outcome(&self, row: usize) -> Option<Outcome> {
        if self.points.live.state(row).is_some() {
            return None;
        }
        let (number, reason, raw) = match self.judged(row)? {
            Judged::Unserved => return None,
            Judged::Fails(number, reason) => (number, Some(reason), 0),
            Judged::Earns(number, worth) => (number, None, worth),
            // A pass in which one does has no points.
            Judged::Overflows(_) => return None,
        };
        let (rule, raw) = (self.code_of(number)?, Amount::from_thousandths(raw).ok()?);
        let multipliers = if reason.is_some() { Vec::new() } else { self.multipliers(row, number) };
        Some(Outcome { rule, reason, multipliers, raw, credit: self.credit(row)? })
    }

    /// The names of what multiplies the points of a record under a rule.
    fn multipliers(&self, row: usize, number: u32) -> Vec<Name> {
        let tariff = &self.points.tariff;
        let (Some(facts), Some(rule)) = (tariff.facts(row), self.purse.rule(number)) else {
            return Vec::new();
        };
        let plans =
            tariff.editions.get(rule.edition as usize).map(|scheme| scheme.plans()).unwrap_or_default();
        let org = tariff.world.org();
        let applying =
            rule.multipliers.iter().filter(|multiplier| multiplier.when.holds(facts.situation, org));
        let name = |by: &MultipliedBy| match by {
            MultipliedBy::Rule(name) => Some(name.clone()),
            MultipliedBy::Plan(place) => plans.get(*place).map(|plan| plan.name.clone()),
        };
        applying.filter_map(|multiplier| name(&multiplier.by)).collect()
    }

    /// The live records that a rule serves and that come to nothing, by row, each with the reason. O(rows).
    #[must_use]
    pub fn failed(&self) -> Vec<Failed> {
        let rows = 0..self.points.tariff.activities.len();
        let failed = rows.filter(|row| self.points.live.state(*row).is_none()).filter_map(|row| {
            let Judged::Fails(number, reason) = self.judged(row)? else { return None };
            Some(Failed { row, rule: self.code_of(number)?, reason })
        });
        failed.collect()
    }

    /// The records of which caps left less than they were worth (P4), by row: the pass once more.
    ///
    /// # Errors
    /// None that the pass did not have.
    pub fn cuts(&self) -> Result<Vec<Cut>, TallyError> {
        let (mut cuts, points) = (Vec::new(), self.points);
        let cut = |trimmed: &Trimmed| cuts.extend(self.cut(trimmed));
        pass::run(&points.tariff, self.purse, points.out.as_ref(), points.threads, cut)?;
        cuts.sort_unstable_by_key(|cut: &Cut| cut.row);
        Ok(cuts)
    }

    fn cut(&self, trimmed: &Trimmed) -> Option<Cut> {
        let rule: &Rule = self.purse.rule(trimmed.rule)?;
        let capped = rule.caps.get(trimmed.cap as usize)?;
        Some(Cut {
            row: trimmed.row as usize,
            rule: self.code_of(trimmed.rule)?,
            raw: Amount::from_thousandths(trimmed.worth).ok()?,
            credit: Amount::from_thousandths(trimmed.credit).ok()?,
            cap: self.points.tariff.cap(rule, capped)?.clone(),
        })
    }

    fn judged(&self, row: usize) -> Option<Judged> {
        let facts = self.points.tariff.facts(row)?;
        Some(self.points.tariff.judge(self.purse, &facts))
    }

    fn code_of(&self, number: u32) -> Option<Code> {
        self.points.tariff.code(self.purse.rule(number)?).cloned()
    }
}
