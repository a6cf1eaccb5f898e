//! The values at which a measure comes to be worth something else, for the search of a [lift](super::lift).

use super::lift::Use;
use super::value::Value;
use crate::scheme::{Scoring, Sign, What};
use crate::value::{Fraction, ValueError};

/// Which way a measure is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    More,
    Less,
}

/// Values in the order in which they are reached, each worth at least what the one before is.
#[derive(Debug)]
pub(super) enum Steps {
    /// So many steps of one size from a value on.
    Even { from: Fraction, step: Fraction, count: i64 },
    /// These values.
    Listed(Vec<Fraction>),
    /// Where `zero + slope · value` is rounded up to the units after `first`, so many of them.
    Rounded { zero: Fraction, slope: Fraction, unit: Fraction, first: i64, count: i64 },
}

/// The most steps that are looked through.
const MOST: i64 = 1 << 40;

impl Steps {
    pub(super) fn len(&self) -> i64 {
        match self {
            Self::Even { count, .. } | Self::Rounded { count, .. } => *count,
            Self::Listed(values) => i64::try_from(values.len()).unwrap_or(MOST),
        }
    }

    pub(super) fn get(&self, at: i64) -> Result<Option<Fraction>, ValueError> {
        match self {
            Self::Even { from, step, .. } => from.plus(step.times(Fraction::from(at + 1))?).map(Some),
            Self::Listed(values) => Ok(usize::try_from(at).ok().and_then(|at| values.get(at).copied())),
            Self::Rounded { zero, slope, unit, first, .. } => {
                // Halves are rounded away from zero, and units are over 0 here: the edge itself is in.
                let half = Fraction::new(1, 2).unwrap_or(Fraction::ZERO);
                let edge = Fraction::from(first + at + 1).less(half)?.times(*unit)?;
                edge.less(*zero)?.over(*slope)
            }
        }
    }
}

/// Whole numbers for counts, thousandths for points, from a value on; `None` for what has exact bounds.
pub(super) fn even(what: &What, value: Fraction, toward: Toward) -> Result<Option<Steps>, ValueError> {
    let (step, least) = match what {
        What::Points { .. } => (Fraction::new(1, 1000).unwrap_or(Fraction::ONE), None),
        What::Reported
        | What::Accepted
        | What::Resolved
        | What::Closed
        | What::Rejected
        | What::Merged
        | What::Open
        | What::OpenOverdue
        | What::Backlog { .. }
        | What::Breaches
        | What::Returns
        | What::Records { .. }
        | What::ActiveMonths { .. }
        | What::Headcount { .. } => (Fraction::ONE, Some(Fraction::ZERO)),
        _ => return Ok(None),
    };
    let count = match (toward, least) {
        (Toward::Less, Some(least)) => {
            let steps = value.less(least)?;
            i64::try_from(steps.num() / steps.den()).unwrap_or(MOST).min(MOST)
        }
        _ => MOST,
    };
    let step = if toward == Toward::More { step } else { Fraction::ZERO.less(step)? };
    Ok(Some(Steps::Even { from: value, step, count }))
}

/// The bounds of a measure that has exact ones.
pub(super) fn bounds(what: &What) -> (Option<Fraction>, Option<Fraction>) {
    let whole = |number: i64| Some(Fraction::from(number));
    match what {
        What::ResolutionShare
        | What::OnTimeShare
        | What::SettledInPlace { .. }
        | What::ReopenShare
        | What::AccurateDispatchShare
        | What::PartnerAnswerShare
        | What::BestMarkShare
        | What::DutyFulfilment { .. }
        | What::Coverage { .. } => (whole(0), whole(1)),
        What::Mark { .. } => (whole(1), whole(5)),
        What::FirstResponse => (whole(0), None),
        _ => (None, None),
    }
}

/// The values at which one use of a measure comes to be worth more, from a value on in a direction; `peers` have the
/// values of the measure among the peers.
pub(super) fn exact(
    one: Use<'_>,
    (decimals, factor): (u8, Fraction),
    (value, toward): (Fraction, Toward),
    peers: &[Value],
) -> Result<Steps, ValueError> {
    let affine = |zero: Fraction, slope: Fraction, most: Fraction| -> Result<Steps, ValueError> {
        let rises = slope > Fraction::ZERO;
        if slope == Fraction::ZERO || rises != (toward == Toward::More) {
            return Ok(Steps::Listed(Vec::new()));
        }
        let unit = Fraction::new(1, 10_i128.pow(u32::from(decimals.min(3)))).unwrap_or(Fraction::ONE);
        let units = |worth: Fraction| {
            let units = worth.over(unit)?.unwrap_or(Fraction::ZERO);
            Ok::<_, ValueError>(i64::try_from(units.num().div_euclid(units.den())).unwrap_or(MOST))
        };
        // What it is worth now, rounded, lies at this many units at least, and the most at this many at most.
        let first = units(zero.plus(slope.times(value)?)?.max(Fraction::ZERO))?;
        let count = (units(most)? + 1).saturating_sub(first).clamp(0, MOST);
        Ok(Steps::Rounded { zero, slope, unit, first, count })
    };
    match one {
        Use::Indicator(_, indicator, scoring) => {
            let weight = Fraction::from(indicator.weight).times(factor)?;
            match scoring {
                Scoring::Ratio { target } => {
                    let slope = weight.over(Fraction::from(*target))?.unwrap_or(Fraction::ZERO);
                    affine(Fraction::ZERO, slope, weight)
                }
                Scoring::Linear { from, to } => {
                    let (from, to) = (Fraction::from(*from), Fraction::from(*to));
                    let slope = weight.over(to.less(from)?)?.unwrap_or(Fraction::ZERO);
                    affine(Fraction::ZERO.less(slope.times(from)?)?, slope, weight)
                }
                Scoring::Points => affine(Fraction::ZERO, factor, weight),
                Scoring::Deduct { each, .. } => {
                    let slope = Fraction::ZERO.less(Fraction::from(*each).times(factor)?)?;
                    affine(weight, slope, weight)
                }
                Scoring::Bands { bands } => {
                    let bounds = bands.iter().map(|band| Fraction::from(band.from));
                    Ok(listed(bounds.collect(), value, toward))
                }
                Scoring::Rank { .. } => {
                    let values = peers.iter().map(|value| value.number()).collect::<Result<Vec<_>, _>>()?;
                    Ok(listed(values.into_iter().flatten().collect(), value, toward))
                }
            }
        }
        Use::Item(_, _, each, Sign::Bonus) => affine(Fraction::ZERO, each, Fraction::from(MOST)),
        Use::Item(_, _, each, Sign::Penalty) => {
            // What is taken away falls a unit at a time, just below each edge: the edge itself is not in.
            let _ = each;
            Ok(Steps::Listed(if toward == Toward::Less { vec![Fraction::ZERO] } else { Vec::new() }))
        }
        Use::Veto(_) => {
            Ok(Steps::Listed(if toward == Toward::Less { vec![Fraction::ZERO] } else { Vec::new() }))
        }
        Use::Demand(_, _, least) => Ok(listed(vec![least], value, toward)),
    }
}

/// The values beyond another in a direction, nearest first.
fn listed(mut values: Vec<Fraction>, value: Fraction, toward: Toward) -> Steps {
    values.retain(|one| if toward == Toward::More { *one > value } else { *one < value });
    values.sort_unstable();
    values.dedup();
    if toward == Toward::Less {
        values.reverse();
    }
    Steps::Listed(values)
}
