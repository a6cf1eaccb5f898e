//! Appraisal (考核, R1–R6): who is appraised, by what, for which period; grades; what they are used for.

mod adjust;
mod grade;
mod indicator;
mod measure;
mod result;

use serde::Serialize;

use super::{Basis, TierNo};
use crate::value::{Amount, Code, Duration, Name, PeriodKind, ValueError};
pub use adjust::{Adjustment, AdjustmentItem, HonourLevel, Veto, Worth};
pub use grade::{Demand, Grade, Grading, PeerGroup, Peers};
pub use indicator::{Band, How, Indicator, MixPart, Scoring};
pub use measure::{CaseWeight, Measure, Narrowing, What};
pub use result::{ResultRule, Signs};

/// An appraisal (考核方案, R1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Appraisal {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Whom it appraises; in JSON the fields `role` and `tier`, or `volunteers`.
    #[serde(flatten)]
    pub subjects: Subjects,
    /// For which period; never `all`.
    pub per: PeriodKind,
    /// What a total begins with.
    #[serde(skip_serializing_if = "is_zero")]
    pub base: Amount,
    /// To how many decimals each indicator and adjustment is rounded, once: 0 to 3.
    pub decimals: u8,
    /// What is scored, in declared order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// Bonuses and penalties beside the indicators, in declared order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<Adjustment>,
    /// The ceiling of all bonuses together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bonuses: Option<Amount>,
    /// The ceiling of all penalties together, as a positive amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub penalties: Option<Amount>,
    /// The least a total can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<Amount>,
    /// The most a total can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<Amount>,
    /// What sets the grade whatever the total (一票否决), in declared order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub vetoes: Vec<Veto>,
    /// Its grades or stars; none: totals and ranks alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grading: Option<Grading>,
    /// What its grades are used for, in declared order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<ResultRule>,
    /// How long after the period's end its results are provisional (公示异议); none: they never are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objection: Option<Duration>,
    /// What it rests on.
    pub basis: Basis,
}

/// Whom an appraisal appraises (R1): those who serve, and units. Never residents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Subjects {
    /// Each member who held a post of this role on at least half of the period's days.
    Role {
        /// The role.
        role: Code,
        /// Only posts at units of this tier.
        #[serde(skip_serializing_if = "Option::is_none")]
        tier: Option<TierNo>,
    },
    /// Each member who was enrolled as a volunteer on at least half of the period's days.
    Volunteers {
        /// Always true.
        volunteers: bool,
    },
    /// Each unit of a tier that exists on the period's last day.
    Units {
        /// The tier.
        tier: TierNo,
    },
}

/// A figure from outside (外部评分): a democratic assessment, an inspection, the marks of several scorers (R2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Input {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Who gives it, each group with a weight; none: whoever gives it, all alike.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scorers: Vec<Scorer>,
    /// What it rests on.
    pub basis: Basis,
}

/// A group of scorers (评分主体) of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scorer {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Its weight; over 0.
    pub weight: Amount,
}

impl Appraisal {
    /// The full mark (满分): the base and all weights; without indicators the most a total can be, or else the base and
    /// all bonuses under their ceiling.
    ///
    /// # Errors
    ///
    /// `overflow`, of which no checked scheme is capable.
    pub fn full(&self) -> Result<Amount, ValueError> {
        let weights = self.indicators.iter().map(|indicator| indicator.weight);
        match (self.indicators.is_empty(), self.most, self.bonuses) {
            (true, Some(most), _) => Ok(most),
            (true, None, Some(bonuses)) => self.base.checked_add(bonuses),
            _ => Amount::sum(weights.chain([self.base])),
        }
    }
}

fn is_zero(amount: &Amount) -> bool {
    *amount == Amount::ZERO
}
