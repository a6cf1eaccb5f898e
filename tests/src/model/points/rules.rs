//! Which rule serves a record, whether it fails, and what it comes to (P2, P3, L1).

use wangge::scheme::{AccountOf, Conditions, PointRule, Scheme};
use wangge::tally::ActivityRow;
use wangge::value::{Code, Date, Ratio, UnitId};

use super::{Account, Points, Reason, exact, filed};

impl<'a> Points<'a> {
    /// P2: in each purse a record is scored by the first rule, in declared order, that serves it; P8: of the edition
    /// of its `at`.
    pub(super) fn serving(&self, row: &ActivityRow, purse: &Code) -> Option<(&'a Scheme, &'a PointRule)> {
        let scheme = self.edition_on(self.day(row.at))?;
        let mut rules = scheme.point_rules().iter().filter(|rule| rule.purse == *purse);
        let serves = |rule: &&PointRule| rule.kinds.contains(&row.kind) && self.hold(&rule.conditions, row);
        rules.find(serves).map(|rule| (scheme, rule))
    }

    /// P2: conditions at the record's `at` and unit: each that is given must hold, of a list any one.
    fn hold(&self, given: &Conditions, row: &ActivityRow) -> bool {
        let day = self.day(row.at);
        let role = |role: &Code| {
            let held = |post: &&wangge::org::Post| post.member == row.member && post.role == *role;
            self.org.posts().iter().filter(held).any(|post| post.span.contains(day))
        };
        let tag = |tag: &Code| {
            let had = |own: &&wangge::org::MemberTag| own.member == row.member && own.tag == *tag;
            self.org.tags().iter().filter(had).any(|own| own.span.contains(day))
        };
        let tier = self.org.unit(&row.unit).map(wangge::org::Unit::tier);
        let roles = given.roles.is_empty() || given.roles.iter().any(role);
        let tags = given.tags.is_empty() || given.tags.iter().any(tag);
        let tiers = given.tiers.is_empty() || given.tiers.iter().any(|own| Some(*own) == tier);
        let under = given.under.is_empty() || given.under.iter().any(|unit| self.path(row).contains(&unit));
        let from = given.from.is_none_or(|from| from <= day);
        let until = given.until.is_none_or(|until| day < until);
        let plans = given.plans.is_empty() || given.plans.iter().any(|plan| self.active(plan, row, day));
        roles && tags && tiers && under && from && until && plans
    }

    /// The record's unit and those above it.
    fn path(&self, row: &ActivityRow) -> Vec<&'a UnitId> {
        let unit = self.org.unit(&row.unit);
        std::iter::successors(unit, |unit| unit.parent()).map(|unit| unit.id()).collect()
    }

    /// L1: a plan is active over a unit's subtree in half-open intervals.
    fn active(&self, plan: &Code, row: &ActivityRow, day: Date) -> bool {
        let path = self.path(row);
        let active = |own: &wangge::org::Activation| {
            own.plan == *plan && path.contains(&&own.unit) && own.span.contains(day)
        };
        self.activations.is_some_and(|list| list.as_slice().iter().any(active))
    }

    /// P2: failing, in this order, verification, target, account or filing, it gets 0; P6: whose account it is.
    pub(super) fn judged(
        &self,
        (scheme, rule): (&Scheme, &PointRule),
        row: &ActivityRow,
    ) -> Result<Account, (Reason, Option<Account>)> {
        // A verified-by equal to the member counts as none.
        let verified = row.verified_by.as_ref().is_some_and(|by| *by != row.member);
        if rule.verified && !verified {
            return Err((Reason::Verification, None));
        }
        if rule.target && row.target.is_none() {
            return Err((Reason::Target, None));
        }
        let Some(account) = self.account((scheme, rule), row) else {
            return Err((Reason::Account, None));
        };
        let late = |limit| filed(row).millis() > self.deadline(scheme, row.at.millis(), limit);
        if rule.filed_within.is_some_and(late) {
            return Err((Reason::Filing, Some(account)));
        }
        Ok(account)
    }

    /// P2: a rule whose purse is of households credits the household that is the record's target, P6: if it enrolled.
    fn account(&self, (scheme, rule): (&Scheme, &PointRule), row: &ActivityRow) -> Option<Account> {
        let purse = scheme.purses().iter().find(|purse| purse.code == rule.purse).expect("a declared purse");
        match purse.of {
            AccountOf::Members => Some(Account::Member(row.member.clone())),
            AccountOf::Households => {
                let household = row.target.as_ref()?.as_str().parse().ok()?;
                let enrolled = self.org.has_account(&household, &rule.purse, self.day(row.at));
                enrolled.then_some(Account::Household(household))
            }
        }
    }

    /// P3: points × quantity × multipliers, rounded to thousandths; `None` beyond the bounds of amounts (V3).
    pub(super) fn raw(&self, (scheme, rule): (&Scheme, &PointRule), row: &ActivityRow) -> Option<i64> {
        let day = self.day(row.at);
        let own = rule.multipliers.iter().filter(|one| self.hold(&one.conditions, row));
        let mut factors: Vec<Ratio> = own.map(|one| one.factor).collect();
        // L1: of every plan that is active, those that name the rule or none; all factors are multiplied together.
        for plan in scheme.plans().iter().filter(|plan| self.active(&plan.code, row, day)) {
            let meant = plan.multipliers.iter();
            let meant = meant.filter(|one| one.points.is_empty() || one.points.contains(&rule.code));
            factors.extend(meant.map(|one| one.factor));
        }
        exact::raw(rule.points.thousandths(), row.quantity.thousandths(), &factors)
    }
}
