//! A rule of points as the pass holds records against it.

use super::when::{Layouts, When};
use crate::scheme::{AccountOf, PointRule, Scheme};
use crate::tally::World;
use crate::tally::points::product;
use crate::value::{Duration, Name, Ratio};

/// A rule of one edition.
#[derive(Clone, Debug)]
pub(in crate::tally::points) struct Rule {
    /// The place of its edition.
    pub(in crate::tally::points) edition: u32,
    /// Its place among the rules of the edition.
    pub(in crate::tally::points) place: usize,
    /// Thousandths for each unit of quantity.
    pub(in crate::tally::points) points: i64,
    pub(in crate::tally::points) when: When,
    pub(in crate::tally::points) multipliers: Vec<Multiplier>,
    pub(in crate::tally::points) target: bool,
    pub(in crate::tally::points) verified: bool,
    pub(in crate::tally::points) filed_within: Option<Duration>,
    /// Whether the account is that of a household.
    pub(in crate::tally::points) household: bool,
    /// What its credits are capped by, in declared order; nothing of a deduction.
    pub(in crate::tally::points) caps: Vec<Capped>,
}

/// What multiplies the points of a rule, and when.
#[derive(Clone, Debug)]
pub(in crate::tally::points) struct Multiplier {
    pub(in crate::tally::points) by: MultipliedBy,
    pub(in crate::tally::points) factor: Ratio,
    pub(in crate::tally::points) when: When,
}

/// By what points are multiplied.
#[derive(Clone, Debug)]
pub(in crate::tally::points) enum MultipliedBy {
    /// A multiplier of the rule itself.
    Rule(Name),
    /// The plan at this place of the edition.
    Plan(usize),
}

/// A cap that names a rule.
#[derive(Clone, Copy, Debug)]
pub(in crate::tally::points) struct Capped {
    /// What it counts in.
    pub(in crate::tally::points) slot: usize,
    /// Its place among the caps of the edition.
    pub(in crate::tally::points) place: usize,
    pub(in crate::tally::points) most: Most,
    pub(in crate::tally::points) whole: bool,
}

/// How much there is.
#[derive(Clone, Copy, Debug)]
pub(in crate::tally::points) enum Most {
    /// So many thousandths.
    Points(i64),
    /// So many records.
    Times(u64),
}

impl Rule {
    pub(super) fn new<'a>(
        (edition, scheme): (u32, &'a Scheme),
        (place, rule): (usize, &'a PointRule),
        accounts: AccountOf,
        world: &World<'a>,
        layouts: &mut Layouts<'a>,
    ) -> Self {
        let own = rule.multipliers.iter().map(|multiplier| Multiplier {
            by: MultipliedBy::Rule(multiplier.name.clone()),
            factor: multiplier.factor,
            when: When::new(&multiplier.conditions, world, layouts),
        });
        let mut multipliers: Vec<Multiplier> = own.collect();
        let activations = world.activations().map(crate::org::Activations::as_slice).unwrap_or_default();
        for (place, plan) in scheme.plans().iter().enumerate() {
            if activations.iter().all(|activation| activation.plan != plan.code) {
                continue;
            }
            for multiplier in &plan.multipliers {
                if multiplier.points.is_empty() || multiplier.points.contains(&rule.code) {
                    let when = When::during(&plan.code, world);
                    multipliers.push(Multiplier {
                        by: MultipliedBy::Plan(place),
                        factor: multiplier.factor,
                        when,
                    });
                }
            }
        }
        Self {
            edition,
            place,
            points: rule.points.thousandths(),
            when: When::new(&rule.conditions, world, layouts),
            multipliers,
            target: rule.target,
            verified: rule.verified,
            filed_within: rule.filed_within,
            household: accounts == AccountOf::Households,
            caps: Vec::new(),
        }
    }

    /// Whether every record of its kinds is worth its points × quantity, whatever else it says.
    pub(in crate::tally::points) fn is_plain(&self) -> bool {
        let unconditional = self.when.is_always() && self.multipliers.is_empty();
        let asks = self.target || self.verified || self.household || self.filed_within.is_some();
        unconditional && !asks
    }

    /// What a quantity is worth to it under some of its multipliers; `None` beyond the bounds of amounts.
    pub(in crate::tally::points) fn worth(
        &self,
        quantity: i64,
        applies: impl Fn(&Multiplier) -> bool,
    ) -> Option<i64> {
        if self.multipliers.is_empty() {
            return product::plain(self.points, quantity, product::parts(quantity));
        }
        let factors = self.multipliers.iter().filter(|multiplier| applies(multiplier));
        product::product(self.points, quantity, factors.map(|multiplier| multiplier.factor))
    }
}
