//! From figures to scores and totals (R3, R4): a function of the rules and of what was measured alone.

use std::collections::BTreeMap;

use super::adjust::{Adjusted, adjusted};
use super::value::Value;
use crate::scheme::{Appraisal, How, Indicator, NoData, Scoring};
use crate::value::{Amount, Code, Fraction, Ratio, ValueError};

/// What was measured, column by column; a column has a value for each subject.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures {
    /// The group of peers of each subject.
    pub(super) groups: Vec<u32>,
    /// By indicator.
    pub(super) indicators: Vec<Vec<Value>>,
    /// By adjustment and item.
    pub(super) items: Vec<Vec<Vec<Value>>>,
    /// By veto.
    pub(super) vetoes: Vec<Vec<Value>>,
    /// By grade and demand.
    pub(super) demands: Vec<Vec<Vec<Value>>>,
}

/// What an indicator is worth to a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Score {
    /// Before the weights of those left out are shared among the others and it is rounded; `None` if it is left out.
    pub(super) raw: Option<Fraction>,
    /// What it is worth; 0 if it is left out.
    pub(super) score: Amount,
    /// Of a score by rank: the rank, and how many peers have data.
    pub(super) rank: Option<(u32, u32)>,
}

/// What figures come to before they are graded.
#[derive(Clone, Debug, Default)]
pub(super) struct Scores {
    /// By indicator and subject.
    pub(super) indicators: Vec<Vec<Score>>,
    /// By subject; empty where nothing is adjusted.
    pub(super) adjusted: Vec<Adjusted>,
    /// By subject; `None` for one that is unrated.
    pub(super) totals: Vec<Option<Amount>>,
}

/// A figure leaves its bounds: the code of what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beyond(pub(super) Code);

/// Names what left its bounds.
pub(super) fn of<T>(code: &Code, result: Result<T, ValueError>) -> Result<T, Beyond> {
    result.map_err(|_| Beyond(code.clone()))
}

/// The scores and totals of all subjects.
pub(super) fn scores(appraisal: &Appraisal, figures: &Figures) -> Result<Scores, Beyond> {
    let subjects = figures.groups.len();
    let columns = appraisal.indicators.iter().zip(&figures.indicators);
    let columns = columns.map(|(indicator, values)| column(indicator, values, &figures.groups));
    let mut indicators = columns.collect::<Result<Vec<_>, _>>()?;
    let adjusted = adjusted(appraisal, figures)?;
    let all = weights(appraisal.indicators.iter())?;
    let mut totals = Vec::with_capacity(subjects);
    for subject in 0..subjects {
        let rated = share(appraisal, all, subject, &mut indicators)?;
        let parts = indicators.iter().filter_map(|column| column.get(subject)).map(|score| score.score);
        let (bonus, penalty) = adjusted
            .get(subject)
            .map_or_else(Default::default, |adjusted| (adjusted.bonus, adjusted.penalty));
        let total = of(&appraisal.code, Amount::sum(parts.chain([appraisal.base, bonus, -penalty])))?;
        totals.push(rated.then(|| clamped(appraisal, total)));
    }
    Ok(Scores { indicators, adjusted, totals })
}

/// A total within what is laid down.
pub(super) fn clamped(appraisal: &Appraisal, total: Amount) -> Amount {
    let total = appraisal.least.map_or(total, |least| total.max(least));
    appraisal.most.map_or(total, |most| total.min(most))
}

/// What indicators weigh together.
fn weights<'i>(mut indicators: impl Iterator<Item = &'i Indicator>) -> Result<Fraction, Beyond> {
    indicators.try_fold(Fraction::ZERO, |sum, indicator| {
        of(&indicator.code, sum.plus(Fraction::from(indicator.weight)))
    })
}

/// Rounds the scores of a subject, the weights of what is left out, of `all`, shared by the others; `false` if nothing is
/// left.
fn share(
    appraisal: &Appraisal,
    all: Fraction,
    subject: usize,
    indicators: &mut [Vec<Score>],
) -> Result<bool, Beyond> {
    let columns = appraisal.indicators.iter().zip(&*indicators);
    let out = columns.filter(|(_, column)| column.get(subject).is_some_and(|score| score.raw.is_none()));
    let left = weights(out.map(|(indicator, _)| indicator))?;
    // Mostly nothing is left out.
    let factor = if left == Fraction::ZERO && all != Fraction::ZERO {
        Some(Fraction::ONE)
    } else {
        let stay = of(&appraisal.code, all.less(left))?;
        of(&appraisal.code, all.over(stay))?
    };
    let Some(factor) = factor else { return Ok(appraisal.indicators.is_empty()) };
    for (indicator, column) in appraisal.indicators.iter().zip(indicators) {
        let Some(score) = column.get_mut(subject) else { continue };
        if let Some(raw) = score.raw {
            let shared = if factor == Fraction::ONE { raw } else { of(&indicator.code, raw.times(factor))? };
            score.score = of(&indicator.code, shared.rounded(appraisal.decimals))?;
        }
    }
    Ok(true)
}

/// What an indicator is worth to each subject, not yet rounded.
fn column(indicator: &Indicator, values: &[Value], groups: &[u32]) -> Result<Vec<Score>, Beyond> {
    let number = |value: &Value| of(&indicator.code, value.number());
    let ranks = match &indicator.how {
        How::Measured { scoring: Scoring::Rank { lowest_first }, .. } => {
            Some(ranks(&each(values, number)?, groups, *lowest_first))
        }
        _ => None,
    };
    let weight = Fraction::from(indicator.weight);
    let mut ranks = ranks.into_iter().flatten();
    each(values, |value| {
        let rank = ranks.next().flatten();
        let raw = match (number(value)?, indicator.no_data) {
            (Some(number), _) => Some(of(&indicator.code, raw(indicator, weight, number, rank))?),
            (None, NoData::Full) => Some(weight),
            (None, NoData::Zero) => Some(Fraction::ZERO),
            (None, NoData::Out) => None,
        };
        Ok(Score { raw, score: Amount::ZERO, rank })
    })
}

/// What each comes to, or the first error; of as many as there are, so that room is made once.
pub(super) fn each<T, R, E>(
    values: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
    mut of: impl FnMut(T) -> Result<R, E>,
) -> Result<Vec<R>, E> {
    let values = values.into_iter();
    let mut all = Vec::with_capacity(values.len());
    for value in values {
        all.push(of(value)?);
    }
    Ok(all)
}

/// What a value is worth under an indicator (R3).
fn raw(
    indicator: &Indicator,
    weight: Fraction,
    value: Fraction,
    rank: Option<(u32, u32)>,
) -> Result<Fraction, ValueError> {
    let scoring = match &indicator.how {
        How::Mix { .. } => return weight.times(value),
        How::Measured { scoring, .. } => scoring,
    };
    let share = match scoring {
        Scoring::Ratio { target } => value.over(Fraction::from(*target))?.map(within_one),
        Scoring::Linear { from, to } => {
            let (from, to) = (Fraction::from(*from), Fraction::from(*to));
            value.less(from)?.over(to.less(from)?)?.map(within_one)
        }
        Scoring::Bands { bands } => {
            let holds = |from: Ratio| Fraction::from(from) <= value;
            let band = bands.iter().rev().find(|band| holds(band.from));
            band.map(|band| Fraction::from(band.share))
        }
        Scoring::Rank { .. } => {
            let place =
                |(rank, of): (u32, u32)| Fraction::new((i128::from(of) - i128::from(rank)) + 1, of.into());
            rank.and_then(place)
        }
        Scoring::Deduct { each, floor } => {
            let left = weight.less(Fraction::from(*each).times(value)?)?;
            return Ok(left.max(Fraction::from(*floor)));
        }
        Scoring::Points => return Ok(value.clamp(Fraction::ZERO, weight)),
    };
    weight.times(share.unwrap_or(Fraction::ZERO))
}

pub(super) fn within_one(share: Fraction) -> Fraction {
    share.clamp(Fraction::ZERO, Fraction::ONE)
}

/// The rank of each among its peers with data, ties at the first place of theirs (1224), and how many these are.
fn ranks(numbers: &[Option<Fraction>], groups: &[u32], lowest_first: bool) -> Vec<Option<(u32, u32)>> {
    let mut peers: BTreeMap<u32, Vec<Fraction>> = BTreeMap::new();
    for (number, group) in numbers.iter().zip(groups) {
        if let Some(number) = number {
            peers.entry(*group).or_default().push(*number);
        }
    }
    for peers in peers.values_mut() {
        peers.sort_unstable();
    }
    let rank = |(number, group): (&Option<Fraction>, &u32)| {
        let (number, peers) = ((*number)?, peers.get(group)?);
        let better = if lowest_first {
            peers.partition_point(|one| *one < number)
        } else {
            peers.len() - peers.partition_point(|one| *one <= number)
        };
        Some((u32::try_from(better + 1).ok()?, u32::try_from(peers.len()).ok()?))
    };
    numbers.iter().zip(groups).map(rank).collect()
}
