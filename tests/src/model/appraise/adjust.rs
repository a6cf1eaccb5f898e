//! Bonuses, penalties, vetoes (R4).

use wangge::scheme::{Appraisal, Sign, Worth};
use wangge::value::Amount;

use super::{Exact, Figures};

/// What bonuses and penalties come to, in positive thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjusted {
    /// By group and item: before its ceiling, and under it.
    pub items: Vec<Vec<(i64, i64)>>,
    /// By group.
    pub groups: Vec<i64>,
    /// All bonuses.
    pub bonus: i64,
    /// All penalties.
    pub penalty: i64,
}

fn under(amount: i64, ceiling: Option<Amount>) -> i64 {
    ceiling.map_or(amount, |ceiling| amount.min(ceiling.thousandths()))
}

/// R4: ceilings apply to the item's sum, then the group's, then to all bonuses and all penalties apart.
pub fn adjusted(appraisal: &Appraisal, figures: &Figures) -> Adjusted {
    let (mut items, mut groups) = (Vec::new(), Vec::new());
    let (mut bonus, mut penalty) = (0, 0);
    for (group, values) in appraisal.adjustments.iter().zip(&figures.items) {
        let mut own = Vec::new();
        for (item, value) in group.items.iter().zip(values) {
            let value = value.unwrap_or(Exact::ZERO);
            let worth = match &item.worth {
                Worth::Each { each, .. } => Exact::from(*each) * value,
                Worth::Honours { .. } => value,
            };
            // A group is of one sign.
            let worth = worth.max(Exact::ZERO).rounded(appraisal.decimals);
            own.push((worth, under(worth, item.ceiling)));
        }
        let sum = under(own.iter().map(|(_, amount)| amount).sum(), group.ceiling);
        match group.sign {
            Sign::Bonus => bonus += sum,
            Sign::Penalty => penalty += sum,
        }
        items.push(own);
        groups.push(sum);
    }
    let (bonus, penalty) = (under(bonus, appraisal.bonuses), under(penalty, appraisal.penalties));
    Adjusted { items, groups, bonus, penalty }
}

/// The vetoes that hold, by their places.
pub fn holding(appraisal: &Appraisal, figures: &Figures) -> Vec<usize> {
    let vetoes = appraisal.vetoes.iter().zip(&figures.vetoes).enumerate();
    let holds =
        vetoes.filter(|(_, (veto, value))| value.is_some_and(|value| value >= Exact::from(veto.from)));
    holds.map(|(at, _)| at).collect()
}
