//! At which values a measure comes to be worth something else, for the search of a [lift](super::lift).

use super::lift::Use;
use super::value::Value;
use crate::scheme::{Appraisal, Scoring, Sign, What};
use crate::tally::appraise::score::within_one;
use crate::value::{Amount, Fraction, Period, PeriodKind, ValueError};

/// Which way a measure is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    More,
    Less,
}

/// How what a measure is worth in one use changes with its value.
#[derive(Debug)]
pub(super) struct Edges {
    shape: Shape,
    /// Which way it changes for the better; `None`: now this way, now that.
    pub(super) better: Option<Toward>,
}

#[derive(Debug)]
enum Shape {
    /// At these values, in rising order.
    Listed(Vec<Fraction>),
    /// Where `zero + slope · value`, between `least` and `most`, is rounded to another unit: at halves of units.
    Rounded {
        zero: Fraction,
        slope: Fraction,
        unit: Fraction,
        least: Option<Fraction>,
        most: Option<Fraction>,
    },
}

/// The values that a measure can have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Domain {
    /// How far one value is from the next; `None`: there is always one in between.
    pub(super) step: Option<Fraction>,
    pub(super) least: Fraction,
    pub(super) most: Fraction,
}

impl Domain {
    /// Whole numbers for counts, thousandths for points; shares and means are dense.
    pub(super) fn of(what: &What, period: Period) -> Self {
        let whole = |number: u32| Fraction::from(i64::from(number));
        let most = Fraction::from(Amount::MAX);
        let count = |most| Self { step: Some(Fraction::ONE), least: Fraction::ZERO, most };
        let dense = |least, most| Self { step: None, least, most };
        match what {
            What::Points { .. } => {
                let thousandth = Fraction::new(1, 1000);
                Self { step: thousandth, least: Fraction::from(Amount::MIN), most }
            }
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
            | What::Headcount { .. } => count(most),
            What::ActiveMonths { .. } => {
                let months = super::mix::within(period, PeriodKind::Month).count();
                count(whole(u32::try_from(months).unwrap_or(u32::MAX)))
            }
            What::ResolutionShare
            | What::OnTimeShare
            | What::SettledInPlace { .. }
            | What::ReopenShare
            | What::AccurateDispatchShare
            | What::PartnerAnswerShare
            | What::BestMarkShare
            | What::DutyFulfilment { .. }
            | What::Coverage { .. } => dense(Fraction::ZERO, Fraction::ONE),
            What::Mark { .. } => dense(Fraction::ONE, whole(5)),
            What::FirstResponse => dense(Fraction::ZERO, most),
            What::Input { .. } => dense(Fraction::from(Amount::MIN), most),
        }
    }

    /// How far it reaches in a direction.
    pub(super) fn end(&self, toward: Toward) -> Fraction {
        match toward {
            Toward::More => self.most,
            Toward::Less => self.least,
        }
    }
}

impl Edges {
    /// Those of a use. The weights of what is left out raise an indicator by `factor`; `others` are the values among
    /// the peers, without the subject's own; grades up to the place `enough` are good enough.
    pub(super) fn of(
        one: Use<'_>,
        (appraisal, factor): (&Appraisal, Fraction),
        domain: Domain,
        others: &[Value],
        enough: usize,
    ) -> Result<Self, ValueError> {
        let unit =
            Fraction::new(1, 10_i128.pow(u32::from(appraisal.decimals.min(3)))).unwrap_or(Fraction::ONE);
        let rounded = |zero, slope: Fraction, least, most| {
            let better = if slope > Fraction::ZERO { Toward::More } else { Toward::Less };
            Self { shape: Shape::Rounded { zero, slope, unit, least, most }, better: Some(better) }
        };
        let listed = |values, better| Self { shape: Shape::Listed(values), better };
        Ok(match one {
            Use::Indicator(indicator, scoring) => {
                let weight = Fraction::from(indicator.weight).times(factor)?;
                let share = |zero, slope| rounded(zero, slope, Some(Fraction::ZERO), Some(weight));
                let over = |one: Fraction, by| Ok::<_, ValueError>(one.over(by)?.unwrap_or(Fraction::ZERO));
                match scoring {
                    Scoring::Ratio { target } => {
                        share(Fraction::ZERO, over(weight, Fraction::from(*target))?)
                    }
                    Scoring::Linear { from, to } => {
                        let (from, to) = (Fraction::from(*from), Fraction::from(*to));
                        let slope = over(weight, to.less(from)?)?;
                        share(Fraction::ZERO.less(slope.times(from)?)?, slope)
                    }
                    Scoring::Points => share(Fraction::ZERO, factor),
                    Scoring::Deduct { each, floor } => {
                        let slope = Fraction::ZERO.less(Fraction::from(*each).times(factor)?)?;
                        rounded(weight, slope, Some(Fraction::from(*floor).times(factor)?), None)
                    }
                    Scoring::Bands { bands } => {
                        // What is worth nothing comes first, where there is anything below the first bound.
                        let mut shares = vec![Fraction::ZERO];
                        let mut bounds = Vec::new();
                        for band in bands {
                            let (from, share) =
                                (Fraction::from(band.from), within_one(Fraction::from(band.share)));
                            if from <= domain.least {
                                shares.clear();
                            } else {
                                bounds.push(from);
                            }
                            shares.push(share);
                        }
                        let better = if shares.is_sorted() {
                            Some(Toward::More)
                        } else {
                            shares.iter().rev().is_sorted().then_some(Toward::Less)
                        };
                        listed(bounds, better)
                    }
                    Scoring::Rank { lowest_first } => {
                        let mut values = Vec::with_capacity(others.len());
                        for value in others {
                            values.extend(value.number()?);
                        }
                        values.sort_unstable();
                        values.dedup();
                        listed(values, Some(if *lowest_first { Toward::Less } else { Toward::More }))
                    }
                }
            }
            Use::Item(each, ceiling, sign) => {
                let mut edges = rounded(Fraction::ZERO, each, Some(Fraction::ZERO), ceiling);
                edges.better = Some(if sign == Sign::Bonus { Toward::More } else { Toward::Less });
                edges
            }
            Use::Veto(from, grade) => {
                // One that sets a grade that is good enough may help as well.
                listed(vec![from], (grade > enough).then_some(Toward::Less))
            }
            Use::Demand(least) => listed(vec![least], Some(Toward::More)),
        })
    }

    /// How many edges there are from a value to another, both included, in the direction from the one to the other.
    pub(super) fn count(&self, from: Fraction, to: Fraction) -> Result<i128, ValueError> {
        let toward = if to < from { Toward::Less } else { Toward::More };
        Ok(match self.first(from, toward, true)? {
            None => 0,
            Some(first) => match (self.first(to, toward, false), self.last(toward)?) {
                (Ok(Some(beyond)), _) => (beyond - first).abs(),
                (_, Some(last)) => (last - first).abs() + 1,
                (Ok(None), None) => 1,
                // Where so far a value is worth more than can be told, the edges have to end before.
                (Err(error), None) => return Err(error),
            },
        })
    }

    /// The edge that lies so many after the first one from a value on.
    pub(super) fn nth(
        &self,
        from: Fraction,
        toward: Toward,
        nth: i128,
    ) -> Result<Option<Fraction>, ValueError> {
        let Some(first) = self.first(from, toward, true)? else { return Ok(None) };
        let at = if self.rises(toward) { first + nth } else { first - nth };
        self.at(at)
    }

    /// The next edge beyond a value.
    pub(super) fn next(&self, from: Fraction, toward: Toward) -> Result<Option<Fraction>, ValueError> {
        self.first(from, toward, false)?.map_or(Ok(None), |at| self.at(at))
    }

    /// Whether the numbers of edges rise in a direction.
    fn rises(&self, toward: Toward) -> bool {
        match &self.shape {
            Shape::Listed(_) => toward == Toward::More,
            Shape::Rounded { slope, .. } => (toward == Toward::More) == (*slope > Fraction::ZERO),
        }
    }

    /// The number of the first edge from a value on, or only beyond it.
    fn first(&self, from: Fraction, toward: Toward, included: bool) -> Result<Option<i128>, ValueError> {
        match &self.shape {
            Shape::Listed(values) => {
                let below = values.partition_point(|one| *one < from);
                let up_to = values.partition_point(|one| *one <= from);
                let place = match (toward, included) {
                    (Toward::More, true) => Some(below),
                    (Toward::More, false) => Some(up_to),
                    (Toward::Less, true) => up_to.checked_sub(1),
                    (Toward::Less, false) => below.checked_sub(1),
                };
                Ok(place.filter(|place| *place < values.len()).and_then(|place| i128::try_from(place).ok()))
            }
            Shape::Rounded { zero, slope, unit, least, most } => {
                if *slope == Fraction::ZERO {
                    return Ok(None);
                }
                let worth = zero.plus(slope.times(from)?)?;
                let up = self.rises(toward);
                // Beyond its bounds it is worth what it is worth at them.
                let (near, far) = if up { (least, most) } else { (most, least) };
                let past = |worth: Fraction, bound: Fraction| if up { worth > bound } else { worth < bound };
                let (worth, included) = match near {
                    Some(near) if past(*near, worth) => (*near, true),
                    _ => (worth, included),
                };
                // Edge number j is where it is worth (j + ½) units.
                let units = halves(worth, *unit)?;
                let exact = units.den() == 1;
                let floor = units.num().div_euclid(units.den());
                let at = match (up, exact, included) {
                    (true, true, true) | (false, true, true) | (false, false, _) => floor,
                    (true, _, _) => floor + 1,
                    (false, true, false) => floor - 1,
                };
                let edge = at_half(at, *unit)?;
                Ok(far.is_none_or(|far| !past(edge, far)).then_some(at))
            }
        }
    }

    /// The number of the last edge in a direction, if there is an end to them.
    fn last(&self, toward: Toward) -> Result<Option<i128>, ValueError> {
        match &self.shape {
            Shape::Listed(values) => Ok(match toward {
                Toward::More => i128::try_from(values.len()).ok().map(|count| count - 1),
                Toward::Less => Some(0),
            }),
            Shape::Rounded { unit, least, most, .. } => {
                let up = self.rises(toward);
                let Some(far) = (if up { most } else { least }) else { return Ok(None) };
                let units = halves(*far, *unit)?;
                let floor = units.num().div_euclid(units.den());
                Ok(Some(if up || units.den() == 1 { floor } else { floor + 1 }))
            }
        }
    }

    fn at(&self, number: i128) -> Result<Option<Fraction>, ValueError> {
        match &self.shape {
            Shape::Listed(values) => Ok(usize::try_from(number).ok().and_then(|at| values.get(at)).copied()),
            Shape::Rounded { zero, slope, unit, .. } => at_half(number, *unit)?.less(*zero)?.over(*slope),
        }
    }
}

/// So many units less half a one.
fn halves(worth: Fraction, unit: Fraction) -> Result<Fraction, ValueError> {
    worth.over(unit)?.unwrap_or(Fraction::ZERO).less(Fraction::HALF)
}

/// So many and a half units.
fn at_half(number: i128, unit: Fraction) -> Result<Fraction, ValueError> {
    let number = Fraction::new(number, 1).unwrap_or(Fraction::ZERO);
    number.plus(Fraction::HALF)?.times(unit)
}
