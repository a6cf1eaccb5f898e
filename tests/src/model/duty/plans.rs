//! What plans make of a duty (D1, L1).

use wangge::org::Unit;
use wangge::scheme::AmountChange;
use wangge::value::{Code, Date};

use super::{Asked, Duties, count, is_half};

impl Duties<'_> {
    /// Whether a plan is active at a unit on a day: put into force there or above.
    pub(super) fn is_active(&self, plan: &Code, unit: Unit<'_>, day: Date) -> bool {
        let above: Vec<_> =
            std::iter::successors(Some(unit), |unit| unit.parent()).map(|unit| unit.id()).collect();
        let mut rows = self.world.activations().into_iter().flat_map(|list| list.as_slice());
        rows.any(|row| row.plan == *plan && above.contains(&&row.unit) && row.span.contains(day))
    }

    /// An amount, in thousandths, under the plans that were active on at least half of the days, and which of them
    /// changed it: the first value, all factors, rounded once to steps, at least one.
    pub(super) fn under_plans(&self, asked: &Asked<'_>, usual: i64, step: i64) -> (i64, Vec<String>) {
        let (mut value, mut num, mut den) = (None, 1_i128, 1_i128);
        let mut plans: Vec<String> = Vec::new();
        for plan in asked.edition.plans() {
            let active = count(asked.period, |day| self.is_active(&plan.code, asked.unit, day));
            if !is_half(active, asked.period) {
                continue;
            }
            let named = plan.duties.iter().filter(|change| change.duties.contains(&asked.duty.code));
            let every = plan.duties.iter().filter(|change| change.duties.is_empty());
            for change in named.chain(every) {
                match change.change {
                    AmountChange::Value(given) if value.is_none() => value = Some(given.thousandths()),
                    AmountChange::Value(_) => continue,
                    AmountChange::Factor(factor) => {
                        num *= i128::from(factor.num());
                        den *= i128::from(factor.den());
                    }
                }
                plans.push(plan.code.to_string());
            }
        }
        plans.dedup();
        if plans.is_empty() {
            return (usual, plans);
        }
        let (above, below) = (i128::from(value.unwrap_or(usual)) * num, den * i128::from(step));
        let steps = ((2 * above + below) / (2 * below)).max(1);
        (i64::try_from(steps).unwrap() * step, plans)
    }
}
