//! Bonuses, penalties and vetoes (R4).

use super::score::{Beyond, Figures, each, of};
use super::value::Value;
use crate::scheme::{Adjustment, Appraisal, Sign, Worth};
use crate::value::{Amount, Fraction};

/// What bonuses and penalties come to for a subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Adjusted {
    /// By adjustment, as positive amounts.
    pub(super) groups: Vec<Group>,
    /// All bonuses, under their ceiling.
    pub(super) bonus: Amount,
    /// All penalties, under theirs, as a positive amount.
    pub(super) penalty: Amount,
}

/// What an adjustment comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// By item: before its ceiling, and under it.
    pub(super) items: Vec<(Amount, Amount)>,
    /// The sum of its items, under its ceiling.
    pub(super) amount: Amount,
}

/// What bonuses and penalties come to for each subject; empty where there are none.
pub(super) fn adjusted(appraisal: &Appraisal, figures: &Figures) -> Result<Vec<Adjusted>, Beyond> {
    if appraisal.adjustments.is_empty() {
        return Ok(Vec::new());
    }
    each(0..figures.groups.len(), |subject| of_subject(appraisal, figures, subject))
}

fn of_subject(appraisal: &Appraisal, figures: &Figures, subject: usize) -> Result<Adjusted, Beyond> {
    let mut groups = Vec::with_capacity(appraisal.adjustments.len());
    for (adjustment, columns) in appraisal.adjustments.iter().zip(&figures.items) {
        groups.push(group(adjustment, columns, subject, appraisal.decimals)?);
    }
    let all = |sign: Sign, ceiling: Option<Amount>| {
        let own = appraisal.adjustments.iter().zip(&groups).filter(|(adjustment, _)| adjustment.sign == sign);
        let sum = of(&appraisal.code, Amount::sum(own.map(|(_, group)| group.amount)))?;
        Ok(under(sum, ceiling))
    };
    let (bonus, penalty) = (all(Sign::Bonus, appraisal.bonuses)?, all(Sign::Penalty, appraisal.penalties)?);
    Ok(Adjusted { groups, bonus, penalty })
}

fn group(
    adjustment: &Adjustment,
    columns: &[Vec<Value>],
    subject: usize,
    decimals: u8,
) -> Result<Group, Beyond> {
    let mut items = Vec::with_capacity(adjustment.items.len());
    for (item, column) in adjustment.items.iter().zip(columns) {
        let number = column.get(subject).map_or(Ok(None), |value| of(&item.code, value.number()))?;
        let number = number.unwrap_or(Fraction::ZERO);
        let worth = match &item.worth {
            Worth::Each { each, .. } => of(&item.code, number.times(Fraction::from(*each)))?,
            // Honours are measured in points.
            Worth::Honours { .. } => number,
        };
        let worth = of(&item.code, worth.max(Fraction::ZERO).rounded(decimals))?;
        items.push((worth, under(worth, item.ceiling)));
    }
    let sum = of(&adjustment.code, Amount::sum(items.iter().map(|(_, amount)| *amount)))?;
    Ok(Group { items, amount: under(sum, adjustment.ceiling) })
}

fn under(amount: Amount, ceiling: Option<Amount>) -> Amount {
    ceiling.map_or(amount, |ceiling| amount.min(ceiling))
}

/// The vetoes that hold for a subject, in declared order.
pub(super) fn vetoes(appraisal: &Appraisal, figures: &Figures, subject: usize) -> Result<Vec<usize>, Beyond> {
    let mut holding = Vec::new();
    for (at, (veto, column)) in appraisal.vetoes.iter().zip(&figures.vetoes).enumerate() {
        let number = column.get(subject).map_or(Ok(None), |value| of(&veto.code, value.number()))?;
        if number.is_some_and(|number| number >= Fraction::from(veto.from)) {
            holding.push(at);
        }
    }
    Ok(holding)
}
